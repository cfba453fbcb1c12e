"""What a row of the input tells of itself: where its values stand, and what they are called there."""

import pytest

from ontology.actors import Membership
from ontology.agreements import Commitment
from ontology.deadlines import Deadline
from ontology.model import Citation, Node, Relation
from ontology.records import Position, Row
from ontology.values import DateSpan, Text
from ontology.vocabularies import CommitmentKind, DeadlineType, Topic

LINE = Position("list.csv", 3)
COMMITMENT = Commitment(
    id="commitment/list",
    kind=CommitmentKind.PROMISE,
    text=Text("Hand over a list."),
    topic=Topic.DDR,
    deadline=Deadline(type=DeadlineType.ABSOLUTE, due=DateSpan("2016")),
    sources=(Citation("source/s"),),
)
MEMBER = Membership(source="actor/a", target="actor/b", from_=DateSpan("2016"))


@pytest.mark.parametrize(
    ("record", "attribute", "name"),
    [
        (COMMITMENT, "id", "id"),
        (COMMITMENT, "text", "text"),
        (COMMITMENT, "deadline.counted_from", "deadline.countedFrom"),
        (COMMITMENT, "sources.0", "documentedBy"),
        (COMMITMENT, "underAgreement", "underAgreement"),
        (COMMITMENT, "", "commitment"),
        (MEMBER, "from_", "from"),
        (MEMBER, "source", "memberOf"),
        (MEMBER, "target", "memberOf"),
        (MEMBER, "sources", "documentedBy"),
        (MEMBER, "", "memberOf"),
    ],
)
def test_a_value_stands_on_the_rows_line_under_the_ontologys_name(
    record: Node | Relation, attribute: str, name: str
) -> None:
    assert Row(LINE, (record,)).locate(0, attribute) == (LINE, name)


def test_a_row_without_records_is_a_mistake_of_its_loader() -> None:
    with pytest.raises(ValueError, match=r"^the row at list.csv:3 has no records: deliver a RejectedRow, or nothing$"):
        Row(LINE, ())
