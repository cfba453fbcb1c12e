"""`accord check`: what is wrong in the store, one line each, and how many lines that were."""

import sys
from collections.abc import AsyncIterator
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

import click

from api.commands.terminal import tell
from graph.checking.record_check import Problem
from graph.checking.store_check import StoreCheck
from graph.deriving.checking import stale
from graph.deriving.renewing import derive
from graph.matching.checking import stale as stale_links
from graph.matching.delivering import match
from graph.rdf.export import export
from graph.rdf.formats import format_named
from graph.rdf.scope import Scope, left_out
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI, id_of

SHAPES = [files("ontology") / "published" / name for name in ("shapes.ttl", "shapes-sparql.ttl")]
CLEAR_LINE = "\r\x1b[K"


async def report_problems(store: Store, *, shacl: bool) -> int:
    """Print every problem, then how many there are. The exit code: 1 if there is one.

    click.UsageError where `shacl` is asked for and its library is not installed.
    """
    if shacl and find_spec("pyshacl") is None:
        raise click.UsageError("--shacl needs pyshacl, which is not installed: `pip install pyshacl`, or leave it out.")
    found, check = 0, StoreCheck(store)
    on_terminal = sys.stderr.isatty()
    with click.progressbar(length=check.steps(), label="Checking", file=sys.stderr, hidden=not on_terminal) as bar:
        async for problem in check.problems(lambda: bar.update(1)):
            click.echo(CLEAR_LINE if on_terminal else "", nl=False, err=True)
            tell(str(problem))
            found += 1
    if shacl and found:
        tell("The SHACL shapes were not checked: they would report the same problems.", err=True)
    elif shacl:
        async for problem in objections(store):
            tell(str(problem))
            found += 1
    if not found:
        for follows in (stale_links(store, match), stale(store, derive)):
            async for problem in follows:
                tell(str(problem))
                found += 1
    counted = "1 problem" if found == 1 else f"{found} problems"
    tell(f"{counted} in {check.nodes} nodes and {check.relations} relations")
    return 1 if found else 0


async def objections(store: Store) -> AsyncIterator[Problem]:
    """What our SHACL shapes, those in SPARQL too, object to in the export. All of it is held in memory.

    Shapes and export have the default base: the answer depends on no setting.
    """
    everything = Scope(allowed=await left_out(store, Scope()))
    pieces = [piece async for piece in export(store, format_named("nt"), DEFAULT_BASE_IRI, everything)]
    for problem in _objections(b"".join(pieces)):
        yield problem


def _objections(data: bytes) -> list[Problem]:
    """What the shapes object to in N-Triples, in order."""
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    rdflib.NORMALIZE_LITERALS = False  # a literal is judged as it is written
    try:
        graph = rdflib.Graph().parse(data=data, format="nt")
    finally:
        rdflib.NORMALIZE_LITERALS = True
    shapes = rdflib.Graph()
    for file in SHAPES:
        shapes.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
    assert isinstance(report, rdflib.Graph)
    return sorted((_objection(report, result, SH) for result in report.objects(None, SH.result)), key=str)


def _objection(report: Any, result: Any, sh: Any) -> Problem:
    focus, path, value, shape, component = (
        report.value(result, term)
        for term in (sh.focusNode, sh.resultPath, sh.value, sh.sourceShape, sh.sourceConstraintComponent)
    )
    if component == sh.SPARQLConstraintComponent:
        focus, value = value, None  # it is asked once of all the data, and finds the record
    rule = _name(component).removesuffix("ConstraintComponent")
    return Problem(
        _id(focus),
        _name(path or shape),
        value and _id(value),
        f"breaks {rule} of the shape {_name(shape)}",
        "Correct the input and load it again.",
    )


def _name(iri: str) -> str:
    return iri.rpartition("#")[2]


def _id(term: str) -> str:
    """The id in one of our IRIs, else the term itself."""
    try:
        return id_of(term)
    except ValueError:
        return str(term)
