"""Full-text search: every engine finds the same nodes, in the same order. No engine is named here."""

from typing import Any

import pytest

from api.errors import BAD_USER_INPUT, RequestError
from api.query.engine import Engine
from tests.graph.questions import ELSEWHERE, fields, problem, refused_cursor
from tests.graph.sample import PATROLS

SEARCH = """query ($text: String!, $in: [Searchable!]) {
  search(text: $text, in: $in, first: 500) { totalCount nodes { id } edges { score } }
}"""
PAGE = "totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor score node { id } }"


async def found(engine: Engine, text: str, *classes: str) -> set[str]:
    """The ids of what a text finds. The best come first, those that fit alike by id, and the count is right."""
    variables = {"text": text, "in": list(classes)} if classes else {"text": text}
    it = (await engine.execute(SEARCH, variables))["search"]
    ids, scores = [node["id"] for node in it["nodes"]], [edge["score"] for edge in it["edges"]]
    assert it["totalCount"] == len(ids) == len(set(ids))
    assert all(score > 0 for score in scores)
    ranked = [(-round(score * 1e9), id_) for score, id_ in zip(scores, ids, strict=True)]
    assert ranked == sorted(ranked)
    return set(ids)


PRESS, CAMP, TOWN = "source/press", "event/camp", "place/timbuktu"
TWINS = {"event/twin-a", "event/twin-b"}
BY_JNIM = {*TWINS, CAMP}
FOUND: list[tuple[str, set[str]]] = [
    ("camp", {PRESS, CAMP}),
    ("CAMP tombouctou", {PRESS, CAMP}),
    ("camp timbuktu", {CAMP}),
    ("attack attaque", {CAMP}),
    ("tombou*", {PRESS, CAMP, TOWN}),
    ("tombou", {PRESS, CAMP, TOWN}),
    ("to", set()),
    ("tombou camp", set()),
    ("Tombou* att*", {PRESS, CAMP}),
    ("ménaka", {*TWINS, "place/menaka"}),
    ("MENAKA", {*TWINS, "place/menaka"}),
    ("Me\u0301naka", {*TWINS, "place/menaka"}),
    ("menaka near", TWINS),
    ('"near menaka"', TWINS),
    ('"menaka near"', set()),
    ('"timbuktu camp" rockets', {CAMP}),
    ('"du camp de tombouctou"', {PRESS, CAMP}),
    ("œil", {"actor/eye"}),
    ("OEIL", {"actor/eye"}),
    ("l'oeil", {"actor/eye"}),
    ("l’œil", {"actor/eye"}),
    ("STRASSE", {"actor/watch"}),
    ("attacks", {CAMP}),
    ("attaques", {PRESS, CAMP}),
    ("rocket vehicle", {CAMP}),
    ("jnim", {"actor/jnim", "claim/credit", *BY_JNIM}),
    ("gsim", {"actor/jnim", *BY_JNIM}),
    ("الإسلام", {"actor/jnim", *BY_JNIM}),
    ("nusrat-al-islam", {"actor/jnim", *BY_JNIM}),
    ('"nusrat al islam"', {"actor/jnim"}),
    ("attaque du gsim", {CAMP}),
    ("the camp in timbuktu", {CAMP}),
    ("d'Anéfis", {"actor/people"}),
    ("fleuve", {"source/observer"}),
    ("bombs vehicules", {CAMP}),
    ("patrouille 17", {"event/patrol-17"}),
    ("patrouille 7 janvier 2019", {"event/patrol-07", "event/patrol-13", "event/patrol-14"}),
    ("2019-01-07", {"event/patrol-07", "event/patrol-13", "event/patrol-14"}),
    ("January 7th, 2019", {"event/patrol-07", "event/patrol-13", "event/patrol-14"}),
    ("event/patrol-13", {"event/patrol-13"}),
    ("https://somewhere.example/doc/event/patrol-13.ttl", {"event/patrol-13"}),
    ("event/patrol", set()),
    ("the_road", {"event/twin-b"}),
    ("𐎀", {"event/script"}),
    ("fi", {"event/script"}),
    ("differ", set()),
]


