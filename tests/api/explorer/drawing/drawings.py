"""What golden files show: `python -m tests.api.explorer.drawing.drawings` writes them anew. Look at them then."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from api.explorer.drawing import bars, map, path, statuses, timeline
from api.explorer.drawing.area import Area
from api.explorer.drawing.map import MapModel, Patch, Spot, Unit
from api.explorer.pages import drawing, wording
from ontology.values import Language

FOLDER = Path(__file__).parent


def square(west: float, south: float, side: float = 2.0) -> Area:
    """A square."""
    east, north = west + side, south + side
    return Area(([[west, south], [east, south], [east, north], [west, north], [west, south]],))


UNITS = (
    Unit("place/a-b", "Cercle of B", square(0, 16, 1.0)),
    Unit("place/a", "Region A", square(0, 16), whole=True),
    Unit("place/c", "Region <C>", square(2, 16), whole=True),
)
MODEL = MapModel(
    UNITS,
    spots=(
        Spot((0.5, 16.5), "Well (exact)", (1, 2), town=True, leads_to="at-place-well"),
        Spot((1.0, 17.0), "Camp (near)", (3,), near=True, leads_to="near-place-camp"),
        Spot((1.02, 17.0), "Four at once", (3, 4, 5, 6), leads_to="at-place-four"),
        Spot((9.0, 9.0), "Far away", (7,), leads_to="outside"),
    ),
    patches=(Patch(("place/c", "place/a-b"), "Region <C>: 2 events", 2, "area-place-c"),),
    joined=(((0.5, 16.5), (1.0, 17.0)),),
)
LINES = (
    timeline.Line(
        "Attack",
        (
            timeline.Item(date(2018, 4, 2), date(2018, 4, 2), False, "2 April 2018: a day", "one"),
            timeline.Item(date(2018, 4, 26), date(2018, 4, 27), False, "26–27 April 2018: two days", "two"),
        ),
    ),
    timeline.Line("Killing", (timeline.Item(date(2018, 5, 1), date(2018, 5, 31), True, "May 2018: a month", "three"),)),
)
VALUES = (
    bars.Value("2018-03", 3, 3, "March 2018: 3"),
    bars.Value("2018-04", 40, 47, "April 2018: 40 to 47"),
    bars.Value("2018-05", 0, 0, "May 2018: 0"),
    bars.Value("2018-06", 12, None, "June 2018: at least 12"),
)

STEPS = (
    path.Step("event/well", "Fighting at the well of <Two Palms> on a market day in June", "Armed clash"),
    path.Step("actor/a", "Front A", "Armed movement", "Involves"),
    path.Step("agreement/c", "Accord", "Peace accord", "Signed"),
    path.Step("event/well", "Fighting at the well of <Two Palms> on a market day in June", "Armed clash"),
    path.Step("actor/b", "Brigade B", "Armed movement", "Alleged · Involves", reserved=True),
    path.Step("actor/d", "Mouvement D", "Coalition", "Member of", lang="fr"),
    path.Step("agreement/c", "Accord", "Peace accord", "Signed"),
    path.Step("commitment/e", "Keep the truce.", "Promise", "Commitments"),
)
SAID = (
    statuses.Said(0, "FULFILLED", "F", 1, "2015: fulfilled, 1 assessment", "#one"),
    statuses.Said(0, "BREACHED", "B", 12, "2015: breached, 12 assessments", "#two"),
    statuses.Said(2, "UNDER_WAY", "U", 3, "2017: under <way>, 3 assessments", "#three"),
)


def _map() -> str:
    return drawing("map.html", "drawing", map.draw(MODEL), "Map", "table")


def _bars() -> str:
    return drawing("charts.html", "bars", bars.draw(VALUES), wording(Language.EN), "Killed", "table")


def _line() -> str:
    return drawing("charts.html", "line", timeline.draw(LINES), wording(Language.EN), "Days", "table")


def _path() -> str:
    return path.path(STEPS, "Path 1 of 1", "table", "#path-1-")


def _statuses() -> str:
    return drawing("statuses.html", "strip", statuses.draw(SAID, statuses.Columns.over([2015, 2026])), "Who", "table")


DRAWINGS: dict[str, Callable[[], str]] = {
    "map": _map,
    "bars": _bars,
    "timeline": _line,
    "path": _path,
    "statuses": _statuses,
}


def golden(name: str) -> Path:
    """The file that has a drawing."""
    return FOLDER / f"{name}.svg"


if __name__ == "__main__":
    for name, drawn in DRAWINGS.items():
        golden(name).write_text(drawn(), "utf-8")
