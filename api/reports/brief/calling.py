"""What an actor is called on a page that has little room."""

from collections.abc import Mapping, Sequence
from functools import cache

from graph.compliance.promises import NamedActor
from ontology.values import Language, Text

Aliases = Mapping[str, Sequence[str]]
"""Other names of actors, by their ids."""


class Calling:
    """Calls an actor by its acronym, or by that other name with which its own begins or ends: `Platform`."""

    def __init__(self, aliases: Aliases) -> None:
        self._aliases = aliases
        self.short = cache(self._short)

    def _short(self, actor: NamedActor) -> Text:
        if actor.acronym:
            return actor.acronym
        aliases = self._aliases.get(actor.id, ())
        return Text(*(_shortest(actor.name.in_language(one), aliases) for one in (Language.EN, Language.FR)))


def _shortest(name: str, aliases: Sequence[str]) -> str:
    within = [one for one in aliases if name.startswith(f"{one} ") or name.endswith(f" {one}")]
    return min(within, key=lambda one: (len(one), one), default=name)
