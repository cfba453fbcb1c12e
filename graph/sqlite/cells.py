"""The tables of counts that are kept, in SQL, and the statements that renew them. neo4j/cells.py is its twin."""

from collections.abc import Iterator

from graph.compiling.casualties import added, of_event, scope_of
from graph.compiling.conditions import where
from graph.sqlite.casualties import figures_placed, figures_seen
from graph.sqlite.representatives import STANDS_FOR, stands_for_itself
from graph.stored.ancestry import ancestry_of
from graph.stored.counts import (
    ACTOR,
    ACTOR_DAYS,
    ALL_CELLS,
    ALL_DAYS,
    ALWAYS,
    AREA,
    DATASET,
    DAYS,
    EVENTS,
    EVERYWHERE,
    FACETS,
    HEDGE,
    LEVELS,
    MONTH,
    MONTHS_BY_HARM,
    NO_LEVEL,
    NOWHERE,
    PLACE,
    ROLE,
    SOMEWHERE,
    UNCOUNTED,
    WHEN,
    Cells,
)
from ontology.actors import Actor
from ontology.events import CasualtyEstimate, Estimation, Event, Involvement, Setting
from ontology.places import Place
from ontology.vocabularies import PlaceKind, Scope

KEPT_UNDER = ancestry_of(Setting)
assert KEPT_UNDER
UNDER, EVENT = KEPT_UNDER.stored, Event.__name__
INVOLVED, SET = Involvement.declared.stored, Setting.declared.stored
OF_LEVELS = ", ".join(f"'{level.name}'" for level in LEVELS)
HAS_CELLS = f"place.kind IN ({OF_LEVELS})"
PLACE_HAS_CELLS = f"SELECT 1 FROM {Place.__name__} place WHERE {HAS_CELLS} AND place.id ="
ACTOR_HAS_CELLS = f"SELECT 1 FROM {Actor.__name__} actor WHERE actor.kind <> '{UNCOUNTED.name}' AND actor.id ="
"""Whether a place, or an actor, has cells; what it is called follows."""
RIVALLED = (
    f"SELECT DISTINCT coalesce(beside.targetId, estimation.targetId) AS id FROM {Estimation.declared.stored} estimation"
    f" CROSS JOIN {CasualtyEstimate.__name__} figure ON figure.id = estimation.sourceId"
    f" LEFT JOIN {STANDS_FOR} beside ON beside.sourceId = estimation.targetId"
    f" WHERE {scope_of('figure', 'beside.part')} <> '{Scope.PART.name}' AND figure.hedge IS NULL"
    " GROUP BY 1, figure.harm HAVING count(*) > 1"
)
"""The events of which several figures of one harm are neither parts nor hedged, with those of events they stand for."""
ITSELF = stands_for_itself("event.id")
EVERY_EVENT = f"SELECT event.rowid AS n FROM {EVENT} event WHERE {ITSELF}"
SOME_EVENTS = (
    f"SELECT event.rowid AS n FROM json_each(:ids) CROSS JOIN {EVENT} event ON event.id = value WHERE {ITSELF}"
)


def events_of(actor: str) -> str:
    """The events that involve the actor of this id."""
    found = f"FROM {INVOLVED} part CROSS JOIN {EVENT} event ON event.id = part.sourceId"
    return f"SELECT DISTINCT event.rowid AS n {found} WHERE part.targetId = {actor} AND {ITSELF}"


def layout() -> Iterator[str]:
    """The tables. Where a cell counts nothing any more, an index finds it."""
    for cells in ALL_CELLS:
        columns = ", ".join([*(f"{key} TEXT" for key in cells.keys), *(f"{one} INTEGER" for one in cells.numbers)])
        yield f"CREATE TABLE {cells.stored} ({columns}, PRIMARY KEY ({', '.join(cells.keys)})) WITHOUT ROWID"
        yield f"CREATE INDEX {cells.stored}_empty ON {cells.stored} ({EVENTS}) WHERE {EVENTS} = 0"


