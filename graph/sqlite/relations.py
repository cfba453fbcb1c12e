"""What is around a node, as SQL: of each kind of relation what a page may take of it, and of that the page.

neo4j/relations.py is its twin.
"""

from collections.abc import Iterable

from graph.asked.relations import CountNeighbours, Leads, Neighbours, Said, Step
from graph.asked.selection import Citations
from graph.compiling.alias import Alias
from graph.compiling.conditions import where
from graph.compiling.paging import row_limit
from graph.compiling.relations import beyond, downwards
from graph.sqlite.leaves import leaf
from graph.sqlite.tables import index_name
from graph.statement import Parameters
from graph.stored.layout import relation_name
from ontology.model import End, Relation

EMPTY = "'[]'"
CITED = {"citedIds": EMPTY, "citedLocators": EMPTY, "basis": "NULL"}
"""What citations are read from, and what stands for it where a relation has none."""
SIDES = {
    Leads.OUT: (("sourceId", "targetId"),),
    Leads.IN: (("targetId", "sourceId"),),
    Leads.BOTH: (("sourceId", "targetId"), ("targetId", "sourceId")),
}
"""The columns of the near and the far end of a relation that leads so. None joins a node to itself."""


def neighbours(item: Neighbours, at: Alias, p: Parameters) -> str:
    """The page, as rows that stand for relations: each with its row number, and the id at its far end."""
    down = downwards(item.page)
    shares = " UNION ALL ".join(
        _share(item, step, near, far, at, p) for step in item.steps for near, far in SIDES[step.leads]
    )
    page = f"SELECT * FROM ({shares}) ORDER BY relationKind{down}, id{down} LIMIT {row_limit(item.page, p)}"
    if not any(isinstance(one, Citations) for one in item.items):
        return page
    kinds = dict.fromkeys(step.relation for step in item.steps if step.relation.declared.cited)
    columns = (f"{_by_kind('k', ((one, name) for one in kinds), none)} AS {name}" for name, none in CITED.items())
    return f"SELECT k.*, {', '.join(columns)} FROM ({page}) k"


def counted(item: CountNeighbours, at: Alias) -> str:
    """How many there are: each kind counts its own from an index."""
    sides = ((step, near) for step in item.steps for near, _ in SIDES[step.leads])
    counts = [f"(SELECT count(*) {_found(item, step, near, [], at)})" for step, near in sides]
    return f"({' + '.join(counts)})" if counts else "0"


def said(item: Said, at: Alias) -> str:
    """What the relation at hand says: names and values in turn, from its own row."""
    own = at.next
    told = ((one, (f"'{name}', {leaf(value, own)}" for name, value in values)) for one, values in item.cases)
    rows = ((one, f"json_array({', '.join(pairs)})") for one, pairs in told)
    return f"json({_by_kind(at.edge, rows, EMPTY, own.edge)})"


def _share(item: Neighbours, step: Step, near: str, far: str, at: Alias, p: Parameters) -> str:
    """What a page may take of one kind: as many as it has, in order, from an index."""
    edge, name = at.next.edge, f"'{step.name}'"
    shown = f"{name} AS relationKind, '{step.leads.name}' AS leads, {edge}.id, {edge}.rowid AS r, {edge}.{far} AS far"
    found = _found(item, step, near, beyond(name, f"{edge}.id", item.page, p), at)
    cut = f"ORDER BY {edge}.id{downwards(item.page)} LIMIT {row_limit(item.page, p)}"
    return f"SELECT * FROM (SELECT {shown} {found} {cut})"


def _found(item: Neighbours | CountNeighbours, step: Step, near: str, tests: list[str], at: Alias) -> str:
    """The relations of one kind at one end of the node. Where its class cannot have any, no index is looked into."""
    edge, stored = at.next.edge, step.relation.declared.stored
    index = index_name(stored, (near, "id"))
    classes = ", ".join(f"'{cls.__name__}'" for cls in step.classes)
    of_class = [f"{at.node}.class IN ({classes})"] if item.near.abstract else []
    return f"FROM {stored} {edge} INDEXED BY {index}{where([*of_class, f'{edge}.{near} = {at.node}.id', *tests])}"


def _by_kind(edge: str, values: Iterable[tuple[type[Relation], str]], otherwise: str, own: str = "own") -> str:
    """A value of the row for which the one at hand stands, by the kind of relation."""
    found = f"{own} WHERE {own}.rowid = {edge}.r"
    read = (
        f"WHEN '{relation_name(one)}' THEN (SELECT {value} FROM {one.declared.stored} {found})" for one, value in values
    )
    cases = " ".join(read)
    return f"CASE {edge}.relationKind {cases} ELSE {otherwise} END" if cases else otherwise


def both_ways(end: End, at: Alias) -> str:
    """The relations of a symmetric kind that the node at hand has, with the id of the node at their other end."""
    table = end.relation.declared.stored
    forward = f"SELECT rowid AS rowid, *, targetId AS farId FROM {table} WHERE sourceId = {at.node}.id"
    return f"({forward} UNION ALL SELECT rowid, *, sourceId FROM {table} WHERE targetId = {at.node}.id)"
