"""`accord sparql` on the command line."""

from typing import BinaryIO

import click

from api.commands.running import WithStatus, read_settings, with_store
from api.exit_codes import REFUSED, WRONG_USE
from graph.rdf.sparql.results import NAMED
from graph.store import Store


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--format", "format_", help=NAMED)
@with_store
async def sparql(store: Store, file: BinaryIO, format_: str | None) -> None:
    """Answer the SPARQL query in FILE.

    `-` means stdin. The query reads a copy of the graph that is made for it. Each dataset is a named graph; the default
    graph is all of them together. Calls of other servers (SERVICE) and updates are refused; ACCORD_SPARQL_SECONDS,
    ACCORD_MAX_SPARQL_MEMORY and ACCORD_MAX_SPARQL_ANSWER limit what a query takes.

    \b
      accord sparql actors.rq --format csv > actors.csv
      echo 'DESCRIBE <id/actor/cma>' | accord sparql -
    """
    from api.commands.querying import read_document
    from api.commands.sparql_querying import question_of, write_answer
    from graph.rdf.sparql.questions import QueryProblem, WrongForm

    settings = read_settings()
    try:
        asked = question_of(read_document(file), format_)
        await write_answer(store, settings.base_iri, asked, settings.sparql_limits())
    except (ValueError, WrongForm) as error:
        raise WithStatus(str(error), WRONG_USE) from None
    except QueryProblem as error:
        raise WithStatus(str(error), REFUSED) from None
