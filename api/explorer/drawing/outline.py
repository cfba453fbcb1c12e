"""The outline of a place alone, as its own page shows it."""

from dataclasses import dataclass
from itertools import chain

from api.explorer.drawing.projection import Frame, Point, Projection
from ontology.outlines import Outline


@dataclass(frozen=True)
class OutlineDrawing:
    """An outline in units."""

    size: Point
    path: str


def draw(geojson: str) -> OutlineDrawing:
    """The outline that a text has."""
    rings = list(chain.from_iterable(Outline(geojson).polygons))
    frame = Frame.around((longitude, latitude) for ring in rings for longitude, latitude in ring)
    assert frame
    projection = Projection(frame)
    return OutlineDrawing(projection.size, projection.path(rings))
