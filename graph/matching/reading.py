"""What matching reads out of a store: datasets, actors, places, decisions by hand, and then events, page by page.

All take a function that compiles a selection and one that fetches, so that they may be those of a store or of a load.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.paged import Paged
from graph.asked.selection import At
from graph.compliance.rows import Piece, leaf, plain, row_of, text
from graph.compliance.selected import ID, many
from graph.compliance.standpoints import Belonging
from graph.matching.bonds import Membership
from graph.matching.links import Decision, Verdict
from graph.matching.places import FIRST_DAY, LAST_DAY, Located, Within
from graph.matching.spans import Span
from graph.stored import columns
from graph.stored.columns import Key
from ontology import actors, events, places
from ontology.findings import is_derived
from ontology.matching import MatchDecision
from ontology.model import End, Node, Relation
from ontology.sources import CURATED, Dataset
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, Harm, Redistribution


@dataclass(frozen=True)
class Origin:
    """A dataset: whether it is written by hand, what it is about, of which input it is, and if it must stay here."""

    id: str
    curated: bool
    country: str | None
    checksum: str | None = None
    forbidden: bool = False


@dataclass(frozen=True)
class Actor:
    """An actor as it is stored, with its memberships and alliances, each as the other one and two days."""

    id: str
    dataset: str
    kind: str
    name: Text
    acronyms: tuple[str, ...]
    aliases: tuple[str, ...]
    external_ids: tuple[str, ...]
    groups: tuple[Membership, ...]
    allies: tuple[Membership, ...]

    @property
    def short(self) -> Text:
        """What it is called in passing: its first acronym, if it has one."""
        return Text(self.acronyms[0], self.acronyms[0]) if self.acronyms else self.name

    @property
    def others(self) -> tuple[str, ...]:
        """What else it is called."""
        return (*self.acronyms, *self.aliases)


@dataclass(frozen=True)
class Basis:
    """What is known before any event is read: datasets, what was decided by hand, and actors that have a name."""

    origins: Sequence[Origin] = ()
    decisions: Sequence[Decision] = ()
    actors: Sequence[Actor] = ()


class Happening(NamedTuple):
    """An event as it is stored."""

    id: str
    dataset: str
    kind: str
    first: str
    last: str
    settings: tuple[tuple[str, str | None], ...]
    parts: tuple[tuple[str, str, str, str | None, str | None], ...]
    """Of each actor its id, its kind, its role, its side and the reserve with which that is said."""
    tolls: tuple[tuple[int | None, int | None, int | None, str], ...]
    """Of each figure of dead the lowest, best and highest number, and whether it is of all."""


def key(cls: type[Node] | type[Relation], name: str, part: str = "") -> Key:
    key = leaf(cls, name, part).shown.key
    assert key
    return key


WHEN_FIRST, WHEN_LAST = (key(events.Event, "when", part) for part in ("from", "to"))
DATASET = plain(s.Leaf(columns.DATASET))
ORIGIN = row_of(
    lambda id, loader, redistribution, **said: Origin(
        id, loader == CURATED, forbidden=redistribution == Redistribution.FORBIDDEN.name, **said
    ),
    id=ID,
    loader=plain(leaf(Dataset, "loader")),
    checksum=plain(leaf(Dataset, "checksum")),
    redistribution=plain(leaf(Dataset, "redistribution")),
    country=plain(s.One(End(places.DatasetCountry, forward=True), (s.Leaf(columns.ID),)), lambda row: row and row[0]),
)


def _spans(relation: type[Relation]) -> Piece:
    row = row_of(
        lambda id, since, until, founded, ended: (id, since, until, (founded, ended)),
        id=ID,
        since=plain(leaf(relation, "from", "edtf", At.EDGE)),
        until=plain(leaf(relation, "to", "edtf", At.EDGE)),
        founded=plain(leaf(actors.Actor, "founded", "edtf")),
        ended=plain(leaf(actors.Actor, "ended", "edtf")),
    )
    return many(relation, row, forward=True)


def _actor(
    groups: Sequence[Any],
    allies: Sequence[Any],
    aliases: list[str] | None,
    acronyms: list[str] | None,
    external_ids: list[str] | None,
    founded: str | None,
    ended: str | None,
    **said: Any,
) -> Actor:
    of_groups, of_allies = (
        tuple(_membership(said["id"], one, (founded, ended)) for one in each) for each in (groups, allies)
    )
    return Actor(
        acronyms=tuple(acronyms or ()),
        aliases=tuple(aliases or ()),
        external_ids=tuple(external_ids or ()),
        groups=of_groups,
        allies=of_allies,
        **said,
    )


def _membership(member: str, told: Any, life: tuple[str | None, str | None]) -> Membership:
    """With the days on which it may have held: what is unknown lies within the lives of both."""
    group, since, until, of_group = told
    possible = Belonging(member, group, since, until, (life, of_group)).possible
    return Membership(member, group, *(day.toordinal() for day in possible))


ACTOR = row_of(
    _actor,
    id=ID,
    dataset=DATASET,
    kind=plain(leaf(actors.Actor, "kind")),
    name=text("name"),
    acronyms=plain(leaf(actors.Actor, "acronyms")),
    aliases=plain(leaf(actors.Actor, "aliases")),
    external_ids=plain(leaf(actors.Actor, "externalIds")),
    founded=plain(leaf(actors.Actor, "founded", "edtf")),
    ended=plain(leaf(actors.Actor, "ended", "edtf")),
    groups=_spans(actors.Membership),
    allies=_spans(actors.Alliance),
)
AROUND = row_of(
    lambda id, since, until: Within(id, _first(since), _last(until)),
    id=ID,
    since=plain(leaf(places.Containment, "from", "edtf", At.EDGE)),
    until=plain(leaf(places.Containment, "to", "edtf", At.EDGE)),
)
PLACE = row_of(
    Located,
    id=ID,
    dataset=DATASET,
    kind=plain(leaf(places.Place, "kind")),
    name=text("name"),
    lat=plain(leaf(places.Place, "lat")),
    lon=plain(leaf(places.Place, "lon")),
    precision=plain(leaf(places.Place, "precision")),
    within=many(places.Containment, AROUND, forward=True),
    outline=plain(leaf(places.Place, "outline")),
)
SETTING = row_of(
    lambda id, nearness: (id, nearness), id=ID, nearness=plain(leaf(events.Setting, "precision", at=At.EDGE))
)
PART = row_of(
    lambda id, kind, role, side, hedge: (id, kind, role, side, hedge),
    id=ID,
    kind=plain(leaf(actors.Actor, "kind")),
    **{name: plain(leaf(events.Involvement, name, at=At.EDGE)) for name in ("role", "side", "hedge")},
)
TOLL = row_of(
    lambda low, best, high, scope: (low, best, high, scope),
    **{name: plain(leaf(events.CasualtyEstimate, name)) for name in ("low", "best", "high", "scope")},
)
KILLED = s.Test(key(events.CasualtyEstimate, "harm"), BY_NAME["eq"], Harm.KILLED)
HAPPENING = row_of(
    Happening,
    id=ID,
    dataset=DATASET,
    kind=plain(leaf(events.Event, "kind")),
    first=plain(leaf(events.Event, "when", "from")),
    last=plain(leaf(events.Event, "when", "to")),
    settings=many(events.Setting, SETTING, forward=True),
    parts=many(events.Involvement, PART, forward=True),
    tolls=many(events.Estimation, TOLL, forward=False, that=KILLED),
)
DECISION = row_of(
    lambda verdict, **said: Decision(verdict=Verdict[verdict], **said),
    id=ID,
    first=plain(leaf(MatchDecision, "first")),
    second=plain(leaf(MatchDecision, "second")),
    verdict=plain(leaf(MatchDecision, "verdict")),
    by=plain(leaf(MatchDecision, "decidedBy")),
    reason=text("explanation"),
)


async def origins(source: Paged) -> list[Origin]:
    """The datasets that records can be of: those written by hand first."""
    found = [ORIGIN.read(row) async for row in source.pages(Dataset, s.EVERYTHING, ORIGIN.items)]
    stated = [one for one in found if not is_derived(one.id)]
    return sorted(stated, key=lambda one: (not one.curated, one.id))


async def named_actors(source: Paged) -> list[Actor]:
    """All actors but those whom sources leave unnamed."""
    that = s.Not(s.Test(key(actors.Actor, "kind"), BY_NAME["eq"], ActorKind.UNNAMED))
    return [ACTOR.read(row) async for row in source.pages(actors.Actor, that, ACTOR.items)]


async def basis(source: Paged) -> Basis:
    """What is known before any event is read."""
    return Basis(await origins(source), await decisions(source), await named_actors(source))


async def have_events(source: Paged, origins: Iterable[Origin]) -> bool:
    """Whether several datasets have events. Those of one alone are never one."""
    having = 0
    for origin in origins:
        that = s.Test(columns.DATASET_KEY, BY_NAME["eq"], origin.id)
        first = s.Page((s.Order(columns.ID_KEY),), 1, that, beyond=False)
        (rows,) = await source.fetch(source.compile((s.All(events.Event, first, ID.items),)), {})
        having += len(rows)
        if having > 1:
            return True
    return False


async def located(source: Paged) -> AsyncIterator[Located]:
    """All places."""
    async for row in source.pages(places.Place, s.EVERYTHING, PLACE.items):
        yield PLACE.read(row)


async def decisions(source: Paged) -> list[Decision]:
    """What was decided by hand, in the order of ids."""
    return [DECISION.read(row) async for row in source.pages(MatchDecision, s.EVERYTHING, DECISION.items)]


async def happenings(source: Paged, spans: Sequence[Span] | None = None) -> AsyncIterator[Happening]:
    """All events of which a first and a last day are known, by their ids; or those that were on in some spans."""
    that = s.EVERYTHING if spans is None else s.Or(tuple(map(_on_in, spans)))
    async for row in source.pages(events.Event, that, HAPPENING.items):
        found = HAPPENING.read(row)
        if found.first and found.last:
            yield found


def _on_in(span: Span) -> s.Filter:
    first, last = (day.isoformat() for day in span)
    return s.And((s.Test(WHEN_LAST, BY_NAME["gte"], first), s.Test(WHEN_FIRST, BY_NAME["lte"], last)))


def _first(edtf: str | None) -> int:
    first = DateSpan(edtf).first if edtf else None
    return first.toordinal() if first else FIRST_DAY


def _last(edtf: str | None) -> int:
    last = DateSpan(edtf).last if edtf else None
    return last.toordinal() if last else LAST_DAY
