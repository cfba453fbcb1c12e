"""Where sources may differ, a statement of our datasets says which of them it has."""

from collections import Counter

from ontology.events import Involvement
from ontology.model import Citation
from ontology.records import Position
from ontology.vocabularies import Role
from tests.loaders.row_citations import OnItsRow, resting_on_row

AT_MOST = {
    "Involvement": 5,
    "Membership": 1,
    "Setting": 4,
    "Signature": 6,
    "SigningPlace": 7,
}
"""Statements that cite their row because what we could read does not tell which source says them. Lower a number when
it falls; a new statement has a source of its own."""


def test_no_more_statements_rest_on_the_row_around_them() -> None:
    found = list(resting_on_row())
    counted = Counter(type(one.record).__name__ for one in found)
    grown = {kind for kind, number in counted.items() if number > AT_MOST.get(kind, 0)}
    assert [str(one) for one in found if type(one.record).__name__ in grown] == []


def test_what_has_one_source_or_its_own_is_not_listed() -> None:
    listed = {(one.record.source, one.record.target) for one in resting_on_row() if isinstance(one.record, Involvement)}
    assert ("event/mali-2019-06-24", "actor/cma") not in listed  # UCDP alone has this clash
    assert ("event/mali-2021-06-29", "actor/cma") not in listed
    assert ("event/mali-2019-02-22", "actor/bisa-williams") in listed


def test_a_line_says_where_what_and_which_sources() -> None:
    involvement = Involvement(source="event/e", target="actor/a", role=Role.PARTY)
    cited = (Citation("source/b", "para. 1"), Citation("source/a"), Citation("source/b", "para. 2"))
    line = str(OnItsRow(Position("x/events-2019.yaml", 12), involvement, cited))
    assert line == "events-2019.yaml:12: involvement event/e - actor/a; the row has a, b"
