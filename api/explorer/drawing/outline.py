"""The outline of a place alone, as its own page shows it."""

from dataclasses import dataclass

from api.explorer.drawing.area import area_of
from api.explorer.drawing.projection import Frame, Point, Projection


@dataclass(frozen=True)
class OutlineDrawing:
    """An outline in units."""

    size: Point
    path: str


def draw(geojson: str) -> OutlineDrawing:
    """The outline that a text has."""
    area = area_of(geojson)
    frame = Frame.around(area.reach)
    assert frame
    return OutlineDrawing(Projection(frame).size, area.path(frame))
