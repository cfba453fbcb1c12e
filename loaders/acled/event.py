"""An event as its row tells it: every value read, nothing made of it yet."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from sys import intern

from loaders.acled.actors import Side
from loaders.acled.codes import Inter, Sort, inter_of, sort_of
from loaders.acled.days import Days
from loaders.source import WrongValue
from loaders.spots import Spot
from loaders.tables.cells import degrees, line, named, some_whole
from ontology.values import DateSpan, Text
from ontology.vocabularies import EventKind, Nearness, PlaceKind, PlacePrecision

ID = re.compile(r"[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*")
LONGEST_ID = 40
SIDES = tuple((f"actor{number}", f"assoc_actor_{number}", f"inter{number}") for number in "12")
"""The cells of each of the two sides."""
AND = ";"
"""What stands between several names in a cell."""
DAY, WEEK, MONTH = 1, 2, 3
HALF_A_WEEK = timedelta(days=3)
"""The day of an event of which the week is known is the middle of it, by the codebook."""
TOWN, NEAR, REGION = 1, 2, 3
AROUND = Text("region around", "région autour")
"""What tells a place that stands for a region from the town of its name and point."""
WITH_DECIMALS = re.compile(r"(-?[0-9]+),([0-9]+)")


@dataclass(frozen=True)
class AcledEvent:
    """A row of ACLED's events; of a file with a row for each actor, the one `side` of it."""

    id: str
    sort: Sort
    day: date
    when: DateSpan
    day_known: int | None
    sides: tuple[Side, ...]
    spot: Spot
    nearness: Nearness | None
    fatalities: int | None
    notes: str
    tags: str
    civilians_targeted: bool
    sources: tuple[str, ...]

    @property
    def first(self) -> date:
        """Its first day."""
        first = self.when.first
        assert first
        return first


def acled_event(values: dict[str, str], days: Days) -> AcledEvent:
    """The event of a row. WrongValue says which of its values cannot be."""
    id_, sides = id_of(values), sides_of(values)
    day, precision = _day(values, days), _code(values, "time_precision")
    nearness, spot = _spot(values)
    return AcledEvent(
        id=id_,
        sort=_sort(values, sides),
        day=day,
        when=_when(day, precision),
        day_known=precision,
        sides=sides,
        spot=spot,
        nearness=nearness,
        fatalities=some_whole(values, "fatalities"),
        notes=line(values["notes"]),
        tags=line(values["tags"]),
        civilians_targeted=bool(values["civilian_targeting"]),
        sources=names_in(values["source"]),
    )


def id_of(values: dict[str, str]) -> str:
    """What its id is made of: `MLI1234`, in small letters. WrongValue where that has another form."""
    text = values["event_id_cnty"]
    if ID.fullmatch(text) is None or len(text) > LONGEST_ID:
        raise WrongValue("event_id_cnty", text, "is no id of an event", "Write it as ACLED does, like MLI1234.")
    return text.lower().replace("_", "-")


def sides_of(values: dict[str, str]) -> tuple[Side, ...]:
    """The main actors of a row, one or two. WrongValue where it names none."""
    named(values, "actor1")
    sides = (_side(values[actor], values[allies], inter_of(values, inter)) for actor, allies, inter in SIDES)
    return tuple(side for side in sides if side)


@lru_cache(8192)
def names_in(text: str) -> tuple[str, ...]:
    """The names in a cell, each once."""
    return tuple(dict.fromkeys(filter(None, map(line, text.split(AND)))))


@lru_cache(8192)  # the same few stand in nearly all rows
def _side(actor: str, allies: str, inter: Inter) -> Side | None:
    if not (name := line(actor)):
        return None
    return Side(name, inter, tuple(ally for ally in names_in(allies) if ally != name))


def _sort(values: dict[str, str], sides: tuple[Side, ...]) -> Sort:
    """The type of the event; where one stands for riots and protests, the sort of those who took part tells which."""
    sort = sort_of(values)
    rioters = any(side.inter is Inter.RIOTERS or side.name.startswith("Rioters") for side in sides)
    return replace(sort, kind=EventKind.RIOT) if sort.en == "Riots/Protests" and rioters else sort


def _day(values: dict[str, str], days: Days) -> date:
    day = days.day("event_date", values["event_date"])
    if (year := some_whole(values, "year", least=1)) is not None and year != day.year:
        raise WrongValue("year", values["year"], f"is not that of {day.isoformat()}", "Correct one of the two.")
    return day


def _when(day: date, precision: int | None) -> DateSpan:
    """The day, the week around it, or its month: by the codebook nothing nearer is known then."""
    if precision == MONTH:
        return DateSpan(f"{day:%Y-%m}")
    if precision == WEEK:
        return DateSpan(f"{(day - HALF_A_WEEK).isoformat()}/{(day + HALF_A_WEEK).isoformat()}")
    return DateSpan(day.isoformat())


def _code(values: dict[str, str], field: str) -> int | None:
    code = some_whole(values, field, least=1)
    if code is not None and code > MONTH:
        raise WrongValue(field, values[field], "is no code of precision", "Write one from 1 to 3.")
    return code


def _spot(values: dict[str, str]) -> tuple[Nearness | None, Spot]:
    """Where it was, and how near. A town that stands for a region is another place than the town, and has no point."""
    code, name = _code(values, "geo_precision"), line(values["location"])
    spot = Spot(
        name=name,
        lat=_degrees(values, "latitude", 90),
        lon=_degrees(values, "longitude", 180),
        kind=PlaceKind.LOCALITY if name and code in (TOWN, NEAR) else PlaceKind.AREA,
        precision=PlacePrecision.EXACT,
        # Names that many places share are held once, however many places a file has.
        country=intern(named(values, "country")),
        adm_1=intern(line(values["admin1"])),
        adm_2=intern(line(values["admin2"])),
    )
    if code is None:
        return None, replace(spot, precision=PlacePrecision.UNKNOWN)
    if code == REGION:
        return Nearness.REGION, replace(spot, precision=PlacePrecision.REGION_CENTROID, qualifier=AROUND)
    return Nearness.EXACT if code == TOWN else Nearness.NEAR, spot


def _degrees(values: dict[str, str], field: str, most: int) -> float:
    """Degrees; a decimal comma, as spreadsheets of some countries write it, is one."""
    return degrees(values | {field: WITH_DECIMALS.sub(r"\1.\2", values[field])}, field, most)
