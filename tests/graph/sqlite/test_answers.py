"""A long answer of SQLite is parsed piece by piece, and is the same as at once."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.asked import selection as s
from graph.engines import open_store
from graph.loading.load import load
from graph.sqlite import answers
from graph.sqlite.answers import parsed, parsed_in_pieces
from graph.stored import columns
from ontology import ONTOLOGY
from ontology.events import Event, Involvement
from ontology.model import End
from tests.graph.sample import sample

CELLS = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
ROWS = st.lists(st.recursive(CELLS | st.text(), st.lists, max_leaves=50))

PAGE = s.Page((s.Order(columns.ID_KEY),), 100, s.EVERYTHING)


@given(ROWS)
def test_it_is_the_same_as_at_once(row: list[object]) -> None:
    text = json.dumps(row, separators=(",", ":"))
    assert parsed_in_pieces(text) == parsed(text) == row


@pytest.mark.parametrize("text", ["[]", "[[]]", "[[],[]]", '[["]","[",",\\""],[[[[[]]]]],[[],1]]', "[1]"])
def test_brackets_and_nothing(text: str) -> None:
    assert parsed_in_pieces(text) == json.loads(text)


def test_no_piece_is_as_long_as_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read = list[int]()
    parse = json.JSONDecoder().raw_decode

    def watched(text: str, at: int) -> tuple[object, int]:
        value, end = parse(text, at)
        read.append(end - at)
        return value, end

    monkeypatch.setattr(answers, "_PARSE", watched)
    promises = [["promise", number] for number in range(100)]
    text = json.dumps([[["agreement", promises]]], separators=(",", ":"))
    assert parsed_in_pieces(text) == [[["agreement", promises]]]
    assert max(read) < len(text) / 50


async def test_a_store_answers_the_same_from_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(f"sqlite:///{tmp_path}/accord.db", ONTOLOGY)
    await load(store, sample(), strict=True)
    leaves = (s.Leaf(columns.ID), s.Many(End(Involvement, forward=True), PAGE, (s.Leaf(columns.ID),)))
    statement = store.compile((s.All(Event, PAGE, leaves), s.CountAll(Event, s.EVERYTHING)))
    at_once = await store.fetch(statement, {})
    monkeypatch.setattr(answers, "LONG", 0)
    monkeypatch.delattr(answers, "parsed")
    assert await store.fetch(statement, {}) == at_once
    assert at_once[1] == len(at_once[0]) == 36
    await store.close()
