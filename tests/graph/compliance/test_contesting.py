"""Which last words on a commitment clash, and are told as those of a contest."""

from dataclasses import replace

import pytest

from graph.compliance.contesting import sides
from graph.compliance.ledger import trace
from graph.compliance.promises import Promise
from tests.graph.compliance.promised import ACCORD, BREACHED, DISPUTED, FULFILLED, PARTLY, by, on, open_ended

FULFILLED_2016 = ("a", FULFILLED, "2016-02-01")


@pytest.mark.parametrize(
    ("said", "clash"),
    [
        ((FULFILLED_2016,), []),
        ((FULFILLED_2016, ("b", PARTLY, "2016-01-01")), []),
        ((FULFILLED_2016, ("b", PARTLY, "2016-01-01"), ("c", BREACHED, "2016-03-01")), ["c", "a"]),
        ((FULFILLED_2016, ("b", PARTLY, "2016-02-01")), ["a", "b"]),
        ((FULFILLED_2016, ("b", DISPUTED, "2016-01-01"), ("c", PARTLY, "2016-01-01")), ["a", "b"]),
        ((("b", DISPUTED, "2016-01-01"), ("c", PARTLY, "2016-01-01")), ["b", "c"]),
    ],
)
def test_earlier_words_than_that_it_was_fulfilled_are_no_side(
    said: tuple[tuple[str, str, str], ...], clash: list[str]
) -> None:
    assert sorted(_sides(by("2015-08-19", *said))) == sorted(clash)


def test_of_what_is_never_fulfilled_for_good_each_is() -> None:
    assert _sides(open_ended(FULFILLED_2016, ("b", PARTLY, "2016-01-01"))) == ["a", "b"]


def _sides(promise: Promise) -> list[str]:
    made = trace(replace(ACCORD, promises=(promise,)), (), on("2016-06-01"))
    (entry,) = made.accounts[0].entries
    assert entry.contested == bool(sides(entry))
    return [one.assessor.id.rpartition("/")[2] for one in sides(entry)]
