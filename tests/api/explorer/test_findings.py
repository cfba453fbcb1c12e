"""The page of leads: by rule, each with its sentence and sources, and what rules do not count, with the reason."""

import csv
import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest
from graphql import parse
from rdflib import Graph

from api.explorer.findings.state import FIRST, PAGE, alias_of
from api.explorer.operations import document
from ontology.vocabularies import FindingRule
from tests.api.explorer.shown import said
from tests.api.explorer.visited import main, texts, visit, visitor

ACCORD = {"agreement": "accord-2015"}
CLASHES = {"rule": "clash-between-signatories", **ACCORD}
SECTION = ".//section[@id='clash-between-signatories']"
DAYS = [
    "2015-08-15",
    "2016-07-19",
    "2016-07-20-timboukre",
    "2016-07-21",
    "2016-08-09",
    "2016-09-16",
    "2016-12-01-ntillit",
    "2017-01-21",
    "2017-03-05",
    "2017-07-06",
    "2017-07-11",
    "2017-07-26",
    "2019-12-21",
]
"""The events of the clashes that count under the accord of 2015, by the ends of their ids."""


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    with visitor(served_url) as made:
        yield made


def _ids(lists: list[Element]) -> list[list[str]]:
    return [[str(one.get("href")).partition("?")[0] for one in each.findall("li/p[@class='far']/a")] for each in lists]


def test_clashes_of_signatories_and_what_is_not_counted(client: httpx.Client) -> None:
    tree = visit(client, "/findings", **CLASHES)
    assert said(tree.find(f"{SECTION}/h2")) == "Clash between signatories 13 leads · 7 not counted"
    counted, uncounted = tree.findall(f"{SECTION}/ol")
    start = "doc/finding/clash-between-signatories-accord-2015-mali-"
    (of_leads, of_others) = _ids([counted, uncounted])
    assert [one.removeprefix(start) for one in of_leads] == DAYS
    reasons = texts(uncounted, "li/p[@class='exception']")
    assert len(of_others) == len(reasons)
    of_msa = [one for one in reasons if "MSA belonged to" in one and "only from 14 July 2019" in one]
    assert len(of_msa) == 5
    assert [one for one in reasons if one not in of_msa] == ["Not counted: CMA signed only on 20 June 2015."] * 2


def test_each_lead_has_sources_and_who_denies_it(client: httpx.Client) -> None:
    tree = visit(client, "/findings", **CLASHES)
    rows = tree.findall(f"{SECTION}/ol/li")
    assert rows
    for row in rows:
        assert [link for link in row.iter("a") if str(link.get("href")).startswith("http")]
    (edjarer,) = [one for one in rows if "Edjarer" in said(one.find("p"))]
    assert "Almou Ag Mohamed denies it:" in said(edjarer.find("ul"))


def test_the_word_violation_is_never_ours(client: httpx.Client) -> None:
    for lang in ("en", "fr"):
        for path in ("/findings", "/doc/finding/clash-between-signatories-accord-2015-mali-2015-08-15"):
            assert "violation" not in said(main(visit(client, path, lang))).lower()


def test_a_path_leads_to_the_agreement_and_to_other_accounts(client: httpx.Client) -> None:
    """Of GATIA: that it belonged to the Platform on that day, by whom, and that the Platform had signed."""
    tree = visit(client, "/doc/finding/clash-between-signatories-accord-2015-mali-2015-08-15")
    assert said(tree.find(".//h1")).startswith("Lead under Agreement on Peace")
    second = texts(tree, ".//ol[@id='path-2']/li")
    (member,) = [one for one in second if one.startswith("Member of Platform of Movements")]
    assert "S/2015/426, para. 2" in member.replace("  ", " ")
    signed = [one for one in second if one.startswith("Signed Agreement on Peace")]
    assert ["20 June 2015" in one for one in signed] == [True, False]
    assert "15 May 2015" in signed[1]
    (other,) = tree.findall(".//section[@id='hasStep']/p[@class='note']/a")
    accounts = said(main(visit(client, f"/doc/{str(other.get('href')).partition('doc/')[2].partition('?')[0]}")))
    assert "GATIA" in accounts


