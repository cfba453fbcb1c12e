"""What was promised again and again, on the page of a ledger: by the day, and as far as it is shown."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import httpx
import pytest

from tests.api.explorer.shown import said
from tests.api.explorer.visited import main, visit, visitor

LEDGER = "/promises/accord-2015"
INTERIM = "family-apr-interim-authorities"
ANCHOR = re.compile("^#commitment-")


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    """A client of a server over the curated dataset."""
    with visitor(served_url) as made:
        yield made


def families(tree: Element) -> dict[str, Element]:
    """The families that a page tells of, by their anchors."""
    return {str(one.get("id")): one for one in main(tree).findall(".//section[@id='again']/details")}


def promises(family: Element) -> set[str]:
    """The promises to which a family leads on its page."""
    led = {str(one.get("href")) for one in family.iter("a")}
    return {ANCHOR.sub("commitment/", one) for one in led if ANCHOR.match(one)}


def number(family: Element) -> int:
    """How often it was promised."""
    (found,) = re.findall(r"(?:promised|promis) (\d+)", said(family.find("summary")))
    return int(found)


def renewals(client: httpx.Client, **asked: str) -> dict[str, set[str]]:
    """What each promise of a ledger renews, in its JSON."""
    told: dict[str, Any] = client.get(LEDGER, params={**asked, "format": "json"}).json()
    entries = [entry["promise"] for one in told["accounts"] for entry in one["entries"]]
    return {one["id"]: {each["id"] for each in one["renews"]} for one in entries if one["kind"] == "PROMISE"}


def test_interim_authorities_were_promised_ten_times(client: httpx.Client) -> None:
    family = families(visit(client, LEDGER, **{"as-of": "2018-12-31"}))[INTERIM]
    assert said(family.find("summary")) == (
        "Interim period and interim authorities: promised 10 times in 10 texts, 2015–2018"
    )
    assert [said(one) for one in family.findall("ol/li/a")] == [
        "20 September 2015",
        "15 August 2016",
        "10 December 2016",
        "20 February 2017",
        "3 March 2017",
        "13 April 2017",
        "20 June 2017",
        "30 July 2017",
        "April 2018",
        "30 November 2018",
    ]
    events = [said(one) for one in family.findall("ul/li")]
    for installed in (
        "28 February 2017: Kidal",
        "2 March 2017: Gao and Ménaka",
        "20 April 2017: Timbuktu and Taoudenni",
    ):
        assert any(one.startswith(installed) for one in events)


@pytest.mark.parametrize("day", ["2015-12-31", "2017-02-15", "2018-04-11", "2024-12-31"])
def test_families_have_all_that_renew_or_are_renewed_by_the_day(client: httpx.Client, day: str) -> None:
    tree = visit(client, LEDGER, **{"as-of": day})
    found, renewed = families(tree), renewals(client, **{"as-of": day})
    there = {one: earlier & set(renewed) for one, earlier in renewed.items()}
    tied = {one for one, earlier in there.items() if earlier} | set[str]().union(*there.values())
    assert set[str]().union(*map(promises, found.values())) == tied
    numbers = [number(one) for one in found.values()]
    assert numbers == sorted(numbers, reverse=True) == [len(promises(one)) for one in found.values()]


def test_the_marks_on_a_line_are_the_events_below_it(client: httpx.Client) -> None:
    for family in families(visit(client, LEDGER, **{"as-of": "2024-12-31"})).values():
        marks = [said(one) for one in family.findall("ol/li/span[@class='unseen']")]
        if family.find("ol") is not None:
            assert sum(int(one.split()[0]) for one in marks) == len(family.findall("ul/li"))


def test_each_promise_leads_to_its_families(client: httpx.Client) -> None:
    tree = visit(client, LEDGER, **{"as-of": "2018-12-31"})
    found = families(tree)
    for article in main(tree).iter("article"):
        id_ = str(article.get("id")).replace("-", "/", 1)
        led = {str(one.get("href")).removeprefix("#"): said(one) for one in article.findall("p[@class='again']/a")}
        assert set(led) == {anchor for anchor, family in found.items() if id_ in promises(family)}
        for anchor, words in led.items():
            assert words.startswith(f"Promised {number(found[anchor])} times: ")


@pytest.mark.parametrize("asked", [{"status": "overdue"}, {"topic": "INTERIM_PERIOD"}, {"by": "actor/cma"}])
def test_families_of_a_part_lead_to_what_is_shown_alone(client: httpx.Client, asked: dict[str, str]) -> None:
    days = {"as-of": "2018-12-31"}
    tree, every = visit(client, LEDGER, **days, **asked), families(visit(client, LEDGER, **days))
    shown = {str(one.get("id")).replace("-", "/", 1) for one in main(tree).iter("article")}
    found = families(tree)
    assert set(found) == {anchor for anchor, family in every.items() if promises(family) & shown}
    for anchor, family in found.items():
        assert promises(family) == promises(every[anchor]) & shown
        assert number(family) == number(every[anchor])
        if promises(family) != promises(every[anchor]):
            assert f"({len(promises(family))} of them shown)" in said(family.find("summary"))


def test_the_table_has_what_each_renews(client: httpx.Client) -> None:
    asked = {"as-of": "2018-12-31"}
    rows = client.get(LEDGER, params={**asked, "format": "csv"}).text.splitlines()
    assert "renews" in rows[0].split(",")
    assert any("commitment/ent16-interim|commitment/ent16-moc" in one for one in rows)
    assert renewals(client, **asked)["commitment/csa13-start"] == {"commitment/ent16-interim", "commitment/ent16-moc"}


def test_families_in_french(client: httpx.Client) -> None:
    tree = visit(client, LEDGER, "fr", **{"as-of": "2018-12-31"})
    assert said(families(tree)[INTERIM].find("summary")) == (
        "Période intérimaire et autorités intérimaires : promis 10 fois dans 10 textes, 2015–2018"
    )


def test_where_nothing_was_promised_again_nothing_is_said_of_it(client: httpx.Client) -> None:
    tree = visit(client, "/promises/roadmap-2018", **{"as-of": "2018-07-01"})
    assert not families(tree)
    assert "#again" not in {str(one.get("href")) for one in tree.iter("a")}
