"""The lists of all actors and of all sources: page after page, searched, narrowed by kind, and in other forms."""

import csv
import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest
from rdflib import Graph

from api.explorer.indexes.state import ACTORS, INDEXES, PAGE, Index
from tests.api.explorer.shown import said
from tests.api.explorer.visited import main, texts, visit, visitor

NAMES = [one.name for one in INDEXES]
LISTED = ".//div[@class='entries']//tbody/tr"


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    with visitor(served_url) as made:
        yield made


def _ids(tree: Element) -> list[str]:
    """The ids of what a page lists, in its order."""
    found = tree.findall(f"{LISTED}/th/a")
    return [str(one.get("href")).partition("?")[0].removeprefix("doc/") for one in found]


def _span(tree: Element) -> str:
    """Which part of the list a page says that it shows."""
    return said(tree.find(".//p[@class='shown']/strong"))


def _turned(client: httpx.Client, tree: Element, name: str, way: str) -> Element | None:
    """The page that follows, or the one before (`way`: next, prev)."""
    link = tree.find(f".//a[@rel='{way}']")
    if link is None:
        return None
    answer = client.get(f"/{name}{link.get('href')}")
    assert answer.status_code == 200
    return fromstring(answer.text)


def _pages(client: httpx.Client, name: str, lang: str) -> list[Element]:
    pages = [visit(client, f"/{name}", lang)]
    while (found := _turned(client, pages[-1], name, "next")) is not None:
        pages.append(found)
    return pages


def _counted(client: httpx.Client, query: str) -> dict[str, dict[str, int]]:
    answer: dict[str, dict[str, int]] = client.post("/graphql", json={"query": query}).json()["data"]
    return answer


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", NAMES)
def test_pages_have_each_once_as_the_table_has_it(client: httpx.Client, name: str, lang: str) -> None:
    pages = _pages(client, name, lang)
    every = [one for tree in pages for one in _ids(tree)]
    rows = csv.DictReader(io.StringIO(client.get(f"/{name}", params={"format": "csv", "lang": lang}).text))
    assert every == [row[f"{name}.id"] for row in rows]
    assert len(pages) > 1
    assert len(set(every)) == len(every)
    told = [_span(tree) for tree in pages]
    spans = [(first, min(first + PAGE - 1, len(every))) for first in range(1, len(every), PAGE)]
    form = "{}–{} of {}" if lang == "en" else "{} à {} sur {}"
    assert told == [form.format(first, last, len(every)) for first, last in spans]


@pytest.mark.parametrize("name", NAMES)
def test_the_way_back_is_the_same(client: httpx.Client, name: str) -> None:
    pages = _pages(client, name, "en")[:3]
    tree = pages[-1]
    for before in reversed(pages[:-1]):
        found = _turned(client, tree, name, "prev")
        assert found is not None
        assert (_ids(found), texts(found, ".//p[@class='shown']")) == (
            _ids(before),
            texts(before, ".//p[@class='shown']"),
        )
        tree = found
    assert tree.find(".//a[@rel='prev']") is None


@pytest.mark.parametrize("index", INDEXES, ids=NAMES)
def test_kinds_count_what_choosing_them_shows(client: httpx.Client, index: Index) -> None:
    tree = visit(client, f"/{index.name}")
    told = {
        str(box.get("value")): int(said(label.find("span")))
        for label in tree.findall(".//form[@class='facets']//li/label")
        if (box := label.find("input")) is not None
    }
    every = _counted(client, f"{{ {index.name} {{ totalCount }} }}")[index.name]["totalCount"]
    assert sum(told.values()) == every
    for kind, count in told.items():
        assert said(visit(client, f"/{index.name}", kind=kind).find(".//p[@class='shown']/strong")).endswith(
            f"of {count}"
        )


def test_unnamed_actors_stand_apart(client: httpx.Client) -> None:
    tree = visit(client, "/actors")
    unnamed = _counted(client, "{ actors(where: {kind: {eq: UNNAMED}}) { totalCount } }")["actors"]["totalCount"]
    assert f"Not in this list: unnamed ({unnamed})" in said(main(tree))
    assert not {"Unnamed"} & set(texts(tree, f"{LISTED}/td[1]"))
    alone = visit(client, "/actors", kind="UNNAMED")
    assert set(texts(alone, f"{LISTED}/td[1]")) == {"Unnamed"}
    assert "Not in this list" not in said(main(alone))


