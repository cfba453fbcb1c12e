"""A deadline that passed before anybody says that the promise was kept."""

from collections.abc import Iterator
from datetime import date, timedelta

from graph.compliance import wording as words
from graph.compliance.accounts import Completion
from graph.compliance.contesting import FULFILLED
from graph.compliance.counting import counted_day, first_day, is_vague, last_day
from graph.compliance.ledger import OPEN
from graph.compliance.promises import Evidence, Judgement, Promise
from graph.deriving.facts import Facts
from graph.deriving.leads import Lead, Step
from graph.deriving.promised import Promised, promised
from graph.deriving.rule import Rule
from graph.deriving.telling import opened
from ontology.values import Text
from ontology.vocabularies import DeadlineType, FindingRule

DAY = timedelta(days=1)
WITHOUT_A_DAY = (OPEN, DeadlineType.RECURRING.name)


def _leads(facts: Facts) -> Iterator[Lead]:
    """What the ledger would call overdue on some day. A promise kept in time gives none."""
    for one in promised(facts, _falls_due):
        due, kept = last_day(one.promise.term.due), one.entry.deadline.kept
        if due and due < date.max and not (kept and kept.by <= due):
            yield _lead(one, due + DAY, kept)


def _falls_due(promise: Promise) -> bool:
    return promise.term.type not in WITHOUT_A_DAY and last_day(promise.term.due) is not None


def _lead(one: Promised, late: date, kept: Completion | None) -> Lead:
    """A lead from the first day on which it was late. `kept`: who says that it was kept, and by when."""
    exception = _exception(one, late, kept)
    holds_from, taken_back = (late, None) if kept else _unsettled_from(late, one.promise.judgements)
    return Lead(
        rule=FindingRule.DEADLINE_MISSED,
        agreement=one.pact.id,
        subject=one.promise.id,
        text=opened(one.pact, _text(one), counted=exception is None),
        paths=tuple(_paths(one, late, taken_back)),
        holds_from=holds_from,
        holds_to=max(kept.by - DAY, holds_from) if kept else None,
        ended_by=kept.judgement.evidence if kept else (),
        exception=exception,
        excepted_by=_excepted_by(one, kept) if exception else (),
    )


def _unsettled_from(late: date, judgements: tuple[Judgement, ...]) -> tuple[date, Judgement | None]:
    """The first day, not before this one, on which nobody says fulfilled; and who had said so and then took it back."""
    heard = sorted(judgements, key=lambda one: (counted_day(one.date), one.id))
    turns = sorted({late, *(day for one in heard if (day := counted_day(one.date)) > late)})
    for turn in turns:
        last = {one.assessor.id: one for one in heard if counted_day(one.date) <= turn}
        if all(one.status != FULFILLED for one in last.values()):
            return turn, next((one for one in last.values() if turn > late and counted_day(one.date) == turn), None)
    return late, None


def _paths(one: Promised, late: date, taken_back: Judgement | None) -> Iterator[tuple[Step, ...]]:
    """From the promise; then from each last word, once it was late, that says anything but fulfilled."""
    ways = one.ways()
    for way in ways:
        yield (one.first, *([one.judged(taken_back)] if taken_back else []), *way)
    for judgement in one.entry.latest:
        if judgement.status != FULFILLED and counted_day(judgement.date) >= late:
            yield *one.to_promise(judgement), *ways[0]


def _text(one: Promised) -> Text:
    """What was to be done by when. What is said of it since may not be published yet on the day that one asks of."""
    return words.both(
        "promise to be kept {due}, which nobody says was kept by then: {text}",
        "promesse à tenir {due}, et que personne ne dit tenue à cette date" + words.COLON_FR + "{text}",
        due=words.by_date(one.promise.term.due or ""),
        text=one.promise.text,
    )


def _exception(one: Promised, late: date, kept: Completion | None) -> Text | None:
    ended = one.pact.ended
    if one.entry.after_end and ended:
        return words.both(
            "The agreement had ended before its deadline: {ended}.",
            "L’accord avait pris fin avant cette échéance" + words.COLON_FR + "{ended}.",
            ended=words.date_in_words(ended),
        )
    done = kept.judgement.done_on if kept else None
    if done and is_vague(done) and first_day(done) < late:
        return words.both(
            "It may have been kept in time: its source tells no day, only {done}.",
            "Elle a pu être tenue à temps" + words.COLON_FR + "la source ne donne pas de jour, mais {done}.",
            done=words.date_in_words(done),
        )
    return None


def _excepted_by(one: Promised, kept: Completion | None) -> tuple[Evidence, ...]:
    if one.entry.after_end:
        return one.pact.ended_by
    return kept.judgement.evidence if kept else ()


RULE = Rule(
    code=FindingRule.DEADLINE_MISSED,
    exceptions=(
        Text(
            "A deadline that lies after the end of the agreement.",
            "Une échéance postérieure à la fin de l’accord.",
        ),
        Text(
            "A promise that may have been kept in time: its source tells no day, but a month or year in which the"
            " deadline lies.",
            "Une promesse qui a pu être tenue à temps : la source ne donne pas de jour, mais un mois ou une année où"
            " tombe l’échéance.",
        ),
    ),
    of_pacts=_leads,
)
