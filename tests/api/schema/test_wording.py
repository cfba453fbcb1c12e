"""How the schema words things: one meaning for each text, in plain English, and codes for all that readers see."""

import re
from collections import defaultdict

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    is_introspection_type,
)

from api.schema.__main__ import SDL
from api.schema.code_lists import code_lists
from ontology import ONTOLOGY
from tests.api.schema.test_descriptions import described

NAMES_OF_FIELDS = re.compile(r"OrderField$|Grouping$|^CodeList$")
"""Enumerations whose values are names of the schema itself, which no page shows."""
SAME_MEANING = {"daysAfterDeadline", "daysLate"}
"""Fields of two types that count the same days."""
ROW = re.compile(r"(?<!\()\b[Rr]ows?\b")
"""What loaders call a record: readers know nodes and records."""
DASHED = re.compile(r"[—–]| - |\be\.g\.|\bi\.e\.|;\s*[A-Z]|\.\.\.(?!\")|\s\s|\betc\b")
STILTED = re.compile(
    r"\bat hand\b|\bby id unless\b|\bwhom to\b|\bwith which it\b(?! is said)|\bin which order\b|\bmay not have\b"
    r"|\b(is|are) told\b|\bsays so of itself\b|\bone such\b|\breserves?\b|\bcut to the unit\b|\bfrom a day to a day\b"
)


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema(SDL.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def own_words(schema: GraphQLSchema) -> dict[str, str]:
    """All descriptions, but for those of codes: their definitions are the field's own, in both languages."""
    coded = {codes.__name__ for codes in ONTOLOGY.vocabularies}
    return {place: text for place, text in described(schema) if place.partition(".")[0] not in coded}


def objects(schema: GraphQLSchema) -> list[GraphQLObjectType | GraphQLInterfaceType]:
    return [
        made
        for made in schema.type_map.values()
        if isinstance(made, GraphQLObjectType | GraphQLInterfaceType) and not is_introspection_type(made)
    ]


def test_no_two_fields_of_other_names_share_a_description(schema: GraphQLSchema) -> None:
    names = defaultdict[str, set[str]](set)
    for made in objects(schema):
        for name, field in made.fields.items():
            names[field.description or ""].add(name)
    assert {text: shared for text, shared in names.items() if len(shared - SAME_MEANING) > 1} == {}


@pytest.mark.parametrize("seen", [ROW, DASHED, STILTED])
def test_no_description_speaks_of_rows_in_dashes_or_like_a_machine(
    own_words: dict[str, str], seen: re.Pattern[str]
) -> None:
    assert {place: text for place, text in own_words.items() if seen.search(text)} == {}


def test_every_description_is_made_of_sentences(own_words: dict[str, str]) -> None:
    halves = {
        place: text
        for place, text in own_words.items()
        if not re.match(r"[A-Z`\"]", text) or not re.search(r"[.)\"]$", text.strip())
    }
    assert halves == {}


def test_every_enumeration_that_readers_see_is_a_list_of_codes(schema: GraphQLSchema) -> None:
    shown = {
        made.name: list(made.values)
        for made in schema.type_map.values()
        if isinstance(made, GraphQLEnumType)
        and not is_introspection_type(made)
        and not NAMES_OF_FIELDS.search(made.name)
    }
    lists = {explained: [code.name for code in codes] for codes, explained in code_lists(ONTOLOGY).values()}
    assert lists == shown


@pytest.mark.parametrize("name", code_lists(ONTOLOGY))
def test_every_code_has_a_label_of_its_own_and_a_definition_in_both_languages(name: str) -> None:
    codes, _ = code_lists(ONTOLOGY)[name]
    concepts = [code.concept for code in codes]
    assert all(one.en and one.fr and one.definition and one.fr_definition for one in concepts)
    assert [one.en for one in concepts if one.fr_definition == one.definition] == []
    for labels in ([one.en for one in concepts], [one.fr for one in concepts]):
        assert sorted(set(labels)) == sorted(labels)
        assert all(label[0].isupper() for label in labels)
