"""Where readers begin: the start, the list of agreements, a search, and how to read it all."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import fromstring

import httpx
import pytest

from api.settings import Settings
from tests.api.conftest import served
from tests.api.explorer.shown import said
from tests.api.explorer.visited import links, main, texts, visit, visitor


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    with visitor(served_url) as made:
        yield made


def test_a_browser_begins_at_the_start_and_a_program_at_graphql(client: httpx.Client) -> None:
    assert client.get("/?lang=en").status_code == 200
    answer = client.get("/", headers={"accept": "*/*"})
    assert (answer.status_code, answer.headers["location"], answer.headers["vary"]) == (307, "graphql", "Accept")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_start_counts_as_the_ledger_does(client: httpx.Client, lang: str) -> None:
    start = visit(client, "/", lang, **{"as-of": "2018-04-11"})
    ledger = visit(client, "/promises/accord-2015", lang, **{"as-of": "2018-04-11"})
    told = [re.findall("[0-9]+", line) for line in (*texts(start, ".//p[@class='partition']"),)]
    assert told == [re.findall("[0-9]+", said(ledger.find(".//p[@class='partition']")))]
    (numbers,) = told
    assert int(numbers[0]) == sum(map(int, numbers[1:]))


def test_the_start_leads_to_answers(client: httpx.Client) -> None:
    for one in visit(client, "/").findall(".//section[@id='questions']//a"):
        assert client.get(f"/{one.get('href')}").status_code == 200, one.get("href")


def test_where_nothing_is_loaded_the_start_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = f"sqlite:///{tmp_path_factory.mktemp('empty')}/accord.db"
    with served(Settings(store=empty)) as address, visitor(address) as client:
        assert client.get("/?lang=en").status_code in (200, 503)


def test_all_agreements_with_promises(client: httpx.Client) -> None:
    tree = visit(client, "/promises")
    listed = [link for link in links(main(tree)) if "promises/" in link]
    assert len(listed) == len(set(listed)) > 20
    assert any(link.endswith("promises/roadmap-2018") for link in listed)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("28 March roadmap", "agreement/roadmap-2018"),
        ("accord d'Alger", "agreement/accord-2015"),
        ("CMA", "actor/cma"),
        ("Tombouctou", "place/ml-timbuktu-town"),
        ("Dioura", "place/ml-dioura"),
    ],
)
def test_what_is_called_so_comes_first(client: httpx.Client, text: str, first: str) -> None:
    tree = visit(client, "/search", "fr", q=text)
    hits = [link for link in links(main(tree)) if link.startswith("doc/")]
    assert hits[0] == f"doc/{first}"


def test_results_stand_by_class_with_their_number(client: httpx.Client) -> None:
    tree = visit(client, "/search", "fr", q="autorités intérimaires")
    promises = tree.find(".//section[@id='commitment']")
    assert promises is not None
    assert said(promises.find("h2")).startswith("Engagement 5 sur ")
    (more,) = promises.findall("p/a")
    every = fromstring(client.get(f"/search{more.get('href')}").text)
    assert "doc/commitment/apr-interim-authorities" in links(every)


def test_a_search_of_nothing_and_for_nothing(client: httpx.Client) -> None:
    assert "S/2018/866" in said(main(visit(client, "/search")))
    assert "That does not mean that there is nothing." in said(main(visit(client, "/search", q="zzyzx")))
    wrong = client.get("/search?q=Kidal&in=weather&lang=en")
    assert (wrong.status_code, "in=weather is not a class that is searched." in wrong.text) == (400, True)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_how_to_read_explains_each_word(client: httpx.Client, lang: str) -> None:
    tree = visit(client, "/how-to-read", lang)
    assert len(tree.findall(".//main/ol/li")) == 7
    for section in tree.findall(".//main/section"):
        assert len(section.findall("dl/dt")) == len([one for one in section.findall("dl/dd") if said(one)]) > 2
