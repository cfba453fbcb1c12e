"""The root field `codes`: what the codes of each list mean, as data."""

from enum import Enum
from typing import Any

from api.schema.code_lists import code_lists
from api.schema.meaning import Computed, ComputedAs, ListCodes
from api.schema.outputs import text_arguments
from api.schema.strawberry_parts import Field, add_fields, argument, empty_object, enumeration, field
from ontology.model import Ontology


def codes_field(ontology: Ontology) -> Field:
    """The field, with the types that it needs."""
    lists: Any = _lists(ontology)
    codes: Any = list[_definition()]  # type: ignore[misc]
    list_ = argument("list", lists, "The list of codes to return.")
    return field(
        "codes",
        codes,
        "The codes of a list with their labels and definitions, in the order of the enumeration.",
        ListCodes(),
        [list_],
    )


def _lists(ontology: Ontology) -> type[Enum]:
    lists = code_lists(ontology)
    make: Any = Enum
    members = make("CodeList", {name: codes for name, (codes, _) in lists.items()})
    meanings = {name: f"The values of `{explained}`." for name, (_, explained) in lists.items()}
    return enumeration("CodeList", members, "Lists of codes, one for each enumeration that readers see.", meanings)


def _definition() -> type:
    crosswalk: Any = list[_crosswalk()]  # type: ignore[misc]
    definition = empty_object("CodeDefinition", "A code, and what it means.")
    text = Computed("definition", ComputedAs.TEXT)
    add_fields(
        definition,
        [
            field("code", str, "The code, as queries and answers write it.", Computed("code", ComputedAs.VALUE)),
            field(
                "label",
                str | None,
                "The name to show to readers.",
                Computed("label", ComputedAs.TEXT),
                text_arguments(),
            ),
            field("definition", str | None, "What it means, or when it is chosen.", text, text_arguments()),
            field(
                "source",
                str | None,
                "The address that the definition, or a threshold in it, comes from. Null if it is our own.",
                Computed("source", ComputedAs.VALUE),
            ),
            field(
                "crosswalk",
                crosswalk,
                "Codes of other schemes, such as UCDP and ACLED, whose records usually get this code here.",
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
