"""The page of a ledger: its counts add up, its facets say what one more choice gives, and nothing is asked silently."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest

from tests.api.explorer.shown import said
from tests.api.explorer.visited import visit as page
from tests.api.explorer.visited import visitor

ROADMAP = "/promises/roadmap-2018"
TERMS = ("contested", "overdue", "said to be fulfilled", "not yet due, not assessed", "without a date, not assessed")


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    """A client of a server over the curated dataset."""
    with visitor(served_url) as made:
        yield made


def headline(tree: Element) -> dict[str, int]:
    """How many promises there are, and under which count."""
    line = tree.find(".//p[@class='partition']")
    assert line is not None
    total = int(re.findall("[0-9]+", said(line.find("strong")))[0])
    parts = [(said(one), int(said(one.find("b")))) for one in line.findall("a")]
    assert sum(number for _, number in parts) == total
    return {re.sub("^[0-9]+ ", "", text): number for text, number in parts} | {"all": total}


def facet(tree: Element, name: str) -> dict[str, int]:
    """The values of a facet, each with its count."""
    found = tree.findall(f".//form[@class='facets']//input[@name='{name}']/..")
    return {str(one.find("input").get("value")): int(said(one.find("span"))) for one in found}  # type: ignore[union-attr]


def rows(tree: Element) -> dict[str, Element]:
    """The promises that are shown, by their keys."""
    return {str(one.get("id")).removeprefix("commitment-"): one for one in tree.iter("article")}


def standing(tree: Element, key: str) -> str:
    """The sentence that says how a promise stands."""
    return said(rows(tree)[key].find("p[1]"))


def test_the_roadmap_as_it_was_due(client: httpx.Client) -> None:
    tree = page(client, ROADMAP, **{"as-of": "2018-04-30"})
    assert said(tree.find(".//h1")) == "Roadmap implementing the timetable of priority actions"
    counts = headline(tree)
    assert (counts["all"], counts.get("overdue", 0), counts["said to be fulfilled"]) == (10, 0, 1)
    due = {key for key in rows(tree) if "Due on this day." in standing(tree, key)}
    assert due == {"rm-elections-postpone", "rm-interim", "rm-moc", "rm-territory"}


def test_the_roadmap_two_months_later(client: httpx.Client) -> None:
    tree = page(client, ROADMAP, **{"as-of": "2018-07-01"})
    assert headline(tree) == dict(zip(TERMS, (1, 2, 2, 3, 2), strict=True)) | {"all": 10}
    for key in ("rm-interim", "rm-territory"):
        assert standing(tree, key).startswith("overdue – At least 62 days past the deadline")
    assert standing(tree, "rm-moc").startswith(
        "contested – Fulfilled: Secretary-General of the United Nations [UN body]"
    )
    assert "by 28 June 2018 at the latest" in standing(tree, "rm-elections-postpone")
    accounts = rows(tree)["rm-moc"].findall("div[@class='accounts']/section")
    assert [said(one.find(".//time")) for one in accounts] == ["6 June 2018", "25 June 2018"]


def test_the_roadmap_at_the_end_of_the_year(client: httpx.Client) -> None:
    tree = page(client, ROADMAP, **{"as-of": "2018-12-31", "status": "overdue"})
    days = {key: int(re.findall("([0-9]+) days", standing(tree, key))[0]) for key in rows(tree)}
    assert days == {"rm-interim": 245, "rm-territory": 245, "rm-elections-security": 153, "rm-cantonment": 128}
    assert said(tree.find(".//p[@class='narrowed']")).startswith("4 promises of 10 shown: overdue")


def test_both_days_of_signature_stand_with_those_who_state_them(client: httpx.Client) -> None:
    tree = page(client, ROADMAP, **{"as-of": "2018-07-01"})
    told = [said(one) for one in tree.findall(".//section[@class='instrument']/details/div/section")]
    assert {day: sum(f"Signed on {day} March 2018." in one for one in told) for day in ("22", "28")} == {
        "22": 3,
        "28": 1,
    }
    (other,) = [one for one in told if "28 March" in one]
    assert "International Crisis Group" in other
    assert not any("Crisis Group" in one for one in told if "22 March" in one)


def test_demands_are_no_promises(client: httpx.Client) -> None:
    asked = {"as-of": "2021-12-31", "topic": "JUSTICE"}
    answer = client.get("/promises/accord-2015", params=[*asked.items(), ("topic", "PARTICIPATION"), ("lang", "en")])
    tree = fromstring(answer.text)
    demands = tree.find(".//section[@id='demands']")
    assert demands is not None
    asked_of = {str(one.get("id")) for one in demands.iter("article")}
    assert "commitment-res2480-women" in asked_of
    told = standing(tree, "res2480-women")
    assert told.startswith("demand – ")
    assert told.endswith("Its term ended on 30 June 2020.")
    assert "overdue" not in said(demands).replace("never counted as overdue", "")
    promised = set(rows(tree)) - {one.removeprefix("commitment-") for one in asked_of}
    assert promised == {"apr-cvjr", "apr-inquiry", "jul17-justice", "oct17-qadis", "hl5-women"}


def test_in_french(client: httpx.Client) -> None:
    tree = page(client, ROADMAP, "fr", **{"as-of": "2018-07-01"})
    assert said(tree.find(".//h1")) == "Feuille de route pour la mise en œuvre du chronogramme d’actions prioritaires"
    assert headline(tree)["en retard"] == 2
    assert "Au 1er juillet 2018" in said(tree.find(".//p[@class='days']"))
    assert not [one for one in tree.iter() if one.get("lang") == "en" and one.tag == "span"]


@pytest.mark.parametrize("typed", ["30/04/2018", "30 avril 2018", "2018-04", "30 April 2018"])
def test_days_as_people_type_them_lead_to_one_address(client: httpx.Client, typed: str) -> None:
    answer = client.get(ROADMAP, params={"as-of": typed, "lang": "fr"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("?as-of=2018-04-30")
    tree = page(client, ROADMAP, "fr", **{"as-of": typed})
    remark = tree.find(".//span[@class='remark']")
    assert (said(remark) if remark is not None else "") == (
        "« 2018-04 » compte à partir de son dernier jour, le 30 avril 2018." if typed == "2018-04" else ""
    )


def test_a_name_leads_to_the_key(client: httpx.Client) -> None:
    answer = client.get("/promises/28 March roadmap?as-of=2018-07-01&lang=fr")
    assert answer.status_code == 303
    assert answer.headers["location"] == "../promises/roadmap-2018?as-of=2018-07-01&lang=fr"


def test_a_name_that_is_not_clear_is_told_with_the_nearest(client: httpx.Client) -> None:
    answer = client.get("/promises/feuille de route?lang=fr")
    assert answer.status_code == 404
    offered = {str(one.get("href")).partition("?")[0] for one in fromstring(answer.text).iter("a")}
    assert {"../promises/roadmap-2018", "../promises/roadmap-2014"} <= offered


def test_before_the_signature_there_is_no_ledger(client: httpx.Client) -> None:
    tree = page(client, ROADMAP, **{"as-of": "2018-01-11"})
    main = tree.find(".//main")
    assert main is not None
    assert "nothing was owed before the first party signed, on 22 March 2018" in said(main)
    assert not list(main.iter("article"))
    assert any("as-of=2018-03-22" in str(one.get("href")) for one in main.iter("a"))


def test_a_day_to_come_is_told(client: httpx.Client) -> None:
    tree = page(client, ROADMAP, **{"as-of": "2030-01-01"})
    assert "1 January 2030 is a day to come: what is on record today is counted up to it." in said(tree.find(".//main"))


def test_where_nothing_matches_the_page_says_what_that_means(client: httpx.Client) -> None:
    tree = page(client, ROADMAP, **{"as-of": "2018-07-01", "by": "actor/jnim"})
    assert said(tree.find(".//p[@class='empty']")).endswith("That does not mean that none was made.")
    assert facet(tree, "by")["actor/mali"] == 7


@pytest.mark.parametrize("asked", [{}, {"status": "overdue"}, {"topic": "ELECTIONS"}, {"by": "actor/cma"}])
def test_a_facet_counts_what_choosing_gives(client: httpx.Client, asked: dict[str, str]) -> None:
    tree = page(client, ROADMAP, **{"as-of": "2018-07-01"}, **asked)
    for name in ("status", "topic", "by"):
        for value, count in facet(tree, name).items():
            narrowed = page(client, ROADMAP, **({"as-of": "2018-07-01"} | asked | {name: value}))
            assert len(rows(narrowed)) == count, (name, value)


@pytest.mark.parametrize("asked", [{}, {"status": "overdue"}, {"topic": "JUSTICE"}, {"by": "actor/mali"}])
def test_the_table_and_the_json_have_what_the_page_shows(client: httpx.Client, asked: dict[str, str]) -> None:
    days = {"as-of": "2018-04-11", "known-by": "same", **asked}
    shown = set(rows(page(client, "/promises/accord-2015", **days)))
    table = client.get("/promises/accord-2015", params={**days, "lang": "en", "format": "csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    read = list(csv.DictReader(io.StringIO(table.text)))
    told: dict[str, Any] = client.get("/promises/accord-2015", params={**days, "lang": "en", "format": "json"}).json()
    accounts = (*told["accounts"], *told["supporting"])
    ids = {entry["promise"]["id"].partition("/")[2] for one in accounts for entry in one["entries"]}
    assert {row["commitment"].partition("/")[2] for row in read} == ids == shown
    assert {row["known_by"] for row in read} == {"2018-04-11"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("stauts=overdue", "is not a parameter of this page. Known: lang, as-of, known-by, format, status, topic, by."),
        ("status=late", "status=late is not one of those that there are. Write one of: contested, overdue,"),
        ("topic=WEATHER", "topic=WEATHER is not one of those that there are. Write one of:"),
        ("format=pdf", "format=pdf is not a form of a ledger. Write one of csv, json, ttl,"),
        ("as-of=30 February 2018", "February 2018 has 28 days"),
    ],
)
def test_what_cannot_be_is_told(client: httpx.Client, asked: str, told: str) -> None:
    answer = client.get(f"{ROADMAP}?{asked}&lang=en")
    assert answer.status_code == 400
    assert told in said(fromstring(answer.text).find(".//main"))


def test_a_page_that_is_known_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get(f"{ROADMAP}?as-of=2018-07-01&lang=en")
    again = client.get(f"{ROADMAP}?as-of=2018-07-01&lang=en", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_link_to_copy_says_all(client: httpx.Client) -> None:
    tree = page(client, ROADMAP, status="overdue")
    (copied,) = [str(one.get("href")) for one in tree.iter("a") if one.get("class") == "copy"]
    assert re.fullmatch(r"\?as-of=[0-9-]{10}&known-by=any&status=overdue&lang=en", copied)


def test_a_whole_ledger_is_light(client: httpx.Client) -> None:
    """Bytes as they are sent: a first view of it stays below 80 kB with the style sheet and the script."""
    sent = 0
    for path in ("/promises/accord-2015?as-of=2018-07-01&lang=fr", "/static/pages.css", "/static/state.js"):
        answer = client.get(path, headers={"accept-encoding": "gzip"})
        sent += int(answer.headers["content-length"])
    assert sent < 80_000