def tally(cells: Cells) -> str:
    """The statement that adds to cells what some events are, :sign times; :ids is the JSON list of theirs."""
    columns = ", ".join(column.name for column in cells.columns)
    signed = ", ".join([*cells.keys, *(f":sign * {number}" for number in cells.numbers)])
    raised = ", ".join(f"{number} = {number} + excluded.{number}" for number in cells.numbers)
    found = f"SELECT {signed} FROM ({counted(cells, SOME_EVENTS)}) WHERE true"
    return f"INSERT INTO {cells.stored} ({columns}) {found} ON CONFLICT DO UPDATE SET {raised}"


def without_empty(cells: Cells) -> str:
    """The statement that removes cells in which nothing is left."""
    return f"DELETE FROM {cells.stored} WHERE {EVENTS} = 0"


def counted(cells: Cells, chosen: str, asked: str = "") -> str:
    """The cells as they follow from the records of chosen events. `asked`: a condition on who is involved."""
    chosen = f"WITH chosen AS MATERIALIZED ({chosen})"
    if cells is ACTOR_DAYS:
        return f"{chosen}, {_actor_days(asked)}"
    if cells is MONTHS_BY_HARM:
        return f"{chosen}, {_harms()}"
    if cells is FACETS:
        return f"{chosen}, {_facets()}"
    keys = ", ".join(_from(key) for key in cells.keys)
    found = f"FROM ({_located()}) located CROSS JOIN {EVENT} event ON event.rowid = located.n"
    return f"{chosen} SELECT {keys}, count(*) AS {EVENTS} {found} GROUP BY {_numbered(cells)}"


def cut(edtf: str, characters: int) -> str:
    """A date, either end cut to so many characters; null where there is none."""
    first = f"substr(substr({edtf}, 1, instr({edtf} || '/', '/') - 1), 1, {characters})"
    last = f"substr({edtf}, instr({edtf}, '/') + 1, {characters})"
    return f"CASE WHEN {first} = {last} THEN {first} ELSE {first} || '/' || {last} END"


def _from(key: str) -> str:
    """A key of a cell of months, from an event and where it is located."""
    if key in WHEN:
        return f"{_month(key)} AS {key}"
    return f"event.{key}" if key == "kind" else f"located.{key}"


def _month(key: str) -> str:
    """A date of an event, or its first or last day, as far as the month."""
    return cut("event.whenEdtf", MONTH) if key == "whenEdtf" else f"substr(event.{key}, 1, {MONTH})"


def _numbered(cells: Cells) -> str:
    """The columns of the keys, by number."""
    return ", ".join(str(number) for number, _ in enumerate(cells.keys, 1))


def _located() -> str:
    """Every chosen event with each place and level of which it has a cell."""
    event = f"chosen CROSS JOIN {EVENT} event ON event.rowid = chosen.n"
    under = f"{UNDER} under CROSS JOIN {Place.__name__} place ON place.id = under.targetId"
    led = "under.sourceId = event.id"
    at = f"SELECT n, place.kind, place.id FROM {event} CROSS JOIN {under} WHERE {led} AND {HAS_CELLS}"
    levels = ", ".join(f"('{level.name}')" for level in LEVELS)
    there = f"SELECT 1 FROM {under} WHERE {led} AND place.kind = level.column1"
    nowhere = f"SELECT n, level.column1, '{NOWHERE}' FROM {event} CROSS JOIN (VALUES {levels}) level"
    everywhere = f"SELECT n, '{NO_LEVEL}' AS level, '{EVERYWHERE}' AS placeId FROM chosen"
    return f"{everywhere} UNION ALL {at} UNION ALL {nowhere} WHERE NOT EXISTS ({there})"


def _facets() -> str:
    """Of each facet, the values that an event has, once each: everywhere, and under each place that has cells."""
    named = " UNION ALL ".join([*_named(), *_whereabouts()])
    everywhere_and_there = f"SELECT n, placeId FROM located WHERE placeId <> '{NOWHERE}'"
    of_all = ", ".join(f"'{facet}'" for facet in ALL_DAYS)
    days = (f"CASE WHEN facet IN ({of_all}) THEN '{ALWAYS}' ELSE {_month(key)} END AS {key}" for key in WHEN)
    found = f"FROM ({everywhere_and_there}) there CROSS JOIN named ON named.n = there.n"
    event = f"CROSS JOIN {EVENT} event ON event.rowid = there.n"
    listed = f"SELECT facet, there.placeId, value, {', '.join(days)}, count(*) AS {EVENTS} {found} {event}"
    tables = f"located AS MATERIALIZED ({_located()}), named AS MATERIALIZED ({named})"
    return f"{tables} {listed} GROUP BY {_numbered(FACETS)}"