def test_a_drawing_has_each_step_of_its_list(client: httpx.Client) -> None:
    tree = visit(client, "/doc/finding/clash-between-signatories-accord-2015-mali-2015-08-15", "fr")
    for number in (1, 2):
        (steps,) = tree.findall(f".//ol[@id='path-{number}']")
        (drawn,) = [one for one in tree.iter("svg") if one.get("aria-describedby") == f"path-{number}"]
        heads = [said(one.find("text")).partition(" · ")[0].split(", ") for one in drawn.findall("a")]
        assert sorted(int(each) for one in heads for each in one) == list(range(1, len(steps.findall("li")) + 1))
        anchors = {str(one.get("href")) for one in drawn.findall("a")}
        assert anchors <= {f"#{one.get('id')}" for one in steps.findall("li")}


def test_the_start_shows_the_first_of_each_rule(client: httpx.Client) -> None:
    tree = visit(client, "/findings")
    for section in tree.findall(".//section[@class='list']"):
        for listed in section.findall("ol"):
            assert 0 < len(listed.findall("li")) <= FIRST
    whole = visit(client, "/findings", rule="DEADLINE_MISSED", **{"as-of": "2026-11-01"})
    (counted, *_) = whole.findall(".//section[@id='deadline-missed']/ol")
    assert FIRST < len(counted.findall("li")) <= PAGE


def test_a_long_list_goes_on(client: httpx.Client) -> None:
    found, path = list[str](), "/findings?rule=CLASH_BETWEEN_SIGNATORIES&lang=en"
    while path:
        tree = fromstring(client.get(path).text)
        found += _ids(tree.findall(f"{SECTION}/ol")[:1])[0]
        more = [one for one in tree.iter("a") if one.get("rel") == "next"]
        path = f"/findings{more[0].get('href')}" if more else ""
    assert len(found) == len(set(found)) > PAGE
    assert said(tree.find(f"{SECTION}/h2")).split()[3] == str(len(found))


def test_what_no_source_had_told_by_a_day_is_counted(client: httpx.Client) -> None:
    tree = visit(client, "/findings", **CLASHES, **{"as-of": "2018-12-31", "known-by": "2016-12-31"})
    told = said(tree.find(".//p[@class='days']"))
    assert "left out, of which sources published by that day do not tell every step" in told
    days = [one.rsplit("mali-", 1)[1][:4] for one in _ids(tree.findall(f"{SECTION}/ol")[:1])[0]]
    assert days
    assert set(days) <= {"2015", "2016"}


def test_other_forms_hold_all_of_it_and_no_more(client: httpx.Client) -> None:
    tree = visit(client, "/findings", **CLASHES)
    shown = {one.partition("doc/")[2] for each in _ids(tree.findall(f"{SECTION}/ol")) for one in each}
    forms = {
        str(one.get("type")): str(one.get("href"))
        for one in tree.findall(".//section[@class='page-foot']//a")
        if one.get("type")
    }
    table = client.get(f"/findings{forms['text/csv']}")
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert {row["findings.id"] for row in rows} == shown
    assert len(rows) == len(shown)
    assert len([row for row in rows if row["findings.exception"]]) == 7
    turtle = Graph().parse(data=client.get(f"/findings{forms['text/turtle']}").text, format="turtle")
    named = {str(one).partition("/id/")[2] for one in turtle.subjects()}
    assert {one for one in named if one.startswith("finding/")} == shown


def test_wrong_words_say_which(client: httpx.Client) -> None:
    for asked, detail in (
        ({"rule": "breach"}, "rule=breach is not a rule. Write one of DEADLINE_MISSED"),
        ({"agreement": "no/such thing"}, "agreement=no/such thing is not the key of an agreement."),
        ({"format": "geojson"}, "format=geojson is not a form of findings. Write one of csv, ttl"),
        ({"rules": "x"}, "'rules' is not a parameter of this page."),
    ):
        answer = client.get("/findings", params={**asked, "lang": "en"})
        assert (answer.status_code, detail in said(fromstring(answer.text))) == (400, True), detail


def test_an_agreement_without_leads_does_not_look_like_all(client: httpx.Client) -> None:
    for agreement, words in (
        ("no-such", "No agreement with the id agreement/no-such is on record."),
        ("dan-na-2018", "No rule found anything here by that day."),
    ):
        tree = visit(client, "/findings", agreement=agreement)
        assert not tree.findall(".//section[@class='list']")
        assert words in said(main(tree))


def test_the_document_asks_for_every_rule() -> None:
    (operation,) = [one for one in parse(document("findings")).definitions if one.kind == "operation_definition"]
    names = {one.alias.value for one in operation.selection_set.selections if getattr(one, "alias", None)}  # type: ignore[attr-defined]
    rules = {alias_of(one) for one in FindingRule}
    assert rules | {f"{one}Uncounted" for one in rules} <= names
