"""The queries of docs/rdf.md, each with the table that it gives.

`python -m tests.graph.rdf.queried_page` writes the tables anew.
"""

import asyncio
import re
import tempfile
from pathlib import Path

import pyoxigraph as ox

from graph.deriving.renewing import derive
from graph.rdf.export import export
from graph.rdf.formats import format_named
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.conftest import filled
from tests.loaders.curated_graph import deliveries

PAGE = Path(__file__).parents[3] / "docs" / "rdf.md"
BLOCK = re.compile(r"```sparql\n(.*?)```\n(?:\n((?:\|[^\n]*\n)+))?", re.DOTALL)
SHORT = {
    f"{DEFAULT_BASE_IRI}id/": "",
    f"{DEFAULT_BASE_IRI}vocabularies#": "acv:",
    "http://www.w3.org/2001/XMLSchema#": "xsd:",
    "http://id.loc.gov/datatypes/edtf/": "edtf:",
}


async def graph_of(store: Store) -> ox.Store:
    """What a store exports, to be queried."""
    made = ox.Store()
    async for piece in export(store, format_named("nt"), DEFAULT_BASE_IRI):
        made.bulk_load(piece, ox.RdfFormat.N_TRIPLES)
    return made


def queries(page: str) -> list[tuple[str, str]]:
    """The queries of a page, each with the table that follows it. The first block is what all of them begin with."""
    (prologue, _), *blocks = BLOCK.findall(page)
    return [(prologue + query, table) for query, table in blocks]


def table(graph: ox.Store, query: str) -> str:
    """What a query gives, as a table."""
    solutions = graph.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    rows = [[_cell(solution[name]) for name in names] for solution in solutions]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [names, ["---"] * len(names), *rows])


def answered(page: str, graph: ox.Store) -> str:
    """The page with the tables that a graph gives."""
    answers = iter([table(graph, query) for query, _ in queries(page)])
    first, *_ = BLOCK.finditer(page)
    written = BLOCK.sub(lambda block: f"```sparql\n{block[1]}```\n\n{next(answers)}", page[first.end() :])
    return page[: first.end()] + written


def _cell(term: object) -> str:
    if not isinstance(term, ox.NamedNode):
        return term.value if isinstance(term, ox.Literal) else ""
    start, short = next((pair for pair in SHORT.items() if term.value.startswith(pair[0])), ("", ""))
    return f"`{short}{term.value.removeprefix(start)}`"


async def _renew() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = await filled(f"sqlite:///{folder}/accord.db", deliveries(), derive)
        PAGE.write_text(answered(PAGE.read_text(encoding="utf-8"), await graph_of(store)), encoding="utf-8")
        await store.close()
    print(f"wrote {PAGE}")


if __name__ == "__main__":
    asyncio.run(_renew())
