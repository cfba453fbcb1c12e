"""Groups of nodes in SQL. neo4j/groups.py has the same functions.

The nodes that meet the filter come first, as row numbers, then each with its keys, one row for each combination; the
rows are counted, and of a group's casualty figures (casualties.py) nothing is read before its page is cut.
"""

from graph.asked import selection as s
from graph.asked.filters import At
from graph.asked.grouping import (
    COUNT,
    KEPT,
    SHOWN,
    TRUE,
    ByAncestor,
    ByColumn,
    ByRelated,
    ByTime,
    ByTruth,
    GroupKey,
    Led,
    led_together,
    sum_key,
)
from graph.asked.representatives import of_representatives
from graph.compiling.alias import Alias
from graph.compiling.conditions import Conditions
from graph.compiling.overlapping import unordered
from graph.sqlite.casualties import tallied
from graph.sqlite.cells import cut
from graph.sqlite.found import rows_of
from graph.sqlite.tables import near_and_far
from graph.statement import Parameters
from graph.stored.columns import MISSING_NUMBER, MISSING_TEXT
from ontology.vocabularies import Harm

NONE = f"'{MISSING_TEXT}'"


def grouped(root: s.Groups, at: Alias, p: Parameters, conditions: Conditions) -> tuple[str, str]:
    """Tables with the members of groups, and the groups: their keys, and how many are in each."""
    keys = [f"{KEPT}{number}" for number in range(len(root.by))]
    shown = [f"{key}, nullif({key}, {NONE}) AS {SHOWN}{number}" for number, key in enumerate(keys)]
    shown += [f"{KEPT}{n} = 'true' AS {TRUE}{n}" for n, key in enumerate(root.by) if isinstance(key, ByTruth)]
    sums = [f"coalesce(sum(of_{key}.best), {MISSING_NUMBER}) AS {key}" for key in _sums(root)]
    joined = "".join(f" LEFT JOIN of_{key} ON of_{key}.n = members.n" for key in _sums(root))
    counted = ", ".join([*shown, f"count(members.n) AS {COUNT.column}", *sums])
    beside = of_representatives(root.filter)
    tables = [f"of_{key} AS MATERIALIZED ({tallied(harm, beside)})" for key, harm in _sums(root).items()]
    members = ", ".join([_members(root, at, p, conditions), *tables])
    return members, f"SELECT {counted} FROM members{joined} GROUP BY {', '.join(keys)}"


def _sums(root: s.Groups) -> dict[str, Harm]:
    return {sum_key(harm).column: harm for harm in root.harms}


def keyed(root: s.CountGroups, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """How many combinations of keys there are."""
    keys = ", ".join(f"{KEPT}{number}" for number in range(len(root.by)))
    return f"{_members(root, at, p, conditions)} SELECT count(*) FROM (SELECT DISTINCT {keys} FROM members)"


def _members(root: s.Groups | s.CountGroups, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """Every node with its keys, once for each combination of them; and with no node, keys to fill up with."""
    table = root.cls.__name__
    found = rows_of(root.cls, unordered(root.cls, root.filter), at, p, conditions)
    tables, joins = [f"found AS MATERIALIZED ({found})"], list[str]()
    keys = {number: _own(key, at) for number, key in enumerate(root.by) if not isinstance(key, Led)}
    for led in led_together(root.by):
        name = f"of_{KEPT}{min(led)}"
        tables.append(f"{name} AS MATERIALIZED ({_related(led, table, at)})")
        joins.append(f" LEFT JOIN {name} ON {name}.n = found.n")
        keys |= {number: f"coalesce({name}.{KEPT}{number}, {NONE})" for number in led}
    listed = ", ".join(f"{keys[number]} AS {KEPT}{number}" for number in sorted(keys))
    joined = f"FROM found CROSS JOIN {table} {at.node} ON {at.node}.rowid = found.n{''.join(joins)}"
    filled = ""
    if root.filling:
        units = p.add(root.filling.values, root.filling.units)
        filled = f" UNION ALL SELECT NULL, value FROM json_each({units})"
    tables.append(f"members AS MATERIALIZED (SELECT found.n, {listed} {joined}{filled})")
    return f"WITH {', '.join(tables)}"


def _own(key: GroupKey, at: Alias) -> str:
    if isinstance(key, ByColumn):
        return f"{at.node}.{key.column}"
    if isinstance(key, ByTruth):
        return f"CASE {at.node}.{key.column} WHEN 1 THEN 'true' ELSE 'false' END"
    assert isinstance(key, ByTime)
    return f"coalesce({cut(f'{at.node}.{key.column}', key.characters)}, {NONE})"


def _related(led: dict[int, Led], table: str, at: Alias) -> str:
    """What a node is related to by one relation, each once for a node."""
    found = f"FROM found CROSS JOIN {table} {at.node} ON {at.node}.rowid = found.n CROSS JOIN {_path(led, at)}"
    values = ", ".join(f"{_value(key, at)} AS {KEPT}{number}" for number, key in led.items())
    return f"SELECT DISTINCT found.n, {values} {found}"


def _value(key: Led, at: Alias) -> str:
    if isinstance(key, ByRelated):
        return f"{at.edge if key.at is At.EDGE else at.other}.{key.key.column}"
    return f"{at.edge}.targetId"


def _path(led: dict[int, Led], at: Alias) -> str:
    """The relation that leads to keys, and the node at its end where that decides."""
    edge, first = at.edge, next(iter(led.values()))
    if isinstance(first, ByAncestor):
        of_code = f"{at.other}.id = {edge}.targetId AND {at.other}.{first.column} = '{first.code}'"
        far = f"{first.kept.relation.declared.target.__name__} {at.other}"
        return f"{first.kept.stored} {edge} ON {edge}.sourceId = {at.node}.id CROSS JOIN {far} ON {of_code}"
    near, far_id = near_and_far(first.end)
    path = f"{first.end.relation.declared.stored} {edge} ON {edge}.{near} = {at.node}.id"
    of_node = any(isinstance(key, ByRelated) and key.at is At.NODE for key in led.values())
    far = f" CROSS JOIN {first.end.far.__name__} {at.other} ON {at.other}.id = {edge}.{far_id}"
    return path + (far if of_node else "")
