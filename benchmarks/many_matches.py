"""Very many events matched against as many: `python -m benchmarks.many_matches 10000 100000 1000000`.

Generated rows of UCDP's (ged_rows.py) are one dataset; another has each of them again, a few kilometres and sometimes a
day off, under names and ids of its own. For each number it tells how long matching takes, in seconds of the processor,
the most memory that the process held, how many links there are, and how many of the copies were found.
`--store` loads the two into a SQLite store first, and reads them out of it.
"""

import argparse
import asyncio
import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.ged_rows import COLUMNS, ged_rows
from graph.engines import open_store
from graph.loading.staging import BATCH, Staging
from graph.matching.actors import Identities
from graph.matching.bonds import Bonds
from graph.matching.links import Verdict
from graph.matching.matching import Matching, matching
from graph.matching.occurrences import UNNAMED, Who
from graph.matching.pairs import Pairs
from graph.matching.places import Located, Places, Within
from graph.matching.reading import Happening, Origin
from graph.matching.workspace import Workspace
from ontology import ONTOLOGY
from ontology.values import Text
from ontology.vocabularies import ActorKind, EventKind, Nearness, PlaceKind, PlacePrecision, Role

SEED = 2018
OFF_DEGREES = 0.04
"""So far, at most, a copy's point is from its own in either direction: some four kilometres."""
NEXT_DAY = 0.05
"""So many copies are a day late."""
MEGABYTE = 1024
FIRST, SECOND = "dataset/first", "dataset/second"
Row = dict[str, str]


def rows(count: int) -> Iterator[Row]:
    """So many rows, by their columns."""
    return (dict(zip(COLUMNS, map(str, row), strict=True)) for row in ged_rows(count))


def copies(count: int) -> Iterator[Row]:
    """The same rows as somebody else has coded them."""
    random = Random(SEED)
    for row in rows(count):
        lat, lon = (float(row[name]) + random.uniform(-OFF_DEGREES, OFF_DEGREES) for name in ("latitude", "longitude"))
        late = timedelta(days=random.random() < NEXT_DAY)
        days = {
            name: f"{date.fromisoformat(row[name][:10]) + late} 00:00:00.000" for name in ("date_start", "date_end")
        }
        point = {"latitude": f"{lat:.6f}", "longitude": f"{lon:.6f}", "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})"}
        yield row | days | point | {"year": days["date_start"][:4]}


class Fed:
    """Events handed to a matching as a store would: of two datasets, one after the other."""

    def __init__(self, staging: Staging) -> None:
        self._places = Places(staging)
        self._actors = dict[str, Who]()
        self._seen, self._waiting = set[str](), list[Located]()
        origins = [Origin(FIRST, False, None), Origin(SECOND, False, None)]
        self._staging, self._origins = staging, origins

    def matching(self, count: int) -> Matching:
        """Of so many rows and their copies, read and not yet compared."""
        for name, some in (("first", rows), ("second", copies)):
            for row in some(count):
                self._take_places_and_actors(row, name)
        self._places.add(self._waiting)
        workspace = Workspace(self._staging, self._places, self._origins, self._actors)
        for name, some in (("first", rows), ("second", copies)):
            for row in some(count):
                workspace.add(_happening(row, name))
        pairs = Pairs(self._staging, workspace)
        return Matching(workspace, pairs, Bonds(), Identities(()), (), None)

    def _take_places_and_actors(self, row: Row, name: str) -> None:
        for side in ("side_a", "side_b"):
            id_ = f"actor/{name}-{row[f'{side}_new_id']}"
            kind = ActorKind.STATE.name if row[side].startswith("Government") else ActorKind.ARMED_MOVEMENT.name
            self._actors.setdefault(id_, Who(id_, row[side], kind, Text(row[side])))
        for place in _places(row, name):
            if place.id not in self._seen:
                self._seen.add(place.id)
                self._waiting.append(place)
        if len(self._waiting) >= BATCH:
            self._places.add(self._waiting)
            self._waiting = []


