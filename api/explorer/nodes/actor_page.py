"""The page of an actor: names, to whom it belonged on the day, what it owes, what it says, what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from api.explorer import fragments
from api.explorer.answered import (
    NONE,
    Named,
    Some,
    actor_in,
    cited_of_relation,
    edges,
    edtf_in,
    evidence_in,
    labelled,
    release_in,
    some,
    text_in,
    text_of,
)
from api.explorer.nodes.answer import (
    Belonging,
    Dated,
    Part,
    Signing,
    belonging,
    claims_about,
    dated,
    part,
    signing,
    sources_of,
)
from api.explorer.nodes.event_answer import Claimed, claimed_in
from api.explorer.pages import Place, page
from api.explorer.shell import Cited, Shell
from api.web.representations import OFFERED
from graph.compliance.promises import Evidence, NamedActor
from ontology.values import Text
from ontology.vocabularies import Role


@dataclass(frozen=True)
class Spoken:
    """What it says, and of what."""

    claim: Claimed
    about: tuple[Named, ...]


@dataclass(frozen=True)
class Assessed:
    """What it said of a promise."""

    id: str
    status: str
    day: str
    promise: Named
    agreement: Named
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Owing:
    """An agreement, and how many promises of its own it owes there."""

    agreement: Dated
    number: int


@dataclass(frozen=True)
class Split:
    """Who split off from whom, and when."""

    other: NamedActor
    day: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class ActorAnswer:
    """An actor by what sources had told by a day. `roles`: in how many events it has each; None where too many."""

    actor: NamedActor
    aliases: tuple[str, ...]
    founded: str | None
    ended: str | None
    note: Text | None
    member_of: Some[Belonging]
    other_memberships: int
    members: Some[Belonging]
    other_members: int
    split_from: Some[Split]
    splinters: Some[Split]
    signed: Some[Signing]
    promises: int
    demands: int
    owes: Some[Owing]
    says: Some[Spoken]
    assesses: Some[Assessed]
    said_of_it: Some[Claimed]
    listings: Some[Part]
    latest: Some[Part]
    roles: tuple[tuple[Role, int], ...] | None
    evidence: Some[Evidence]
    cited: Cited | None

    @property
    def judged(self) -> tuple[Named, ...]:
        """The agreements of whose promises it said so."""
        return tuple(dict.fromkeys(one.agreement for one in self.assesses.shown))


def actor_page_in(answer: Mapping[str, Any]) -> ActorAnswer | None:
    """What is told of the actor; None where it is not there."""
    node = answer["actor"]
    if node is None:
        return None
    member_of, members = edges(node["memberOf"], belonging), edges(node["hasMember"], belonging)
    return ActorAnswer(
        actor=actor_in(node),
        aliases=tuple(node["aliases"]),
        founded=edtf_in(node, "founded"),
        ended=edtf_in(node, "ended"),
        note=text_in(node, "note"),
        member_of=member_of,
        other_memberships=node["everyMembership"]["totalCount"] - member_of.total,
        members=members,
        other_members=node["everyMember"]["totalCount"] - members.total,
        split_from=edges(node["splinteredFrom"], _split),
        splinters=edges(node["hasSplinter"], _split),
        signed=edges(node["signed"], signing),
        promises=node["promised"]["totalCount"],
        demands=node["asked"]["totalCount"],
        owes=some(answer["owes"], lambda one: Owing(dated(one), one["commitments"]["totalCount"])),
        says=some(node["claims"], lambda one: Spoken(claimed_in(one), tuple(map(labelled, one["about"]["nodes"])))),
        assesses=some(node["assessmentsMade"], _assessed),
        said_of_it=claims_about(node["claimsAbout"]),
        listings=edges(node.get("listings", NONE), part),
        latest=edges(node.get("latest", NONE), part),
        roles=_roles(answer),
        evidence=sources_of(node["documentedBy"]),
        cited=release_in(node["dataset"]),
    )


def _split(edge: Mapping[str, Any]) -> Split:
    return Split(actor_in(edge["node"]), edtf_in(edge, "date"), cited_of_relation(edge["citations"]))


def _assessed(node: Mapping[str, Any]) -> Assessed:
    promise = Named(node["assesses"]["id"], text_of(node["assesses"], "text"))
    under = node["assesses"]["underAgreement"]
    agreement, evidence = Named(under["id"], text_of(under, "name")), tuple(evidence_in(node["documentedBy"]))
    return Assessed(node["id"], node["status"], node["date"]["edtf"], promise, agreement, evidence)


def _roles(answer: Mapping[str, Any]) -> tuple[tuple[Role, int], ...] | None:
    """In how many events it has each role, the most first."""
    found = [(role, answer[role.name]["totalCount"]) for role in Role if role.name in answer]
    if not found:
        return None
    return tuple(sorted(((role, number) for role, number in found if number), key=lambda one: -one[1]))


def actor_page(actor: ActorAnswer, shell: Shell, place: Place) -> str:
    """The page in HTML."""
    shell = replace(shell, cited=actor.cited)
    return page("actor.html", place, shell=shell, it=actor, id=actor.actor.id, offered=OFFERED, fragments=fragments)
