"""What is asked of the hits of a search in SQL, and how they are counted. neo4j/searches.py has the same functions."""

from graph.asked import selection as s
from graph.asked.operators import class_names
from graph.asked.searches import MOST_AROUND
from graph.compiling.alias import Alias
from graph.compiling.conditions import Conditions, where
from graph.compiling.paging import row_limit
from graph.sqlite.full_text import foremost, hits, names, others
from graph.statement import Parameters


def asked_of_hits(root: s.Sought, at: Alias, p: Parameters, conditions: Conditions) -> list[str]:
    """What a hit must be: of a class that is asked for, and what nodes of its class must meet."""
    tests = list[str]()
    if root.classes is not None:
        tests.append(f"{at.node}.class IN (SELECT value FROM json_each({p.add(root.classes, class_names)}))")
    cases = list[str]()
    for cls, condition in root.where:
        own = f"{at.next.node}.id = {at.node}.id"
        found = f"{cls.__name__} {at.next.node}{where([own, *conditions.of(condition, at.next, p)])}"
        cases.append(f"WHEN '{cls.__name__}' THEN EXISTS (SELECT 1 FROM {found})")
    if cases:
        tests.append(f"CASE {at.node}.class {' '.join(cases)} ELSE true END")
    return tests


class Hit(Alias):
    """A hit in whose place stands one row: of its node, and of how well it fits."""

    @property
    def edge(self) -> str:
        """The row's name."""
        return self.node


def best_hits(root: s.Search, hit: Hit, p: Parameters, conditions: Conditions, order: str, *, tables: bool) -> str:
    """A page of hits. With tables, all are looked at only where those that come first do not fill it."""
    tests = [*asked_of_hits(root, hit, p, conditions), *conditions.of_page(root.page, hit, p)]
    limit = row_limit(root.page, p)
    page = f"SELECT {', '.join(f'{hit.node}.{column}' for column in ('n', 'rank', 'id'))} FROM"
    read = f"{hit.node}{where(tests)} {order} LIMIT {limit}"
    if root.page.backward or not tables:
        return f"{page} ({hits(root.text, p)}) {read}"
    called = names(root.text, p)
    first = f"foremost AS MATERIALIZED ({page} ({foremost(root.text, p)}) {read})"
    unfilled = f"(SELECT 1 FROM (SELECT count(*) AS found FROM foremost) WHERE found < {limit})"
    left = f"SELECT * FROM ({others(root.text, p)}) WHERE n NOT IN (SELECT n FROM foremost)"
    rest = f"SELECT * FROM ({page} {unfilled} CROSS JOIN ({left}) {read})"
    both = f"(SELECT * FROM foremost UNION ALL {rest}) {hit.node}"
    return f"WITH {called}, {first} SELECT * FROM {both} {order} LIMIT {limit}"


def counted_by_class(hits: str, at: Alias) -> str:
    """The numbers of hits of each class."""
    counted = f"SELECT {at.node}.class AS class, count(*) AS counted {hits} GROUP BY {at.node}.class"
    listed = f"SELECT json_group_array(json_array(class, counted)) FROM ({counted})"
    return f"json(({listed}))"


def around(item: s.NamesAround, at: Alias, table: str) -> str:
    """What surrounds the node at hand, by id. `table`: in which it is."""
    ids = f"SELECT DISTINCT targetId FROM {item.by.stored} WHERE sourceId = {at.node}.id"
    first = f"FROM ({ids} ORDER BY targetId LIMIT {MOST_AROUND}) {at.next.edge}"
    return f"{first} CROSS JOIN {table} {at.next.node} ON {at.next.node}.id = {at.next.edge}.targetId"
