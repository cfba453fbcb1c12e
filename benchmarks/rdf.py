"""How fast RDF is written, beside rdflib and pyoxigraph: `python -m benchmarks.rdf`.

All write the curated dataset in every syntax from what is in memory: ours from rows, the others from the terms of each
triple as plain values. Of RDF 1.2 the others write what RDF 1.1 says too, as Turtle: neither writes annotations. Then
the export from a store, of which reading its rows is a part; how fast that is beside a bare scan; and how much memory
`accord export` takes. ACCORD_STORE names another store to export from. Times are processor time, the least of several;
beside a scan they go by the clock, since the work of a server is not ours to see.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph
import rdflib

from benchmarks.measuring import tell
from benchmarks.scans import scan
from benchmarks.servers import ACCORD, StoreAddress, load_curated
from graph.engines import open_store
from graph.rdf.description import Description, Direct, PredicateObjects
from graph.rdf.export import export
from graph.rdf.formats import FORMATS, format_named, templates
from graph.rdf.syntax import Format, Line, Markup, Of, begun
from graph.rdf.templates import DirectTriples, Rows
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI

RUNS = 5
RDFLIB = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld", "rdf": "xml"}
RDFLIB["ttl12"] = RDFLIB["ttl"]
"""What rdflib calls the syntaxes that it writes; of several for one, the quickest."""
OXIGRAPH = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
    "ttl12": pyoxigraph.RdfFormat.TURTLE,
}
QUADS = ("nq", "trig")
HEADER = """\
| | ours | rdflib | pyoxigraph | ours : rdflib | ours : pyoxigraph | export | of which reading | of scan | peak memory |
| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |"""


class Reading:
    """A syntax that writes nothing, and hands on the rows as they were read."""

    between = ""

    def __init__(self, keep: Callable[[str, list[Any]], str] | None = None) -> None:
        self._keep = keep

    @property
    def names(self) -> Mapping[str, Any]:
        return {"keep": self._keep}

    def head(self) -> str:
        return ""

    def tail(self) -> str:
        return ""

    def opening(self, description: Description) -> Markup:
        row = ", ".join(column.variable for column in description.columns)
        return (Of(f'keep("{description.name}", [{row}])'),) if self._keep else ()

    def predicate_objects(self, description: Description, predicate_objects: PredicateObjects) -> Iterator[Line]:
        return iter(())

    def end(self, description: Description) -> Markup:
        return ()

    def direct(self, description: Description, direct: Direct) -> Markup:
        return ()


def reading(keep: Callable[[str, list[Any]], str] | None = None) -> Format:
    """Such a syntax as a format."""
    return Format("read", "Rows", (), "application/x-rows", lambda _: Reading(keep), rank=99)


@dataclass(frozen=True)
class Value:
    """A term, as a program has it that knows no library: an IRI has neither language nor datatype."""

    text: str
    language: str | None = None
    datatype: str | None = None


Quad = tuple[Value, Value, Value, Value]


def quads(content: bytes) -> list[Quad]:
    """The quads of an export as N-Quads."""
    read = pyoxigraph.parse(content, format=OXIGRAPH["nq"])
    return [(_value(one.subject), _value(one.predicate), _value(one.object), _value(one.graph_name)) for one in read]


def _value(term: Any) -> Value:
    if isinstance(term, pyoxigraph.Literal):
        return Value(term.value, term.language, None if term.language else term.datatype.value)
    return Value(term.value)


def by_pyoxigraph(said: list[Quad], name: str) -> None:
    """Make pyoxigraph's terms, and write them."""

    def term(one: Value) -> Any:
        if one.language or one.datatype:
            datatype = pyoxigraph.NamedNode(one.datatype) if one.datatype else None
            return pyoxigraph.Literal(one.text, language=one.language, datatype=datatype)
        return pyoxigraph.NamedNode(one.text)

    if name in QUADS:
        terms: Iterator[Any] = (pyoxigraph.Quad(*map(term, quad)) for quad in said)
    else:
        terms = (pyoxigraph.Triple(*map(term, quad[:3])) for quad in said)
    pyoxigraph.serialize(terms, format=OXIGRAPH[name])


def by_rdflib(said: list[Quad], name: str) -> None:
    """Make rdflib's terms and its graph, and write that."""

    def term(one: Value) -> Any:
        if one.language or one.datatype:
            return rdflib.Literal(one.text, one.language, one.datatype and rdflib.URIRef(one.datatype), False)
        return rdflib.URIRef(one.text)

    graph: Any = rdflib.Dataset() if name in QUADS else rdflib.Graph()
    for quad in said:
        graph.add(tuple(map(term, quad if name in QUADS else quad[:3])))
    graph.serialize(format=RDFLIB[name], encoding="utf-8")


