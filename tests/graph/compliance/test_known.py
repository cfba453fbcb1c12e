"""What a ledger tells of what was known by a day: each record needs a source of its own that was published by then."""

from dataclasses import replace

import pytest

from graph.compliance.accounts import Entry, Ledger
from graph.compliance.ledger import trace
from graph.compliance.left_out import Left
from graph.compliance.promises import Ending, Evidence, Instrument, Judgement, Occurrence, Renewed, Signing, Statement
from ontology.values import Text
from tests.graph.compliance.promised import CMA, COMMISSION, FULFILLED, GATIA, MALI, PARTLY, by, on

BY = "2018-04-11"


def printed(*published: str | None, basis: str = "OWN") -> tuple[Evidence, ...]:
    """Sources published on these dates, or on none."""
    return tuple(Evidence(f"source/{day}", Text("x"), published=day, basis=basis) for day in published)


def said(number: int, status: str, day: str, evidence: tuple[Evidence, ...], who: object = MALI) -> Judgement:
    return Judgement(f"assessment/{number}", who, status, day, evidence=evidence)  # type: ignore[arg-type]


def happened(key: str, evidence: tuple[Evidence, ...], when: str = "2016-01-01", *claims: Statement) -> Occurrence:
    return Occurrence(f"event/{key}", Text(key), when, evidence, claims)


def claim(key: str, evidence: tuple[Evidence, ...], *rivals: str) -> Statement:
    rival = tuple(f"claim/{one}" for one in rivals)
    return Statement(f"claim/{key}", MALI, "ASSERTS", Text(key), rivals=rival, evidence=evidence)


EARLY = printed("2015-06-20")
PROMISE = replace(by("2016-01-01"), evidence=EARLY)
ACCORD = Instrument(
    "agreement/accord",
    Text("Accord"),
    "2015-05-15/2015-06-20",
    ("agreement/accord",),
    (Signing(MALI, "2015-05-15", "PARTY", EARLY), Signing(CMA, "2015-06-20", "PARTY", EARLY)),
    (PROMISE,),
    evidence=EARLY,
)


def known(accord: Instrument, known_by: str = BY, *others: Instrument, as_of: str = BY) -> Ledger:
    return trace(accord, others, on(as_of), known_by=on(known_by))


def entries(ledger: Ledger) -> tuple[Entry, ...]:
    return tuple(entry for account in ledger.accounts for entry in account.entries)


def left(ledger: Ledger) -> dict[str, tuple[int, int, int]]:
    """What is left out: how many, undated, and dependent; without the kinds of which there is nothing."""
    assert ledger.left_out
    kinds = {name: value for name, value in vars(ledger.left_out).items() if isinstance(value, Left)}
    return {name: (one.count, one.undated, one.dependent) for name, one in kinds.items() if one != Left(0, 0)}


@pytest.mark.parametrize(
    ("evidence", "heard", "counted"),
    [
        (printed("2018-04-11"), True, None),
        (printed("2018-04-12"), False, (1, 0, 0)),
        # a month or a year counts from its last day
        (printed("2018-03"), True, None),
        (printed("2018-04"), False, (1, 0, 0)),
        (printed("2017"), True, None),
        (printed("2018"), False, (1, 0, 0)),
        # what has no date, or no last one, is never known to have been there
        (printed(None), False, (1, 1, 0)),
        (printed("2017/.."), False, (1, 1, 0)),
        ((), False, (1, 1, 0)),
        # one that counts is enough
        (printed(None, "2019", "2016"), True, None),
        (printed(None, "2019"), False, (1, 0, 0)),
        # what is given for the row around it is not given for this
        (printed("2016", basis="ROW"), False, (1, 1, 0)),
    ],
)
def test_an_assessment_needs_a_source_of_its_own_that_counts(
    evidence: tuple[Evidence, ...], heard: bool, counted: tuple[int, int, int] | None
) -> None:
    promise = replace(PROMISE, judgements=(said(1, FULFILLED, "2016-01-01", evidence),))
    ledger = known(replace(ACCORD, promises=(promise,)))
    (entry,) = entries(ledger)
    assert (entry.status, entry.overdue) == ((FULFILLED, False) if heard else (None, True))
    assert left(ledger).get("assessments") == counted


