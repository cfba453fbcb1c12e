"""A selection as one Cypher statement, which returns one record with one list. sqlite/statements.py is its twin.

Pure: nothing but names of the ontology and parameters ever enters the text, so one shape has one text, and Neo4j plans
it once.
"""

from collections.abc import Iterable

from graph.asked import selection as s
from graph.asked.filters import lies_under
from graph.asked.kept_counts import KeptSums
from graph.asked.operators import plain
from graph.asked.relations import CountNeighbours, Neighbours, Said
from graph.compiling.alias import Alias, key_of
from graph.compiling.conditions import Conditions, greatest, where
from graph.compiling.leads import Lead, lead_to
from graph.compiling.paging import HubRead, hub_read, names_node, page_order, row_limit
from graph.neo4j.ancestors import ancestors, reaches, unit
from graph.neo4j.casualties import of_sum, summed
from graph.neo4j.completions import suggested
from graph.neo4j.dataset_country import in_country
from graph.neo4j.keeping import kept, kept_of
from graph.neo4j.kept_counts import groups, kept_sums, number, number_of_groups
from graph.neo4j.names import in_capitals, type_name
from graph.neo4j.notices import noticed
from graph.neo4j.relations import counted, neighbours, said
from graph.neo4j.representatives import representative
from graph.neo4j.searches import Hit, around, asked_of_hits, best_hits, counted_by_class, counted_hits
from graph.statement import Parameters, Statement
from graph.stored.columns import ID, Scalar, Shown
from ontology.model import End, Node

GIVEN = "$given.p"
"""Values come in one map. Neo4j plans a statement anew for each length, in powers of ten, of a text or a list."""


def compile_cypher(selection: s.Selection) -> Statement:
    """The statement for a selection; its record holds one list, with one item for each root."""
    p = Parameters(GIVEN)
    return p.statement(f"RETURN [{', '.join(_root(root, p) for root in selection)}] AS row")


def compile_part(cls: type[Node], items: s.Items) -> Statement:
    """The statement for items of those nodes of a class whose ids are given; its record holds pairs of id and row."""
    p, at = Parameters(GIVEN), Alias()
    of_interface = f" WHERE {at.node}:{cls.__name__}" if cls.abstract else ""  # ids of these have no index
    label = Node.__name__ if of_interface else cls.__name__
    found = f"UNWIND $given.ids AS id MATCH ({at.node}:{label} {{id: id}}){of_interface}"
    return p.statement(f"RETURN COLLECT {{ {found} RETURN [{at.node}.id, {_row(items, at, p)}] }} AS row")


def _root(root: s.Root, p: Parameters) -> str:
    at = Alias()
    match root:
        case s.Find():
            found = f"MATCH ({at.node}:{root.cls.__name__} {{id: {p.add(root.id, plain)}}})"
            return f"head(COLLECT {{ {found} RETURN {_row(root.items, at, p)} }})"
        case s.All():
            lead = lead_to(root.cls, root.page)
            found = _led(lead, root.cls, at, p) if lead else _walked(root, at, p)
            return f"COLLECT {{ {found} RETURN {_row(root.items, at, p)} }}"
        case s.CountAll():
            return number(root, at, p, CONDITIONS, lambda: _count(root, at, p))
        case s.Relations():
            source = f"({at.node}:{root.source.__name__})" if root.source else "()"
            tests = [f"{at.edge}.id > {p.add(root.after, plain)}", *CONDITIONS.of(root.filter, at, p)]
            tests += _target(root, at, p)
            found = f"MATCH {source}-[{at.edge}:{type_name(root.relation)}]->(){where(tests)}"
            cut = f"WITH {at.edge} ORDER BY {at.edge}.id LIMIT {p.add(root.limit, plain)}"
            return f"COLLECT {{ {found} {cut} RETURN {_row(root.items, at, p)} }}"
        case s.Search():
            hit = Hit()
            page = best_hits(root, hit, p, CONDITIONS, _order(root.page, hit))
            return f"COLLECT {{ {page} RETURN {_row(root.items, at, p)} }}"
        case s.CountSearch():
            tests = asked_of_hits(root, at, p, CONDITIONS)
            return f"COUNT {{ {counted_hits(root, at, p)} WITH {at.node}{where(tests)} RETURN {at.node} }}"
        case s.CountClasses():
            tests = asked_of_hits(root, at, p, CONDITIONS)
            return counted_by_class(root, f"{counted_hits(root, at, p)} WITH {at.node}{where(tests)}", at)
        case s.Suggest():
            return f"COLLECT {{ {suggested(root, at, p)} RETURN {_row(root.items, at, p)} }}"
        case s.Groups():
            return groups(root, at, p, CONDITIONS, lambda shown, found: _groups(shown, found, at, p))
        case s.CountGroups():
            return number_of_groups(root, at, p, CONDITIONS)
        case s.Notices():
            return f"COLLECT {{ {noticed(root, at, p)} RETURN {_row(root.items, at, p)} }}"
        case s.Strays() | s.Counted() | s.UnsoundNotices() | s.Tallied() | s.TalliedActors():
            return kept(root, p)


