"""An event as its row tells it: every value read, nothing made of it yet."""

from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import NamedTuple

from loaders.source import WrongValue, read_value
from loaders.spots import Spot
from loaders.tables.cells import day, degrees, line, named, some_whole, whole
from ontology.values import DateSpan, PartialDate
from ontology.vocabularies import Nearness, PlaceKind, PlacePrecision

VIOLENCE = {"state-based violence": 1, "non-state violence": 2, "one-sided violence": 3}
STATE_BASED, NON_STATE, ONE_SIDED = VIOLENCE.values()
CIVILIANS, CLEAR, GOVERNMENT = "Civilians", "Clear", "Government of "
CONFLICT, VERSUS = ": ", " - "
"""What joins the parts of the name of a conflict, as of `Mali: Government` and `JNIM - Civilians`."""
SWAPPED = "Look whether columns were swapped."
DAY_MOST = 5
FIRST_YEAR = 1900
MONTH_PRECISION = 4
"""From this code on, dates tell a month or more."""


class Where(NamedTuple):
    """What a code of `where_prec` says: of the point, and of how near to the place it was."""

    precision: PlacePrecision
    nearness: Nearness | None


WHERE = {
    None: Where(PlacePrecision.UNKNOWN, None),
    1: Where(PlacePrecision.EXACT, Nearness.EXACT),
    2: Where(PlacePrecision.EXACT, Nearness.NEAR),
    3: Where(PlacePrecision.CERCLE_CENTROID, Nearness.REGION),
    4: Where(PlacePrecision.REGION_CENTROID, Nearness.REGION),
    5: Where(PlacePrecision.APPROXIMATE, Nearness.REGION),
    6: Where(PlacePrecision.COUNTRY_CENTROID, Nearness.COUNTRY),
    7: Where(PlacePrecision.APPROXIMATE, Nearness.REGION),
}
AT_SEA = 7
"""The code of what happened on no country's land."""
UNITS = {
    PlacePrecision.CERCLE_CENTROID: PlaceKind.CERCLE,
    PlacePrecision.REGION_CENTROID: PlaceKind.REGION,
    PlacePrecision.COUNTRY_CENTROID: PlaceKind.COUNTRY,
}
"""The kind of place of which a point is the middle."""
LOCALITIES = frozenset({"town", "city", "village", "suburb", "hamlet", "settlement"})
SITES = frozenset({"airport", "base", "barracks", "checkpoint", "camp"})


@dataclass(frozen=True)
class Side:
    """One of the two sides: its name, and its id, if the file has one."""

    name: str
    id: str


@dataclass(frozen=True)
class Toll:
    """Who died, by the publisher's count: in all, and of each group where the file tells."""

    low: int
    best: int
    high: int
    parts: tuple[int | None, int | None, int | None, int | None]
    """Of side a, of side b, civilians, and of whom it is not known."""

    @property
    def in_order(self) -> bool:
        """Whether the best number lies between the lowest and the highest."""
        return self.low <= self.best <= self.high


@dataclass(frozen=True)
class GedEvent:
    """A row of UCDP's georeferenced events."""

    id: str
    violence: int
    when: DateSpan
    day_known: bool
    clear: bool
    status: str
    side_a: Side
    side_b: Side
    spot: Spot
    nearness: Nearness | None
    toll: Toll

    @property
    def first(self) -> date:
        """Its first day."""
        first = self.when.first
        assert first
        return first


def ged_event(values: dict[str, str]) -> GedEvent:
    """The event of a row. WrongValue says which of its values cannot be."""
    violence = _violence(values)
    side_a, side_b = _side(values, "side_a"), _side(values, "side_b")
    if side_a.name == CIVILIANS:
        raise WrongValue("side_a", side_a.name, "never use force here", SWAPPED)
    if (side_b.name == CIVILIANS) != (violence == ONE_SIDED):
        problem = f"does not go with side_b {side_b.name!r}"
        raise WrongValue("type_of_violence", values["type_of_violence"], problem, "Correct one of the two.")
    some_whole(values, "number_of_sources", least=-1)  # -1: they were not counted
    where = _code(values, "where_prec", AT_SEA)
    return GedEvent(
        id=str(whole(values, "id")),
        violence=violence,
        when=_when(values),
        day_known=bool(values["date_prec"]),
        clear=some_whole(values, "event_clarity", least=1) != 2,
        status="" if values["code_status"] == CLEAR else line(values["code_status"]),
        side_a=side_a,
        side_b=side_b,
        spot=_spot(values, where),
        nearness=WHERE[where].nearness,
        toll=_toll(values),
    )