def test_the_status_of_that_day_is_what_had_been_published_then() -> None:
    """An assessor's earlier word stands where the later one was not yet read; nothing is contested that was not."""
    promise = replace(
        PROMISE,
        judgements=(
            said(1, PARTLY, "2016-01-01", printed("2016-01")),
            said(2, FULFILLED, "2016-06-01", printed("2019")),
            said(3, FULFILLED, "2017-06-01", printed("2017-06"), CMA),
            said(4, "DISPUTED", "2017-07-01", printed("2018-05"), GATIA),
            said(5, "DISPUTED", "2018-04-12", printed("2018-05"), GATIA),
        ),
    )
    ledger = known(replace(ACCORD, promises=(promise,)))
    (entry,) = entries(ledger)
    assert [one.id[-1] for one in entry.latest] == ["3", "1"]
    assert (entry.status, entry.contested) == (FULFILLED, False)
    # what was said after the day of the ledger is not in it either way
    assert left(ledger)["assessments"] == (2, 0, 0)


def test_nothing_published_later_is_listed_under_what_was_known() -> None:
    promise = replace(
        PROMISE,
        evidence=printed("2015", "2019", None),
        judgements=(said(1, FULFILLED, "2016", printed("2017", "2020")),),
        occurrences=(happened("x", printed("2016", "2021")),),
    )
    ledger = known(replace(ACCORD, promises=(promise,), evidence=(*EARLY, *printed("2022"))))
    (entry,) = entries(ledger)
    found = (entry.promise.evidence, entry.latest[0].evidence, entry.bearings[0].occurrence.evidence)
    assert [[one.published for one in each] for each in found] == [["2015"], ["2017"], ["2016"]]
    assert ledger.instrument.evidence == EARLY
    assert ledger.newest_source == "2017"
    assert left(ledger) == {"sources": (5, 1, 0)}


def test_what_belongs_to_what_was_not_known_is_left_out_with_it() -> None:
    late = replace(
        PROMISE,
        evidence=printed("2019"),
        judgements=(said(1, FULFILLED, "2016", EARLY), said(2, PARTLY, "2016", printed(None), CMA)),
        occurrences=(happened("x", EARLY),),
    )
    other = replace(PROMISE, id="commitment/other", occurrences=(happened("x", EARLY),))
    ledger = known(replace(ACCORD, promises=(late, other)))
    assert [one.promise.id for one in entries(ledger)] == ["commitment/other"]
    assert ledger.counts.promises == 1
    # the event is told under the other promise
    assert left(ledger) == {"commitments": (1, 0, 0), "assessments": (1, 1, 1), "sources": (2, 1, 0)}


def test_an_agreement_that_was_not_known_takes_its_promises_with_it() -> None:
    roadmap = replace(
        ACCORD, id="agreement/roadmap", date="2016", signings=(), evidence=printed("2019"), promises=(PROMISE,)
    )
    ledger = known(replace(ACCORD, promises=()), BY, roadmap)
    assert [one.instrument.id for one in ledger.accounts] == ["agreement/accord"]
    assert left(ledger) == {"agreements": (1, 0, 0), "commitments": (0, 0, 1), "sources": (1, 0, 0)}
    # one that is still to come on the day of the ledger is not counted, and not named before it was known
    coming = replace(roadmap, date="2018-06")
    assert known(ACCORD, "2020-01-01", coming).later == (coming,)
    assert known(ACCORD, BY, coming).later == ()
    assert left(known(ACCORD, BY, coming)) == {}


def test_an_agreement_without_any_dated_source_rests_on_its_signatures_and_promises() -> None:
    undated = replace(ACCORD, evidence=printed(None))
    assert known(undated).not_yet is None
    silent = replace(undated, signings=(), promises=(replace(PROMISE, evidence=printed(None)),))
    ledger = known(silent)
    assert (ledger.accounts, ledger.counts.promises) == ((), 0)
    assert left(ledger)["agreements"] == (1, 1, 0)


def test_a_signature_without_a_source_of_its_own_rests_on_the_record_of_the_agreement() -> None:
    signings = (
        Signing(MALI, "2015-05-15", "PARTY"),
        Signing(GATIA, "2015-05-15", "PARTY", printed("2015", basis="ROW")),
        Signing(CMA, "2015-06-20", "PARTY", printed("2019")),
    )
    ledger = known(replace(ACCORD, signings=signings))
    assert [one.signed_by for one in ledger.instrument.signings] == [MALI, GATIA]
    assert left(ledger)["signatures"] == (1, 0, 0)


