"""Documents that lead to the same nodes by different ways, and what the server answers: for caches to hold at once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpx

from api.schema.meaning import root_names
from ontology import ONTOLOGY
from ontology.matching import MatchDecision
from tests.api.query.every_field import EveryField, nodes_in
from tests.schemas import schema_of

EVERYTHING = EveryField(schema_of(ONTOLOGY), few=3)
LISTS = [many for _, many in root_names(ONTOLOGY).values()]
CLASSES = {cls.path() for cls in ONTOLOGY.classes if cls is not MatchDecision}
"""All that the datasets have: nobody has decided anything of their records by hand."""
LEDGERS = {
    "Ledger": 'agreement: "agreement/accord-2015", asOf: "2016-01-31"',
    "LaterLedger": 'agreement: "agreement/accord-2015", asOf: "2026-01-01"',
    "OtherLedger": 'agreement: "agreement/roadmap-2018", asOf: "2026-01-01"',
}


@dataclass(frozen=True)
class Way:
    """A document, and what it selects of the root."""

    name: str
    selected: str

    def text(self, prefix: str = "") -> str:
        """The document, whose operation has a name that may begin with a prefix."""
        return f"query {prefix}{self.name}Query {{ {self.selected} }}"


WAYS = [
    Way("Lists", " ".join(EVERYTHING.root(many, arguments="first: 150") for many in LISTS)),
    *(Way(many.title(), EVERYTHING.root(many, 1, "first: 50")) for many in LISTS),
    Way("Search", EVERYTHING.root("search", arguments='text: "mali", first: 200')),
    Way("Groups", EVERYTHING.root("eventGroups", arguments="by: [CERCLE, ACTOR], first: 50")),
    *(Way(name, EVERYTHING.root("compliance", arguments=given)) for name, given in LEDGERS.items()),
]


@cache
def answers(endpoint: str) -> list[Any]:
    """The answer to the document of each way. Each class of nodes is met by several ways, and so is many a node."""
    found = [httpx.post(endpoint, json={"query": way.text()}, timeout=60).json() for way in WAYS]
    assert [way.name for way, answer in zip(WAYS, found, strict=True) if "errors" in answer] == []
    met = Counter(id_ for answer in found for id_ in {node["id"] for node in nodes_in(answer)})
    met_by_several = {id_ for id_, ways in met.items() if ways > 2}
    assert _classes(met_by_several) == _classes(met) == CLASSES
    return [answer["data"] for answer in found]


def _classes(ids: Iterable[str]) -> set[str]:
    """The classes of these ids."""
    return {id_.partition("/")[0] for id_ in ids}
