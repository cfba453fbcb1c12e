"""The command line. Only here do loaders and the graph meet.

Exit codes: 0 done, 1 the data was refused in part or whole, 2 wrong use, 3 the store is unreachable.
"""

import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

import click
import orjson

from api.settings import Settings, SettingsError
from graph.errors import StoreError, StoreUnavailable, StoreUrlError
from graph.store import Store, open_store
from ontology import ONTOLOGY

P = ParamSpec("P")
REFUSED, WRONG_USE, UNREACHABLE = 1, 2, 3


class WithStatus(click.ClickException):
    """A message on stderr, and the exit code that goes with it."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        setattr(self, "exit_code", status)  # noqa: B010 - click declares it for the class alone


def _settings() -> Settings:
    try:
        return Settings.from_environment()
    except SettingsError as error:
        raise WithStatus(str(error), WRONG_USE) from None


def _store(settings: Settings) -> Store:
    try:
        return open_store(
            settings.store,
            ONTOLOGY,
            user=settings.store_user,
            password=settings.store_password,
            database=settings.store_database,
        )
    except StoreUrlError as error:
        raise WithStatus(f"ACCORD_STORE: {error}", WRONG_USE) from None


def with_store(work: Callable[..., Coroutine[Any, Any, int | None]]) -> Callable[..., None]:
    """Run a command with the store, and turn what goes wrong with it into a message and an exit code."""

    @wraps(work)
    def command(**given: Any) -> None:
        store = _store(_settings())
        try:
            status = asyncio.run(_closing(store, work(store, **given)))
        except StoreUnavailable as error:
            raise WithStatus(str(error), UNREACHABLE) from None
        except StoreError as error:
            raise WithStatus(str(error), REFUSED) from None
        sys.exit(status or 0)

    return command


async def _closing(store: Store, work: Coroutine[Any, Any, int | None]) -> int | None:
    try:
        return await work
    finally:
        await store.close()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="accord-graph")
def main() -> None:
    """Mali's peace accords and conflict as a graph that keeps every source, doubt and contradiction.

    ACCORD_STORE says where the graph lies: sqlite:///var/accord.db unless set, or neo4j://HOST:7687.

    \b
    A first look:
      accord load
      accord trace accord-2015 --as-of 2016-01-31
      accord serve
    """


@main.command()
@click.argument("inputs", nargs=-1, metavar="[LOADER[:NAME]=PATH]...")
@click.option("--strict", is_flag=True, help="Refuse the whole load for one bad row. `curated` is always strict.")
@with_store
async def load(store: Store, inputs: tuple[str, ...], strict: bool) -> int:
    """Load datasets; without an argument, our places and the curated Mali dataset.

    A dataset replaces what it held before and leaves all others alone. The same input twice changes nothing. The last
    line says what was done, counted in rows of the input.
    """
    from api.loading import load_all, parse_inputs

    try:
        asked = parse_inputs(inputs)
    except ValueError as error:
        raise WithStatus(str(error), WRONG_USE) from None
    return await load_all(store, asked, strict=strict)


@main.command()
def serve() -> None:
    """Serve GraphQL, GraphiQL and RDF on ACCORD_HOST and ACCORD_PORT (127.0.0.1:8000)."""
    import uvicorn

    from api.app import create_app

    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    settings = _settings()
    app = create_app(_store(settings), settings)
    click.echo(f"Open http://{settings.host}:{settings.port}/graphql in a browser, or POST queries to it.", err=True)
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", access_log=False)


@main.command()
@click.option("--format", "format_", help="ttl (Turtle, the default) or nt (N-Triples); the file's suffix unless given.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; stdout unless given.")
@with_store
async def export(store: Store, format_: str | None, output: Path | None) -> None:
    """Write the whole graph as RDF: sorted, so the same data gives the same bytes.

    A file is complete or not there: it gets its name when all is written.
    """
    from graph.rdf.export import export as write_rdf
    from graph.rdf.formats import UnknownFormat, format_named

    suffix = output.suffix.lstrip(".") if output else ""
    try:
        chosen = format_named(format_ or suffix or "ttl")
    except UnknownFormat as error:
        raise WithStatus(str(error), WRONG_USE) from None
    chunks = write_rdf(store, chosen, _settings().base_iri)
    if output is None:
        async for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        return
    unfinished = output.with_name(f"{output.name}.unfinished")
    with unfinished.open("wb") as file:
        async for chunk in chunks:
            file.write(chunk)
    unfinished.replace(output)


@main.command()
@click.argument("agreement")
@click.option("--as-of", metavar="DATE", help="The day of which to tell; today unless given.")
@click.option(
    "--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Language of the report."
)
@with_store
async def trace(store: Store, agreement: str, as_of: str | None, lang: str) -> None:
    """Tell what became of the commitments of an AGREEMENT (accord-2015): who promised what, by when, and who says so."""
    from api.trace_report import report
    from graph.compliance.tracing import trace as trace_agreement

    ledger = await trace_agreement(store, _id("agreement", agreement), _day(as_of))
    if ledger is None:
        raise WithStatus(f"{agreement!r} is no agreement that is loaded; `accord query` lists them.", WRONG_USE)
    for line in report(ledger, lang):
        click.echo(line)


def _id(path: str, text: str) -> str:
    return text if "/" in text else f"{path}/{text}"


def _day(text: str | None) -> date:
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WithStatus(f"--as-of: {text!r} is no day; write one such as 2016-01-31.", WRONG_USE) from None


@main.command()
@with_store
async def datasets(store: Store) -> None:
    """List what is loaded: dataset, rows, and when it was loaded."""
    notes = await store.notes()
    for note in notes:
        click.echo(f"{note.dataset:24} {note.rows:8} rows   loaded {note.loaded_at}")
    if not notes:
        click.echo("Nothing is loaded; run `accord load`.", err=True)


@main.command()
@click.argument("file", type=click.File("r", encoding="utf-8"))
@click.option("--variables", default="{}", metavar="JSON", help="Variables of the query, as a JSON object.")
@click.option("--operation", help="Which operation to run, where the file has several.")
@with_store
async def query(store: Store, file: Any, variables: str, operation: str | None) -> int:
    """Run the GraphQL query in FILE (- for stdin) and print the JSON response."""
    from api.errors import RequestError
    from api.execution import Engine
    from api.schema import build_schema

    try:
        given = orjson.loads(variables)
    except ValueError:
        raise WithStatus(f"--variables: {variables!r} is no JSON; write an object.", WRONG_USE) from None
    try:
        engine = Engine(build_schema(store.ontology)._schema, store, _settings().base_iri)
        answer: dict[str, Any] = {"data": await engine.execute(file.read(), given, operation)}
    except RequestError as error:
        answer = {"errors": error.formatted()}
    click.echo(orjson.dumps(answer, option=orjson.OPT_INDENT_2).decode())
    return REFUSED if "errors" in answer else 0


@main.command()
@click.option(
    "--shacl", is_flag=True, help="Also check the RDF export against our shapes (needs `accord-graph[shacl]`)."
)
@with_store
async def check(store: Store, shacl: bool) -> int:
    """Check that what the store holds hangs together: references, required values, and relations that must be there."""
    from api.checking import report_problems

    return await report_problems(store, shacl=shacl)


@main.command()
def schema() -> None:
    """Print the GraphQL schema."""
    from api.schema import sdl

    click.echo(sdl(ONTOLOGY), nl=False)
