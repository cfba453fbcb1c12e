"""The root field `search`: what it takes and what it gives."""

from enum import Enum
from typing import Any

from api.schema.inputs import Inputs
from api.schema.meaning import OfEdge, SearchNodes
from api.schema.outputs import Outputs
from api.schema.strawberry_parts import Field, argument, enumeration, field
from ontology.model import Node, Ontology
from ontology.properties import Property

PAGE_ARGUMENTS = ("first", "after", "last", "before")
DEFINITION = (
    "Nodes that have all of these words in their names, other names or texts, in any language; best matches first. Case"
    ' and accents do not matter. "..." is a phrase, tombou* the beginning of a word; other punctuation is ignored.'
)


def searched(cls: type[Node]) -> tuple[Property, ...]:
    """The properties of a class that a search looks into."""
    return tuple(prop for prop in cls.properties() if prop.search)


def search_field(ontology: Ontology, inputs: Inputs, outputs: Outputs) -> Field:
    """The field, with the types that it needs."""
    classes: Any = _searchable(ontology)
    edge = [
        field("score", float, "How well it matches. Comparable within one answer only.", OfEdge.SCORE),
        field("snippet", str, "About 160 characters of the first text that has one of the words.", OfEdge.SNIPPET),
    ]
    text = argument("text", str, "The words to look for. A text without any word finds nothing.")
    in_ = argument("in", list[classes] | None, "The classes to search. Defaults to all.")
    pages = [each for each in inputs.arguments(Node) if each.graphql_name in PAGE_ARGUMENTS]
    connection = outputs.named_connection("Search", Node, edge)
    return field("search", connection, DEFINITION, SearchNodes(), [text, in_, *pages])


def _searchable(ontology: Ontology) -> type[Enum]:
    classes = {_upper(cls.__name__): cls for cls in ontology.classes if searched(cls)}
    make: Any = Enum
    members = make("Searchable", {name: cls.__name__ for name, cls in classes.items()})
    definitions = {name: cls.names.definition for name, cls in classes.items()}
    return enumeration("Searchable", members, "The classes whose nodes have names or texts to search.", definitions)


def _upper(name: str) -> str:
    return "".join(f"_{char}" if char.isupper() else char.upper() for char in name).lstrip("_")
