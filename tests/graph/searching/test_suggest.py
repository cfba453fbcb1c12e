"""Suggestions: names that complete what is typed, alike on every engine. No engine is named here."""

from collections.abc import AsyncIterator
from math import ceil
from typing import Any

import pytest

from api.query.engine import Engine
from api.query.guarding.visits import VISITS_OF_A_ROW
from graph.loading.load import load
from graph.store import Store
from graph.stored.completions import LOOKED_THROUGH, tiers
from ontology import ONTOLOGY
from ontology.actors import Actor
from ontology.agreements import Agreement, Provision, ProvisionAgreement
from ontology.places import Place
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, AgreementKind, PlaceKind, ProvisionKind, SourceKind, Topic
from tests.api.query.guarding.limited import engine as limited
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.graph.questions import problem

LOOKED_INTO = sum(len(tiers(cls)) for cls in ONTOLOGY.classes)
"""In so many tiers of classes are the first of all names looked for."""
SUGGEST = """query ($text: String!, $in: [Searchable!], $lang: Language, $first: Int) {
  suggest(text: $text, in: $in, lang: $lang, first: $first) { text language node { id label ... on Actor { kind } } }
}"""


async def suggested(engine: Engine, text: str, **rest: Any) -> list[tuple[str, str | None, str]]:
    """The names that are suggested, each with its language and the key of its node."""
    found = (await engine.execute(SUGGEST, {"text": text, **rest}))["suggest"]
    return [(one["text"], one["language"], one["node"]["id"].partition("/")[2]) for one in found]


def _actor(key: str, name: Text, *acronyms: str, aliases: tuple[str, ...] = ()) -> Actor:
    return Actor(id=f"actor/{key}", kind=ActorKind.MILITIA, name=name, acronyms=acronyms, aliases=aliases)


NAMED = (
    _actor("cma", Text("Coordination of Azawad Movements", "Coordination des mouvements de l’Azawad"), "CMA"),
    _actor("mnla", Text("National Movement for Azawad", "Mouvement national de l’Azawad"), "MNLA"),
    _actor("msa", Text("Movement for Azawad"), "MSA", aliases=("The Daoussak movement",)),
    _actor("observer", Text(fr="Mouvement des observateurs")),
    _actor("eye", Text("Œil", "Œil", "Asawasan")),
    Place(id="place/menaka", kind=PlaceKind.LOCALITY, name=Text("Ménaka"), aliases=("Menaca",)),
    Place(id="place/moving", kind=PlaceKind.SITE, name=Text("Moving well")),
    _actor("zealots", Text("Zealots"), aliases=("Dogon",)),
    Place(id="place/region", kind=PlaceKind.REGION, name=Text("Region of Dogon"), aliases=("Dogon",)),
    Place(
        id="place/town",
        kind=PlaceKind.LOCALITY,
        name=Text("Dogon", "Le Dogon"),
        aliases=("Dogon country",),
        qualifier=Text("Mopti"),
    ),
    Source(id="source/movement", kind=SourceKind.PRESS, title=Text("Movement")),
    Source(id="source/movements", kind=SourceKind.PRESS, title=Text("Movements: a guide", "Guide des mouvements")),
)
TEXT = Agreement(id="agreement/text", kind=AgreementKind.PACT, name=Text("It"), date=DateSpan("2015-05-15"))
ARTICLES = tuple(
    (
        Provision(
            id=f"provision/text-{number}",
            kind=ProvisionKind.ARTICLE,
            number=number,
            topic=Topic.JUSTICE,
            text=Text("Courts"),
        ),
        ProvisionAgreement(source=f"provision/text-{number}", target=TEXT.id),
    )
    for number in ("1", "10", "2", "100")
)
WELLS = tuple(
    Place(id=f"place/well-{number}", kind=PlaceKind.SITE, name=Text(f"Well {number}", f"Puits {number}"))
    for number in range(10, 25)
)


def _article(number: int) -> tuple[str, str | None, str]:
    return f"Article {number}", "EN", f"text-{number}"


