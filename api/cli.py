"""The command line. Only here do loaders and the graph meet."""

import logging
from pathlib import Path
from typing import BinaryIO

import click

from api.commands.loaded import LOADED
from api.commands.rdf import RDF_COMMANDS
from api.commands.reports import REPORTS
from api.commands.running import WithStatus, opened_store, read_settings, with_store
from api.commands.terminal import FILE, FOLDER, Program, tell
from api.exit_codes import WRONG_USE
from api.settings import describe_settings
from graph.store import Store
from ontology import ONTOLOGY

EPILOG = f"""\b
Settings are environment variables:
{describe_settings()}

\b
Exit codes:
  0  success, also if the reader of a pipe stopped reading
  1  data was refused in part or whole, a check found problems, or a response has errors
  2  wrong use of a command or a setting
  3  the store does not answer, or is not an Accord Graph store
  130  interrupted by Ctrl-C
"""


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EPILOG)
@click.version_option(package_name="accord-graph")
def main() -> None:
    """Mali's peace accords and conflict as a graph that keeps every source, doubt and contradiction.

    \b
    A first look:
      accord load
      accord trace accord-2015 --as-of 2016-01-31
      accord serve

    Run `accord COMMAND --help` for details.
    """
    # Its warnings would stand beside our own message. A server keeps a log, and they are in it.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())


