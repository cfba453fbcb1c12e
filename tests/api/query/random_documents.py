"""Random GraphQL documents that are valid for a schema: fields, aliases, arguments, fragments, @skip and @include.

Every selection on an interface asks for __typename, so that what was answered can be read again without the store.
"""

from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_composite_type,
    is_required_argument,
)
from hypothesis import strategies as st

from api.query.planning.samples import NEEDED
from ontology.naming import kebab

DEEPEST = 5
FILTERS_DEEPEST = 4
WIDEST = 3
POOLS: dict[str, list[Any]] = {
    "ID": [
        "event/camp",
        "event/twin-a",
        "actor/army",
        "actor/jnim",
        "place/mali",
        "source/press",
        "dataset/sample",
        "agreement/accord",
        "event/none",
    ],
    "String": ["camp", "MENAKA", "l’", "œ", "army", "GSIM", "%", "zeal", "", "p. 3"],
    "Int": [0, 1, 2, 3, 40],
    "Float": [0, 0.5, 16.27, 17.0],
    "Boolean": [True, False],
    "PartialDate": ["2018-04-14", "2018-04", "2018", "2016", "2019-01-05"],
    "EDTF": ["2018-04", "2018-04-14", "../2015", "2014/2016-05", "2016-01-19/.."],
    "Date": ["2016-01-31", "2018-04-14"],
}
SIZES = ("first", "last")
OWN_ORDER = ("search",)
"""Fields whose order is each store's own, so that their answers are not the same."""
CURSORS = ("after", "before")


class Name(str):
    """An enumeration's value, which stands in a document without quotes."""


@dataclass(frozen=True)
class Document:
    """A document with its variables."""

    text: str
    variables: dict[str, Any]

    def __repr__(self) -> str:
        return f"{self.text}\n{self.variables}"


@dataclass
class Drawing:
    """A document while it is drawn."""

    schema: GraphQLSchema
    draw: st.DrawFn
    declared: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    aliases: int = 0
    fragments: list[str] = field(default_factory=list)

    def maybe(self, one_in: int) -> bool:
        """Whether something rarer happens."""
        return self.draw(st.integers(1, one_in)) == one_in

    def alias(self) -> str:
        """A response key that is nowhere else."""
        self.aliases += 1
        return f"a{self.aliases}"

    def variable(self, kind: str, value: Any) -> str:
        """A variable with a value, declared."""
        name = f"v{len(self.declared) + 1}"
        self.declared.append(f"${name}: {kind}")
        self.values[name] = value
        return f"${name}"


@st.composite
def documents(draw: st.DrawFn, schema: GraphQLSchema) -> Document:
    """A document for a schema."""
    drawing, query = Drawing(schema, draw), schema.query_type
    assert query is not None
    selected = _selection(drawing, query, 0)
    variables = f"({', '.join(drawing.declared)})" if drawing.declared else ""
    return Document("\n".join([f"query Q{variables} {selected}", *drawing.fragments]), drawing.values)


def _selection(drawing: Drawing, kind: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> str:
    names = [
        name
        for name, one in kind.fields.items()
        if name not in OWN_ORDER and (depth < DEEPEST or not is_composite_type(get_named_type(one.type)))
    ]
    chosen = drawing.draw(st.lists(st.sampled_from(sorted(names)), min_size=1, max_size=WIDEST))
    parts = [_field(drawing, name, kind.fields[name], depth) for name in chosen]
    if drawing.maybe(6) or isinstance(kind, GraphQLInterfaceType):
        parts.insert(0, "__typename")
    if isinstance(kind, GraphQLInterfaceType) and depth < DEEPEST:
        parts += _fragments(drawing, kind, depth)
    if drawing.maybe(8):
        return f"{{ {_named_fragment(drawing, kind, parts)} }}"
    return f"{{ {' '.join(parts)} }}"


def _fragments(drawing: Drawing, kind: GraphQLInterfaceType, depth: int) -> list[str]:
    possible = sorted(one.name for one in drawing.schema.get_possible_types(kind))
    chosen = drawing.draw(st.lists(st.sampled_from(possible), max_size=2, unique=True))
    made = []
    for name in chosen:
        concrete = drawing.schema.type_map[name]
        assert isinstance(concrete, GraphQLObjectType)
        made.append(f"... on {name}{_condition(drawing)} {_selection(drawing, concrete, depth)}")
    return made


def _named_fragment(drawing: Drawing, kind: GraphQLObjectType | GraphQLInterfaceType, parts: list[str]) -> str:
    name = f"F{len(drawing.fragments) + 1}"
    drawing.fragments.append(f"fragment {name} on {kind.name} {{ {' '.join(parts)} }}")
    return f"...{name}{_condition(drawing)}"


def _condition(drawing: Drawing) -> str:
    if not drawing.maybe(8):
        return ""
    word, value = drawing.draw(st.sampled_from(["skip", "include"])), drawing.draw(st.booleans())
    return f" @{word}(if: {drawing.variable('Boolean!', value) if drawing.maybe(2) else str(value).lower()})"


def _field(drawing: Drawing, name: str, of: GraphQLField, depth: int) -> str:
    """A field. It has a response key of its own unless it is a plain one, which may then be asked for twice."""
    arguments = _arguments(drawing, of)
    kind = get_named_type(of.type)
    nested = isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
    key = f"{drawing.alias()}: " if arguments or nested or not drawing.maybe(3) else ""
    inner = (
        f" {_selection(drawing, kind, depth + 1)}" if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) else ""
    )
    return f"{key}{name}{arguments}{_condition(drawing)}{inner}"


