"""Dates, durations and the computation of a deadline, in English and French words."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from ontology.values import DURATION_FORM, OPEN_END, DatePrecision, DateSpan, Language, PartialDate, Text

MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONTHS_FR = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
UNITS_EN = {"D": "day", "W": "week", "M": "month", "Y": "year"}
UNITS_FR = {"D": ("jour", "jours"), "W": ("semaine", "semaines"), "M": ("mois", "mois"), "Y": ("an", "ans")}
EACH_FR = {"D": "chaque jour", "W": "chaque semaine", "M": "chaque mois", "Y": "chaque année"}
DAY_LENGTH = len("2015-06-20")
COLON_FR = "\u00a0: "
SIGNATURE = Text("signature", "la signature")
TOLD_AGAIN = lru_cache(8192)
"""For what is told in the same words again and again: dates, terms and numbers, by promises and by pages."""


def both(en: str, fr: str, /, **texts: Text) -> Text:
    """A sentence in both languages, its places filled with texts of the same language."""
    return Text(
        en.format(**{name: text.in_language(Language.EN) for name, text in texts.items()}),
        fr.format(**{name: text.in_language(Language.FR) for name, text in texts.items()}),
    )


def listed(texts: Iterable[Text]) -> Text:
    """Names one after another."""
    names = tuple(texts)
    en, fr = (", ".join(name.in_language(language) for name in names) for language in (Language.EN, Language.FR))
    return Text(en, fr)


def day_in_words(day: date) -> Text:
    """`20 June 2015`, `1er juin 2015`."""
    return date_in_words(day.isoformat())


def date_in_words(edtf: str) -> Text:
    """A date span: `20 June 2015`, `June 2015`, `27–29 March 2018`, `15 May to 20 June 2015`, `since 2015`."""
    start, slash, end = edtf.partition("/")
    if not slash or start == end:
        return _partial(start)
    if start == OPEN_END:
        return both("on or before {end}", "au plus tard {end}", end=_partial(end, "le "))
    if end == OPEN_END:
        return both("since {start}", "depuis {start}", start=_partial(start, "le "))
    first, last = _beginning(start, end), _partial(end)
    from_ = f"du {first.fr}" if len(start) == DAY_LENGTH else _of(first)
    until = f"{'au' if len(end) == DAY_LENGTH else 'à'} {last.fr}"
    to = "–" if start[:7] == end[:7] and len(start) == len(end) else " to "
    return Text(f"{first.en}{to}{last.en}", f"{from_} {until}")


def _beginning(start: str, end: str) -> Text:
    """The first date of a span, without the month and year that the last one says."""
    if len(start) == len(end) == DAY_LENGTH and start[:7] == end[:7]:
        day = PartialDate.parse(start).first.day
        return Text(str(day), "1er" if day == 1 else str(day))
    said = _partial(start)
    if len(start) == len(end) > len("2015") and start[:4] == end[:4]:
        return Text(*(each.rpartition(" ")[0] for each in (said.en or "", said.fr or "")))
    return said


def _of(text: Text) -> str:
    """`de mars 2018`, `d’avril 2018`."""
    said = text.in_language(Language.FR)
    return f"d’{said}" if said[0] in "ao" else f"de {said}"


def when_in_words(edtf: str) -> Text:
    """When something was, within a sentence: `on 20 June 2015`, `in June 2015`; `le 20 juin 2015`, `en juin 2015`."""
    start, slash, end = edtf.partition("/")
    said = date_in_words(edtf)
    if slash and start != end:
        return both("from {said}", "{said}", said=said) if " to " in (said.en or "") else said
    if len(start) == DAY_LENGTH:
        return both("on {said}", "le {said}", said=said)
    return both("in {said}", "en {said}", said=said)


@TOLD_AGAIN
def _partial(text: str, article: str = "") -> Text:
    """One day, month or year; `article` stands before a French day."""
    one = PartialDate.parse(text)
    if one.precision is DatePrecision.YEAR:
        return Text(text, text)
    month_en, month_fr = (f"{names[one.first.month - 1]} {one.first.year}" for names in (MONTHS_EN, MONTHS_FR))
    if one.precision is DatePrecision.MONTH:
        return Text(month_en, month_fr)
    day = one.first.day
    return Text(f"{day} {month_en}", f"{article}{'1er' if day == 1 else day} {month_fr}")


def _with_article(edtf: str) -> Text:
    """A date as it stands within a French sentence: `le 20 juin 2015`, `juin 2015`."""
    return date_in_words(edtf) if "/" in edtf else _partial(edtf, "le ")


def duration_in_words(duration: str) -> Text:
    """`P60D` → `60 days`, `60 jours`. Another form is shown as it stands."""
    found = DURATION_FORM.fullmatch(duration)
    if found is None:
        return Text(duration, duration)
    count, unit = int(found[1]), found[2]
    return Text(f"{count} {UNITS_EN[unit]}{'s' * (count > 1)}", f"{count} {UNITS_FR[unit][count > 1]}")


def end_in_words(due: str) -> Text:
    """The last day of a deadline: `20 June 2015`; `the end of August 2019` where no day is named."""
    span = DateSpan(due)
    if span.precision is DatePrecision.DAY or not span.is_single:
        return date_in_words(due)
    return both("the end of {due}", "fin {due}", due=date_in_words(due))


def last_day_in_words(due: str) -> Text:
    """The day from which a deadline that names none is counted: `the end of March 2018`, `la fin de mars 2018`."""
    said = _partial(due.rpartition("/")[2])
    return Text(f"the end of {said.en}", f"la fin {_of(said)}")


@TOLD_AGAIN
def by_date(due: str) -> Text:
    """A day, month or year that the text names."""
    if DateSpan(due).precision is DatePrecision.DAY:
        return both("by {due}", "au plus tard {due}", due=_with_article(due))
    return both("by {due}", "au plus tard {due}", due=end_in_words(due))


@TOLD_AGAIN
def within(start: str, due: str) -> Text:
    """A window."""
    first, last = _with_article(start), _with_article(due)
    return both("between {first} and {last}", "entre {first} et {last}", first=first, last=last)


@TOLD_AGAIN
def after_last_signature(duration: str, signed: str, parties: tuple[Text, ...], due: str) -> Text:
    """A term counted from the last party's signature, where others had signed before."""
    return both(
        "{term} after the last party's signature ({parties}, {signed}): {due}",
        "{term} après la signature de la dernière partie ({parties}, {signed})" + COLON_FR + "{due}",
        term=duration_in_words(duration),
        parties=listed(parties),
        signed=date_in_words(signed),
        due=end_in_words(due),
    )


