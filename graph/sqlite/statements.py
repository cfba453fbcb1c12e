"""A selection as one SQL statement for SQLite, which returns one JSON text. neo4j/statements.py is its twin.

A page is found as row numbers first, and its rows are read for those alone: otherwise SQLite would work out the nested
lists of rows that it then cuts off.
"""

from graph.asked import selection as s
from graph.asked.filters import lies_under
from graph.asked.kept_counts import KeptSums
from graph.asked.operators import plain
from graph.asked.relations import CountNeighbours, Neighbours, Said
from graph.asked.selection import At
from graph.compiling.alias import Alias, key_of
from graph.compiling.conditions import Conditions, greatest, where
from graph.compiling.overlapping import unordered
from graph.compiling.paging import hub_read, names_node, page_order, row_limit
from graph.sqlite.ancestors import ancestors, reaches, unit
from graph.sqlite.casualties import of_sum, summed
from graph.sqlite.completions import suggested
from graph.sqlite.dataset_country import in_country
from graph.sqlite.found import number_of, page_of
from graph.sqlite.full_text import matches
from graph.sqlite.keeping import kept, kept_of
from graph.sqlite.kept_counts import groups, kept_sums, number, number_of_groups
from graph.sqlite.leaves import as_json, leaf
from graph.sqlite.notices import noticed
from graph.sqlite.relations import both_ways, counted, neighbours, said
from graph.sqlite.representatives import by_relation, page_by_relation, representative, side_by_side
from graph.sqlite.searches import Hit, around, asked_of_hits, best_hits, counted_by_class
from graph.sqlite.tables import index_name, near_and_far
from graph.statement import Parameters, Statement
from ontology.events import CasualtyEstimate
from ontology.model import End, Node

SMALL = 15_000
"""Characters of a statement below which a search may name tables of what it finds (WITH), and look at less for it.

SQLite refuses a statement with very many subqueries for such a table, though they are not nested deep.
"""


def compile_sql(selection: s.Selection) -> Statement:
    """The statement for a selection; its one value is a JSON list, with one item for each root."""
    statement = _compiled(selection)
    sought = any(isinstance(root, s.Search) for root in selection)
    return _compiled(selection, tables=True) if sought and len(statement.text) < SMALL else statement


def _compiled(selection: s.Selection, *, tables: bool = False) -> Statement:
    p = Parameters()
    return p.statement(f"SELECT json_array({', '.join(_root(root, p, tables=tables) for root in selection)})")


def _root(root: s.Root, p: Parameters, *, tables: bool) -> str:
    at = Alias()
    match root:
        case s.Find():
            found = f"FROM {_table(root.cls)} {at.node} WHERE {at.node}.id = {p.add(root.id, plain)}"
            return f"json((SELECT {_row(root.items, at, p)} {found}))"
        case s.All():
            page = f"({page_of(root.cls, root.page, at, p, CONDITIONS)}) k"
            rows = f"FROM {page} CROSS JOIN {_table(root.cls)} {at.node} ON {at.node}.rowid = k.n"
            return f"json((SELECT json_group_array({_row(root.items, at, p)}) {rows}))"
        case s.CountAll():
            asked = unordered(root.cls, root.filter)
            return number(root, at, p, CONDITIONS, lambda: number_of(root.cls, asked, at, p, CONDITIONS))
        case s.Relations():
            table = root.relation.declared.stored
            tests = [f"{at.edge}.id > {p.add(root.after, plain)}", *CONDITIONS.of(root.filter, at, p)]
            tests += _target(root, at, p)
            found = f"FROM {table} {at.edge}{_source(root, at)}{where(tests)}"
            page = f"(SELECT {at.edge}.rowid AS r {found} ORDER BY {at.edge}.id LIMIT {p.add(root.limit, plain)}) k"
            rows = f"FROM {page} CROSS JOIN {table} {at.edge} ON {at.edge}.rowid = k.r"
            return f"json((SELECT json_group_array({_row(root.items, at, p)}) {rows}))"
        case s.Search():
            hit = Hit()
            page = best_hits(root, hit, p, CONDITIONS, _order(root.page, hit), tables=tables)
            found = f"(SELECT *, rank / 1e9 AS score FROM ({page})) {at.edge}"
            rows = f"FROM {found} CROSS JOIN Node {at.node} ON {at.node}.rowid = {at.edge}.n"
            return f"json((SELECT json_group_array({_row(root.items, at, p)}) {rows}))"
        case s.CountSearch():
            return f"(SELECT count(*) {_hits(root, at, p)})"
        case s.CountClasses():
            return counted_by_class(_hits(root, at, p), at)
        case s.Suggest():
            return f"json((SELECT json_group_array({_row(root.items, at, p)}) {suggested(root, at, p)}))"
        case s.Groups():
            return groups(root, at, p, CONDITIONS, lambda shown, tables, found: _groups(shown, tables, found, at, p))
        case s.CountGroups():
            return number_of_groups(root, at, p, CONDITIONS)
        case s.Notices():
            return f"json((SELECT json_group_array({_row(root.items, at, p)}) {noticed(root, at, p)}))"
        case s.Strays() | s.Counted() | s.UnsoundNotices() | s.Tallied() | s.TalliedActors():
            return kept(root, p)


