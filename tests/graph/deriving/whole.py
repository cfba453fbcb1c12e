"""All facts of a store at once, as no rule gets them: with all promises, and whatever was said of these."""

from dataclasses import replace
from itertools import chain

from graph.deriving.facts import Facts, Pact
from graph.deriving.reading import facts, judged
from graph.store import Store


async def whole(store: Store) -> Facts:
    """What is given in turn, together."""
    known = await facts(store.compile, store.fetch)
    pages = [one.pacts async for one in judged(store.compile, store.fetch, known)]
    return replace(known, pacts=tuple(map(_together, zip(*pages, strict=True))))


def _together(pages: tuple[Pact, ...]) -> Pact:
    promises = chain.from_iterable(each.promises for each in pages)
    ties = chain.from_iterable(each.ties for each in pages)
    return replace(pages[0], promises=tuple(promises), ties=tuple(ties))
