"""The page of an event: what is said of it, speaker by speaker and side by side, and each speaker's figures."""

from dataclasses import replace
from datetime import date

from api.explorer import fragments
from api.explorer.nodes.event_answer import EventAnswer, Figure
from api.explorer.pages import Place, Wording, page
from api.explorer.shell import Shell, Stop
from api.web.representations import OFFERED
from graph.compliance.counting import last_day


def event_page(event: EventAnswer, shell: Shell, place: Place) -> str:
    """The page in HTML."""
    shell = replace(shell, cited=event.cited, stops=_stops(event, shell.say))
    return page(
        "event.html", place, shell=shell, event=event, in_numbers=in_numbers, offered=OFFERED, fragments=fragments
    )


def _stops(event: EventAnswer, say: Wording) -> tuple[Stop, ...]:
    """The days on which something is said of it, and by whom."""
    days = dict[date, dict[str, None]]()
    for spoken, speaker in event.spoken:
        if day := last_day(spoken):
            days.setdefault(day, {})[speaker.short.in_language(say.language)] = None
    return tuple(Stop(day, ", ".join(days[day])) for day in sorted(days))


def in_numbers(figure: Figure, say: Wording) -> str:
    """How many a figure says there were: no more exactly than its speaker says it."""
    return say.numbers(figure.low, figure.best, figure.high)
