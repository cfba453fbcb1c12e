"""Who died, as UCDP counts them: one figure for all sides, and one for each group where the file tells them apart."""

from collections.abc import Iterator

from loaders.published import Published
from loaders.ucdp.ged_event import GedEvent, Toll
from ontology.events import CasualtyEstimate, Estimation, FigureAttribution
from ontology.model import Node, Relation
from ontology.values import Text
from ontology.vocabularies import Harm, Scope

ALL = Text("All who died, on all sides", "Tous les morts, de tous les camps")
CIVILIANS = Text("Civilians", "Civils")
UNKNOWN = Text("People of whom it is not known whose they were", "Personnes dont on ignore le camp")


def figures(
    event: GedEvent, sides: tuple[str, ...], event_id: str, published: Published, *, is_part: bool
) -> Iterator[Node | Relation]:
    """The figures of an event, whose sides have these names. Groups of whom nobody died have none.

    `is_part`: the toll is suspected to be told of another event too, and is not to be added to it.
    """
    key = f"{CasualtyEstimate.path()}/{published.key}-{event.id}-killed"
    yield from _said(_total(event, key, published, Scope.PART if is_part else Scope.ALL), event_id, published)
    a, b = map(Text, sides)
    groups = (("a", a), ("b", b), ("civilians", CIVILIANS), ("unknown", UNKNOWN))
    for (group, victims), number in zip(groups, event.toll.parts, strict=True):
        if number:
            part = CasualtyEstimate(
                id=f"{key}-{group}",
                harm=Harm.KILLED,
                victims=victims,
                scope=Scope.PART,
                best=number,
                sources=published.cited(event.id),
            )
            yield from _said(part, event_id, published)


def _total(event: GedEvent, id_: str, published: Published, scope: Scope) -> CasualtyEstimate:
    """The figure of all sides. Of numbers of which the lowest stands above the highest, the best alone is kept."""
    toll, is_span = event.toll, event.toll.low <= event.toll.high
    return CasualtyEstimate(
        id=id_,
        harm=Harm.KILLED,
        victims=ALL,
        scope=scope,
        low=toll.low if is_span else None,
        best=toll.best,
        high=toll.high if is_span else None,
        sources=published.cited(event.id),
        note=_note(toll),
    )


def _said(figure: CasualtyEstimate, event_id: str, published: Published) -> Iterator[Node | Relation]:
    yield figure
    yield Estimation(source=figure.id, target=event_id, sources=figure.sources)
    yield FigureAttribution(source=figure.id, target=published.publisher.id, sources=figure.sources)


def _note(toll: Toll) -> Text | None:
    """What its publisher has, where that is in no order."""
    if toll.in_order:
        return None
    return Text(
        f"As published: lowest {toll.low}, best {toll.best}, highest {toll.high}.",
        f"Tel que publié : minimum {toll.low}, meilleure estimation {toll.best}, maximum {toll.high}.",
    )
