"""Which actors of several datasets are one: those of a publisher, and ours, which come first.

Names are compared without case, accents and punctuation. What fits several is none of them; nor does an id of a
publisher tell anything by itself that two of ours share.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.compliance.wording import both
from graph.matching.links import Decision, Link, Verdict, by_hand
from ontology.values import Text, fold

PUNCTUATION = re.compile(r"[^\w]+")
IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
ACRONYM_AND_NAME = re.compile(r"([^:]+): (.+)")
"""`JNIM: Group for Support of Islam and Muslims`, as ACLED names actors."""
BY_BOTH, BY_NAME, BY_ID = 1.0, 0.9, 0.8
"""How likely it is that an actor is the one whose id and name it has, or whose name alone, or id alone."""
CALLED = ("Both are called {name}", "Tous deux s’appellent {name}")
SAME_ID = ("both have the id {id}", "tous deux ont l’identifiant {id}")
ONLY_ID = ("Both have the id {id}, which no other has", "Tous deux ont l’identifiant {id}, que nul autre n’a")


@dataclass(frozen=True)
class Named:
    """An actor with its names: its full name, and its other names and acronyms; and its ids elsewhere.

    `rank`: of which dataset it is, those that were written by hand first.
    """

    id: str
    rank: int
    name: Text
    others: tuple[str, ...] = ()
    external_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """The actor that another one is, and by what: a name, an id, or both; or a decision by hand."""

    actor: Named
    by_name: str | None = None
    by_id: str | None = None
    decision: Decision | None = None

    @property
    def score(self) -> float | None:
        """How likely it is; None where that was decided by hand."""
        if self.decision:
            return None
        if self.by_name and self.by_id:
            return BY_BOTH
        return BY_NAME if self.by_name else BY_ID

    @property
    def reason(self) -> Text:
        """Why it is that one."""
        if self.decision:
            return self.decision.reason
        name, id_ = (Text(one, one) for one in (self.by_name or "-", self.by_id or "-"))
        if not self.by_name:
            return both(*(f"{each}." for each in ONLY_ID), id=id_)
        if not self.by_id:
            return both(*(f"{each}." for each in CALLED), name=name)
        return both(*(f"{one}; {two}." for one, two in zip(CALLED, SAME_ID, strict=True)), name=name, id=id_)


class Identities:
    """Finds of actors, dataset by dataset, which of those before them they are."""

    def __init__(self, actors: Iterable[Named], decisions: Iterable[Decision] = ()) -> None:
        self._found, self._known = dict[str, Found](), dict[str, Named]()
        self._by_name = defaultdict[str, dict[str, Named]](dict)
        self._by_id = defaultdict[str, list[Named]](list)
        self._decided = defaultdict[str, dict[str, Decision]](dict)
        for one in decisions:
            self._decided[one.first][one.second] = self._decided[one.second][one.first] = one
        ranked = defaultdict[int, list[Named]](list)
        for actor in actors:
            ranked[actor.rank].append(actor)
        for rank in sorted(ranked):
            self._take(sorted(ranked[rank], key=lambda one: one.id))

    def of(self, id_: str) -> str:
        """The id of the actor that one is: its own, where it is none of those before it."""
        return self._found[id_].actor.id if id_ in self._found else id_

    def links(self) -> Iterator[Link]:
        """That actors are one."""
        for id_, found in sorted(self._found.items()):
            link = Link(id_, found.actor.id, Verdict.SAME, found.score, None, found.reason)
            yield by_hand(link, found.decision) if found.decision else link

    def _take(self, actors: Sequence[Named]) -> None:
        """Find which of those before they are; then what is none of them can be found by those after."""
        found = {actor.id: one for actor in actors if (one := self._which(actor))}
        self._found |= found
        for actor in actors:
            if actor.id not in found:
                self._known[actor.id] = actor
                self._register(actor, (*actor.name.variants, *actor.others))
                for external in actor.external_ids:
                    self._by_id[external].append(actor)

    def _register(self, actor: Named, names: Iterable[str]) -> None:
        for form in {form for name in names for form in forms(name)}:
            self._by_name[form].setdefault(actor.id, actor)

    def _which(self, actor: Named) -> Found | None:
        decided = self._decided[actor.id]
        for id_, decision in decided.items():
            if decision.verdict is Verdict.SAME and id_ in self._known:
                return Found(self._known[id_], decision=decision)
        with_id = {one.id: external for external in actor.external_ids for one in self._by_id[external]}
        with_id = {id_: external for id_, external in with_id.items() if id_ not in decided}
        for names in (actor.name.variants, actor.others, tuple(map(without_brackets, actor.name.variants))):
            fitting = {id_: found for id_, found in self._fitting(names) if id_ not in decided}
            agreeing = {id_: found for id_, found in fitting.items() if id_ in with_id}
            if len(likely := agreeing or fitting) == 1:
                ((one, name),) = likely.values()
                return Found(one, name, with_id.get(one.id))
            if fitting:
                return None
        return self._by_id_alone(with_id)

    def _fitting(self, names: Iterable[str]) -> Iterator[tuple[str, tuple[Named, str]]]:
        """Who is called so, each with the name."""
        return (
            (id_, (one, name)) for name in names for form in forms(name) for id_, one in self._by_name[form].items()
        )

    def _by_id_alone(self, with_id: Mapping[str, str]) -> Found | None:
        """The one that has an id of a publisher's, if no other has it."""
        if len(with_id) != 1:
            return None
        (external,) = with_id.values()
        return Found(self._by_id[external][0], None, external) if len(self._by_id[external]) == 1 else None


def forms(name: str) -> Iterator[str]:
    """The forms in which a name is compared: the whole of it, and both halves of `X: name`."""
    found = ACRONYM_AND_NAME.fullmatch(name)
    for one in (name, *found.groups()) if found else (name,):
        if form := PUNCTUATION.sub(" ", fold(one)).strip():
            yield form


def without_brackets(name: str) -> str:
    """`Dozos (Mali)` without what tells it from others: only where nobody has the whole name."""
    return IN_BRACKETS.sub("", name)
