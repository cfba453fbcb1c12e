"""What was measured, as one page of Markdown."""

import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.queries import Query

PACKAGES = ("neo4j", "apsw", "starlette", "uvicorn", "graphql-core")
NOT_TOLD = "not told by this system"


@dataclass(frozen=True)
class Timing:
    """How a server did on a query: seconds of single requests, and requests per second of each round."""

    seconds: Sequence[float]
    per_second: Sequence[float]

    @property
    def p50(self) -> float:
        """Median in milliseconds."""
        return statistics.median(self.seconds) * 1000

    @property
    def p95(self) -> float:
        """95th percentile in milliseconds."""
        return statistics.quantiles(self.seconds, n=20)[-1] * 1000

    @property
    def rate(self) -> float:
        """Requests per second: the median of the rounds."""
        return statistics.median(self.per_second)


@dataclass(frozen=True)
class Comparison:
    """A query on our endpoint over Neo4j, on the floor, and on our endpoint over SQLite."""

    query: Query
    size: int
    ours: Timing
    floor: Timing
    sqlite: Timing


def machine(neo4j: str) -> str:
    """On what it was measured, and when."""
    installed = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{date.today().isoformat()}; {os.cpu_count()} × {_processor()}, {_memory()}; {platform.system()}; "
        f"Neo4j {neo4j}; Python {platform.python_version()}, {installed}."
    )


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"


def table(comparisons: Sequence[Comparison], clients: int) -> str:
    """One row for each query."""
    single = ("ours p50 / p95", "floor p50 / p95", "ours : floor")
    crowd = (f"ours req/s ({clients})", "floor req/s", "floor : ours")
    heads = ("query (bytes)", *single, *crowd, "SQLite p50 / p95", "SQLite req/s")
    lines = [_row(heads), _row(["---", *["--:"] * (len(heads) - 1)]), *map(_compared, comparisons)]
    return "\n".join(lines)


def _compared(one: Comparison) -> str:
    ours, floor, sqlite = one.ours, one.floor, one.sqlite
    return _row(
        (
            f"{one.query.title} ({one.size:,})",
            _latency(ours),
            _latency(floor),
            f"**{ours.p50 / floor.p50:.2f}**",
            f"{ours.rate:.0f}",
            f"{floor.rate:.0f}",
            f"**{floor.rate / ours.rate:.2f}**",
            _latency(sqlite),
            f"{sqlite.rate:.0f}",
        )
    )


def _latency(timing: Timing) -> str:
    return f"{timing.p50:.2f} / {timing.p95:.2f}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def memory(name: str, megabytes: float | None, requests: int) -> str:
    """A line on how much memory a server holds."""
    held = NOT_TOLD if megabytes is None else f"{megabytes:.0f} MB"
    return f"| resident memory of `accord serve` on {name}, after {requests:,} requests | {held} |"
