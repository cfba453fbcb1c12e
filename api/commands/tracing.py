"""`accord trace`: which agreement and which day are meant, and what is said where none is."""

from collections.abc import Iterator
from datetime import UTC, datetime

from api.reports.agreement_names import Meant
from api.reports.days import DayRead, NotADay, read_day
from graph.compliance.wording import both
from ontology.values import Language, Text

NOTHING = Text("Nothing is loaded; run `accord load`.", "Rien n’est chargé ; lancez `accord load`.")
NOT_ONE = Text("No agreement is known as {asked}.", "Aucun accord n’est connu comme {asked}.")
NEAREST = Text(" Name one by its key; the nearest:", " Nommez-en un par sa clé ; les plus proches :")


def day_of(option: str, asked: str | None, lang: str) -> DayRead:
    """The day that is meant; today (UTC) where none is given. ValueError says, in a language, why it is none."""
    today = datetime.now(UTC).date()
    if asked is None:
        return DayRead(today)
    try:
        return read_day(asked, today)
    except NotADay as error:
        raise ValueError(f"{option}: {error.why.in_language(Language(lang))}") from None


def not_one(asked: str, meant: Meant, lang: str) -> str:
    """What to say where no single agreement is meant: the nearest, each by its key and title."""
    language = Language(lang)
    said = both(*NOT_ONE.variants, asked=Text(repr(asked), f"«\u00a0{asked}\u00a0»")).in_language(language)
    if not meant.nearest:
        return f"{said} {NOTHING.in_language(language)}"
    width = max(len(one.key) for one in meant.nearest)
    listed = (f"\n  {one.key:{width}}  {one.name.in_language(language)}" for one in meant.nearest)
    return said + NEAREST.in_language(language) + "".join(listed)


def remarks(lang: str, *read: tuple[str, DayRead | None]) -> Iterator[str]:
    """What is said of how days were taken, each once, with its option."""
    for option, day in read:
        for remark in day.remarks if day else ():
            yield f"{option}: {remark.in_language(Language(lang))}"
