"""What tests of pages share: the sample with texts that would be markup, and pages as trees."""

import dataclasses
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

import httpx

from api.explorer.pages import HEADERS
from ontology.events import Event
from ontology.model import Node, Relation
from ontology.records import Delivery, Row
from ontology.values import DateSpan, Text
from ontology.vocabularies import EventKind
from tests.graph.deliveries import row
from tests.graph.sample import sample
from tests.graph.sample_events import BULLETIN

SCRIPT = Event(
    id="event/script-tags",
    kind=EventKind.STATEMENT,
    when=DateSpan("2018"),
    when_stated='" onmouseover="alert(1)',
    title=Text("<script>alert(1)</script> & \"quotes\" 'all'", "]]> <b>"),
    summary=Text("javascript:alert(1)"),
    sources=(BULLETIN,),
)


def delivered() -> Delivery:
    """The sample, and an event whose texts would be markup."""
    made = sample()
    return dataclasses.replace(made, rows=[*made.rows, row(9999, SCRIPT)])


def records() -> Iterator[Node | Relation]:
    """All that is in the sample."""
    for one in sample().rows:
        assert isinstance(one, Row)
        yield from one.records


async def page(client: httpx.AsyncClient, path: str, lang: str = "en") -> Element:
    """A page as a tree, which it can only be if it is well formed."""
    answer = await client.get(path, params={"lang": lang} if lang else None)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    return fromstring(answer.text)


def said(element: Element | None) -> str:
    """The text of an element, in one line."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def entries(tree: Element, name: str) -> list[str]:
    """The entries of a list of relations."""
    return [said(one) for one in tree.findall(f".//section[@id='{name}']/ol/li")]


def addresses(tree: Element) -> set[str]:
    """Where links of a page lead."""
    return {str(one.get("href")).partition("?")[0] for one in tree.iter("a")}
