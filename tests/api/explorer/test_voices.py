"""Two assessors side by side: what each last said, where they differ, and whom there is to choose."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest

from tests.api.explorer.shown import said
from tests.api.explorer.visited import links, main, visit, visitor

VOICES = "/promises/accord-2015/voices"
TWO = {"a": "actor/independent-observer", "b": "actor/mali"}
FEBRUARY = {**TWO, "as-of": "2019-02-28"}


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    """A client of a server over the curated dataset."""
    with visitor(served_url) as made:
        yield made


def rows(tree: Element) -> dict[str, Element]:
    """The commitments that are shown, by their keys."""
    found = main(tree).findall("article")
    return {str(one.get("data-commitment")).partition("/")[2]: one for one in found}


def sides(row: Element) -> list[str]:
    """What stands in the columns of a commitment: A, B, others."""
    return [said(one) for one in row.findall("div[@class='sides']/div")]


def parts(tree: Element) -> list[int]:
    """How many there are in all, then in each part."""
    told = [*tree.findall(".//p[@class='partition']/strong"), *tree.findall(".//p[@class='partition']/a")]
    return [int(re.findall("[0-9]+", said(one))[0]) for one in told]


@pytest.mark.parametrize(
    ("lang", "observer"), [("en", "Independent Observer observer"), ("fr", "Observateur indépendant observateur")]
)
def test_observer_and_government_in_february_2019(client: httpx.Client, lang: str, observer: str) -> None:
    """Three promises that both have assessed; they differ on the ceasefire."""
    tree = visit(client, VOICES, lang, **FEBRUARY)
    assert parts(tree) == [31, 1, 2, 14, 14]
    assert list(rows(tree))[:3] == ["apr-ceasefire", "apr-good-faith", "apr-strategy"]
    assert sides(rows(tree)["apr-ceasefire"])[0].startswith(observer)
    assert len(rows(tree)) == 31


def test_their_words_on_what_both_have_assessed(client: httpx.Client) -> None:
    found = rows(visit(client, VOICES, **FEBRUARY))
    words = {key: tuple(re.findall("we read it: ([^.]*?) [A-Z]", one)[0] for one in sides(row)[:2])
             for key, row in list(found.items())[:3]}  # fmt: skip
    assert words == {
        "apr-ceasefire": ("fulfilled", "breached"),
        "apr-good-faith": ("partly fulfilled (20 of 78)", "partly fulfilled"),
        "apr-strategy": ("fulfilled", "fulfilled"),
    }
    observer, government, others = sides(found["apr-ceasefire"])
    assert "22 February 2019" in observer
    assert "August 2015" in government
    assert others.startswith("4 other assessors Secretary-General of the United Nations")
    assert said(found["apr-ceasefire"].find("p[@class='standing']")) == "They differ."


def test_where_they_differ(client: httpx.Client) -> None:
    tree = visit(client, VOICES, **FEBRUARY, show="differ")
    assert list(rows(tree)) == ["apr-ceasefire"]
    assert parts(tree) == [31, 1, 2, 14, 14]
    assert said(tree.find(".//p[@class='narrowed']")).startswith("1 promise or demand")


def test_observer_and_government_in_may_2018(client: httpx.Client) -> None:
    tree = visit(client, VOICES, **TWO, **{"as-of": "2018-05-28"})
    both = [key for key, row in rows(tree).items() if "No word of" not in " ".join(sides(row)[:2])]
    assert both == ["apr-good-faith"]
    words = [re.findall("we read it: (under way|partly fulfilled)", one)[0] for one in sides(rows(tree)[both[0]])[:2]]
    assert words == ["under way", "partly fulfilled"]


def test_the_word_of_a_member_says_whose_it_is(client: httpx.Client) -> None:
    senate = sides(rows(visit(client, VOICES, **FEBRUARY))["apr-senate"])[1]
    assert senate.startswith("IBK owed it")
    assert "The word of a member, which counts for Government of Mali." in senate


@pytest.mark.parametrize(
    ("lang", "caution"), [("en", "No answer on record is no agreement"), ("fr", "L’absence de réponse connue ne vaut")]
)
def test_silence_is_no_agreement(client: httpx.Client, lang: str, caution: str) -> None:
    assert said(visit(client, VOICES, lang, **FEBRUARY).find(".//p[@class='note caution']")).startswith(caution)


def test_the_bodies_of_assessors_are_there_to_choose(client: httpx.Client) -> None:
    """A body is there to choose once a member has spoken, whether it has itself or not."""
    tree = visit(client, VOICES, **{"as-of": "2024-12-31"})
    options = {str(one.get("value")): said(one) for one in tree.findall(".//select[@id='a']/option")}
    assert options["actor/independent-observer"] == "Independent Observer (with members)"
    assert options["actor/carter-center"] == "The Carter Center"
    assert {"actor/minusma", "actor/mali", "actor/united-nations"} <= set(options)
    assert not rows(tree)
    (example,) = [one for one in main(tree).findall("p/a") if "a=actor" in str(one.get("href"))]
    led = client.get(f"{VOICES}{example.get('href')}")
    assert rows(fromstring(led.text))
    assert parts(fromstring(led.text))[0] == len(rows(fromstring(led.text)))


def test_the_two_are_chosen_and_swapped(client: httpx.Client) -> None:
    tree = visit(client, VOICES, **FEBRUARY)
    chosen = [str(one.get("value")) for one in main(tree).iter("option") if one.get("selected") == ""]
    assert chosen == list(TWO.values())
    (swapped,) = [str(one.get("href")) for one in main(tree).iter("a") if said(one) == "Swap the two"]
    again = fromstring(client.get(f"{VOICES}{swapped}").text)
    here, there = (sides(rows(one)["apr-ceasefire"]) for one in (tree, again))
    assert here[:2] == there[1::-1]


def test_names_lead_to_keys(client: httpx.Client) -> None:
    asked = {"a": "Independent Observer", "b": "mali", "as-of": "28 février 2019", "lang": "fr"}
    answer = client.get("/promises/accord d'Alger/voices", params=asked, follow_redirects=True)
    assert answer.status_code == 200
    assert answer.url.path == VOICES
    assert dict(answer.url.params) == {"as-of": "2019-02-28", **TWO, "lang": "fr"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("c=actor/mali", "is not a parameter of this page. Known: lang, as-of, known-by, a, b, format, show."),
        ("a=actor/mali&b=mali", "a and b are both actor/mali. Name two assessors."),
        ("a=nobody-of-the-name", "a: No actor is known as 'nobody-of-the-name'."),
        ("show=agreed", "show=agreed is not one of those that there are. Write one of: differ, agree, shared,"),
        ("format=csv", "format=csv is of two assessors. Name both"),
        ("format=pdf", "format=pdf is not a form of a ledger."),
        ("as-of=30 February 2018", "February 2018 has 28 days"),
    ],
)
def test_what_cannot_be_is_told(client: httpx.Client, asked: str, told: str) -> None:
    answer = client.get(f"{VOICES}?{asked}&lang=en")
    assert answer.status_code == 400
    assert told in said(main(fromstring(answer.text)))


def test_before_the_signature_nobody_has_spoken(client: httpx.Client) -> None:
    tree = visit(client, "/promises/roadmap-2018/voices", **TWO, **{"as-of": "2018-01-11"})
    assert "nothing was owed before the first party signed, on 22 March 2018" in said(main(tree))
    assert any("as-of=2018-03-22" in str(one.get("href")) for one in main(tree).iter("a"))
    assert not list(main(tree).iter("article"))


def test_an_agreement_that_is_not_known_is_told_with_the_nearest(client: httpx.Client) -> None:
    answer = client.get("/promises/feuille de route/voices?lang=fr")
    assert answer.status_code == 404
    assert "../../promises/roadmap-2018" in links(fromstring(answer.text))


@pytest.mark.parametrize("show", [{}, {"show": "differ"}, {"show": "only_b"}])
def test_the_table_and_the_json_have_what_the_page_shows(client: httpx.Client, show: dict[str, str]) -> None:
    asked = {**FEBRUARY, **show}
    shown = rows(visit(client, VOICES, **asked))
    table = client.get(VOICES, params={**asked, "lang": "en", "format": "csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    read = list(csv.DictReader(io.StringIO(table.text)))
    told: dict[str, Any] = client.get(VOICES, params={**asked, "lang": "en", "format": "json"}).json()
    in_json = [one["entry"]["promise"]["id"].partition("/")[2] for one in told["comparisons"]]
    assert list(dict.fromkeys(row["commitment"].partition("/")[2] for row in read)) == in_json == list(shown)
    accounts = {key: len(row.findall(".//section[@class='account']")) for key, row in shown.items()}
    assert Counter(row["commitment"].partition("/")[2] for row in read) == accounts
    assert {row["as_of"] for row in read} == {"2019-02-28"}


def test_the_ledger_and_the_start_lead_here(client: httpx.Client) -> None:
    for path in ("/", "/promises/accord-2015"):
        tree = visit(client, path)
        assert any(one.endswith("promises/accord-2015/voices") for one in links(tree))
