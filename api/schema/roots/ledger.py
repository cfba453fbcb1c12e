"""The types of an agreement's ledger, and of what changed between two: from the dataclasses of graph.compliance."""

import dataclasses
import types
import typing
from collections.abc import Iterator
from datetime import date
from typing import Any

from api.schema.meaning import Computed, ComputedAs, ComputedNode
from api.schema.outputs import Outputs, text_arguments
from api.schema.roots.ledger_meanings import EVERYWHERE, MEANINGS
from api.schema.scalars import Date
from api.schema.strawberry_parts import Field, add_fields, empty_object, field
from graph.compliance.accounts import Ledger
from graph.compliance.changes import Changes, NamedFinding
from graph.compliance.promises import (
    INPUTS,
    Ending,
    Evidence,
    Instrument,
    Judgement,
    NamedActor,
    Occurrence,
    Promise,
    Renewed,
    Signing,
    Statement,
    Stem,
    Term,
)
from graph.compliance.voices import Voices
from ontology.actors import Actor
from ontology.agreements import Agreement, Assessment, Commitment, Derivation, Provision, Signature
from ontology.codes import Code
from ontology.deadlines import Deadline
from ontology.events import Claim, Event
from ontology.findings import Finding
from ontology.model import Node
from ontology.naming import camel
from ontology.properties import Described
from ontology.sources import Documentation, Source
from ontology.values import Text
from ontology.vocabularies import (
    ActorKind,
    AgreementKind,
    AnchorKind,
    Basis,
    Capacity,
    ClaimKind,
    CommitmentKind,
    DateBasis,
    DeadlineType,
    FindingRule,
    SourceGrade,
    Standpoint,
    Status,
    Topic,
)

SPANS = (
    "date",
    "due",
    "start",
    "counted_from",
    "published",
    "done_on",
    "when",
    "newest_source",
    "newest_told",
    "holds_from",
    "holds_to",
    "known_from",
    "end_known_from",
    "coding_known_from",
)
CODES = {
    "basis": Basis,
    "capacity": Capacity,
    "source_grade": SourceGrade,
    "date_basis": DateBasis,
    "standpoint": Standpoint,
    "status": Status,
    "topic": Topic,
    "type": DeadlineType,
    "anchor_kind": AnchorKind,
    "rule": FindingRule,
}
KINDS: dict[type, type[Code]] = {
    Instrument: AgreementKind,
    NamedActor: ActorKind,
    Promise: CommitmentKind,
    Statement: ClaimKind,
}
"""What `kind` is a kind of."""
NODES: dict[type, dict[str, type[Node]]] = {
    Instrument: {"id": Agreement, "path": Agreement},
    Promise: {"id": Commitment},
    Renewed: {"id": Commitment},
    Judgement: {"id": Assessment},
    Stem: {"id": Provision},
    Occurrence: {"id": Event},
    NamedActor: {"id": Actor},
    Statement: {"claim": Claim, "rivals": Claim, "events": Event},
    Ending: {"agreement": Agreement},
    Evidence: {"source": Source},
    NamedFinding: {"id": Finding},
}
"""Attributes that hold ids, and of what: their fields lead to the nodes. Nothing computed has an id of its own."""
WHOLE = (Ledger, Changes, Voices)
"""What is asked for by itself, and called by its own name."""
DESCRIBED: dict[type, tuple[type[Described], ...]] = {
    Instrument: (Agreement,),
    Promise: (Commitment,),
    Judgement: (Assessment,),
    Term: (Deadline,),
    Signing: (Signature,),
    Stem: (Derivation,),
    Occurrence: (Event,),
    Statement: (Claim,),
    Ending: (Agreement,),
    NamedActor: (Actor,),
    Evidence: (Documentation, Source),
    NamedFinding: (Finding,),
}
"""Computed objects that are made of declared properties, which say what their fields mean."""


class LedgerTypes:
    """All types that a ledger, or what changed between two, is made of."""

    def __init__(self, outputs: Outputs) -> None:
        self._outputs, self._objects = outputs, dict[type, type]()
        self._nodes = {cls.__name__: cls for cls in outputs.nodes}

    def ledger(self) -> type:
        """The type of a whole ledger."""
        return self._object(Ledger)

    def changes(self) -> type:
        """The type of what changed between two ledgers."""
        return self._object(Changes)

    def voices(self) -> type:
        """The type of two assessors side by side in a ledger."""
        return self._object(Voices)

    def _object(self, cls: type) -> type:
        if cls not in self._objects:
            name = cls.__name__ if cls in WHOLE else f"Ledger{cls.__name__}"
            self._objects[cls] = empty_object(name, (cls.__doc__ or "").split("\n\n")[0])
            add_fields(self._objects[cls], self._fields(cls))
        return self._objects[cls]

    def _fields(self, cls: type) -> Iterator[Field]:
        hints = typing.get_type_hints(cls)
        for name in (attribute.name for attribute in dataclasses.fields(cls)):
            if name not in INPUTS.get(cls, ()):
                yield self._field(cls, name, hints[name])

    def _field(self, cls: type, attribute: str, hint: Any) -> Field:
        many = typing.get_origin(hint) is tuple
        optional = isinstance(hint, types.UnionType)
        inner = typing.get_args(hint)[0] if many or optional else hint
        if node := NODES.get(cls, {}).get(attribute):
            return self._node_field(cls, attribute, node, many)
        value: Any
        value, how = self._value(cls, attribute, inner)
        text = how is ComputedAs.TEXT
        annotation: Any = list[value] if many else value | None if optional or text else value
        arguments = text_arguments() if text else []
        described = _description(cls, attribute)
        return field(camel(attribute), annotation, described, Computed(attribute, how), arguments)

    def _node_field(self, cls: type, attribute: str, node: type[Node], many: bool) -> Field:
        of = self._nodes[node.__name__]  # an ontology may have declared more of it
        value: Any = self._outputs.nodes[of]
        annotation: Any = list[value] if many else value
        name, described = (
            (node.names.en, f"The {node.names.en} itself.")
            if attribute == "id"
            else (camel(attribute), _description(cls, attribute))
        )
        return field(name, annotation, described, ComputedNode(attribute, of))

    def _value(self, cls: type, attribute: str, hint: type) -> tuple[Any, ComputedAs]:
        if dataclasses.is_dataclass(hint) and hint is not Text:
            return self._object(hint), ComputedAs.OBJECT
        if hint is Text:
            return str, ComputedAs.TEXT
        if hint is date:
            return Date, ComputedAs.DAY
        if hint is not str:
            return hint, ComputedAs.VALUE
        if attribute in SPANS:
            return self._outputs.date_span, ComputedAs.SPAN
        if attribute == "kind":
            return KINDS[cls], ComputedAs.VALUE
        return CODES.get(attribute, str), ComputedAs.VALUE


def _description(cls: type, attribute: str) -> str:
    """What an attribute of a computed object means. KeyError where nothing says it."""
    declared = (prop for described in DESCRIBED.get(cls, ()) for prop in described.properties())
    said = {prop.attribute: prop.names.definition for prop in declared} | EVERYWHERE | MEANINGS.get(cls, {})
    return said[attribute]
