"""The search field in documents: what its edges say, fragments on what it finds, and that it is one statement."""

from typing import Any

from api.query.engine import Engine
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.counting_store import Counting
from tests.patience import PATIENT
from tests.schemas import schema_of

TIMBUKTU = """query ($text: String!) {
  __typename
  found: search(text: $text, in: [EVENT], first: 2) {
    __typename
    pages: pageInfo { __typename hasNextPage hasPreviousPage }
    totalCount
    edges { __typename snippet again: snippet node { __typename label } }
    others: edges { piece: snippet node { ...Named ... on Event { kind when { edtf } } ... on Actor { acronyms } } }
    nodes { id ... on Event @include(if: false) { kind } }
  }
  places(first: 1, where: {id: {eq: "place/ml-timbuktu"}}) { nodes { name(lang: FR) } }
  none: search(text: "") { totalCount edges { snippet score } }
}
fragment Named on Node { label(lang: FR) ... on Event { title } }
"""
OF_ANY_CLASS = """{
  search(text: "camp barkhane minusma", in: [PLACE, EVENT]) {
    edges { snippet node { id label ... on Place { kind } ... on Event { when { edtf } } } }
  }
}"""
TITLE = "Attack on the MINUSMA and Barkhane camp in Timbuktu"
FRENCH = "Attaque contre le camp de la MINUSMA et de Barkhane à Tombouctou"


async def test_a_search_as_documents_ask_for_it(mali: Engine) -> None:
    assert await mali.execute(TIMBUKTU, {"text": '"CAMP in timbuktu" min*'}) == {
        "__typename": "Query",
        "found": {
            "__typename": "SearchConnection",
            "pages": {"__typename": "PageInfo", "hasNextPage": False, "hasPreviousPage": False},
            "totalCount": 1,
            "edges": [
                {
                    "__typename": "SearchEdge",
                    "snippet": TITLE,
                    "again": TITLE,
                    "node": {"__typename": "Event", "label": TITLE},
                }
            ],
            "others": [
                {
                    "piece": TITLE,
                    "node": {"label": FRENCH, "title": TITLE, "kind": "ATTACK", "when": {"edtf": "2018-04-14"}},
                }
            ],
            "nodes": [{"id": "event/mali-2018-04-14-timbuktu-camp"}],
        },
        "places": {"nodes": [{"name": "Région de Tombouctou"}]},
        "none": {"totalCount": 0, "edges": []},
    }


async def test_nodes_of_any_class(mali: Engine) -> None:
    found = (await mali.execute(OF_ANY_CLASS))["search"]["edges"]
    assert {edge["node"].pop("id"): (edge["snippet"], edge["node"]) for edge in found} == {
        "place/ml-timbuktu-camp": (
            "MINUSMA and Barkhane camp, Timbuktu",
            {"label": "MINUSMA and Barkhane camp, Timbuktu", "kind": "SITE"},
        ),
        "event/mali-2018-04-14-timbuktu-camp": (
            TITLE,
            {"label": TITLE, "when": {"edtf": "2018-04-14"}},
        ),
    }


async def test_it_is_one_statement_with_all_else(mali: Engine) -> None:
    counting = Counting(mali._store)
    engine: Any = Engine(schema_of(ONTOLOGY), counting, DEFAULT_BASE_IRI, PATIENT)
    answers = [await engine.execute(TIMBUKTU, {"text": text}) for text in ("Timbuktu camp", 'x" OR *')]
    assert [answer["found"]["totalCount"] > 0 for answer in answers] == [True, False]
    first, second = counting.fetched
    assert first is second
