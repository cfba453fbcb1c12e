"""From which day there is a ledger: nothing is owed before a party signs, nor known before a source tells of it."""

from datetime import date

from graph.compliance.counting import PARTY, first_day, last_day
from graph.compliance.known import of_agreement, oldest
from graph.compliance.promises import ADOPTED, Instrument
from graph.compliance.wording import both, day_in_words, when_in_words
from ontology.values import Text


def begins(instrument: Instrument) -> date:
    """The day from which something is owed: the first party's signature; that of the text where no party signed."""
    return first_day(_beginning(instrument))


def _beginning(instrument: Instrument) -> str:
    """Its date. A month or year counts from its first day."""
    signed = (one.date for one in instrument.signings if one.capacity == PARTY)
    return min(signed, key=first_day, default=instrument.date)


def before(instrument: Instrument, as_of: date) -> Text:
    """Why there is no ledger of a day on which nothing was promised yet."""
    day = _beginning(instrument).partition("/")[0]
    adopted = instrument.kind in ADOPTED or not any(one.capacity == PARTY for one in instrument.signings)
    phrase = (
        both("before this text was adopted", "avant l’adoption de ce texte")
        if adopted
        else both("before the first party signed", "avant la première signature d’une partie")
    )
    return both(
        "There is no ledger of {as_of}: nothing was owed {phrase}, {when}.",
        "Il n’y a pas de registre au {as_of}\u00a0: rien n’était dû {phrase}, {when}.",
        as_of=day_in_words(as_of),
        phrase=phrase,
        when=when_in_words(day),
    )


def untold(instrument: Instrument, known_by: date) -> Text:
    """Why there is no ledger of what was known by a day on which no source had told of the agreement."""
    published = oldest(of_agreement(instrument))
    if published is None:
        rest = both("none of its sources has a date", "aucune de ses sources n’est datée")
    elif len(published) == len("2015-05-15"):
        rest = both(
            "the first that has a date was published {when}",
            "la première qui soit datée a été publiée {when}",
            when=when_in_words(published),
        )
    else:
        rest = both(
            "the first that has a date was published {when}, and counts from {last}",
            "la première qui soit datée a été publiée {when}, et compte à partir du {last}",
            when=when_in_words(published),
            last=day_in_words(last_day(published) or date.max),
        )
    return both(
        "There is no ledger of what was known by {known_by}: no source given here for the agreement had been published"
        " by then; {rest}.",
        "Il n’y a pas de registre de ce qui était connu au {known_by}\u00a0: aucune source donnée ici pour l’accord"
        " n’était encore publiée ; {rest}.",
        known_by=day_in_words(known_by),
        rest=rest,
    )
