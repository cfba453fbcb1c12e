"""What is read of the answers to `operations/findings.graphql`: leads by rule, and what rules do not count."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.explorer.answered import (
    Named,
    Some,
    actor_in,
    cited_of_relation,
    edtf_in,
    labelled,
    named,
    release_in,
    text_in,
    text_of,
)
from api.explorer.findings.state import alias_of
from api.explorer.shell import Cited
from graph.compliance.promises import Evidence, NamedActor
from ontology.values import Text
from ontology.vocabularies import FindingRule


@dataclass(frozen=True)
class Denial:
    """A claim that denies what a lead rests on, and who makes it."""

    id: str
    text: Text
    speaker: NamedActor


@dataclass(frozen=True)
class Lead:
    """One that a rule found. `begins`: what happened, or was promised, from where its path starts, with the sources.

    `coding`: whom coded datasets alone name. `exception`: why the rule does not count it.
    """

    id: str
    text: Text
    coding: Text | None
    exception: Text | None
    since: str
    until: str | None
    begins: Named | None
    evidence: tuple[Evidence, ...]
    denials: tuple[Denial, ...]
    more_denials: int


@dataclass(frozen=True)
class Leads(Some[Lead]):
    """Some leads of all that there are. `next`: where those after them begin."""

    next: str | None = None


@dataclass(frozen=True)
class OfRule:
    """What a rule found: what it counts, and what it does not."""

    rule: FindingRule
    counted: Leads
    uncounted: Leads


@dataclass(frozen=True)
class FindingsAnswer:
    """All that the page tells. `left_out`: of so many no published source had told by the day."""

    rules: tuple[OfRule, ...]
    agreements: tuple[Named, ...]
    chosen: Named | None
    left_out: int
    cited: Cited | None


def findings_in(answer: Mapping[str, Any], rule: FindingRule | None) -> FindingsAnswer:
    """What is told of the leads of one rule, or of every rule that found any."""
    names = {rule: "leads"} if rule else {one: alias_of(one) for one in FindingRule}
    rules = (OfRule(one, _leads(answer[name]), _leads(answer[f"{name}Uncounted"])) for one, name in names.items())
    return FindingsAnswer(
        tuple(one for one in rules if rule or one.counted.total or one.uncounted.total),
        tuple(map(named, answer["agreements"]["nodes"])),
        next((labelled(one) for one in answer["chosen"] if one), None),
        answer["every"]["totalCount"] - answer["told"]["totalCount"],
        release_in(answer["dataset"]),
    )


def _leads(connection: Mapping[str, Any]) -> Leads:
    page = connection["pageInfo"]
    after = page["endCursor"] if page["hasNextPage"] else None
    return Leads(tuple(map(_lead, connection["nodes"])), connection["totalCount"], after)


def _lead(node: Mapping[str, Any]) -> Lead:
    first = next(iter(node["begins"]["edges"]), None)
    denied = node["deniedBy"]
    denials = tuple(Denial(one["id"], text_of(one, "text"), actor_in(one["saidBy"])) for one in denied["nodes"])
    return Lead(
        node["id"],
        text_of(node, "text"),
        text_in(node, "coding"),
        text_in(node, "exception"),
        node["holdsFrom"]["edtf"],
        edtf_in(node, "holdsTo"),
        labelled(first["node"]) if first else None,
        cited_of_relation(first["citations"]) if first else (),
        denials,
        denied["totalCount"] - len(denials),
    )