def _arguments(drawing: Drawing, of: GraphQLField) -> str:
    names = [name for name, one in of.args.items() if is_required_argument(one)]
    names += [name for name in of.args if name not in (*names, *CURSORS) and drawing.maybe(3)]
    if set(SIZES) <= set(names):
        names.remove(drawing.draw(st.sampled_from(SIZES)))
    said = [f"{name}: {_given(drawing, of.args[name].type)}" for name in names]
    return f"({', '.join(said)})" if said else ""


def _given(drawing: Drawing, kind: Any) -> str:
    value = value_of(drawing, kind, 0)
    return drawing.variable(str(kind), value) if drawing.maybe(3) else literal(value)


def value_of(drawing: Drawing, kind: Any, depth: int = 0, of: str = "") -> Any:
    """A value of a type of input, now and then null where that is allowed. `of`: the class of ids in it."""
    if not isinstance(kind, GraphQLNonNull) and drawing.maybe(8):
        return None
    kind = get_nullable_type(kind)
    if isinstance(kind, GraphQLList):
        return [value_of(drawing, kind.of_type, depth, of) for _ in range(drawing.draw(st.integers(0, 2)))]
    if isinstance(kind, GraphQLEnumType):
        return Name(drawing.draw(st.sampled_from(sorted(kind.values))))
    if isinstance(kind, GraphQLInputObjectType):
        return _input(drawing, kind, depth, of)
    if of and kind.name == "ID":
        return drawing.draw(st.sampled_from(_ids(drawing.schema, of)))
    return drawing.draw(st.sampled_from(POOLS[kind.name]))


def _ids(schema: GraphQLSchema, of: str) -> list[str]:
    """Ids of a class, or of all that have an interface."""
    if isinstance(schema.type_map[of], GraphQLInterfaceType):
        return POOLS["ID"]
    path = f"{kebab(of)}/"
    return [*(one for one in POOLS["ID"] if one.startswith(path)), f"{path}none"]


def _class_of_ids(kind: GraphQLInputObjectType, name: str) -> str:
    """The class of the ids in a field of a filter; nothing where it has none of its own."""
    match name:
        case "id":
            return kind.name.removesuffix("Where")
        case "dataset":
            return "Dataset"
        case "under":
            (edge,) = (get_named_type(one.type) for key, one in kind.fields.items() if key == "some")
            assert isinstance(edge, GraphQLInputObjectType)
            return str(get_named_type(edge.fields["node"].type)).removesuffix("Where")
    return ""


def _input(drawing: Drawing, kind: GraphQLInputObjectType, depth: int, of: str) -> dict[str, Any]:
    shallow = [
        name for name, one in kind.fields.items() if not isinstance(get_named_type(one.type), GraphQLInputObjectType)
    ]
    allowed = sorted(kind.fields) if depth < FILTERS_DEEPEST else sorted(shallow)
    required = [name for name, one in kind.fields.items() if isinstance(one.type, GraphQLNonNull)]
    required += sorted(NEEDED.get(kind.name, set()))
    chosen = drawing.draw(st.lists(st.sampled_from(allowed), max_size=2, unique=True)) if allowed else []
    of_each = {name: of if kind.name == "IDFilter" else _class_of_ids(kind, name) for name in [*required, *chosen]}
    return {name: value_of(drawing, kind.fields[name].type, depth + 1, ids) for name, ids in of_each.items()}


def literal(value: Any) -> str:
    """A value as it stands in a document."""
    match value:
        case Name():
            return str(value)
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case dict():
            return "{" + ", ".join(f"{name}: {literal(one)}" for name, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(literal, value)) + "]"
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
    return str(value)
