"""The ontology with one declaration more: whatever is derived must know of it without another edit."""

import dataclasses

from ontology import ONTOLOGY, sources
from ontology.declarations import declared_in, declaring_modules
from ontology.model import Ontology, node
from ontology.properties import prop
from ontology.soundness import sound
from tests.ontology import toy_class

ATTRIBUTE, NAME, COLUMN_TYPE = "loud_as", "loudAs", int


@node(fr="Constat", plural="findings", fr_plural="Constats", align=("prov:Entity",))
class Finding(sources.Finding):
    """A finding that also says how loud it is."""

    loud_as: int | None = prop("intensité sonore", "How loud it is, in decibels.", default=None, index=True)


def toy_ontology() -> Ontology:
    """ONTOLOGY, with `Finding.loudAs: Int`, which asks for an index."""
    classes = tuple(Finding if cls is sources.Finding else cls for cls in ONTOLOGY.classes)
    return sound(dataclasses.replace(ONTOLOGY, classes=classes))


def ontology_with_toy_class() -> Ontology:
    """ONTOLOGY, with what toy_class.py declares."""
    return declared_in((*declaring_modules(), toy_class))
