"""What is deprecated says so in the schema that clients read."""

import re

import pytest
from graphql import GraphQLSchema, print_type

from api.schema import build_schema
from api.schema.deprecations import DEPRECATED, deprecate
from ontology import ONTOLOGY


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    """A schema of these tests' own, which they change at different places."""
    return build_schema(ONTOLOGY)


@pytest.mark.parametrize(
    ("coordinate", "line"),
    [
        ("Event.when", 'when: DateSpan! @deprecated(reason: "Use `kind`.")'),
        ("Node.iri", 'iri: String! @deprecated(reason: "Use `kind`.")'),
        ("EventWhere.kind", 'kind: EventKindFilter @deprecated(reason: "Use `kind`.")'),
        ("OrderDirection.ASC", 'ASC @deprecated(reason: "Use `kind`.")'),
        ("Query.events(last:)", 'last: Int @deprecated(reason: "Use `kind`.")'),
    ],
)
def test_it_is_marked_where_it_stands(schema: GraphQLSchema, coordinate: str, line: str) -> None:
    type_ = schema.type_map[coordinate.partition(".")[0]]
    assert line not in print_type(type_)
    assert deprecate(schema, {coordinate: "Use `kind`."}) is schema
    assert line in print_type(type_)


@pytest.mark.parametrize(
    ("coordinate", "said"),
    [
        ("Event", "Event is not a coordinate of a field, value or argument; write one such as Event.title"),
        ("Event.wen", "wen"),
        ("Evnt.when", "Evnt"),
        ("Query.events(lst:)", "lst"),
        ("EventKind.RAID", "RAID"),
    ],
)
def test_a_coordinate_that_the_schema_does_not_have_is_refused(
    schema: GraphQLSchema, coordinate: str, said: str
) -> None:
    with pytest.raises(KeyError, match=f"^'{re.escape(said)}'$"):
        deprecate(schema, {coordinate: "Use `kind`."})


def test_every_reason_names_what_to_use() -> None:
    assert {one: reason for one, reason in DEPRECATED.items() if "`" not in reason} == {}
