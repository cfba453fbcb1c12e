"""Briefs over HTTP, at `/brief/{agreement}`: one page as HTML, text, Markdown, CSV or JSON.

What a brief costs is checked as that of its ledger is in GraphQL, and it is made beside the loop.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.explorer.brief_page import Other, brief_page
from api.explorer.pages import HEADERS
from api.explorer.shell import Shell
from api.explorer.state import LANG, OF_THE_FORM, Known, State, Words, read_state
from api.query.guarding.computed import Ledgers
from api.query.guarding.cost import Pricing, pricing_of
from api.query.guarding.known_sizes import KnownExtents, KnownSizes
from api.query.worker import Deadline, OneByOne, Worker
from api.reports.brief import in_json, markdown, tables, text
from api.reports.brief.asked import ANY, Asked, NoSuchPart, parts_named
from api.reports.brief.making import OF_LEDGER, brief_of, brief_roots
from api.reports.brief.model import Brief
from api.reports.choices import NotInLedger
from api.reports.days import NotADay, read_day
from api.reports.names import meant
from api.reports.not_named import not_named
from api.settings import Settings
from api.web.answering import answering
from api.web.caching import tagged
from api.web.problems import Problem
from api.web.representations import HTML, LANGUAGES, Representation, asked_language, choose
from api.web.standing import place_of
from graph.errors import StatementTimedOut, shortened
from graph.statement import Slot, Statement
from graph.store import Store
from ontology.agreements import Agreement
from ontology.values import Language

T = TypeVar("T")
OFFERED = (
    HTML,
    Representation("text", "Text", "text/plain"),
    Representation("markdown", "Markdown", "text/markdown"),
    Representation("csv", "CSV", "text/csv"),
    Representation("json", "JSON", "application/json"),
)
"""The forms of a brief, the default first."""
ONCE, REPEATED = ("as-of", "known-by", "lang", "format"), ("topic", "actor", "take")
WORDS = Words(once=("format",), many=REPEATED)
MOST_WORDS = 20
"""So many topics, actors and parts may be asked for."""
LONGEST_LINKS = 4_000
"""Longer ones are left out of the head, of which servers in between take only so much; the page has them too."""


def brief_routes(store: Store, settings: Settings, large_ones: OneByOne) -> list[Route]:
    """Where briefs are. `large_ones`: where large ledgers are worked out."""
    return [Route("/brief/{agreement:path}", answering(Briefs(store, settings, large_ones).answer))]


@dataclass(frozen=True)
class _Words:
    """What an address asks for, and the form and language that its answer has."""

    agreement: str
    as_of: date
    known_by: date | None
    lists: Mapping[str, tuple[str, ...]]
    take: tuple[str, ...]
    form: Representation
    language: Language
    carried: bool
    vary: str
    state: State

    def address(self, *, form: Representation | None = None, language: Language | None = None) -> str:
        """The address of the same, or of it in another form or language, with all that it goes without saying."""
        known_by = self.known_by.isoformat() if self.known_by else ANY[0]
        days = [("as-of", self.as_of.isoformat()), ("known-by", known_by)]
        lists = [(name, value) for name, values in self.lists.items() for value in values]
        last = [("lang", (language or self.language).value)]
        named = [("format", form.name)] if form else []
        return f"?{urlencode([*days, *lists, *last, *named])}"


class Briefs:
    """The briefs on the agreements of a store."""

    def __init__(self, store: Store, settings: Settings, large_ones: OneByOne) -> None:
        self._store, self._base = store, settings.base_iri
        self._limits = settings.limits()
        self._sizes, self._extents = KnownSizes(store), KnownExtents(store)
        self._worker, self._large_ones = Worker(), large_ones

    async def answer(self, request: Request) -> Response:
        """The brief that an address asks for."""
        given = request.query_params.multi_items()
        if any(name in OF_THE_FORM or not value.strip() for name, value in given):  # as the form of the clocks sends it
            asked_language(request)  # Problem where it is none
            return RedirectResponse(read_state(given, WORDS, datetime.now(UTC).date()).query(), 303)
        words, deadline = _read(request), Deadline(self._limits.seconds)
        asked = await self._asked(words, deadline)
        body = await self._made(asked, words, request, deadline)
        headers = {"Vary": words.vary, "Content-Language": words.language.value}
        if len(links := _links(words)) <= LONGEST_LINKS:
            headers["Link"] = links
        if words.form.name == "json":
            del headers["Content-Language"]
        if words.form is HTML:
            headers |= HEADERS
        return tagged(request, body, words.form.media_type, headers)

    async def _asked(self, words: _Words, deadline: Deadline) -> Asked:
        async def beside(work: Callable[[], T]) -> T:
            return await self._worker.do(work, deadline)

        try:
            async with asyncio.timeout(deadline.left):
                found = await meant(self._store, Agreement, words.agreement, beside)
        except TimeoutError:
            raise StatementTimedOut from None
        if found.id is None:
            en, fr = (not_named(Agreement, shortened(words.agreement), found, language) for language in LANGUAGES)
            raise Problem(404, en, fr=fr)
        return Asked(found.id, words.as_of, words.known_by, words.take, words.lists["topic"], words.lists["actor"])

    async def _made(self, asked: Asked, words: _Words, request: Request, deadline: Deadline) -> str:
        statistics = await self._sizes.read()
        extents = await self._extents.read([asked.agreement], statistics, lambda: deadline.left)
        price = self._pricing.check({}, statistics, self._limits, Ledgers(tuple(extents)))

        async def make(worker: Worker) -> str:
            agreement = {"agreement": asked.agreement}
            rows = await self._store.fetch(self._statement, agreement, deadline.left, heavy=price.heavy)
            return await worker.do(lambda: self._written(rows, asked, words, request, deadline), deadline)

        if not price.large:
            return await make(self._worker)
        async with self._large_ones.turns.turn(deadline):
            return await make(self._large_ones.worker)

    def _written(self, rows: list[Any], asked: Asked, words: _Words, request: Request, deadline: Deadline) -> str:
        try:
            brief = brief_of(rows, asked, words.language.value, self._base, deadline.check)
        except NotInLedger as error:
            told = str(error).removeprefix("--")  # as options are called on the command line
            raise Problem(400, told, fr=told) from None
        if brief is None:  # it was there a moment ago
            raise Problem(
                404,
                f"{asked.agreement} is not in the graph any more. Try again.",
                fr=f"{asked.agreement} n’est plus dans le graphe. Réessayez.",
            )
        if words.form is not HTML:
            return _in_form(brief, words)
        others = [Other(form.title, form.media_type, words.address(form=form)) for form in OFFERED[1:]]
        clocks = tuple(one for one in words.state.clocks.items() if one[0] != LANG)
        place = place_of(request, words.language, carried=words.carried, clocks=clocks)
        other = next(one for one in LANGUAGES if one is not words.language)
        shell = Shell(words.state, words.language, datetime.now(UTC).date(), otherwise=Known.SAME)
        return brief_page(brief, place, others, words.address(language=other), shell)

    @cached_property
    def _statement(self) -> Statement:
        return self._store.compile(brief_roots(Slot(("agreement",))))

    @cached_property
    def _pricing(self) -> Pricing:
        roots = brief_roots(Slot(("agreement",)))
        return pricing_of(roots, set(range(OF_LEDGER)), 0, 0)


def _in_form(brief: Brief, words: _Words) -> str:
    match words.form.name:
        case "csv":
            return tables.report(brief, words.language)
        case "json":
            return in_json.report(brief) + "\n"
        case "markdown":
            return "\n".join([*markdown.report(brief, words.language), ""])
        case _:
            return "\n".join([*text.report(brief, words.language), ""])


def _links(words: _Words) -> str:
    """The links to the other forms, and to the same in the other language."""
    forms = (
        f'<{words.address(form=form)}>; rel="alternate"; type="{form.media_type}"'
        for form in OFFERED
        if form is not words.form
    )
    languages = (
        f'<{words.address(form=words.form, language=one)}>; rel="alternate"; hreflang="{one.value}"'
        for one in LANGUAGES
        if one is not words.language and words.form.name != "json"
    )
    return ", ".join([*forms, *languages])


def _read(request: Request) -> _Words:
    """What the address of a request asks for. Problem says, in both languages, which word of it is wrong."""
    given = _given(request)
    language = asked_language(request)
    today = datetime.now(UTC).date()
    as_of = _day("as-of", given.get("as-of", [None])[0], today) or today
    known_by = given.get("known-by", [None])[0]
    form = given.get("format", [None])[0]
    if form is not None and form not in [one.name for one in OFFERED]:
        known = ", ".join(one.name for one in OFFERED)
        raise Problem(
            400,
            f"format={shortened(form)} is not a form of a brief. Write one of {known}.",
            fr=f"format={shortened(form)} n’est pas une forme d’une note. Écrivez l’une de celles-ci : {known}.",
        )
    chosen = choose(request, form, OFFERED)
    try:
        take = parts_named(given.get("take", []))
    except NoSuchPart as error:
        en, fr = (error.why.in_language(one) for one in LANGUAGES)
        raise Problem(400, en, fr=fr) from None
    vary = [*(() if form else ("Accept",)), *(() if "lang" in given else ("Accept-Language",))]
    return _Words(
        agreement=request.path_params["agreement"],
        as_of=as_of,
        known_by=as_of if known_by is None else None if known_by in ANY else _day("known-by", known_by, today),
        lists={name: tuple(given.get(name, [])) for name in REPEATED},
        take=take,
        form=chosen.form,
        language=language,
        carried="lang" in given,
        vary=", ".join(vary),
        state=read_state(request.query_params.multi_items(), WORDS, today).having("format"),
    )


def _given(request: Request) -> dict[str, list[str]]:
    """The words of an address by their names. Problem where one is unknown, or given twice that goes once."""
    given: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        if name not in (*ONCE, *REPEATED):
            known = ", ".join((*ONCE, *REPEATED))
            raise Problem(
                400,
                f"{shortened(name)!r} is not a parameter of a brief. Known: {known}.",
                fr=f"« {shortened(name)} » n’est pas un paramètre d’une note. Elle prend : {known}.",
            )
        given.setdefault(name, []).append(value)
    for name in ONCE:
        if len(given.get(name, [])) > 1:
            first, second, *_ = map(shortened, given[name])
            raise Problem(
                400,
                f"{name} is given twice, as {first!r} and {second!r}. Keep one of the two.",
                fr=f"{name} est donné deux fois : « {first} » et « {second} ». N’en gardez qu’un.",
            )
    for name in REPEATED:
        if (number := len(given.get(name, []))) > MOST_WORDS:
            raise Problem(
                400,
                f"{name} is given {number} times. Keep {MOST_WORDS} at most.",
                fr=f"{name} est donné {number} fois. N’en gardez que {MOST_WORDS} au plus.",
            )
    return given


def _day(name: str, text: str | None, today: date) -> date | None:
    if text is None:
        return None
    try:
        return read_day(text, today).day
    except NotADay as error:
        en, fr = (error.why.in_language(one) for one in LANGUAGES)
        raise Problem(400, f"{name}: {en}", fr=f"{name} : {fr}") from None