def by_ours(rows: Mapping[str, Rows], format_: Format) -> bytes:
    """Rows as one document."""
    made = templates(ONTOLOGY, format_, DEFAULT_BASE_IRI)
    every = (*made.of.values(), made.loading)
    texts = (one.write(rows[one.description.name], DirectTriples()) for one in every)
    return (begun(made.syntax, "".join(texts)) + made.syntax.tail()).encode()


async def exported(at: StoreAddress, format_: Format) -> int:
    """Export from a store, and throw it away. How many lines it was."""
    store, lines = open_store(at.url, ONTOLOGY, user=at.user, password=at.password), 0
    async for piece in export(store, format_, DEFAULT_BASE_IRI):
        lines += piece.count(b"\n")
    await store.close()
    return lines


def peak(at: StoreAddress, name: str) -> float:
    """How many MB `accord export` takes at most; 0 where the system does not tell (it is read from /proc)."""
    command, environment = [*ACCORD, "export", "--format", name], at.environment()
    most = 0.0
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        status = Path(f"/proc/{process.pid}/status")
        while process.poll() is None:
            with suppress(OSError):
                lines = (line.split() for line in status.read_text().splitlines() if line.startswith("VmHWM"))
                most = max([most, *(int(line[1]) / 1024 for line in lines)])
            time.sleep(0.01)
    if process.returncode:
        sys.exit(f"accord export --format {name} ended with {process.returncode}.")
    return most


def seconds(work: Callable[[], object], runs: int = RUNS, clock: Callable[[], float] = time.process_time) -> float:
    """The least time that some work takes: of the processor, unless by another clock."""
    taken = []
    for _ in range(runs):
        start = clock()
        work()
        taken.append(clock() - start)
    return min(taken)


@dataclass(frozen=True)
class Written:
    """What is written: rows for ours, quads for the others."""

    rows: Mapping[str, Rows]
    quads: list[Quad]

    @classmethod
    def of(cls, at: StoreAddress) -> "Written":
        """What a store has."""
        rows: dict[str, Rows] = defaultdict(list)

        def keep(name: str, row: list[Any]) -> str:
            rows[name].append(row)
            return ""

        asyncio.run(exported(at, reading(keep)))
        return cls(rows, quads(by_ours(rows, format_named("nq"))))


def measured(written: Written, at: StoreAddress, triples: int, format_: Format) -> str:
    """A line of the table. `triples`: how many the store has that is exported."""
    tell(f"writing {format_.title}")
    name, count = format_.name, len(written.quads)
    ours = count / seconds(lambda: by_ours(written.rows, format_))
    others = {
        "rdflib": count / seconds(lambda: by_rdflib(written.quads, name), 1),
        "pyoxigraph": count / seconds(lambda: by_pyoxigraph(written.quads, name), 3),
    }
    whole, read = exports(at, format_), exports(at, reading())
    speeds = " | ".join(f"{speed / 1000:,.0f}" for speed in (ours, *others.values()))
    ratios = " | ".join(f"{ours / speed:.1f}" for speed in others.values())
    of_it = f"{triples / whole / 1000:,.0f} | {read / whole:.0%} | {of_scan(at, format_):.0%}"
    return f"| {format_.title} | {speeds} | {ratios} | {of_it} | {peak(at, name):.0f} MB |"


def exports(at: StoreAddress, format_: Format) -> float:
    """How long a whole export takes."""
    return seconds(lambda: asyncio.run(exported(at, format_)), 3)


def of_scan(at: StoreAddress, format_: Format) -> float:
    """How fast an export is, as a share of a bare scan of what it reads; both take turns."""
    made = templates(ONTOLOGY, format_, DEFAULT_BASE_IRI)
    works = (lambda: asyncio.run(scan(at, made)), lambda: asyncio.run(exported(at, format_)))
    turns = [[seconds(work, 1, time.perf_counter) for work in works] for _ in range(RUNS)]
    return min(scanned for scanned, _ in turns) / min(whole for _, whole in turns)


def asked() -> StoreAddress | None:
    """The store that the environment names."""
    url, user, password = (os.environ.get(f"ACCORD_STORE{part}", "") for part in ("", "_USER", "_PASSWORD"))
    return StoreAddress(url, user, password) if url else None


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        curated = StoreAddress(f"sqlite:///{Path(folder) / 'accord.db'}")
        tell("loading the curated dataset")
        load_curated(curated)
        written, at = Written.of(curated), asked() or curated
        triples = asyncio.run(exported(at, format_named("nt")))
        print(f"{len(written.quads):,} triples written and {triples:,} exported, thousands a second:\n\n{HEADER}")
        for format_ in FORMATS:
            print(measured(written, at, triples, format_), flush=True)


if __name__ == "__main__":
    main()
