"""What a ledger tells apart: the end of an agreement, the demands of texts that support it, and how far it knows."""

from dataclasses import replace

import pytest

from graph.compliance.ledger import trace
from graph.compliance.promises import Ending, Evidence, Instrument, Judgement, NamedActor, Occurrence, Statement
from graph.compliance.selected import instrument, occurrence
from ontology.values import Text
from tests.graph.compliance.promised import ACCORD, FULFILLED, MALI, by, on, open_ended

ENDED = replace(ACCORD, ending=Ending("agreement/accord", Text("Accord"), "2016-01-25"))


def test_what_falls_due_after_the_end_is_marked_once_the_end_has_come() -> None:
    promises = (by("2016-01-25"), by("2016-01"), by("2016-02-01"), open_ended())
    ended = replace(ENDED, promises=tuple(replace(one, id=f"commitment/{n}") for n, one in enumerate(promises)))
    for day, marked in (("2016-01-24", []), ("2016-01-25", ["commitment/1", "commitment/2"])):
        ledger = trace(ended, (), on(day))
        assert [one.promise.id for one in ledger.accounts[0].entries if one.after_end] == marked
        assert (ledger.instrument.ending is None) == (not marked)


def test_demands_of_supporting_texts_stand_apart_and_are_counted_as_demands_alone() -> None:
    demand = replace(by("2016-01-01"), kind="DEMAND")
    later, backing = (
        Instrument(
            f"agreement/{key}", Text(key), day, ("agreement/accord", f"agreement/{key}"), (), (demand, by("2016"))
        )
        for key, day in (("later", "2018"), ("backing", "2015-06-29"))
    )
    roadmap = replace(backing, id="agreement/roadmap")
    ledger = trace(replace(ACCORD, promises=()), (roadmap,), on("2017-01-01"), supporting=(later, backing, roadmap))
    assert [(one.instrument.id, [entry.promise for entry in one.entries]) for one in ledger.supporting] == [
        ("agreement/backing", [demand])
    ]
    assert [one.id for one in ledger.later] == ["agreement/later"]
    assert (ledger.counts.promises, ledger.counts.demands, ledger.counts.overdue) == (1, 2, 1)


def test_how_far_it_knows_is_told_by_what_it_cites_and_tells() -> None:
    def cited(published: str | None) -> tuple[Evidence, ...]:
        return (Evidence(f"source/{published}", Text("x"), published=published),)

    promise = replace(
        by("2016-01-01"),
        judgements=(
            Judgement("assessment/1", MALI, FULFILLED, "2015-03-01", evidence=cited("2015-03")),
            Judgement("assessment/2", MALI, FULFILLED, "2015-12", evidence=cited("2015-12-30")),
            Judgement("assessment/3", MALI, FULFILLED, "2016-12-31", evidence=cited("2017")),
        ),
        occurrences=(Occurrence("event/x", Text("x"), "2015-12-31", cited("2014/..")),),
        evidence=cited(None),
    )
    ledger = trace(replace(ACCORD, signings=(), promises=(promise,)), (), on("2016-06-01"))
    assert (ledger.newest_source, ledger.newest_told) == ("2015-12-30", "2015-12-31")
    silent = trace(replace(ACCORD, signings=(), promises=()), (), on("2016-06-01"))
    assert (silent.newest_source, silent.newest_told) == (None, None)


def test_what_is_left_out_stands_oldest_first_whether_it_carries_out_or_supports() -> None:
    apart, first, last = (
        Instrument(f"agreement/{key}", Text(key), day, ("agreement/accord", f"agreement/{key}"), (), ())
        for key, day in (("c", "2017"), ("a", "2016-02"), ("b", "2018"))
    )
    ledger = trace(ACCORD, (last, first), on("2016-01-01"), supporting=(apart,))
    assert [one.id for one in ledger.later] == ["agreement/a", "agreement/c", "agreement/b"]


ICG = NamedActor("actor/icg", Text("ICG"))
PLACES = [("source/a", "p. 1"), ("source/a", "p. 2"), ("source/b", None), ("source/c", "p. 1")]
EVIDENCE = tuple(Evidence(source, Text("x"), locator) for source, locator in PLACES)


@pytest.mark.parametrize(
    ("cited", "rivals", "left"),
    [
        (("source/a", "p. 1"), ("claim/2",), [PLACES[1], PLACES[2], PLACES[3]]),
        # a source without a place is cited for all of it, on either side
        (("source/a", None), ("claim/2",), [PLACES[2], PLACES[3]]),
        (("source/b", "p. 7"), ("claim/2",), [PLACES[0], PLACES[1], PLACES[3]]),
        (("source/d", None), ("claim/2",), PLACES),
        # what nobody contradicts takes nothing away
        (("source/a", "p. 1"), (), PLACES),
    ],
)
def test_a_source_of_an_account_that_others_contradict_stands_with_that_account_alone(
    cited: tuple[str, str | None], rivals: tuple[str, ...], left: list[tuple[str, str | None]]
) -> None:
    said = Statement(
        "claim/1", ICG, "ASSERTS", Text("28 March"), rivals=rivals, evidence=(Evidence(cited[0], Text("x"), cited[1]),)
    )
    event = occurrence(id="event/x", title=Text("x"), when="2018-03-22", statements=(said,), evidence=EVIDENCE)
    text = instrument(
        ended=None, ended_by=None, statements=(said,), evidence=EVIDENCE, id="agreement/x", name=Text("x"), date="2018"
    )
    for found in (event, text):
        assert [(one.source, one.locator) for one in found.evidence] == left
        assert found.statements == (said,)
