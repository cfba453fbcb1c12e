"""What is asked of the hits of a search in SQL, and how they are counted. neo4j/searches.py has the same functions."""

from graph.asked import selection as s
from graph.asked.operators import class_names
from graph.compiling.alias import Alias
from graph.compiling.conditions import Conditions, where
from graph.compiling.paging import row_limit
from graph.sqlite.full_text import foremost, hits, names
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


def best_hits(root: s.Search, hit: Hit, p: Parameters, conditions: Conditions, order: str) -> str:
    """A page of hits. Only where those that come first do not fill it, all are looked at."""
    limit, called = row_limit(root.page, p), names(root.text, p)
    tests = [*asked_of_hits(root, hit, p, conditions), *conditions.of_page(root.page, hit, p)]
    columns = ", ".join(f"{hit.node}.{column}" for column in ("n", "rank", "id"))
    page, read = f"SELECT {columns} FROM", f"{hit.node}{where(tests)} {order} LIMIT {limit}"
    every = f"({hits(root.text, p)})"
    if root.page.backward:
        return f"WITH {called} {page} {every} {read}"
    some = f"foremost AS MATERIALIZED ({page} ({foremost(root.text, p)}) {read})"
    filled = f"filled AS MATERIALIZED (SELECT count(*) >= {limit} AS full FROM foremost)"
    first = "SELECT foremost.* FROM filled CROSS JOIN foremost WHERE full"
    others = f"SELECT * FROM ({page} (SELECT 1 FROM filled WHERE NOT full) CROSS JOIN {every} {read})"
    return f"WITH {called}, {some}, {filled} SELECT * FROM ({first} UNION ALL {others}) {hit.node} {order}"


def counted_by_class(hits: str, at: Alias) -> str:
    """The numbers of hits of each class."""
    counted = f"SELECT {at.node}.class AS class, count(*) AS counted {hits} GROUP BY {at.node}.class"
    listed = f"SELECT json_group_array(json_array(class, counted)) FROM ({counted})"
    return f"json(({listed}))"