@TOLD_AGAIN
def after_earlier_signature(duration: str, signed: str, parties: tuple[Text, ...], due: str) -> Text:
    """The same term counted from the signature of those who signed before."""
    return both(
        "{term} after the earlier signature ({signed}: {parties}): {due}",
        "{term} après la signature antérieure ({signed}" + COLON_FR + "{parties})" + COLON_FR + "{due}",
        term=duration_in_words(duration),
        parties=listed(parties),
        signed=date_in_words(signed),
        due=end_in_words(due),
    )


@TOLD_AGAIN
def after_anchor(duration: str, anchor: Text, counted_from: str, due: str) -> Text:
    """A term counted from a signature on one day, an event, or something described in words, whose date is known."""
    return both(
        "{term} after {anchor} ({counted_from}): {due}",
        "{term} après {anchor} ({counted_from})" + COLON_FR + "{due}",
        term=duration_in_words(duration),
        anchor=anchor,
        counted_from=date_in_words(counted_from),
        due=end_in_words(due),
    )


def after_unknown(duration: str, anchor: Text) -> Text:
    """A term whose beginning has no known date, so that no day follows."""
    return both(
        "{term}, but no day can be computed: the date from which it runs is not known ({anchor})",
        "{term}, mais aucun jour ne peut être calculé"
        + COLON_FR
        + "la date d’où court ce délai n’est pas connue ({anchor})",
        term=duration_in_words(duration),
        anchor=anchor,
    )


@TOLD_AGAIN
def again_and_again(every: str, start: str | None, elapsed: int | None, as_of: date) -> Text:
    """A promise that falls due every so often, and how many periods are over."""
    if start is None or elapsed is None:
        return both("{each}, from a day that is not known", "{each}, depuis un jour inconnu", each=_each(every))
    over = Text(
        f"{elapsed} {'period' if elapsed == 1 else 'periods'} over by",
        f"{elapsed} {'période échue' if elapsed < 2 else 'périodes échues'} au",
    )
    return both(
        "{each} from {start}: {over} {as_of}",
        "{each} depuis {start}" + COLON_FR + "{over} {as_of}",
        each=_each(every),
        start=_with_article(start),
        over=over,
        as_of=day_in_words(as_of),
    )


def _each(every: str) -> Text:
    found = DURATION_FORM.fullmatch(every)
    if found is None:
        return Text(every, every)
    count, unit = int(found[1]), found[2]
    term = duration_in_words(every)
    if count == 1:
        return Text(f"every {UNITS_EN[unit]}", EACH_FR[unit])
    return Text(f"every {term.en}", f"{'toutes' if unit == 'W' else 'tous'} les {term.fr}")


@TOLD_AGAIN
def without_date(text: Text | None) -> Text:
    """A promise for which no date is set, with what stands there instead."""
    return both("open ({text})", "sans échéance ({text})", text=text) if text else Text("open", "sans échéance")
