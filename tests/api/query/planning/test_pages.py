"""What a plan holds of its pages: how many, and what their cursors are sealed with."""

from typing import Any

import orjson
import pytest

from api.query.planning.pages import PageUse
from api.query.planning.preparing import Preparing
from graph.sqlite.statements import compile_sql
from tests.graph.cases import SCHEMA, Compiler
from tests.patience import PATIENT

BY_ID = {"key": "id", "at": "node", "descending": False, "through": None}
BY_RANK = {"key": "rank", "at": "edge", "descending": True, "through": None}
BY_MONTH = {"key": "k0", "at": "node", "descending": False, "through": None}
KIND = {"key": "kind", "at": "node", "is": "eq"}


def pages(document: str) -> tuple[PageUse, ...]:
    """The pages of the plan for a document that takes no variables."""
    store: Any = Compiler(compile_sql)
    preparing = Preparing(SCHEMA, store, PATIENT, introspection=True)
    read = preparing.document(document)
    operation = read.named(None)
    return preparing.plan(read, operation, preparing.values(operation, {})).plan.pages


@pytest.mark.parametrize(
    ("field", "of", "order", "where", "mark"),
    [
        ("events(where: {kind: {eq: ATTACK}})", "Event", [BY_ID], KIND, "jwF0dg-I"),
        (
            "eventGroups(by: WHEN_MONTH, where: {kind: {eq: ATTACK}})",
            "eventGroups WHEN_MONTH",
            [BY_MONTH],
            KIND,
            "wHxml0AZ",
        ),
        ('search(text: "The camp*")', "search", [BY_RANK, BY_ID], {"and": []}, "eBQYqY15"),
        ('search(text: "the CAMP*!")', "search", [BY_RANK, BY_ID], {"and": []}, "eBQYqY15"),
        ('search(text: "the camp*", in: [EVENT])', "search", [BY_RANK, BY_ID], {"and": []}, "8rTLvS2V"),
    ],
)
def test_what_a_page_is_sealed_with(field: str, of: str, order: list[Any], where: Any, mark: str) -> None:
    """The marks are the same in every release: see graph/asked/written.py."""
    (page,) = pages(f"{{ {field} {{ pageInfo {{ endCursor }} }} }}")
    assert orjson.loads(page.seal.form) == {"version": 1, "of": of, "order": order, "where": where}
    assert page.seal.mark({}) == mark


def test_a_field_of_a_fragment_is_one_page_wherever_it_stands() -> None:
    document = """{ one: event(id: "a") { ...Places } other: event(id: "b") { ...Places happenedAt { totalCount } } }
    fragment Places on Event { places: happenedAt(last: 3) { nodes { id } } }"""
    uses = [(use.number, use.name, use.page.limit, use.page.backward) for use in pages(document)]
    assert uses == [(0, "places", 3, True), (1, "happenedAt", 20, False)]
