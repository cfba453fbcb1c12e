"""`accord trace` and `accord changes`: which agreement and which day are meant, and which agreements there are."""

from datetime import UTC, date, datetime
from difflib import get_close_matches

from graph.asked import selection as s
from graph.store import Store
from graph.stored import columns
from ontology.agreements import Agreement

LISTED = 100


def agreement_id(text: str) -> str:
    """The id of an agreement that is named by its id or its key."""
    return text if "/" in text else f"{Agreement.path()}/{text}"


def day_of(option: str, text: str | None) -> date:
    """The day that is meant; today (UTC) where none is given. ValueError where there is no such day."""
    if text is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{option}: {text!r} is not a day; write one such as 2016-01-31.") from None


def two_days(from_: str, to: str | None, known_by: str | None) -> tuple[date, date, date | None]:
    """The days to compare, and by which what is told is to be known. ValueError where these cannot be."""
    first, last = day_of("--from", from_), day_of("--to", to)
    if first > last:
        raise ValueError(f"--from: {first} is after {last}; give the earlier day first.")
    return first, last, None if known_by is None else day_of("--known-by", known_by)


async def instead_of(store: Store, asked: str) -> str:
    """What to say besides: the nearest ids, or those that there are."""
    page = s.Page((s.Order(columns.ID_KEY),), LISTED)
    (rows,) = await store.fetch(store.compile((s.All(Agreement, page, (s.Leaf(columns.ID),)),)), {})
    keys = [id_.partition("/")[2] for (id_,) in rows]
    if not keys:
        return "None is loaded; run `accord load`."
    if near := get_close_matches(asked.removeprefix("agreement/"), keys, cutoff=0.7):
        return f"Did you mean {' or '.join(near)}?"
    return f"Loaded: {', '.join(keys[:LISTED])}{' and more' if len(keys) > LISTED else ''}."
