"""What becomes of an event: the event, who took part, where it was, who died, and what UCDP had read of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.published import Published
from loaders.spots import Spots
from loaders.tables.cells import line
from loaders.ucdp.actors import Named, Names, meant, named
from loaders.ucdp.articles import articles
from loaders.ucdp.ged_event import ONE_SIDED, GedEvent, Side
from loaders.ucdp.tolls import figures
from ontology.actors import Actor
from ontology.events import Event, Involvement, Setting
from ontology.model import Citation, Node, Relation
from ontology.values import Text
from ontology.vocabularies import ActorKind, EventKind, Role

MASSACRE = 5
"""So many who were not fighting, killed on purpose in one event, are a massacre."""
UNNAMED = Text("Civilians", "Civils")


@dataclass(frozen=True)
class Whole:
    """What the records of a row need to know of the file: its names, its places, and which events may be one."""

    published: Published
    names: Names
    spots: Spots
    twins: Mapping[str, tuple[str, ...]]

    def sides(self, side: Side, event: GedEvent) -> list[Named]:
        """The actors of a side."""
        seconds = meant(event.first, event.spot.country)
        return [named(name, id_, seconds) for name, id_ in self.names.split(side.name, side.id)]

    def actor(self, one: Named) -> str:
        """The id of an actor."""
        return f"{Actor.path()}/{self.published.key}-{one.key}"


def ged_records(event: GedEvent, values: dict[str, str], whole: Whole) -> Iterator[Node | Relation]:
    """The records of an event, itself first."""
    row = f"{whole.published.key}-{event.id}"
    id_, cited = f"{Event.path()}/{row}", whole.published.cited(event.id)
    read = [article.source(row) for article in articles(values)]
    sides = whole.sides(event.side_a, event), whole.sides(event.side_b, event)
    names = tuple(", ".join(one.label for one in side) for side in sides)
    yield Event(
        id=id_,
        kind=_kind(event),
        when=event.when,
        title=_title(event, *names),
        sources=(*cited, *(Citation(source.id) for source in read)),
        note=_note(event, values, whole),
    )
    yield from read
    yield Setting(
        source=id_,
        target=whole.spots.id(event.spot),
        precision=event.nearness,
        where_stated=line(values["where_description"]) or None,
        sources=cited,
    )
    yield from _attack(event, sides[0], id_, whole) if event.violence == ONE_SIDED else _clash(sides, id_, cited, whole)
    twins = whole.twins.get(event.id, ())
    yield from figures(event, names, id_, whole.published, is_part=bool(twins) and twins[0] != event.id)


def _kind(event: GedEvent) -> EventKind:
    if event.violence != ONE_SIDED:
        return EventKind.ARMED_CLASH
    return EventKind.MASSACRE if event.clear and event.toll.best >= MASSACRE else EventKind.KILLING


def _title(event: GedEvent, a: str, b: str) -> Text:
    kind, where = _kind(event).concept, event.spot.name or event.spot.country
    if event.violence == ONE_SIDED:
        return Text(f"{kind.en}: {a} against civilians ({where})", f"{kind.fr} : {a} contre des civils ({where})")
    return Text(f"{kind.en}: {a} – {b} ({where})", f"{kind.fr} : {a} – {b} ({where})")


def _clash(
    sides: tuple[list[Named], ...], id_: str, cited: tuple[Citation, ...], whole: Whole
) -> Iterator[Involvement]:
    """Who fought, on which side. Who began, UCDP does not say: its side a is often the government's."""
    for letter, side in zip("ab", sides, strict=True):
        for one in side:
            target, role = whole.actor(one), Role.CLASHING_PARTY
            yield Involvement(source=id_, target=target, role=role, side=letter, sources=cited)


def _attack(event: GedEvent, attackers: list[Named], id_: str, whole: Whole) -> Iterator[Node | Relation]:
    """Who attacked, and the civilians, who are one unnamed actor of the event."""
    cited, civilians = whole.published.cited(event.id), f"{Actor.path()}/{whole.published.key}-{event.id}-civilians"
    for one in attackers:
        yield Involvement(source=id_, target=whole.actor(one), role=Role.ATTACKER, sources=cited)
    yield Actor(id=civilians, kind=ActorKind.UNNAMED, name=UNNAMED, sources=cited)
    yield Involvement(source=id_, target=civilians, role=Role.TARGET, sources=cited)


def _note(event: GedEvent, values: dict[str, str], whole: Whole) -> Text | None:
    """What there is to say besides, in both languages."""
    said: list[tuple[str, str]] = []
    if not event.day_known:
        said.append(
            (
                "The file does not say how exactly the day is known.",
                "Le fichier ne dit pas avec quelle précision le jour est connu.",
            )
        )
    if event.status:
        said.append((f"Status of the coding: {event.status}.", f"État du codage : {event.status}."))
    if original := line(values["source_original"]):
        said.append((f"From whom its sources have it: {original}.", f"De qui ses sources le tiennent : {original}."))
    if others := [f"{whole.published.key}-{twin}" for twin in whole.twins.get(event.id, ()) if twin != event.id]:
        listed = ", ".join(f"{Event.path()}/{other}" for other in others)
        said.append(
            (
                f"Suspected to be the same fight as {listed}: same day, place and government, and much the same toll.",
                f"Peut-être le même combat que {listed} : mêmes jour, lieu et gouvernement, bilan semblable.",
            )
        )
    return Text(" ".join(en for en, _ in said), " ".join(fr for _, fr in said)) if said else None
