"""The page of a promise, or of a demand: what is due, what was said and done, and by whom, on one line and in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from api.explorer import fragments
from api.explorer.ledgers.entry_told import OF_PAGES, Told
from api.explorer.ledgers.ledger_page import Group
from api.explorer.ledgers.promise_answer import PromiseAnswer
from api.explorer.ledgers.promise_line import Line, Mark, Point, line
from api.explorer.pages import Place, Wording, page
from api.explorer.shell import Shell, Stop
from api.reports.entry_text import consequence
from api.reports.phrases import Phrases
from api.web.representations import OFFERED
from graph.compliance.counting import last_day
from graph.compliance.promises import Judgement
from ontology.values import Text
from ontology.vocabularies import Capacity, Status


@dataclass(frozen=True)
class PromiseTold:
    """What the page tells."""

    told: Told
    group: Group
    line: Line | None
    answer: PromiseAnswer


def promise_page(id_: str, answer: PromiseAnswer, shell: Shell, place: Place) -> str:
    """The page in HTML; of a day on which nothing was owed yet, that and from when."""
    more: dict[str, Any] = {"id": id_, "offered": OFFERED, "fragments": fragments}
    if answer.entry is None or answer.account is None:
        return page("promise_not_yet.html", place, shell=shell, answer=answer, **more)
    phrases = Phrases(shell.language.value, besides=OF_PAGES)
    found = Told(answer.entry, answer.account.instrument, answer.ledger.as_of, phrases)
    points = _points(found, answer, shell.say, phrases)
    drawn = line(points, shell.say("line_title"), "line-table", shell.day)
    shell = replace(
        shell, stops=tuple(_stops(points, answer, shell.say)), cited=answer.cited, left_out=_left_out(answer, shell)
    )
    group = Group(answer.account.instrument, 1, (found,))
    return page("promise.html", place, shell=shell, it=PromiseTold(found, group, drawn, answer), **more)


def _left_out(answer: PromiseAnswer, shell: Shell) -> str:
    left = answer.ledger.left_out
    return left.words.in_language(shell.language) if left else ""


def _stops(points: list[Point], answer: PromiseAnswer, say: Wording) -> Iterator[Stop]:
    """The days of the line, and those on which somebody is to speak yet, each once."""
    told = [(one.last, one.words) for one in points if one.mark is not Mark.SAID]
    told += [(day, _text(who.short, say)) for said, who in answer.spoken if (day := last_day(said))]
    for day in sorted({one for one, _ in told}):
        yield Stop(day, ", ".join(dict.fromkeys(words for one, words in told if one == day)))


def _points(found: Told, answer: PromiseAnswer, say: Wording, phrases: Phrases) -> list[Point]:
    """Signatures, deadlines, judgements and events."""
    assert answer.account is not None
    signings = answer.account.instrument.signings
    days = sorted({one.date for one in signings if one.capacity == Capacity.PARTY.name})
    points = [Point(Mark.SIGNED, day, say("signed")) for day in days]
    for one in (found.entry.deadline, *found.entry.others):
        if one.due and last_day(one.due):
            points.append(Point(Mark.DUE, one.due, say("due"), _sentence(consequence(one, phrases))))
    points += [_said(one, say) for one in answer.judgements]
    for borne in found.borne:
        event = borne.bearing.occurrence
        points.append(Point(Mark.HAPPENED, event.when, _text(event.title, say), borne.distance, event.id))
    return points


def _said(one: Judgement, say: Wording) -> Point:
    status = say.code(Status[one.status]).lower()
    words = say("said_so", who=_text(one.assessor.short, say), status=status)
    done = say("done_on", when=say.date(one.done_on)) if one.done_on else ""
    return Point(Mark.SAID, one.date, words, done, one.id)


def _text(text: Text, say: Wording) -> str:
    return text.in_language(say.language)


def _sentence(text: str) -> str:
    return text[:1].lower() + text[1:]