def _groups(root: s.Groups, members: str, groups: str, at: Alias, p: Parameters) -> str:
    page = f"SELECT * FROM ({groups}) {at.node}{where(CONDITIONS.of_page(root.page, at, p))}"
    rows = f"FROM ({page} {_cut(root.page, at, p)}) {at.node}"
    return f"json(({members} SELECT json_group_array({_row(root.items, at, p)}) {rows}))"


def _hits(root: s.Sought, at: Alias, p: Parameters) -> str:
    """The nodes that are found, to be counted."""
    found = f"SELECT rowid AS n FROM Search WHERE {matches(root.text, p)}"
    tests = where(asked_of_hits(root, at, p, CONDITIONS))
    return f"FROM ({found}) {at.edge} CROSS JOIN Node {at.node} ON {at.node}.rowid = {at.edge}.n{tests}"


def _source(root: s.Relations, at: Alias) -> str:
    """Looked up for each relation in turn: the relations come by id then, and are not sorted for every page."""
    return f" CROSS JOIN {_table(root.source)} {at.node} ON {at.node}.id = {at.edge}.sourceId" if root.source else ""


def _target(root: s.Relations, at: Alias, p: Parameters) -> list[str]:
    """What is asked of the node that a relation leads to, if anything is."""
    inner = at.next
    tests = CONDITIONS.of(root.target, inner, p)
    far = f"{_table(root.relation.declared.target)} {inner.node}"
    return [f"EXISTS (SELECT 1 FROM {far}{where([f'{inner.node}.id = {at.edge}.targetId', *tests])})"] if tests else []


def _row(items: s.Items, at: Alias, p: Parameters, *before: str) -> str:
    return f"json_array({', '.join([*before, *(_item(item, at, p) for item in items)])})"


def _item(item: s.Item, at: Alias, p: Parameters) -> str:
    inner = at.next
    match item:
        case s.Leaf():
            return leaf(item, at)
        case s.KeyValue():
            return as_json(_key(item, at), s.compared(item))
        case s.Completions() | s.Under() | s.Around():
            return kept_of(item, at)
        case s.Lookup():
            found = f"FROM {_table(item.cls)} {inner.node} WHERE {inner.node}.id = {at.node}.{item.column}"
            return f"json((SELECT {_row(item.items, inner, p)} {found}))"
        case s.Citations():
            return _citations(item, at, p)
        case s.ByClass():
            return _by_class(item, at, p)
        case s.One():
            return f"json((SELECT {_row(item.items, inner, p)} {_path(item.end, at, [])} LIMIT 1))"
        case s.Many():
            return _many(item, at, p)
        case s.NamesAround():
            far = around(item, at, _table(item.by.relation.declared.target))
            return f"json((SELECT json_group_array({_row(item.items, inner, p)}) {far}))"
        case s.Count():
            asked = by_relation(item.end, item.filter)
            tests, named = CONDITIONS.of(asked, inner, p), names_node(asked)
            return f"(SELECT count(*) {_path(item.end, at, tests, named, side_by_side(item.end, asked))})"
        case s.Ancestors():
            return f"json((SELECT json_group_array({_row(item.items, inner, p)}) {ancestors(item, at, p)}))"
        case s.Unit():
            return f"json((SELECT {_row(item.items, inner, p)} {unit(item, at, p)}))"
        case KeptSums():
            sums = kept_sums(item, at, p, CONDITIONS)
            return f"json((SELECT json_group_array({_row(item.items, inner, p)}) FROM ({sums}) {inner.node}))"
        case s.Casualties():
            figures, sums = summed(item, at, p)
            return f"json(({figures} SELECT json_group_array({_row(item.items, inner, p)}) FROM ({sums}) {inner.node}))"
        case s.Figures():
            return _figures(item, at, p)
        case s.CountFigures():
            return f"(SELECT count(*) FROM ({of_sum(at, item.taken)}))"
        case Neighbours(steps=()):
            return "json('[]')"
        case Neighbours():
            edges = f"FROM ({neighbours(item, at, p)}) {inner.edge}"
            nodes = f"CROSS JOIN {_table(Node)} {inner.node} ON {inner.node}.id = {inner.edge}.far"
            return f"json((SELECT json_group_array({_row(item.items, inner, p)}) {edges} {nodes}))"
        case CountNeighbours():
            return counted(item, at)
        case Said():
            return said(item, at)


def _citations(item: s.Citations, at: Alias, p: Parameters) -> str:
    inner, step = at.next, f"i{at.depth}"
    locator = f"nullif({at.edge}.citedLocators ->> {step}.key, '')"
    source = f"CROSS JOIN Source {inner.node} ON {inner.node}.id = {step}.value"
    found = f"FROM json_each({at.edge}.citedIds) {step} {source}"
    row = _row(item.items, inner, p)
    return f"json((SELECT json_group_array(json_array({locator}, {at.edge}.basis, {row})) {found}))"


