"""The nodes of counts that are kept, in Cypher, and the statements that renew them. sqlite/cells.py is its twin."""

from collections.abc import Iterator

from graph.compiling.casualties import added, of_event, scope_of
from graph.compiling.conditions import where
from graph.neo4j.casualties import figures_placed, figures_seen
from graph.neo4j.names import in_capitals, type_name
from graph.neo4j.representatives import STANDS_FOR, stands_for_itself
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
UNDER = in_capitals(KEPT_UNDER.stored)
OF_LEVELS = ", ".join(f"'{level.name}'" for level in LEVELS)
HAS_CELLS = f"place.kind IN [{OF_LEVELS}]"
IS_COUNTED = f"actor.kind <> '{UNCOUNTED.name}'"
RIVALLED = (
    f"MATCH (figure:{CasualtyEstimate.__name__})-[:{type_name(Estimation)}]->(event)"
    f" OPTIONAL MATCH (event)-[beside:{STANDS_FOR}]->(standing) WITH figure, event, beside, standing"
    f" WHERE {scope_of('figure', 'beside.part')} <> '{Scope.PART.name}' AND figure.hedge IS NULL"
    " WITH coalesce(standing, event).id AS id, figure.harm AS harm, count(*) AS figures WHERE figures > 1"
    " RETURN collect(DISTINCT id)"
)
"""The events of which several figures of one harm are neither parts nor hedged, with those of events they stand for."""
TOGETHER = 10_000
ITSELF = stands_for_itself("it")
EVERY_EVENT = f"MATCH (it:{Event.__name__}) WHERE {ITSELF}"
SOME_EVENTS = f"UNWIND $ids AS id MATCH (it:{Event.__name__} {{id: id}}) WHERE {ITSELF}"


def events_of(actor: str) -> str:
    """The events that involve the actor of this id."""
    involved = f"(it:{Event.__name__})-[:{type_name(Involvement)}]->(:{Actor.__name__} {{id: {actor}}})"
    return f"MATCH {involved} WHERE {ITSELF} WITH DISTINCT it"


def place_has_cells(id_: str) -> str:
    """Whether the place of this id has cells."""
    return f"EXISTS {{ MATCH (place:{Place.__name__} {{id: {id_}}}) WHERE {HAS_CELLS} }}"


def actor_has_cells(id_: str) -> str:
    """Whether the actor of this id has cells."""
    return f"EXISTS {{ MATCH (actor:{Actor.__name__} {{id: {id_}}}) WHERE {IS_COUNTED} }}"


def layout() -> Iterator[tuple[str, str]]:
    """The indexes by which cells are found."""
    for cells in ALL_CELLS:
        name, listed = f"{cells.stored}_{'_'.join(cells.index)}", ", ".join(f"n.{key}" for key in cells.index)
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{cells.stored}) ON ({listed})"


def tally(cells: Cells) -> str:
    """The statement that adds to cells what some events are, $sign times; $ids are theirs. Empty cells are removed."""
    keys = ", ".join(f"{key}: {key}" for key in cells.keys)
    raised = ", ".join(f"cell.{number} = coalesce(cell.{number}, 0) + $sign * {number}" for number in cells.numbers)
    emptied = f"WITH cell WHERE cell.{EVENTS} = 0 DELETE cell"
    return f"{counted(cells, SOME_EVENTS)} MERGE (cell:{cells.stored} {{{keys}}}) SET {raised} {emptied}"


def forget(cells: Cells) -> str:
    """The statement that removes cells, as many as go together, and tells how many that were."""
    return f"MATCH (cell:{cells.stored}) WITH cell LIMIT {TOGETHER} DELETE cell RETURN count(*)"


def counted(cells: Cells, chosen: str, asked: str = "") -> str:
    """The cells as they follow from the records of chosen events. `asked`: a condition on who is involved."""
    if cells is ACTOR_DAYS:
        return f"{chosen} {_actor_days(asked)}"
    if cells is MONTHS_BY_HARM:
        return f"{chosen} {_harms()}"
    if cells is FACETS:
        return f"{chosen} {_facets()}"
    keys = ", ".join(_from(key) for key in cells.keys)
    return f"{chosen} {_located()} WITH {keys}, count(*) AS {EVENTS}"


def cut(edtf: str, characters: int) -> str:
    """A date, either end cut to so many characters; null where there is none."""
    first, last = (f"left(split({edtf}, '/')[{end}], {characters})" for end in (0, -1))
    return f"CASE WHEN {first} = {last} THEN {first} ELSE {first} + '/' + {last} END"


def _from(key: str) -> str:
    """A key of a cell of months, from an event and where it is located."""
    if key in WHEN:
        return f"{_month(key)} AS {key}"
    return "it.kind AS kind" if key == "kind" else key


def _month(key: str) -> str:
    """A date of an event, or its first or last day, as far as the month."""
    return cut("it.whenEdtf", MONTH) if key == "whenEdtf" else f"left(it.{key}, {MONTH})"


