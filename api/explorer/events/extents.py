"""How much of the world a map shows: all of it, what lies around the events, or a third of the regions.

The thirds come of the regions that are there, in the order of their middles from north to south, so that any country
has its own.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from api.explorer.drawing.map import Unit, widest
from api.explorer.drawing.projection import Frame
from api.explorer.events.state import CLOSE, THIRDS


class Extent:
    """What of some outlines a map shows. `name`: of `EXTENTS`, or nothing for all."""

    def __init__(self, name: str, units: Iterable[Unit]) -> None:
        self.close = name == CLOSE
        self._units = {one.id: one for one in units}
        self.around = thirds(self._units.values()).get(name, ())

    @cached_property
    def frame(self) -> Frame | None:
        """What a third shows of the world; None for others, whose events decide."""
        return Frame.around(end for one in self.around for end in self._units[one].area.reach)

    def leaves_out(self, outlines: Iterable[str]) -> bool:
        """Whether the number that stands in these together lies beyond what is shown."""
        frame = self.frame
        return frame is not None and not frame.holds(widest(self._units[one].area for one in outlines).middle)


def thirds(units: Iterable[Unit]) -> Mapping[str, tuple[str, ...]]:
    """The regions of each third; nothing where there are fewer regions than thirds."""
    regions = sorted((one for one in units if one.whole), key=lambda one: (-one.area.middle[1], one.id))
    if len(regions) < len(THIRDS):
        return {}
    found = dict[str, tuple[str, ...]]()
    for place, one in enumerate(regions):
        name = THIRDS[place * len(THIRDS) // len(regions)]
        found[name] = (*found.get(name, ()), one.id)
    return found
