"""What is around a node, as Cypher. Relations of which a node may have very many come from an index for each kind, all
others from the node itself at once, so that the statement stays short. sqlite/relations.py is its twin.
"""

from collections.abc import Callable, Iterator

from graph.asked.relations import CountNeighbours, Leads, Neighbours, Said, Step
from graph.asked.selection import Leaf
from graph.compiling.alias import Alias
from graph.compiling.conditions import where
from graph.compiling.paging import row_limit
from graph.compiling.relations import beyond, downwards
from graph.statement import Parameters
from graph.stored.layout import hub_indexes, relation_name

ARROWS = {Leads.OUT: ("-", "->"), Leads.IN: ("<-", "-"), Leads.BOTH: ("-", "-")}


def neighbours(item: Neighbours, at: Alias, p: Parameters) -> str:
    """The nodes of the page, and in the place of each relation a map that tells besides of what kind it is."""
    node, edge, down = at.next.node, at.next.edge, downwards(item.page)
    shares = " UNION ALL ".join(_shares(item, at, p))
    order = f"ORDER BY type({edge}){down}, {edge}.id{down} LIMIT {row_limit(item.page, p)}"
    told = f".*, relationKind: type({edge}), leads: leads, citedIds: coalesce({edge}.citedIds, [])"
    cut = f"WITH {edge}, {node}, leads {order} WITH {node}, {edge} {{{told}}} AS {edge}"
    return f"CALL ({at.node}) {{ {shares} }} {cut}"


def counted(item: CountNeighbours, at: Alias) -> str:
    """How many there are, as nodes themselves know it of each kind."""
    paths = (_path(at, steps, leads, "()", "") for leads, steps in _by_way(item.steps))
    return f"({' + '.join(f'COUNT {{ MATCH {path} }}' for path in paths) or '0'})"


def said(item: Said, at: Alias, leaf: Callable[[Leaf, Alias], str]) -> str:
    """What the relation at hand says: names and values in turn."""
    told = ((one, (f"'{name}', {leaf(value, at)}" for name, value in values)) for one, values in item.cases)
    cases = " ".join(f"WHEN '{relation_name(one)}' THEN [{', '.join(pairs)}]" for one, pairs in told)
    return f"CASE {at.edge}.relationKind {cases} ELSE [] END" if cases else "[]"


def _shares(item: Neighbours, at: Alias, p: Parameters) -> Iterator[str]:
    """What a page may take of some kinds: as many as it has, in its order."""
    node, edge, down, indexed = at.next.node, at.next.edge, downwards(item.page), list[Step]()
    for step in item.steps:
        if step.leads is Leads.IN and hub_indexes(step.relation):
            indexed.append(step)
    cut = f"LIMIT {row_limit(item.page, p)}"
    for leads, steps in _by_way(tuple(step for step in item.steps if step not in indexed)):
        tests = beyond(f"type({edge})", f"{edge}.id", item.page, p)
        found = f"MATCH {_path(at, steps, leads, f'({node})', edge)}{where(tests)}"
        told = f"RETURN {edge}, {node}, '{leads.name}' AS leads"
        yield f"{found} {told} ORDER BY type({edge}){down}, {edge}.id{down} {cut}"
    for step in indexed:
        index = f"USING INDEX SEEK {edge}:{step.name}(targetId, id)"
        tests = [f"{edge}.targetId = {at.node}.id"]
        tests += beyond(f"'{step.name}'", f"{edge}.id", item.page, p) or [f"{edge}.id IS NOT NULL"]
        found = f"MATCH ({node})-[{edge}:{step.name}]->() {index}{where(tests)}"
        yield f"{found} RETURN {edge}, {node}, 'IN' AS leads ORDER BY {edge}.targetId{down}, {edge}.id{down} {cut}"


def _by_way(steps: tuple[Step, ...]) -> Iterator[tuple[Leads, tuple[Step, ...]]]:
    """Steps together that lead the same way."""
    for leads in Leads:
        if found := tuple(step for step in steps if step.leads is leads):
            yield leads, found


def _path(at: Alias, steps: tuple[Step, ...], leads: Leads, far: str, edge: str) -> str:
    kinds, (left, right) = "|".join(step.name for step in steps), ARROWS[leads]
    return f"({at.node}){left}[{edge}:{kinds}]{right}{far}"
