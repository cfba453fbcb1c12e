"""Counts and groups of events that are read from cells, in SQL. neo4j/kept_counts.py has the same functions."""

from collections.abc import Callable

from graph.asked import selection as s
from graph.asked.grouping import (
    COUNT,
    KEPT,
    SHOWN,
    SUM,
    ByAncestor,
    ByColumn,
    ByTime,
    GroupKey,
    sum_key,
)
from graph.asked.kept_counts import Asked, KeptSums, counted, with_kept_sums
from graph.asked.kept_counts import grouped as grouped_by
from graph.asked.operators import plain, plain_each
from graph.compiling.alias import Alias
from graph.compiling.casualties import BEST_OF_CELLS, by_harm
from graph.compiling.casualties import kept_sums as sums_of_cells
from graph.compiling.conditions import Conditions, where
from graph.sqlite.cells import ACTOR_HAS_CELLS, PLACE_HAS_CELLS, cut
from graph.sqlite.groups import grouped, keyed
from graph.statement import Parameters
from graph.stored.columns import MISSING_NUMBER, MISSING_TEXT
from graph.stored.counts import ACTOR_DAYS, ALWAYS, EVENTS, EVERYWHERE, FACETS, MONTH, MONTHS_BY_HARM, NO_LEVEL

NONE = f"'{MISSING_TEXT}'"


def number(root: s.CountAll, at: Alias, p: Parameters, conditions: Conditions, otherwise: Callable[[], str]) -> str:
    """How many nodes there are. `otherwise`: counted as they stand."""

    def of_cells(asked: Asked) -> str:
        return f"(SELECT coalesce(sum({EVENTS}), 0) {_found(asked, at, p, conditions)})"

    return _either(counted(root), of_cells, otherwise, p)


def groups(
    root: s.Groups, at: Alias, p: Parameters, conditions: Conditions, page: Callable[[s.Groups, str, str], str]
) -> str:
    """A page of groups. `page`: reads it, given the tables and the groups in them."""

    def of_cells(asked: Asked) -> str:
        return page(with_kept_sums(root, asked), *_grouped(root, asked, at, p, conditions))

    return _either(grouped_by(root), of_cells, lambda: page(root, *grouped(root, at, p, conditions)), p)


def number_of_groups(root: s.CountGroups, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """How many groups there are."""

    def of_cells(asked: Asked) -> str:
        keys = ", ".join(f"{KEPT}{number}" for number in range(len(root.by)))
        members = _members(root, asked, at, p, conditions)
        return f"(WITH {members} SELECT count(*) FROM (SELECT DISTINCT {keys} FROM members))"

    return _either(grouped_by(root), of_cells, lambda: f"({keyed(root, at, p, conditions)})", p)


def kept_sums(item: KeptSums, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """The sums of a group, in their order."""
    cell = at.next
    tests = [f"{_key(key, cell)} = {at.node}.{KEPT}{number}" for number, key in enumerate(item.by)]
    if item.harms is not None:
        tests.append(f"{cell.node}.harm IN (SELECT value FROM json_each({p.add(item.harms, plain_each)}))")
    named = " || ' ' || ".join(["harm", *(f"coalesce({at.node}.{SHOWN}{key}, 'null')" for key in range(item.keys))])
    told = [f"{text} AS {name}" for name, text in sums_of_cells().items()]
    listed = ", ".join(["harm", f"{named} AS {SUM.columns[0]}", *told])
    found = _found(item.asked.of(MONTHS_BY_HARM), cell, p, conditions, tests)
    return f"SELECT {listed} {found} GROUP BY harm ORDER BY {by_harm('harm')}"


def _either(asked: Asked | None, of_cells: Callable[[Asked], str], otherwise: Callable[[], str], p: Parameters) -> str:
    """What is read from cells, if the values of a request are such that these have it, or else from the records."""
    if asked is None:
        return otherwise()
    tests = [p.add(value, fits) for value, fits in asked.fitting]
    if asked.place is not None:
        tests.append(f"EXISTS ({PLACE_HAS_CELLS} {p.add(asked.place, plain)})")
    if asked.actor is not None:
        tests.append(f"EXISTS ({ACTOR_HAS_CELLS} {p.add(asked.actor, plain)})")
    kept = of_cells(asked)
    return f"CASE WHEN {' AND '.join(tests)} THEN {kept} ELSE {otherwise()} END" if tests else kept


def _grouped(root: s.Groups, asked: Asked, at: Alias, p: Parameters, conditions: Conditions) -> tuple[str, str]:
    """Tables with the cells of groups, and the groups: their keys, and how many are in each."""
    keys = [f"{KEPT}{number}" for number in range(len(root.by))]
    shown = [f"members.{key}, nullif(members.{key}, {NONE}) AS {SHOWN}{number}" for number, key in enumerate(keys)]
    tables, joins, sums = [_members(root, asked, at, p, conditions)], "", list[str]()
    for harm in root.harms:
        name = sum_key(harm).column
        found = _found(asked.of(MONTHS_BY_HARM), at, p, conditions, [f"{at.node}.harm = '{harm.name}'"])
        best = f"SELECT {_keys(root.by, at)}, {BEST_OF_CELLS} AS best {found} GROUP BY {', '.join(keys)}"
        tables.append(f"of_{name} AS MATERIALIZED ({best})")
        joins += f" LEFT JOIN of_{name} ON {' AND '.join(f'of_{name}.{key} = members.{key}' for key in keys)}"
        sums.append(f"coalesce(max(of_{name}.best), {MISSING_NUMBER}) AS {name}")
    counted = ", ".join([*shown, f"sum(members.{EVENTS}) AS {COUNT.column}", *sums])
    listed = ", ".join(f"members.{key}" for key in keys)
    return f"WITH {', '.join(tables)}", f"SELECT {counted} FROM members{joins} GROUP BY {listed}"


def _members(root: s.Groups | s.CountGroups, asked: Asked, at: Alias, p: Parameters, conditions: Conditions) -> str:
    """The cells with their keys; and with no event, keys to fill up with."""
    keys = f"{at.node}.value AS {KEPT}0" if asked.cells is FACETS else _keys(root.by, at)
    cells = f"SELECT {keys}, {EVENTS} {_found(asked, at, p, conditions)}"
    filled = ""
    if root.filling:
        units = p.add(root.filling.values, root.filling.units)
        filled = f" UNION ALL SELECT value, 0 FROM json_each({units})"
    return f"members AS MATERIALIZED ({cells}{filled})"


def _keys(by: tuple[GroupKey, ...], at: Alias) -> str:
    return ", ".join(f"{_key(key, at)} AS {KEPT}{number}" for number, key in enumerate(by))


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
    """The cells that are asked for."""
    tests = list[str]()
    if asked.actor is not None:
        tests.append(f"{at.node}.actorId = {p.add(asked.actor, plain)}")
    if asked.levels:
        levels = ", ".join(f"'{level}'" for level in asked.levels)
        tests.append(f"{at.node}.{asked.cells.keys[0]} IN ({levels})")
    if asked.place is not None:
        tests.append(f"{at.node}.placeId = {p.add(asked.place, plain)}")
    elif asked.cells is FACETS or asked.levels == (NO_LEVEL,):
        tests.append(f"{at.node}.placeId = '{EVERYWHERE}'")
    if asked.cells is ACTOR_DAYS:
        tests.append(f"{at.node}.whenFirst {'=' if asked.filter == s.EVERYTHING else '<>'} '{ALWAYS}'")
    tests += [*conditions.of(asked.filter, at, p), *(more or [])]
    return f"FROM {asked.cells.stored} {at.node}{where(tests)}"
