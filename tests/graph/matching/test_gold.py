"""Precision and recall, incident by incident, against pairs that somebody has judged."""

from io import StringIO

import pytest

from graph.matching.gold import Judged, Label, Outcome, WrongGold, outcome, read_gold
from graph.matching.links import Link, Verdict
from ontology.values import Text

FILE = """\
curated_event_id,ucdp_id,label,reason
event/a,1,same,"one, and the same"
event/a,2,same,
event/a,3,different,
event/b,4,related,
event/c,5,same,
event/d,6,different,
"""


def judged(text: str = FILE) -> list[Judged]:
    return read_gold(StringIO(text))


def against(*joined: tuple[str, str], text: str = FILE, absent: tuple[str, ...] = ()) -> Outcome:
    pairs = judged(text)
    ids = {one: None if one.second in absent else (one.first, f"event/{one.second}") for one in pairs}
    links = [Link(f"event/{row}", ours, Verdict.SAME, 1.0, None, Text("Because.")) for ours, row in joined]
    return outcome(pairs, ids, links)


def test_a_file_is_read_by_its_columns() -> None:
    assert judged()[0] == Judged(2, "event/a", "1", Label.SAME)
    assert judged("second,label,first\nevent/2,related,event/1\n") == [Judged(2, "event/1", "event/2", Label.RELATED)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("first,label\n", "line 1 has no column ucdp_id or second. Add one; the columns are first, second and label."),
        ("first,second,label\na,,same\n", "line 2 does not name two records. Write the ids of both."),
        ("first,second,label\na,b\n", "line 2: label None is unknown. Write one of same, different, related."),
        ("first,second,label\na,b,Same\n", "line 2: label 'Same' is unknown. Write one of same, different, related."),
    ],
)
def test_what_is_wrong_with_a_file_is_told_by_its_line(text: str, message: str) -> None:
    with pytest.raises(WrongGold) as raised:
        judged(text)
    assert str(raised.value) == message


def test_an_incident_is_found_with_all_of_its_records() -> None:
    found = against(("event/a", "1"), ("event/a", "2"), ("event/c", "5"))
    assert (found.incidents, found.found, found.wrong, found.precision, found.recall) == (2, 2, 0, 1.0, 1.0)
    half = against(("event/a", "1"), ("event/c", "5"))
    assert (half.found, half.recall, [one.second for one in half.missed]) == (1, 0.5, ["2"])


def test_what_is_joined_wrongly_costs_precision_with_or_without_an_incident() -> None:
    found = against(("event/a", "1"), ("event/a", "2"), ("event/a", "3"), ("event/c", "5"), ("event/d", "6"))
    assert [one.second for one in found.false] == ["3", "6"]
    assert (found.found, found.wrong, found.recall) == (1, 2, 0.5)
    assert found.precision == pytest.approx(1 / 3)


def test_related_pairs_count_neither_way() -> None:
    assert against(("event/b", "4")) == against()


def test_a_part_is_as_good_as_the_same() -> None:
    pairs = judged("first,second,label\nevent/a,event/1,same\n")
    link = Link("event/1", "event/a", Verdict.PART, 0.9, None, Text("Because."))
    assert outcome(pairs, {pairs[0]: ("event/a", "event/1")}, [link]).recall == 1.0


def test_what_is_not_in_the_store_is_told_and_not_counted() -> None:
    found = against(("event/a", "1"), ("event/a", "2"), absent=("5", "6"))
    assert (found.incidents, found.found, [one.second for one in found.absent]) == (1, 1, ["5", "6"])


def test_where_nothing_is_judged_or_joined_there_is_no_share() -> None:
    none = against(text="first,second,label\n")
    assert (none.precision, none.recall) == (None, None)
