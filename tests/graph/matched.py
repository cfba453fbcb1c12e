"""What stands for what, in a dataset that follows from others: written out by a test, as far as both are there."""

from collections.abc import Iterable, Sequence

from graph.asked import selection as s
from graph.asked.restricted import Compile, Fetch
from graph.loading.following import Derive
from graph.stored import columns
from ontology.events import Event
from ontology.matching import MATCHES, Representation
from ontology.records import Delivery
from tests.graph.deliveries import delivery, row

NAME = MATCHES.partition("/")[2]
EVERY = s.All(Event, s.Page((s.Order(columns.ID_KEY),), 100_000), (s.Leaf(columns.ID),))


def represented(event: str, by: str, *, part: bool = False) -> Representation:
    """That one event stands for another."""
    return Representation(source=event, target=by, part=part)


def matches(links: Iterable[Representation]) -> Derive:
    """What gives the dataset of these links, as far as both events are there by then."""
    kept = list(links)

    async def derive(compile_: Compile, fetch: Fetch) -> Sequence[Delivery]:
        (rows,) = await fetch(compile_((EVERY,)), {})
        there = {id_ for (id_,) in rows}
        given = [one for one in kept if {one.source, one.target} <= there]
        return (delivery(*(row(number, one) for number, one in enumerate(given)), name=NAME),)

    return derive