def _violence(values: dict[str, str]) -> int:
    text = values["type_of_violence"]
    if (code := VIOLENCE.get(text.lower())) is None:
        code = whole(values, "type_of_violence")
    if code not in VIOLENCE.values():
        remedy = f"Write 1, 2 or 3, or {', '.join(map(repr, VIOLENCE))}."
        raise WrongValue("type_of_violence", text, "is no type of violence", remedy)
    return code


def _side(values: dict[str, str], field: str) -> Side:
    name = named(values, field)
    if CONFLICT in name or name.endswith(f"{VERSUS}{CIVILIANS}"):
        raise WrongValue(field, name, "is the name of a conflict", SWAPPED)
    return Side(name, _id(values, f"{field}_id"))


def _country(values: dict[str, str]) -> str:
    name = named(values, "country")
    if CONFLICT in name or VERSUS in name or name.startswith(GOVERNMENT):
        raise WrongValue("country", name, "is no country", SWAPPED)
    return name


def _id(values: dict[str, str], field: str) -> str:
    number = some_whole(values, field)
    return "" if number is None else str(number)


def _when(values: dict[str, str]) -> DateSpan:
    year = whole(values, "year", least=FIRST_YEAR)
    if not values["date_start"]:
        text = "-".join([f"{year:04}", *(f"{whole(values, part):02}" for part in ("month", "day") if values[part])])
        return read_value("day", text, DateSpan)
    start, end = day(values, "date_start"), day(values, "date_end")
    precision = _code(values, "date_prec", DAY_MOST)
    span = read_value("date_start", _span(start, end, precision), DateSpan)
    if not start[:4] <= f"{year:04}" <= end[:4]:
        raise WrongValue("year", values["year"], f"is not that of {span.edtf}", "Correct one of the two.")
    return span


def _span(start: str, end: str, precision: int | None) -> str:
    """The days as a span; whole months and years as such, where their publisher knows no day."""
    if precision is not None and precision >= MONTH_PRECISION:
        for length in (4, 7):
            first, last = (read_value("date_start", one[:length], PartialDate.parse) for one in (start, end))
            if first.first.isoformat() == start and last.last.isoformat() == end:
                return first.text if first == last else f"{first.text}/{last.text}"
    return start if start == end else f"{start}/{end}"


def _code(values: dict[str, str], field: str, most: int) -> int | None:
    code = some_whole(values, field, least=1)
    if code is not None and code > most:
        raise WrongValue(field, values[field], "is no code of precision", f"Write one from 1 to {most}.")
    return code


def _spot(values: dict[str, str], where: int | None) -> Spot:
    lat, lon = degrees(values, "latitude", 90), degrees(values, "longitude", 180)
    if lat != lon and values["geom_wkt"] == f"POINT ({values['latitude']} {values['longitude']})":
        raise WrongValue("latitude", values["latitude"], "is the longitude of geom_wkt", "Swap the two columns back.")
    name, precision = line(values["where_coordinates"]), WHERE[where].precision
    return Spot(
        name=name,
        lat=lat,
        lon=lon,
        kind=_kind(name, precision),
        precision=precision,
        # Names that many places share are held once, however many places a file has.
        country=intern(_country(values)),
        adm_1=intern(line(values["adm_1"])),
        adm_2=intern(line(values["adm_2"])),
        at_sea=where == AT_SEA,
    )


def _kind(name: str, precision: PlacePrecision) -> PlaceKind:
    if precision is not PlacePrecision.EXACT:
        return UNITS.get(precision, PlaceKind.AREA)
    last = name.lower().rpartition(" ")[2]
    if last in LOCALITIES:
        return PlaceKind.LOCALITY
    return PlaceKind.SITE if last in SITES else PlaceKind.AREA


def _toll(values: dict[str, str]) -> Toll:
    a, b, civilians, unknown = (some_whole(values, f"deaths_{group}") for group in ("a", "b", "civilians", "unknown"))
    return Toll(whole(values, "low"), whole(values, "best"), whole(values, "high"), (a, b, civilians, unknown))
