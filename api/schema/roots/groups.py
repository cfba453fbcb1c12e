"""The root fields of groups, such as `eventGroups`: what they take and what they give."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from api.schema.clocks import clock_arguments
from api.schema.descriptions import Entries
from api.schema.duplicates import duplicates_argument
from api.schema.enums import COUNTED, KEYED, Direction, Grouping, GroupOrderField
from api.schema.inputs import Inputs
from api.schema.meaning import GroupNodes, KeyShown, OfGroup
from api.schema.outputs import Outputs
from api.schema.roots.facets import Facet, facets
from api.schema.roots.sums import casualties_field
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
from graph.asked.filling import MAX_UNITS
from graph.asked.grouping import ByTime
from ontology.events import Event
from ontology.model import Node
from ontology.naming import uncapitalized
from ontology.vocabularies import Harm

DEFINITION = (
    "`{name}` nodes in groups, and how many are in each. A node with several values of a key is counted once in the"
    " group of each, so such groups overlap and do not add up to all nodes; a node without any is in the group whose"
    " key is null."
)
OF_EVENTS = (
    "`Event` nodes in groups: how many are in each, and the casualties. An event with several actors, places or"
    " roles is counted once in the group of each, so such groups overlap and do not add up to all events; an event"
    " without any is in the group whose key is null. An event that several datasets record counts once, with the actors"
    " and places of its `canonical` record, unless `duplicates` are asked for."
)
BY = "What to group by."
ONE_UNIT = " Each field of a group can show one grouping only, so give one unit of each date."
BY_OF_EVENTS = (
    "What to group by. Each field of a group can show one grouping only, so give one unit of each date, and one kind of"
    " place. ACTOR, ROLE and HEDGE together are those of one involvement: each actor with its own role."
)
KEYS = (
    "The keys, in the order of `by`: a date as EDTF, a code, an id, `true` or `false`; null where the nodes have none."
)
IN_ONE_UNIT = (
    "Whether each date among the keys lies in one unit, as `by` names it. False if it spans several or is not known so"
    " exactly (`2018-04/2018-05`, or `2018` among months), and if it is null. Null if `by` has no date."
)
FILL = (
    "Whether to add groups with count 0 for years, months or days without nodes, from the first to the last day that"
    " `where` allows. Requires exactly one grouping, by date, and a filter that bounds this date on both sides; at most"
    f" {MAX_UNITS} units. Dates that do not lie within one unit keep groups of their own, such as 2018-03/2018-04, or"
    " 2018 among months."
)
SUM_ORDER = (
    "`best` of the {harm}, as `casualties` gives it without `include`. Null if the group has no figure that counts."
)


def groups_fields(inputs: Inputs, outputs: Outputs) -> Iterator[Field]:
    """The field of each class that can be grouped, with the types that it needs."""
    order = _order("Group", "groups", {})
    sums = {harm.name: (harm, SUM_ORDER.format(harm=harm.concept.en.lower())) for harm in Harm}
    for cls in outputs.ontology.classes:
        if found := facets(outputs.ontology, cls):
            of_class = _order("EventGroup", "groups of events", sums) if cls is Event else order
            yield _groups_field(cls, found, of_class, inputs, outputs)


def _groups_field(cls: type[Node], found: Sequence[Facet], order: Any, inputs: Inputs, outputs: Outputs) -> Field:
    name = cls.__name__
    grouping: Any = list[_groupings(name, found)]  # type: ignore[misc]
    by = argument("by", grouping, BY_OF_EVENTS if cls is Event else BY + ONE_UNIT * _dated(found))
    where, pages = inputs.where_argument(cls), inputs.page_arguments()
    told = "Sort order. Defaults to the keys, which are always the last sort keys."
    fill = [argument("fill", bool, FILL, default=False)] if _dated(found) else []
    narrowed = [where, *clock_arguments(cls), *duplicates_argument(cls)]
    arguments = [*narrowed, by, argument("orderBy", list[order] | None, told), *fill, *pages]
    group = _group(cls, found, outputs, pages)
    connection = outputs.connection_to(f"{name}Group", group, Entries(f"groups of `{name}` nodes", "group"), [])
    definition = OF_EVENTS if cls is Event else DEFINITION.format(name=name)
    return field(f"{uncapitalized(name)}Groups", connection, definition, GroupNodes(cls), arguments)


def _groupings(name: str, found: Sequence[Facet]) -> type[Enum]:
    make: Any = Grouping
    members = make(f"{name}Grouping", {facet.name: (facet.name, facet.key, facet.field) for facet in found})
    descriptions = {facet.name: facet.told for facet in found}
    return enumeration(members.__name__, members, f"What `{name}` nodes can be grouped by.", descriptions)


def _order(name: str, described: str, sums: dict[str, tuple[Harm, str]]) -> Any:
    make: Any = GroupOrderField
    members = make(
        f"{name}OrderField", {"KEYS": KEYED, "COUNT": COUNTED, **{one: harm for one, (harm, _) in sums.items()}}
    )
    meanings = {"KEYS": "The keys, in the order of `by`.", "COUNT": "How many nodes are in the group."}
    meanings |= {one: told for one, (_, told) in sums.items()}
    fields: Any = enumeration(members.__name__, members, f"What {described} can be sorted by.", meanings)
    order = empty_input(f"{name}Order", f"A sort key for {described}.")
    missing = "What to sort by. Nulls come last in ASC and first in DESC."
    add_fields(
        order,
        [
            input_field("field", fields, missing),
            input_field("direction", Direction | None, "Sort direction. Defaults to ASC."),
        ],
    )
    return order


def _group(cls: type[Node], found: Sequence[Facet], outputs: Outputs, pages: list[Argument]) -> type:
    group = empty_object(f"{cls.__name__}Group", f"`{cls.__name__}` nodes that have the same keys.")
    keys: Any = list[str | None]
    add_fields(
        group,
        [
            field("keys", keys, KEYS, OfGroup.KEYS),
            *([field("inOneUnit", bool | None, IN_ONE_UNIT, OfGroup.IN_ONE_UNIT)] if _dated(found) else []),
            *_key_fields(found, outputs),
            field("count", int, "How many nodes are in the group; each is counted once.", OfGroup.COUNT),
            *([casualties_field(outputs, pages)] if cls is Event else []),
        ],
    )
    return group


def _dated(found: Sequence[Facet]) -> bool:
    return any(isinstance(one.key, ByTime) for one in found)


def _key_fields(found: Sequence[Facet], outputs: Outputs) -> Iterator[Field]:
    """One field for all groupings that it shows: of a date, for its units."""
    by_field = {facet.field: facet for facet in found}
    for shows in by_field:
        names = [f"`{facet.name}`" for facet in found if facet.field == shows]
        listed = " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        annotation = _annotation(by_field[shows], outputs)
        yield field(
            shows.name,
            annotation | None,
            f"The key of {listed}. Null if the key is null, or if `by` has no such grouping.",
            shows,
        )


def _annotation(facet: Facet, outputs: Outputs) -> Any:
    match facet.field.shown:
        case KeyShown.SPAN:
            return outputs.date_span
        case KeyShown.TRUTH:
            return bool
        case KeyShown.CODE:
            assert facet.of is not None
            return facet.of.vocabulary
        case KeyShown.NODE:
            assert facet.field.cls is not None
            return outputs.nodes[facet.field.cls]
