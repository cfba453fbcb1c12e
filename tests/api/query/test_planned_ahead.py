"""What Neo4j is made to plan when the server starts, so that nobody waits seconds for a first large answer."""

from typing import Any

import pytest

from api.query.engine import Engine
from api.schema import build_schema
from graph.asked import selection as s
from graph.asked.relations import Neighbours, Said
from graph.neo4j.split import split, usual_parts
from graph.neo4j.statements import compile_part
from graph.statement import Statement
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.api.query.every_field import whole
from tests.api.query.test_whole_queries import connections
from tests.graph.cases import Compiled, Compiler
from tests.patience import PATIENT

SCHEMA = build_schema(ONTOLOGY)
PLANNED = {compile_part(cls, items).text for cls, items in usual_parts(ONTOLOGY)}


async def selection(query: str) -> s.Selection:
    """What a query asks of a store."""
    asked = list[s.Selection]()

    def note(selection: s.Selection) -> Statement:
        asked.append(selection)
        return Statement("", ())

    store: Any = Compiler(note)
    with pytest.raises(Compiled):
        await Engine(SCHEMA, store, DEFAULT_BASE_IRI, PATIENT).execute(query)
    return asked[0]


def depends_on_request(items: s.Items) -> bool:
    """Whether it is what a relation says, or a unit by the day: how they read follows from what is asked."""
    item = items[0]
    return isinstance(item, s.Many | Neighbours) and any(isinstance(each, s.Unit | Said) for each in item.items)


@pytest.mark.parametrize("root", connections())
async def test_large_operations_are_made_of_what_is_planned_ahead(root: str) -> None:
    parts = split(await selection(whole(SCHEMA, root))).parts
    left = [items for cls, items in parts if compile_part(cls, items).text not in PLANNED]
    assert len(parts) > 20
    assert len(left) <= 4
    assert all(map(depends_on_request, left)), left
