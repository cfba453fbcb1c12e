"""Parts of the graph as of a day and as known by one: their nodes and relations are as plain Python reckons."""

from datetime import date

import pytest
from rdflib import RDF, Graph

from graph.rdf.export import export
from graph.rdf.formats import format_named
from graph.store import Store
from ontology.events import Involvement
from ontology.iris import DEFAULT_BASE_IRI, id_of
from ontology.records import Delivery
from tests.graph.asked.plain_clocks import DAYS, World, world
from tests.graph.conftest import loaded
from tests.graph.deliveries import delivery, row
from tests.graph.rdf.parts import scope_of

__all__ = ["loaded"]
WORLD = world()


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    """The world of plain records."""
    rows = (row(line, record) for line, record in enumerate(WORLD.records, 1))
    return (delivery(*rows, name="clocks"),)


async def described(store: Store, kind: str, **words: str) -> set[str]:
    """The records of a kind that a part describes."""
    pieces = [
        piece async for piece in export(store, format_named("nt"), DEFAULT_BASE_IRI, scope_of(**words), page_size=7)
    ]
    ids = (id_of(str(one)) for one in Graph().parse(data=b"".join(pieces), format="nt").subjects(RDF.type))
    return {id_ for id_ in ids if id_.startswith(f"{kind}/")}


def _day(words: dict[str, str], name: str) -> date | None:
    return date.fromisoformat(words[name]) if name in words else None


def _involved(world: World, events: set[str], known: date | None) -> set[str]:
    """The events whose involvement is in a part."""
    return {one.source for one in world.of(Involvement) if one.source in events and world.stands(one, known)}


@pytest.mark.parametrize(
    "words", [{"asOf": DAYS[3]}, {"knownBy": DAYS[4]}, {"asOf": DAYS[4], "knownBy": DAYS[5]}], ids=str
)
async def test_a_part_has_what_is_there_on_these_days(loaded: Store, words: dict[str, str]) -> None:
    day, known = _day(words, "asOf"), _day(words, "knownBy")
    events = {one.id for one in WORLD.events if WORLD.shown(one, day, known)}
    assert await described(loaded, "event", class_="event", **words) == events
    involved = await described(loaded, "involvement", class_="event", **words)
    assert len(involved) == len(_involved(WORLD, events, known)) > 0
    assert all(any(event.partition("/")[2] in id_ for event in events) for id_ in involved)
    findings = {one.id for one in WORLD.findings if WORLD.holds(one, day, known)}
    assert await described(loaded, "finding", class_="finding", **words) == findings


async def test_findings_are_there_whatever_their_rule_counts(loaded: Store) -> None:
    every = {one.id for one in WORLD.findings}
    assert await described(loaded, "finding") == await described(loaded, "finding", class_="finding") == every
