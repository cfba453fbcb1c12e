"""What tests of pages over the curated dataset share: a client that likes what browsers like, and pages as trees."""

from xml.etree.ElementTree import Element, fromstring

import httpx

from api.explorer.pages import HEADERS
from tests.api.explorer.shown import said

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def visitor(address: str) -> httpx.Client:
    """A client of a server."""
    return httpx.Client(base_url=address, timeout=60, headers=BROWSER)


def visit(client: httpx.Client, path: str, lang: str = "en", **asked: str) -> Element:
    """A page as a tree, which it can only be if it is well formed."""
    answer = client.get(path, params={**asked, "lang": lang}, follow_redirects=True)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    return fromstring(answer.text)


def main(tree: Element) -> Element:
    """What is between head and foot of a page."""
    found = tree.find(".//main")
    assert found is not None
    return found


def texts(tree: Element, path: str) -> list[str]:
    """The texts of all elements at a path."""
    return [said(one) for one in tree.findall(path)]


def links(tree: Element) -> list[str]:
    """Where the links of a page lead, without what they ask for there."""
    return [str(one.get("href")).partition("?")[0] for one in tree.iter("a")]
