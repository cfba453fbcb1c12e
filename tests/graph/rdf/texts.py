"""A source with given texts, as each syntax writes it."""

from typing import Any

from graph.rdf.formats import templates
from graph.rdf.syntax import Format, begun
from graph.rdf.templates import DirectTriples
from ontology import ONTOLOGY
from ontology.sources import Source

BASE = "https://d'Anefis.example/~x/"


def source_with(format_: Format, texts: list[str], text: str) -> bytes:
    """A source whose languages are these texts, and whose names are the other."""
    made = templates(ONTOLOGY, format_, BASE)
    template = made.of[Source]
    values: dict[str, Any] = {
        "id": "source/x",
        "dataset": "dataset/d",
        "labelEn": text,
        "labelFr": text,
        "kind": "PRESS",
        "titleNative": text,
        "publisher": text,
        "languages": texts,
    }
    rows = [[values.get(column.name) for column in template.description.columns]]
    return (begun(made.syntax, template.write(rows, DirectTriples())) + made.syntax.tail()).encode()
