"""Which agreements there are, for one who asked for another."""

from difflib import get_close_matches

from graph.asked import selection as s
from graph.store import Store
from graph.stored import columns
from ontology.agreements import Agreement

LISTED = 100


async def instead_of(store: Store, asked: str) -> str:
    """What to say besides: the nearest ids, or those that there are."""
    page = s.Page((s.Order(columns.ID_KEY),), LISTED)
    (rows,) = await store.fetch(store.compile((s.All(Agreement, page, (s.Leaf(columns.ID),)),)), {})
    keys = [id_.partition("/")[2] for (id_,) in rows]
    if not keys:
        return "None is; run `accord load`."
    if near := get_close_matches(asked.removeprefix("agreement/"), keys, cutoff=0.7):
        return f"Did you mean {' or '.join(near)}?"
    return f"There are {', '.join(keys[:LISTED])}{' and more' if len(keys) > LISTED else ''}."
