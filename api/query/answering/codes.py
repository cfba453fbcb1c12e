"""What responses say of codes: read from the ontology, since no store holds what a code means."""

from dataclasses import dataclass
from functools import cache

from ontology.codes import Code
from ontology.values import Text


@dataclass(frozen=True)
class ForeignCode:
    """A code of another scheme."""

    scheme: str
    code: str


@dataclass(frozen=True)
class CodeDefinition:
    """A code, and what it means."""

    code: str
    label: Text
    definition: Text | None
    source: str | None
    crosswalk: tuple[ForeignCode, ...]


@cache
def code_definitions(codes: type[Code]) -> tuple[CodeDefinition, ...]:
    """The codes of a list, in the order in which they are declared."""
    return tuple(map(_definition, codes))


def _definition(code: Code) -> CodeDefinition:
    concept = code.concept
    en, fr = concept.definition or None, concept.fr_definition or None
    return CodeDefinition(
        code=code.name,
        label=Text(concept.en, concept.fr),
        definition=Text(en, fr) if en or fr else None,
        source=concept.source or None,
        crosswalk=tuple(ForeignCode(scheme, foreign) for scheme, foreign in concept.crosswalk),
    )
