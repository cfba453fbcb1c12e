"""Groups of nodes in Cypher. sqlite/groups.py has the same functions.

A node is followed by its keys, one row for each combination; the rows are counted, and of a group's casualty figures
(casualties.py) nothing is read before its page is cut.
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
from graph.compiling.conditions import Conditions, where
from graph.neo4j.casualties import tallied
from graph.neo4j.cells import cut
from graph.neo4j.names import in_capitals, type_name
from graph.statement import Parameters
from graph.stored.columns import MISSING_NUMBER, MISSING_TEXT

NONE = f"'{MISSING_TEXT}'"


def grouped(root: s.Groups, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """The groups, each as a map in the place of a node: its keys, how many are in it and, where needed, which."""
    keys = [f"{KEPT}{number}" for number in range(len(root.by))]
    listed = any(isinstance(item, s.Casualties) for item in root.items)
    sums = [sum_key(harm).column for harm in root.harms]
    summed = (f"CASE WHEN count({one}) = 0 THEN {MISSING_NUMBER} ELSE sum({one}) END AS {one}" for one in sums)
    members = [f"collect({at.node}) AS members"] if listed else []
    counted = ", ".join([*keys, f"count({at.node}) AS counted", *summed, *members])
    shown = [f"{key}: {key}, {SHOWN}{number}: nullIf({key}, {NONE})" for number, key in enumerate(keys)]
    shown += [f"{TRUE}{n}: {KEPT}{n} = 'true'" for n, key in enumerate(root.by) if isinstance(key, ByTruth)]
    shown += [f"{one}: {one}" for one in [*sums, *(["members"] if listed else [])]]
    group = ", ".join([*shown, f"{COUNT.column}: counted"])
    return f"{_members(root, at, p, conditions)} WITH {counted} WITH {{{group}}} AS {at.node}"


def keyed(root: s.CountGroups, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """The combinations of keys that there are."""
    keys = ", ".join(f"{KEPT}{number}" for number in range(len(root.by)))
    return f"{_members(root, at, p, conditions)} WITH DISTINCT {keys} RETURN {KEPT}0"


def _members(root: s.Groups | s.CountGroups, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """Every node with its keys, once for each combination of them; and with no node, keys to fill up with."""
    tests = conditions.of(root.filter, at, p)
    there = [f"{at.node}.id IS NOT NULL"] if tests else []  # indexes end in it, and are not read unless it is asked for
    found = f"MATCH ({at.node}:{root.cls.__name__}){where([*there, *tests])}"
    harms = root.harms if isinstance(root, s.Groups) else ()
    held = [at.node, *(sum_key(harm).column for harm in harms)]
    beside = of_representatives(root.filter)
    steps = [tallied(harm, at, sum_key(harm).column, beside) for harm in harms]
    for number, key in enumerate(root.by):
        if not isinstance(key, Led):
            steps.append(f"WITH {', '.join([*held, f'{_own(key, at)} AS {KEPT}{number}'])}")
            held.append(f"{KEPT}{number}")
    for led in led_together(root.by):
        steps.append(f"WITH {', '.join([*held, f'COLLECT {{ {_related(led, at)} }} AS led'])}")
        none = f"[{', '.join([NONE] * len(led))}]"
        steps.append(f"UNWIND CASE WHEN led = [] THEN [{none}] ELSE led END AS one")
        names = [f"{KEPT}{number}" for number in led]
        steps.append(f"WITH {', '.join([*held, *(f'one[{at_}] AS {name}' for at_, name in enumerate(names))])}")
        held += names
    members = " ".join([found, *steps])
    if root.filling is None:
        return members
    units = f"UNWIND {p.add(root.filling.values, root.filling.units)} AS {KEPT}0"
    nothing = ", ".join(one if one == f"{KEPT}0" else f"null AS {one}" for one in held)
    return f"CALL () {{ {members} RETURN {', '.join(held)} UNION ALL {units} RETURN {nothing} }}"


def _own(key: GroupKey, at: Alias) -> str:
    if isinstance(key, ByColumn):
        return f"{at.node}.{key.column}"
    if isinstance(key, ByTruth):
        return f"toString({at.node}.{key.column})"
    assert isinstance(key, ByTime)
    return f"coalesce({cut(f'{at.node}.{key.column}', key.characters)}, {NONE})"


def _related(led: dict[int, Led], at: Alias) -> str:
    """What a node is related to by one relation, each once."""
    values = ", ".join(_value(key, at) for key in led.values())
    return f"MATCH {_path(next(iter(led.values())), at)} RETURN DISTINCT [{values}]"


def _value(key: Led, at: Alias) -> str:
    if isinstance(key, ByRelated):
        return f"{at.edge if key.at is At.EDGE else at.other}.{key.key.column}"
    return f"{at.other}.id"


def _path(key: Led, at: Alias) -> str:
    """The relation that leads to keys, and the node at its end."""
    if isinstance(key, ByAncestor):
        target = key.kept.relation.declared.target.__name__
        return f"({at.node})-[:{in_capitals(key.kept.stored)}]->({at.other}:{target} {{{key.column}: '{key.code}'}})"
    arrow = f"-[{at.edge}:{type_name(key.end.relation)}]-"
    far = f"({at.other}:{key.end.far.__name__})"
    return f"({at.node}){arrow}>{far}" if key.end.forward else f"({at.node})<{arrow}{far}"
