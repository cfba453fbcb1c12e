"""Briefs over HTTP, over the curated dataset: which form and language a client gets, and what is told of a bad word."""

import json
import re
from collections.abc import Iterator

import httpx
import pytest

from api.explorer.pages import HEADERS
from api.settings import Settings
from tests.api.conftest import served
from tests.api.web.linked import problem

ACCORD = "/brief/accord-2015?as-of=2018-04-11"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FORMS = {
    "html": "text/html; charset=utf-8",
    "text": "text/plain; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    """A client of a server over the curated dataset."""
    with httpx.Client(base_url=served_url, timeout=60) as made:
        yield made


@pytest.mark.parametrize(("form", "content_type"), FORMS.items())
def test_each_form_is_to_be_had_by_its_name_and_by_its_media_type(
    client: httpx.Client, form: str, content_type: str
) -> None:
    named = client.get(f"{ACCORD}&lang=fr&format={form}")
    accepted = client.get(f"{ACCORD}&lang=fr", headers={"accept": content_type.partition(";")[0]})
    assert (named.status_code, accepted.status_code) == (200, 200)
    assert named.headers["content-type"] == accepted.headers["content-type"] == content_type
    assert named.text == accepted.text
    assert "accept" in accepted.headers["vary"].lower().split(", ")
    assert "accept" not in named.headers.get("vary", "").lower().split(", ")
    assert named.headers.get("content-language") == (None if form == "json" else "fr")


def test_a_browser_gets_a_page_that_may_load_nothing_but_our_styles(client: httpx.Client) -> None:
    answer = client.get(ACCORD, headers={"accept": BROWSER, "accept-language": "fr-ML,fr;q=0.9"})
    assert answer.headers["content-type"] == FORMS["html"]
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert '<html lang="fr">' in answer.text
    assert re.findall("<script[^>]*>", answer.text) == ['<script type="module" src="../static/state.js">']
    assert {"accept", "accept-language"} <= set(answer.headers["vary"].lower().split(", "))


def test_the_clocks_go_along_and_lead_to_one_address(client: httpx.Client) -> None:
    asked = {"as-of": "11 avril 2018", "known-by": "day", "known-by-day": "2018-05", "take": "women", "lang": "fr"}
    answer = client.get("/brief/accord-2015", params=asked, headers={"accept": BROWSER})
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "?as-of=2018-04-11&known-by=2018-05-31&take=women&lang=fr",
    )
    page = client.get(f"/brief/accord-2015{answer.headers['location']}", headers={"accept": BROWSER}).text
    assert 'value="11 avril 2018"' in page
    assert 'href="../promises?as-of=2018-04-11&amp;known-by=2018-05-31&amp;lang=fr"' in page


def test_links_lead_to_the_other_forms_and_language_of_the_same_days(client: httpx.Client) -> None:
    answer = client.get(f"{ACCORD}&take=promises&topic=DDR", headers={"accept": "text/html", "accept-language": "en"})
    links = answer.links
    assert len(answer.headers["link"].split(", ")) == 5
    assert 'hreflang="fr"' in answer.headers["link"]
    assert links["alternate"]
    for link in answer.headers["link"].split(", "):
        address = link[link.index("<") + 1 : link.index(">")]
        assert "as-of=2018-04-11&known-by=2018-04-11&topic=DDR&take=promises" in address
        assert client.get(f"/brief/accord-2015{address}").status_code == 200


def test_the_same_day_is_the_default_for_what_was_known(client: httpx.Client) -> None:
    same = client.get(f"{ACCORD}&format=text&lang=en").text
    assert client.get(f"{ACCORD}&known-by=11 April 2018&format=text&lang=en").text == same
    every = client.get(f"{ACCORD}&known-by=any&format=text&lang=en").text
    assert "from sources of any day" in every
    assert "from sources published by that day" in same
    assert (
        "from sources published by 1 January 2019"
        in client.get(f"{ACCORD}&known-by=2019-01-01&format=text&lang=en").text
    )


def test_an_answer_that_is_known_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get(f"{ACCORD}&lang=fr&format=html")
    again = client.get(f"{ACCORD}&lang=fr&format=html", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(f"{ACCORD}&lang=en&format=html", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200
    head = client.head(f"{ACCORD}&lang=fr&format=html")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])


def test_an_agreement_is_found_by_what_people_call_it(client: httpx.Client) -> None:
    by_key = client.get("/brief/roadmap-2018?as-of=2018-12-31&format=json").json()
    assert client.get("/brief/28 March roadmap?as-of=2018-12-31&format=json").json() == by_key
    assert client.get("/brief/agreement/roadmap-2018?as-of=2018-12-31&format=json").json() == by_key


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_an_agreement_that_is_not_clear_is_told_with_the_nearest_three(client: httpx.Client, lang: str) -> None:
    status, detail = problem(client.get(f"/brief/feuille de route?lang={lang}", headers={"accept": "text/plain"}))
    assert status == 404
    assert "feuille de route" in detail
    assert len(detail.splitlines()) == 4
    assert any(line.split()[0] == "roadmap-2018" for line in detail.splitlines()[1:])


@pytest.mark.parametrize(
    ("query", "named", "remedy", "in_french"),
    [
        ("as-of=2018-02-30", "2018-02-30", "February 2018 has 28 days", "février 2018 compte 28 jours"),
        ("known-by=soon", "soon", "write one such as", "écrivez par exemple"),
        ("take=promises,women,wars", "wars", "promises, clashes, killings", "promises, clashes, killings"),
        ("format=pdf", "pdf", "html, text, markdown, csv, json", "html, text, markdown, csv, json"),
        ("topic=WEATHER", "WEATHER", "write one of", "écrivez l’un de ceux-ci"),
        ("actor=nobody", "nobody", "write one of", "écrivez l’un de ceux-ci"),
        ("asof=2018", "asof", "Known: as-of, known-by", "Elle prend : as-of, known-by"),
        ("as-of=2018&as-of=2019", "2019", "Keep one of the two", "N’en gardez qu’un"),
    ],
)
def test_a_bad_word_is_told_with_its_place_and_a_remedy(
    client: httpx.Client, query: str, named: str, remedy: str, in_french: str
) -> None:
    for lang, said in (("en", remedy), ("fr", in_french)):
        status, detail = problem(client.get(f"/brief/accord-2015?{query}&lang={lang}", headers={"accept": "text/csv"}))
        assert status == 400
        assert query.partition("=")[0] in detail
        assert named in detail
        assert said in detail, detail


def test_a_language_that_there_is_not_is_told(client: httpx.Client) -> None:
    status, detail = problem(client.get(f"{ACCORD}&lang=de", headers={"accept": "application/json"}))
    assert (status, "lang=de" in detail) == (400, True)


@pytest.mark.parametrize(
    "name", ["%00", "..%2f..%2fetc%2fpasswd", "%3Cscript%3Ealert(1)", "'%3B DROP TABLE Event", "a" * 3000]
)
def test_hostile_names_are_no_agreements(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/brief/{name}", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "<script" not in answer.text


def test_numbers_and_figures_are_those_of_the_ledger(client: httpx.Client) -> None:
    query = """{ compliance(agreement: "agreement/accord-2015", asOf: "2018-04-11", knownBy: "2018-04-11") {
      counts { promises contested overdue breached unfinished fulfilled notYetDue undated fulfilledOnOwnWord } } }"""
    counts = client.post("/graphql", json={"query": query}).json()["data"]["compliance"]["counts"]
    brief = json.loads(client.get(f"{ACCORD}&format=json").text)
    (told,) = [one for one in brief["parts"][0]["sentences"] if one["rule"] == "counts"]
    assert {name: told["figures"][name] for name in counts} == counts


def test_a_request_that_costs_too_much_is_refused(filled_url: str) -> None:

    with served(Settings(store=filled_url, max_cost=100)) as address:
        status, detail = problem(httpx.get(f"{address}{ACCORD}", headers={"accept": "text/plain"}))
    assert (status, "100 are allowed" in detail) == (400, True)
