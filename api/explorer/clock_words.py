"""How the words of an address are read, and what is told of one that is wrong, in both languages."""

from collections.abc import Iterable
from datetime import date

from api.reports.brief.asked import ANY
from api.reports.days import NotADay, read_day
from api.web.problems import Problem
from api.web.representations import LANGUAGES
from graph.errors import shortened

SAME = ("same", "same-day", "même", "meme")
"""What says that only sources published by the day of the page count."""


def known_in(text: str) -> str | None:
    """Which sources count, where a word says so: `any` or `same`; None where it is none of these."""
    word = text.strip().lower()
    return "any" if word in ANY else "same" if word in SAME else None


def day_of(name: str, text: str, today: date) -> date:
    """The day that a word means. Problem says why it is none."""
    try:
        return read_day(text, today).day
    except NotADay as error:
        en, fr = (error.why.in_language(one) for one in LANGUAGES)
        raise Problem(400, f"{name}: {en}", fr=f"{name} : {fr}") from None


def unknown(name: str, known: Iterable[str]) -> Problem:
    """That an address has no such word: it must not look as if it had been taken for all that there is."""
    listed, shown = ", ".join(known), shortened(name)
    return Problem(
        400,
        f"{shown!r} is not a parameter of this page. Known: {listed}.",
        fr=f"« {shown} » n’est pas un paramètre de cette adresse. Elle prend : {listed}.",
    )


def twice(name: str, *values: str) -> Problem:
    """That a word is given twice that goes once."""
    first, second = map(shortened, values)
    return Problem(
        400,
        f"{name} is given twice, as {first!r} and {second!r}. Keep one of the two.",
        fr=f"{name} est donné deux fois : « {first} » et « {second} ». N’en gardez qu’un.",
    )


def too_often(name: str, times: int, most: int) -> Problem:
    """That a word is given more often than any reader needs."""
    return Problem(
        400,
        f"{name} is given {times} times. Keep {most} at most.",
        fr=f"{name} est donné {times} fois. N’en gardez que {most} au plus.",
    )
