"""The ledger of an agreement as a store has it: what is selected, and how its instruments hang together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from graph.asked import selection as s
from graph.compliance.accounts import Ledger
from graph.compliance.ledger import trace as make_ledger
from graph.compliance.ledger_nodes import Asked, nodes_in, of_root
from graph.compliance.members import MEMBER
from graph.compliance.promises import Instrument
from graph.compliance.selected import ABOVE, AGREEMENT, LIMIT, Traced
from graph.compliance.standpoints import Standpoints
from graph.compliance.stops import stops
from graph.store import Store
from graph.stored import columns
from ontology.actors import Actor, Membership
from ontology.agreements import Agreement, Implementation, Support
from ontology.model import End

T = TypeVar("T")
NOTHING: Asked = MappingProxyType({})


def told_of(agreement: Any) -> s.Filter:
    """The agreements of which a ledger tells: those that carry the agreement out, and those that back one of these."""
    within = s.Reaches(Implementation, agreement)
    return s.Or((within, s.Related(End(Support, forward=True), s.Quantifier.SOME, within)))


def ledger_roots(agreement: Any, asked: Asked = NOTHING) -> tuple[s.Root, ...]:
    """What to select for the ledger of an agreement, whose id is given or comes with a request.

    Those of which it tells; all that others carry out or back, since a roadmap may stand below the one that is asked
    for, and that one below another; and who belongs to whom. `asked`: what `nodes` is to have of the nodes told of.
    """
    under = [_has(End(relation, forward=False)) for relation in (Implementation, Support)]
    return (
        agreements_told(agreement, of_root(AGREEMENT.items, Agreement, asked)),
        s.All(Agreement, _page(s.Or(tuple(under))), of_root(ABOVE.items, Agreement, asked)),
        s.All(Actor, _page(_has(End(Membership, forward=True))), MEMBER.items),
    )


def agreements_told(agreement: Any, items: s.Items) -> s.All:
    """What to select of each of the agreements of which a ledger tells."""
    return s.All(Agreement, _page(told_of(agreement)), items)


def nodes(rows: Sequence[Iterable[list[Any]]]) -> dict[str, list[Any]]:
    """What was asked of each node that the rows of a ledger tell of, by its id."""
    of_ledger, above, _ = rows
    found = (*nodes_in(above, ABOVE.items), *nodes_in(of_ledger, AGREEMENT.items))
    return {asked[0]: asked for asked in found}


def _page(that: s.Filter) -> s.Page:
    return s.Page((s.Order(columns.ID_KEY),), LIMIT, that)


def _has(end: End) -> s.Filter:
    return s.Related(end, s.Quantifier.SOME, s.EVERYTHING)


async def trace(store: Store, agreement: str, as_of: date, known_by: date | None = None) -> Ledger | None:
    """The ledger of an agreement on a day; None if there is no such agreement."""
    rows = await store.fetch(store.compile(ledger_roots(agreement)), {})
    return ledger(rows, agreement, as_of, known_by=known_by)


def ledger(
    rows: Sequence[Iterable[list[Any]]],
    agreement: str,
    as_of: date,
    check_time: Callable[[], None] = lambda: None,
    known_by: date | None = None,
) -> Ledger | None:
    """The ledger made of what `ledger_roots` selected. `check_time` is called often, and may raise to end the work."""
    check_time()
    of_ledger, above, members = rows
    traced = {each.instrument.id: each for each in map(AGREEMENT.read, of_ledger)}
    if agreement not in traced:
        return None
    by_id = {each.instrument.id: each for each in map(ABOVE.read, above)} | traced
    standpoints = Standpoints(one for each in map(MEMBER.read, members) for one in each)
    paths = _paths(traced, agreement)
    told = {id_: _placed(each, by_id, standpoints, as_of) for id_, each in traced.items()}
    first, *others = (replace(told[id_], path=path) for id_, path in paths.items())
    supporting = (_backing(told[id_], each, paths) for id_, each in traced.items() if id_ not in paths)
    made = make_ledger(first, others, as_of, check_time, supporting, known_by)
    return replace(made, stops=stops(each.instrument for each in traced.values()))


def _placed(each: Traced, by_id: Mapping[str, Traced], standpoints: Standpoints, as_of: date) -> Instrument:
    """An instrument that knows how what it carries out ended, and what each assessor is to its promises.

    What was said later is left out: most of a ledger of an early day would be that.
    """
    instrument = each.instrument
    below = [one.instrument for one in upward(instrument.id, by_id, lambda one: one.carries_out)]
    agreements = [one.instrument for one in upward(instrument.id, by_id, lambda one: one.carries_out + one.backs)]
    return replace(
        instrument,
        ending=next((one.ending for one in below if one.ending), None),
        promises=standpoints.judged(instrument.promises, agreements, as_of),
    )


def upward(id_: str, by_id: Mapping[str, T], leads: Callable[[T], tuple[str, ...]]) -> tuple[T, ...]:
    """What has an id and all above it, the nearest first, as far as that is there."""
    found, ahead = {id_: by_id[id_]}, [id_]
    while ahead:
        nearer = {one: by_id[one] for one in leads(by_id[ahead.pop(0)]) if one in by_id and one not in found}
        found |= nearer
        ahead += nearer
    return tuple(found.values())


def _backing(instrument: Instrument, each: Traced, paths: Mapping[str, tuple[str, ...]]) -> Instrument:
    """A supporting text, reached by what it backs."""
    backed = min((paths[id_] for id_ in each.backs if id_ in paths), key=len)
    return replace(instrument, path=(*backed, instrument.id))


def _paths(traced: Mapping[str, Traced], agreement: str) -> dict[str, tuple[str, ...]]:
    """The shortest way from the agreement to each instrument that carries it out."""
    paths: dict[str, tuple[str, ...]] = {agreement: (agreement,)}
    ahead = [agreement]
    while ahead:
        near = ahead.pop(0)
        for id_, each in traced.items():
            if id_ not in paths and near in each.carries_out:
                paths[id_] = (*paths[near], id_)
                ahead.append(id_)
    return paths
