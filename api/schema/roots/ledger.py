"""The types of an agreement's ledger, made from the dataclasses of graph.compliance."""

import dataclasses
import types
import typing
from collections.abc import Iterator
from datetime import date
from typing import Any

from api.schema.meaning import Computed, ComputedAs, ComputedNode
from api.schema.outputs import Outputs, text_arguments
from api.schema.scalars import Date
from api.schema.strawberry_parts import Field, add_fields, empty_object, field
from graph.compliance.accounts import Account, Bearing, Completion, Counts, Entry, Ledger, Reckoning
from graph.compliance.promises import (
    Ending,
    Evidence,
    Instrument,
    Judgement,
    NamedActor,
    Occurrence,
    Promise,
    Signing,
    Statement,
    Stem,
    Term,
)
from ontology.actors import Actor
from ontology.agreements import Agreement, Assessment, Commitment, Derivation, Provision, Signature
from ontology.codes import Code
from ontology.deadlines import Deadline
from ontology.events import Claim, Event
from ontology.model import Node
from ontology.naming import camel
from ontology.properties import Described
from ontology.sources import Documentation, Source
from ontology.values import Text
from ontology.vocabularies import (
    ActorKind,
    AgreementKind,
    Basis,
    Capacity,
    ClaimKind,
    CommitmentKind,
    DateBasis,
    DeadlineType,
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
    Judgement: {"id": Assessment},
    Stem: {"id": Provision},
    Occurrence: {"id": Event},
    NamedActor: {"id": Actor},
    Statement: {"claim": Claim, "rivals": Claim, "events": Event},
    Ending: {"agreement": Agreement},
    Evidence: {"source": Source},
}
"""Attributes that hold ids, and of what: their fields lead to the nodes. Nothing computed has an id of its own."""
LEFT_OUT = {Instrument: ("promises",), Promise: ("judgements", "occurrences")}
"""What goes into the computation and comes out of it elsewhere."""
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
}
"""Computed objects that are made of declared properties, which say what their fields mean."""
MEANINGS: dict[type, dict[str, str]] = {
    Ledger: {
        "agreement": "The agreement that is traced.",
        "as_of": "The day that the ledger describes.",
        "counts": "How many commitments stand how.",
        "accounts": "What became of each instrument's commitments: the agreement's own first.",
        "supporting": "Texts that back one of the instruments from outside, each with its demands only.",
        "newest_source": "The newest date of publication among the sources cited here: no later source was read. Null"
        " where none has a date.",
        "newest_told": "The newest date of an assessment or event listed here. Null where there are none.",
        "later": "Instruments agreed after the day of the ledger.",
    },
    Account: {
        "instrument": "The agreement, or a text that carries it out.",
        "entries": "Its commitments, with what became of each.",
    },
    Counts: {
        "promises": "How many promises there are: the sum of `contested`, `overdue`, `breached`, `unfinished`,"
        " `fulfilled`, `notYetDue` and `undated`, each counted under the first that applies.",
        "contested": "How many are contested: assessors disagree, or one disputes how it was done.",
        "overdue": "How many have a deadline that has passed, and no assessor says fulfilled.",
        "breached": "How many are said to be breached.",
        "unfinished": "How many are said to be done in part, under way, not started or postponed.",
        "fulfilled": "How many are fulfilled.",
        "fulfilled_late": "How many of the fulfilled were done after the deadline, on a day that a source states.",
        "not_yet_due": "How many have a deadline that has not passed, and no assessment.",
        "undated": "How many have neither a date nor an assessment.",
        "demands": "How many demands there are as well, including those of supporting texts. Demands are what others"
        " ask; they are never overdue.",
    },
    Entry: {
        "promise": "The commitment, with everything that bears on it.",
        "deadline": "The deadline, counted as the text says.",
        "others": "The deadline, counted from each earlier signature.",
        "periods_elapsed": "How many whole periods of a recurring commitment have passed; null for any other.",
        "latest": "Each assessor's last word, newest first.",
        "status": "The newest status; null where it is contested or nobody has assessed it.",
        "contested": "Whether assessors disagree, or one disputes how it was done.",
        "overdue": "Whether it is a promise whose deadline has passed, and no assessor says fulfilled.",
        "bearings": "The events that bear on it.",
        "after_end": "Whether its deadline lies after the agreement, or one that this carries out, had ended.",
    },
    Reckoning: {
        "counted_from": "The day from which the term is counted; null where there is none.",
        "signatories": "Those who signed on that day, where the term runs from signature.",
        "due": "The deadline counted this way: a day, month or year; null where it cannot be counted.",
        "words": "The computation in words, or why there is no day.",
        "days_overdue": "Days since the deadline while no assessor says fulfilled; null if not overdue, as a demand"
        " never is. Where `due` is a month or year this counts from its last day, and so is a minimum.",
        "kept": "When it was done, according to those who say fulfilled; null where nobody does.",
        "completions": "Everything that was said to be done, earliest first.",
    },
    Completion: {
        "judgement": "The assessment that says so.",
        "by": "The latest day on which it may have been done.",
        "at_the_latest": "True where no source states the day, so that `by` is only the latest possible.",
        "days_late": "Days after the deadline; negative if early; null without a deadline.",
    },
    Bearing: {
        "occurrence": "The event.",
        "days_after_deadline": "Days after the deadline; negative if before it; null without a deadline.",
        "days_after_signature": "Days after the last party's signature; null where a deadline is stated.",
        "days_earlier": "How many days earlier it may have been, if its date is a month or year; 0 if a day is known.",
    },
    Instrument: {
        "path": "The agreements from the traced one to this one, both included.",
        "signings": "Who signed it, when and in what capacity, each with its own sources.",
        "statements": "What speakers say of it, each with its own sources: where `rivals` is not empty, accounts"
        " differ, and `date` is the dataset's reading.",
        "evidence": "The sources of the record as a whole, each of which may cover only a part of it. A source cited"
        " for a contradicted account is listed with that account only.",
        "ending": "How it ended or, if it has no end of its own, how an agreement that it carries out ended;"
        " null if neither has.",
    },
    Ending: {
        "agreement": "The agreement that ended: this one, or one that it carries out.",
        "occurrence": "The event that ended it; null where none is on record.",
        "date": "When it ended.",
    },
    Statement: {
        "claim": "The claim itself.",
        "speaker": "Whom the source quotes.",
        "rivals": "Claims that contradict it.",
        "events": "Events that it is also about.",
    },
    Occurrence: {
        "evidence": "Its sources, with locators. A source cited for a contradicted account is listed with that"
        " account only.",
        "statements": "Accounts of it that cannot all be true, each with its own sources.",
    },
    Promise: {
        "term": "When it was to be kept by, as the text says it.",
        "obliged": "Who has to keep it.",
        "provisions": "The provisions that it stems from.",
        "anchor": "The event from which its term runs; null where it does not run from an event.",
    },
    Judgement: {
        "assessor": "Who says so.",
        "standpoint": "What the assessor is to the promise: who owed it, a party, a guarantor, the Independent"
        " Observer, a UN body, the press, or none of these.",
    },
    Signing: {"signed_by": "Who signed."},
    Stem: {"label": "What the provision is called."},
    NamedActor: {
        "acronym": "Its first acronym; in French, the first that does not stand for its English name. Null if it has"
        " none."
    },
    Evidence: {
        "source": "The source itself.",
        "basis": "Whether it was given for this statement, or for the entry around it; null if not recorded.",
    },
}
"""What the other fields mean."""
EVERYWHERE = {"evidence": "The sources, with locators."}


class LedgerTypes:
    """All types that a ledger is made of."""

    def __init__(self, outputs: Outputs) -> None:
        self._outputs, self._objects = outputs, dict[type, type]()

    def ledger(self) -> type:
        """The type of a whole ledger."""
        return self._object(Ledger)

    def _object(self, cls: type) -> type:
        if cls not in self._objects:
            name = cls.__name__ if cls is Ledger else f"Ledger{cls.__name__}"
            self._objects[cls] = empty_object(name, (cls.__doc__ or "").split("\n\n")[0])
            add_fields(self._objects[cls], self._fields(cls))
        return self._objects[cls]

    def _fields(self, cls: type) -> Iterator[Field]:
        hints = typing.get_type_hints(cls)
        for name in (attribute.name for attribute in dataclasses.fields(cls)):
            if name not in LEFT_OUT.get(cls, ()):
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
        value: Any = self._outputs.nodes[node]
        annotation: Any = list[value] if many else value
        name, described = (
            (node.names.en, f"The {node.names.en} itself.")
            if attribute == "id"
            else (camel(attribute), _description(cls, attribute))
        )
        return field(name, annotation, described, ComputedNode(attribute, node))

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
