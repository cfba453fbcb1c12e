"""The page of two assessors side by side: what each last said of every promise or demand that either has assessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from api.explorer import fragments
from api.explorer.ledgers.ledger_page import Choice
from api.explorer.ledgers.statuses_page import Statuses
from api.explorer.ledgers.voices_answer import Speaker, Speaking
from api.explorer.pages import Place, page
from api.explorer.shell import Shell
from api.explorer.state import State, Words
from api.reports.phrases import Phrases
from api.reports.voices_phrases import VOICES
from api.reports.voices_text import PARTS, part_of
from api.web.problems import Problem
from graph.compliance.beginning import begins
from graph.compliance.ledger import DEMAND
from graph.compliance.promises import NamedActor
from graph.compliance.voices import Comparison, Voice, Voices
from graph.errors import shortened
from ontology.values import fold

A, B, SHOW = "a", "b", "show"
DIFFER = "differ"
PART_WORDS, VERDICTS = (tuple(f"{of}_{name}" for name in PARTS) for of in ("voices", "verdict"))
"""What the parts are called on the page, and what is said of what is in each."""
WORDS = Words(once=(A, B, "format"), many=(SHOW,))
"""What the address may ask for: the two, and which of what they have assessed."""


@dataclass(frozen=True)
class Side:
    """One of the two on one commitment, by the letter of its side."""

    letter: str
    name: str
    voice: Voice | None


@dataclass(frozen=True)
class Row:
    """A commitment that either has assessed."""

    comparison: Comparison
    part: str
    sides: tuple[Side, Side]

    @property
    def is_demand(self) -> bool:
        """Whether others ask for it."""
        return self.comparison.entry.promise.kind == DEMAND


def shown_parts(state: State) -> tuple[str, ...]:
    """Which parts an address asks for. Problem where one is none."""
    found = tuple(one.strip().lower().replace("-", "_") for one in state.all(SHOW))
    for one, asked in zip(found, state.all(SHOW), strict=True):
        if one not in PARTS:
            known, value = ", ".join(PARTS), shortened(asked)
            raise Problem(
                400,
                f"show={value} is not one of those that there are. Write one of: {known}.",
                fr=f"show={value} n’est pas un de ceux qui existent. Écrivez l’un de ceux-ci : {known}.",
            )
    return found


def narrowed(voices: Voices, state: State) -> Voices:
    """The comparisons that an address asks for; their counts stay those of all."""
    parts = shown_parts(state) or PARTS
    found = tuple(one for one in voices.comparisons if part_of(one) in parts)
    return Voices(voices.ledger, voices.a, voices.b, voices.counts, found, voices.caution)


class VoicesPage:
    """What the page tells. `voices`: None where the two are yet to be chosen."""

    def __init__(self, speaking: Speaking, voices: Voices | None, shell: Shell) -> None:
        self.voices, self._speaking, self._shell = voices, speaking, shell
        self._phrases = Phrases(shell.language.value, besides=VOICES)

    @cached_property
    def speakers(self) -> list[Speaker]:
        """Whom to choose from, by name; the two that are chosen are among them, whether they have spoken or not."""
        found = {one.actor.id: one for one in self._speaking.speakers}
        for one in (self.voices.a, self.voices.b) if self.voices else ():
            found.setdefault(one.id, Speaker(one, with_members=False))
        return sorted(found.values(), key=lambda one: fold(one.actor.name.in_language(self._shell.language)))

    @property
    def swapped(self) -> str:
        """The address of the two the other way round."""
        state = self._shell.state
        return state.having(A, state.one(B) or "").having(B, state.one(A) or "").query()

    @cached_property
    def parts(self) -> list[Choice]:
        """How many commitments are in each part; they add up to all."""
        assert self.voices is not None
        chosen, state, counts = shown_parts(self._shell.state), self._shell.state, self.voices.counts
        return [
            Choice(part, label, getattr(counts, part), part in chosen, state.having(SHOW, part).query())
            for part, label in self._said(PART_WORDS).items()
        ]

    def _said(self, keys: tuple[str, ...]) -> Mapping[str, str]:
        names = {"a": self._name(A), "b": self._name(B)}
        return {part: self._shell.say(key, **names) for part, key in zip(PARTS, keys, strict=True)}

    @property
    def of_all(self) -> int:
        """How many commitments either has assessed."""
        return sum(one.count for one in self.parts)

    @property
    def is_narrowed(self) -> bool:
        """Whether only some parts are shown."""
        return bool(shown_parts(self._shell.state))

    @property
    def differing(self) -> str:
        """The address of what they differ on, if they differ on anything and agree elsewhere."""
        found = next(one for one in self.parts if one.value == DIFFER)
        return found.address if 0 < found.count < self.of_all else ""

    def verdict(self, row: Row) -> str:
        """How the words of the two stand to each other on a commitment."""
        return self._said(VERDICTS)[row.part]

    @property
    def all_of_them(self) -> str:
        """The address of all parts."""
        return self._shell.state.having(SHOW).query()

    def _name(self, letter: str) -> str:
        assert self.voices is not None
        actor = self.voices.a if letter == A else self.voices.b
        return actor.short.in_language(self._shell.language)

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The commitments that are asked for."""
        assert self.voices is not None
        found = narrowed(self.voices, self._shell.state).comparisons
        return [Row(one, part_of(one), self._sides(one)) for one in found]

    def _sides(self, one: Comparison) -> tuple[Side, Side]:
        return Side(A, self._name(A), one.a), Side(B, self._name(B), one.b)

    @property
    def how_to_read(self) -> str:
        """What is compared, and how."""
        return self._phrases("voices_how_to_read")

    @property
    def example(self) -> tuple[NamedActor, NamedActor, str] | None:
        """Two to begin with, and the address where they are side by side."""
        if self._speaking.example is None:
            return None
        first, other = self._speaking.example
        return first, other, self._shell.state.having(A, first.id).having(B, other.id).query()

    @property
    def first_day(self) -> str:
        """The address of the first day that has a ledger, where the one that is asked for has none yet."""
        ledger = self._speaking.ledger
        first = begins(ledger.instrument)
        return self._shell.state.on(first).query() if ledger.not_yet and first > ledger.as_of else ""


def voices_page(
    speaking: Speaking, voices: Voices | None, shell: Shell, place: Place, statuses: Statuses | None = None
) -> str:
    """The page in HTML. `statuses`: what all assessors said over the years, where two are yet to be chosen."""
    told, ledger = VoicesPage(speaking, voices, shell), speaking.ledger
    shown = {"told": told, "ledger": ledger, "voices": voices, "statuses": statuses}
    return page("voices.html", place, shell=shell, fragments=fragments, **shown)
