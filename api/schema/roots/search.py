"""The root field `search`: what it takes and what it gives."""

from enum import Enum
from typing import Any

from api.schema.descriptions import nodes_of
from api.schema.inputs import Inputs
from api.schema.meaning import Computed, ComputedAs, OfConnection, OfEdge, SearchNodes
from api.schema.outputs import Outputs
from api.schema.strawberry_parts import (
    Field,
    add_fields,
    argument,
    empty_input,
    empty_object,
    enumeration,
    field,
    input_field,
)
from ontology.events import CasualtyEstimate
from ontology.model import Node, Ontology
from ontology.naming import in_capitals, uncapitalized
from ontology.properties import Property
from ontology.values import Language

LEFT_OUT = (CasualtyEstimate,)
"""Classes that are looked in only where they are named: of one event there may be many, all in the same words."""
DEFINITION = (
    "Nodes that have all of these words in their names or texts, in English or French and in any form. The words of an"
    " event may also be in the names of its actors and places, and of what these lie in. Nodes with this very name,"
    " acronym or number come first, then those with a name that begins so, then the others. Case, accents and"
    ' punctuation do not matter, except that "..." is a phrase as it stands and tombou* the beginning of a word, of at'
    " least three letters. OR and NOT are words like any other. A date finds what happened then, and an id or"
    " an IRI its node. Findings that their rule does not count are left out; `findings` has them with `exceptions`."
)
IN = "The classes to search. Defaults to all of them except {left_out}."
WHERE = "Only nodes that meet these conditions, by class. Nodes of a class that is not named here are not affected."
SNIPPET = (
    "About 160 characters of the first text of the node that has one of the words. If only a name around an event has"
    " one, of an actor or a place, that name; if none has, as where the date was searched for, the first text."
)
LANGUAGE = "The language of the snippet. Null if it is not recorded, as for acronyms and other names."
PARTS = "The snippet in parts, to mark what was found. Their texts, joined, are the snippet."
COUNTS = (
    "How many nodes of each class the text finds under `where`: of every class, CASUALTY_ESTIMATE too, whatever `in`"
    " says, for tabs over the results. Classes without any have the count 0."
)


def searched(cls: type[Node]) -> tuple[Property, ...]:
    """The properties of a class that a search looks into."""
    return tuple(prop for prop in cls.properties() if prop.search)


def searchable(ontology: Ontology) -> tuple[type[Node], ...]:
    """The classes that a search looks into."""
    return tuple(cls for cls in ontology.classes if searched(cls))


def value_name(cls: type[Node]) -> str:
    """`CASUALTY_ESTIMATE`: a class as a value of `Searchable`."""
    return in_capitals(uncapitalized(cls.__name__))


def search_field(ontology: Ontology, inputs: Inputs, outputs: Outputs, choices: type[Enum]) -> Field:
    """The field, with the types that it needs. `choices`: the classes to choose from."""
    classes: Any = choices
    named: Any = list[classes]
    by_default = tuple(one for one in classes if one.value not in {cls.__name__ for cls in LEFT_OUT})
    left_out = ", ".join(value_name(cls) for cls in LEFT_OUT)
    connection = outputs.named_connection("Search", Node, _of_edge(), ", its score and a snippet")
    counts: Any = list[_count(classes)]  # type: ignore[misc]
    add_fields(connection, [field("counts", counts, COUNTS, OfConnection.COUNTS)])
    arguments = [
        argument("text", str, "The words to look for. A text without any word finds nothing."),
        argument("in", named | None, IN.format(left_out=left_out)),
        argument("where", _where(ontology, inputs) | None, WHERE),
        *inputs.page_arguments(),
    ]
    return field("search", connection, DEFINITION, SearchNodes(by_default), arguments)


def _of_edge() -> list[Field]:
    parts: Any = list[_part()]  # type: ignore[misc]
    return [
        field("score", float, "How well the node matches. Comparable within one answer only.", OfEdge.SCORE),
        field("snippet", str, SNIPPET, OfEdge.SNIPPET),
        field("snippetLanguage", Language | None, LANGUAGE, OfEdge.SNIPPET_LANGUAGE),
        field("snippetParts", parts, PARTS, OfEdge.SNIPPET_PARTS),
    ]


def _part() -> type:
    part = empty_object("SnippetPart", "A part of a snippet: words that were found, or what stands between them.")
    marked = "Whether these are words that were found, to be highlighted."
    add_fields(
        part,
        [
            field("text", str, "The text of this part.", Computed("text", ComputedAs.VALUE)),
            field("marked", bool, marked, Computed("marked", ComputedAs.VALUE)),
        ],
    )
    return part


def _count(classes: Any) -> type:
    count = empty_object("SearchCount", "How many nodes of a class a search finds.")
    add_fields(
        count,
        [
            field("class", classes, "The class.", Computed("name", ComputedAs.VALUE)),
            field("count", int, "How many nodes of this class the search finds.", Computed("count", ComputedAs.VALUE)),
        ],
    )
    return count


def _where(ontology: Ontology, inputs: Inputs) -> Any:
    where = empty_input("SearchWhere", "Conditions on the nodes that a search finds, by class.")
    add_fields(
        where,
        [
            input_field(
                uncapitalized(cls.__name__), inputs.where(cls) | None, f"What {nodes_of(cls)} must meet to be found."
            )
            for cls in searchable(ontology)
        ],
    )
    return where


def searchable_classes(ontology: Ontology) -> type[Enum]:
    """The enumeration of the classes that a search looks into."""
    classes = {value_name(cls): cls for cls in searchable(ontology)}
    make: Any = Enum
    members = make("Searchable", {name: cls.__name__ for name, cls in classes.items()})
    definitions = {name: cls.names.definition for name, cls in classes.items()}
    return enumeration("Searchable", members, "The classes whose nodes have names or texts to search.", definitions)
