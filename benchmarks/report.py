"""What was measured, as Markdown."""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.beside import TITLE, Beside
from benchmarks.measuring import CLIENTS, Comparison
from benchmarks.stores import Load, Stores

PACKAGES = ("neo4j", "apsw", "starlette", "uvicorn", "graphql-core", "strawberry-graphql")
NOT_TOLD = "not told by this system"
NONE = ""
RATIOS = (("ours", "floor"), ("stock", "ours"), ("peer", "ours"))


@dataclass(frozen=True)
class Memory:
    """How much memory our endpoint over a store holds, in MB, after so many requests; None where it is not told."""

    store: str
    requests: int
    megabytes: float | None


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


def page(
    events: int, stores: Stores, compared: Sequence[Comparison], beside: Sequence[Beside], held: Sequence[Memory]
) -> str:
    """All tables of one size."""
    parts = [
        f"### {events:,} events",
        machine(stores.version),
        f"Milliseconds of one request at a time, p50 / p95:\n\n{_latencies(compared)}",
        f"Requests per second with {CLIENTS} clients:\n\n{_rates(compared)}",
        "\n".join(["| besides | |", "|---|--:|", *_loads(stores.loads), *map(_beside, beside), *map(_held, held)]),
    ]
    if notes := list(_failures(compared)):
        parts.append("Empty cells:\n\n" + "\n".join(notes))
    return "\n\n".join(parts) + "\n"


def flatness(found: Mapping[int, Sequence[Comparison]]) -> str:
    """Pages at the largest size against the smallest."""
    small, large = min(found), max(found)
    heads = ["page", *(f"{name} {events:,}" for name in ("Neo4j", "SQLite") for events in (small, large))]
    heads = [*heads[:3], "ratio", *heads[3:], "ratio"]
    lines = [_row(heads), _line(len(heads))]
    later = {one.query.title: one for one in found[large]}
    for before in found[small]:
        if before.query.page:
            after = later[before.query.title]
            cells = [before.query.title]
            for name in ("ours", "SQLite"):
                one, other = before.timings[name].p50, after.timings[name].p50
                cells += [f"{one:.2f}", f"{other:.2f}", f"**{other / one:.2f}**"]
            lines.append(_row(cells))
    return f"### Pages at {large:,} events against {small:,}\n\n" + "\n".join(lines) + "\n"


def _latencies(compared: Sequence[Comparison]) -> str:
    names = ("ours", "floor", "stock", "peer", "SQLite")
    heads = ["query (bytes)", *names, *(f"{one} : {other}" for one, other in RATIOS)]
    lines = [_row(heads), _line(len(heads))]
    for one in compared:
        cells = [f"{one.query.title} ({one.size:,})", *(_latency(one, name) for name in names)]
        lines.append(_row([*cells, *(_ratio(_p50(one, a), _p50(one, b)) for a, b in RATIOS)]))
    return "\n".join(lines)


def _rates(compared: Sequence[Comparison]) -> str:
    names = ("ours", "floor", "stock", "peer", "SQLite")
    heads = ["query", *names, *(f"{other} : {one}" for one, other in RATIOS)]
    lines = [_row(heads), _line(len(heads))]
    for one in compared:
        rates = [f"{rate:,.{0 if rate >= 10 else 1}f}" if (rate := _rate(one, name)) else NONE for name in names]
        ratios = [_ratio(_rate(one, b), _rate(one, a)) for a, b in RATIOS]
        lines.append(_row([one.query.title, *rates, *ratios]))
    return "\n".join(lines)


def _latency(one: Comparison, name: str) -> str:
    timing = one.timings.get(name)
    return f"{_ms(timing.p50)} / {_ms(timing.p95)}" if timing else NONE


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.2f}" if milliseconds < 10 else f"{milliseconds:,.{1 if milliseconds < 100 else 0}f}"


def _p50(one: Comparison, name: str) -> float | None:
    timing = one.timings.get(name)
    return timing.p50 if timing else None


def _rate(one: Comparison, name: str) -> float | None:
    timing = one.timings.get(name)
    return timing.rate if timing else None


def _ratio(one: float | None, other: float | None) -> str:
    return f"**{one / other:.{2 if one / other < 10 else 0}f}**" if one and other else NONE


def _failures(compared: Sequence[Comparison]) -> Iterator[str]:
    for one in compared:
        for reason in one.failed.values():
            yield f"- {one.query.title}: {' '.join(reason.split())[:300]}"


def _loads(loads: Mapping[str, Load]) -> Iterator[str]:
    for name, load in loads.items():
        if load.curated_seconds is not None:
            yield f"| `accord load` of the curated dataset into an empty {name} | {load.curated_seconds:.1f} s |"
        way = "in bulk, not by our loader" if load.in_bulk else "by our loader"
        told = f"{load.records:,} records, {load.seconds:,.0f} s, {load.records / load.seconds:,.0f} a second"
        yield f"| generated events into {name}, {way} | {told} |"


def _beside(one: Beside) -> str:
    told = f"{_ms(one.timing.p50)} / {_ms(one.timing.p95)} ms"
    return f"| {one.title} on {one.store}, {TITLE}, p50 / p95 | {told} |"


def _held(one: Memory) -> str:
    held = NOT_TOLD if one.megabytes is None else f"{one.megabytes:.0f} MB"
    return f"| resident memory of `accord serve` on {one.store}, after {one.requests:,} requests | {held} |"


def _line(cells: int) -> str:
    return _row(["---", *["--:"] * (cells - 1)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