def _count(root: s.CountAll, at: Alias, p: Parameters) -> str:
    if lead := lead_to(root.cls, s.Page((), None, root.filter)):
        once = f" RETURN DISTINCT {at.node}" if lead.repeats else ""
        return f"COUNT {{ {_lead_path(lead, root.cls, at, p)}{once} }}"
    tests = CONDITIONS.of(root.filter, at, p)
    there = [f"{at.node}.id IS NOT NULL"] if tests else []  # indexes end in it, and are not read otherwise
    return f"COUNT {{ MATCH ({at.node}:{root.cls.__name__}){where([*there, *tests])} }}"


def _groups(root: s.Groups, groups: str, at: Alias, p: Parameters) -> str:
    found = f"{groups}{where(CONDITIONS.of_page(root.page, at, p))} WITH {at.node}"
    cut, (sums, row) = _cut(root.page, at, p), _summed_ahead(root.items, at, p)
    return f"COLLECT {{ {found} {cut} {sums}RETURN {_row(row, at, p)} }}"


def _walked(root: s.All, at: Alias, p: Parameters) -> str:
    tests = [*_present(root.page.order, at), *CONDITIONS.of_page(root.page, at, p)]
    return f"MATCH ({at.node}:{root.cls.__name__}){where(tests)} WITH {at.node} {_cut(root.page, at, p)}"


def _led(lead: Lead, cls: type[Node], at: Alias, p: Parameters) -> str:
    """Each node once. What the index is ordered by stays in sight, so that Neo4j sees that nothing is left to sort."""
    path, once = _lead_path(lead, cls, at, p), "DISTINCT " if lead.repeats else ""
    if not lead.ordered:
        return f"{path} WITH {once}{at.node} {_cut(lead.page, at, p)}"
    held = ", ".join(f"{at.edge}.{column} AS {column}" for column in lead.index)
    down = " DESC" if page_order(lead.page)[0].descending else ""
    order = ", ".join(f"{column}{down}" for column in lead.index)
    return f"{path} WITH {once}{at.node}, {held} ORDER BY {order} LIMIT {row_limit(lead.page, p)}"


def _lead_path(lead: Lead, cls: type[Node], at: Alias, p: Parameters) -> str:
    """The nodes to which a relation's index leads; it is read in order only with a predicate on each of its columns."""
    kind = in_capitals(lead.stored)
    index = f"USING INDEX SEEK {at.edge}:{kind}({', '.join(lead.index)})"
    there = [f"{at.edge}.{column} IS NOT NULL" for column in lead.index[1:]]
    tests = [f"{at.edge}.targetId = {p.add(lead.id, plain)}", *there, *CONDITIONS.of_page(lead.page, at, p)]
    return f"MATCH ({at.node}:{cls.__name__})-[{at.edge}:{kind}]->() {index}{where(tests)}"


def _target(root: s.Relations, at: Alias, p: Parameters) -> list[str]:
    node, tests = at.next.node, where(CONDITIONS.of(root.target, at.next, p))
    return [f"EXISTS {{ UNWIND [endNode({at.edge})] AS {node} WITH {node}{tests} RETURN {node} }}"] if tests else []


def _row(items: s.Items, at: Alias, p: Parameters, *before: str) -> str:
    return f"[{', '.join([*before, *(_item(item, at, p) for item in items)])}]"


