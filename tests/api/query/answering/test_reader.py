"""What each shape reads of a row, or of what is worked out from one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from api.query.answering import shapes as sh
from api.query.answering.cells import Asking
from api.query.answering.reader import compile_reader
from api.query.answering.reckoned import OnDay
from graph.asked import selection as s
from graph.searching.query import SearchQuery
from graph.searching.snippets import Snippets
from graph.stored.columns import ID_KEY
from ontology.values import Language, Text

CAMP: list[Any] = ["Event", "Attack on the camp", None, ["Camp of Timbuktu"]]


@dataclass(frozen=True)
class Entry:
    """Something that was worked out."""

    name: Text | None
    due: date | None
    when: str | None
    path: tuple[str, ...]
    inner: "Entry | None" = None


INNER = Entry(None, None, None, ())
ENTRY = Entry(Text(fr="Feuille de route"), date(2016, 1, 31), "2015-06", ("a", "b"), INNER)


OBJECT = sh.Inner(1, sh.Fields((("x", sh.Cell(0)),)))
COMMON = sh.ByClass(
    0,
    (
        ("Event", sh.Fields((("kind", sh.OfCase(0, sh.Cell(1))), ("of", OBJECT)))),
        ("Actor", sh.Fields((("of", OBJECT), ("again", OBJECT)))),
    ),
)
"""What two classes have in common."""
ASKING = Asking(date(2016, 1, 31), lambda: None)


def read(shape: sh.Shape, row: list[Any], *given: Any) -> Any:
    """What a reader makes of a row for a field of the root."""
    reader = compile_reader(sh.Fields((("it", shape),)))
    return reader(row, [2], ["mark"], given, "https://example.org/id/", ASKING)["it"]


@pytest.mark.parametrize(
    ("shape", "row", "response"),
    [
        (sh.Cell(1), ["a", "b"], "b"),
        (sh.Cells((1, 0)), ["a", "b"], ["b", "a"]),
        (sh.Constant("Query"), [], "Query"),
        (sh.IriCell(0), ["event/camp"], "https://example.org/id/event/camp"),
        (sh.Present(0, sh.Fields((("x", sh.Cell(1)),))), [None, 1], None),
        (sh.Present(0, sh.Fields((("x", sh.Cell(1)),))), [0, 1], {"x": 1}),
        (sh.Inner(0, sh.Fields((("x", sh.Cell(0)),))), [None], None),
        (sh.Inner(0, sh.Fields((("x", sh.Cell(0)),))), [[1]], {"x": 1}),
        (sh.ByClass(0, (("Event", sh.OfCase(0, sh.Cell(1))), ("Actor", sh.Cell(1)))), [["Event", 1], 2], 1),
        (sh.ByClass(0, (("Event", sh.OfCase(0, sh.Cell(1))), ("Actor", sh.Cell(1)))), [["Actor"], 2], 2),
        (COMMON, [["Event", 1], [2]], {"kind": 1, "of": {"x": 2}}),
        (COMMON, [["Actor"], [2]], {"of": {"x": 2}, "again": {"x": 2}}),
        (COMMON, [["Actor"], None], {"of": None, "again": None}),
        (
            sh.Properties(0, (("name", "name"), ("as", "RelationProperty"), ("is", "value"))),
            [["role", "TARGET", "inferred", False, "side", None, "score", 0.5, "others", [], "all", ["a", "b"]]],
            [
                {"name": name, "as": "RelationProperty", "is": value}
                for name, value in {"role": "TARGET", "inferred": "false", "score": "0.5", "all": "a, b"}.items()
            ],
        ),
        (sh.Listed(0, sh.Cell(0)), [[["a"], ["b"]]], ["a", "b"]),
        (sh.Span(0, (("it", "edtf"), ("first", "from"), ("as", "DateSpan"))), [None], None),
        (
            sh.Span(0, (("it", "edtf"), ("first", "from"), ("as", "DateSpan"))),
            ["2018-04"],
            {"it": "2018-04", "first": "2018-04-01", "as": "DateSpan"},
        ),
    ],
)
def test_cells_of_a_row(shape: sh.Shape, row: list[Any], response: Any) -> None:
    assert read(shape, row) == response


def test_a_step_has_the_label_that_is_given_for_it() -> None:
    labels = {("SIGNED", "OUT"): "signed", ("SIGNED", "IN"): "signed by"}
    assert read(sh.StepLabel(1, 0, 0), ["IN", "SIGNED"], labels) == "signed by"


@pytest.mark.parametrize(
    ("shape", "of_entry", "of_inner"),
    [
        (sh.Cell("when"), "2015-06", None),
        (sh.Day("due"), "2016-01-31", None),
        (sh.InLanguage("name", Language.FR), "Feuille de route", None),
        (sh.InLanguage("name", Language.EN), "Feuille de route", None),
        (sh.InLanguage("name", Language.FR, fallback=False), "Feuille de route", None),
        (sh.InLanguage("name", Language.EN, fallback=False), None, None),
        (sh.Listed("path", sh.Cell(None)), ["a", "b"], []),
        (sh.Span("when", (("precision", "precision"),)), {"precision": "MONTH"}, None),
        (sh.Inner("inner", sh.Fields((("path", sh.Listed("path", sh.Cell(None))),))), {"path": []}, None),
    ],
)
def test_attributes_of_an_object(shape: sh.Shape, of_entry: Any, of_inner: Any) -> None:
    assert [read(sh.Inner(0, shape), [value]) for value in (ENTRY, INNER)] == [of_entry, of_inner]


def test_ids_in_the_order_in_which_they_are_asked_for() -> None:
    rows = [["a", 1], ["b", 2]]
    assert read(sh.Each(0, 1, sh.Cell(1)), [rows], "another", ["b", "none", "a", "b"]) == [2, None, 1, 2]


def test_a_snippet_is_cut_from_the_texts_of_a_row_for_the_search_of_the_request() -> None:
    snippets = sh.Listed(0, sh.Snippet(0, 1, sh.Cell("text")))
    languages = {CAMP[0]: (None,) * (len(CAMP) - 1)}
    searches = [Snippets(SearchQuery.parse(word), languages) for word in ("attack", "timbuktu")]
    assert read(snippets, [[[CAMP], [[CAMP[0], *[None] * (len(CAMP) - 1)]]]], *searches) == ["Camp of Timbuktu", ""]


def test_every_class_is_counted_in_the_order_in_which_they_are_asked_for() -> None:
    counts = sh.Counts(0, (("Place", "PLACE"), ("Event", "EVENT")), sh.Fields((("n", sh.Cell("count")),)))
    assert read(counts, [[["Event", 3]]]) == [{"n": 0}, {"n": 3}]


def test_a_ledger_of_no_such_agreement_is_null() -> None:
    ledger = sh.Ledger((0, 1, 2), 0, True, sh.Fields((("asOf", sh.Day("as_of")),)))
    assert read(ledger, [[], [], []], OnDay("agreement/none", date(2016, 1, 31), None)) is None


PAGE = s.Page((s.Order(ID_KEY),), 2)
INFO = sh.PageInfo((("from", "startCursor"), ("more", "hasNextPage"), ("less", "hasPreviousPage")), sh.Cursor((0,)))


@pytest.mark.parametrize(
    ("page", "ids", "info"),
    [
        (PAGE, ["a", "b"], {"from": "markWyJhIl0", "more": True, "less": False}),
        (
            s.Page(PAGE.order, 2, backward=True, before=("d",)),
            ["b", "a"],
            {"from": "markWyJiIl0", "more": True, "less": True},
        ),
    ],
)
def test_a_page_is_turned_and_cut_as_the_selection_says(page: s.Page, ids: list[str], info: dict[str, Any]) -> None:
    connection = sh.Connection(0, 0, page, (("ids", sh.Edges(sh.Cell(0))), ("info", INFO)))
    assert read(connection, [[["a"], ["b"], ["c"]]]) == {"ids": ids, "info": info}
