"""The page of what changed between two days: its lists and counts, and that a delay which merely grew is no change."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest

from tests.api.explorer.shown import said
from tests.api.explorer.visited import links, main, visit, visitor

ACCORD = "/compare/accord-2015"
SPRING = {"from": "2018-01-31", "to": "2018-04-30"}
LISTS = ("promised", "overdue", "words", "contested", "no-longer-contested", "fulfilled")
BESIDE = ("demanded", "agreed", "endings", "found", "ceased")


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    """A client of a server over the curated dataset."""
    with visitor(served_url) as made:
        yield made


def section(tree: Element, name: str) -> Element:
    """One of the lists."""
    found = tree.find(f".//section[@id='{name}']")
    assert found is not None
    return found


def count(tree: Element, name: str) -> int:
    """How much a list says it has."""
    return int(said(section(tree, name).find("h2/span")))


def commitments(tree: Element, name: str) -> list[str]:
    """The commitments in a list, by their keys."""
    found = section(tree, name).findall("article")
    return [str(one.get("data-commitment")).partition("/")[2] for one in found]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_accord_in_spring_2018(client: httpx.Client, lang: str) -> None:
    tree = visit(client, ACCORD, lang, **SPRING)
    assert re.findall("[0-9]+", said(tree.find(".//p[@class='partition']"))) == ["79", "69"]
    assert [count(tree, name) for name in LISTS] == [10, 2, 1, 0, 0, 0]
    assert (count(tree, "unchanged"), count(tree, "agreed"), count(tree, "events")) == (66, 1, 5)
    assert all(key.startswith("rm-") for key in commitments(tree, "promised"))
    assert commitments(tree, "overdue") == ["jan18-moc", "jan18-all"]
    assert commitments(tree, "words") == ["apr-national-conference"]


def test_who_says_so_of_what_is_overdue(client: httpx.Client) -> None:
    overdue = section(visit(client, ACCORD, **SPRING), "overdue").findall("article")
    told = [said(one) for one in overdue]
    assert "Maliweb press March 2018 · says, as we read it: not started" in told[0]
    assert "Secretary-General of the United Nations UN body March 2018 · says, as we read it: under way" in told[1]
    assert "S/2018/273, March 2018, para. 2" in told[1]
    for one in told:
        assert "Later day: overdue" in one
        assert "Earlier day: not yet due, not assessed" in one


def test_the_new_word_stands_beside_the_one_before(client: httpx.Client) -> None:
    (word,) = section(visit(client, ACCORD, **SPRING), "words").findall("article")
    new, before = word.findall("div[@class='accounts']/section")
    assert said(new).startswith("Malijet press March 2018 · says, as we read it: partly fulfilled")
    assert said(before) == "Its word before No word of this assessor on record by the earlier day."


def test_a_delay_that_grew_is_no_change(client: httpx.Client) -> None:
    """Between two days on which nothing falls, overdue promises are a day later, and nothing has changed."""
    tree = visit(client, ACCORD, **{"from": "2018-10-10", "to": "2018-10-11"})
    assert [count(tree, name) for name in (*LISTS, *BESIDE)] == [0] * 11
    assert not list(main(tree).iter("article"))
    assert "Nothing on record changed between these days. That does not mean that nothing happened." in said(main(tree))
    assert count(tree, "unchanged") == int(re.findall("[0-9]+", said(tree.find(".//p[@class='partition']")))[0])


def test_of_one_day_there_is_nothing_between(client: httpx.Client) -> None:
    tree = visit(client, ACCORD, **{"from": "2018-04-12", "to": "2018-04-12"})
    assert [count(tree, name) for name in (*LISTS, *BESIDE, "events")] == [0] * 12
    assert "Both days are the same, so there is none between." in said(section(tree, "events"))


def test_every_promise_is_in_a_list_or_unchanged(client: httpx.Client) -> None:
    tree = visit(client, ACCORD, **{"from": "2016-01-01", "to": "2018-12-31"})
    changed = {key for name in LISTS for key in commitments(tree, name)}
    after = int(re.findall("[0-9]+", said(tree.find(".//p[@class='partition']")))[0])
    demanded = [one for one in main(tree).iter("article") if "demand –" in said(one)]
    demands = {str(one.get("data-commitment")).partition("/")[2] for one in demanded}
    assert len(changed - demands) + count(tree, "unchanged") == after
    for name in LISTS:
        assert len(commitments(tree, name)) == count(tree, name) or name == "words"


def test_the_events_between_lead_to_all_of_them(client: httpx.Client) -> None:
    tree = visit(client, ACCORD, **SPRING)
    events = section(tree, "events")
    assert len(events.findall(".//tbody/tr")) == 5
    (every,) = [one for one in events.iter("a") if "when=" in str(one.get("href"))]
    number = int(re.findall("[0-9]+", said(every))[0])
    all_of_them = client.get(f"/compare/{every.get('href')}", follow_redirects=True)
    assert "when=2018-02-01/2018-04-30" in str(all_of_them.url)
    assert f"{number} events" in said(main(fromstring(all_of_them.text)))


def test_what_a_comparison_is_of_by_default(client: httpx.Client) -> None:
    """A year up to today, in which nothing is on record: the last year of which something is stands beside it."""
    tree = visit(client, ACCORD)
    assert "(today)" in said(tree.find(".//p[@class='days']"))
    (last,) = tree.findall(".//p[@class='empty']/a")
    assert "The last day before on which anything changes is 31 December 2024" in said(last)
    again = fromstring(client.get(f"{ACCORD}{last.get('href')}", follow_redirects=True).text)
    assert "After 1 January 2024, up to 31 December 2024" in said(main(again))
    assert count(again, "endings") == 1


def test_days_as_people_type_them_lead_to_one_address(client: httpx.Client) -> None:
    typed = {"from": "31 janvier 2018", "to": "30/04/2018", "lang": "fr"}
    answer = client.get("/compare/accord d'Alger", params=typed)
    assert answer.status_code == 303
    assert answer.headers["location"] == "../compare/accord-2015?from=2018-01-31&to=2018-04-30&lang=fr"


def test_a_month_counts_from_its_last_day_and_the_page_says_so(client: httpx.Client) -> None:
    tree = visit(client, ACCORD, "fr", **{"from": "2018-01", "to": "2018-04"})
    assert "Après le 31 janvier 2018, jusqu’au 30 avril 2018" in said(main(tree))
    remarks = [said(one) for one in tree.findall(".//span[@class='remark']")]
    assert remarks == [
        "« 2018-01 » compte à partir de son dernier jour, le 31 janvier 2018.",
        "« 2018-04 » compte à partir de son dernier jour, le 30 avril 2018.",
    ]
    (copied,) = [str(one.get("href")) for one in tree.iter("a") if one.get("class") == "copy"]
    assert copied == "?known-by=any&from=2018-01-31&to=2018-04-30&lang=fr"


def test_the_day_of_a_ledger_is_the_later_one(client: httpx.Client) -> None:
    """The form beside the day of a ledger asks from when; a link that has the day of the ledger takes it along."""
    tree = visit(client, "/promises/accord-2015", **{"as-of": "2018-04-30", "known-by": "same"})
    form = tree.find(".//form[@class='since']")
    assert form is not None
    sent = {str(one.get("name")): str(one.get("value")) for one in form.iter("input") if one.get("type") == "hidden"}
    assert sent == {"known-by": "same", "lang": "en", "to": "2018-04-30"}
    answer = client.get(ACCORD, params={"as-of": "2018-04-30", "from": "2018-01-31", "lang": "en"})
    assert answer.headers["location"] == "../compare/accord-2015?from=2018-01-31&to=2018-04-30&lang=en"
    onward = visit(client, ACCORD, **SPRING, **{"known-by": "same"})
    assert "from sources published by 30 April 2018 (" in said(main(onward))
    (ledger,) = [str(one.get("href")) for one in main(onward).findall("section[@id='unchanged']/p/a")]
    assert ledger == "../promises/accord-2015?as-of=2018-04-30&known-by=same&lang=en"


def test_before_the_signature_there_is_nothing_to_compare(client: httpx.Client) -> None:
    tree = visit(client, "/compare/roadmap-2018", **{"from": "2011-01-01", "to": "2018-01-11"})
    assert "nothing was owed before the first party signed, on 22 March 2018" in said(main(tree))
    assert not list(main(tree).iter("section"))
    assert any("from=2018-03-22" in str(one.get("href")) for one in main(tree).iter("a"))
    since = visit(client, "/compare/roadmap-2018", **{"from": "2011-01-01", "to": "2018-04-30"})
    assert "There is no ledger of 1 January 2011" in said(main(since))
    assert (count(since, "promised"), count(since, "unchanged")) == (10, 0)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("form=2018-01-31", "is not a parameter of this page. Known: lang, as-of, known-by, from, to, format."),
        ("from=30 February 2018", "from: '30 February 2018' does not exist: February 2018 has 28 days"),
        ("to=soon", "to: 'soon' is not a day, a month or a year"),
        ("from=2018&to=2018-06", "from=2018 is 2018-12-31, later than to, 2018-06-30. Write the earlier day first."),
        ("as-of=2018-01-31&to=2018-02-28", "as-of=2018-01-31 is another day than to=2018-02-28. Leave out as-of."),
        ("from=2018-01-31&from=2018-02-28", "from is given twice"),
        ("format=pdf", "format=pdf is not a form of a ledger."),
    ],
)
def test_what_cannot_be_is_told(client: httpx.Client, asked: str, told: str) -> None:
    answer = client.get(f"{ACCORD}?{asked}&lang=en")
    assert answer.status_code == 400
    assert told in said(main(fromstring(answer.text)))


def test_an_agreement_that_is_not_known_is_told_with_the_nearest(client: httpx.Client) -> None:
    answer = client.get("/compare/feuille de route?lang=fr")
    assert answer.status_code == 404
    assert "../promises/roadmap-2018" in links(fromstring(answer.text))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_table_and_the_json_have_what_the_page_shows(client: httpx.Client, lang: str) -> None:
    asked = {"from": "2016-12-31", "to": "2018-12-31", "known-by": "same", "lang": lang}
    tree = visit(client, ACCORD, lang, **{name: value for name, value in asked.items() if name != "lang"})
    shown = {name: commitments(tree, name) for name in (*LISTS, "demanded")}
    table = client.get(ACCORD, params={**asked, "format": "csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    rows = list(csv.DictReader(io.StringIO(table.text)))
    told: dict[str, Any] = client.get(ACCORD, params={**asked, "format": "json"}).json()
    for name, keys in shown.items():
        code = name.upper().replace("-", "_")
        in_table = [row["id"].partition("/")[2] for row in rows if row["change"] == code]
        listed = told[re.sub("-(.)", lambda found: found[1].upper(), name)]
        changes = [one["change"] for one in listed] if name == "words" else listed
        in_json = [one["entry"]["promise"]["id"].partition("/")[2] for one in changes]
        assert list(dict.fromkeys(in_table)) == list(dict.fromkeys(keys))
        assert in_json == keys
    assert {(row["from"], row["to"], row["known_by"]) for row in rows} == {("2016-12-31", "2018-12-31", "2018-12-31")}
    beside = {name: sum(row["change"] == name.upper() for row in rows) for name in (*BESIDE[1:], "events")}
    assert beside == {name: count(tree, name) for name in beside} == {name: len(told[name]) for name in beside}