@pytest.mark.parametrize(("text", "ids"), FOUND, ids=[text for text, _ in FOUND])
async def test_what_a_text_finds(engine: Engine, text: str, ids: set[str]) -> None:
    assert await found(engine, text) == ids


WORDLESS = ["", " ", "\n\t", '"', '""', '"" ""', "*", "**", '"*"', "-", "()", "+-&|!(){}[]^~?:\\/", "«…»", "\0"]


@pytest.mark.parametrize("text", WORDLESS)
async def test_where_there_is_no_word_nothing_is_found(engine: Engine, text: str) -> None:
    assert await found(engine, text) == set()


@pytest.mark.parametrize("text", ["a*", "camp to* tombouctou", "camp Œ*"])
async def test_a_beginning_has_three_letters_at_least(engine: Engine, text: str) -> None:
    short = next(word for word in text.replace("Œ", "oe").split() if "*" in word)
    with pytest.raises(RequestError) as caught:
        await found(engine, text)
    message = f"search: the text has '{short}'; give 3 letters at least before an asterisk."
    assert (caught.value.code, caught.value.errors[0].message) == (BAD_USER_INPUT, message)


SIGNS = [
    "+camp", "-camp", "camp -camp", "!camp", "(camp", "camp)", "{camp}", "[camp]", "camp^", "camp~", "~camp", "^camp",
    "camp?", "*camp", "camp* *", "ca\\mp camp", "camp\\", "/camp/", "words:camp words", "&& camp", "camp ||", "camp;",
    '"camp', 'camp"', '"camp" "', "'camp'", "camp + camp", "{words} : camp words", "camp\0", "camp, %", "camp --",
    "camp$p0",
]  # fmt: skip
MORE_WORDS = {"ca\\mp camp", "words:camp words", "{words} : camp words", "camp$p0"}


@pytest.mark.parametrize("text", SIGNS)
async def test_signs_of_engines_mean_nothing(engine: Engine, text: str) -> None:
    assert await found(engine, text) == (set() if text in MORE_WORDS else {PRESS, CAMP})


@pytest.mark.parametrize("word", ["AND", "OR", "NOT", "TO", "NOWHERE", "NEAR(", "words"])
async def test_words_of_engines_are_words(engine: Engine, word: str) -> None:
    says_nothing = word in {"AND", "TO"}
    assert await found(engine, f"camp {word} tombouctou") == ({PRESS, CAMP} if says_nothing else set())
    assert await found(engine, f'camp "{word}" tombouctou') == set()
    assert await found(engine, word) == {"NEAR(": TWINS, "AND": {"event/script"}}.get(word, set())


async def test_classes(engine: Engine) -> None:
    assert await found(engine, "tombou*", "PLACE") == {TOWN}
    assert await found(engine, "tombou*", "PLACE", "EVENT") == {TOWN, CAMP}
    assert await found(engine, "tombou*", "ACTOR") == set()
    nothing = await fields(engine, 'search(text: "camp", in: [])', "totalCount nodes { id }")
    assert nothing == {"totalCount": 0, "nodes": []}
    assert await engine.execute(SEARCH, {"text": "camp", "in": []}) == {
        "search": {"totalCount": 0, "nodes": [], "edges": []}
    }
    whole = await fields(engine, 'search(text: "camp", in: null)', "totalCount")
    assert whole == {"totalCount": 2}
    assert await fields(engine, 'search(text: "camp", in: SOURCE)', "nodes { id }") == {"nodes": [{"id": PRESS}]}


