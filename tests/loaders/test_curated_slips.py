"""Slips in what was promised, said and belonged: each is told with value, place and remedy, and nothing is loaded."""

from collections.abc import Mapping

import pytest

from ontology.vocabularies import Status
from tests.loaders.curated_snippets import ACTORS, COMMITMENT, Files, Folder, codes, load_into_a_store, refusal

PUBLISHED = "- {id: s, kind: press, title: A paper, published: '2018-05'}\n"
DATES = "Correct one of the two dates."
APART = "Remove one of them, or say from when to when each lasted, so that no day has them all."


def due(deadline: str) -> str:
    return f"{COMMITMENT}  deadline: {{{deadline}}}\n"


def assessed(**said: str) -> Files:
    """A commitment and what somebody said of it."""
    told = {"status": "fulfilled", "date": "'2018-05-31'"} | said
    row = "- {id: x, assesses: c, assessed_by: cma, source_grade: press, sources: [s], "
    return {
        "sources": PUBLISHED,
        "commitments": due("type: absolute, due: '2018-04'"),
        "assessments": row + ", ".join(f"{key}: {value}" for key, value in told.items()) + "}\n",
    }


def belonging(*members: tuple[str, str]) -> Files:
    """Actors, each with the memberships that are written for it."""
    return {"actors": ACTORS + "".join(ACTOR.format(id=id_, of=of) for id_, of in members)}


ACTOR = "- {{id: {id}, kind: armed-movement, names: {{en: A, fr: A}}, member_of: [{of}], sources: [s]}}\n"
WRONG: Mapping[str, tuple[Files, str]] = {
    "a deadline before its signature": (
        {"commitments": due("type: absolute, due: '2015-05-14'")},
        "mine/commitments.yaml:2: under_agreement: 'accord' dates from 2015-05-15/2015-06-20, after 2015-05-14, when"
        f" what was promised in it was due. {DATES}",
    ),
    "an assessment in the future": (
        assessed(date="'2018-06'"),
        "mine/assessments.yaml:1: date: '2018-06' is after 2018-05, when the newest of its sources was published."
        " Correct one of the two dates, or name who says it later.",
    ),
    "done after it was said": (
        assessed(done_on="'2018-06-01'"),
        f"mine/assessments.yaml:1: date: '2018-05-31' is before 2018-06-01, when it was done. {DATES}",
    ),
    "an unknown status": (
        assessed(status="fulfiled"),
        "mine/assessments.yaml:1: status: 'fulfiled' is not a status. Did you mean 'fulfilled'? Write one of:"
        f" {codes(Status)}.",
    ),
    "a day of no month": (
        {"commitments": due("type: absolute, due: '2018-02-30'")},
        "mine/commitments.yaml:9: due: '2018-02-30' is not a calendar date. Give a day that exists.",
    ),
    "a thirteenth month": (
        assessed(date="'2018-13'"),
        "mine/assessments.yaml:1: date: '2018-13' is not a calendar date. Give a month from 01 to 12.",
    ),
    "a term that leads beyond all calendars": (
        {"commitments": due("type: offset, duration: P9000Y, anchor: signature")},
        "mine/commitments.yaml:9: duration: 'P9000Y' after 2015-06-20 leads beyond the year 9999. Give the term"
        " that the text states.",
    ),
    "two who belong to each other": (
        belonging(("a", "b"), ("b", "a")),
        "mine/actors.yaml:5: member_of: 'a' closes a circle: actor/b belongs to actor/a, actor/a to actor/b"
        f" (mine/actors.yaml:4). {APART}",
    ),
    "three in a circle": (
        belonging(("a", "{actor: b, from: '2014'}"), ("b", "c"), ("c", "{actor: a, to: '2014-01-01'}")),
        "mine/actors.yaml:6: actor: 'a' closes a circle: actor/c belongs to actor/a, actor/a to actor/b"
        f" (mine/actors.yaml:4), actor/b to actor/c (mine/actors.yaml:5). {APART}",
    ),
}
RIGHT: Mapping[str, Files] = {
    "a deadline between the signatures of two parties": {"commitments": due("type: absolute, due: '2015-06-01'")},
    "an assessment of the month in which its source was published": assessed(date="'2018-05'"),
    "an agreement without commitments": {},
    "one who joined the other, and later the other way round": belonging(
        ("a", "{actor: b, to: '2014-06-30'}"), ("b", "{actor: a, from: '2014-07-01'}")
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_slip_is_told_with_value_place_and_remedy(name: str, folder: Folder) -> None:
    files, told = WRONG[name]
    assert refusal(folder(**files)) == [told]


@pytest.mark.parametrize("name", RIGHT)
def test_what_may_be_true_is_taken(name: str, folder: Folder) -> None:
    load_into_a_store(folder(**RIGHT[name]))
