"""On which days a ledger changes: whatever has no day, or no end, is no stop."""

from dataclasses import replace

from graph.compliance.accounts import Stop
from graph.compliance.stops import stops
from tests.graph.compliance.promised import ACCORD, by, on, open_ended


def test_what_falls_on_each_day() -> None:
    assert stops([ACCORD]) == (
        Stop(on("2015-05-15"), 1, 0, 0, 0),
        Stop(on("2015-06-20"), 1, 0, 0, 0),
        Stop(on("2015-08-19"), 0, 1, 0, 0),
        Stop(on("2015-12-29"), 0, 0, 1, 1),
        Stop(on("2015-12-31"), 0, 0, 1, 0),
        Stop(on("2016-02-18"), 0, 0, 1, 0),
    )


def test_an_event_that_bears_on_two_promises_is_one() -> None:
    (promise,) = ACCORD.promises
    twice = replace(ACCORD, promises=(promise, replace(promise, id="commitment/other", judgements=())))
    (found,) = [one for one in stops([twice]) if one.day == on("2015-12-29")]
    assert (found.events, found.assessments) == (1, 1)


def test_a_month_counts_from_its_last_day_and_an_open_end_from_none() -> None:
    bare = replace(ACCORD, date="2015-04/..", signings=(), promises=(by("2015-07"), open_ended()))
    assert stops([bare]) == (Stop(on("2015-07-31"), 0, 1, 0, 0),)
