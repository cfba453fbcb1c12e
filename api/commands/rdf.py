"""The commands that write, read and query RDF."""

from pathlib import Path
from typing import BinaryIO

import click

from api.commands.running import WithStatus, read_settings, with_store
from api.commands.terminal import FILE, tell
from api.exit_codes import REFUSED, WRONG_USE
from graph.errors import ValueOutOfRange
from graph.rdf.formats import DEFAULT, KNOWN, UnknownFormat, format_named
from graph.rdf.sparql.results import NAMED
from graph.store import Store

RESTRICTED = click.option(
    "--restricted", metavar="ID", multiple=True, help="Also this dataset, which may not be passed on."
)


@click.command()
@click.option("--format", "format_", help=f"{KNOWN}. Defaults to the file's suffix, or else {DEFAULT.name}.")
@click.option("-o", "--output", type=FILE, help="The file to write. Defaults to stdout, as does -.")
@click.option("--class", metavar="CLASS", help="Only nodes of this class, such as event.")
@click.option("--dataset", metavar="ID", help="Only what this dataset says, such as dataset/mali.")
@click.option("--from", metavar="DATE", help="Only nodes whose date overlaps what begins then; needs --class.")
@click.option("--to", metavar="DATE", help="Only nodes whose date overlaps what ends then; needs --class.")
@click.option("--under", metavar="ID", help="Only what is, or happened, in this place or below it; needs --class.")
@click.option("--where", metavar="JSON", help="Only nodes that meet this condition of GraphQL; needs --class.")
@click.option("--as-of", "asOf", metavar="DAY", help="Only what had come about by this day; needs --class.")
@click.option("--known-by", "knownBy", metavar="DAY", help="Only what sources published by then say; needs --class.")
@RESTRICTED
@with_store
async def export(
    store: Store, format_: str | None, output: Path | None, restricted: tuple[str, ...], **words: str | None
) -> None:
    """Write the graph, or a part of it, as RDF.

    The output is sorted, so the same data gives the same bytes whichever store holds them. A file appears only once it
    is complete.

    \b
      accord export -o mali.ttl
      accord export --format nt | gzip > mali.nt.gz
      accord export --class event --from 2018-04 --to 2018-04 --under place/ml-gao -o april.ttl
      accord export --class event --as-of 2018-06-30 --known-by 2018-04-30 -o known.ttl
      accord export --class event --where '{"kind": {"eq": "ATTACK"}}' --format nq

    A part has the nodes that are asked for, and the relations that lead from them. --where takes what `where` takes in
    GraphQL for the class: for events it is EventWhere in `accord schema`. Datasets whose terms forbid passing them on
    are left out, unless --restricted names them.
    """
    from api.commands.exporting import FileProblem, left_out_told, licences_told, part_of, write_export
    from graph.rdf.export import export as write_rdf
    from graph.rdf.scope import ScopeError

    suffix = output.suffix.lstrip(".") if output else ""
    try:
        chosen = format_named(format_ or suffix or DEFAULT.name)
        base = read_settings().base_iri
        part = await part_of(store, words, restricted)
        for told in (await left_out_told(store, part), await licences_told(store, part)):
            if told:
                tell(told, err=True)
        await write_export(lambda: write_rdf(store, chosen, base, part), output)
    except (UnknownFormat, FileProblem, ScopeError, ValueOutOfRange) as error:
        raise WithStatus(str(error), WRONG_USE) from None


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--format", "format_", help=f"{KNOWN}. Defaults to the file's suffix.")
@click.option("--dry-run", is_flag=True, help="Check everything and say what would change, and change nothing.")
@with_store
async def import_(store: Store, file: Path, format_: str | None, dry_run: bool) -> int:
    """Read RDF of `accord export` back into the store.

    FILE may be in any of the formats, compressed with gzip (`.gz`), or - for stdin. Each dataset in it replaces what
    the store has of that dataset, and all others are left alone; a part of a dataset is refused. Nothing is lost:
    exported again, the data gives the same bytes.

    \b
      accord import mali.nq --dry-run
      accord import mali.nq
      accord export --format nt | ACCORD_STORE=sqlite:///copy.db accord import - --format nt

    Everything is checked before anything is written: one problem, and nothing changes. RDF of other makers, damaged
    files and files under another base IRI than ACCORD_BASE_IRI are refused; the first ten problems are told with line,
    subject and predicate, and all of them are written to var/import-rejects.csv. Labels, first and last days, direct
    triples and whatever else follows from the rest may be left out, and must agree where they stand. The last lines of
    output count the nodes of each dataset; those that a load has brought into the store in one row count as one.
    """
    from api.commands.importing import FileProblem, import_file

    try:
        return await import_file(store, file, format_, read_settings().base_iri, dry_run=dry_run)
    except (UnknownFormat, FileProblem) as error:
        raise WithStatus(str(error), WRONG_USE) from None


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@with_store
async def snapshot(store: Store, folder: Path) -> None:
    """Write a folder to deposit and cite.

    FOLDER gets the whole graph, in one state: RDF with the ontology, shapes and vocabularies; a CSV for each class and
    each relation, described in datapackage.json and a codebook; events as GeoJSON; CITATION.cff, RO-Crate metadata,
    checksums, and a README. The same data gives the same bytes, whichever store holds them. The folder appears only
    once it is complete; one that has files in it is refused.

    \b
      accord snapshot mali-2026
      cd mali-2026 && sha256sum --check checksums.sha256
    """
    from api.commands.snapshot import report_snapshot

    await report_snapshot(store, read_settings().base_iri, folder)


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--format", "format_", help=NAMED)
@RESTRICTED
@with_store
async def sparql(store: Store, file: BinaryIO, format_: str | None, restricted: tuple[str, ...]) -> None:
    """Answer the SPARQL query in FILE.

    `-` means stdin. The query reads a copy of the graph that is made for it. Each dataset is a named graph; the default
    graph is all of them together. Calls of other servers (SERVICE) and updates are refused; ACCORD_SPARQL_SECONDS,
    ACCORD_MAX_SPARQL_MEMORY and ACCORD_MAX_SPARQL_ANSWER limit what a query takes.

    \b
      accord sparql actors.rq --format csv > actors.csv
      echo 'DESCRIBE <id/actor/cma>' | accord sparql -
    """
    from api.commands.exporting import left_out_told, part_of
    from api.commands.querying import read_document
    from api.commands.sparql import question_of, write_answer
    from graph.rdf.sparql.questions import QueryProblem, WrongForm

    settings = read_settings()
    try:
        asked, part = question_of(read_document(file), format_), await part_of(store, {}, restricted)
        if told := await left_out_told(store, part):
            tell(told, err=True)
        await write_answer(store, settings.base_iri, asked, settings.sparql_limits(), part)
    except (ValueError, WrongForm) as error:
        raise WithStatus(str(error), WRONG_USE) from None
    except QueryProblem as error:
        raise WithStatus(str(error), REFUSED) from None


RDF_COMMANDS = (export, import_, snapshot, sparql)
