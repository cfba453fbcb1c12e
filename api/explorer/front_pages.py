"""The pages that lead to others: the start, the list of agreements, what a search finds, and how to read all that."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from api.explorer.answered import Named, named, release_in, text_in, text_of, titled
from api.explorer.pages import Place, page
from api.explorer.shell import Shell
from api.explorer.state import State
from graph.compliance.ledger import STANDINGS
from ontology.codes import Code
from ontology.naming import camel
from ontology.values import Text
from ontology.vocabularies import AgreementKind, ClaimKind, Hedge, Nearness, Standpoint, Status

FEW = 5
"""How many results of a class a search shows beside those of others."""
EXPLAINED: Mapping[str, type[Code]] = {
    "words_status": Status,
    "words_standpoint": Standpoint,
    "words_claim": ClaimKind,
    "words_hedge": Hedge,
    "words_precision": Nearness,
}
"""The vocabularies that a reader of these pages meets, and the sentence that heads each."""


@dataclass(frozen=True)
class Promising:
    """An agreement, and how many promises and demands of it are on record."""

    id: str
    name: Text
    date: str
    kind: str
    promises: int
    demands: int

    @property
    def key(self) -> str:
        """By what its ledger is asked for."""
        return self.id.partition("/")[2]


def agreements_in(answer: Mapping[str, Any]) -> tuple[Promising, ...]:
    """The agreements in the answer to `operations/agreements.graphql`."""
    return tuple(
        Promising(
            one["id"],
            text_of(one, "name"),
            one["date"]["edtf"],
            one["kind"],
            one["promises"]["totalCount"],
            one["demands"]["totalCount"],
        )
        for one in answer["agreements"]["nodes"]
    )


def principal(agreements: Sequence[Promising]) -> Promising | None:
    """The agreement that a reader is led to first: of peace accords, if there are any, the one with most promises."""
    return max(agreements, key=lambda one: (one.kind == AgreementKind.PEACE_ACCORD.name, one.promises), default=None)


def agreements_page(agreements: Sequence[Promising], shell: Shell, place: Place) -> str:
    """The page of all agreements with promises, in HTML."""
    return page("agreements.html", place, shell=replace(shell, timeless=True), agreements=agreements)


def home_page(agreements: Sequence[Promising], answer: Mapping[str, Any] | None, shell: Shell, place: Place) -> str:
    """The start, in HTML. `answer`: None where no agreement has promises."""
    told: dict[str, Any] = {"home": None, "principal": principal(agreements)}
    if answer:
        ledger = answer["compliance"]
        told["home"] = answer
        told["counts"] = {name: ledger["counts"][camel(name)] for name in (*STANDINGS, "promises", "demands")}
        told["not_yet"] = text_in(ledger, "notYet")
        told["differing"] = tuple(_events(answer["differing"]["nodes"]))
        told["latest"] = tuple(_events(answer["latest"]["nodes"]))
        told["datasets"] = [one for each in answer["datasets"]["nodes"] if (one := release_in(each))]
    return page("home.html", place, shell=shell, **told)


def _events(nodes: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Named, str]]:
    for one in nodes:
        yield titled(one), one["when"]["edtf"]


def reading_page(shell: Shell, place: Place) -> str:
    """How to read these pages, in HTML: their words, as the vocabularies define them, and their rules."""
    words = [(key, cls, tuple(cls)) for key, cls in EXPLAINED.items()]
    return page("reading.html", place, shell=replace(shell, timeless=True), words=words, standings=STANDINGS)


@dataclass(frozen=True)
class Hit:
    """What a search has found."""

    id: str
    label: Text
    when: str | None
    speaker: Text | None
    under: Named | None
    snippet: tuple[tuple[str, bool], ...]
    snippet_lang: str


@dataclass(frozen=True)
class Found:
    """The results of one class: the first of them, how many there are, and where all are."""

    cls: str
    count: int
    hits: tuple[Hit, ...]
    address: str


@dataclass(frozen=True)
class SearchAnswer:
    """What a search found, by class, and where the next page of it is."""

    total: int
    found: tuple[Found, ...]
    others: tuple[Found, ...]
    after: str


def search_in(answer: Mapping[str, Any], state: State) -> SearchAnswer:
    """What is told of the answer to `operations/search.graphql`, of several classes a few of each."""
    result, alone = answer["search"], state.one("in")
    by_class = dict[str, list[Hit]]()
    for edge in result["edges"]:
        by_class.setdefault(edge["node"]["__typename"], []).append(_hit(edge))
    counts = {_class_name(one["class"]): one["count"] for one in result["counts"] if one["count"]}

    def found(cls: str, hits: Sequence[Hit]) -> Found:
        shown = tuple(hits if alone else hits[:FEW])
        return Found(cls, counts.get(cls, len(hits)), shown, state.having("after").having("in", cls.lower()).query())

    page_info = result["pageInfo"]
    after = state.having("after", page_info["endCursor"]).query() if alone and page_info["hasNextPage"] else ""
    others = tuple(found(cls, ()) for cls in counts if cls not in by_class)
    return SearchAnswer(result["totalCount"], tuple(found(*one) for one in by_class.items()), others, after)


def _class_name(searchable: str) -> str:
    return "".join(map(str.capitalize, searchable.split("_")))


def _hit(edge: Mapping[str, Any]) -> Hit:
    node = edge["node"]
    when = node.get("when") or node.get("date") or node.get("published")
    speaker, under = node.get("saidBy"), node.get("underAgreement")
    language = edge["snippetLanguage"]
    return Hit(
        node["id"],
        text_of(node, "label"),
        when and when["edtf"],
        text_in(speaker, "name") if speaker else None,
        named(under) if under else None,
        tuple((part["text"], part["marked"]) for part in edge["snippetParts"]),
        language.lower() if language in ("EN", "FR") else "",
    )


def search_page(text: str, answer: SearchAnswer | None, shell: Shell, place: Place) -> str:
    """What a search finds, in HTML. `answer`: None where nothing is looked for."""
    return page("search.html", place, shell=replace(shell, timeless=True), text=text, answer=answer)
