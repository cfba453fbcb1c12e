"""Of which records links are made anew, and which records are there at all."""

from collections.abc import AsyncIterator, Collection, Sequence

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.paged import Paged
from graph.compliance.selected import ID
from graph.matching.reading import WHEN_FIRST, Basis
from graph.matching.spans import Span
from graph.stored import columns
from ontology import ONTOLOGY
from ontology.events import Event
from ontology.larger_events import EventPart
from ontology.matching import Difference, Identity, Representation
from ontology.records import Scope

JOINING = (Identity, Difference, EventPart)


async def scope(source: Paged, spans: Sequence[Span], basis: Basis) -> Scope:
    """Events that begin in some days, actors that have a name, and what was decided of."""
    found = [id_ async for id_ in _beginning_in(source, spans)]
    found += [actor.id for actor in basis.actors]
    decided = (id_ for one in basis.decisions for id_ in (one.first, one.second))
    return Scope(list(dict.fromkeys((*found, *decided))), JOINING, (Representation,))


async def there(source: Paged, ids: Collection[str]) -> set[str]:
    """Those of some records, by their ids, that are there."""
    found = set[str]()
    for cls in {cls for id_ in ids if (cls := ONTOLOGY.class_of_path.get(id_.partition("/")[0]))}:
        that = s.Test(columns.ID_KEY, BY_NAME["in"], tuple(id_ for id_ in ids if id_.startswith(f"{cls.path()}/")))
        found |= {id_ async for (id_,) in source.pages(cls, that, ID.items)}
    return found


async def _beginning_in(source: Paged, spans: Sequence[Span]) -> AsyncIterator[str]:
    """The ids of the events that begin in some spans."""
    async for (id_,) in source.pages(Event, s.Or(tuple(map(_begins_in, spans))), ID.items):
        yield id_


def _begins_in(span: Span) -> s.Filter:
    first, last = (day.isoformat() for day in span)
    return s.And((s.Test(WHEN_FIRST, BY_NAME["gte"], first), s.Test(WHEN_FIRST, BY_NAME["lte"], last)))
