"""Which datasets in a store may not be passed on, or bind what is made of them, and what is withheld for it.

Findings that were made with the help of such a dataset are one of their own, and follow it: whoever may have all that
they were computed from may have them.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.asked import selection as s
from graph.asked.filters import both
from graph.asked.operators import BY_NAME
from graph.asked.withheld import Withheld
from graph.statement import Slot, Statement
from graph.stored.columns import DATASET, ID, ID_KEY, Key, Shown, shown
from ontology.agreements import Commitment
from ontology.events import Claim, Event, Subject
from ontology.model import End, Node, Ontology
from ontology.sources import Dataset
from ontology.vocabularies import Redistribution

Compile = Callable[[s.Selection], Statement]
Fetch = Callable[[Statement, Mapping[str, Any]], Awaitable[list[Any]]]
MOST_DATASETS = 10_000
PAGE = 1000
ANCHOR = "deadlineAnchor"


def _shown(name: str) -> Shown:
    return next(shown(one)[""] for one in Dataset.properties() if one.name == name)


def _key(name: str) -> Key:
    key = _shown(name).key
    assert key
    return key


FORBIDDEN = s.Test(_key("redistribution"), BY_NAME["eq"], Redistribution.FORBIDDEN)
READ = (s.Leaf(ID), *(s.Leaf(_shown(name)) for name in ("licence", "redistribution", "derivedFrom")))
BINDING = re.compile(r"https?://creativecommons\.org/licenses/by(-nc)?(-sa|-nd)?/")
"""The licences that bind whoever makes something of a work, where they ask for more than its author's name."""


@dataclass(frozen=True)
class Restricted:
    """A dataset whose terms hold of what is made of it, and the datasets that it was computed from, if it was computed.

    `forbidden`: they forbid passing it on.
    """

    id: str
    licence: str
    derived_from: tuple[str, ...] = ()
    forbidden: bool = True


async def restricted(compile_: Compile, fetch: Fetch) -> tuple[Restricted, ...]:
    """Those in a store that may not be passed on, sorted by id. Errors as the store has them."""
    return await _read(compile_, fetch, FORBIDDEN)


async def binding(compile_: Compile, fetch: Fetch) -> tuple[Restricted, ...]:
    """Those whose terms hold of what is made of them: they may not be passed on, or only under a licence of theirs."""
    every = await _read(compile_, fetch, s.EVERYTHING)
    return tuple(one for one in every if one.forbidden or _binds(one.licence))


def _binds(licence: str) -> bool:
    found = BINDING.match(licence)
    return found is not None and any(found.groups())


async def _read(compile_: Compile, fetch: Fetch, condition: s.Filter) -> tuple[Restricted, ...]:
    page = s.Page((s.Order(ID_KEY),), MOST_DATASETS, condition)
    (rows,) = await fetch(compile_((s.All(Dataset, page, READ),)), {})
    return tuple(
        Restricted(id_, licence, tuple(derived_from or ()), redistribution == Redistribution.FORBIDDEN.name)
        for id_, licence, redistribution, derived_from in rows
    )


def not_allowed(found: Iterable[Restricted], allowed: Collection[str]) -> tuple[str, ...]:
    """The ids of those that stay restricted where some datasets are allowed by their ids."""
    listed = tuple(found)
    left = set(causes(listed, allowed))
    return tuple(one.id for one in listed if one.id in left or left.intersection(one.derived_from))


def causes(found: Iterable[Restricted], allowed: Collection[str] = ()) -> tuple[str, ...]:
    """Of those that stay restricted, the ids of the ones for which the others do: which were computed from no other."""
    listed = tuple(found)
    ids = {one.id for one in listed}
    return tuple(one.id for one in listed if one.id not in allowed and not ids.intersection(one.derived_from))


async def withheld(ontology: Ontology, compile_: Compile, fetch: Fetch, allowed: Collection[str] = ()) -> Withheld:
    """What is withheld of a state, unless it is allowed. Errors as the store has them."""
    datasets = not_allowed(await restricted(compile_, fetch), allowed)
    return await without(datasets, ontology, compile_, fetch)


async def without(datasets: tuple[str, ...], ontology: Ontology, compile_: Compile, fetch: Fetch) -> Withheld:
    """What is withheld with some datasets, by their ids. Errors as the store has them."""
    if not datasets:
        return Withheld(ontology)
    counted = [id_ async for id_ in _counted(compile_, fetch, datasets)]
    found = Withheld(ontology, datasets, tuple(counted))
    while claims := await _about(compile_, fetch, found):
        found = replace(found, besides=(*found.besides, *claims))
    return found


async def _about(compile_: Compile, fetch: Fetch, known: Withheld) -> list[str]:
    """Claims about what is withheld that are not yet known to be themselves."""
    about = s.Related(End(Subject, forward=True), s.Quantifier.SOME, s.Not(known.of_class(Node)))
    page = s.Page((s.Order(ID_KEY),), PAGE, both(known.of_class(Claim), about), beyond=False)
    (rows,) = await fetch(compile_((s.All(Claim, page, (s.Leaf(ID),)),)), {})
    return [id_ for (id_,) in rows]


async def _counted(compile_: Compile, fetch: Fetch, datasets: tuple[str, ...]) -> AsyncIterator[str]:
    """The commitments whose deadlines are counted from events of these datasets."""
    page = s.Page((s.Order(ID_KEY),), PAGE, after=(Slot(("after",)),), beyond=False)
    anchor = s.Lookup(ANCHOR, Event, (s.Leaf(DATASET),))
    statement, rows = compile_((s.All(Commitment, page, (s.Leaf(ID), anchor)),)), [[""]]
    while rows:
        (rows,) = await fetch(statement, {"after": rows[-1][0]})
        for id_, event in rows:
            if event and event[0] in datasets:
                yield id_
