"""`accord brief`: what is asked for, made and written to stdout in one of its forms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.commands.asked_words import Days, line_width, named, there
from api.commands.running import WithStatus, read_settings
from api.commands.terminal import tell
from api.exit_codes import WRONG_USE
from api.explorer.brief_page import brief_file
from api.reports.brief import in_json, markdown, tables, text
from api.reports.brief.asked import ANY, Asked, NoSuchPart, parts_named
from api.reports.brief.making import brief_of, brief_roots
from api.reports.brief.model import Brief
from api.reports.choices import NotInLedger
from graph.store import Store
from ontology.agreements import Agreement
from ontology.values import Language


@dataclass(frozen=True)
class Words:
    """The brief that is asked for, in the words of the command line."""

    agreement: str
    as_of: str | None
    known_by: str | None
    lang: str
    topics: Sequence[str]
    actors: Sequence[str]
    take: Sequence[str]
    form: str


async def tell_brief(store: Store, words: Words) -> None:
    """Write a brief. WithStatus says, in its language, what is wrong with a word."""
    days, language = Days(words.lang), Language(words.lang)
    as_of = days.day("--as-of", words.as_of)
    known_by = as_of if words.known_by is None else None if words.known_by in ANY else days.known_by(words.known_by)
    try:
        take = parts_named(words.take)
    except NoSuchPart as error:
        raise WithStatus(f"--{error.why.in_language(language)}", WRONG_USE) from None
    agreement = await named(store, Agreement, words.agreement, words.lang)
    asked = Asked(agreement, as_of, known_by, take, tuple(words.topics), tuple(words.actors))
    rows = await store.fetch(store.compile(brief_roots(agreement)), {})
    try:
        brief = brief_of(rows, asked, words.lang, read_settings().base_iri)
    except NotInLedger as error:
        raise WithStatus(str(error), WRONG_USE) from None
    made = there(brief, words.lang)
    days.tell()
    for line in written(made, language, words.form):
        tell(line)


def written(brief: Brief, language: Language, form: str) -> Iterable[str]:
    """The lines of a brief in one of its forms."""
    match form:
        case "markdown":
            return markdown.report(brief, language)
        case "html":
            return brief_file(brief, language).split("\n")
        case "csv":
            return tables.report(brief, language).removesuffix(tables.END_OF_LINE).split(tables.END_OF_LINE)
        case "json":
            return [in_json.report(brief)]
        case _:
            return text.report(brief, language, line_width())
