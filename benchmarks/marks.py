"""Places in lists of events from which later pages are asked, found by paging through our own endpoint once."""

import orjson

from benchmarks.client import Connection, Target, post
from benchmarks.queries import FAR_PAGE, LARGEST_PAGE, PAGE, Mark

DOCUMENT = """
query Marks($first: Int!, $after: String, $orderBy: [EventOrder!]) {
  events(first: $first, after: $after, orderBy: $orderBy) {
    nodes { id when { from } }
    pageInfo { endCursor hasNextPage }
  }
}
"""
BY_ID = [{"field": "ID"}]
BY_DAY = [{"field": "WHEN", "direction": "DESC"}]
FULL_PAGES = 10


async def page_ends(ours: Target) -> list[Mark]:
    """Where the first ten full pages end, in the order of ids."""
    return await _ends(ours, BY_ID, [LARGEST_PAGE] * FULL_PAGES)


async def far_mark(ours: Target) -> Mark:
    """After which event the 500th page of 20 begins, newest first; the last page if there are fewer."""
    whole, rest = divmod(PAGE * (FAR_PAGE - 1), LARGEST_PAGE)
    return (await _ends(ours, BY_DAY, [*[LARGEST_PAGE] * whole, rest]))[-1]


async def _ends(ours: Target, order: list[dict[str, str]], sizes: list[int]) -> list[Mark]:
    connection, marks = await Connection.open(ours), list[Mark]()
    for size in sizes:
        after = marks[-1].cursor if marks else None
        variables = {"first": size, "after": after, "orderBy": order}
        body = await connection.ask(post("/graphql", {"query": DOCUMENT, "variables": variables}))
        found = orjson.loads(body)["data"]["events"]
        if not found["pageInfo"]["hasNextPage"]:
            break
        last = found["nodes"][-1]
        marks.append(Mark(last["id"], last["when"]["from"], found["pageInfo"]["endCursor"]))
    await connection.close()
    return marks
