"""The root field `eventGroups`: what it takes and what it gives."""

from enum import Enum
from typing import Any

from api.schema.choices import Direction, Grouping, GroupOrderField
from api.schema.inputs import Inputs
from api.schema.meaning import GroupEvents, OfGroup
from api.schema.outputs import Outputs
from api.schema.search import PAGE_ARGUMENTS
from api.schema.strawberry_parts import (
    Argument,
    Field,
    add_fields,
    argument,
    empty_input,
    empty_object,
    enumeration,
    field,
    input_field,
)
from api.schema.sums import casualties_field
from graph.asked.grouping import ByAncestor, ByColumn, ByTarget, ByTime
from graph.stored.ancestry import Ancestry
from graph.stored.columns import shown
from ontology.actors import Actor
from ontology.events import Event, Involvement, Setting
from ontology.places import Containment, Place
from ontology.sources import Dataset
from ontology.values import DatePrecision
from ontology.vocabularies import EventKind, PlaceKind

DEFINITION = (
    "Events in groups: how many are in each, and what casualties are stated. An event with several actors or places"
    " is counted once in the group of each, so these groups overlap and do not add up to all events; an event without"
    " any is in the group whose key is null."
)
CHARACTERS = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7, DatePrecision.DAY: 10}
"""How much of a date is left when it is cut to a year, a month or a day."""


def groups_field(inputs: Inputs, outputs: Outputs) -> Field:
    """The field, with the types that it needs."""
    grouping: Any = _groupings()
    by = argument("by", list[grouping], "The keys to group by: at most one unit of time and one kind of place.")
    where, *pages = (each for each in inputs.arguments(Event) if each.graphql_name in ("where", *PAGE_ARGUMENTS))
    order: Any = _order()
    told = "Sort order. Defaults to the keys, which are always the last sort keys."
    arguments = [where, by, argument("orderBy", list[order] | None, told), *pages]
    connection = outputs.connection_to("EventGroup", _group(outputs, pages), "groups of events", [])
    return field("eventGroups", connection, DEFINITION, GroupEvents(), arguments)


def _groupings() -> type[Enum]:
    """Units of time, the kinds of places that places lie in, and what events have or are joined to."""
    stated, around = _stated_date(), Ancestry(Setting, Containment)
    groupings: dict[str, tuple[Any, OfGroup, str]] = {}
    for unit in reversed(DatePrecision):
        definition = (
            f"The date as stated, with both ends cut to the {unit.name.lower()}. A longer span where the event is not"
            f" known to lie within one {unit.name.lower()}."
        )
        groupings[unit.name] = (ByTime(stated, CHARACTERS[unit]), OfGroup.TIME, definition)
    for kind in PlaceKind:
        definition = (
            f"{kind.concept.en}: each such place in which the event happened, directly or through a place that lay in"
            " it at the time."
        )
        groupings[kind.name] = (ByAncestor(around, "kind", kind.name), OfGroup.PLACE, definition)
    groupings["PLACE"] = (ByTarget(Setting), OfGroup.PLACE, "The places at which it happened, as stated.")
    groupings["KIND"] = (ByColumn("kind"), OfGroup.KIND, "What kind of event it was.")
    groupings["ACTOR"] = (ByTarget(Involvement), OfGroup.ACTOR, "The actors that it involves, whatever their roles.")
    groupings["DATASET"] = (ByColumn("dataset"), OfGroup.DATASET, "The dataset that it belongs to.")
    make: Any = Grouping
    members = make("EventGrouping", {name: (name, key, of) for name, (key, of, _) in groupings.items()})
    descriptions = {name: definition for name, (_, _, definition) in groupings.items()}
    return enumeration("EventGrouping", members, "What events can be grouped by.", descriptions)


def _stated_date() -> str:
    """The column of an event's date as it is stated."""
    return shown(next(prop for prop in Event.properties() if prop.name == "when"))["edtf"].columns[0]


def _order() -> type:
    fields = enumeration(
        "EventGroupOrderField",
        GroupOrderField,
        "What groups of events can be sorted by.",
        {"KEYS": "The keys, in the order of `by`.", "COUNT": "The number of events."},
    )
    order = empty_input("EventGroupOrder", "A sort key for groups of events.")
    field_: Any = fields
    add_fields(
        order,
        [
            input_field("field", field_, "What to sort by. Null keys come last in ASC and first in DESC."),
            input_field("direction", Direction | None, "Sort direction. Defaults to ASC."),
        ],
    )
    return order


def _group(outputs: Outputs, pages: list[Argument]) -> type:
    group = empty_object("EventGroup", "Events that have the same keys.")
    place, actor, dataset = (outputs.nodes[cls] for cls in (Place, Actor, Dataset))
    keys: Any = list[str | None]
    told = "The keys in the order of `by`: an EDTF date, a code or an id; null where the events have none."
    add_fields(
        group,
        [
            field("keys", keys, told, OfGroup.KEYS),
            field(
                "time",
                outputs.date_span | None,
                "The span of days in which the events lie; null unless grouped by time.",
                OfGroup.TIME,
            ),
            field("place", place | None, "The place; null unless grouped by places.", OfGroup.PLACE),
            field("kind", EventKind | None, "The kind of event; null unless grouped by kind.", OfGroup.KIND),
            field("actor", actor | None, "The actor; null unless grouped by actor.", OfGroup.ACTOR),
            field("dataset", dataset | None, "The dataset; null unless grouped by dataset.", OfGroup.DATASET),
            field("count", int, "The number of events in the group, each counted once.", OfGroup.COUNT),
            casualties_field(outputs, pages),
        ],
    )
    return group
