"""Rows of UCDP's georeferenced events that nobody has coded: `python -m benchmarks.ged_rows ROWS > FILE.csv`.

They have the 49 columns of its versions since 20, and the spread of such data: one in ten events has the busiest pair
of sides, and most sides have few; a town has thousands of events and most places one or two; a third of the events name
two articles or three. Names are made up of syllables. The same number and seed give the same bytes.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import IO

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id"),
    *("conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a"),
    *("side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office"),
    *("source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians"),
    *("deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
SEED = 1989
SIDES, PLACES, COUNTRIES = 3_000, 100_000, 40
FIRST_DAY, DAYS = date(1989, 1, 1), 35 * 365
SYLLABLES = ("ba", "dor", "ek", "fi", "gan", "hul", "ir", "jo", "kam", "lun", "mes", "nor", "ost", "pel", "rua", "sil")
WORDS = (
    *("fighters", "soldiers", "village", "attack", "army", "clash", "road", "market", "says", "killed", "after"),
    *("near", "dozen", "report", "border", "raid", "rebels", "camp", "town", "night", "convoy", "ambush"),
)
VIOLENCE = (1, 1, 1, 1, 2, 3, 3)
"""What types of violence there are, each as often as it occurs among seven events."""
Row = list[str | int | float]


def write(file: IO[str], rows: int, seed: int = SEED) -> None:
    """Write so many rows below the header."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(ged_rows(rows, seed))


def ged_rows(rows: int, seed: int = SEED) -> Iterator[Row]:
    """So many rows, by the columns."""
    random = Random(seed)
    places = [_Place(random, number) for number in range(min(PLACES, max(rows // 4, 10)))]
    for number in range(rows):
        yield list(_row(random, number + 1, places[_rank(random, len(places), 1.5)]).values())


class _Place:
    """A point with the names of the units in which it lies."""

    def __init__(self, random: Random, number: int) -> None:
        self.country = number % COUNTRIES
        self.region, self.district = number // COUNTRIES % 10, number // COUNTRIES % 60
        self.name = f"{_name(number + 50_000)} town"
        self.lat, self.lon = round(random.uniform(-34, 36), 6), round(random.uniform(-17, 140), 6)


def _row(random: Random, number: int, place: _Place) -> dict[str, str | int | float]:
    violence = VIOLENCE[number % len(VIOLENCE)]
    side = _rank(random, SIDES - COUNTRIES, 2.5) + COUNTRIES
    other = _rank(random, SIDES - COUNTRIES, 2.5) + COUNTRIES
    a = (place.country, f"Government of {_country(place.country)}") if violence == 1 else (side, f"{_name(side)} Front")
    second = other + (other == side)
    b = (9999, "Civilians") if violence == 3 else (second, f"{_name(second)} Front")
    first = FIRST_DAY + timedelta(days=int(DAYS * random.random() ** 0.6))
    last = first + timedelta(days=0 if random.random() < 0.8 else random.randrange(1, 5))
    deaths = _deaths(random, violence)
    conflict, dyad = f"{_country(place.country)}: Government", f"{a[1]} - {b[1]}"
    cells = (
        *(number, f"XYZ-{first.year}-{violence}-{number}", first.year, 1, "Clear", violence, side, 10_000 + side),
        *(conflict, 500 + second, 20_000 + second, dyad, a[0], 100 + a[0], a[1]),
        *(b[0], 100 + b[0], b[1], *_articles(random, first)),
        *(random.choice((1, 1, 1, 2, 3, 4, 5)), place.name, f"{place.name} and what lies around it"),
        *(f"{_name(place.country * 100 + place.region)} province", f"{_name(place.district + 7_000)} district"),
        *(place.lat, place.lon, f"POINT ({place.lon} {place.lat})", 100_000 + number % 9_999),
        *(
            _country(place.country),
            400 + place.country,
            "Africa",
            random.choice((1, 1, 1, 2)),
            1 if first == last else 2,
        ),
        *(f"{first} 00:00:00.000", f"{last} 00:00:00.000", *deaths, 400 + place.country if violence == 1 else "", ""),
    )
    return dict(zip(COLUMNS, cells, strict=True))


def _articles(random: Random, day: date) -> tuple[str | int, ...]:
    """How many articles an event has, what they are, in one cell and in four, and from whom they have it."""
    offices = [f"{_name(random.randrange(300))} News" for _ in range(random.choice((1, 1, 1, 1, 2, 3)))]
    headlines = [" ".join(random.choices(WORDS, k=8)).capitalize() for _ in offices]
    days = [(day + timedelta(days=random.randrange(3))).isoformat() for _ in offices]
    listed = ";".join(f'"{office}, {day}, {line}"' for office, day, line in zip(offices, days, headlines, strict=True))
    original = random.choice(("", "", "police", "residents", "army spokesman"))
    return len(offices), listed, ";".join(offices), ";".join(days), ";".join(headlines), original


def _deaths(random: Random, violence: int) -> tuple[int, ...]:
    """Of each side, civilians and unknown; and the best, highest and lowest number in all."""
    a, b, civilians, unknown = (int(random.paretovariate(1.2)) - 1 for _ in range(4))
    parts = (0, 0, civilians + 1, 0) if violence == 3 else (a, b, civilians if civilians > 3 else 0, unknown // 2)
    best = sum(parts)
    return (*parts, best, best + best // 5, best - best // 10)


def _rank(random: Random, many: int, steepness: float) -> int:
    """A number below another: the smaller, the likelier."""
    return int(many * random.random() ** (2 * steepness))


def _country(number: int) -> str:
    return f"{_name(number + 900_000)}land"


def _name(number: int) -> str:
    """A name that no other number has."""
    syllables = []
    number += 100
    while number:
        number, place = divmod(number, len(SYLLABLES))
        syllables.append(SYLLABLES[place])
    return "".join(syllables).capitalize()


def main() -> None:
    """Write rows to stdout."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("rows", type=int)
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    write(sys.stdout, arguments.rows, arguments.seed)


if __name__ == "__main__":
    main()
