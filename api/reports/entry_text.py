"""What a ledger says of one promise, in lines of text."""

from collections.abc import Iterable, Iterator
from datetime import date

from api.reports.lines import (
    LABEL,
    MARGIN,
    Sourced,
    block,
    day,
    of_record,
    row,
    said_of,
    short,
    source,
    statements,
    when,
    wrapped,
)
from api.reports.phrases import Phrases
from graph.compliance.accounts import Bearing, Completion, Entry, Reckoning
from graph.compliance.contesting import FULFILLED
from graph.compliance.contesting import sides as sides_of
from graph.compliance.counting import counted_day, first_day, is_vague, last_day
from graph.compliance.known import own
from graph.compliance.ledger import DEMAND
from graph.compliance.promises import ADOPTED, Evidence, Instrument, Judgement, Statement, Stem
from graph.compliance.wording import day_in_words, last_day_in_words
from ontology.values import Text
from ontology.vocabularies import Capacity, CommitmentKind, SourceGrade, Standpoint, Status, Topic


def entry_lines(place: str, entry: Entry, instrument: Instrument, as_of: date, say: Phrases) -> Iterator[str]:
    """All that is known of a promise."""
    promise = entry.promise
    yield ""
    yield from wrapped(say, say.text(promise.text) + mark(promise.source_grade, say), f"{place:<{MARGIN}}", MARGIN)
    kind, topic = say.label(CommitmentKind[promise.kind]), say.label(Topic[promise.topic])
    yield from wrapped(say, f"{kind} · {topic} · {promise.id}", " " * MARGIN, MARGIN)
    said = headline(entry, as_of, say)
    if entry.after_end and instrument.ending:
        said += say("after_end", day=day(instrument.ending.date, say))
    yield from wrapped(say, said, f"{'>> ':>{MARGIN}}", MARGIN)
    bound = say("asked" if promise.kind == DEMAND else "obliged")
    yield from row(say, bound, ", ".join(short(one, say) for one in promise.obliged) or say("nobody"))
    yield from row(say, say("provision"), _stems(promise.provisions, say) or say("no_provision"))
    yield from row(say, say("deadline"), say.text(entry.deadline.words))
    for other in entry.others:
        yield from row(say, "", say.text(other.words))
        yield from row(say, "", consequence(other, say), deeper=2)
    yield from accounts(said_of(promise.statements), 0, say)
    if promise.note:
        yield from row(say, say("note"), say.text(promise.note))
    yield from block(say("sources"), [(source(one, say), ()) for one in dict.fromkeys(own(promise.evidence))], say)
    yield from block(say("done"), [_done(one, entry, say) for one in entry.deadline.completions], say)
    yield from block(say("assessed"), [(assessed(one, say), one.evidence) for one in entry.latest], say)
    yield from _events(entry, instrument, say)
    around = [one for one in _evidence(entry) if one not in own((one,))]
    yield from of_record(around, own(promise.evidence), MARGIN, say)


def _stems(provisions: Iterable[Stem], say: Phrases) -> str:
    """The provisions one after another; of those that are sentences the last alone ends with a full stop."""
    labels = [say.text(one.label) + (say("inferred") if one.inferred else "") for one in provisions]
    return say("semicolon").join([*(one.removesuffix(".") for one in labels[:-1]), *labels[-1:]])


def _evidence(entry: Entry) -> Iterator[Evidence]:
    """All sources of an entry."""
    yield from entry.promise.evidence
    for statement in entry.promise.statements:
        yield from statement.evidence
    for judgement in (*entry.latest, *(one.judgement for one in entry.deadline.completions)):
        yield from judgement.evidence
    for bearing in entry.bearings:
        yield from bearing.occurrence.evidence
        for statement in bearing.occurrence.statements:
            yield from statement.evidence


def _events(entry: Entry, instrument: Instrument, say: Phrases) -> Iterator[str]:
    above = {one.claim for one in instrument.statements}
    for place, one in enumerate(entry.bearings):
        line = _event(one, entry.deadline.due, instrument, say)
        yield from block("" if place else say("events"), [(line, one.occurrence.evidence)], say)
        told = [each for each in one.occurrence.statements if each.claim not in above]
        if told:
            yield from accounts(told, 2, say)
        elif one.occurrence.statements:
            yield from row(say, "", say("accounts_differ_above"), deeper=2)


