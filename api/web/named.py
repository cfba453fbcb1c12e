"""Which agreement or actor an address means, by key or by name: what is named otherwise leads on to its key."""

from collections.abc import Callable
from typing import TypeVar

from api.query.engine import Engine
from api.query.worker import Deadline, Worker
from api.reports.names import Meant, Named, meant
from api.reports.not_named import not_named
from api.web.problems import Problem
from graph.store import Store
from ontology.values import Language

T = TypeVar("T")


class Names:
    """The names in a store. Where there are many, they are compared beside the loop, in the time of a request."""

    def __init__(self, engine: Engine, store: Store) -> None:
        self._engine, self._store, self._worker = engine, store, Worker()

    async def meant(self, cls: Named, asked: str) -> Meant:
        """What of a class is called so."""
        deadline = Deadline(self._engine.limits.seconds)

        async def beside(work: Callable[[], T]) -> T:
            return await self._worker.do(work, deadline)

        return await meant(self._store, cls, asked, beside)

    async def one(self, cls: Named, word: str, asked: str) -> str:
        """The id of what a word of an address names. Problem, with the nearest, where it is not clear which."""
        found = await self.meant(cls, asked)
        if found.id is None:
            en, fr = (not_named(cls, asked, found, one) for one in (Language.EN, Language.FR))
            raise Problem(400, f"{word}: {en}", fr=f"{word} : {fr}")
        return found.id


def gone() -> Problem:
    """That what was found just now is there no more: a load came between."""
    return Problem(
        404,
        "A load has just removed what was asked for. Try again.",
        fr="Un chargement vient d’ôter ce qui était demandé. Réessayez.",
    )
