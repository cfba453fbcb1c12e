"""Readable cases: a GraphQL query with its variables, and the statements that it becomes.

Each file holds a heading, what the case shows, a query, and its variables. The rest is written by
`python -m tests.graph.cases` and compared by a test. In the variables, `after` is the list of values in a cursor.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.query.answering.cursors import encode, owner_mark
from api.query.engine import Engine
from api.query.guarding.limits import Limits
from api.query.planning.preparing import Preparing
from graph.asked.selection import Selection
from graph.neo4j.statements import compile_cypher
from graph.sqlite.statements import compile_sql
from graph.statement import Cursors, Statement
from graph.stored.statistics import Statistics
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.schemas import schema_of

SCHEMA = schema_of(ONTOLOGY)
FOLDER = Path(__file__).parent
LANGUAGES: dict[str, Callable[[Selection], Statement]] = {"cypher": compile_cypher, "sql": compile_sql}
WRITTEN = re.compile(r"(?P<intro>.*?)```graphql\n(?P<query>.*?)```\n\n```json\n(?P<variables>.*?)```\n", re.DOTALL)
OPENING = re.compile(r"(?:COLLECT|COUNT|EXISTS|CALL \(\w+\)) \{ |\((?=SELECT)")
CLAUSE = re.compile(r" (?=MATCH|UNWIND|WITH|WHERE|RETURN|ORDER BY|FROM|CROSS JOIN|LEFT JOIN|GROUP BY|UNION|CALL \()")


@dataclass(frozen=True)
class Case:
    """A query with its variables, and what it shows."""

    intro: str
    query: str
    variables: dict[str, Any]


class Compiled(Exception):
    """Carries a statement and its parameters out of an engine, before any store is asked."""


class Compiler:
    """What stands in an engine for a store: it compiles, and holds nothing."""

    ontology = ONTOLOGY

    def __init__(self, compile_: Callable[[Selection], Statement]) -> None:
        self.compile = compile_

    async def statistics(self) -> Statistics:
        """Of an empty store."""
        return Statistics(ONTOLOGY)

    async def fetch(
        self,
        statement: Statement,
        variables: Mapping[str, Any],
        seconds: float | None = None,
        cursors: Cursors = (),
        *,
        heavy: bool = False,
    ) -> list[Any]:
        """Never answers."""
        raise Compiled(statement.text, statement.bind(variables, cursors))


def files() -> list[Path]:
    """All cases."""
    return sorted(FOLDER.glob("*.md"))


def read(text: str) -> Case:
    """The part of a case that people write."""
    found = WRITTEN.match(text)
    assert found, "a case is a heading, a block of graphql and a block of json"
    return Case(found["intro"], found["query"], json.loads(found["variables"]))


async def write(case: Case) -> str:
    """The whole text of a case."""
    blocks = [("graphql", case.query), ("json", _json(case.variables))]
    for language, compile_ in LANGUAGES.items():
        text, parameters = await compiled(case, compile_)
        blocks += [(language, laid_out(text) + "\n"), ("json", _json(parameters))]
    return case.intro + "\n".join(f"```{language}\n{text}```\n" for language, text in blocks)


def laid_out(text: str) -> str:
    """A statement with a line for every clause, subqueries indented."""
    made, at, subqueries = "", 0, [True]
    while at < len(text):
        found = OPENING.match(text, at) or (CLAUSE.match(text, at) if subqueries[-1] else None)
        part = found[0] if found else text[at]
        at += len(part)
        if found and part != " ":
            subqueries.append(True)
            made += part.rstrip() + _line(subqueries)
        elif found:
            made += _line(subqueries)
        elif part in ")}]":
            made = made.rstrip() + _line(subqueries) + part if subqueries.pop() else made + part
        else:
            made += part
            subqueries += [False] if part in "({[" else []
    return made


def _line(subqueries: list[bool]) -> str:
    return "\n" + "  " * (sum(subqueries) - 1)


async def compiled(case: Case, compile_: Callable[[Selection], Statement]) -> tuple[str, dict[str, Any]]:
    """The statement for a case, and the parameters of its request."""
    store: Any = Compiler(compile_)
    engine = Engine(SCHEMA, store, DEFAULT_BASE_IRI)
    variables = dict(case.variables)
    if after := variables.pop("after", None):
        variables["after"] = _cursor(
            Preparing(SCHEMA, store, Limits(), introspection=True), case.query, variables, after
        )
    try:
        await engine.execute(case.query, variables)
    except Compiled as done:
        text, parameters = done.args
        return text, parameters
    raise AssertionError("the query asks nothing of a store")


def _cursor(preparing: Preparing, query: str, variables: dict[str, Any], values: list[Any]) -> str:
    """A cursor with these values, sealed for the first page of the query."""
    document = preparing.document(query)
    operation = document.named(None)
    bound = preparing.values(operation, variables)
    page = preparing.plan(document, operation, bound).plan.pages[0]
    whose = owner_mark("") if page.owned else ""  # which is looked at in an answer only
    return encode(page.seal.mark(bound.given.coerced) + whose, *values)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
