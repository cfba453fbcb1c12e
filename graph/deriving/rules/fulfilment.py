"""A promise that one assessor says was fulfilled, and another does not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from graph.compliance import wording as words
from graph.compliance.contesting import DISPUTED, FULFILLED
from graph.compliance.counting import counted_day
from graph.compliance.ledger import OPEN
from graph.compliance.promises import Evidence, Judgement, Promise
from graph.deriving.facts import Facts
from graph.deriving.leads import Lead, Step
from graph.deriving.promised import Promised, promised
from graph.deriving.rule import Rule
from graph.deriving.telling import opened
from ontology.values import Text
from ontology.vocabularies import FindingRule

DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Word:
    """What an assessor says, from a day, until another word of its own takes its place."""

    judgement: Judgement
    since: date
    next: Judgement | None

    @property
    def until(self) -> date:
        """The last day on which it stands."""
        return counted_day(self.next.date) - DAY if self.next else date.max


@dataclass(frozen=True)
class _Clash:
    """Two words that stood at the same time: one says fulfilled, and the other anything else."""

    kept: _Word
    otherwise: _Word

    @property
    def since(self) -> date:
        return max(self.kept.since, self.otherwise.since)

    @property
    def until(self) -> date:
        return min(self.kept.until, self.otherwise.until)

    @property
    def ended_by(self) -> tuple[Evidence, ...]:
        """The sources of the word that took the place of one of the two."""
        nexts = [one.next for one in (self.kept, self.otherwise) if one.next and one.until == self.until]
        return tuple(evidence for one in nexts for evidence in one.evidence)


def _leads(facts: Facts) -> Iterator[Lead]:
    for one in promised(facts, _is_said_fulfilled):
        if clashes := _clashes(one.promise):
            yield _lead(one, clashes)


def _is_said_fulfilled(promise: Promise) -> bool:
    return any(one.status == FULFILLED for one in promise.judgements)


def _clashes(promise: Promise) -> list[_Clash]:
    """Each word of fulfilment with each that contradicts it, the earliest clash first.

    As in the ledger, what was said before somebody said fulfilled contradicts nothing, unless the promise has no
    deadline, which is never fulfilled once and for all, or the word disputes how it was done: who says fulfilled may
    do so long after the day on which it was.
    """
    found, for_good = list(_words(promise)), promise.term.type != OPEN
    by_id = {word.judgement.id: word for word in found}
    clashes = (
        _clash(kept, otherwise, by_id)
        for kept in found
        for otherwise in found
        if kept.judgement.status == FULFILLED != otherwise.judgement.status
        and kept.judgement.assessor.id != otherwise.judgement.assessor.id
        and not (for_good and otherwise.since < kept.since and otherwise.judgement.status != DISPUTED)
    )
    stood = (one for one in clashes if one.since <= one.until)
    return sorted(stood, key=lambda one: (one.since, one.kept.judgement.id, one.otherwise.judgement.id))


def _clash(kept: _Word, otherwise: _Word, by_id: Mapping[str, _Word]) -> _Clash:
    """Two words of which each stands as long as its assessor only repeats it until the other speaks.

    What was said first may be all that was known when the other spoke: a repetition may be published later.
    """
    since = max(kept.since, otherwise.since)
    return _Clash(_repeated(kept, since, by_id), _repeated(otherwise, since, by_id))


def _repeated(word: _Word, until: date, by_id: Mapping[str, _Word]) -> _Word:
    """A word that stands as long as its last repetition by a day."""
    last = word
    while last.next and _says_fulfilled(last.next) == _says_fulfilled(word.judgement):
        after = by_id[last.next.id]
        if after.since > until:
            break
        last = after
    return replace(word, next=last.next)


def _says_fulfilled(judgement: Judgement) -> bool:
    return judgement.status == FULFILLED


def _words(promise: Promise) -> Iterator[_Word]:
    """All that was said, each by whom with what they said next."""
    by_assessor: dict[str, list[Judgement]] = {}
    for one in sorted(promise.judgements, key=lambda one: (counted_day(one.date), one.id)):
        by_assessor.setdefault(one.assessor.id, []).append(one)
    for each in by_assessor.values():
        for one, after in zip_longest(each, each[1:]):
            yield _Word(one, counted_day(one.date), after)


def _lead(one: Promised, clashes: list[_Clash]) -> Lead:
    last = max(clashes, key=lambda clash: clash.until)
    return Lead(
        rule=FindingRule.FULFILMENT_CONTRADICTED,
        agreement=one.pact.id,
        subject=one.promise.id,
        text=opened(one.pact, _text(one.promise), counted=True),
        paths=tuple(_path(one, clash) for clash in clashes),
        holds_from=clashes[0].since,
        holds_to=None if last.until == date.max else last.until,
        ended_by=last.ended_by,
    )


def _path(one: Promised, clash: _Clash) -> tuple[Step, ...]:
    """From the promise to the two words on it, and then to the agreement: the relations of all are the promise's."""
    return one.first, one.judged(clash.kept.judgement), one.judged(clash.otherwise.judgement), *one.ways()[0]


def _text(promise: Promise) -> Text:
    """Who said what stands on the paths, each from its day on: a text would tell of a day what was said only later."""
    return words.both(
        "accounts differ on whether this promise was kept: {text}",
        "les avis divergent sur l’exécution de cette promesse" + words.COLON_FR + "{text}",
        text=promise.text,
    )


RULE = Rule(
    code=FindingRule.FULFILMENT_CONTRADICTED,
    exceptions=(
        Text(
            "What was said before anybody said fulfilled, where the promise has a deadline, unless it disputes how it"
            " was done.",
            "Ce qui a été dit avant que quiconque dise la promesse tenue, si elle a une échéance, sauf un avis qui"
            " conteste la manière.",
        ),
        Text(
            "What the same assessor says later: it takes the place of what it said before.",
            "Ce que le même évaluateur dit plus tard : cela remplace ce qu’il disait.",
        ),
        Text(
            "A word that disputes how it was done, where nobody says fulfilled.",
            "Un avis qui conteste la manière, alors que personne ne dit la promesse tenue.",
        ),
    ),
    of_pacts=_leads,
)
