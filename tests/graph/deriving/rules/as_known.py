"""The world of the rules as published sources told it by a day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from graph.compliance.promises import Promise
from graph.deriving.facts import Facts, Figure, Happening, Membership, Pact, Part, Setting, Signing, Split, Tie
from graph.deriving.knowing import told_by

Told = TypeVar("Told", Part, Figure, Setting, Membership, Split, Signing, Tie)


def facts_by(facts: Facts, day: date) -> Facts:
    """What was known of agreements and actors."""
    pacts = tuple(_pact(one, day) for one in facts.pacts if told_by(one.evidence, day))
    return replace(facts, pacts=pacts, memberships=_told(facts.memberships, day), splits=_told(facts.splits, day))


def happening_by(event: Happening, day: date) -> Happening:
    """What was known of an event."""
    parts, figures, settings = _told(event.parts, day), _told(event.figures, day), _told(event.settings, day)
    evidence = told_by(event.evidence, day)
    return replace(event, parts=parts, figures=figures, settings=settings, evidence=evidence)


def _pact(pact: Pact, day: date) -> Pact:
    return replace(
        pact,
        ended=pact.ended if not pact.ended_by or told_by(pact.ended_by, day) else None,
        signings=_told(pact.signings, day),
        clauses=tuple(one for one in pact.clauses if told_by(one.evidence, day) and told_by(one.documented or (), day)),
        promises=tuple(_promise(one, day) for one in pact.promises if told_by(one.evidence, day)),
        ties=_told(pact.ties, day),
    )


def _promise(promise: Promise, day: date) -> Promise:
    judgements = tuple(one for one in promise.judgements if told_by(one.evidence, day))
    return replace(promise, judgements=judgements)


def _told(all_: Iterable[Told], day: date) -> tuple[Told, ...]:
    """What a source had told of, with the sources published by then."""
    return tuple(replace(one, evidence=told) for one in all_ if (told := told_by(one.evidence, day)))
