"""What the records of a row need to know of the file as a whole, and of ours."""

import re
from dataclasses import dataclass

from loaders.gazetteer import Gazetteer
from loaders.pa_x.bodies import acronyms, key, kind_of, plain
from loaders.pa_x.days import Days
from loaders.pa_x.form import told
from loaders.pa_x.matching import Listed
from loaders.pa_x.publisher import Published
from loaders.pa_x.signatories import Signer, read_signatories
from loaders.ucdp.cells import line, named, whole
from ontology.actors import Actor
from ontology.agreements import Agreement
from ontology.model import Citation
from ontology.values import Text, fold
from ontology.vocabularies import ActorKind, Capacity

FRENCH = frozenset(
    ["le", "la", "les", "du", "des", "et", "pour", "au", "aux", "sur", "dans", "entre", "accord", "l", "d"]
)
ENGLISH = frozenset(["the", "of", "and", "for", "on", "in", "between", "to", "agreement"])
"""By which words a name is told to be French."""
IN_BRACKETS = re.compile(r"\(([^()]+)\)")


@dataclass(frozen=True)
class Whole:
    """What the records of a row need to know of the file, and of ours."""

    published: Published
    days: Days
    gazetteer: Gazetteer

    def known(self, name: str) -> ActorKind | None:
        """The kind of the actor of ours that has a name, if there is one."""
        found = self.gazetteer.actor(name).node
        return found.kind if found and isinstance(found.kind, ActorKind) else None

    def id_of(self, values: dict[str, str]) -> str:
        """The id of a row's agreement; where its number cannot be read, of one that nobody has."""
        return f"{Agreement.path()}/{self.published.key}-{values['id'].removesuffix('.0').lstrip('0')}"

    def signers(self, values: dict[str, str]) -> tuple[list[Signer], frozenset[str]]:
        """Who signed, each body once in each capacity, and the columns of which not all was read."""
        signers, unread = dict[tuple[str, Capacity], Signer](), set[str]()
        for field, capacity in (("parties", Capacity.PARTY), ("third_parties", None)):
            reading = read_signatories(told(values, field), capacity, self.known)
            if reading.unread:
                unread.add(field)
            for one in reading.signers:
                before = signers.get(at := (key(one.body), one.capacity), one)
                people = dict.fromkeys(filter(None, (before.person, one.person)))
                signers[at] = Signer(before.body, one.capacity, "; ".join(people))
        return list(signers.values()), frozenset(unread)

    def actor_id(self, body: str) -> str:
        """The id of a body."""
        return f"{Actor.path()}/{self.published.key}-{key(body)}"

    def listed(self, values: dict[str, str]) -> Listed:
        """What it takes to find a row's agreement among ours."""
        day = self.days.read(values["day"]).first
        number = str(whole(values, "id"))
        names = _names(named(values, "name"))
        bodies = [*(one.body for one in self.signers(values)[0]), *told(values, "country").split("/")]
        asked = (name for body in bodies for name in (plain(body), *acronyms(body)))
        parties = frozenset(found.id for name in asked if (found := self.gazetteer.actor(name).node))
        assert day
        return Listed(number, f"{Agreement.path()}/{self.published.key}-{number}", day, names, parties)


def actor(body: str, whole_: Whole, cited: tuple[Citation, ...], others: tuple[str, ...] = ()) -> Actor:
    """A body that signed. `others`: how else files write its name."""
    name = plain(body)
    return Actor(
        id=whole_.actor_id(body),
        kind=kind_of(body, whole_.known) or ActorKind.ORGANISATION,
        name=name_text(name),
        aliases=tuple(dict.fromkeys(plain(other) for other in others if plain(other) != name)),
        acronyms=acronyms(body),
        sources=cited,
    )


def name_text(name: str) -> Text:
    """A name in French, where its small words tell so; in English, or in whatever other language, else."""
    said = set(re.findall(r"[a-z]+", fold(name)))
    return Text(fr=name) if len(said & FRENCH) > len(said & ENGLISH) else Text(name)


def _names(name: str) -> tuple[str, ...]:
    """A name as a whole, without what stands in brackets, and each of these: often what it is called."""
    inner = IN_BRACKETS.findall(name)
    return tuple(filter(None, dict.fromkeys((name, line(IN_BRACKETS.sub(" ", name)), *map(line, inner)))))
