"""The page of an agreement: who signed it and when, its parts, its promises, and the texts around it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from api.explorer import fragments
from api.explorer.answered import Named, Some, edges, edtf_in, labelled, named, release_in, some, text_in, text_of
from api.explorer.nodes.answer import Dated, Signing, claims_about, dated, happened, signing, sources_of
from api.explorer.nodes.event_answer import Claimed
from api.explorer.pages import Place, page
from api.explorer.shell import Cited, Shell, Stop
from api.web.representations import OFFERED
from graph.compliance.counting import last_day
from graph.compliance.promises import Evidence
from ontology.values import Text
from ontology.vocabularies import Capacity

RELATED = ("implements", "implementedBy", "supports", "supportedBy", "follows", "followedBy")
"""The texts around an agreement, by how they stand to it."""


@dataclass(frozen=True)
class Provision:
    """A part of the text, and how many parts it has itself."""

    provision: Named
    kind: str
    parts: int


@dataclass(frozen=True)
class Ending:
    """When it was ended, and by which event, if one did."""

    day: str
    event: Named | None


@dataclass(frozen=True)
class AgreementAnswer:
    """An agreement by what sources had told by a day."""

    id: str
    name: Text
    aliases: tuple[str, ...]
    acronyms: tuple[str, ...]
    kind: str
    date: str
    note: Text | None
    ending: Ending | None
    signed: Some[Signing]
    other_signatures: int
    places: tuple[Named, ...]
    provisions: Some[Provision]
    promises: int
    demands: int
    related: Mapping[str, Some[Dated]]
    events: Some[Dated]
    leads: int
    said_of_it: Some[Claimed]
    evidence: Some[Evidence]
    cited: Cited | None

    @property
    def key(self) -> str:
        """What stands for it in addresses."""
        return self.id.partition("/")[2]

    @property
    def by_capacity(self) -> Iterator[tuple[Capacity, tuple[Signing, ...]]]:
        """Who signed, by capacity: parties first; and by day."""
        order = list(Capacity)
        ranked = sorted(self.signed.shown, key=lambda one: (order.index(Capacity[one.capacity]), one.day))
        for capacity, found in groupby(ranked, key=lambda one: one.capacity):
            yield Capacity[capacity], tuple(found)


def agreement_in(id_: str, answer: Mapping[str, Any]) -> AgreementAnswer | None:
    """What is told of the agreement; None where it is not there."""
    node = answer["agreement"]
    if node is None:
        return None
    signed = edges(node["signedBy"], signing)
    return AgreementAnswer(
        id=id_,
        name=text_of(node, "name"),
        aliases=tuple(node["aliases"]),
        acronyms=tuple(node["acronyms"]),
        kind=node["kind"],
        date=node["date"]["edtf"],
        note=text_in(node, "note"),
        ending=_ending(node),
        signed=signed,
        other_signatures=node["everySignature"]["totalCount"] - signed.total,
        places=tuple(map(named, node["signedAt"]["nodes"])),
        provisions=some(node["provisions"], _provision),
        promises=node["promises"]["totalCount"],
        demands=node["demands"]["totalCount"],
        related={name: some(node[name], dated) for name in RELATED},
        events=some(node["events"], happened),
        leads=answer["leads"]["totalCount"],
        said_of_it=claims_about(node["claimsAbout"]),
        evidence=sources_of(node["documentedBy"]),
        cited=release_in(node["dataset"]),
    )


def _ending(node: Mapping[str, Any]) -> Ending | None:
    event, day = node["endedBy"], edtf_in(node, "ended")
    if event is None:
        return Ending(day, None) if day else None
    return Ending(day or event["when"]["edtf"], Named(event["id"], text_of(event, "title")))


def _provision(node: Mapping[str, Any]) -> Provision:
    return Provision(labelled(node), node["kind"], node["hasPart"]["totalCount"])


def agreement_page(agreement: AgreementAnswer, shell: Shell, place: Place) -> str:
    """The page in HTML."""
    shell = replace(shell, cited=agreement.cited, stops=_stops(agreement, shell))
    more = {"id": agreement.id, "offered": OFFERED, "fragments": fragments}
    return page("agreement.html", place, shell=shell, it=agreement, **more)


def _stops(agreement: AgreementAnswer, shell: Shell) -> tuple[Stop, ...]:
    """The days on which somebody signed."""
    found = {day for one in agreement.signed.shown if (day := last_day(one.day))}
    return tuple(Stop(day, shell.say("signing_day")) for day in sorted(found))
