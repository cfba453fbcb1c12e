"""Loads of many rows, beside what each engine does by itself: `python -m benchmarks.loads 20000 200000`.

`accord load ucdp-ged=FILE` of generated rows runs in a process of its own, of which the memory is looked at all the
time. On SQLite, the rows that it leaves are then written by `executemany` into the same tables of another file, with
their indexes and triggers, and with a journal beside it, which has nothing to hold of a new file; on Neo4j (`--neo4j`),
its records come by `LOAD CSV` into another database with the same indexes (load_csv.py).
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import apsw

from benchmarks import ged_rows
from benchmarks.load_csv import load_csv
from benchmarks.measuring import tell
from graph.sqlite.file import SqliteFile
from graph.sqlite.store import CACHE_KIB
from ontology import ONTOLOGY
from tests.neo4j_server import Memory, running_neo4j

HEAP = Memory(heap="4g", page_cache="1g")
ROWS = [20_000]
BATCH = 2000
MEGABYTE = 2**20
LOOK_SECONDS = 0.2
MADE_BY_SQLITE = ("Search", "sqlite_")
"""How tables begin that triggers, or SQLite itself, fill."""


@dataclass(frozen=True)
class Taken:
    """What a load took: seconds, those of the processor, and its memory in MB at ¼, ½ and ¾ of its time, and at most.

    The processor's tell of its own work alone, whatever else runs on the machine.
    """

    seconds: float
    processor: float
    quarters: tuple[float, float, float]
    peak: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.loads", description=__doc__)
    parser.add_argument("rows", type=int, nargs="*", default=ROWS, help="how many rows of UCDP's form are loaded")
    parser.add_argument("--neo4j", action="store_true", help="into Neo4j too")
    arguments = parser.parse_args()
    memory = "memory at ¼, ½, ¾, most (MB)"
    print(f"| rows | store | s | of its processor | rows/s | {memory} | records | by the engine (s) | ratio |")
    print("|--:|---|--:|--:|--:|---|--:|--:|--:|")
    for rows in arguments.rows:
        with tempfile.TemporaryDirectory() as folder:
            _measure(rows, Path(folder), neo4j=arguments.neo4j)


def _measure(rows: int, folder: Path, *, neo4j: bool) -> None:
    csv, file = folder / "ged.csv", folder / "loaded.db"
    with csv.open("w", encoding="utf-8", newline="") as lines:
        ged_rows.write(lines, rows)
    tell(f"loading {rows:,} rows into SQLite")
    taken = loaded(csv, {"ACCORD_STORE": f"sqlite:///{file}"})
    tell("writing the same rows by executemany")
    records, seconds = written_by_executemany(file, folder / "written.db")
    _tell_row(rows, "SQLite", taken, records, seconds)
    if neo4j:
        tell(f"loading {rows:,} rows into Neo4j")
        with running_neo4j(memory=HEAP) as server:
            address = {"ACCORD_STORE": server.url, "ACCORD_STORE_USER": server.user}
            taken = loaded(csv, address | {"ACCORD_STORE_PASSWORD": server.password})
        tell("loading the same records by LOAD CSV")
        with running_neo4j(memory=HEAP) as server:
            _tell_row(rows, "Neo4j", taken, records, load_csv(file, server, folder, ONTOLOGY))


def _tell_row(rows: int, store: str, taken: Taken, records: int, seconds: float) -> None:
    memory = ", ".join(f"{one:.0f}" for one in (*taken.quarters, taken.peak))
    speed, ratio = rows / taken.seconds, seconds / taken.seconds
    print(
        f"| {rows:,} | {store} | {taken.seconds:.0f} | {taken.processor:.0f} | {speed:.0f} | {memory} | {records:,} |"
        f" {seconds:.0f} | {ratio:.2f} |",
        flush=True,
    )


def loaded(csv: Path, settings: Mapping[str, str]) -> Taken:
    """Load a file by the command, in a process of its own. SystemExit with what it said, where that failed."""
    command = (sys.executable, "-m", "api", "load", f"ucdp-ged={csv}")
    start, before, memory = time.perf_counter(), _processor(), list[float]()
    with tempfile.TemporaryFile("w+") as said:
        with subprocess.Popen(command, env={**os.environ, **settings}, stdout=said, stderr=said) as process:
            while process.poll() is None:
                memory.append(_memory(process.pid))
                time.sleep(LOOK_SECONDS)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{said.read()}")
    quarter = len(memory) // 4
    held = memory[quarter], memory[2 * quarter], memory[3 * quarter]
    return Taken(time.perf_counter() - start, _processor() - before, held, max(memory))


def _processor() -> float:
    """How many seconds of a processor the processes have taken that this one has started, and that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def _memory(process: int) -> float:
    """How much memory a process holds, in MB; 0 where it has just ended, or the system does not tell."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def written_by_executemany(loaded: Path, other: Path) -> tuple[int, float]:
    """Write all rows of a file into the tables of a new one: how many records they are, and the seconds it took."""
    SqliteFile(other, ONTOLOGY).prepare()
    records, seconds = 0, 0.0
    with closing(apsw.Connection(str(loaded))) as source, closing(apsw.Connection(str(other))) as target:
        target.pragma("journal_mode", "delete")
        target.execute(
            f"PRAGMA foreign_keys = ON; PRAGMA cache_size = -{CACHE_KIB}; BEGIN IMMEDIATE; DELETE FROM State"
        )
        tables = source.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        for table in [name for (name,) in tables if not name.startswith(MADE_BY_SQLITE)]:
            found = source.execute(f"SELECT * FROM {table}")
            while batch := list(islice(found, BATCH)):
                places = ", ".join("?" * len(batch[0]))
                start = time.perf_counter()
                target.executemany(f"INSERT INTO {table} VALUES ({places})", batch)
                seconds += time.perf_counter() - start
                records += len(batch) if table in _kinds() else 0
        start = time.perf_counter()
        target.execute("COMMIT")
        return records, seconds + time.perf_counter() - start


def _kinds() -> set[str]:
    """The tables of which each row is a record."""
    return {*(cls.__name__ for cls in ONTOLOGY.classes), *(one.declared.stored for one in ONTOLOGY.relations)}


if __name__ == "__main__":
    main()
