"""Counts and groups of events that are read from cells, in Cypher. sqlite/kept_counts.py has the same functions."""

from collections.abc import Callable

from graph.asked import selection as s
from graph.asked.grouping import COUNT, KEPT, SHOWN, SUM, ByAncestor, ByColumn, ByTime, GroupKey, sum_key
from graph.asked.kept_counts import Asked, KeptSums, counted, with_kept_sums
from graph.asked.kept_counts import grouped as grouped_by
from graph.asked.operators import plain, plain_each
from graph.compiling.alias import Alias
from graph.compiling.casualties import BEST_OF_CELLS, by_harm
from graph.compiling.casualties import kept_sums as sums_of_cells
from graph.compiling.conditions import Conditions, where
from graph.neo4j.cells import actor_has_cells, cut, place_has_cells
from graph.neo4j.groups import grouped, keyed
from graph.statement import Parameters
from graph.stored.columns import MISSING_NUMBER, MISSING_TEXT
from graph.stored.counts import ACTOR_DAYS, ALWAYS, EVENTS, EVERYWHERE, FACETS, MONTH, MONTHS_BY_HARM, NO_LEVEL, SUMMED

NONE = f"'{MISSING_TEXT}'"


def number(root: s.CountAll, at: Alias, p: Parameters, conditions: Conditions, otherwise: Callable[[], str]) -> str:
    """How many nodes there are. `otherwise`: counted as they stand."""

    def of_cells(asked: Asked) -> str:
        return f"head(COLLECT {{ {_found(asked, at, p, conditions)} RETURN sum({at.node}.{EVENTS}) }})"

    return _either(counted(root), of_cells, otherwise, p)


def groups(
    root: s.Groups, at: Alias, p: Parameters, conditions: Conditions, page: Callable[[s.Groups, str], str]
) -> str:
    """A page of groups. `page`: that of the groups that are found so."""

    def of_cells(asked: Asked) -> str:
        return page(with_kept_sums(root, asked), _grouped(root, asked, at, p, conditions))

    return _either(grouped_by(root), of_cells, lambda: page(root, grouped(root, at, p, conditions)), p)


