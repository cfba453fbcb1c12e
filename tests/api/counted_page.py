"""The numbers of docs/reading-the-dataset.md: each is followed by the GraphQL list whose records it counts.

`python -m tests.api.counted_page` writes them anew.
"""

import asyncio
import re
from pathlib import Path

from api.query.engine import Engine
from tests.api.answered_page import renew
from tests.loaders.row_citations import resting_on_row

PAGE = Path(__file__).parents[2] / "docs" / "reading-the-dataset.md"
NUMBER = re.compile(r"\b(\d+)<!-- (.+?) -->")


def queries(text: str) -> list[str]:
    """What each number of a page counts, in the order of the page."""
    return [found[2] for found in NUMBER.finditer(text)]


async def recounted(text: str, engine: Engine) -> str:
    """The page with the numbers that the store gives."""
    counted = {query: await _counted(query, engine) for query in dict.fromkeys(queries(text))}
    return NUMBER.sub(lambda found: f"{counted[found[2]]}<!-- {found[2]} -->", text)


async def _counted(query: str, engine: Engine) -> int:
    if query == "resting on the row":  # no filter of GraphQL asks for the basis of a citation
        return len(list(resting_on_row()))
    answer = await engine.execute(f"{{ counted: {query} {{ totalCount }} }}")
    return int(answer["counted"]["totalCount"])


if __name__ == "__main__":
    asyncio.run(renew(PAGE, recounted))
