"""A rule by which leads are found: declared in a few lines, with what it protects and what it does not count."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.deriving.facts import Facts, Happening
from graph.deriving.leads import Lead
from ontology.values import Text
from ontology.vocabularies import FindingRule, Topic


@dataclass(frozen=True)
class Rule:
    """A rule.

    `code` is its id; the code list has its label and definition in both languages. `protects`: the topics of the
    promises and provisions that it watches over; without any, it watches over the very promise that it finds.
    `exceptions`: what it does not count, each in a sentence. `of_pacts` finds leads in what was promised, in some
    promises after the others; `of_event` in each event (of those in which a party or a member of one used force).
    """

    code: FindingRule
    protects: tuple[Topic, ...] = ()
    exceptions: tuple[Text, ...] = ()
    of_pacts: Callable[[Facts], Iterable[Lead]] | None = None
    of_event: Callable[[Facts, Happening], Iterable[Lead]] | None = None