def number_of_groups(root: s.CountGroups, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """How many groups there are."""

    def of_cells(asked: Asked) -> str:
        keys = ", ".join(f"{KEPT}{number}" for number in range(len(root.by)))
        return f"COUNT {{ {_members(root, asked, at, p, conditions)} WITH DISTINCT {keys} RETURN {KEPT}0 }}"

    return _either(grouped_by(root), of_cells, lambda: f"COUNT {{ {keyed(root, at, p, conditions)} }}", p)


def kept_sums(item: KeptSums, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """The sums of a group, in their order, each as a map in the place of a node."""
    cell = at.next.next
    tests = [f"{_key(key, cell)} = {at.node}.{KEPT}{number}" for number, key in enumerate(item.by)]
    if item.harms is not None:
        tests.append(f"{cell.node}.harm IN {p.add(item.harms, plain_each)}")
    named = " + ' ' + ".join(["harm", *(f"coalesce({at.node}.{SHOWN}{key}, 'null')" for key in range(item.keys))])
    read = ", ".join(f"{cell.node}.{name} AS {name}" for name in ("harm", *SUMMED))
    told = ", ".join(f"{text} AS {name}" for name, text in sums_of_cells().items())
    shown = ", ".join(f"{name}: {name}" for name in ("harm", *sums_of_cells()))
    return " ".join(
        [
            f"{_found(item.asked.of(MONTHS_BY_HARM), cell, p, conditions, tests)} WITH {read}",
            f"WITH harm, {told} ORDER BY {by_harm('harm')}",
            f"WITH {{{shown}, {SUM.columns[0]}: {named}}} AS {at.next.node}",
        ]
    )


def _either(asked: Asked | None, of_cells: Callable[[Asked], str], otherwise: Callable[[], str], p: Parameters) -> str:
    """What is read from cells, if the values of a request are such that these have it, or else from the records."""
    if asked is None:
        return otherwise()
    tests = [p.add(value, fits) for value, fits in asked.fitting]
    if asked.place is not None:
        tests.append(place_has_cells(p.add(asked.place, plain)))
    if asked.actor is not None:
        tests.append(actor_has_cells(p.add(asked.actor, plain)))
    kept = of_cells(asked)
    return f"CASE WHEN {' AND '.join(tests)} THEN {kept} ELSE {otherwise()} END" if tests else kept


def _grouped(root: s.Groups, asked: Asked, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """The groups, each as a map in the place of a node: its keys, and how many are in it."""
    keys = [f"{KEPT}{number}" for number in range(len(root.by))]
    steps = [f"{_members(root, asked, at, p, conditions)} WITH {', '.join(keys)}, sum({EVENTS}) AS counted"]
    for harm in root.harms:
        cell = at.next
        tests = [f"{_key(key, cell)} = {name}" for key, name in zip(root.by, keys, strict=True)]
        found = _found(asked.of(MONTHS_BY_HARM), cell, p, conditions, [f"{cell.node}.harm = '{harm.name}'", *tests])
        read = f"WITH {cell.node}.known AS known, {cell.node}.best AS best"
        best = f"RETURN coalesce({BEST_OF_CELLS}, {MISSING_NUMBER}) AS {sum_key(harm).column}"
        steps.append(f"CALL ({', '.join(keys)}) {{ {found} {read} {best} }}")
    sums = [sum_key(harm).column for harm in root.harms]
    shown = [f"{key}: {key}, {SHOWN}{number}: nullIf({key}, {NONE})" for number, key in enumerate(keys)]
    group = ", ".join([*shown, *(f"{one}: {one}" for one in sums), f"{COUNT.column}: counted"])
    return f"{' '.join(steps)} WITH {{{group}}} AS {at.node}"


def _members(root: s.Groups | s.CountGroups, asked: Asked, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """The cells with their keys; and with no event, keys to fill up with."""
    named = [f"{at.node}.value"] if asked.cells is FACETS else [_key(key, at) for key in root.by]
    keys = ", ".join(f"{key} AS {KEPT}{number}" for number, key in enumerate(named))
    cells = f"{_found(asked, at, p, conditions)} WITH {keys}, {at.node}.{EVENTS} AS {EVENTS}"
    if root.filling is None:
        return cells
    units = f"UNWIND {p.add(root.filling.values, root.filling.units)} AS {KEPT}0"
    return f"CALL () {{ {cells} RETURN {KEPT}0, {EVENTS} UNION ALL {units} RETURN {KEPT}0, 0 AS {EVENTS} }}"


def _key(key: GroupKey, at: Alias) -> str:
    """A key of a group, of a cell."""
    match key:
        case ByTime(characters=characters):
            edtf = f"{at.node}.{key.column}"
            return edtf if characters == MONTH else cut(edtf, characters)
        case ByColumn(column):
            return f"{at.node}.{column}"
    assert isinstance(key, ByAncestor)
    return f"{at.node}.placeId"


def _found(asked: Asked, at: Alias, p: Parameters, conditions: Conditions, more: list[str] | None = None) -> str:
    """The cells that are asked for. An index of them is read only with a predicate on each of its columns."""
    tests = list[str]()
    if asked.actor is not None:
        tests.append(f"{at.node}.actorId = {p.add(asked.actor, plain)}")
    if asked.levels:
        levels = ", ".join(f"'{level}'" for level in asked.levels)
        tests.append(f"{at.node}.{asked.cells.keys[0]} IN [{levels}]")
    if asked.place is not None:
        tests.append(f"{at.node}.placeId = {p.add(asked.place, plain)}")
    elif asked.cells is FACETS or asked.levels == (NO_LEVEL,):
        tests.append(f"{at.node}.placeId = '{EVERYWHERE}'")
    if asked.cells is ACTOR_DAYS:
        tests.append(f"{at.node}.whenFirst {'=' if asked.filter == s.EVERYTHING else '<>'} '{ALWAYS}'")
    there = [f"{at.node}.{key} IS NOT NULL" for key in asked.cells.index[2:]]
    tests += [*there, *conditions.of(asked.filter, at, p), *(more or [])]
    return f"MATCH ({at.node}:{asked.cells.stored}){where(tests)}"
