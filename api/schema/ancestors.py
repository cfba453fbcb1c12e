"""Fields that say what a node lies in on a day: all of it, and the nearest of a kind."""

from typing import Any

from api.schema.meaning import AncestorsIn, UnitIn
from api.schema.scalars import Date
from api.schema.strawberry_parts import Field, argument, field
from graph.stored.columns import shown
from graph.stored.layout import node_days
from ontology.model import End, Relation

ANCESTORS = (
    "The places that it lies in on a day, directly or through others, from the nearest to the country, and 100 at most."
    " A plain list, computed from `within`."
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
        f"The unit of this kind in which the {place} lay on the days of the {near}, or which it is itself. Null if"
        " there is none. Where it changed during these days, the unit of the first day, or of the last if only that is"
        " known (`../2018-04-14`)."
    )
    asked = argument("kind", kind.vocabulary, "The kind of unit, such as REGION.")
    return field("within", far | None, described, UnitIn(hierarchy, days, key), [asked])
