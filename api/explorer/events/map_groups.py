"""A map of more events than are told one by one: the places with the most of them, and the rest by region."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from api.explorer.answered import Named
from api.explorer.drawing.map import MapModel, Patch
from api.explorer.drawing.map import Spot as DrawnSpot
from api.explorer.drawing.projection import Frame
from api.explorer.events.extents import Extent
from api.explorer.events.on_map import Drawn, Mapped, Row, Units, Where, where
from api.explorer.events.told import Setting, Spot
from api.explorer.pages import Wording


class MapOfGroups:
    """A map of places and regions, each with how many events it has."""

    def __init__(self, units: Units, say: Wording, extent: str = "") -> None:
        self._units, self._say = units, say
        self._drawn_units = units.drawn(say)
        self._extent = Extent(extent, self._drawn_units)

    def mapped(
        self, spots: Iterable[tuple[Spot, int]], areas: Iterable[tuple[Named | None, int]], total: int, places: int
    ) -> Mapped:
        """The map and its table. `total`: how many events there are; `places`: in how many places."""
        every = list(spots)
        points = tuple(
            DrawnSpot((one.lon, one.lat), "") for one, _ in every if one.lat is not None and one.lon is not None
        )
        around = self._extent.around
        frame = MapModel(self._drawn_units, points, around=around).frame
        pointed = [self._placed(spot, count, frame) for spot, count in every]
        patched = list(self._patched(areas))
        drawn = tuple(self._drawn(row, found) for row, found in pointed if row.how in (Drawn.AT, Drawn.NEAR))
        in_areas = (patch for _, patch in patched if patch)
        of_places = (self._patch(row) for row, _ in pointed if row.how is Drawn.AREA)
        rows = (*(row for row, _ in pointed), *(row for row, _ in patched))
        model = MapModel(self._drawn_units, drawn, (*of_places, *in_areas), close=self._extent.close, around=around)
        return Mapped(model, rows, len(drawn), total, places)

    def _placed(self, spot: Spot, count: int, frame: Frame | None) -> tuple[Row, Where]:
        found = where(Setting(spot, None, None, None, None))
        how = found.how
        if how is Drawn.AREA:
            how = self._drawn_in(spot.place.id)
        if found.position and frame and not frame.holds(found.position):
            how = Drawn.OUTSIDE
        return Row(how, spot.place, untold=count), found

    def _patched(self, areas: Iterable[tuple[Named | None, int]]) -> Iterator[tuple[Row, Patch | None]]:
        for unit, count in areas:
            row = Row(self._drawn_in(unit.id) if unit else Drawn.COUNTRY, unit, untold=count)
            yield row, self._patch(row) if row.how is Drawn.AREA else None

    def _drawn_in(self, unit: str) -> Drawn:
        outlines = self._units.outlines(unit, None)
        if not outlines:
            return Drawn.NO_OUTLINE
        return Drawn.OUTSIDE if self._extent.leaves_out(outlines) else Drawn.AREA

    def _patch(self, row: Row) -> Patch:
        assert row.place
        return Patch(self._units.outlines(row.place.id, None), self._told(row), row.untold, row.anchor)

    def _drawn(self, row: Row, found: Where) -> DrawnSpot:
        assert found.position
        near = row.how is Drawn.NEAR
        return DrawnSpot(
            found.position, self._told(row), events=row.untold, near=near, town=found.town, leads_to=row.anchor
        )

    def _told(self, row: Row) -> str:
        name = row.place.name.in_language(self._say.language) if row.place else ""
        return f"{name}{self._drawn_so[row.how]} {self._say.count('event', row.untold)}"

    @cached_property
    def _drawn_so(self) -> Mapping[Drawn, str]:
        return {how: f" ({self._say.drawn(how.value)}){self._say('colon')}" for how in Drawn}
