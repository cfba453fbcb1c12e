"""One commitment of a ledger as pages tell it: its sentence, what follows from each deadline, and what bears on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from api.explorer.answered import anchor
from api.reports.entry_text import consequence, distance, headline
from api.reports.lines import said_of
from api.reports.phrases import Phrases
from graph.compliance.accounts import Bearing, Entry
from graph.compliance.contesting import sides
from graph.compliance.counting import last_day
from graph.compliance.ledger import DEMAND, standing_of
from graph.compliance.promises import Instrument, Judgement, Statement
from graph.compliance.wording import day_in_words
from ontology.values import Text

SILENCE = Text(
    "No assessment is on record by this day. That says nothing of what was done.",
    "Aucune évaluation n’est consignée à ce jour. Cela ne dit rien de ce qui a été fait.",
)
OF_PAGES: Mapping[str, Text] = {
    "overdue_by": Text(
        "{days} past the deadline, and nobody says fulfilled.",
        "Échéance dépassée de {days}, et personne ne dit la promesse tenue.",
    ),
    "overdue_by_at_least": Text(
        "At least {days} past the deadline, and nobody says fulfilled.",
        "Échéance dépassée d’au moins {days}, et personne ne dit la promesse tenue.",
    ),
    "not_assessed": SILENCE,
    "unassessed": SILENCE,
    "contested": Text("{sides}.", "{sides}."),
    "term_ended": Text("Its term ended on {day}.", "Son terme a pris fin le {day}."),
}
"""Where pages say it otherwise than a terminal does, which has no type but capitals."""


@dataclass(frozen=True)
class Borne:
    """An event that bears on a commitment, and how long after the deadline or signature it was."""

    bearing: Bearing
    distance: str


class Told:
    """A commitment of an instrument as pages tell it on a day. What a page leaves out is not worked out."""

    def __init__(self, entry: Entry, instrument: Instrument, as_of: date, phrases: Phrases) -> None:
        self.entry, self._instrument, self._as_of, self._phrases = entry, instrument, as_of, phrases

    @cached_property
    def sentence(self) -> str:
        """How it stands."""
        return _sentence(self.entry, self._as_of, self._phrases)

    @cached_property
    def reckonings(self) -> tuple[tuple[Text, str], ...]:
        """Its deadlines in words, each with what follows from it."""
        every = (self.entry.deadline, *self.entry.others)
        return tuple((one.words, consequence(one, self._phrases)) for one in every)

    @cached_property
    def borne(self) -> tuple[Borne, ...]:
        """The events that bear on it."""
        entry, instrument = self.entry, self._instrument
        due = entry.deadline.due
        return tuple(Borne(one, distance(one, due, instrument, self._phrases)) for one in entry.bearings)

    @cached_property
    def accounts(self) -> tuple[Judgement, ...]:
        """What assessors last said. Where accounts clash, those that do come first, by date and then by id."""
        clashing = sides(self.entry)
        first = sorted(clashing, key=lambda one: (one.date, one.id))
        return (*first, *(one for one in self.entry.latest if one not in clashing))

    @cached_property
    def said(self) -> tuple[Statement, ...]:
        """What else is said of it."""
        return tuple(said_of(self.entry.promise.statements))

    @property
    def is_demand(self) -> bool:
        """Whether others ask for it."""
        return self.entry.promise.kind == DEMAND

    @cached_property
    def standing(self) -> str:
        """Under which count it falls; nothing for a demand."""
        return "" if self.is_demand else standing_of(self.entry)

    @property
    def told_by_sentence(self) -> bool:
        """Whether its sentence says how it stands, in the words of whoever says so."""
        return self.standing in ("breached", "unfinished", "fulfilled")

    @property
    def anchor(self) -> str:
        """What its place on a page is called."""
        return anchor(self.entry.promise.id)


def _sentence(entry: Entry, as_of: date, phrases: Phrases) -> str:
    due = last_day(entry.deadline.due)
    if entry.promise.kind == DEMAND and due and due < as_of:
        ended = phrases("term_ended", day=phrases.text(day_in_words(due)))
        return f"{headline(entry, as_of, phrases)} {ended}".strip()
    return headline(entry, as_of, phrases).strip()
