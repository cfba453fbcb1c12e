"""Very many events matched against as many: `python -m benchmarks.many_matches 10000 100000 1000000`.

Events that nobody has coded (drawn_events.py) are one dataset; another has each of them again, a few kilometres and
sometimes a day off, under ids of its own. For each number it tells how long matching takes, in seconds of the processor
and without the drawing, the most memory that the process held, how many links there are, and how many of the copies
were found. `--store` loads generated rows of UCDP's (ged_rows.py) and such copies into a SQLite store instead, and
reads them out of it.
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

from benchmarks.drawn_events import NEXT_DAY, OFF_DEGREES, ORIGINS, SEED, actors, copies, events, units
from benchmarks.ged_rows import COLUMNS, ged_rows
from graph.engines import open_store
from graph.loading.staging import Staging, batched
from graph.matching.actors import Identities
from graph.matching.bonds import Bonds
from graph.matching.links import Verdict
from graph.matching.matching import Matching, matching
from graph.matching.pairs import Pairs
from graph.matching.places import Places
from graph.matching.workspace import Workspace
from ontology import ONTOLOGY

MEGABYTE = 1024
Row = dict[str, str]


def csv_rows(count: int) -> Iterator[Row]:
    """So many rows, by their columns."""
    return (dict(zip(COLUMNS, map(str, row), strict=True)) for row in ged_rows(count))


def csv_copies(count: int) -> Iterator[Row]:
    """The same rows as somebody else has coded them."""
    random = Random(SEED)
    for row in csv_rows(count):
        lat, lon = (float(row[name]) + random.uniform(-OFF_DEGREES, OFF_DEGREES) for name in ("latitude", "longitude"))
        late = timedelta(days=random.random() < NEXT_DAY)
        days = {
            name: f"{date.fromisoformat(row[name][:10]) + late} 00:00:00.000" for name in ("date_start", "date_end")
        }
        point = {"latitude": f"{lat:.6f}", "longitude": f"{lon:.6f}", "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})"}
        yield row | days | point | {"year": days["date_start"][:4]}


def read(count: int, staging: Staging) -> tuple[Matching, float]:
    """So many events and their copies handed to a matching as a store would, and how long it took to take them in."""
    places, known, took = Places(staging), actors(), 0.0
    workspace, seen = Workspace(staging, places, ORIGINS, known), set[str]()
    places.add(units())
    first = events(count)
    for drawn in (first, copies(count)):
        for some in batched(drawn):
            new = {place.id: place for place, _ in some if place.id not in seen}
            seen |= new.keys() if drawn is first else set()
            began = time.process_time()
            places.add(new.values())
            for _, happening in some:
                workspace.add(happening)
            took += time.process_time() - began
    pairs = Pairs(staging, workspace)
    return Matching(workspace, pairs, Bonds(), Identities(()), (), None), took


def measure(count: int) -> str:
    """What matching so many rows with their copies takes, as a row of a table."""
    with closing(Staging()) as staging:
        found, reading = read(count, staging)
        began = time.process_time()
        found.compare()
        compared = time.process_time()
        return _told(count, reading, compared - began, compared, found)


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
        for name, some in (("first", csv_rows), ("second", csv_copies)):
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
