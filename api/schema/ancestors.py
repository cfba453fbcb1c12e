"""Fields that say what a node lies in on a day: all of it, and the nearest of a kind."""

from typing import Any

from api.schema.meaning import AncestorsIn, UnitIn
from api.schema.scalars import Date
from api.schema.strawberry_parts import Field, argument, field
from graph.stored.columns import shown
from graph.stored.layout import node_days
from ontology.model import End, Relation

ANCESTORS = (
    "What it lies in on a day, at any depth: the nearest first, up to the country. A plain list, since it is short and"
    " computed from `within`."
)
ON = "The day. Defaults to today (UTC)."


def ancestors_field(hierarchy: type[Relation], far: Any) -> Field:
    """`ancestors(on:)` of the nodes of a hierarchy."""
    return field("ancestors", list[far], ANCESTORS, AncestorsIn(hierarchy), [argument("on", Date | None, ON)])


def unit_field(hierarchy: type[Relation], end: End, far: Any) -> Field | None:
    """`within(kind:)` on the edges that lead from a dated node into a hierarchy whose nodes have a kind."""
    days = node_days(end.near)
    kind = next((prop for prop in end.far.properties() if prop.name == "kind" and prop.vocabulary), None)
    if not (end.forward and days and kind and kind.vocabulary):
        return None
    key = shown(kind)[""].key
    assert key is not None
    near, place = end.near.names.en.lower(), end.far.names.en.lower()
    described = (
        f"The unit of a kind in which the {place} lay, or which it is, on the days of the {near}; null if there is"
        f" none. Where it changed during these days, the unit of the first day."
    )
    asked = argument("kind", kind.vocabulary, "The kind of unit, such as REGION.")
    return field("within", far | None, described, UnitIn(hierarchy, days[0], key), [asked])
