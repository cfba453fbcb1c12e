"""Who said what of an agreement's promises, and when: the marks are all assessments, and lead to them."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import httpx
import pytest

from tests.api.explorer.shown import said
from tests.api.explorer.visited import main, visit, visitor

VOICES = "/promises/accord-2015/voices"
DAY = "2019-02-28"
NUMBER = re.compile("[0-9]+")
ASSESSMENTS = """
query ($asOf: Date!, $knownBy: Date) {
  compliance(agreement: "agreement/accord-2015", asOf: $asOf, knownBy: $knownBy) {
    accounts { ...Told }
    supporting { ...Told }
  }
}
fragment Told on LedgerAccount {
  entries { promise { commitment {
    assessments(first: 100, asOf: $asOf, knownBy: $knownBy) { nodes { id status date { edtf } assessedBy { id } } }
  } } }
}
"""


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    """A client of a server over the curated dataset."""
    with visitor(served_url) as made:
        yield made


def by_graphql(client: httpx.Client, known_by: str | None = None) -> dict[str, tuple[str, str, str]]:
    """Who said what in which year, by the ids of assessments."""
    asked = {"query": ASSESSMENTS, "variables": {"asOf": DAY, "knownBy": known_by}}
    ledger = client.post("/graphql", json=asked, headers={"accept": "application/json"}).json()["data"]["compliance"]
    return {
        one["id"]: (one["assessedBy"]["id"], one["date"]["edtf"][:4], one["status"])
        for account in (*ledger["accounts"], *ledger["supporting"])
        for entry in account["entries"]
        for one in entry["promise"]["commitment"]["assessments"]["nodes"]
    }


def marks(tree: Element) -> list[tuple[str, int]]:
    """Where each mark leads, and how many it stands for."""
    found = [one for one in main(tree).iter("a") if one.find("rect") is not None]
    return [(str(one.get("href")), int((NUMBER.findall(said(one.find("text"))) or ["1"])[0])) for one in found]


def in_table(tree: Element) -> dict[str, set[str]]:
    """The assessments in each row of the table, by its anchor."""
    rows = main(tree).findall(".//table[@id='over-time-table']/tbody/tr")
    led = {str(row.get("id")): {_id(str(one.get("href"))) for one in row.iter("a")} for row in rows}
    return {anchor: {one for one in ids if one.startswith("assessment/")} for anchor, ids in led.items()}


def _id(address: str) -> str:
    return address.partition("doc/")[2].partition("?")[0]


@pytest.mark.parametrize("known_by", [None, DAY])
def test_the_table_and_the_marks_have_all_assessments(client: httpx.Client, known_by: str | None) -> None:
    asked = {"as-of": DAY} | ({"known-by": known_by} if known_by else {})
    tree, expected = visit(client, VOICES, **asked), by_graphql(client, known_by)
    rows = in_table(tree)
    assert sorted(id_ for ids in rows.values() for id_ in ids) == sorted(expected)
    assert sum(count for _, count in marks(tree)) == len(expected)
    assert Counter(count for _, count in marks(tree)) == Counter(len(ids) for ids in rows.values())
    assert f"{len(expected)} assessments" in said(main(tree).find(".//section[@id='over-time']/h2"))


def test_each_row_is_of_one_assessor_one_year_and_one_status(client: httpx.Client) -> None:
    expected = by_graphql(client)
    for ids in in_table(visit(client, VOICES, **{"as-of": DAY})).values():
        assert len({expected[id_] for id_ in ids}) == 1


def test_a_mark_leads_to_its_assessment_or_to_the_row_of_all(client: httpx.Client) -> None:
    tree = visit(client, VOICES, **{"as-of": DAY})
    rows = in_table(tree)
    for address, count in marks(tree):
        if count == 1:
            assert {_id(address)} in rows.values()
        else:
            assert len(rows[address.removeprefix("#")]) == count


def test_assessors_stand_by_what_they_are_to_the_promises(client: httpx.Client) -> None:
    tree = visit(client, VOICES, **{"as-of": DAY})
    assessors = [said(one) for one in main(tree).findall(".//ul[@class='statuses']/li/p")]
    assert assessors[0] == "Government of Mali owed it"
    assert "CMA party, owed it" in assessors
    usual = [one for name in assessors for one in re.findall(r"(observer|UN body|press)(?:$|,)", name)[:1]]
    assert usual == sorted(usual, key=("observer", "UN body", "press").index)


@pytest.mark.parametrize(
    ("lang", "heading", "letters"),
    [("en", "Who said what, and when", {"F", "P", "B"}), ("fr", "Qui a dit quoi, et quand", {"T", "P", "V"})],
)
def test_words_are_in_the_language(client: httpx.Client, lang: str, heading: str, letters: set[str]) -> None:
    section = main(visit(client, VOICES, lang, **{"as-of": DAY})).find(".//section[@id='over-time']")
    assert section is not None
    assert said(section.find("h2")).startswith(heading)
    told = {said(one) for one in section.iter("text")}
    assert letters <= told
    (table,) = {str(one.get("aria-describedby")) for one in section.iter("svg") if one.get("aria-describedby")}
    assert section.find(f".//table[@id='{table}']") is not None


def test_a_day_on_which_nobody_had_spoken_has_no_marks(client: httpx.Client) -> None:
    tree = visit(client, VOICES, **{"as-of": "2015-05-16"})
    assert not marks(tree)
    assert "Nobody on record has assessed" in said(main(tree))


def test_the_ledger_and_two_assessors_lead_here(client: httpx.Client) -> None:
    two = {"a": "actor/minusma", "b": "actor/mali"}
    for path, asked in (("/promises/accord-2015", {}), (VOICES, two)):
        tree = visit(client, path, **asked)
        led = [str(one.get("href")) for one in main(tree).iter("a") if said(one).startswith("Who said what, and when")]
        assert [one.partition("#")[2] for one in led] == ["over-time"]
        assert "promises/accord-2015/voices" in led[0]
