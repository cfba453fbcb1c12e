"""The root field `codes`: what the codes of each list mean, as data."""

from enum import Enum
from typing import Any

from api.schema.meaning import Computed, ComputedAs, ListCodes
from api.schema.outputs import text_arguments
from api.schema.strawberry_parts import Field, add_fields, argument, empty_object, enumeration, field
from ontology.model import Ontology


def codes_field(ontology: Ontology) -> Field:
    """The field, with the types that it needs."""
    lists: Any = _lists(ontology)
    codes: Any = list[_definition()]  # type: ignore[misc]
    list_ = argument("list", lists, "The list of codes to return.")
    return field("codes", codes, "The codes of a list, in the order of their declaration.", ListCodes(), [list_])


def _lists(ontology: Ontology) -> type[Enum]:
    lists = {codes.scheme.replace("-", "_").upper(): codes for codes in ontology.vocabularies}
    make: Any = Enum
    members = make("CodeList", lists)
    meanings = {name: f"The codes of `{codes.__name__}`: {codes.names.definition}" for name, codes in lists.items()}
    return enumeration("CodeList", members, "The lists of codes.", meanings)


def _definition() -> type:
    crosswalk: Any = list[_crosswalk()]  # type: ignore[misc]
    definition = empty_object("CodeDefinition", "A code, and what it means.")
    text = Computed("definition", ComputedAs.TEXT)
    add_fields(
        definition,
        [
            field("code", str, "The code, as queries and answers write it.", Computed("code", ComputedAs.VALUE)),
            field(
                "label", str | None, "The name to show for it.", Computed("label", ComputedAs.TEXT), text_arguments()
            ),
            field("definition", str | None, "When to choose it.", text, text_arguments()),
            field(
                "source",
                str | None,
                "The page that the definition, or a threshold in it, comes from; null where it is our own.",
                Computed("source", ComputedAs.VALUE),
            ),
            field(
                "crosswalk",
                crosswalk,
                "Codes of other schemes whose records usually get this code here.",
                Computed("crosswalk", ComputedAs.OBJECT),
            ),
        ],
    )
    return definition


def _crosswalk() -> type:
    foreign = empty_object("ForeignCode", "A code of another scheme.")
    scheme = "The scheme and its column. Two columns that decide together are joined by a plus sign."
    add_fields(
        foreign,
        [
            field("scheme", str, scheme, Computed("scheme", ComputedAs.VALUE)),
            field("code", str, "The code in that scheme.", Computed("code", ComputedAs.VALUE)),
        ],
    )
    return foreign