def _places(row: Row, name: str) -> Iterator[Located]:
    country, region = f"place/{row['country_id']}", f"place/{row['country_id']}-{row['adm_1']}"
    coarse = int(row["where_prec"]) > 3
    precision = PlacePrecision.REGION_CENTROID if coarse else PlacePrecision.EXACT
    text = Text(row["where_coordinates"])
    yield Located(country, FIRST, PlaceKind.COUNTRY.name, Text(row["country"]), None, None, None)
    around = (Within(country),)
    yield Located(region, FIRST, PlaceKind.REGION.name, Text(row["adm_1"]), None, None, None, around)
    lat, lon = float(row["latitude"]), float(row["longitude"])
    kind = PlaceKind.AREA if coarse else PlaceKind.LOCALITY
    yield Located(_place(row, name), name, kind.name, text, lat, lon, precision.name, (Within(region),))


def _place(row: Row, name: str) -> str:
    return f"place/{name}-{row['latitude']}-{row['longitude']}"


def _happening(row: Row, name: str) -> Happening:
    on_civilians = row["side_b"] == "Civilians"
    roles = (Role.ATTACKER, Role.TARGET) if on_civilians else (Role.CLASHING_PARTY,) * 2
    kinds = ("", UNNAMED if on_civilians else "")
    sides = (None, None) if on_civilians else ("a", "b")
    parts = tuple(
        (f"actor/{name}-{row[f'{side}_new_id']}", kind, role.name, letter, None)
        for side, kind, role, letter in zip(("side_a", "side_b"), kinds, roles, sides, strict=True)
    )
    nearness = Nearness.REGION.name if int(row["where_prec"]) > 3 else Nearness.EXACT.name
    return Happening(
        id=f"event/{name}-{row['id']}",
        dataset=f"dataset/{name}",
        kind=(EventKind.KILLING if on_civilians else EventKind.ARMED_CLASH).name,
        first=row["date_start"][:10],
        last=row["date_end"][:10],
        settings=((_place(row, name), nearness),),
        parts=parts,
        tolls=((int(row["low"]), int(row["best"]), int(row["high"]), "ALL"),),
    )


def measure(count: int) -> str:
    """What matching so many rows with their copies takes, as a row of a table."""
    with closing(Staging()) as staging:
        began = time.process_time()
        found = Fed(staging).matching(count)
        read = time.process_time()
        found.compare()
        compared = time.process_time()
        return _told(count, read - began, compared - read, compared, found)


def _told(count: int, reading: float, comparing: float, compared: float, found: Matching) -> str:
    links = right = wrong = 0
    for link in found.links():
        links += link.verdict is not Verdict.UNDECIDED
        if link.verdict in (Verdict.SAME, Verdict.PART):
            same = link.source.rpartition("-")[2] == link.target.rpartition("-")[2]
            right, wrong = right + same, wrong + (not same)
    told = time.process_time() - compared
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE
    times = " | ".join(f"{one:.1f}" for one in (reading, comparing, told))
    return f"| {count:,} | {times} | {memory:,} | {links:,} | {right:,} | {wrong:,} |"


async def measure_store(count: int) -> str:
    """The same, of a store into which both were loaded."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/store.db"
        for name, some in (("first", rows), ("second", copies)):
            path = Path(folder) / f"{name}.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, COLUMNS)
                writer.writeheader()
                writer.writerows(some(count))
            command = [sys.executable, "-m", "api", "load", f"ucdp-ged:{name}={path}"]
            subprocess.run(command, env=os.environ | {"ACCORD_STORE": url}, check=False, stdout=subprocess.DEVNULL)
        store = open_store(url, ONTOLOGY)
        try:
            began = time.process_time()
            async with matching(store.compile, store.fetch) as found:
                compared = time.process_time()
                return _told(count, compared - began, 0.0, compared, found)
        finally:
            await store.close()


def main() -> None:
    """Measure each number in a process of its own, so that its memory is its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("counts", type=int, nargs="+")
    parser.add_argument("--store", action="store_true", help="load both into a SQLite store first")
    arguments = parser.parse_args()
    if len(arguments.counts) == 1:
        (count,) = arguments.counts
        print(asyncio.run(measure_store(count)) if arguments.store else measure(count), flush=True)
        return
    print("| rows, and copies | read, s | compared and decided, s | told, s | MB | links | copies found | others |")
    print("| --: " * 8 + "|", flush=True)
    for count in arguments.counts:
        command = [sys.executable, "-m", "benchmarks.many_matches", str(count)]
        subprocess.run([*command, *(["--store"] if arguments.store else [])], check=True)


if __name__ == "__main__":
    main()
