"""What the records of a row need to know of the file as a whole."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.pa_x.bodies import key
from loaders.pa_x.days import Days
from loaders.pa_x.signatories import Signer
from loaders.published import PublishedFile
from ontology.actors import Actor
from ontology.values import Text, fold
from ontology.vocabularies import Capacity

FRENCH = frozenset(["le", "la", "les", "du", "des", "et", "pour", "au", "aux", "sur", "dans", "entre", "accord"])
ENGLISH = frozenset(["the", "of", "and", "for", "on", "in", "between", "to", "agreement"])
"""By which words a name is told to be French."""


@dataclass(frozen=True)
class Signed:
    """Who signed an agreement, each body once in each capacity; and the columns of which not all was read."""

    signers: tuple[Signer, ...]
    unread: frozenset[str]

    @classmethod
    def of(cls, signers: Iterable[Signer], unread: frozenset[str]) -> "Signed":
        """Those who signed; several people of one body stand in one signature."""
        each = dict[tuple[str, Capacity], Signer]()
        for one in signers:
            before = each.get(at := (key(one.body), one.capacity), one)
            people = dict.fromkeys(filter(None, (before.person, one.person)))
            each[at] = Signer(before.body, one.capacity, "; ".join(people))
        return cls(tuple(each.values()), unread)


@dataclass(frozen=True)
class Whole:
    """The file: what it is, and the form of its days."""

    published: PublishedFile
    days: Days

    def actor_id(self, body: str) -> str:
        """The id of a body."""
        return f"{Actor.path()}/{self.published.key}-{key(body)}"


def name_text(name: str) -> Text:
    """A name in French, where its small words tell so; in English, or in whatever other language, else."""
    said = set(re.findall(r"[a-z]+", fold(name)))
    return Text(fr=name) if len(said & FRENCH) > len(said & ENGLISH) else Text(name)