def _item(item: s.Item, at: Alias, p: Parameters) -> str:
    inner = at.next
    match item:
        case s.Leaf():
            return _leaf(item, at)
        case s.KeyValue():
            return _key(item, at)
        case s.Completions() | s.Under() | s.Around():
            return kept_of(item, at)
        case s.Lookup():
            found = f"MATCH ({inner.node}:{item.cls.__name__} {{id: {at.node}.{item.column}}})"
            return f"head(COLLECT {{ {found} RETURN {_row(item.items, inner, p)} }})"
        case s.Citations():
            return _citations(item, at, p)
        case s.ByClass():
            return _by_class(item, at, p)
        case s.One():
            path = _path(item.end, at, label=False)
            return f"head(COLLECT {{ MATCH {path} RETURN {_row(item.items, inner, p)} LIMIT 1 }})"
        case s.Many():
            return _many(item, at, p)
        case s.NamesAround():
            return f"COLLECT {{ {around(item, at)} RETURN {_row(item.items, inner, p)} }}"
        case s.Count():
            path = _path(item.end, at, named=names_node(item.filter))
            return f"COUNT {{ MATCH {path}{where(CONDITIONS.of(item.filter, inner, p))} }}"
        case s.Ancestors():
            return f"COLLECT {{ {ancestors(item, at, p)} RETURN {_row(item.items, inner, p)} }}"
        case s.Unit():
            return f"head(COLLECT {{ {unit(item, at, p)} RETURN {_row(item.items, inner, p)} }})"
        case s.Casualties():
            raise TypeError("sums are read ahead of the row of a group: see _summed_ahead()")
        case s.Figures():
            tests = where(CONDITIONS.of_page(item.page, inner, p))
            found = f"{of_sum(at, item.taken)} WITH {inner.edge}, {inner.node}{tests}"
            cut = f"WITH {inner.edge}, {inner.node} {_cut(item.page, inner, p)}"
            return f"COLLECT {{ {found} {cut} RETURN {_row(item.items, inner, p)} }}"
        case s.CountFigures():
            return f"COUNT {{ {of_sum(at, item.taken)} RETURN {inner.edge} }}"
        case Neighbours(steps=steps):
            return f"COLLECT {{ {neighbours(item, at, p)} RETURN {_row(item.items, inner, p)} }}" if steps else "[]"
        case CountNeighbours():
            return counted(item, at)
        case Said():
            return said(item, at, _leaf)


def _summed_ahead(items: s.Items, at: Alias, p: Parameters) -> tuple[str, s.Items]:
    """What sums up figures ahead of a group's row, since Neo4j takes no aggregate within an expression; and the row."""
    calls, row = list[str](), list[s.Item]()
    for number_, item in enumerate(items):
        if isinstance(item, s.Casualties):
            name = f"sums{number_}"
            sums = kept_sums(item, at, p, CONDITIONS) if isinstance(item, KeptSums) else summed(item, at, p)
            calls.append(f"CALL ({at.node}) {{ {sums} RETURN collect({_row(item.items, at.next, p)}) AS {name} }}")
            calls.append(f"WITH {at.node} {{.*, {name}}} AS {at.node} ")
            item = s.Leaf(Shown((name,), Scalar.STRING, many=True))
        row.append(item)
    return " ".join(calls), tuple(row)


def _leaf(item: s.Leaf, at: Alias) -> str:
    columns = [at.column(column, item.at) for column in item.shown.columns]
    return columns[0] if len(columns) == 1 else f"coalesce({', '.join(columns)})"


def _citations(item: s.Citations, at: Alias, p: Parameters) -> str:
    inner, step = at.next, f"i{at.depth}"
    found = f"MATCH ({inner.node}:Source {{id: {at.edge}.citedIds[{step}]}})"
    locator = f"nullIf({at.edge}.citedLocators[{step}], '')"
    steps = f"range(0, size({at.edge}.citedIds) - 1)"
    if item.items == (s.Leaf(ID),):
        return f"[{step} IN {steps} | [{locator}, {at.edge}.basis, [{at.edge}.citedIds[{step}]]]]"
    row = _row(item.items, inner, p)
    return f"COLLECT {{ UNWIND {steps} AS {step} {found} RETURN [{locator}, {at.edge}.basis, {row}] }}"


def _by_class(item: s.ByClass, at: Alias, p: Parameters) -> str:
    rows = ((cls.__name__, _row(items, at, p, f"'{cls.__name__}'")) for cls, items in item.cases)
    return f"CASE {' '.join(f'WHEN {at.node}:{name} THEN {row}' for name, row in rows)} END"


