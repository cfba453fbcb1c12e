"""The forms in which one document is to be had: each syntax of RDF, and HTML for people.

Which one is sent is told by the suffix of the address (`.ttl`) or else by the Accept header. `Link` names the others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.requests import Request

from api.web.negotiation import preferred, preferred_language
from api.web.problems import Problem
from graph.errors import shortened
from graph.rdf.formats import FORMATS
from ontology.values import Language

LANGUAGES = (Language.EN, Language.FR)
"""Those that pages are in, the first where a client likes none."""


@dataclass(frozen=True)
class Representation:
    """One form of a document. `name` is also the suffix of its address."""

    name: str
    title: str
    media_type: str


HTML = Representation("html", "HTML", "text/html")
SYNTAXES = tuple(Representation(one.name, one.title, one.media_type) for one in FORMATS)
OFFERED = (*SYNTAXES, HTML)
"""The forms of every document: the default first, so that only who asks for HTML gets it, as browsers do."""


@dataclass(frozen=True)
class Chosen:
    """The form that a request gets, the language of its page, and the headers that decided about them."""

    form: Representation
    language: Language
    vary: tuple[str, ...] = ()

    def headers(self, document: str, offered: tuple[Representation, ...] = OFFERED) -> dict[str, str]:
        """What goes with an answer. `document`: its address without suffix, relative to that of the request."""
        decided = {"Vary": ", ".join(self.vary)} if self.vary else {}
        return {**decided, "Link": ", ".join(alternates(document, self.form, offered))}


def choose(request: Request, suffix: str | None = None, offered: tuple[Representation, ...] = OFFERED) -> Chosen:
    """What a request gets. Problem where the suffix is none of ours (404), or Accept refuses all there is (406)."""
    chosen = _by_suffix(suffix, offered) if suffix is not None else _by_accept(request, offered)
    if chosen.form is not HTML:
        return chosen
    language = asked_language(request)
    if "lang" in request.query_params:
        return replace(chosen, language=language)
    return replace(chosen, language=language, vary=(*chosen.vary, "Accept-Language"))


def asked_language(request: Request) -> Language:
    """The language that the address names, or else the one that the client prefers."""
    named = request.query_params.get("lang")
    codes = [language.value for language in LANGUAGES]
    if named is None:
        return Language(preferred_language(header(request, "accept-language"), codes))
    if named not in codes:
        raise Problem(
            400,
            f"lang={shortened(named)} is not a language of these pages; write {' or '.join(codes)}.",
            fr=f"lang={shortened(named)} n’est pas une langue de ces pages ; écrivez {' ou '.join(codes)}.",
        )
    return Language(named)


def parameters(request: Request, known: Sequence[str], of: str, unsaid: Sequence[str] = ()) -> dict[str, str]:
    """What the address of a request asks for, each by its name. Problem where it is unknown or given twice (400).

    `unsaid`: what is known too, and no reader is told of.
    """
    asked: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in (*known, *unsaid):
            raise Problem(
                400,
                f"{shortened(name)!r} is not a parameter of {of}. Known: {', '.join(known)}.",
                fr=f"« {shortened(name)} » n’est pas un paramètre de cette adresse. Elle prend : {', '.join(known)}.",
            )
        if name in asked:
            first, second = shortened(asked[name]), shortened(value)
            raise Problem(
                400,
                f"{name} is given twice, as {first!r} and {second!r}. Keep one of the two.",
                fr=f"{name} est donné deux fois : « {first} » et « {second} ». N’en gardez qu’un.",
            )
        asked[name] = value
    return asked


def alternates(document: str, besides: Representation, offered: tuple[Representation, ...] = OFFERED) -> list[str]:
    """The links to the other forms of a document."""
    others = (form for form in offered if form is not besides)
    return [f'<{document}.{form.name}>; rel="alternate"; type="{form.media_type}"' for form in others]


def header(request: Request, name: str) -> str:
    """A header that may come in several lines."""
    return ",".join(request.headers.getlist(name))


def upwards(request: Request) -> str:
    """From the address of a request up to where our addresses begin: a proxy may have put something before them.

    It goes up by the slashes that the client has written, who need not have written one as such (`%2F`).
    """
    path: bytes = request.scope.get("raw_path", request.scope["path"].encode())
    return "../" * (path.count(b"/") - 1)


def _by_suffix(suffix: str, offered: Iterable[Representation]) -> Chosen:
    known: Mapping[str, Representation] = {form.name: form for form in offered}
    if suffix not in known:
        listed = ", ".join(f".{form.name} ({form.title})" for form in offered)
        asked = shortened(f".{suffix}")
        raise Problem(
            404,
            f"There is no form {asked!r} of this document. There are {listed}.",
            fr=f"Ce document n’existe pas sous la forme « {asked} ». Il existe sous celles-ci : {listed}.",
        )
    return Chosen(known[suffix], LANGUAGES[0])


def _by_accept(request: Request, offered: tuple[Representation, ...]) -> Chosen:
    accept, decided = header(request, "accept"), ("Accept",)
    media_type = preferred(accept, [form.media_type for form in offered])
    if media_type is None:
        refused = f"Accept: {shortened(accept)}"
        known = ", ".join(f"{form.media_type} ({form.title})" for form in offered)
        raise Problem(
            406,
            f"{refused} matches no available format. Ask for one of {known}.",
            fr=f"{refused} ne correspond à aucun format disponible. Demandez l’un de ceux-ci : {known}.",
        )
    return Chosen(next(form for form in offered if form.media_type == media_type), LANGUAGES[0], decided)
