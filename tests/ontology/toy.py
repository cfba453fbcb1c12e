"""The ontology with one declaration more: whatever is derived must know of it without another edit."""

import dataclasses

from ontology import ONTOLOGY, findings
from ontology.declarations import declared_in, declaring_modules
from ontology.model import Ontology, Relation, node
from ontology.properties import prop
from ontology.soundness import sound
from tests.ontology import toy_class

ATTRIBUTE, NAME, COLUMN_TYPE = "loud_as", "loudAs", int


@node(fr="Constat", plural="findings", fr_plural="Constats", align=("prov:Entity",))
class Finding(findings.Finding):
    """A finding that also says how loud it is."""

    loud_as: int | None = prop("intensité sonore", "How loud it is, in decibels.", default=None, index=True)


def toy_ontology() -> Ontology:
    """ONTOLOGY, with `Finding.loudAs: Int`, which asks for an index."""
    classes = tuple(Finding if cls is findings.Finding else cls for cls in ONTOLOGY.classes)
    return sound(dataclasses.replace(ONTOLOGY, classes=classes, relations=tuple(map(_of_toy, ONTOLOGY.relations))))


def _of_toy(relation: type[Relation]) -> type[Relation]:
    """A relation of findings leads from the toy's."""
    if relation.declared.source is not findings.Finding:
        return relation
    declared = dataclasses.replace(relation.declared, source=Finding)
    return type(relation.__name__, (relation,), {"declared": declared, "__doc__": relation.__doc__})


def ontology_with_toy_class() -> Ontology:
    """ONTOLOGY, with what toy_class.py declares."""
    return declared_in((*declaring_modules(), toy_class))