def _many(item: s.Many, at: Alias, p: Parameters) -> str:
    inner, hub = at.next, hub_read(item.end, item.page)
    page = hub.page if hub else item.page
    path = _hub_path(hub, item.end, at) if hub else f"MATCH {_path(item.end, at, label=False)}"
    tests = [*(_hub_tests(hub, at) if hub else ()), *CONDITIONS.of_page(page, inner, p)]
    cut = _cut(page, inner, p, *([f"{inner.edge}.targetId"] if hub else []))
    found = f"{path}{where(tests)} WITH {inner.edge}, {inner.node} {cut}"
    return f"COLLECT {{ {found} RETURN {_row(item.items, inner, p)} }}"


def _path(end: End, at: Alias, named: bool = True, label: bool = True) -> str:
    """What is read over a relation needs no label, of which Neo4j would test each node: loads see to its class."""
    inner = at.next
    far = f"({inner.node}{f':{end.far.__name__}' if label else ''})" if named else "()"
    arrow = f"-[{inner.edge}:{type_name(end.relation)}]-"
    if end.relation.declared.symmetric:
        return f"({at.node}){arrow}{far}"
    return f"({at.node}){arrow}>{far}" if end.forward else f"({at.node})<{arrow}{far}"


def _hub_path(hub: HubRead, end: End, at: Alias) -> str:
    inner, kind = at.next, type_name(end.relation)
    index = f"USING INDEX SEEK {inner.edge}:{kind}({', '.join(hub.index)})"
    return f"MATCH ({inner.node})-[{inner.edge}:{kind}]->() {index}"


def _hub_tests(hub: HubRead, at: Alias) -> list[str]:
    edge = at.next.edge
    return [f"{edge}.targetId = {at.node}.id", *(f"{edge}.{column} IS NOT NULL" for column in hub.index[1:])]


def _cut(page: s.Page, at: Alias, p: Parameters, *leading: str) -> str:
    return f"{_order(page, at, *leading)} LIMIT {row_limit(page, p)}"


def _order(page: s.Page, at: Alias, *leading: str) -> str:
    keys = [_key(one, at) for one in page.order]
    down = [one.descending for one in page_order(page)]
    columns = [*zip(leading, down, strict=False), *zip(keys, down, strict=True)]
    return "ORDER BY " + ", ".join(f"{column}{' DESC' if descending else ''}" for column, descending in columns)


def _present(order: Iterable[s.Order], at: Alias) -> list[str]:
    """Without a predicate on each of its columns, Neo4j does not read an order from an index."""
    return [f"{_key(one, at)} IS NOT NULL" for one in order if not one.through]


def _key(of: s.Order | s.KeyValue, at: Alias) -> str:
    """What rows are ordered by; a node that is not there has the greatest value."""
    if of.through is None:
        return at.key(of.key, of.at)
    far = f"({at.node})-[:{type_name(of.through.relation)}]->({at.other}:{of.through.far.__name__})"
    column = key_of(at.other, of.key)
    value = f"toInteger({column})" if of.key.scalar is Scalar.BOOLEAN else column
    return f"coalesce(head(COLLECT {{ MATCH {far} RETURN {value} LIMIT 1 }}), {greatest(of)})"


def _exists(related: s.Related, at: Alias, p: Parameters) -> str:
    if kept := lies_under(related):
        ancestry, asked = kept
        pair = f"({at.node})-[{at.next.edge}:{in_capitals(ancestry.stored)}]->()"
        return f"EXISTS {{ MATCH {pair} WHERE {at.next.edge}.targetId = {p.add(asked.id, plain)} }}"
    tests = CONDITIONS.of(related.condition, at.next, p)
    found = f"MATCH {_path(related.end, at, names_node(related.condition))}{where(tests)}"
    return f"COUNT {{ {found} }} = 1" if related.quantifier is s.Quantifier.SINGLE else f"EXISTS {{ {found} }}"


def _cited(cited: s.Cited, at: Alias, p: Parameters) -> str:
    inner, step = at.next, f"i{at.depth}"
    tests = where(CONDITIONS.of(cited.condition, inner, p))
    if not tests:
        return f"size({at.edge}.citedIds) > 0"
    found = f"UNWIND {at.edge}.citedIds AS {step} MATCH ({inner.node}:Source {{id: {step}}})"
    return f"EXISTS {{ {found}{tests} RETURN {inner.node} }}"


CONDITIONS = Conditions("cypher", _exists, reaches, _cited, in_country, representative, _key)
