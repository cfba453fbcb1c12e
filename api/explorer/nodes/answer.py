"""What the answers about nodes of several classes have in common: names, members, claims, events, sources."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from api.explorer.answered import Named, Some, actor_in, cited_of_relation, edtf_in, evidence_in, named, some, text_of
from api.explorer.nodes.event_answer import Claimed, claimed_in
from graph.compliance.promises import Evidence, NamedActor
from ontology.values import Text


@dataclass(frozen=True)
class Dated:
    """A node with its name and its day, and its kind where that is to be told."""

    id: str
    name: Text
    when: str
    kind: str = ""


@dataclass(frozen=True)
class Belonging:
    """Who belongs to whom, or what lies within what, and from when to when."""

    other: Named
    since: str | None
    until: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Signing:
    """A signature: of which agreement, or by whom, and on which day; `signatory`: whose hand it was."""

    other: Named
    day: str
    capacity: str
    signatory: str | None
    evidence: tuple[Evidence, ...]
    actor: NamedActor | None = None


@dataclass(frozen=True)
class Part:
    """An event in which somebody takes part, and how."""

    event: Dated
    role: str
    hedge: str | None
    evidence: tuple[Evidence, ...]


def dated(node: Mapping[str, Any]) -> Dated:
    """An agreement, as the fragment `Linked` has it."""
    return Dated(node["id"], text_of(node, "name"), node["date"]["edtf"])


def happened(node: Mapping[str, Any]) -> Dated:
    """An event, as the fragment `Happened` has it."""
    return Dated(node["id"], text_of(node, "title"), node["when"]["edtf"], node["kind"])


def belonging(edge: Mapping[str, Any]) -> Belonging:
    """A membership, or a place within another."""
    return Belonging(
        named(edge["node"]), edtf_in(edge, "from"), edtf_in(edge, "to"), cited_of_relation(edge["citations"])
    )


def part(edge: Mapping[str, Any]) -> Part:
    """A part taken in an event."""
    return Part(happened(edge["node"]), edge["role"], edge["hedge"], cited_of_relation(edge["citations"]))


def signing(edge: Mapping[str, Any]) -> Signing:
    """A signature, seen from who signed, or from what was signed."""
    node, day = edge["node"], edge["date"]["edtf"]
    who = actor_in(node) if "acronyms" in node else None
    cited = cited_of_relation(edge["citations"])
    return Signing(named(node), day, edge["capacity"], edge["signatory"], cited, who)


def claims_about(connection: Mapping[str, Any]) -> Some[Claimed]:
    """Claims, as the fragment `ClaimedAbout` has them: beside each those that answer it, and those it rivals, once."""
    return some(connection, _answered)


def _answered(node: Mapping[str, Any]) -> Claimed:
    own = claimed_in(node)
    told = {own.id, *(one.id for one in own.answers)}
    return replace(own, rivals=tuple(claimed_in(one) for one in node["rivals"]["nodes"] if one["id"] not in told))


def sources_of(connection: Mapping[str, Any]) -> Some[Evidence]:
    """The sources of a record, as the fragment `Documents` has them."""
    return Some(tuple(evidence_in(connection)), connection["totalCount"])
