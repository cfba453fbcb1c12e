"""Answers in other forms than JSON, as tests ask for them: one page, whole."""

import csv
import io
from typing import Any

from api.query.engine import Engine
from api.query.planning.forms import Form, forms
from ontology.iris import DEFAULT_BASE_IRI


def form_of(engine: Engine, name: str) -> Form:
    """The form of a name."""
    return next(one for one in forms(engine.ontology, DEFAULT_BASE_IRI) if one.name == name)


async def in_form(engine: Engine, name: str, query: str, variables: dict[str, Any] | None = None) -> dict[str, str]:
    """The files that an answer makes, by their names."""
    form = form_of(engine, name)
    answer = await engine.answer(query, variables, form=form)
    writing = form.writing(answer.outline)
    pieces = zip(writing.begin(), writing.page(answer.data), writing.end(), strict=True)
    return dict(zip(writing.parts, map("".join, pieces), strict=True))


async def tables(engine: Engine, query: str) -> dict[str, list[list[str]]]:
    """The rows of each table, the names of the columns first."""
    written = await in_form(engine, "csv", query)
    return {name: list(csv.reader(io.StringIO(text, newline=""), strict=True)) for name, text in written.items()}
