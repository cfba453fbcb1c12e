"""`accord sparql`: a copy of the graph for one query, and its results on stdout."""

import shutil
import sys

from api.commands.terminal import tell
from graph.rdf.scope import Scope
from graph.rdf.sparql.asking import ask
from graph.rdf.sparql.folders import own_folder
from graph.rdf.sparql.questions import QueryLimits, Question
from graph.rdf.sparql.results import GRAPH_FORMATS, NAMED, TABLE_FORMATS
from graph.rdf.sparql.snapshots import fill_of_one_state
from graph.store import Store

DEFAULT_TABLE, DEFAULT_GRAPH = "tsv", "ttl"


def question_of(query: str, format_: str | None) -> Question:
    """The question whose results have a format, or the default of their kind. ValueError if there is none such."""
    if format_ is None:
        return Question(query, DEFAULT_TABLE, DEFAULT_GRAPH)
    name = format_.lower()
    if name in (one.name for one in TABLE_FORMATS):
        return Question(query, name, None)
    if name in (one.name for one in GRAPH_FORMATS):
        return Question(query, None, name)
    raise ValueError(f"--format: {format_!r} is not a format of results. There are {NAMED}")


async def write_answer(store: Store, base: str, question: Question, limits: QueryLimits, part: Scope) -> None:
    """Write the results on a part of the graph to stdout.

    QueryProblem says why there are none; errors as an export has them.
    """
    with own_folder() as folder:
        await fill_of_one_state(store, base, folder / "store", part)
        async with ask(folder / "store", base, question, limits, folder) as answer:
            if sys.stdout.isatty():
                tell(answer.file.read().decode())
            else:
                shutil.copyfileobj(answer.file, sys.stdout.buffer)
                sys.stdout.buffer.flush()
