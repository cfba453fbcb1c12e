"""What tests of the page of events read of it."""

import re
from xml.etree.ElementTree import Element, fromstring

import httpx

from api.explorer.pages import HEADERS
from tests.api.explorer.shown import said

APRIL = {"when": "2018-04"}
MENAKA = "place/ml-menaka"


def page(client: httpx.Client, lang: str = "en", **asked: str) -> Element:
    """The page as a tree."""
    answer = client.get("/events", params={**asked, "lang": lang}, follow_redirects=True)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    return fromstring(answer.text)


def total(tree: Element) -> int:
    """How many events the page says there are."""
    return int(re.findall("[0-9]+", said(tree.find(".//p[@class='days']")))[0])


def facet(tree: Element, name: str) -> dict[str, int]:
    """The values of a facet, each with its count."""
    found = tree.findall(f".//form[@class='facets']//input[@name='{name}']/..")
    return {str(one.find("input").get("value")): int(said(one.find("span"))) for one in found}  # type: ignore[union-attr]