def accounts(told: list[Statement], deeper: int, say: Phrases) -> Iterator[str]:
    """What is said of a record, under a line that says whether accounts differ."""
    if told:
        label = say("accounts_differ" if any(one.rivals for one in told) else "said_of_it")
        yield from row(say, "", label + say("colon").rstrip(), deeper=deeper)
        yield from statements(told, MARGIN + LABEL + deeper, say)


def headline(entry: Entry, as_of: date, say: Phrases) -> str:
    """What is to be said about a promise in a sentence or two."""
    deadline, due = entry.deadline, last_day(entry.deadline.due)
    coming = "" if due is None or due < as_of or entry.status == FULFILLED else _coming(due, as_of, say)
    if entry.contested:
        return _contested(entry, say) + coming
    if entry.overdue and deadline.days_overdue:
        phrase = "overdue_by_at_least" if is_vague(deadline.due) else "overdue_by"
        overdue = say(phrase, days=say.count("day", deadline.days_overdue))
        if not entry.latest:
            return f"{overdue} {say('not_assessed')}"
        newest = entry.latest[0]
        return f"{overdue} {say('newest', status=_status(newest, say), who=_who(newest, say))}"
    if not entry.latest:
        return say("unassessed") + coming
    newest = entry.latest[0]
    who = short(newest.assessor, say)
    if newest.standpoint != Standpoint.OTHER.name:
        who += say(newest.standpoint)
    status = say.label(Status[newest.status]).lower() + (f" ({done})" if (done := _share(newest, say)) else "")
    said = say("said_to_be", status=status, who=who, day=day(newest.date, say))
    if entry.status == FULFILLED and deadline.kept:
        kept = _kept(deadline.kept, deadline, say)
        return f"{said} {kept[0].upper()}{kept[1:]}."
    return said + coming


def _contested(entry: Entry, say: Phrases) -> str:
    """Who says what, and what follows from either reading."""
    sides: dict[str, list[str]] = {}
    for one in sorted(sides_of(entry), key=lambda one: one.status != FULFILLED):
        sides.setdefault(say.label(Status[one.status]), []).append(f"{_assessor(one, say)} ({day(one.date, say)})")
    told = (f"{status}{say('colon')}{', '.join(names)}" for status, names in sides.items())
    text = say("contested", sides=say("semicolon").join(told))
    deadline, vague = entry.deadline, is_vague(entry.deadline.due)
    if deadline.days_overdue is not None:
        return text + say("nobody_says_fulfilled", overdue=say.overdue(deadline.days_overdue, at_least=vague))
    if deadline.days_overdue_if_not_kept is None or deadline.kept is None:
        return text
    overdue = say.overdue(deadline.days_overdue_if_not_kept, at_least=vague)
    return text + say("both_readings", kept=_kept(deadline.kept, deadline, say), overdue=overdue)


def _coming(due: date, as_of: date, say: Phrases) -> str:
    return say("due_in", days=say.count("day", (due - as_of).days)) if due > as_of else say("due_today")


def _kept(kept: Completion, reckoning: Reckoning, say: Phrases) -> str:
    """When it was done, and how late."""
    return say("done_when", when=_when(kept, say)) + _lateness(kept, reckoning, say)


def consequence(reckoning: Reckoning, say: Phrases) -> str:
    """What follows where a deadline is counted from an earlier signature."""
    found = []
    for one in reckoning.completions:
        found.append(_done_when(one, say) + _lateness(one, reckoning, say))
    if reckoning.days_overdue is not None:
        found.append(say.overdue(reckoning.days_overdue, at_least=is_vague(reckoning.due)))
    if reckoning.days_overdue_if_not_kept is not None:
        overdue = say.overdue(reckoning.days_overdue_if_not_kept, at_least=is_vague(reckoning.due))
        found.append(say("if_not_kept", overdue=overdue))
    return say("semicolon").join(found)


def _done_when(completion: Completion, say: Phrases) -> str:
    """`on 23 February 2017`; `partly fulfilled on 23 February 2017` where that was not all that was promised."""
    if completion.judgement.status == FULFILLED:
        return _when(completion, say)
    status = say.label(Status[completion.judgement.status]).lower()
    return say("in_part", status=status, when=_when(completion, say))