@pytest.mark.parametrize("size", [1, 2, 7, 24, 25])
@pytest.mark.parametrize("backwards", [False, True])
async def test_a_walk_shows_everything_once(engine: Engine, size: int, backwards: bool) -> None:
    whole = await _page(engine, "first: 100")
    asked, cursor, mark, more = (
        ("last", "before", "startCursor", "hasPreviousPage")
        if backwards
        else ("first", "after", "endCursor", "hasNextPage")
    )
    edges: list[Any] = []
    page = await _page(engine, f"{asked}: {size}")
    while True:
        assert page["totalCount"] == PATROLS
        edges = [*page["edges"], *edges] if backwards else [*edges, *page["edges"]]
        if not page["pageInfo"][more]:
            break
        assert len(page["edges"]) == size
        page = await _page(engine, f'{asked}: {size} {cursor}: "{page["pageInfo"][mark]}"')
    assert edges == whole["edges"]
    assert {edge["node"]["id"] for edge in edges} == {f"event/patrol-{number:02}" for number in range(1, PATROLS + 1)}


SORTS = ["jnim", "gsim", "camp", "tombou*", "menaka", "attaques", "timbuktu camp", "bombs vehicules"]
"""Texts that find nodes of several sorts: called so, called so too, saying so, and surrounded by it."""


@pytest.mark.parametrize("text", SORTS)
async def test_a_page_is_what_all_hits_begin_with(engine: Engine, text: str) -> None:
    """However few hits a page has, and wherever it begins, though a store need not look at all of them for it."""
    whole = await fields(engine, f'search(text: "{text}", first: 500)', PAGE)
    for begin, size in ((begin, size) for begin in range(3) for size in range(len(whole["edges"]) + 1)):
        after = f', after: "{whole["edges"][begin - 1]["cursor"]}"' if 0 < begin < len(whole["edges"]) else ""
        page = await fields(engine, f'search(text: "{text}", first: {size}{after})', PAGE)
        expected = whole["edges"][begin if after else 0 :]
        assert page["edges"] == expected[:size]
        assert page["pageInfo"]["hasNextPage"] == (len(expected) > size)


async def _page(engine: Engine, arguments: str) -> Any:
    return await fields(engine, f'search(text: "patrol patrouille" {arguments})', PAGE)


async def test_a_cursor_belongs_to_its_text_and_classes(engine: Engine) -> None:
    first = await fields(engine, 'search(text: "Patrol", first: 2)', "edges { cursor } nodes { id }")
    cursor = first["edges"][0]["cursor"]
    on = await fields(engine, f'search(text: "  patrol ", first: 1, after: "{cursor}")', "nodes { id }")
    assert on["nodes"] == first["nodes"][1:]
    for others in (
        'text: "\\"patrol\\""',
        'text: "patrouille"',
        'text: "patrol patrol"',
        'text: "patrol*"',
        'text: "patrol", in: [EVENT]',
        'text: "patrol", in: []',
    ):
        document = f'{{ search({others}, after: "{cursor}") {{ totalCount }} }}'
        assert await refused_cursor(engine, document) == ("search: after", ELSEWHERE)


async def test_cursors_do_not_depend_on_the_order_of_the_classes(engine: Engine) -> None:
    first = await fields(
        engine, 'search(text: "patrol", in: [EVENT, CLAIM], first: 1)', "edges { cursor } nodes { id }"
    )
    cursor = first["edges"][0]["cursor"]
    on = await fields(
        engine, f'search(text: "patrol", in: [CLAIM, EVENT], first: 1, after: "{cursor}")', "nodes { id }"
    )
    assert on["nodes"]
    assert on["nodes"] != first["nodes"]


async def test_many_words(engine: Engine) -> None:
    words = " ".join(f"camp{number}" for number in range(64))
    assert await found(engine, words) == set()
    assert await found(engine, "camp " * 200) == {PRESS, CAMP}
    document = "query ($text: String!) { it: search(text: $text) { totalCount } }"
    assert await problem(engine, document, text=f"{words} one") == (
        "BAD_USER_INPUT",
        "it: the text has 65 words; give 64 at most.",
    )