def _named() -> Iterator[str]:
    """Whose record an event is, and what is said of those who took part."""
    event = f"FROM chosen CROSS JOIN {EVENT} event ON event.rowid = chosen.n"
    yield f"SELECT n, '{DATASET}' AS facet, event.dataset AS value {event}"
    for facet, column in {ACTOR: "targetId", ROLE: "role", HEDGE: "hedgeKey"}.items():
        part = f"{event} LEFT JOIN {INVOLVED} part ON part.sourceId = event.id"
        yield f"SELECT DISTINCT n, '{facet}', coalesce(part.{column}, '{NOWHERE}') {part}"


def _whereabouts() -> Iterator[str]:
    """The places of an event that are told exactly, or the regions of one that was somewhere in an area."""
    event = f"CROSS JOIN {EVENT} event ON event.rowid = n"
    areas = ", ".join(f"'{one.name}'" for one in SOMEWHERE)
    somewhere = f"EXISTS (SELECT 1 FROM {SET} near WHERE near.sourceId = event.id AND near.precision IN ({areas}))"
    place = f"CROSS JOIN {SET} setting ON setting.sourceId = event.id"
    yield f"SELECT DISTINCT n, '{PLACE}', setting.targetId FROM chosen {event} {place} WHERE NOT {somewhere}"
    in_regions = f"located.level = '{PlaceKind.REGION.name}' AND {somewhere}"
    yield f"SELECT n, '{AREA}', located.placeId FROM located {event} WHERE {in_regions}"


def _harms() -> str:
    """What is summed of each harm: of each event first, then of all that have one cell."""
    figures = figures_placed(f"({figures_seen('chosen', [], None)})")
    by_event = f"SELECT n, harm, {', '.join(of_event())} FROM ({figures}) GROUP BY n, harm"
    keys = ", ".join("harms.harm" if key == "harm" else _from(key) for key in MONTHS_BY_HARM.keys)
    sums = ", ".join(f"sum({text}) AS {name}" for name, text in added().items())
    found = "FROM harms CROSS JOIN located ON located.n = harms.n"
    event = f"CROSS JOIN {EVENT} event ON event.rowid = harms.n"
    listed = f"SELECT {keys}, count(*) AS {EVENTS}, {sums} {found} {event} GROUP BY {_numbered(MONTHS_BY_HARM)}"
    return f"harms AS MATERIALIZED ({by_event}), located AS MATERIALIZED ({_located()}) {listed}"


def _actor_days(asked: str) -> str:
    """Of each actor and place the events of each day, and all of them."""
    event = f"chosen CROSS JOIN {EVENT} event ON event.rowid = chosen.n"
    part = f"{INVOLVED} part ON part.sourceId = event.id CROSS JOIN {Actor.__name__} actor ON actor.id = part.targetId"
    under = f"{UNDER} under ON under.sourceId = event.id CROSS JOIN {Place.__name__} place ON place.id = under.targetId"
    tests = where([f"actor.kind <> '{UNCOUNTED.name}'", HAS_CELLS, *([asked] if asked else [])])
    days = ", ".join(f"event.{day} AS {day}" for day in DAYS)
    found = f"FROM {event} CROSS JOIN {part} CROSS JOIN {under}{tests}"
    counted = f"SELECT actor.id AS actorId, place.id AS placeId, {days}, count(DISTINCT event.id) AS {EVENTS} {found}"
    always = f"SELECT actorId, placeId, '{ALWAYS}', '{ALWAYS}', sum({EVENTS}) FROM days GROUP BY actorId, placeId"
    return f"days AS MATERIALIZED ({counted} GROUP BY {_numbered(ACTOR_DAYS)}) SELECT * FROM days UNION ALL {always}"
