"""Every declared rule: a record that breaks it gives one fault, and says what to do."""

from dataclasses import replace
from typing import Any

import pytest

from ontology.actors import Actor
from ontology.deadlines import Deadline
from ontology.model import Citation, Documented, Node, Relation
from ontology.places import DatasetCountry
from ontology.rules import RULES, Fault, faults
from ontology.rules.of_values import Within
from ontology.rules.rule import Where
from ontology.values import DateSpan, Text
from ontology.vocabularies import DeadlineType, SourceGrade
from tests.loaders import curated_graph
from tests.ontology.rules.broken_records import BROKEN
from tests.ontology.rules.records import (
    ASSESSMENT,
    COMMITMENT,
    DATASET,
    EVENT,
    FIGURE,
    MEMBERSHIP,
    NODES,
    PLACE,
    SOUND,
    SOURCE,
    UNDERTAKING,
)

ALLOWED = [
    replace(FIGURE, low=1, best=9, high=3, note=Text("The publisher has it so.")),
    replace(FIGURE, low=None, best=None, high=None, note=Text("The number is unknown.")),
    replace(FIGURE, low=40, best=None, high=None),
    replace(PLACE, lat=None, lon=None, precision=None),
    replace(PLACE, lat=-90, lon=180),
    replace(EVENT, source_grade=SourceGrade.UNVERIFIED, note=Text(native="ⵜ")),
    replace(SOURCE, sources=()),
    replace(DATASET, licence="http://example.org:8080/terms?of=use&a=%C3%A9#2.1"),
    replace(DATASET, attribution="ontology#authors"),
    replace(DATASET, attribution="https://example.org/makers#us"),
    replace(ASSESSMENT, done=0, out_of=0),
    replace(COMMITMENT, deadline=replace(COMMITMENT.deadline, counted_from=None)),
    replace(MEMBERSHIP, source="actor/nobody-knows"),
    replace(UNDERTAKING, source="commitment/nobody-knows"),
    replace(ASSESSMENT, date=DateSpan("2018-05-31")),
    replace(ASSESSMENT, date=DateSpan("2019"), sources=(Citation("source/nobody-knows"),)),
    DatasetCountry(source=DATASET.id, target="place/nobody-knows"),
]


@pytest.mark.parametrize("record", [*SOUND, *ALLOWED], ids=repr)
def test_a_sound_record_has_no_fault(record: Node | Relation) -> None:
    assert list(faults(record, NODES)) == []


@pytest.mark.parametrize(("name", "record", "found"), BROKEN)
def test_what_breaks_a_rule_is_told_once(name: str, record: Node | Relation, found: list[Fault]) -> None:
    assert list(faults(record, NODES)) == found
    (rule,) = (rule for rule in RULES if rule.name == name)
    assert list(rule.faults(record, NODES)) == found


@pytest.mark.parametrize(
    ("due", "wrong"),
    [
        (Deadline(type=DeadlineType.ABSOLUTE, due=DateSpan("2015-05-14")), True),
        # a later party signed a month after the first: what fell due in between is no slip
        (Deadline(type=DeadlineType.ABSOLUTE, due=DateSpan("2015-05-15")), False),
        (Deadline(type=DeadlineType.ABSOLUTE, due=DateSpan("2015")), False),
        (Deadline(type=DeadlineType.WINDOW, start=DateSpan("2015-01-01"), due=DateSpan("2015-06-01")), False),
        # counted from something that had happened before
        (
            replace(
                COMMITMENT.deadline, anchor="words", counted_from=DateSpan("2015-01-01"), due=DateSpan("2015-03-02")
            ),
            False,
        ),
    ],
)
def test_what_was_promised_is_due_once_it_was_agreed(due: Deadline, wrong: bool) -> None:
    nodes = NODES | {COMMITMENT.id: replace(COMMITMENT, deadline=due)}
    assert bool(list(faults(UNDERTAKING, nodes))) is wrong


def test_a_source_without_a_date_may_be_newer_than_what_it_says() -> None:
    undated = replace(SOURCE, id="source/undated", published=None, retrieved=None)
    cited = replace(ASSESSMENT, date=DateSpan("2019"), sources=(Citation(SOURCE.id), Citation(undated.id)))
    assert list(faults(cited, NODES | {undated.id: undated})) == []
    later = replace(undated, published=DateSpan("2018-12"))
    (fault,) = faults(cited, NODES | {undated.id: later})
    assert fault.problem == "is after 2018-12, when the newest of its sources was published"


def test_every_rule_that_a_record_can_break_is_broken_above() -> None:
    assert {name for name, _, _ in BROKEN} == {rule.name for rule in RULES if rule.where is not Where.RDF}


def test_every_rule_has_a_name_of_its_own_and_a_sentence() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names) > 30
    assert [rule.name for rule in RULES if not rule.says[0].isupper() or not rule.says.endswith(".")] == []


def test_two_causes_give_two_faults() -> None:
    place = replace(PLACE, lat=91.5, precision=None)
    assert [(fault.attribute, fault.problem) for fault in faults(place, {})] == [
        ("lat", "is given without precision"),
        ("lat", "is not from -90 to 90"),
    ]


def test_one_cause_gives_one_fault() -> None:
    deadline = Deadline(type=DeadlineType.ABSOLUTE, start=DateSpan("2016"), due=DateSpan("2015"))
    assert [fault.attribute for fault in faults(replace(COMMITMENT, deadline=deadline), {})] == ["deadline.start"]
    uncounted = replace(COMMITMENT.deadline, duration=None)
    assert [fault.attribute for fault in faults(replace(COMMITMENT, deadline=uncounted), {})] == ["deadline.type"]
    assert [fault.attribute for fault in faults(replace(FIGURE, low=9, high=-2), {})] == ["high"]


def test_a_value_of_the_wrong_type_breaks_no_rule_besides() -> None:
    no_number: Any = "nine"
    no_deadline: Any = None
    no_id: Any = ["actor/gatia"]
    assert [fault.attribute for fault in faults(replace(FIGURE, low=no_number), {})] == ["low"]
    assert [fault.attribute for fault in faults(replace(COMMITMENT, deadline=no_deadline), {})] == ["deadline"]
    assert [fault.attribute for fault in faults(replace(MEMBERSHIP, source=no_id), NODES)] == ["source"]


@pytest.mark.parametrize(
    "record", [None, "event/attack", Documented(id="documented/x"), Relation(source="a", target="b")]
)
def test_what_is_no_record(record: Any) -> None:
    remedy = "Give a node or a relation of a declared class."
    assert list(faults(record, {})) == [Fault("", record, "is not a record", remedy)]


def test_a_rule_about_what_is_not_declared_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^the rule loudness uses volume, and Actor has none$"):
        Within(name="loudness", of=(Actor,), says="Quiet.", attributes=("volume",), least=0)
    with pytest.raises(TypeError, match=r"^the rule loudness uses founded\.volume, and Actor has none$"):
        Within(name="loudness", of=(Actor,), says="Quiet.", attributes=("founded.volume",), least=0)


def test_nothing_is_wrong_with_the_curated_datasets() -> None:
    nodes = curated_graph.nodes()
    records = list(curated_graph.records())
    assert [fault for record in records for fault in faults(record, nodes)] == []
    assert len(records) > 4000