class WithLoaders(click.Command):
    """Lists the loaders in its help; they are imported for that alone."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from api.commands.loading import loader_lines

        with formatter.section("Loaders"):
            formatter.write_dl(loader_lines())


@main.command(cls=WithLoaders)
@click.argument("inputs", nargs=-1, metavar="[LOADER[:NAME]=PATH]...")
@click.option("--strict", is_flag=True, help="Refuse the whole load if any row is bad, as strict loaders always do.")
@click.option("--encoding", metavar="NAME", help="In which encoding the files are, such as cp1252.")
@click.option("--month", metavar="YYYY-MM", help="The month of a page of Crisis Group that names none.")
@with_store
async def load(store: Store, inputs: tuple[str, ...], strict: bool, encoding: str | None, month: str | None) -> int:
    """Load datasets into the store.

    Without arguments, loads the places and the curated Mali dataset. Each argument names a loader and the file or
    folder that it reads, or - for a pipe. The dataset is called NAME, or by default after the folder or the loader.

    \b
      accord load
      accord load curated=my-folder
      accord load curated:mine=my-folder
      accord load ucdp-ged=GEDEvent_v25_1.csv
      accord load --encoding cp1252 acled=2016.csv
      accord load --month 2018-04 crisis-group=mali.html

    A load replaces the previous content of its dataset and leaves all others alone; loading the same input again
    changes nothing. Findings, which follow from all datasets, are renewed with it; their names, findings and
    findings-NAME, are kept for them. The last line of output counts the rows of the input: new, changed, unchanged,
    removed and rejected. Bad rows are reported with file and line, and all of them are written to var/NAME-rejects.csv.

    What one transaction of Neo4j cannot hold is written in batches. If that is interrupted, run the same load again: it
    goes on, and counts what it did itself.
    """
    from api.commands.loading import load_all, parse_inputs

    try:
        asked = parse_inputs(inputs, encoding, month)
    except ValueError as error:
        raise WithStatus(str(error), WRONG_USE) from None
    return await load_all(store, asked, strict=strict)


@main.command()
@click.argument("kind", type=click.Choice(["assessment", "event", "claim", "actor", "source"]))
@click.option("--folder", type=FOLDER, required=True, help="The folder to write to; it is made if it is missing.")
@click.option(
    "--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Language of the questions."
)
@with_store
async def new(store: Store, kind: str, folder: Path, lang: str) -> int:
    """Enter what you have learned: answer questions at a prompt.

    The entry is written to a folder of your own, which is a dataset beside the curated ones, and loaded. What an entry
    points to is found by its key or by words of its names; the tab key completes keys and codes, and + enters an actor
    or a source that is not there yet. Dates are written as people write them. A bad answer is asked again, with what to
    do. What is refused in the end is not written, nor is anything after Ctrl-C.

    \b
      accord new source --folder mine
      accord new event --folder mine
      accord new assessment --folder mine --lang fr
    """
    from api.commands.entering.entries import enter
    from api.commands.entering.folder import WrongFolder

    try:
        return await enter(store, kind, folder, lang)
    except WrongFolder as error:
        raise WithStatus(str(error), WRONG_USE) from None


@main.command()
@with_store
async def derive(store: Store) -> None:
    """Renew the findings, leads that declared rules find.

    They follow from what is loaded. Each load renews them by itself; after an update of the rules, this does. Prints
    how many there are by each rule, and how many it does not count. The last line counts them as that of a load does.
    """
    from api.commands.deriving import derive_all

    await derive_all(store)


@main.command()
def serve() -> None:
    """Serve GraphQL, GraphiQL and RDF over HTTP.

    Listens on ACCORD_HOST and ACCORD_PORT, by default http://127.0.0.1:8000; port 0 means any free one. While the store
    does not answer, requests get status 503; the server recovers by itself. Stop it with Ctrl-C.
    """
    settings = read_settings()
    store, probe = opened_store(settings), opened_store(settings)
    from api.commands.serving import AddressInUse, NotForOthers, serve_until_stopped
    from api.trusted.documents import TrustedDocumentsError

    try:
        serve_until_stopped(store, probe, settings)
    except (AddressInUse, NotForOthers) as error:
        raise WithStatus(str(error), WRONG_USE) from None
    except TrustedDocumentsError as error:
        raise WithStatus(f"ACCORD_TRUSTED_DOCUMENTS: {error}", WRONG_USE) from None


@main.command()
@with_store
async def datasets(store: Store) -> None:
    """List the loaded datasets, with number of nodes and time.

    The time is that of the last load; of a dataset of which a load has not come to its end, since when it is loading.
    """
    notes = await store.notes()
    for note in notes:
        when = f"loading since {note.since}, not whole" if note.since else f"loaded {note.loaded_at}"
        tell(f"{note.dataset:24} {note.nodes:8} nodes   {when}")
    if not notes:
        tell("Nothing is loaded; run `accord load`.", err=True)


@main.command()
@click.argument("file", type=click.File("rb"))
@click.option("--variables", default="{}", metavar="JSON", help="Variables of the query, as a JSON object.")
@click.option("--operation", help="The operation to run, if the file has several.")
@click.option("--format", "format_", help="json, csv, zip, geojson, or a format of `accord export`.")
@click.option("-o", "--output", type=FILE, help="The file to write. Defaults to stdout, as does -.")
@with_store
async def query(store: Store, file: BinaryIO, output: Path | None, format_: str | None, **words: str | None) -> int:
    """Run the GraphQL query in FILE and print the JSON response.

    `-` means stdin. The response is what the server would answer; the exit code is 1 if it has errors.

    Other formats have what the query selects, from all pages of its lists at the root: tables of CSV, a zip where
    there are several, points for a map, or RDF. The format defaults to the file's suffix, or else json.

    \b
      accord query questions.graphql --variables '{"day": "2018-04-14"}'
      echo '{ agreements(first: 100) { nodes { id label } } }' | accord query -
      echo '{ events(first: 500) { nodes { title when { from } } } }' | accord query - -o events.csv
    """
    from api.commands.querying import WrongUse, run

    try:
        return await run(store, read_settings().base_iri, file, output, format_, words)
    except WrongUse as problem:
        raise WithStatus(str(problem), WRONG_USE) from None


@main.command()
@click.option("--shacl", is_flag=True, help="Also check the RDF export against the SHACL shapes; needs pyshacl.")
@with_store
async def check(store: Store, shacl: bool) -> int:
    """Check the store's integrity.

    Checks that all nodes, sources and datasets that records refer to exist and are of the right class; that required
    values are present, codes known and dates valid; that derived values agree with what they are derived from; and, if
    so, that the findings, and the links between records of several datasets, are those that follow. A load never leaves
    a problem behind; the check finds changes made by other means, and what other rules found. On SQLite, a load may run
    at the same time; on Neo4j, the check then asks to be repeated.

    Prints one line for each problem: record, field, value, and what to do. The last line counts them.
    """
    from api.commands.checking import report_problems

    return await report_problems(store, shacl=shacl)


@main.command()
@click.argument("kind", required=False)
@click.option("--yaml", is_flag=True, help="Print the JSON Schema of files of the curated form instead.")
@click.option("-o", "--output", type=FOLDER, help="With --yaml: the folder to write to, a file for each kind.")
def schema(kind: str | None, yaml: bool, output: Path | None) -> None:
    """Print the GraphQL schema, or that of YAML files.

    With --yaml it is a JSON Schema of the files of the curated form, by which an editor completes and checks one while
    one types. KIND is the first word of the file's name: dataset, events, actors and so on; without it, all kinds are
    printed.

    \b
      accord schema
      accord schema --yaml events
      accord schema --yaml -o my-folder/schemas
    """
    if not yaml:
        if kind or output:
            raise WithStatus("KIND and --output are for files of the curated form; add --yaml.", WRONG_USE)
        from api.schema import sdl

        tell(sdl(ONTOLOGY), newline=False)
        return
    from api.commands.yaml_schemas import schema_text, write_schemas

    try:
        if output is None:
            tell(schema_text(kind), newline=False)
        else:
            for file in write_schemas(output, kind):
                tell(str(file))
    except ValueError as error:
        raise WithStatus(str(error), WRONG_USE) from None


for command in (*LOADED, *REPORTS, *RDF_COMMANDS):
    main.add_command(command)