def _by_class(item: s.ByClass, at: Alias, p: Parameters) -> str:
    inner = at.next
    rows = ((cls.__name__, _row(items, inner, p, f"'{cls.__name__}'")) for cls, items in item.cases)
    read = (
        f"WHEN '{name}' THEN (SELECT {row} FROM {name} {inner.node} WHERE {inner.node}.id = {at.node}.id)"
        for name, row in rows
    )
    return f"json(CASE {at.node}.class {' '.join(read)} END)"


def _many(item: s.Many, at: Alias, p: Parameters) -> str:
    inner, hub = at.next, hub_read(item.end, item.page)
    page = page_by_relation(item.end, hub.page if hub else item.page)
    named = names_node(page.filter) or any(one.at is At.NODE for one in page.order)
    path = _path(item.end, at, CONDITIONS.of_page(page, inner, p), named, hub.index if hub else ())
    keys = f"(SELECT {inner.edge}.rowid AS r, {_far(item.end, at)} AS far {path} {_cut(page, inner, p)}) k"
    edges = f"CROSS JOIN {_table(item.end)} {inner.edge} ON {inner.edge}.rowid = k.r"
    nodes = f"CROSS JOIN {_table(item.end.far)} {inner.node} ON {inner.node}.id = k.far"
    return f"json((SELECT json_group_array({_row(item.items, inner, p)}) FROM {keys} {edges} {nodes}))"


def _figures(item: s.Figures, at: Alias, p: Parameters) -> str:
    inner = at.next
    figure = f"CROSS JOIN {CasualtyEstimate.__name__} {inner.node} ON {inner.node}.rowid = {inner.edge}.f"
    tests = where(CONDITIONS.of_page(item.page, inner, p))
    found = f"FROM ({of_sum(at, item.taken)}) {inner.edge} {figure}{tests} {_cut(item.page, inner, p)}"
    page = f"FROM (SELECT {inner.edge}.* {found}) {inner.edge} {figure}"
    return f"json((SELECT json_group_array({_row(item.items, inner, p)}) {page}))"


def _path(end: End, at: Alias, tests: list[str], named: bool = True, read_by: tuple[str, ...] = ()) -> str:
    """From the node at hand over a relation to the nodes at its end, where a condition names them."""
    inner, (near, _) = at.next, near_and_far(end)
    far = f" CROSS JOIN {_table(end.far)} {inner.node} ON {inner.node}.id = {_far(end, at)}" if named else ""
    if end.relation.declared.symmetric:
        return f"FROM {both_ways(end, at)} {inner.edge}{far}{where(tests)}"
    index = f" INDEXED BY {index_name(end.relation.declared.stored, read_by)}" if read_by else ""
    return f"FROM {_table(end)} {inner.edge}{index}{far}{where([f'{inner.edge}.{near} = {at.node}.id', *tests])}"


def _far(end: End, at: Alias) -> str:
    return f"{at.next.edge}.{'farId' if end.relation.declared.symmetric else near_and_far(end)[1]}"


def _table(of: type[Node] | End) -> str:
    if isinstance(of, End):
        return of.relation.declared.stored
    return "Node" if of.abstract else of.__name__


def _cut(page: s.Page, at: Alias, p: Parameters) -> str:
    return f"{_order(page, at)} LIMIT {row_limit(page, p)}"


def _order(page: s.Page, at: Alias) -> str:
    return "ORDER BY " + ", ".join(_key(one, at) + " DESC" * one.descending for one in page_order(page))


def _key(of: s.Order | s.KeyValue, at: Alias) -> str:
    """What rows are ordered by; a node that is not there has the greatest value."""
    if of.through is None:
        return at.key(of.key, of.at)
    near, far = near_and_far(of.through)
    joined = f"{_table(of.through)} o JOIN {_table(of.through.far)} {at.other} ON {at.other}.id = o.{far}"
    found = f"SELECT {key_of(at.other, of.key)} FROM {joined} WHERE o.{near} = {at.node}.id LIMIT 1"
    return f"coalesce(({found}), {greatest(of)})"


def _exists(related: s.Related, at: Alias, p: Parameters) -> str:
    if kept := lies_under(related):
        ancestry, asked = kept
        pair = f"sourceId = {at.node}.id AND targetId = {p.add(asked.id, plain)}"
        return f"EXISTS (SELECT 1 FROM {ancestry.stored} WHERE {pair})"
    tests = CONDITIONS.of(related.condition, at.next, p)
    found = _path(related.end, at, tests, names_node(related.condition))
    single = related.quantifier is s.Quantifier.SINGLE
    return f"((SELECT count(*) {found}) = 1)" if single else f"EXISTS (SELECT 1 {found})"


def _cited(cited: s.Cited, at: Alias, p: Parameters) -> str:
    inner, step = at.next, f"i{at.depth}"
    sources = f"CROSS JOIN Source {inner.node} ON {inner.node}.id = {step}.value"
    tests = where(CONDITIONS.of(cited.condition, inner, p))
    return f"EXISTS (SELECT 1 FROM json_each({at.edge}.citedIds) {step} {sources if tests else ''}{tests})"


CONDITIONS = Conditions("sql", _exists, reaches, _cited, in_country, representative, _key)
