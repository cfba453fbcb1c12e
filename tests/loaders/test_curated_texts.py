"""What the accord holds cites the accord's own text, which was public when it was signed."""

from collections.abc import Iterable
from datetime import date

import pytest

from ontology.agreements import Agreement, Commitment, Provision, Undertaking
from ontology.model import Documented
from ontology.sources import Source
from ontology.vocabularies import ProvisionKind
from tests.loaders.curated_graph import nodes, relations_to

ACCORD = "agreement/accord-2015"
TEXT = "source/accord-text"
UNSEEN = {
    # articles that only the Pact of 2018 is known to name
    "provision/accord-2015-article-2",
    "provision/accord-2015-article-4",
    # as a text that was initialled or drafted numbers it, or from its neighbours
    "provision/accord-2015-chapter-2",
    "provision/accord-2015-chapter-9",
    "provision/accord-2015-chapter-10",
    # one newspaper gives the number, and others count fewer articles
    "provision/accord-2015-article-68",
}
NOT_ESTABLISHED = {
    # rests on the accord read with the arrangements before it
    "commitment/apr-ceasefire",
    # where in the text it stands, or whether it does, no source that was read tells
    "commitment/apr-cantonment-sites",
    "commitment/apr-charter",
    "commitment/apr-csa-monthly",
    "commitment/apr-csa-plan",
    "commitment/apr-cvjr",
    "commitment/apr-donor-conference",
    "commitment/apr-fund",
    "commitment/apr-joint-assessment",
    "commitment/apr-regions",
    "commitment/apr-strategy",
}


def _documented() -> list[Documented]:
    return [one for one in nodes().values() if isinstance(one, Documented)]


def _without_text(found: Iterable[Documented]) -> set[str]:
    return {one.id for one in found if TEXT not in {citation.source for citation in one.sources}}


def test_each_provision_of_the_accord_whose_number_is_known_cites_its_text() -> None:
    provisions = [
        one for one in nodes().values() if isinstance(one, Provision) and one.id.startswith("provision/accord-")
    ]
    assert len(provisions) == 43
    assert _without_text(provisions) == UNSEEN


def test_a_citation_of_the_text_says_where_in_it() -> None:
    of = {
        ProvisionKind.TITLE: "title",
        ProvisionKind.CHAPTER: "chap.",
        ProvisionKind.ARTICLE: "art.",
        ProvisionKind.ANNEX: "annex",
    }
    told = {
        one.id: (f"{of[one.kind]} {one.number}", citation.locator)
        for one in nodes().values()
        if isinstance(one, Provision)
        for citation in one.sources
        if citation.source == TEXT
    }
    assert len(told) == 37
    assert all(expected == locator for expected, locator in told.values())


def test_each_promise_of_the_accord_cites_its_text_unless_nothing_tells_that_it_stands_there() -> None:
    promised = {it.source for it in relations_to(Undertaking, ACCORD)}
    under = [one for one in _documented() if one.id in promised]
    assert _without_text(under) == NOT_ESTABLISHED


def test_the_text_never_stands_alone_since_what_is_cited_of_it_was_read_elsewhere() -> None:
    cited = [one for one in _documented() if TEXT in {citation.source for citation in one.sources}]
    assert len(cited) > 60
    assert [one.id for one in cited if {citation.source for citation in one.sources} == {TEXT}] == []


def _known(one: Documented) -> date:
    published = [source.published for citation in one.sources if isinstance(source := nodes()[citation.source], Source)]
    return min(day for span in published if span and (day := span.last))


@pytest.mark.parametrize(
    ("agreement", "day"),
    [
        ("ouagadougou-2013", "2013-06-30"),
        ("ceasefire-2014", "2014-05-24"),
        ("algiers-declaration-2014", "2014-06-10"),
        ("roadmap-2014", "2014-07-25"),
        ("cessation-2014", "2014-07-25"),
        ("declaration-2015-02", "2015-02-19"),
        ("accord-2015", "2015-06-11"),
        ("security-arrangement-2015", "2015-06-05"),
        ("conclusions-2015", "2015-06-30"),
    ],
)
def test_what_was_signed_is_known_from_when_it_was_told_at_the_time(agreement: str, day: str) -> None:
    text = nodes()[f"agreement/{agreement}"]
    assert isinstance(text, Agreement)
    assert _known(text).isoformat() == day


def test_the_promise_to_keep_the_ceasefire_is_known_from_before_the_first_clash() -> None:
    promise = nodes()["commitment/apr-ceasefire"]
    assert isinstance(promise, Commitment)
    assert _known(promise) == date(2015, 5, 31)
