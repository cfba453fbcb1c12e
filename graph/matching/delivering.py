"""The dataset of links between records, as it is delivered: what was found of pairs, and what stands for what."""

import hashlib
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from datetime import date
from itertools import chain

import orjson

from graph.asked.paged import Paged
from graph.asked.restricted import Compile, Fetch
from graph.matching import anew, reading
from graph.matching.links import METHOD, Decision, Link, Representation, Verdict, by_hand
from graph.matching.matching import Matching, matching_by
from graph.matching.spans import touched
from ontology import matching as declared
from ontology.actors import Actor
from ontology.derived import CREATOR, LICENCE
from ontology.events import Event
from ontology.iris import AUTHORS
from ontology.larger_events import EventPart
from ontology.matching import MATCHES, Difference, Identity
from ontology.model import Relation
from ontology.records import Delivery, Position, Row
from ontology.sources import Dataset
from ontology.values import Text

LOADER = "matches"
TITLE = Text(
    "Links between records of several datasets, by declared rules",
    "Liens entre les notices de plusieurs jeux de données, par des règles déclarées",
)
NOTE = Text(
    "Which records are of one thing, by rules that anybody can read, and by decisions that overrule them. Each link"
    " says why it is there. It is renewed whenever what it joins changes.",
    "Quelles notices désignent une même chose, selon des règles que chacun peut lire, et selon des décisions qui"
    " priment sur elles. Chaque lien dit pourquoi il existe. Ils sont recalculés dès que change ce qu’ils relient.",
)
SHOWN = 12
"""So many digits of the checksum tell versions apart."""
OF_VERDICT: dict[Verdict, type[Identity | Difference | EventPart]] = {
    Verdict.SAME: Identity,
    Verdict.PART: EventPart,
    Verdict.DIFFERENT: Difference,
}
"""What is stored of a verdict. Of what is undecided nothing is."""
BY_RULES = (f"{Actor.path()}/", f"{Event.path()}/")
"""How the ids begin of records that rules compare."""


@asynccontextmanager
async def match(compile_: Compile, fetch: Fetch, days: Iterable[date] | None) -> AsyncIterator[Delivery]:
    """The links between records of a store: those of events near some days, and of all actors; or all of them."""
    spans, source = None if days is None else touched(days), Paged(compile_, fetch)
    basis = await reading.basis(source)
    about, others = _about(basis.origins), await _decided(source, basis.decisions)
    scope = None if spans is None else await anew.scope(source, spans, basis)
    compared = spans if basis.decisions or await reading.have_events(source, basis.origins) else ()
    async with matching_by(basis, source, compared) as found:
        yield Delivery(Row(Position(MATCHES, 0), (about,)), (), _rows(found, others), scope=scope)


def _about(origins: Iterable[reading.Origin]) -> Dataset:
    """The dataset itself. Of what may not be passed on, nothing is told."""
    told = [(one.id, one.checksum) for one in origins if not one.forbidden]
    checksum = hashlib.sha256(orjson.dumps([METHOD, sorted(told)])).hexdigest()
    return Dataset(
        id=MATCHES,
        title=TITLE,
        licence=LICENCE,
        version=checksum[:SHOWN],
        creator=CREATOR,
        attribution=AUTHORS,
        note=NOTE,
        checksum=checksum,
        loader=LOADER,
        loader_version=METHOD,
        derived_from=tuple(sorted(id_ for id_, _ in told)),
    )


async def _decided(source: Paged, decisions: Iterable[Decision]) -> list[Link]:
    """What was decided of records for which there are no rules, such as agreements, as far as both are there."""
    others = [one for one in decisions if not one.first.startswith(BY_RULES)]
    there = await anew.there(source, {id_ for one in others for id_ in (one.first, one.second)})
    return [
        by_hand(Link(one.first, one.second, one.verdict, None, None, one.reason), one)
        for one in others
        if {one.first, one.second} <= there
    ]


def _rows(found: Matching, others: Iterable[Link]) -> Iterator[Row]:
    """Each link, and each event that another stands for, in a row of its own."""
    for number, relation in enumerate(_relations(found, others), 1):
        yield Row(Position(MATCHES, number), (relation,))


def _relations(found: Matching, others: Iterable[Link]) -> Iterator[Relation]:
    for link in chain(found.actors(), found.links(), others):
        if link.verdict in OF_VERDICT:
            yield _relation(link)
    yield from map(_representation, found.representations())


def _relation(link: Link) -> Relation:
    return OF_VERDICT[link.verdict](
        source=link.source,
        target=link.target,
        score=link.score,
        method=link.method,
        decided_by=link.decided_by,
        explanation=link.reason,
        day_score=link.scores and link.scores.days,
        place_score=link.scores and link.scores.place,
        side_score=link.scores and link.scores.sides,
        kind_score=link.scores and link.scores.kind,
    )


def _representation(one: Representation) -> Relation:
    return declared.Representation(source=one.event, target=one.representative, part=one.part)
