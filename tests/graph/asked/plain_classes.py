"""Groups of any class, reckoned in plain Python from records: by name of a grouping, what the keys of a node are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from ontology.actors import Membership, Splintering
from ontology.agreements import (
    AssessmentSubject,
    Assessor,
    Derivation,
    Implementation,
    Obligation,
    ProvisionAgreement,
    ProvisionPart,
    Signature,
    SigningPlace,
    Support,
    Undertaking,
)
from ontology.events import (
    Attribution,
    Bearing,
    Carriage,
    CasualtyEstimate,
    Concern,
    Ending,
    Estimation,
    FigureAttribution,
    Involvement,
    Setting,
)
from ontology.findings import FindingDenial
from ontology.grading import grade_due
from ontology.larger_events import EventPart
from ontology.matching import Representation
from ontology.model import Node, Relation
from ontology.places import Containment
from ontology.sequels import Renewal, Succession
from ontology.sources import Source
from ontology.values import DateSpan
from ontology.vocabularies import Basis
from tests.graph.asked.plain_groups import UNITS, Group, Keys, combined, cut

KeysOf = Callable[["Records", Any], set[str] | set[str | None]]


class Records:
    """Nodes by class, relations by what they come from, and the dataset that each node is in."""

    def __init__(self, records: Iterable[tuple[str, Node | Relation]]) -> None:
        self.nodes = defaultdict[str, list[Node]](list)
        self.dataset: dict[str, str] = {}
        self.by_id: dict[str, Node] = {}
        self._from = defaultdict[tuple[type[Relation], str], list[Any]](list)
        self._to = defaultdict[tuple[type[Relation], str], list[Any]](list)
        for dataset, one in records:
            if isinstance(one, Node):
                self.nodes[type(one).__name__].append(one)
                self.dataset[one.id] = dataset
                self.by_id[one.id] = one
            else:
                self._from[type(one), one.source].append(one)
                self._to[type(one), one.target].append(one)

    def leading_from(self, relation: type[Relation], id_: str) -> list[Any]:
        """The relations of a kind that lead from a node."""
        return self._from[relation, id_]

    def leading_to(self, relation: type[Relation], id_: str) -> list[Any]:
        """The relations of a kind that lead to a node."""
        return self._to[relation, id_]

    def groups(self, cls: str, by: Sequence[str]) -> list[Group]:
        """Keys and count of every group, in the order of the keys."""
        members = defaultdict[Keys, int](int)
        for node in self.nodes[cls]:
            for keys in self._keys(cls, by, node):
                members[keys] += 1
        order = sorted(members, key=lambda keys: [(key is None, key or "") for key in keys])
        return [{"keys": list(keys), "count": members[keys]} for keys in order]

    def _keys(self, cls: str, by: Sequence[str], node: Node) -> Iterator[Keys]:
        """Every combination of the keys of a node, but for those of one involvement, which go together."""
        parts = [one for one in by if cls == "Event" and one in OF_PARTS]
        rest = [one for one in by if one not in parts]
        involved = self.leading_from(Involvement, node.id)
        together = {tuple(OF_PARTS[one](part) for one in parts) for part in involved} or {(None,) * len(parts)}
        for own in combined([GROUPINGS[cls][one](self, node) for one in rest]):
            for of_part in together:
                keys = dict(zip([*rest, *parts], [*own, *of_part], strict=True))
                yield tuple(keys[one] for one in by)


OF_PARTS: dict[str, Callable[[Involvement], str | None]] = {
    "ACTOR": lambda part: part.target,
    "ROLE": lambda part: part.role.name,
    "HEDGE": lambda part: part.hedge.name if part.hedge else None,
}
"""What stands on one involvement."""


def _code(attribute: str) -> KeysOf:
    def keys(_: Records, node: Any) -> set[str]:
        found = node
        for name in attribute.split("."):
            found = getattr(found, name)
        return {found.name} if found else set()

    return keys


def _truth(attribute: str) -> KeysOf:
    return lambda _, node: {"true" if getattr(node, attribute) else "false"}


def _target(relation: type[Relation]) -> KeysOf:
    return lambda records, node: {one.target for one in records.leading_from(relation, node.id)}


def _of_part(name: str) -> KeysOf:
    return lambda records, node: {OF_PARTS[name](part) for part in records.leading_from(Involvement, node.id)}


def _harms(records: Records, node: Any) -> set[str]:
    figures = [records.by_id[one.source] for one in records.leading_to(Estimation, node.id)]
    return {one.harm.name for one in figures if isinstance(one, CasualtyEstimate)}


def _cited(_: Records, node: Any) -> set[str]:
    return {one.source for one in node.sources}


def _in_dataset(records: Records, node: Any) -> set[str]:
    return {records.dataset[node.id]}


def _units(prefix: str, attribute: str) -> dict[str, KeysOf]:
    def of_unit(unit: str) -> KeysOf:
        def keys(_: Records, node: Any) -> set[str]:
            found: Any = node
            for name in attribute.split("."):
                found = getattr(found, name)
            return {cut(found, unit)} if isinstance(found, DateSpan) else set()

        return keys

    return {f"{prefix}{unit}": of_unit(unit) for unit in UNITS}


def _grade(records: Records, node: Any) -> set[str]:
    own = (one.source for one in node.sources if node.basis is Basis.OWN)
    kinds = [source.kind for id_ in own if isinstance(source := records.by_id[id_], Source)]
    grade = grade_due(type(node), node.source_grade, kinds)
    return {grade.name} if grade else set()


ALL: dict[str, KeysOf] = {"SOURCE_GRADE": _grade, "SOURCE": _cited, "DATASET": _in_dataset}
GROUPINGS: dict[str, dict[str, KeysOf]] = {
    "Actor": {
        **ALL,
        "KIND": _code("kind"),
        **_units("FOUNDED_", "founded"),
        **_units("ENDED_", "ended"),
        "MEMBER_OF": _target(Membership),
        "SPLINTERED_FROM": _target(Splintering),
        "SIGNED": _target(Signature),
    },
    "Agreement": {
        **ALL,
        "KIND": _code("kind"),
        **_units("DATE_", "date"),
        **_units("ENDED_", "ended"),
        "IMPLEMENTS": _target(Implementation),
        "SUPPORTS": _target(Support),
        "FOLLOWS": _target(Succession),
        "SIGNED_AT": _target(SigningPlace),
        "ENDED_BY": _target(Ending),
    },
    "Assessment": {
        **ALL,
        "STATUS": _code("status"),
        **_units("DATE_", "date"),
        **_units("DONE_ON_", "done_on"),
        "ASSESSES": _target(AssessmentSubject),
        "ASSESSED_BY": _target(Assessor),
    },
    "CasualtyEstimate": {
        **ALL,
        "HARM": _code("harm"),
        "SCOPE": _code("scope"),
        "HEDGE": _code("hedge"),
        "ESTIMATES": _target(Estimation),
        "SAID_BY": _target(FigureAttribution),
    },
    "Claim": {
        **ALL,
        "KIND": _code("kind"),
        **_units("DATE_", "date"),
        "DATE_BASIS": _code("date_basis"),
        "SITUATION": _code("situation"),
        "SAID_BY": _target(Attribution),
        "CARRIED_BY": _target(Carriage),
    },
    "Commitment": {
        **ALL,
        "KIND": _code("kind"),
        "TOPIC": _code("topic"),
        "DEADLINE_TYPE": _code("deadline.type"),
        **_units("DEADLINE_DUE_", "deadline.due"),
        **_units("DEADLINE_START_", "deadline.start"),
        **_units("DEADLINE_COUNTED_FROM_", "deadline.counted_from"),
        "STEMS_FROM": _target(Derivation),
        "UNDER_AGREEMENT": _target(Undertaking),
        "OBLIGES": _target(Obligation),
        "RENEWS": _target(Renewal),
    },
    "Event": {
        **ALL,
        "KIND": _code("kind"),
        **_units("WHEN_", "when"),
        **{name: _of_part(name) for name in OF_PARTS},
        "PLACE": _target(Setting),
        "PART_OF": _target(EventPart),
        "BEARS_ON": _target(Bearing),
        "CONCERNS": _target(Concern),
        "CANONICAL": _target(Representation),
        "HARM": _harms,
    },
    "Finding": {
        **ALL,
        "RULE": _code("rule"),
        **_units("HOLDS_FROM_", "holds_from"),
        **_units("HOLDS_TO_", "holds_to"),
        **_units("KNOWN_FROM_", "known_from"),
        **_units("END_KNOWN_FROM_", "end_known_from"),
        **_units("CODING_KNOWN_FROM_", "coding_known_from"),
        "DENIED_BY": _target(FindingDenial),
    },
    "MatchDecision": {**ALL, "VERDICT": _code("verdict"), **_units("DECIDED_ON_", "decided_on")},
    "Place": {**ALL, "KIND": _code("kind"), "PRECISION": _code("precision"), "WITHIN": _target(Containment)},
    "Provision": {
        **ALL,
        "KIND": _code("kind"),
        "TOPIC": _code("topic"),
        "STRENGTH": _code("strength"),
        "INFERRED": _truth("inferred"),
        "PART_OF": _target(ProvisionPart),
        "IN_AGREEMENT": _target(ProvisionAgreement),
    },
    "Source": {
        "SOURCE": _cited,
        "DATASET": _in_dataset,
        "KIND": _code("kind"),
        **_units("PUBLISHED_", "published"),
        **_units("RETRIEVED_", "retrieved"),
    },
}
"""Of events, all but the kinds of places in which they were: see plain_groups.py."""
