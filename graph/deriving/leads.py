"""What a rule gives: a lead, with every step that leads from what happened, or was promised, to the agreement."""

from dataclasses import dataclass
from datetime import date

from graph.compliance.promises import Evidence
from ontology.values import Text
from ontology.vocabularies import FindingRule


@dataclass(frozen=True)
class Step:
    """A node on a path, the relation that leads to it from the step before, and what is cited for the two of them.

    Of a step to which a relation leads, `evidence` are the sources of that relation (those of the row around it where
    it has none of its own); of a first step, those of the node itself. `documented` are those of the node to which a
    relation leads; None where it is there whoever tells of it, as an actor is.
    """

    node: str
    relation: str | None = None
    evidence: tuple[Evidence, ...] = ()
    documented: tuple[Evidence, ...] | None = None


@dataclass(frozen=True)
class Lead:
    """What a rule found: about which agreement, and from which event or promise.

    `holds_to` is the last day on which it holds, if it has ceased to; `ended_by` are the sources that say so.
    `denials` are claims that deny it. `exception` says why the rule does not count it; `excepted_by` are the sources
    for that which no path has. `text` and `exception` tell nothing that was published later than what makes it known.
    `coding` says whom coded datasets alone name, and `coded_by` are these.
    """

    rule: FindingRule
    agreement: str
    subject: str
    text: Text
    paths: tuple[tuple[Step, ...], ...]
    holds_from: date
    holds_to: date | None = None
    ended_by: tuple[Evidence, ...] = ()
    denials: tuple[str, ...] = ()
    exception: Text | None = None
    excepted_by: tuple[Evidence, ...] = ()
    coding: Text | None = None
    coded_by: tuple[Evidence, ...] = ()