MOVEMENT = ("Movement", "EN", "movement")
FOUND: list[tuple[str, dict[str, Any], list[tuple[str, str | None, str]]]] = [
    ("cma", {}, [("CMA", None, "cma")]),
    ("C.m.a", {"in": ["ACTOR"], "lang": "EN"}, [("Coordination of Azawad Movements", "EN", "cma")]),
    (
        "movement",
        {},
        [
            MOVEMENT,
            ("Movement for Azawad", "EN", "msa"),
            ("National Movement for Azawad", "EN", "mnla"),
            ("Coordination of Azawad Movements", "EN", "cma"),
            ("Movements: a guide", "EN", "movements"),
        ],
    ),
    ("movement", {"first": 2}, [MOVEMENT, ("Movement for Azawad", "EN", "msa")]),
    ("movement", {"first": 0}, []),
    ("movement", {"in": ["PLACE", "SOURCE"]}, [MOVEMENT, ("Movements: a guide", "EN", "movements")]),
    ("movement", {"in": ["COMMITMENT", "CLAIM"]}, []),
    ("movement", {"in": []}, []),
    ("mov", {"in": ["PLACE"]}, [("Moving well", "EN", "moving")]),
    (
        "mouv",
        {},
        [
            ("Mouvement des observateurs", "FR", "observer"),
            ("Mouvement national de l’Azawad", "FR", "mnla"),
            ("Coordination des mouvements de l’Azawad", "FR", "cma"),
        ],
    ),
    (
        "mo",
        {"in": ["ACTOR"]},
        [
            ("Mouvement des observateurs", "FR", "observer"),
            ("Mouvement national de l’Azawad", "FR", "mnla"),
            ("Movement for Azawad", "EN", "msa"),
            ("Coordination des mouvements de l’Azawad", "FR", "cma"),
        ],
    ),
    (
        "mo",
        {"in": ["ACTOR"], "lang": "EN"},
        [
            ("Mouvement des observateurs", "FR", "observer"),
            ("Movement for Azawad", "EN", "msa"),
            ("National Movement for Azawad", "EN", "mnla"),
            ("Coordination of Azawad Movements", "EN", "cma"),
        ],
    ),
    ("coordination", {"lang": "FR"}, [("Coordination des mouvements de l’Azawad", "FR", "cma")]),
    ("coordination o", {"lang": "FR"}, [("Coordination of Azawad Movements", "EN", "cma")]),
    ("daoussak mov", {"lang": "FR"}, [("The Daoussak movement", None, "msa")]),
    (
        "MOUVEMENT  DE L'AZ",
        {},
        [
            ("Mouvement national de l’Azawad", "FR", "mnla"),
            ("Coordination des mouvements de l’Azawad", "FR", "cma"),
        ],
    ),
    ("coord azaw", {"lang": "EN"}, [("Coordination of Azawad Movements", "EN", "cma")]),
    ("azaw coord", {}, []),
    ("gui mouv", {}, [("Guide des mouvements", "FR", "movements")]),
    ("dogon", {"lang": "FR"}, [("Dogon", "EN", "town"), ("Dogon", None, "region"), ("Dogon", None, "zealots")]),
    ("dogon c", {"lang": "FR"}, [("Dogon country", None, "town")]),
    ("art", {}, [_article(number) for number in (1, 2, 10, 100)]),
    ("ARTICLE 1", {}, [_article(number) for number in (1, 10, 100)]),
    ("article 10", {}, [_article(number) for number in (10, 100)]),
    ("art. 2", {}, [("Art. 2", None, "text-2")]),
    ("artic 2", {}, [_article(2)]),
    ("2", {"in": ["PROVISION"]}, [_article(2)]),
    ("mopti", {}, []),
    ("mouvements de l'AZ", {}, [("Coordination des mouvements de l’Azawad", "FR", "cma")]),
    ("oeil", {}, [("Œil", "EN", "eye")]),
    ("ŒIL", {"lang": "FR"}, [("Œil", "FR", "eye")]),
    ("asa", {"lang": "NATIVE"}, [("Asawasan", "NATIVE", "eye")]),
    ("asa", {"lang": "FR"}, [("Asawasan", "NATIVE", "eye")]),
    ("menac", {}, [("Menaca", None, "menaka")]),
    ("mena", {}, [("Ménaka", "EN", "menaka")]),
    ("Me\u0301nak", {}, [("Ménaka", "EN", "menaka")]),
    (
        "for azawad",
        {},
        [
            ("Coordination des mouvements de l’Azawad", "FR", "cma"),
            ("National Movement for Azawad", "EN", "mnla"),
            ("Movement for Azawad", "EN", "msa"),
        ],
    ),
    ("la guide", {"lang": "FR"}, [("Guide des mouvements", "FR", "movements")]),
    ("d'art. 2", {}, [("Art. 2", None, "text-2")]),
    ("guide", {}, [("Guide des mouvements", "FR", "movements")]),
    ("", {}, []),
    (" -!?*' ", {}, []),
    ("\ud7ff", {}, []),
]


