"""What messages about parts of the graph list, as the ontology has it."""

from graph.rdf.scope import WHEN
from ontology import ONTOLOGY
from ontology.model import Node
from ontology.values import DateSpan

CLASSES = ", ".join(sorted(ONTOLOGY.class_of_path))


def _has_date(cls: type[Node]) -> bool:
    return any(prop.name in WHEN and prop.range is DateSpan for prop in cls.properties())


DATED = ", ".join(cls.path() for cls in ONTOLOGY.classes if _has_date(cls))
