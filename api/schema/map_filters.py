"""What places may be asked for on a map, a circle or a box, and what happened there: whether it has a place, abroad."""

from collections.abc import Iterator

from api.schema.strawberry_parts import Field, input_field
from ontology.model import End, Node, Ontology

CENTROIDS = (
    "Whether to include countries, regions and cercles, and places whose point is only the centroid of one. Defaults to"
    " false."
)
EDGE = "no limit on this side if left out."


def is_on_map(cls: type[Node]) -> bool:
    """Whether nodes of a class have coordinates."""
    return {"lat", "lon"} <= {prop.name for prop in cls.properties()}


def circle_fields() -> Iterator[Field]:
    """The parts of `near`. All three are needed, yet each may be null, so that a form may leave them out together."""
    yield input_field("lat", float | None, "Latitude of the centre, in degrees from -90 to 90.")
    yield input_field("lon", float | None, "Longitude of the centre, in degrees from -180 to 180.")
    yield input_field("km", float | None, "Radius in kilometres, 0 or more.")
    yield input_field("centroids", bool | None, CENTROIDS)


def box_fields() -> Iterator[Field]:
    """The parts of `box`."""
    yield input_field("south", float | None, f"Southern latitude, in degrees from -90 to 90; {EDGE}")
    yield input_field(
        "west",
        float | None,
        f"Western longitude, in degrees from -180 to 180; greater than `east` where the box crosses the 180th"
        f" meridian; {EDGE}",
    )
    yield input_field("north", float | None, f"Northern latitude, in degrees from -90 to 90; {EDGE}")
    yield input_field("east", float | None, f"Eastern longitude, in degrees from -180 to 180; {EDGE}")
    yield input_field("centroids", bool | None, CENTROIDS)


def located(ontology: Ontology, cls: type[Node]) -> End | None:
    """The relation to the places of nodes of a class, if stores keep what these lie under."""
    return next((end for end in ontology.ends(cls) if end.forward and end.relation.declared.ancestry), None)


def located_fields() -> Iterator[Field]:
    """What may be asked of nodes that have places."""
    yield input_field("hasPlace", bool | None, "Whether it has a place.")
    yield input_field(
        "abroad",
        bool | None,
        "True: at least one of its places lay in another country than that of its dataset, on the day of the event."
        " False: it has places in that country only. Neither finds an event without a place in any country, or of a"
        " dataset without a country.",
    )