@pytest.fixture(scope="module")
async def engine(store_url: str) -> AsyncIterator[Engine]:
    """Answers from a store that holds these names alone."""
    made = opened(store_url)
    rows = (*((node,) for node in (*NAMED, *WELLS, TEXT)), *ARTICLES)
    await load(made, delivery(*(row(at, *records) for at, records in enumerate(rows)), name="named"), strict=True)
    yield limited(made)
    await made.close()


@pytest.mark.parametrize(("text", "rest", "names"), FOUND)
async def test_what_is_suggested(
    engine: Engine, text: str, rest: dict[str, Any], names: list[tuple[str, str | None, str]]
) -> None:
    assert await suggested(engine, text, **rest) == names


async def test_ten_are_suggested_unless_another_number_is_asked_for(engine: Engine) -> None:
    whole = await suggested(engine, "well", first=50, **{"in": ["PLACE"]})
    assert [key for *_, key in whole] == [*(f"well-{number}" for number in range(10, 25)), "moving"]
    for rest in ({}, {"first": None}, {"first": 10}):
        assert await suggested(engine, "well", **rest) == whole[:10]


async def test_nodes_are_read_with_whatever_is_asked_of_them(engine: Engine) -> None:
    found = await engine.execute(SUGGEST, {"text": "cma"})
    assert found["suggest"] == [
        {
            "text": "CMA",
            "language": None,
            "node": {"id": "actor/cma", "label": "Coordination of Azawad Movements", "kind": "MILITIA"},
        }
    ]
    both = await engine.execute('{ a: suggest(text: "cma") { __typename } b: suggest(text: "!") { node { id } } }')
    assert both == {"a": [{"__typename": "Suggestion"}], "b": []}


async def test_how_much_may_be_asked_for(engine: Engine) -> None:
    told = "it: first is {}; give a number from 0 to 50."
    document = SUGGEST.replace("suggest(", "it: suggest(")
    for first in (51, -1):
        assert await problem(engine, document, text="a", first=first) == ("PAGE_SIZE_INVALID", told.format(first))
    code, message = await problem(engine, document, text="a" * 1001)
    assert (code, message.partition("'")[0]) == ("BAD_USER_INPUT", "it: the text ")
    assert message.endswith("has 1001 characters; give 1000 at most.")


async def test_what_suggestions_cost(engine: Engine) -> None:
    """Whatever is typed, since that comes with the request, and however few are asked for."""
    once = ceil(LOOKED_INTO * (1 + LOOKED_THROUGH / VISITS_OF_A_ROW))
    for first in (0, 1, 7):
        assert (await engine.answer(SUGGEST, {"text": "a", "first": first})).cost == once + first * (1 + LOOKED_INTO)
    assert (
        await engine.answer('{ suggest(text: "a") { node { ... on Actor { dataset { id } } } } }')
    ).cost == once + 10 * (2 + LOOKED_INTO)


async def test_names_are_suggested_as_the_latest_load_has_them(store: Store) -> None:
    engine, found = limited(store), list[list[str]]()
    for named in (_actor("it", Text("First name"), "FN"), _actor("it", Text("Second name")), None):
        rows = [row(1, named)] if named else []
        await load(store, delivery(*rows, name="renamed"), strict=True)
        told = [await suggested(engine, text, **{"in": ["ACTOR"]}) for text in ("first", "fn", "second", "name")]
        found.append([text for one in told for text, *_ in one])
    assert found == [["First name", "FN", "First name"], ["Second name", "Second name"], []]
