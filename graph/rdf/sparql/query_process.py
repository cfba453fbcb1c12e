"""A process that answers one query: the question comes on stdin, the results go to stdout, what is wrong to stderr."""

import errno
import json
import re
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.rdf.sparql.questions import Malformed, QueryLimits, QueryProblem, Question, Refused, WrongForm
from graph.rdf.sparql.results import GRAPH_FORMATS, TABLE_FORMATS, ResultFormat, listed
from graph.rdf.sparql.sealing import NotSealed, limit, without_files, without_sockets
from graph.rdf.sparql.words import begins_update, calls_out, undeclared

TOLD = 3
"""The exit code where stderr says, as JSON, what is wrong."""
ASKS_FOR_TABLE, ASKS_FOR_GRAPH = "write SELECT or ASK", "write CONSTRUCT or DESCRIBE"
PLACE = re.compile(r"(\d+):(\d+)")
SHOWN = 20
TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def main() -> int:
    """Answer the question on stdin, and name on stderr the format of the results. The exit code."""
    told = json.load(sys.stdin)
    question, limits, path = Question(**told["question"]), QueryLimits(**told["limits"]), Path(told["store"])
    try:
        sealed = without_sockets()
        store = ox.Store.read_only(str(path))
        if not sealed:
            without_files(path)
        limit(limits)
        _tell({"format": _answer(store, question, told["base"], told["prefixes"])})
    except QueryProblem as problem:
        return _told(problem)
    except NotSealed as problem:
        _tell({"message": str(problem)})
        return TOLD
    except MemoryError:
        return _told(limits.out_of_memory())
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise
        return _told(limits.too_large())
    return 0


def _answer(store: ox.Store, question: Question, base: str, prefixes: dict[str, str]) -> str:
    """Write the results; the name of their format."""
    if calls_out(question.query):
        raise Refused(
            "The query calls another server (SERVICE), which is refused: queries read this graph only."
            " A prefix whose name has `service` in it is refused as well; call it otherwise."
        )
    try:
        results = store.query(question.query, base_iri=base, **_dataset(question))
        if isinstance(results, ox.QueryTriples):
            format_ = _chosen(question.graph_format, GRAPH_FORMATS, "a graph", ASKS_FOR_TABLE)
            results.serialize(sys.stdout.buffer, format=GRAPHS[format_])
        else:
            format_ = _chosen(question.table_format, TABLE_FORMATS, "a table", ASKS_FOR_GRAPH)
            results.serialize(sys.stdout.buffer, format=TABLES[format_])
        sys.stdout.buffer.flush()
    except SyntaxError as error:
        raise _malformed(question.query, error, prefixes) from None
    except (RuntimeError, ValueError) as error:
        raise Malformed(f"The query cannot be evaluated: {error}.") from None
    return format_


def _dataset(question: Question) -> dict[str, Any]:
    """The graphs that the request names, which then are all that there are, whatever the query says."""
    if not (question.default_graphs or question.named_graphs):
        return {}
    return {
        "default_graph": [_graph(iri) for iri in question.default_graphs],
        "named_graphs": [_graph(iri) for iri in question.named_graphs],
    }


def _graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise Malformed(f"{iri[:100]!r} is not the IRI of a graph; give an absolute one.") from None


def _chosen(name: str | None, formats: tuple[ResultFormat, ...], given: str, remedy: str) -> str:
    if name is None:
        raise WrongForm(
            f"The query gives {given}, in one of the formats {listed(formats)}. Ask for one of them, or {remedy}."
        )
    return name


def _malformed(query: str, error: SyntaxError, prefixes: dict[str, str]) -> QueryProblem:
    if begins_update(query):
        return Refused("This is an update, which is refused: the graph changes by loads only. Ask a query.")
    missing = undeclared(query)
    if missing:
        lines = "; ".join(f"PREFIX {one} <{prefixes.get(one[:-1], '...')}>" for one in missing[:5])
        return Malformed(f"The query does not declare {', '.join(missing[:5])}. Put before it: {lines}.")
    place = PLACE.search(str(error))
    return Malformed(
        f"The query is not SPARQL{_shown(query, int(place[1]), int(place[2])) if place else f': {error}'}. Correct it."
    )


def _shown(query: str, line: int, column: int) -> str:
    """A place in a query, with what stands about it."""
    whole = query.split("\n")[line - 1] if line <= query.count("\n") + 1 else ""
    near = whole[max(0, column - 1 - SHOWN) : column - 1 + SHOWN].strip()
    return f" at line {line}, column {column}{f', near {near!r}' if near else ''}"


def _told(problem: QueryProblem) -> int:
    _tell({"problem": type(problem).__name__, "message": str(problem)})
    return TOLD


def _tell(what: dict[str, str]) -> None:
    sys.stderr.write(json.dumps(what))
    sys.stderr.flush()
