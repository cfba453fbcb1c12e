"""How pages are made: the templates, what they say in each language, and the headers that go with every one.

Nothing on a page comes from elsewhere, and whatever comes from the data is escaped.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.compliance.wording import date_in_words
from ontology.codes import Code, Names
from ontology.iris import AUTHORS, code_iri
from ontology.model import End
from ontology.naming import words
from ontology.properties import Described
from ontology.rdf_form import TermForm
from ontology.values import DateSpan, Language, Text

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}
"""A page may load our style sheet and nothing else, and tells nobody where its reader comes from."""
STYLE = "pages.css"


@dataclass(frozen=True)
class Shown:
    """A text as a page shows it. `lang` and `missing`: it is in another language than the page."""

    text: str
    lang: str = ""
    missing: bool = False


@dataclass(frozen=True)
class Wording:
    """What pages say in a language: their own sentences, and how they tell what is in the data."""

    language: Language

    def __call__(self, key: str, **values: Any) -> str:
        """A sentence of the pages themselves."""
        return str(_sentences(self.language)[key]).format(**values)

    def shown(self, text: Text | None, otherwise: str = "") -> Shown:
        """A text of the data. One that the language lacks is shown in another, and marked."""
        if text is None:
            return Shown(otherwise)
        if own := text.only_in(self.language):
            return Shown(own)
        other = next(one for one in self.language.preference if text.only_in(one))
        lang = "und" if other is Language.NATIVE else other.value
        return Shown(text.in_language(other), lang, missing=other is not Language.NATIVE)

    def code(self, code: Code) -> str:
        """What a code is called."""
        return code.concept.fr if self.language is Language.FR else code.concept.en

    def meaning(self, code: Code) -> str:
        """What a code means."""
        return code.concept.fr_definition if self.language is Language.FR else code.concept.definition

    def name(self, names: Names) -> str:
        """What a class or property is called."""
        return _capital(names.fr if self.language is Language.FR else names.en)

    def end(self, end: End) -> str:
        """What the relations at one end of a node are called."""
        if not end.name:
            return self("seen_from_here", name=self.end(End(end.relation, forward=True)))
        return _capital(end.fr if self.language is Language.FR else words(end.name))

    def number(self, number: int) -> str:
        """A number, its thousands apart as the language has them."""
        return f"{number:,}".replace(",", "\u202f" if self.language is Language.FR else ",")

    def date(self, edtf: str) -> str:
        """A date or span of dates."""
        start, _, end = edtf.partition("/")
        if DateSpan(edtf).unknown:
            known = date_in_words(start or end).in_language(self.language)
            return self("unknown_end", start=known) if start else self("unknown_start", end=known)
        return date_in_words(edtf).in_language(self.language)


@cache
def wording(language: Language) -> Wording:
    """The wording of a language."""
    return Wording(language)


@cache
def _sentences(language: Language) -> dict[str, str]:
    return tomllib.loads((files("api.explorer") / "wording" / f"{language.value}.toml").read_text("utf-8"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _of_class(cls: type[Described]) -> str:
    return f"ontology#{cls.__name__}"


def _of_code(code: Code) -> str:
    return code_iri(code, "")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("api.explorer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {"forms": TermForm, "of_class": _of_class, "of_code": _of_code, "style": STYLE, "authors": AUTHORS}
    made.tests["address"] = lambda value: isinstance(value, str) and value.startswith(("https://", "http://"))
    return made


@dataclass(frozen=True)
class Place:
    """Where a page stands: how its links lead up to where our addresses begin, and what they carry on."""

    root: str
    language: Language
    carried: bool = False
    """Whether the address names the language, so that links name it too."""

    def to(self, path: str, **asked: str) -> str:
        """A link to one of our addresses; to the start where it is empty."""
        path, mark, fragment = path.partition("#")
        query = urlencode(({"lang": self.language.value} if self.carried else {}) | asked, safe="/")
        return f"{self.root}{path or ('' if self.root else './')}{'?' * bool(query)}{query}{mark}{fragment}"

    def file(self, path: str) -> str:
        """A link to what is the same in every language."""
        return f"{self.root}{path}"


def page(template: str, place: Place, **values: Any) -> str:
    """A page of HTML. None of its values may have the name of one that every page has."""
    other = Language.EN if place.language is Language.FR else Language.FR
    context = {"say": wording(place.language), "place": place, "lang": place.language.value, "other": other.value}
    return _environment().get_template(template).render(**context, **values)
