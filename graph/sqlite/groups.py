"""Groups of nodes in SQL. neo4j/groups.py has the same functions.

The nodes that meet the filter come first, as row numbers, then each with its keys, one row for each combination; the
rows are counted, and of a group's casualty figures nothing is read before its page is cut.
"""

from graph.asked import selection as s
from graph.asked.grouping import COUNT, KEPT, SHOWN, ByAncestor, ByColumn, ByTarget, ByTime, GroupKey
from graph.asked.operators import plain_each
from graph.compiling.alias import Alias
from graph.compiling.casualties import by_harm, chosen_first, sums
from graph.compiling.conditions import Conditions, where
from graph.statement import Parameters
from graph.stored.columns import MISSING_TEXT
from ontology.events import CasualtyEstimate, Estimation

NONE = f"'{MISSING_TEXT}'"


def grouped(root: s.Groups, at: Alias, p: Parameters, conditions: Conditions) -> tuple[str, str]:
    """Tables with the members of groups, and the groups: their keys, and how many are in each."""
    keys = [f"{KEPT}{number}" for number in range(len(root.by))]
    shown = (f"{key}, nullif({key}, {NONE}) AS {SHOWN}{number}" for number, key in enumerate(keys))
    groups = f"SELECT {', '.join(shown)}, count(*) AS {COUNT.column} FROM members GROUP BY {', '.join(keys)}"
    return _members(root, at, p, conditions), groups


def keyed(root: s.CountGroups, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """How many combinations of keys there are."""
    keys = ", ".join(f"{KEPT}{number}" for number in range(len(root.by)))
    return f"{_members(root, at, p, conditions)} SELECT count(*) FROM (SELECT DISTINCT {keys} FROM members)"


def _members(root: s.Groups | s.CountGroups, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """Every node with its keys, once for each combination of them."""
    table = root.cls.__name__
    found = f"SELECT {at.node}.rowid AS n FROM {table} {at.node}{where(conditions.of(root.filter, at, p))}"
    tables, keys, joins = [f"found AS MATERIALIZED ({found})"], list[str](), list[str]()
    for number, key in enumerate(root.by):
        name = f"{KEPT}{number}"
        if isinstance(key, ByTarget | ByAncestor):
            tables.append(_related(key, name, table, at))
            joins.append(f" LEFT JOIN of_{name} ON of_{name}.n = found.n")
            keys.append(f"coalesce(of_{name}.id, {NONE}) AS {name}")
        else:
            keys.append(f"{_own(key, at)} AS {name}")
    joined = f"FROM found CROSS JOIN {table} {at.node} ON {at.node}.rowid = found.n{''.join(joins)}"
    tables.append(f"members AS MATERIALIZED (SELECT found.n, {', '.join(keys)} {joined})")
    return f"WITH {', '.join(tables)}"


def _own(key: GroupKey, at: Alias) -> str:
    if isinstance(key, ByColumn):
        return f"{at.node}.{key.column}"
    assert isinstance(key, ByTime)
    edtf = f"{at.node}.{key.column}"
    first = f"substr(substr({edtf}, 1, instr({edtf} || '/', '/') - 1), 1, {key.characters})"
    last = f"substr({edtf}, instr({edtf}, '/') + 1, {key.characters})"
    return f"CASE WHEN {first} = {last} THEN {first} ELSE {first} || '/' || {last} END"


def _related(key: ByTarget | ByAncestor, name: str, table: str, at: Alias) -> str:
    """A table of the ids to which a relation leads, each once for a node."""
    led = key.relation.declared.stored if isinstance(key, ByTarget) else key.kept.stored
    found = f"FROM found CROSS JOIN {table} {at.node} ON {at.node}.rowid = found.n"
    found += f" CROSS JOIN {led} r ON r.sourceId = {at.node}.id"
    if isinstance(key, ByAncestor):
        far = f"{key.kept.relation.declared.target.__name__} {at.other}"
        found += f" CROSS JOIN {far} ON {at.other}.id = r.targetId AND {at.other}.{key.column} = '{key.code}'"
    return f"of_{name} AS MATERIALIZED (SELECT DISTINCT found.n, r.targetId AS id {found})"


def casualties(item: s.Casualties, at: Alias, p: Parameters) -> str:
    """Sums of the figures of a group, one of each event and harm."""
    figure, estimation = at.next.node, at.next.edge
    same = [f"members.{KEPT}{number} = {at.node}.{KEPT}{number}" for number in range(item.keys)]
    harms = None if item.harms is None else p.add(item.harms, plain_each)
    asked = [f"{figure}.harm IN (SELECT value FROM json_each({harms}))"] if harms else []
    found = f"FROM members CROSS JOIN {Estimation.declared.target.__name__} {at.other} ON {at.other}.rowid = members.n"
    found += f" CROSS JOIN {Estimation.declared.stored} {estimation} ON {estimation}.targetId = {at.other}.id"
    found += f" CROSS JOIN {CasualtyEstimate.__name__} {figure} ON {figure}.id = {estimation}.sourceId"
    place = f"row_number() OVER (PARTITION BY members.n, {figure}.harm ORDER BY {chosen_first(figure)}) AS place"
    read = ", ".join(f"{figure}.{name}" for name in ("harm", "scope", "low", "best", "high"))
    chosen = f"SELECT {read}, {place} {found}{where([*same, *asked])}"
    told = [f"{one} AS s{number}" for number, one in enumerate(sums(figure))]
    summed = f"SELECT {', '.join(['harm', *told])} FROM ({chosen}) {figure} WHERE place = 1 GROUP BY harm"
    row = ", ".join(["harm", *(f"s{number}" for number in range(len(told)))])
    return f"json((SELECT json_group_array(json_array({row})) FROM ({summed} ORDER BY {by_harm('harm')})))"
