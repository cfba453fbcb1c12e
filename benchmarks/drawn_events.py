"""Events that nobody has coded, as matching reads them: of one dataset, and of another that has each of them again.

They are drawn as thick as such data are, and at each number as thick as a million in 35 years: forty countries of six
degrees by six, each with ten provinces, some parties that fight each other there, and towns of which a few have most of
the events. So what lies around an event is mostly of the same parties, and its match the harder to find, as in a war.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from graph.matching.occurrences import UNNAMED, Who
from graph.matching.places import Located, Within
from graph.matching.reading import Happening, Origin
from ontology.values import Text
from ontology.vocabularies import ActorKind, EventKind, Nearness, PlaceKind, PlacePrecision, Role

SEED = 2018
FIRST, SECOND = "first", "second"
ORIGINS = [Origin(f"dataset/{name}", False, None) for name in (FIRST, SECOND)]
COUNTRIES, DEGREES, BOXES = 40, 6, 8
"""So many countries, so wide and high, so many side by side."""
PROVINCES, PARTIES, TOWNS = 10, 12, 2500
"""Of each country; the parties besides its government."""
BEGIN, A_DAY = date(1989, 1, 1), 1_000_000 / (35 * 365)
"""When they begin, and how many there are a day, more and more."""
OFF_DEGREES = 0.04
"""So far, at most, a copy's point is from its own in either direction: some four kilometres."""
NEXT_DAY = 0.05
"""So many copies are a day late."""
COARSE, ON_CIVILIANS, BETWEEN_PARTIES, LONGER = 0.15, 0.3, 0.15, 0.2
"""Of which share of events only the province is known, and which are against civilians, between parties other than the
government, or longer than a day."""
Drawn = tuple[Located, Happening]
Part = tuple[str, str, str, str | None, str | None]


def actors() -> dict[str, Who]:
    """Those of both datasets, who are the same."""
    return {
        f"actor/{name}-{country}-{party}": Who(
            f"actor/{name}-{country}-{party}",
            f"{country}-{party}",
            (ActorKind.ARMED_MOVEMENT if party else ActorKind.STATE).name,
            Text(f"Party {country}-{party}" if party else f"Government of {country}"),
        )
        for name in (FIRST, SECOND)
        for country in range(COUNTRIES)
        for party in range(PARTIES + 1)
    }


def units() -> Iterator[Located]:
    """Countries and their provinces."""
    for country in range(COUNTRIES):
        id_ = f"place/{country}"
        yield Located(id_, "dataset/units", PlaceKind.COUNTRY.name, Text(f"Land {country}"), None, None, None)
        for number in range(PROVINCES):
            name = Text(f"Province {country}-{number}")
            within = (Within(id_),)
            yield Located(f"{id_}-{number}", "dataset/units", PlaceKind.REGION.name, name, None, None, None, within)


def events(count: int) -> Iterator[Drawn]:
    """So many of the first dataset, each with its place, in the order of their ids."""
    random, where = Random(SEED), Random(SEED + 1)
    towns = [(where.uniform(0, DEGREES), where.uniform(0, DEGREES)) for _ in range(COUNTRIES * TOWNS)]
    for number in range(count):
        yield _event(random, number, count, towns)


def copies(count: int) -> Iterator[Drawn]:
    """The same events as somebody else has coded them: some kilometres, and sometimes a day, off."""
    random = Random(SEED + 2)
    for place, happening in events(count):
        number = happening.id.rpartition("-")[2]
        assert place.lat is not None
        assert place.lon is not None
        lat, lon = (one + random.uniform(-OFF_DEGREES, OFF_DEGREES) for one in (place.lat, place.lon))
        other = replace(place, id=f"place/{SECOND}-{number}", dataset=f"dataset/{SECOND}", lat=lat, lon=lon)
        late = timedelta(days=random.random() < NEXT_DAY)
        first, last = ((date.fromisoformat(day) + late).isoformat() for day in (happening.first, happening.last))
        parts = tuple((one[0].replace(FIRST, SECOND), *one[1:]) for one in happening.parts)
        yield (
            other,
            happening._replace(
                id=f"event/{SECOND}-{number}",
                dataset=other.dataset,
                first=first,
                last=last,
                settings=((other.id, happening.settings[0][1]),),
                parts=parts,
            ),
        )


def _event(random: Random, number: int, count: int, towns: list[tuple[float, float]]) -> Drawn:
    town = int(len(towns) * random.random() ** 3)
    place = _place(town, *towns[town], coarse=random.random() < COARSE)
    first = BEGIN + timedelta(days=int(count / A_DAY * random.random() ** 0.6))
    last = first + timedelta(days=random.randrange(1, 5) if random.random() < LONGER else 0)
    on_civilians = random.random() < ON_CIVILIANS
    low, more = int(random.random() ** -0.8), int(random.random() ** -0.8)
    return place, Happening(
        id=f"event/{FIRST}-{number:09}",
        dataset=f"dataset/{FIRST}",
        kind=(EventKind.KILLING if on_civilians else EventKind.ARMED_CLASH).name,
        first=first.isoformat(),
        last=last.isoformat(),
        settings=((place.id, (Nearness.REGION if place.kind == PlaceKind.AREA.name else Nearness.EXACT).name),),
        parts=tuple(_parts(random, town % COUNTRIES, on_civilians=on_civilians)),
        tolls=((low, low, low + more, "ALL"),),
    )


def _place(town: int, up: float, aside: float, *, coarse: bool) -> Located:
    country = town % COUNTRIES
    south, west = -30 + country // BOXES * 2 * DEGREES, -17 + country % BOXES * 2 * DEGREES
    province = int(up * 2 / DEGREES) * (PROVINCES // 2) + int(aside * PROVINCES / 2 / DEGREES)
    kind, precision = (
        (PlaceKind.AREA, PlacePrecision.REGION_CENTROID) if coarse else (PlaceKind.LOCALITY, PlacePrecision.EXACT)
    )
    return Located(
        f"place/{FIRST}-{town}{'-around' if coarse else ''}",
        f"dataset/{FIRST}",
        kind.name,
        Text(f"Town {town}"),
        south + up,
        west + aside,
        precision.name,
        (Within(f"place/{country}-{province}"),),
    )


def _parts(
    random: Random, country: int, *, on_civilians: bool
) -> Iterator[tuple[str, str, str, str | None, str | None]]:
    party = 1 + int(PARTIES * random.random() ** 2)
    one = 1 + party % PARTIES if random.random() < BETWEEN_PARTIES else 0
    actor = f"actor/{FIRST}-{country}"
    if on_civilians:
        yield f"{actor}-{party}", "", Role.ATTACKER.name, None, None
        yield f"{actor}-0", UNNAMED, Role.TARGET.name, None, None
    else:
        yield f"{actor}-{one}", "", Role.CLASHING_PARTY.name, "a", None
        yield f"{actor}-{party}", "", Role.CLASHING_PARTY.name, "b", None
