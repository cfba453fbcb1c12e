"""Everything in the schema says what it is for."""

import re
from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLSchema,
    build_schema,
    get_named_type,
    get_nullable_type,
    is_introspection_type,
    is_specified_directive,
    is_specified_scalar_type,
)

from api.schema.__main__ import SDL
from ontology import ONTOLOGY
from ontology.model import End

GENERATED = re.compile(r"^Its( \w+){1,2} (on|of|by|at|from|to)\.$|other way round")
"""What comes of a name that is put into a sentence, or of an inverse that is told by its relation."""
INSIDE = re.compile(r"\b(api|graph|ontology)\.\w+")
"""Modules, which are nothing to a client."""
TRANSLATED = re.compile(r"unless told|in the end\b|(?<!there )\b(is|are) no \w|unheard|\bof which to tell\b")
SAYS_NULL = re.compile(r"(;|\.|^) null (if|where|unless|in place of)\b", re.IGNORECASE)
END_TEXTS = [(end, cls) for cls in (*ONTOLOGY.interfaces, *ONTOLOGY.classes) for end in ONTOLOGY.ends(cls)]


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema(SDL.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def descriptions(schema: GraphQLSchema) -> dict[str, str]:
    return dict(described(schema))


def described(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """Every element of the schema with its description."""
    yield "schema", schema.description or ""
    for made in schema.type_map.values():
        if is_introspection_type(made) or is_specified_scalar_type(made):
            continue
        yield made.name, made.description or ""
        if isinstance(made, GraphQLEnumType):
            yield from ((f"{made.name}.{name}", value.description or "") for name, value in made.values.items())
        elif isinstance(made, GraphQLInputObjectType):
            yield from ((f"{made.name}.{name}", field.description or "") for name, field in made.fields.items())
        elif isinstance(made, GraphQLObjectType | GraphQLInterfaceType):
            for name, output in made.fields.items():
                yield f"{made.name}.{name}", output.description or ""
                yield from ((f"{made.name}.{name}({arg})", one.description or "") for arg, one in output.args.items())
    for directive in schema.directives:
        if not is_specified_directive(directive):
            yield f"@{directive.name}", directive.description or ""


def test_nothing_is_without(descriptions: dict[str, str]) -> None:
    assert [name for name, text in descriptions.items() if not text.strip()] == []


@pytest.mark.parametrize("seen", [GENERATED, INSIDE, TRANSLATED])
def test_none_is_generated_speaks_of_modules_or_sounds_translated(
    descriptions: dict[str, str], seen: re.Pattern[str]
) -> None:
    assert {name: text for name, text in descriptions.items() if seen.search(text)} == {}


@pytest.mark.parametrize(("end", "cls"), END_TEXTS, ids=[f"{cls.__name__}.{end.name}" for end, cls in END_TEXTS])
def test_either_end_of_a_relation_has_its_own(descriptions: dict[str, str], end: End, cls: type) -> None:
    assert descriptions[f"{cls.__name__}.{end.name}"] == end.definition
    assert descriptions[f"{cls.__name__}Where.{end.name}"] == end.definition
    if not end.relation.declared.symmetric:
        assert end.definition != End(end.relation, not end.forward).definition


def test_what_an_inverse_means_is_seen_from_there(descriptions: dict[str, str]) -> None:
    assert descriptions["Event.casualties"] == "Casualty figures stated for this event."
    assert descriptions["CasualtyEstimate.estimates"] == "The event that this casualty figure is about."


def test_what_says_null_may_be_null(schema: GraphQLSchema, descriptions: dict[str, str]) -> None:
    never = [
        f"{made.name}.{name}"
        for made in schema.type_map.values()
        if isinstance(made, GraphQLObjectType | GraphQLInterfaceType) and not is_introspection_type(made)
        for name, field in made.fields.items()
        if SAYS_NULL.search(descriptions[f"{made.name}.{name}"]) and not _may_have_null(field.type)
    ]
    assert never == []


def _may_have_null(kind: GraphQLOutputType) -> bool:
    if not isinstance(kind, GraphQLNonNull):
        return True
    inner = get_nullable_type(kind)
    return isinstance(inner, GraphQLList) and not isinstance(inner.of_type, GraphQLNonNull)


def test_a_precision_says_of_what(descriptions: dict[str, str]) -> None:
    texts = {descriptions[f"{name}.precision"] for name in ("Place", "EventHappenedAtEdge", "DateSpan")}
    assert len(texts) == 3
    assert all(re.search("coordinates|date", text) for text in texts)


def test_every_scalar_of_ours_says_where_it_is_specified(schema: GraphQLSchema) -> None:
    own = {
        made.name: made.specified_by_url
        for made in schema.type_map.values()
        if isinstance(made, GraphQLScalarType) and not is_specified_scalar_type(made)
    }
    edtf = "https://www.loc.gov/standards/datetime/"
    assert own == {"Date": "https://www.rfc-editor.org/rfc/rfc3339", "PartialDate": edtf, "EDTF": edtf}


def test_groups_tell_of_their_own_groupings_only(schema: GraphQLSchema) -> None:
    assert schema.query_type
    for name, groups in schema.query_type.fields.items():
        if name.endswith("Groups"):
            by = groups.args["by"]
            named = set(re.findall(r"\b[A-Z]{3,}\b", by.description or ""))
            groupings = get_named_type(by.type)
            assert isinstance(groupings, GraphQLEnumType)
            assert named <= set(groupings.values), name
