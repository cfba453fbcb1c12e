"""Fields of computed objects, whose values are attributes of what a computation gave."""

from typing import assert_never

from graphql import GraphQLField, GraphQLList, get_nullable_type

from api.query.answering import shapes as sh
from api.query.planning.collecting import Details
from api.query.planning.selecting import Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of


class ComputedFields:
    """Gathers what is selected of a computed object."""

    def __init__(self, selecting: Selecting) -> None:
        self._selecting = selecting

    def object(self, graphql_field: GraphQLField, details: Details) -> sh.Fields:
        """The fields of a computed object."""
        return sh.Fields(self._selecting.entries(graphql_field, details, self._field))

    def _field(self, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match meaning_of(graphql_field):
            case m.Computed(attribute, how):
                if isinstance(get_nullable_type(graphql_field.type), GraphQLList):
                    return sh.Listed(attribute, self._value(None, how, graphql_field, details))
                return self._value(attribute, how, graphql_field, details)
        raise TypeError(f"{key} is not a field of a computed object")

    def _value(self, at: sh.Place, how: m.ComputedAs, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match how:
            case m.ComputedAs.VALUE:
                return sh.Cell(at)
            case m.ComputedAs.OBJECT:
                return sh.Inner(at, self.object(graphql_field, details))
            case m.ComputedAs.SPAN:
                return sh.Span(at, self._selecting.names(graphql_field, details))
            case m.ComputedAs.TEXT:
                return sh.InLanguage(at, *self._selecting.language(graphql_field, details))
            case m.ComputedAs.DAY:
                return sh.Day(at)
            case _:
                assert_never(how)