def _located() -> str:
    """The places and levels of which an event has a cell."""
    under = f"MATCH (it)-[:{UNDER}]->(place:{Place.__name__}) WHERE {HAS_CELLS}"
    at = f"{under} RETURN place.kind AS level, place.id AS placeId"
    there = f"EXISTS {{ (it)-[:{UNDER}]->(:{Place.__name__} {{kind: level}}) }}"
    nowhere = f"UNWIND [{OF_LEVELS}] AS level WITH level WHERE NOT {there} RETURN level, '{NOWHERE}' AS placeId"
    everywhere = f"RETURN '{NO_LEVEL}' AS level, '{EVERYWHERE}' AS placeId"
    return f"CALL (it) {{ {everywhere} UNION ALL {at} UNION ALL {nowhere} }}"


def _facets() -> str:
    """Of each facet, the values that an event has, once each: everywhere, and under each place that has cells."""
    named = f"CALL (it) {{ {' UNION ALL '.join([*_named(), *_whereabouts()])} }}"
    under = f"MATCH (it)-[:{UNDER}]->(place:{Place.__name__}) WHERE {HAS_CELLS} RETURN place.id AS placeId"
    there = f"CALL (it) {{ RETURN '{EVERYWHERE}' AS placeId UNION ALL {under} }}"
    of_all = ", ".join(f"'{facet}'" for facet in ALL_DAYS)
    days = (f"CASE WHEN facet IN [{of_all}] THEN '{ALWAYS}' ELSE {_month(key)} END AS {key}" for key in WHEN)
    return f"{named} {there} WITH facet, placeId, value, {', '.join(days)}, count(*) AS {EVENTS}"


def _named() -> Iterator[str]:
    """Whose record an event is, and what is said of those who took part."""
    yield f"RETURN '{DATASET}' AS facet, it.dataset AS value"
    part = f"OPTIONAL MATCH (it)-[part:{type_name(Involvement)}]->(actor:{Actor.__name__})"
    for facet, column in {ACTOR: "actor.id", ROLE: "part.role", HEDGE: "part.hedgeKey"}.items():
        yield f"{part} RETURN DISTINCT '{facet}' AS facet, coalesce({column}, '{NOWHERE}') AS value"


def _whereabouts() -> Iterator[str]:
    """The places of an event that are told exactly, or the regions of one that was somewhere in an area."""
    setting, areas = type_name(Setting), ", ".join(f"'{one.name}'" for one in SOMEWHERE)
    exactly = f"NOT EXISTS {{ (it)-[near:{setting}]->() WHERE near.precision IN [{areas}] }}"
    place = f"MATCH (it)-[:{setting}]->(set:{Place.__name__}) WHERE {exactly}"
    yield f"{place} RETURN DISTINCT '{PLACE}' AS facet, set.id AS value"
    somewhere = f"MATCH (it)-[near:{setting}]->() WHERE near.precision IN [{areas}] WITH DISTINCT it"
    region = f"OPTIONAL MATCH (it)-[:{UNDER}]->(region:{Place.__name__} {{kind: '{PlaceKind.REGION.name}'}})"
    yield f"{somewhere} {region} RETURN DISTINCT '{AREA}' AS facet, coalesce(region.id, '{NOWHERE}') AS value"


def _harms() -> str:
    """What is summed of each harm: of each event first, then of all that have one cell."""
    figures = " ".join(figures_placed(figures_seen("WITH it AS event", [], None)))
    by_event = f"CALL (it) {{ {figures} RETURN harm, {', '.join(of_event())} }}"
    keys = ", ".join(_from(key) for key in MONTHS_BY_HARM.keys)
    sums = ", ".join(f"sum({text}) AS {name}" for name, text in added().items())
    return f"{by_event} {_located()} WITH {keys}, count(*) AS {EVENTS}, {sums}"


def _actor_days(asked: str) -> str:
    """Of each actor and place the events of each day, and all of them."""
    under = f"MATCH (it)-[:{UNDER}]->(place:{Place.__name__}) WHERE {HAS_CELLS}"
    tests = where([IS_COUNTED, *([asked] if asked else [])])
    part = f"MATCH (it)-[:{type_name(Involvement)}]->(actor:{Actor.__name__}){tests}"
    days, listed = ", ".join(f"it.{day} AS {day}" for day in DAYS), ", ".join(DAYS)
    each = f"WITH actor.id AS actorId, place.id AS placeId, {days}, count(DISTINCT it) AS {EVENTS}"
    of_both = f"WITH actorId, placeId, collect([{listed}, {EVENTS}]) AS days, sum({EVENTS}) AS always"
    cells = f"UNWIND days + [['{ALWAYS}', '{ALWAYS}', always]] AS day"
    shown = ", ".join(f"day[{at}] AS {name}" for at, name in enumerate((*DAYS, EVENTS)))
    return f"{under} {part} {each} {of_both} {cells} WITH actorId, placeId, {shown}"
