"""Every link of ours leads somewhere, pages load nothing of others, and a French page speaks French.

A usual run follows one link of each kind, a long run very many more.
"""

import os
import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit
from xml.etree.ElementTree import Element

import pytest

from tests.api.explorer.crawl import Crawl, Visited
from tests.api.explorer.test_wording import EN, FR
from tests.api.explorer.visited import visitor

MOST = 60 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 1
READ_OUT = ("title", "alt", "placeholder", "aria-label")
"""Attributes that a reader is told."""
LETTERS = re.compile("[a-z]", re.IGNORECASE)
WORDS_OF_A_PIECE = 3
ENGLISH = re.compile(r"\b(the|and|with|which|was|were|has|have|from|by|of|is|are|that|this|not)\b")
"""Words that no French sentence has."""


@pytest.fixture(scope="module", params=["en", "fr"])
def crawl(request: pytest.FixtureRequest, served_url: str) -> Iterator[Crawl]:
    """The pages from the start on, for a reader of one language."""
    with visitor(served_url) as client:
        client.headers["accept-language"] = request.param
        made = Crawl(client, f"/?lang={request.param}", MOST)
        made.run()
        yield made


@pytest.fixture(scope="module")
def pages(crawl: Crawl) -> list[Visited]:
    """Those of them that are pages."""
    return [one for one in crawl.visited.values() if one.tree is not None]


def test_every_link_leads_somewhere(crawl: Crawl, pages: list[Visited]) -> None:
    assert [(one.status, one.address, one.linked_from) for one in crawl.visited.values() if one.status != 200] == []
    assert len(pages) > 100


def test_every_fragment_is_there(crawl: Crawl, pages: list[Visited]) -> None:
    ids = {address: one.ids for address, one in crawl.visited.items() if one.tree is not None}
    led = {(page.led_to(link), page.address) for page in pages for link in page.links()}
    missing = [
        (link, page)
        for link, page in led
        if (parts := urldefrag(link)).fragment and parts.fragment not in ids.get(parts.url, {parts.fragment})
    ]
    assert missing == []


def test_nothing_of_others_is_loaded(crawl: Crawl, pages: list[Visited]) -> None:
    loaded = {urlsplit(one)[:3] for page in pages for one in page.loaded()}
    here = urlsplit(crawl.origin)[:2]
    assert {one for one in loaded if one[:2] != here and one[0] != "data"} == set()
    assert {path for _, _, path in loaded if path.startswith("/")} >= {"/static/pages.css", "/static/state.js"}


def test_nobody_is_told_where_a_reader_comes_from(crawl: Crawl, pages: list[Visited]) -> None:
    telling = [
        (page.led_to(link), page.address)
        for page in pages
        for link in page.links()
        if not page.led_to(link).startswith(f"{crawl.origin}/") and "noreferrer" not in str(link.get("rel"))
    ]
    assert telling == []


def test_pages_are_in_the_language_of_their_reader(crawl: Crawl, pages: list[Visited]) -> None:
    language = crawl.client.headers["accept-language"]
    assert {page.tree.get("lang") for page in pages if page.tree is not None} == {language}


def test_no_sentence_is_in_the_other_language(crawl: Crawl, pages: list[Visited]) -> None:
    language = crawl.client.headers["accept-language"]
    own, other = (FR, EN) if language == "fr" else (EN, FR)
    sentences = {one for one in other.values() if one not in own.values() and LETTERS.search(one)}
    pieces = {piece for key, one in other.items() if one != own[key] for piece in _pieces(one)}
    found = {
        (text, page.address)
        for page in pages
        for text in _texts(page.tree, language)
        if text in sentences or any(piece in text for piece in pieces) or (own is FR and ENGLISH.search(text))
    }
    assert found == set()


def _pieces(sentence: str) -> Iterator[str]:
    """What stands in a sentence between its places, if that is too long to be French by chance."""
    for piece in re.split(r"{[a-z_]+}", sentence):
        if len(piece.split()) >= WORDS_OF_A_PIECE:
            yield piece.strip()


def _texts(element: Element | None, language: str, within: str = "") -> Iterator[str]:
    """What a page says in a language: code is of none, nor are addresses, nor is the way to the other language."""
    if element is None or element.tag == "code" or element.get("hreflang"):
        return
    within = element.get("lang", within)
    own = (element.text, *map(element.get, READ_OUT), *(one.tail for one in element)) if within == language else ()
    for told in own:
        text = " ".join((told or "").split())
        if LETTERS.search(text) and not text.startswith(("https://", "http://")):
            yield text
    for one in element:
        yield from _texts(one, language, within)
