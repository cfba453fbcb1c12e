"""Which media type and which language a client gets."""

import pytest

from api.web.negotiation import preferred, preferred_language
from api.web.representations import HTML, OFFERED
from graph.rdf.formats import FORMATS

TURTLE, NTRIPLES, PAGE = "text/turtle", "application/n-triples", "text/html"
TURTLE_12 = "text/turtle;version=1.2"
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
CHROMIUM = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7"
)
SAFARI = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
RDFLIB = (
    "application/rdf+xml;q=0.1,text/rdf+n3;q=0.1,application/xhtml+xml;q=0.5,text/turtle,application/n-triples;q=0.9"
)
JENA = "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3"
JAVA = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"

OFFERS = (TURTLE, NTRIPLES, PAGE)
ACCEPTS: list[tuple[str, str | None]] = [
    # whoever says nothing, or likes everything, gets the first
    ("", TURTLE),
    ("   ", TURTLE),
    ("*/*", TURTLE),
    ("*/*;q=0.1", TURTLE),
    # browsers and programs as they are
    (FIREFOX, PAGE),
    (CHROMIUM, PAGE),
    (SAFARI, PAGE),
    (RDFLIB, TURTLE),
    (JENA, TURTLE),
    (JAVA, PAGE),
    # one type
    ("text/turtle", TURTLE),
    ("application/n-triples", NTRIPLES),
    ("text/html", PAGE),
    ("image/png", None),
    ("application/xhtml+xml", None),
    # case and blanks
    ("TEXT/TURTLE", TURTLE),
    ("Application/N-Triples; Q=1.0", NTRIPLES),
    (" application/n-triples ;q=0.5\t, text/turtle ; q=0.4", NTRIPLES),
    ("application/n-triples;q=0.5,text/turtle;q=0.4", NTRIPLES),
    # ranges
    ("text/*", TURTLE),
    ("application/*", NTRIPLES),
    ("image/*", None),
    ("*/turtle", None),
    # qualities
    ("text/turtle;q=0.5, application/n-triples", NTRIPLES),
    ("text/turtle;q=0.501, application/n-triples;q=0.5", TURTLE),
    ("application/n-triples;q=0.3, */*;q=0.2", NTRIPLES),
    ("application/n-triples;q=0.2, */*;q=0.3", TURTLE),
    ("application/n-triples;q=.9, text/turtle;q=0.8", NTRIPLES),
    ("application/n-triples;q=1., text/turtle;q=0.8", NTRIPLES),
    # alike: what is named most exactly, and then the first
    ("text/turtle, application/n-triples", TURTLE),
    ("application/n-triples, text/turtle", TURTLE),
    ("*/*, application/n-triples", NTRIPLES),
    ("text/*, text/html", PAGE),
    # the most exact range speaks for a type, be it lower
    ("text/*;q=0.9, text/turtle;q=0.1, application/n-triples;q=0.5", PAGE),
    ("*/*;q=0.9, text/*;q=0.2", NTRIPLES),
    ("text/turtle;q=0.1, text/turtle;q=0.7, application/n-triples;q=0.5", TURTLE),
    # what is refused
    ("text/turtle;q=0, */*", NTRIPLES),
    ("text/turtle;q=0.000, application/n-triples;q=0.001", NTRIPLES),
    ("text/*;q=0, */*;q=0.1", NTRIPLES),
    ("text/turtle;q=0", None),
    ("*/*;q=0", None),
    ("*/*;q=0, text/html;q=0.1", PAGE),
    # parameters that nobody offers: named still, less exactly, and refused alone
    ("text/turtle;version=1.2", TURTLE),
    ("application/n-triples;version=1.2, */*;q=0.1", NTRIPLES),
    ("text/turtle;version=1.2, text/turtle;q=0.2, application/n-triples;q=0.5", NTRIPLES),
    ("text/turtle;version=1.2;q=0, */*", TURTLE),
    ("text/turtle;version=1.2;q=0", None),
    ("text/turtle;charset=utf-8;q=0.7", TURTLE),
    ("text/turtle;charset=utf-8;q=0.7, application/n-triples;q=0.8", NTRIPLES),
    ('application/n-triples;profile="a,b;q=0", text/turtle;q=0.2', NTRIPLES),
    ("text/html;level=1", PAGE),
    # what cannot be read counts as absent
    ("nonsense, application/n-triples", NTRIPLES),
    ("application/n-triples;q=high, text/turtle;q=0.1", TURTLE),
    ("application/n-triples;q=2, text/turtle;q=0.1", TURTLE),
    ("application/n-triples;q=-1, text/turtle;q=0.1", TURTLE),
    ("application/n-triples;q=1e-1, text/turtle;q=0.1", TURTLE),
    ("application/n-triples;q=, text/turtle;q=0.1", TURTLE),
    ("/, /turtle, text/, ;q=1, , application/n-triples;q=0.1", NTRIPLES),
    ('application/n-triples;x="open, text/turtle;q=0.1', NTRIPLES),
    ("nonsense", None),
    (",", None),
]


def test_how_many_headers_are_tried() -> None:
    assert len({accept for accept, _ in ACCEPTS}) >= 60


@pytest.mark.parametrize(("accept", "given"), ACCEPTS)
def test_preferred(accept: str, given: str | None) -> None:
    assert preferred(accept, OFFERS) == given


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("text/turtle", TURTLE),
        ("*/*", TURTLE),
        ("text/turtle;version=1.2", TURTLE_12),
        ('text/turtle; Version="1.2"', TURTLE_12),
        ("text/turtle;version=1.1", TURTLE),
        ("text/turtle;version=1.2;q=0.5, text/turtle", TURTLE),
        ("text/turtle;version=1.2, text/turtle;q=0.9", TURTLE_12),
        ("text/turtle;version=1.2;q=0, text/turtle;q=0.5", TURTLE),
    ],
)
def test_an_offer_with_a_parameter(accept: str, given: str | None) -> None:
    assert preferred(accept, (TURTLE, TURTLE_12)) == given


def test_every_form_is_had_by_its_media_type() -> None:
    types = [one.media_type for one in OFFERED]
    assert [preferred(f"{type_}, */*;q=0.9", types) for type_ in types] == types
    assert [one.name for one in OFFERED] == [*(one.name for one in FORMATS), HTML.name]


@pytest.mark.parametrize(
    ("accept_language", "given"),
    [
        ("", "en"),
        ("fr", "fr"),
        ("FR-ml", "fr"),
        ("fr-ML,fr;q=0.9,en;q=0.8", "fr"),
        ("en-US,en;q=0.9,fr;q=0.8", "en"),
        ("de,fr;q=0.4", "fr"),
        ("de", "en"),
        ("*", "en"),
        ("en;q=0.2,*;q=0.5", "fr"),
        ("en;q=0", "en"),
        ("en;q=0,fr;q=0.1", "fr"),
        ("fr;q=high", "en"),
        ("frr", "en"),
    ],
)
def test_preferred_language(accept_language: str, given: str) -> None:
    assert preferred_language(accept_language, ("en", "fr")) == given
