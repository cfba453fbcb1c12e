"""What becomes of a row: the event, who took part, where it was, who died, and which sources ACLED names."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.acled.actors import Side
from loaders.acled.codes import CIVILIANS_KILLED
from loaders.acled.event import MONTH, WEEK, AcledEvent
from loaders.acled.involvements import LETTERS, involvements, parts, roles
from loaders.acled.named_sources import source_id
from loaders.published import Published
from ontology.events import CasualtyEstimate, Estimation, Event, FigureAttribution, Setting
from ontology.model import Citation, Node, Relation
from ontology.records import Position, Row
from ontology.values import Text
from ontology.vocabularies import EventKind, Harm, Role, Scope

COLUMNS = {"id": "event_id_cnty", "when": "event_date", "summary": "notes"}
"""What the properties of an event are called there."""
MASSACRE = 5
"""So many who were not fighting, killed on purpose in one event, are a massacre."""
VICTIMS = Text("All who died, on all sides", "Tous les morts, de tous les camps")
NONE_REPORTED = Text(
    "ACLED writes 0 where no death is reported, and where its sources do not say.",
    "ACLED écrit 0 si aucun mort n’est signalé, et si ses sources n’en disent rien.",
)


class AcledRow(Row):
    """A row, of which it is told by ACLED's own names where its columns are what is wrong."""

    def locate(self, record: int, attribute: str) -> tuple[Position, str]:
        """The column in which a value stands, where one alone has it."""
        position, name = super().locate(record, attribute)
        return position, COLUMNS.get(name, name) if isinstance(self.records[record], Event) else name

    def written(self, record: int, attribute: str, value: str) -> str:
        """An id of an event as ACLED writes it."""
        is_id = attribute == "id" and isinstance(self.records[record], Event)
        return value.rpartition("-")[2].upper() if is_id else value


@dataclass(frozen=True)
class EventRow:
    """A row with all that its event is known by: its sides, and which row of the event it is (None: the only one)."""

    event: AcledEvent
    sides: tuple[Side, ...]
    number: int | None
    published: Published

    @property
    def key(self) -> str:
        """What stands for the event in ids."""
        return f"{self.published.key}-{self.event.id}"

    @property
    def id(self) -> str:
        """The id of the event."""
        return f"{Event.path()}/{self.key}"

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The citation of the event in its file."""
        return self.published.cited(self.event.id.upper())


def acled_records(row: EventRow, place: str) -> Iterator[Node | Relation]:
    """The records of a row, the event first, which happened at a place of this id. A second row adds who took part."""
    if not row.number:
        yield _event(row)
        yield Setting(source=row.id, target=place, precision=row.event.nearness, sources=row.cited)
    told = [part for part in parts(row.event, row.sides) if row.number is None or part.side == row.number]
    yield from involvements(row.event, told, row.published.key, row.key, row.cited)
    if not row.number and row.event.fatalities is not None:
        yield from _figure(row, row.event.fatalities)


def _event(row: EventRow) -> Event:
    event, key = row.event, row.published.key
    return Event(
        id=row.id,
        kind=_kind(row),
        when=event.when,
        title=_title(row),
        summary=Text(event.notes) if event.notes else None,
        sources=(*row.cited, *(Citation(source_id(key, name)) for name in event.sources)),
        note=_note(row),
    )


def _kind(row: EventRow) -> EventKind:
    """The kind of its type; where people died who were not fighting, a killing or a massacre."""
    event = row.event
    if event.sort.en not in CIVILIANS_KILLED or not event.fatalities or Role.TARGET not in roles(event, row.sides):
        return event.sort.kind
    return EventKind.MASSACRE if event.fatalities >= MASSACRE else EventKind.KILLING


def _title(row: EventRow) -> Text:
    sort, where, sides = row.event.sort, row.event.spot.text, row.sides
    names, found = [side.name for side in sides], roles(row.event, sides)
    against = found.index(Role.TARGET) if set(found) == {Role.TARGET, Role.ATTACKER} else None
    if against is not None:
        names = [names[1 - against], names[against]]
    en, fr = (" – ", " – ") if against is None else (" against ", " contre ")
    return Text(
        f"{sort.en}: {en.join(names)} ({where.variants[0]})", f"{sort.fr} : {fr.join(names)} ({where.variants[-1]})"
    )


def _figure(row: EventRow, number: int) -> Iterator[Node | Relation]:
    """The number of dead. It has no bounds: of several numbers ACLED takes the lowest that is reported."""
    figure = CasualtyEstimate(
        id=f"{CasualtyEstimate.path()}/{row.key}-killed",
        harm=Harm.KILLED,
        victims=VICTIMS,
        scope=Scope.ALL,
        best=number,
        sources=row.cited,
        note=None if number else NONE_REPORTED,
    )
    yield figure
    yield Estimation(source=figure.id, target=row.id, sources=row.cited)
    yield FigureAttribution(source=figure.id, target=row.published.publisher.id, sources=row.cited)


def _note(row: EventRow) -> Text | None:
    """What there is to say besides, in both languages."""
    event = row.event
    said = list(filter(None, (_day_note(event), *_both(row))))
    if event.civilians_targeted:
        said.append(
            (
                "ACLED counts civilians as its main or only target.",
                "ACLED tient des civils pour la cible principale ou unique.",
            )
        )
    if event.tags:
        said.append((f"ACLED’s tags: {event.tags}.", f"Mots-clés d’ACLED : {event.tags}."))
    return Text(" ".join(en for en, _ in said), " ".join(fr for _, fr in said)) if said else None


def _day_note(event: AcledEvent) -> tuple[str, str] | None:
    day = event.day.isoformat()
    if event.day_known is None:
        return (
            "The file does not say how exactly the day is known.",
            "Le fichier ne dit pas avec quelle précision le jour est connu.",
        )
    if event.day_known == WEEK:
        return (
            f"The week alone is known; ACLED gives its middle, {day}.",
            f"Seule la semaine est connue ; ACLED en donne le milieu, {day}.",
        )
    if event.day_known == MONTH:
        return f"The month alone is known; ACLED gives {day}.", f"Seul le mois est connu ; ACLED donne {day}."
    return None


def _both(row: EventRow) -> Iterator[tuple[str, str]]:
    """Who is named on both sides."""
    if len(row.sides) == len(LETTERS) and row.sides[0].name == row.sides[1].name:
        name = row.sides[0].name
        yield f"ACLED names {name} on both sides.", f"ACLED nomme {name} des deux côtés."
