"""Whatever a page is asked, its other forms hold the same: ids and numbers in CSV and JSON, and its records in RDF.

Their tags follow the load, the release, the language and the days that are meant, so that no copy is shown too long.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qsl
from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, Graph, URIRef

from ontology.iris import DEFAULT_BASE_IRI
from ontology.vocabularies import EventKind, Role
from tests.api.explorer.events_shown import total
from tests.api.explorer.shown import said
from tests.api.explorer.visited import visit, visitor

DIOURA = "/doc/event/mali-2018-04-06-dioura"
AGREEMENTS = ("accord-2015", "roadmap-2018", "csa16-2017", "unscr-2374")
STATUSES = ("contested", "overdue", "breached", "unfinished", "fulfilled", "not-yet-due", "undated")
DAYS = st.dates(date(2012, 1, 1), date(2025, 12, 31)).map(date.isoformat)
MONTHS = st.dates(date(2012, 1, 1), date(2024, 12, 31)).map(lambda day: day.isoformat()[:7])
EVENTS = st.fixed_dictionaries(
    {"when": MONTHS | MONTHS.map(lambda month: month[:4])},
    optional={
        "kind": st.lists(st.sampled_from([one.name for one in EventKind]), min_size=1, max_size=3, unique=True),
        "role": st.sampled_from([one.name for one in Role]),
        "under": st.sampled_from(["place/ml-menaka", "place/ml-kidal", "place/ml-mopti"]),
        "known-by": DAYS,
        "surely": st.just("yes"),
        "lang": st.sampled_from(["en", "fr"]),
    },
)
LEDGERS = st.fixed_dictionaries(
    {"as-of": DAYS},
    optional={
        "known-by": st.sampled_from(["any", "same"]),
        "status": st.lists(st.sampled_from(STATUSES), min_size=1, max_size=3, unique=True),
        "lang": st.sampled_from(["en", "fr"]),
    },
)


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    """A client of a server over the curated dataset."""
    with visitor(served_url) as made:
        yield made


@given(asked=EVENTS)
def test_events_are_the_same_in_every_form(client: httpx.Client, asked: dict[str, Any]) -> None:
    tree = _page(client, "/events", asked)
    shown = _listed(client, tree)
    assert len(shown) == len(set(shown)) == total(tree)
    rows = _rows(client.get("/events", params={**asked, "format": "csv"}))
    assert {row["events.id"] for row in rows} == set(shown)
    assert _ids(client.get("/events", params={**asked, "format": "ttl"}), "Event") == set(shown)
    points = client.get("/events", params={**asked, "format": "geojson"}).json()["features"]
    assert {str(one["id"]).partition("#")[0] for one in points} <= set(shown)


@given(agreement=st.sampled_from(AGREEMENTS), asked=LEDGERS)
def test_a_ledger_is_the_same_in_every_form(client: httpx.Client, agreement: str, asked: dict[str, Any]) -> None:
    path = f"/promises/{agreement}"
    tree = _page(client, path, asked)
    articles = {_key(one): said(one) for one in tree.iter("article")}
    rows = _rows(client.get(path, params={**asked, "format": "csv"}))
    ledger = client.get(path, params={**asked, "format": "json"}).json()
    groups = (*ledger["accounts"], *ledger["supporting"])
    entries = {one["promise"]["id"]: one for group in groups for one in group["entries"]}
    assert {row["commitment"] for row in rows} == set(entries) == set(articles)
    assert _ids(client.get(path, params={**asked, "format": "ttl"}), "Commitment") == set(articles)
    for row in rows:
        days = row["days_overdue"]
        assert days == str(entries[row["commitment"]]["deadline"]["daysOverdue"] or "")
        assert days in re.sub(r"(?<=\d)[,\u202f](?=\d)", "", articles[row["commitment"]])


@pytest.mark.parametrize("path", ["/promises/roadmap-2018", "/events?when=2018-04", DIOURA])
def test_a_copy_is_good_for_one_state_alone(client: httpx.Client, path: str) -> None:
    clocks = [("2018-07-01", "any"), ("2018-07-01", "2018-04-30"), ("2018-05-01", "any")]
    states = [{"as-of": day, "known-by": known, "lang": lang} for day, known in clocks for lang in ("en", "fr")]
    given = dict(parse_qsl(path.partition("?")[2]))
    answers = [client.get(path.partition("?")[0], params={**given, **state}) for state in states]
    assert len({one.headers["etag"] for one in answers}) == len(states)
    for answer in answers:
        again = client.get(answer.url, headers={"if-none-match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_page_of_today_names_the_day_that_it_means(client: httpx.Client) -> None:
    """So its tag is another tomorrow; and the link that it offers states all that it meant."""
    for path in ("/promises/roadmap-2018", "/events", DIOURA, "/"):
        tree = visit(client, path)
        (canonical,) = (one.get("href") for one in tree.iter("link") if one.get("rel") == "canonical")
        (copied,) = (one.get("href") for one in tree.iter("a") if one.get("class") == "copy")
        assert canonical == copied
        stated = dict(parse_qsl(str(copied)[1:]))
        assert date.fromisoformat(stated["as-of"]) <= date.today()
        assert (stated["known-by"], stated["lang"]) == ("any", "en")


def _page(client: httpx.Client, path: str, asked: dict[str, Any]) -> Element:
    answer = client.get(path, params=asked, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return fromstring(answer.text)


def _listed(client: httpx.Client, tree: Element) -> list[str]:
    """The events of a list, page by page."""
    found = [_key(one) for one in tree.iter("article")]
    while (later := tree.find(".//p[@class='pages']/a[@rel='next']")) is not None:
        tree = fromstring(client.get(f"/events{later.get('href')}").text)
        found += [_key(one) for one in tree.iter("article")]
    return found


def _key(article: Element) -> str:
    """The id of what an article is about: where its heading leads."""
    (link,) = (str(one.get("href")) for heading in ("h2", "h3") for one in article.findall(f"{heading}/a"))
    return link.partition("?")[0].rpartition("doc/")[2]


def _rows(answer: httpx.Response) -> list[dict[str, str]]:
    assert answer.status_code == 200
    return [*csv.DictReader(io.StringIO(answer.text))]


def _ids(answer: httpx.Response, cls: str) -> set[str]:
    """The nodes of a class in Turtle."""
    assert answer.status_code == 200
    triples = Graph().parse(data=answer.text, format="turtle")
    base = f"{DEFAULT_BASE_IRI}id/"
    of = URIRef(f"{DEFAULT_BASE_IRI}ontology#{cls}")
    return {str(one).removeprefix(base) for one in triples.subjects(RDF.type, of)}