def test_no_day_follows_from_a_signature_or_an_event_that_was_not_known() -> None:
    promise = replace(COMMISSION, evidence=EARLY, judgements=(), occurrences=())
    last = Signing(CMA, "2015-06-20", "PARTY", printed("2019"))
    (entry,) = entries(known(replace(ACCORD, signings=(ACCORD.signings[0], last), promises=(promise,))))
    assert (entry.deadline.due, entry.overdue, entry.others) == (None, False, ())
    assert entry.deadline.words == Text(
        "60 days, but no day can be computed: the date from which it runs is not known (signature)",
        "60 jours, mais aucun jour ne peut être calculé\u00a0: la date d’où court ce délai n’est pas connue"
        " (la signature)",
    )
    (entry,) = entries(known(replace(ACCORD, promises=(promise,))))
    assert (entry.deadline.due, entry.overdue) == ("2015-08-19", True)

    term = replace(COMMISSION.term, anchor="event/x", anchor_kind="EVENT")
    for published, due in (("2019", None), ("2016", "2015-08-19")):
        from_event = replace(promise, term=term, anchor=happened("x", printed(published)))
        (entry,) = entries(known(replace(ACCORD, promises=(from_event,))))
        assert entry.deadline.due == due
        assert ("of which no source had told" in (entry.deadline.words.en or "")) is (due is None)


def test_an_event_is_known_by_any_of_the_accounts_that_differ_of_it_and_each_by_its_own_source() -> None:
    early, late = claim("early", printed("2016"), "late"), claim("late", printed("2019"), "early")
    promise = replace(PROMISE, occurrences=(happened("x", (), "2016-01-01", early, late),))
    ledger = known(replace(ACCORD, promises=(promise,)))
    (entry,) = entries(ledger)
    # nobody had contradicted it by then
    assert entry.bearings[0].occurrence.statements == (replace(early, rivals=()),)
    assert left(ledger) == {"statements": (1, 0, 0), "sources": (1, 0, 0)}
    (entry,) = entries(known(replace(ACCORD, promises=(promise,)), "2015-12-31"))
    assert entry.bearings == ()


def test_claims_about_agreements_and_promises_need_their_own_sources_too() -> None:
    told, untold, undated = claim("a", EARLY), claim("b", printed("2019")), claim("c", printed(None))
    promise = replace(PROMISE, statements=(told, untold))
    ledger = known(replace(ACCORD, promises=(promise,), statements=(told, undated)))
    assert ledger.instrument.statements == (told,)
    assert entries(ledger)[0].promise.statements == (told,)
    assert left(ledger)["statements"] == (2, 1, 0)


def test_that_a_promise_renews_another_rests_on_the_promise_unless_sources_say_so() -> None:
    renewed = tuple(
        Renewed(f"commitment/{key}", evidence)
        for key, evidence in (("x", ()), ("y", printed("2019")), ("z", (*EARLY, *printed("2019"))))
    )
    accord = replace(ACCORD, promises=(replace(PROMISE, renews=renewed),))
    (entry,) = entries(known(accord))
    assert entry.promise.renews == (Renewed("commitment/x"), Renewed("commitment/z", EARLY))


@pytest.mark.parametrize(
    ("evidence", "of_event", "told"),
    [
        (EARLY, EARLY, True),
        (printed("2019"), EARLY, False),
        # an end for which none is given rests on its event
        ((), EARLY, True),
        (printed("2017", basis="ROW"), printed("2019"), False),
    ],
)
def test_the_end_of_an_agreement_needs_a_source(
    evidence: tuple[Evidence, ...], of_event: tuple[Evidence, ...], told: bool
) -> None:
    ending = Ending("agreement/accord", Text("Accord"), "2018-01-25", happened("end", of_event), evidence)
    ledger = known(replace(ACCORD, ending=ending))
    assert (ledger.instrument.ending is not None) is told
    assert left(ledger).get("endings") == (None if told else (1, 0, 0))


def test_without_a_day_all_is_known_and_nothing_counted() -> None:
    promise = replace(PROMISE, evidence=printed(None), judgements=(said(1, FULFILLED, "2016-01-01", ()),))
    ledger = trace(replace(ACCORD, promises=(promise,)), (), on(BY))
    assert ledger.counts.fulfilled == 1
    assert (ledger.known_by, ledger.left_out) == (None, None)
