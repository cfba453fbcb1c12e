"""Texts in order as they are shown in a language: as a reader of that language looks for them."""

from typing import Any

import pytest

from api.query.engine import Engine
from graph.stored.columns import MISSING_TEXT
from ontology.values import Language, fold
from tests.graph.questions import ELSEWHERE, problem, refused_cursor

ROOTS = [
    ("places", "NAME", "name(lang: $lang)"),
    ("places", "LABEL", "label(lang: $lang)"),
    ("actors", "NAME", "name(lang: $lang)"),
    ("events", "TITLE", "title(lang: $lang)"),
    ("events", "SUMMARY", "summary(lang: $lang)"),
    ("commitments", "DEADLINE_TEXT", "deadline { text(lang: $lang) }"),
    ("provisions", "IN_AGREEMENT_NAME", "inAgreement { name(lang: $lang) }"),
]


def text_of(shown: Any) -> str:
    """The one text in what is shown, as it is compared."""
    while isinstance(shown, dict):
        (shown,) = shown.values()
    return MISSING_TEXT if shown is None else fold(shown)


async def shown(mali: Engine, connection: str, asked: str, language: Language | None) -> list[tuple[str, str]]:
    """Text and id of each node of a connection."""
    query = f"query ($lang: Language) {{ {connection} {{ nodes {{ id {asked} }} }} {'}' * connection.count('{ ')} }}"
    answer: Any = await mali.execute(query, {"lang": language and language.name})
    while "nodes" not in answer:
        (answer,) = answer.values()
    return [(text_of(node), id_) for node in answer["nodes"] if (id_ := node.pop("id"))]


@pytest.mark.parametrize("language", [None, *Language])
@pytest.mark.parametrize(("root", "field", "asked"), ROOTS)
async def test_texts_are_in_the_order_in_which_they_are_shown(
    mali: Engine, root: str, field: str, asked: str, language: Language | None
) -> None:
    order = f"field: {field}" + (f", language: {language.name}" if language else "")
    found = await shown(mali, f"{root}(first: 500, orderBy: [{{{order}}}])", asked, language)
    assert len(found) > 30
    assert found == sorted(found)
    down = await shown(mali, f"{root}(first: 500, orderBy: [{{{order}, direction: DESC}}])", asked, language)
    assert [text for text, _ in down] == sorted((text for text, _ in down), reverse=True)


async def test_under_a_node_too(mali: Engine) -> None:
    connection = 'actor(id: "actor/minusma") { involvedIn(first: 500, orderBy: [{field: TITLE, language: FR}])'
    found = await shown(mali, connection, "title(lang: $lang)", Language.FR)
    assert len(found) > 20
    assert found == sorted(found)


async def test_english_is_what_is_meant_without_a_language(mali: Engine) -> None:
    """Cursors of one are good for the other, and for no other language."""
    page = "places(first: 3, after: $after, orderBy: [{field: NAME%s}]) { nodes { id } pageInfo { endCursor } }"
    first = (await mali.execute(f"query ($after: String) {{ {page % ''} }}"))["places"]["pageInfo"]["endCursor"]
    both = [page % language for language in ("", ", language: EN", ", language: null")]
    again = [await mali.execute(f"query ($after: String) {{ {one} }}", {"after": first}) for one in both]
    assert again[0] == again[1] == again[2]
    french = f"query ($after: String) {{ {page % ', language: FR'} }}"
    assert await refused_cursor(mali, french, after=first) == ("places: after", ELSEWHERE)


async def test_a_language_may_come_with_a_variable(mali: Engine) -> None:
    query = "query ($by: [PlaceOrder!]) { places(first: 500, orderBy: $by) { nodes { id } } }"
    whole = [await mali.execute(query, {"by": [{"field": "NAME", "language": one}]}) for one in ("FR", "EN", None)]
    assert whole[0] != whole[1] == whole[2]


@pytest.mark.parametrize(
    ("root", "field"), [("places", "LAT"), ("places", "ALIASES"), ("events", "WHEN"), ("events", "ID")]
)
async def test_what_is_no_text_has_no_language(mali: Engine, root: str, field: str) -> None:
    code, message = await problem(mali, f"{{ {root}(orderBy: [{{field: {field}, language: FR}}]) {{ totalCount }} }}")
    assert (code, message) == (
        "BAD_USER_INPUT",
        f"{root}: orderBy has the language FR with {field}, which has no translations; leave language out there.",
    )
