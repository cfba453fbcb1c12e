"""The page of a source: what it is, where it is to be read, and what of it is used here, each with its place in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from api.explorer import fragments
from api.explorer.answered import Named, Some, actor_in, edges, edtf_in, labelled, release_in, text_in, text_of
from api.explorer.pages import Place, page
from api.explorer.shell import Cited, Shell
from api.web.representations import OFFERED
from graph.compliance.promises import NamedActor
from ontology import ONTOLOGY
from ontology.model import Node
from ontology.values import Text

SYMBOL = re.compile(r"\b[AS]/(?:RES/\d+(?: ?\(\d{4}\))?|[\dA-Z][\w./-]*\d)")
"""The symbol of a document of the General Assembly or Security Council, as titles have it: `S/2018/866`."""


@dataclass(frozen=True)
class Used:
    """A record that rests on the source: where in it, who says it, and of what."""

    record: Named
    cls: type[Node]
    locator: str | None
    when: str | None
    speaker: NamedActor | None
    of: Named | None


@dataclass(frozen=True)
class Counts:
    """How many records rest on it; besides these, how many leads, counted or not; and how many events there are."""

    records: int
    findings: int
    events: int


@dataclass(frozen=True)
class SourceAnswer:
    """A source, and what rests on it; `counts`: None where it is too much to be counted."""

    id: str
    title: Text
    kind: str
    publisher: str | None
    published: str | None
    retrieved: str | None
    url: str | None
    read_at: str | None
    languages: tuple[str, ...]
    note: Text | None
    used: Some[Used]
    counts: Counts | None
    cited: Cited | None

    @property
    def symbol(self) -> str:
        """The symbol of a document of the United Nations, from its address or its title; nothing for any other."""
        if found := fragments.symbol(self.url):
            return found
        titles = (SYMBOL.search(one) for one in self.title.variants)
        return next((found[0] for found in titles if found), "")

    @property
    def by_symbol(self) -> str:
        """Where the United Nations show the document of that symbol, in every language that it has."""
        return f"{fragments.UNITED_NATIONS}{self.symbol.replace(' ', '')}" if self.symbol else ""


def source_in(id_: str, answer: Mapping[str, Any]) -> SourceAnswer | None:
    """What is told of the source; None where it is not there."""
    node = answer["source"]
    if node is None:
        return None
    return SourceAnswer(
        id=id_,
        title=text_of(node, "title"),
        kind=node["kind"],
        publisher=node["publisher"],
        published=edtf_in(node, "published"),
        retrieved=edtf_in(node, "retrieved"),
        url=node["url"],
        read_at=node["readAt"],
        languages=tuple(node["languages"]),
        note=text_in(node, "note"),
        used=_used_of(node),
        counts=_counts(node, answer),
        cited=release_in(node["dataset"]),
    )


def _used_of(node: Mapping[str, Any]) -> Some[Used]:
    """The first records; where they are not counted, one more stands for all others."""
    found, counted = node["documents"], node.get("counted")
    more = len(found["edges"]) + int(found["pageInfo"]["hasNextPage"])
    return edges({**found, "totalCount": counted["totalCount"] if counted else more}, _used)


def _counts(node: Mapping[str, Any], answer: Mapping[str, Any]) -> Counts | None:
    if "counted" not in node:
        return None
    records = node["counted"]["totalCount"]
    return Counts(records, node["every"]["totalCount"] - records, answer["events"]["totalCount"])


def _used(edge: Mapping[str, Any]) -> Used:
    node = edge["node"]
    cls = next(one for one in ONTOLOGY.classes if one.__name__ == node["__typename"])
    speaker = node.get("saidBy") or node.get("assessedBy")
    estimated = node.get("estimates")
    return Used(
        labelled(node),
        cls,
        edge["locator"],
        edtf_in(node, "when") if "when" in node else None,
        actor_in(speaker) if speaker else None,
        Named(estimated["id"], text_of(estimated, "label")) if estimated else None,
    )


def source_page(source: SourceAnswer, shell: Shell, place: Place) -> str:
    """The page in HTML: of any day, as a source is what it is."""
    shell = replace(shell, cited=source.cited, timeless=True)
    return page("source.html", place, shell=shell, it=source, id=source.id, offered=OFFERED, fragments=fragments)