def _lateness(completion: Completion, reckoning: Reckoning, say: Phrases) -> str:
    """How late it was; what was done in part is told by its distance alone, for the rest was not done then."""
    if completion.days_late is None:
        return ""
    done_on = completion.judgement.done_on
    if completion.judgement.status != FULFILLED and done_on:
        earlier = (completion.by - first_day(done_on)).days if is_vague(done_on) else 0
        return f", {say.distance(completion.days_late, earlier, _deadline(reckoning.due))}"
    at_least = is_vague(reckoning.due)
    return f", {say.lateness(completion.days_late, at_the_latest=completion.at_the_latest, at_least=at_least)}"


def _deadline(due: str | None) -> Text | str:
    """The deadline as that from which days are counted: where it names none, the last day of its month or year."""
    return last_day_in_words(due) if due and is_vague(due) else "deadline"


def _when(completion: Completion, say: Phrases) -> str:
    stated = completion.judgement.done_on
    return when(stated, say) if stated else say("by_latest", day=say.text(day_in_words(completion.by)))


def _done(completion: Completion, entry: Entry, say: Phrases) -> Sourced:
    """The day, how late that was, and who says so; with note and sources where these do not stand below."""
    judgement = completion.judgement
    line = _done_when(completion, say) + _lateness(completion, entry.deadline, say)
    if judgement not in entry.latest:
        return f"{line}. {assessed(judgement, say)}", judgement.evidence
    said = f"{say('colon')}{_status(judgement, say)}" if judgement.status == FULFILLED else ""
    return f"{line} ({_who(judgement, say)}{said})", ()


def assessed(judgement: Judgement, say: Phrases) -> str:
    """`MINUSMA [guarantor], 18 February 2016: partly fulfilled, 1 of 2.`, with the note."""
    note = f" {say.text(judgement.note)}" if judgement.note else ""
    said = f"{_who(judgement, say)}{say('colon')}{_status(judgement, say)}."
    return said + note + mark(judgement.source_grade, say)


def _event(bearing: Bearing, due: str | None, instrument: Instrument, say: Phrases) -> str:
    event = bearing.occurrence
    return f"{day(event.when, say)}{say('colon')}{say.text(event.title)} ({distance(bearing, due, instrument, say)})"


def distance(bearing: Bearing, due: str | None, instrument: Instrument, say: Phrases) -> str:
    """How long after the deadline an event was, or before it; after the last signature where there is no deadline."""
    if bearing.days_after_deadline is not None:
        return say.distance(bearing.days_after_deadline, bearing.days_earlier, _deadline(due))
    return say.distance(bearing.days_after_signature or 0, bearing.days_earlier, _signature(instrument))


def _signature(instrument: Instrument) -> Text | str:
    """From what days are counted where no deadline is stated: the last party's signature, or the end of its month."""
    signed = {one.date for one in instrument.signings if one.capacity == Capacity.PARTY.name}
    last = max(signed, key=counted_day, default=instrument.date)
    if is_vague(last):
        return last_day_in_words(last)
    if instrument.kind in ADOPTED or not signed:
        return "adoption"
    return "last_signature" if len(signed) > 1 else "signature"


def _who(judgement: Judgement, say: Phrases) -> str:
    return f"{_assessor(judgement, say)}, {day(judgement.date, say)}"


def _assessor(judgement: Judgement, say: Phrases) -> str:
    """`MINUSMA [guarantor]`: who says so, and what that is to the promise."""
    standpoint = say.label(Standpoint[judgement.standpoint])
    told = standpoint if standpoint[1].isupper() else standpoint[0].lower() + standpoint[1:]
    return f"{short(judgement.assessor, say)} [{told}]"


def _status(judgement: Judgement, say: Phrases) -> str:
    """`partly fulfilled, 3 of 5`."""
    return ", ".join(filter(None, (say.label(Status[judgement.status]).lower(), _share(judgement, say))))


def _share(judgement: Judgement, say: Phrases) -> str:
    """`3 of 5`, if that is said."""
    if judgement.done is None or judgement.out_of is None:
        return ""
    return say("of", done=judgement.done, out_of=judgement.out_of)


def mark(source_grade: str | None, say: Phrases) -> str:
    """What stands beside a record that is not verified."""
    return say("unverified") if source_grade == SourceGrade.UNVERIFIED.name else ""
