"""Parts of the graph by the words that ask for them, and what messages about them list, as the ontology has it."""

from api.query.guarding.limits import Limits
from api.query.planning.export_parts import PartReader
from graph.asked.clocks import WHEN
from graph.rdf.scope import Scope
from ontology import ONTOLOGY
from ontology.model import Node
from ontology.values import DateSpan
from tests.schemas import schema_of

CLASSES = ", ".join(sorted(ONTOLOGY.class_of_path))
IN_ORDER = ", ".join(cls.path() for cls in ONTOLOGY.classes)


def scope_of(**words: str) -> Scope:
    """The part that words name; those that Python keeps for itself have a `_` at the end."""
    return reader().read({name.rstrip("_"): word for name, word in words.items()})


def reader(limits: Limits = Limits()) -> PartReader:  # noqa: B008 - it is frozen
    """What reads such words."""
    return PartReader(schema_of(ONTOLOGY), ONTOLOGY, limits)


def _has_date(cls: type[Node]) -> bool:
    return any(prop.name in WHEN and prop.range is DateSpan for prop in cls.properties())


DATED = ", ".join(cls.path() for cls in ONTOLOGY.classes if _has_date(cls))