def test_an_actor_is_found_by_any_of_its_names(client: httpx.Client) -> None:
    for sought in ("GATIA", "imghad", "Groupe autodéfense"):
        assert "actor/gatia" in _ids(visit(client, "/actors", q=sought)), sought
    assert "actor/gatia" not in _ids(visit(client, "/actors", q="GATIA", kind="STATE"))


def test_what_stands_beside_an_actor_is_counted_by_graphql(client: httpx.Client) -> None:
    tree = visit(client, "/actors", q="Coordination of Azawad Movements")
    asked = "parts: involvedIn { totalCount } owes: obligedBy(where: {node: {kind: {eq: PROMISE}}}) { totalCount }"
    found = _counted(client, f'{{ actor(id: "actor/cma") {{ {asked} claims {{ totalCount }} }} }}')["actor"]
    row = tree.findall(LISTED)[_ids(tree).index("actor/cma")]
    counts = [str(one["totalCount"]) for one in found.values()]  # type: ignore[index]
    assert texts(row, "td")[1:] == [*counts, "Mali’s accord of 2015"]


def test_a_source_is_found_by_its_publisher(client: httpx.Client) -> None:
    tree = visit(client, "/sources", q="jeune afrique")
    assert "Jeune Afrique" in texts(tree, f"{LISTED}/td[2]")
    assert all("jeune afrique" in one.lower() for one in texts(tree, LISTED))


@pytest.mark.parametrize(("lang", "words"), [("en", "does not mean that there was none"), ("fr", "ne signifie pas")])
def test_nothing_found_is_nothing_on_record(client: httpx.Client, lang: str, words: str) -> None:
    tree = visit(client, "/actors", lang, q="zzyzx")
    assert words in said(main(tree))
    assert not tree.findall(LISTED)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    "asked",
    [{"kind": "tribe"}, {"page": "2"}, {"page": "0"}, {"page": "²", "after": "x"}, {"after": "x"}, {"topic": "x"}],
)
def test_what_cannot_be_is_refused(client: httpx.Client, lang: str, asked: dict[str, str]) -> None:
    for name in NAMES:
        assert client.get(f"/{name}", params={**asked, "lang": lang}).status_code == 400


def test_another_form_has_what_is_chosen(client: httpx.Client) -> None:
    asked = {"kind": "coalition", "q": "mouv", "lang": "fr"}
    ids = _ids(visit(client, f"/{ACTORS.name}", **asked))
    graph = Graph().parse(data=client.get("/actors", params={**asked, "format": "ttl"}).text)
    assert {str(one).partition("/id/")[2] for one in graph.subjects() if "/id/actor/" in str(one)} == set(ids) != set()
    links = visit(client, "/actors", **asked).findall(".//section[@class='page-foot']//a")
    assert {"CSV", "Turtle", "JSON-LD", "GraphQL"} <= {said(one) for one in links}
    foot = said(visit(client, "/actors", **asked).find(".//section[@class='page-foot']/p"))
    assert foot.endswith("CSV · Turtle · JSON-LD · GraphQL")


def test_the_way_to_a_brief(client: httpx.Client) -> None:
    tree = visit(client, "/actors", **{"as-of": "2018-04-11"})
    led = next(one for one in tree.findall(".//nav//a") if said(one) == "Brief")
    answer = client.get(f"/{led.get('href')}")
    assert (answer.status_code, answer.headers["location"]) == (303, "brief/accord-2015?as-of=2018-04-11&lang=en")
    roadmap = visit(client, "/promises/roadmap-2018", **{"as-of": "2018-07-01"})
    links = [str(one.get("href")) for one in roadmap.findall(".//nav//a") if said(one) == "Brief"]
    assert links == ["../brief/roadmap-2018?as-of=2018-07-01&lang=en"]
