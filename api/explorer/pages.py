"""How pages are made: the templates, what they say in each language, and the headers that go with every one.

Nothing on a page comes from elsewhere, and whatever comes from the data is escaped.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from importlib.resources import files
from typing import Any, NamedTuple
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from api.explorer.codes import CODES
from api.explorer.contact import Contact
from api.explorer.drawing.outline import draw
from api.explorer.templating import Templates
from graph.compliance.known import own
from graph.compliance.ledger import STANDINGS
from graph.compliance.wording import TOLD_AGAIN, date_in_words, when_in_words
from ontology import ONTOLOGY
from ontology.agreements import Agreement
from ontology.codes import Code, Names
from ontology.iris import AUTHORS, code_iri
from ontology.model import End, Node
from ontology.naming import words
from ontology.properties import Described
from ontology.rdf_form import TermForm
from ontology.values import DateSpan, Language, Text

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:;"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}
"""A page may load our style sheet and our module, and nothing else, and tells nobody where its reader comes from."""
STYLE, MODULE, OF_MAPS, OF_TIME = "pages.css", "state.js", "map.js", "brush.js"
STANDING_WORDS = tuple(f"standing_{name}_{number}" for name in STANDINGS for number in ("one", "many"))
RULE_WORDS = tuple(f"rule_{name}" for name in STANDINGS)
FACET_WORDS = ("facet_status", "facet_topic", "facet_by")
LISTS = ("promises", "events", "findings", "actors", "sources")
CLOCKED = ("", *LISTS, "compare/", "doc/", "how-to-read", "search", "brief")
"""What the addresses of pages begin with that have the two clocks: links to these keep them."""


class Shown(NamedTuple):
    """A text as a page shows it. `lang` and `missing`: it is in another language than the page."""

    text: str
    lang: str = ""
    missing: bool = False


@dataclass(frozen=True, eq=False)
class Wording:
    """What pages say in a language: their own sentences, and how they tell what is in the data."""

    language: Language

    def __call__(self, key: str, **values: Any) -> str:
        """A sentence of the pages themselves."""
        sentence = _sentences(self.language)[key]
        return sentence.format(**values) if values else sentence

    def shown(self, text: Text | None, otherwise: str = "") -> Shown:
        """A text of the data. One that the language lacks is shown in another, and marked."""
        if text is None:
            return Shown(otherwise)
        if own := text.only_in(self.language):
            return Shown(own)
        other = next(one for one in self._preference if text.only_in(one))
        lang = "und" if other is Language.NATIVE else other.value
        return Shown(text.in_language(other), lang, missing=other is not Language.NATIVE)

    @cached_property
    def _preference(self) -> tuple[Language, ...]:
        return self.language.preference

    def code(self, code: Code) -> str:
        """What a code is called."""
        return code.concept.fr if self.language is Language.FR else code.concept.en

    def in_passing(self, code: Code) -> str:
        """What a code is called within a sentence: `party`, but `UN body`."""
        name = self.code(code)
        return name if name[1].isupper() else name[0].lower() + name[1:]

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

    def end_named(self, name: str) -> str:
        """What relations are called by the name of an end that agreements have."""
        return self.end(next(end for end in ONTOLOGY.ends(Agreement) if end.name == name))

    def standing(self, name: str, number: int = 1) -> str:
        """How so many promises stand, by one of the counts of a ledger."""
        return self.count(f"standing_{name}", number)

    def standing_rule(self, name: str) -> str:
        """By which rule a promise falls under one of the counts of a ledger."""
        return self(f"rule_{name}")

    def vocabulary(self, key: str) -> str:
        """What heads the codes of a vocabulary that is explained: a key of `EXPLAINED`."""
        return self(key)

    def drawn(self, how: str) -> str:
        """How something is drawn on a map, or why it is not."""
        return self(f"drawn_{how}")

    def of_facet(self, name: str) -> str:
        """What a facet is called."""
        return self(f"facet_{name}")

    @TOLD_AGAIN
    def count(self, key: str, number: int) -> str:
        """A number of things: the sentence of one or of several. None is several in English, and one in French."""
        one = number <= 1 if self.language is Language.FR else number == 1
        return self(f"{key}_one" if one else f"{key}_many", number=self.number(number))

    @TOLD_AGAIN
    def number(self, number: int) -> str:
        """A number, its thousands apart as the language has them."""
        return f"{number:,}".replace(",", "\u202f" if self.language is Language.FR else ",")

    def share(self, number: float) -> str:
        """A number between 0 and 1, to the hundredth, as the language writes it."""
        text = f"{number:.2f}"
        return text.replace(".", ",") if self.language is Language.FR else text

    @TOLD_AGAIN
    def date(self, edtf: str) -> str:
        """A date or span of dates."""
        start, _, end = edtf.partition("/")
        if DateSpan(edtf).unknown:
            known = date_in_words(start or end).in_language(self.language)
            return self("unknown_end", start=known) if start else self("unknown_start", end=known)
        return date_in_words(edtf).in_language(self.language)

    @TOLD_AGAIN
    def numbers(self, low: int | None, best: int | None, high: int | None) -> str:
        """How many a figure says there were: no more exactly than its speaker says it."""
        least, likely, most = (None if number is None else self.number(number) for number in (low, best, high))
        if likely is not None and {low, high} <= {None, best}:
            return likely
        if least is not None and most is not None:
            span = least if low == high else self("from_to", low=least, high=most)
            return span if likely is None else self("best_of", best=likely, span=span)
        if least is not None:
            return self("at_least", number=least) if likely is None else self("best_at_least", best=likely, low=least)
        if most is not None:
            return self("at_most", number=most) if likely is None else self("best_at_most", best=likely, high=most)
        return self("number_unknown")

    def when(self, edtf: str) -> str:
        """A date within a sentence: `on 20 June 2015`, `in June 2015`."""
        return when_in_words(edtf).in_language(self.language)


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


def _class_named(name: str) -> type[Node]:
    return next(cls for cls in ONTOLOGY.classes if cls.__name__ == name)


@cache
def _environment() -> Environment:
    made = Templates(
        loader=PackageLoader("api.explorer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        "forms": TermForm,
        "of_class": _of_class,
        "of_code": partial(code_iri, base=""),
        "style": STYLE,
        "module": MODULE,
        "of_maps": OF_MAPS,
        "of_time": OF_TIME,
        "authors": AUTHORS,
        "own": own,
        "codes": CODES,
        "class_named": _class_named,
        "outlined": draw,
    }
    made.tests["address"] = lambda value: isinstance(value, str) and value.startswith(("https://", "http://"))
    return made


@dataclass(frozen=True)
class Place:
    """Where a page stands: how its links lead up to where our addresses begin, and what they carry on."""

    root: str
    language: Language
    carried: bool = False
    """Whether the address names the language, so that links name it too."""
    clocks: tuple[tuple[str, str], ...] = ()
    """What the address says of the days, which goes along to the pages that have the clocks too."""
    contact: Contact | None = None
    """Whom a reader tells what is wrong or missing."""
    made: dict[str, Markup] = field(default_factory=dict, compare=False, repr=False)
    """The parts of a page that are made already, and stand in it again and again."""

    def to(self, path: str, **asked: str) -> str:
        """A link to one of our addresses; to the start where it is empty."""
        path, mark, fragment = path.partition("#")
        query = self._queries[bool(self.clocks) and _is_clocked(path)]
        if asked:
            query = f"{query or '?'}{'&' * bool(query)}{urlencode(asked, safe='/')}"
        return f"{self.root}{path or ('' if self.root else './')}{query}{mark}{fragment}"

    @cached_property
    def _queries(self) -> tuple[str, str]:
        """What links carry on: those to pages without the clocks, and to pages with them."""
        language = {"lang": self.language.value} if self.carried else {}
        queries = urlencode(language), urlencode(dict(self.clocks) | language, safe="/")
        without, with_clocks = (f"?{query}" if query else "" for query in queries)
        return without, with_clocks

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What a form sends along so that its page has the same language and days."""
        return (*self.clocks, *((("lang", self.language.value),) if self.carried else ()))

    def file(self, path: str) -> str:
        """A link to what is the same in every language."""
        return f"{self.root}{path}"


def _is_clocked(path: str) -> bool:
    return not path or path.startswith(CLOCKED[1:])


def page(template: str, place: Place, **values: Any) -> str:
    """A page of HTML. None of its values may have the name of one that every page has."""
    other = Language.EN if place.language is Language.FR else Language.FR
    context = {"say": wording(place.language), "place": place, "lang": place.language.value, "other": other.value}
    values.setdefault("shell", None)
    return _environment().get_template(template).render(**context, **values)


def drawing(template: str, macro: str, *values: Any) -> str:
    """A drawing alone, as the macro of a template writes it."""
    return str(getattr(_environment().get_template(template).module, macro)(*values))
