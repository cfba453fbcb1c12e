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
        "as_of": "The day of which the ledger tells.",
        "counts": "How its commitments stand, in numbers.",
        "accounts": "What became of each instrument's commitments: the agreement's own first.",
        "supporting": "Texts that back one of the instruments from outside, each with its demands alone.",
        "newest_source": "The newest date of publication among the sources cited here: nothing later was read for it.",
        "newest_told": "The newest date of an assessment or event told here.",
        "later": "Instruments agreed after the day of the ledger.",
    },
    Account: {
        "instrument": "The agreement, or what carries it out.",
        "entries": "What is to be said about each of its commitments.",
    },
    Counts: {
        "promises": "How many promises there are: the sum of `contested`, `overdue`, `breached`, `unfinished`,"
        " `fulfilled`, `notYetDue` and `undated`, each counted under the first that holds of it.",
        "contested": "How many are contested: assessors disagree, or one disputes how it was done.",
        "overdue": "How many have a deadline that has passed while nobody says fulfilled.",
        "breached": "How many are said to be breached.",
        "unfinished": "How many are said to be done in part, under way, not started or postponed.",
        "fulfilled": "How many have the status of fulfilled.",
        "fulfilled_late": "How many of these were fulfilled after the deadline, by a stated day.",
        "not_yet_due": "How many have a deadline that has not passed, and no assessment.",
        "undated": "How many have neither a date nor an assessment.",
        "demands": "How many demands there are besides, those of supporting texts included: what others ask, which is"
        " never overdue.",
    },
    Entry: {
        "promise": "The commitment, with everything that bears on it.",
        "deadline": "The deadline counted as the text says.",
        "others": "The deadline counted from earlier signatures.",
        "periods_elapsed": "How many whole periods of a recurring commitment are over.",
        "latest": "Each assessor's last word, newest first.",
        "status": "The newest status; null where it is contested or nobody has spoken.",
        "contested": "Whether assessors disagree, or one disputes how it was done.",
        "overdue": "Whether it is a promise, its deadline has passed, and nobody says fulfilled.",
        "bearings": "The events that bear on it.",
        "after_end": "Whether its deadline lies after the agreement, or one that this carries out, had ended.",
    },
    Reckoning: {
        "counted_from": "The day from which the term is counted.",
        "signatories": "Those who signed on that day, where the term runs from signature.",
        "due": "The day, month or year by which, so counted; null where none can be counted.",
        "words": "The computation in words.",
        "days_overdue": "Days since the deadline, while nobody says fulfilled; null when not overdue, as a demand."
        " Where `due` is a month or year, it is counted from its last day, and so the least that it can be.",
        "kept": "When it was done, as those say who say fulfilled.",
        "completions": "Everything that was said to be done, the earliest first.",
    },
    Completion: {
        "judgement": "The assessment that says so.",
        "by": "The last day on which that may have been.",
        "at_the_latest": "Whether no source states the day, so that it was done by then at the latest.",
        "days_late": "Days after the deadline; negative is early.",
    },
    Bearing: {
        "occurrence": "The event.",
        "days_after_deadline": "Days after the deadline; negative is before it.",
        "days_after_signature": "Days after the last party's signature, where no deadline is stated.",
        "days_earlier": "By how many days it may have been earlier, its date being a month or year; 0 where the day is"
        " known.",
    },
    Instrument: {
        "path": "The agreements from the traced one to this one, both included.",
        "signings": "Who signed it, when and as what, each with the sources given for that alone.",
        "statements": "What speakers say of it, each with its own sources: where `rivals` is not empty, accounts"
        " differ, and `date` is the dataset's reading.",
        "evidence": "The sources of the record as a whole, each of which may speak of a part of it. One that is cited"
        " for an account that others contradict stands with that account alone.",
        "ending": "How it ended or, where it has no end of its own, an agreement that it carries out.",
    },
    Ending: {
        "agreement": "The agreement that ended: this one, or one that it carries out.",
        "occurrence": "The event by which it ended; null where none is on record.",
        "date": "When it ended.",
    },
    Statement: {
        "claim": "The claim itself.",
        "speaker": "Whom the source quotes.",
        "rivals": "Claims that cannot be true beside it.",
        "events": "Events that it is about too.",
    },
    Occurrence: {
        "evidence": "Its sources, with locators. One that is cited for an account that others contradict stands with"
        " that account alone.",
        "statements": "Accounts of it that cannot all be true, each with its own sources.",
    },
    Promise: {
        "term": "By when it was to be kept, as the text says it.",
        "obliged": "Who has to keep it.",
        "provisions": "The provisions that it stems from.",
        "anchor": "The event from which its term runs, if it is one.",
    },
    Judgement: {
        "assessor": "Who says so.",
        "standpoint": "What the assessor is to the promise: who owed it, a party, a guarantor, the Independent"
        " Observer, a UN body, the press, or none of these.",
    },
    Signing: {"signed_by": "Who signed."},
    Stem: {"label": "How the provision is called."},
    NamedActor: {"acronym": "The first of its acronyms; in French the first that does not stand for its English name."},
    Evidence: {"source": "The source itself.", "basis": "Whether it is given for this very statement."},
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
