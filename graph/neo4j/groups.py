"""Groups of nodes in Cypher. sqlite/groups.py has the same functions.

A node is followed by its keys, one row for each combination; the rows are counted, and of a group's casualty figures
nothing is read before its page is cut.
"""

from graph.asked import selection as s
from graph.asked.grouping import COUNT, KEPT, SHOWN, ByAncestor, ByColumn, ByTarget, ByTime, GroupKey
from graph.asked.operators import plain_each
from graph.compiling.alias import Alias
from graph.compiling.casualties import by_harm, chosen_first, sums
from graph.compiling.conditions import Conditions, where
from graph.neo4j.names import in_capitals, type_name
from graph.statement import Parameters
from graph.stored.columns import MISSING_TEXT, Scalar, Shown
from ontology.events import CasualtyEstimate, Estimation

NONE = f"'{MISSING_TEXT}'"


def grouped(root: s.Groups, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """The groups, each as a map in the place of a node: its keys, how many are in it and, where needed, which."""
    keys = [f"{KEPT}{number}" for number in range(len(root.by))]
    listed = any(isinstance(item, s.Casualties) for item in root.items)
    counted = ", ".join([*keys, "count(*) AS counted", *([f"collect({at.node}) AS members"] if listed else [])])
    shown = (f"{key}: {key}, {SHOWN}{number}: nullIf({key}, {NONE})" for number, key in enumerate(keys))
    group = ", ".join([*shown, f"{COUNT.column}: counted", *(["members: members"] if listed else [])])
    return f"{_members(root, at, p, conditions)} WITH {counted} WITH {{{group}}} AS {at.node}"


def keyed(root: s.CountGroups, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """The combinations of keys that there are."""
    keys = ", ".join(f"{KEPT}{number}" for number in range(len(root.by)))
    return f"{_members(root, at, p, conditions)} WITH DISTINCT {keys} RETURN {KEPT}0"


def _members(root: s.Groups | s.CountGroups, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """Every node with its keys, once for each combination of them."""
    tests = conditions.of(root.filter, at, p)
    there = [f"{at.node}.id IS NOT NULL"] if tests else []  # indexes end in it, and are not read unless it is asked for
    found = f"MATCH ({at.node}:{root.cls.__name__}){where([*there, *tests])}"
    held, steps = [at.node], list[str]()
    for number, key in enumerate(root.by):
        name = f"{KEPT}{number}"
        if isinstance(key, ByTarget | ByAncestor):
            ids = f"COLLECT {{ {_related(key, at)} }} AS ids"
            each = f"UNWIND CASE WHEN ids = [] THEN [{NONE}] ELSE ids END AS {name}"
            steps.append(f"WITH {', '.join([*held, ids])} {each}")
        else:
            steps.append(f"WITH {', '.join([*held, f'{_own(key, at)} AS {name}'])}")
        held.append(name)
    return " ".join([found, *steps])


def _own(key: GroupKey, at: Alias) -> str:
    if isinstance(key, ByColumn):
        return f"{at.node}.{key.column}"
    assert isinstance(key, ByTime)
    first, last = (f"left(split({at.node}.{key.column}, '/')[{end}], {key.characters})" for end in (0, -1))
    return f"CASE WHEN {first} = {last} THEN {first} ELSE {first} + '/' + {last} END"


def _related(key: ByTarget | ByAncestor, at: Alias) -> str:
    if isinstance(key, ByTarget):
        led, far = type_name(key.relation), f"{at.other}:{key.relation.declared.target.__name__}"
    else:
        target = key.kept.relation.declared.target.__name__
        led, far = in_capitals(key.kept.stored), f"{at.other}:{target} {{{key.column}: '{key.code}'}}"
    return f"MATCH ({at.node})-[:{led}]->({far}) RETURN DISTINCT {at.other}.id"


def casualties(items: s.Items, at: Alias, p: Parameters) -> tuple[str, s.Items]:
    """What sums up figures ahead of a group's row, since Neo4j takes no aggregate within an expression; and the row."""
    calls, row = list[str](), list[s.Item]()
    for number, item in enumerate(items):
        if isinstance(item, s.Casualties):
            name = f"sums{number}"
            calls.append(f"CALL ({at.node}) {{ {_summed(item, at, p)} AS {name} }}")
            calls.append(f"WITH {at.node} {{.*, {name}}} AS {at.node} ")
            item = s.Leaf(Shown((name,), Scalar.STRING, many=True))
        row.append(item)
    return " ".join(calls), tuple(row)


def _summed(item: s.Casualties, at: Alias, p: Parameters) -> str:
    """Sums of one figure of each event and harm."""
    figure, event = at.next.node, at.other
    asked = where([] if item.harms is None else [f"{figure}.harm IN {p.add(item.harms, plain_each)}"])
    found = f"MATCH ({figure}:{CasualtyEstimate.__name__})-[:{type_name(Estimation)}]->({event}){asked}"
    ordered = f"WITH {event}, {figure} ORDER BY {chosen_first(figure)}"
    chosen = f"WITH {event}, {figure}.harm AS harm, head(collect({figure})) AS {figure}"
    told = [f"{one} AS s{number}" for number, one in enumerate(sums(figure))]
    row = ", ".join(["harm", *(f"s{number}" for number in range(len(told)))])
    summed = f"WITH {', '.join(['harm', *told])} ORDER BY {by_harm('harm')} RETURN collect([{row}])"
    return f"UNWIND {at.node}.members AS {event} {found} {ordered} {chosen} {summed}"
