"""From an operation to the outline of its selection, by the same fields that its plan is made of."""

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
)

from api.errors import NOT_ACCEPTABLE, RequestError
from api.query.answering.outline import Asked, Fields, hedge_of
from api.query.planning.collecting import Details, Grouped
from api.query.planning.selecting import Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from ontology.model import Node, Relation

NOT_TOLD = ("__schema", "__type")
BARE = {"cursor", "node"}
Cases = tuple[tuple[str, Fields], ...]


class Outlining:
    """Makes the outline of one operation. What several classes have alike is outlined once for all of them."""

    def __init__(self, selecting: Selecting) -> None:
        self._selecting = selecting
        self._known: dict[tuple[str, ...], Cases] = {}

    def fields(self, graphql_type: GraphQLObjectType, grouped: Grouped) -> Fields:
        """What is selected of an object. RequestError where the schema is asked about, which has one form."""
        return tuple(self._asked(key, graphql_type, details) for key, details in grouped.items())

    def _asked(self, key: str, parent: GraphQLObjectType, details: Details) -> Asked:
        name = details[0].node.name.value
        if name in NOT_TOLD:
            message = f"{key} asks about the schema, which is told as JSON alone; leave it out, or accept JSON."
            raise RequestError.of(NOT_ACCEPTABLE, message).located(details[0].node)
        if name == "__typename":
            return Asked(key, name, None, many=False)
        graphql_field = parent.fields[name]
        graphql_type = get_named_type(graphql_field.type)
        cases = self._cases(graphql_field, details)
        return Asked(
            key,
            name,
            meaning_of(graphql_field),
            many=isinstance(get_nullable_type(graphql_field.type), GraphQLList),
            cases=cases,
            language=self._selecting.language(graphql_field, details) if "fallback" in graphql_field.args else None,
            is_node=isinstance(graphql_type, GraphQLObjectType | GraphQLInterfaceType) and _is_node(graphql_type),
            hedge=self._hedge(meaning_of(graphql_field), cases),
            edges_say_more=_edges_say_more(graphql_type),
        )

    def _hedge(self, meaning: m.Meaning, cases: Cases) -> str:
        match meaning:
            case m.Related(end) if not end.single:
                kinds: list[type[Node] | type[Relation]] = [end.relation]
            case _:
                selected = {name for name, fields in cases if fields}
                kinds = [one for one in self._selecting.ontology.classes if one.__name__ in selected]
        return next((hedge.name for kind in kinds if (hedge := hedge_of(kind))), "")

    def _cases(self, graphql_field: GraphQLField, details: Details) -> Cases:
        graphql_type = get_named_type(graphql_field.type)
        if isinstance(graphql_type, GraphQLInterfaceType):
            types = self._selecting.schema.get_possible_types(graphql_type)
        elif isinstance(graphql_type, GraphQLObjectType):
            types = [graphql_type]
        else:
            return ()
        places = (graphql_type.name, *(str(id(one.node)) for one in details))
        if places not in self._known:
            grouped = ((one, self._selecting.grouped(one, details)) for one in types)
            self._known[places] = tuple((one.name, self.fields(one, fields)) for one, fields in grouped)
        return self._known[places]


def _is_node(graphql_type: GraphQLObjectType | GraphQLInterfaceType) -> bool:
    return Node.__name__ in (graphql_type.name, *(one.name for one in graphql_type.interfaces))


def _edges_say_more(graphql_type: GraphQLNamedType) -> bool:
    """Of a connection, or of its edges. A suggestion is one."""
    if not isinstance(graphql_type, GraphQLObjectType):
        return False
    edges = graphql_type.fields.get("edges")
    if edges and meaning_of(edges) is m.OfConnection.EDGES:
        return _edges_say_more(get_named_type(edges.type))
    node = graphql_type.fields.get("node")
    return node is not None and meaning_of(node) is m.OfEdge.NODE and not graphql_type.fields.keys() <= BARE
