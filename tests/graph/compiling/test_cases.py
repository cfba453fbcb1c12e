"""The statements in cases/ are those that their queries become."""

import re
from pathlib import Path

import pytest

from graph.asked import selection as s
from graph.neo4j.statements import compile_cypher
from graph.sqlite.statements import compile_sql
from graph.stored.columns import ID
from ontology.events import Event, Involvement
from ontology.model import End
from tests.graph.cases import files, laid_out, read, write

REMEDY = "If the new statement is meant, write it with `python -m tests.graph.cases`."


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
async def test_case(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert await write(read(text)) == text, REMEDY


def test_laying_a_statement_out_changes_nothing_but_space() -> None:
    assert ID.key is not None
    page = s.Page((s.Order(ID.key, at=s.At.EDGE),), 3, s.Or((s.And(()), s.Missing(ID.key))))
    many = s.Many(End(Involvement, forward=True), page, (s.Leaf(ID),))
    for compile_ in (compile_cypher, compile_sql):
        text = compile_((s.Find(Event, "event/camp", (s.Leaf(ID), many)),)).text
        assert re.sub(r"\s", "", laid_out(text)) == re.sub(r"\s", "", text)
