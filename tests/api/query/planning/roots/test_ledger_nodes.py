"""The nodes to which a ledger leads: each is what the root has of it, with its own lists and their cursors."""

from typing import Any

import pytest

from api.errors import RequestError
from api.query.engine import Engine
from api.schema.meaning import root_names
from graph.statement import Statement
from ontology import ONTOLOGY
from tests.api.query.every_field import EveryField, nodes_in
from tests.schemas import schema_of

EVERYTHING = EveryField(schema_of(ONTOLOGY), few=2)
AGREEMENT = 'agreement: "agreement/accord-2015", asOf: "2026-01-01"'


async def test_each_node_of_a_ledger_is_what_the_root_has_of_it(mali: Engine) -> None:
    ledger = await mali.execute(f"{{ {EVERYTHING.root('compliance', arguments=AGREEMENT)} }}")
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for node in nodes_in(ledger):
        assert found.setdefault(node["__typename"], {}).setdefault(node["id"], node) == node
    assert len(found) == 8
    for cls in ONTOLOGY.classes:
        nodes, many = found.get(cls.__name__, {}), root_names(ONTOLOGY)[cls][1]
        listed = EVERYTHING.root(many, arguments="first: 500, where: {id: {in: $ids}}")
        answer = await mali.execute(f"query ($ids: [ID!]) {{ {listed} }}", {"ids": list(nodes)})
        assert {edge["node"]["id"]: edge["node"] for edge in answer[many]["edges"]} == nodes


RELATED = """
  id
  dataset { id title }
  documentedBy(first: 1) { totalCount edges { cursor locator node { id dataset { id } } } pageInfo { endCursor } }
"""
SPOKEN_OF = f"""{{ compliance({AGREEMENT}) {{
  instrument {{ statements {{ claim {{ {RELATED} }} rivals {{ {RELATED} }} events {{ {RELATED} }} }} }}
}} }}"""


async def test_lists_of_nodes_and_their_datasets_are_told_too(mali: Engine) -> None:
    """Of what a claim is about, which may be of any class, the events."""
    told = list(nodes_in((await mali.execute(SPOKEN_OF))["compliance"]["instrument"]["statements"]))
    whole = {node["id"]: node for node in told if "documentedBy" in node}
    assert {id_.partition("/")[0] for id_ in whole} == {"claim", "event"}
    for cls in ("claims", "events"):
        listed = f"query ($ids: [ID!]) {{ {cls}(first: 500, where: {{id: {{in: $ids}}}}) {{ nodes {{ {RELATED} }} }} }}"
        ids = [id_ for id_ in whole if cls.startswith(id_.partition("/")[0])]
        nodes = (await mali.execute(listed, {"ids": ids}))[cls]["nodes"]
        assert [_without_cursors(node) for node in nodes] == [_without_cursors(whole[id_]) for id_ in sorted(ids)]


def _without_cursors(node: dict[str, Any]) -> dict[str, Any]:
    """A cursor is tied to the field that gave it."""
    edges = [edge | {"cursor": None} for edge in node["documentedBy"]["edges"]]
    return node | {"documentedBy": node["documentedBy"] | {"edges": edges, "pageInfo": None}}


MEMBERS = f"""query ($after: String) {{ compliance({AGREEMENT}) {{ instrument {{ signings {{ signedBy {{ actor {{
  id hasMember(first: 1, after: $after) {{ nodes {{ id }} pageInfo {{ endCursor hasNextPage }} }}
}} }} }} }} }} }}"""


async def test_a_cursor_of_the_list_of_one_node_is_not_taken_for_another(mali: Engine) -> None:
    answer = await mali.execute(MEMBERS)
    actors = {node["id"]: node["hasMember"] for node in nodes_in(answer) if "hasMember" in node}
    assert sum(members["pageInfo"]["hasNextPage"] for members in actors.values()) > 1
    cursor = actors["actor/cma"]["pageInfo"]["endCursor"]
    with pytest.raises(RequestError, match="hasMember: after"):
        await mali.execute(MEMBERS, {"after": cursor})


async def test_nodes_of_which_nothing_but_the_id_is_asked_are_not_read(
    mali: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger has the ids anyway."""
    read = list[str]()
    fetch = mali._store.fetch

    async def watched(statement: Statement, *others: Any, **named: Any) -> list[Any]:
        read.append(statement.text)
        return await fetch(statement, *others, **named)

    monkeypatch.setattr(mali._store, "fetch", watched)

    async def statement(source: str) -> str:
        latest = f"latest {{ evidence {{ locator {source} }} }}"
        data = await mali.execute(f"{{ compliance({AGREEMENT}) {{ accounts {{ entries {{ {latest} }} }} }} }}")
        sources = [node["id"] for node in nodes_in(data)]
        assert bool(sources) == bool(source)
        assert all(id_.startswith("source/") for id_ in sources)
        return read[-1]

    assert await statement("source { __typename id }") == await statement("")
    assert await statement("source { __typename id publisher }") != await statement("")
