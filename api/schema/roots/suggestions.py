"""The root field `suggest`: names that complete what is being typed."""

from enum import Enum
from typing import Any

from api.schema.meaning import OfEdge, Plain, SuggestNames
from api.schema.outputs import Outputs
from api.schema.strawberry_parts import Field, add_fields, argument, empty_object, field
from graph.asked.selection import At
from graph.stored.completions import LANGUAGE, TEXT
from ontology.model import Node
from ontology.values import Language

SUGGESTED, MOST_SUGGESTED = 10, 50
"""How many suggestions there are by default, and at most."""
DEFINITION = (
    "Names that complete what is being typed, for a search box; each node once. Case and accents do not matter. What is"
    " typed in full comes first, as `search` ranks it: own names and acronyms, then other names. Then come names that"
    " begin so, then those in which a later word does, then titles of events, sources and datasets that begin so, each"
    " in alphabetical order, with numbers by their value. Last come names whose words begin like all of several words"
    " that are typed, as in `coord mouv`. Classes without names or titles, such as commitments, are not suggested."
    " Dates and ids lead to nothing here; `search` finds what they stand for."
)
TYPED = "What has been typed so far. Its last word may be incomplete. If it has no word, nothing is suggested."
LANG = (
    "The language to prefer. If several names of a node begin so, one in this language is suggested, or one without a"
    " language, such as an acronym. Names in other languages still match, and one that is typed in full comes first."
)


def suggest_field(outputs: Outputs, searchable: type[Enum]) -> Field:
    """The field, with the types that it needs. `searchable`: the classes to choose from."""
    classes: Any = searchable
    named: Any = list[classes]
    suggestions: Any = list[_suggestion(outputs)]  # type: ignore[misc]
    first = f"How many to suggest. Defaults to {SUGGESTED}; at most {MOST_SUGGESTED}."
    arguments = [
        argument("text", str, TYPED),
        argument("in", named | None, "The classes to suggest. Defaults to all that have names or titles."),
        argument("lang", Language | None, LANG),
        argument("first", int | None, first, SUGGESTED),
    ]
    return field("suggest", suggestions, DEFINITION, SuggestNames(), arguments)


def _suggestion(outputs: Outputs) -> type:
    suggestion = empty_object("Suggestion", "A name that completes what is being typed, and the node that has it.")
    language = "The language of the name. Null if it is not recorded, as for acronyms and other names."
    add_fields(
        suggestion,
        [
            field("text", str, "The name, acronym or title that matches, as it is written.", Plain(TEXT, At.EDGE)),
            field("language", Language | None, language, Plain(LANGUAGE, At.EDGE)),
            field("node", outputs.nodes[Node], "The node that has this name.", OfEdge.NODE),
        ],
    )
    return suggestion
