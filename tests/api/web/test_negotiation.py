"""Which media type a client gets."""

import pytest

from api.web.negotiation import preferred

TURTLE, NTRIPLES = "text/turtle", "application/n-triples"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("", TURTLE),
        ("*/*", TURTLE),
        (BROWSER, TURTLE),
        ("text/turtle", TURTLE),
        ("application/n-triples", NTRIPLES),
        ("Application/N-Triples; Q=1.0", NTRIPLES),
        ("text/*", TURTLE),
        ("application/*", NTRIPLES),
        ("text/turtle;q=0.5, application/n-triples", NTRIPLES),
        ("text/turtle, application/n-triples", TURTLE),
        ("application/n-triples, text/turtle", TURTLE),
        ("application/n-triples;q=0.3, */*;q=0.2", NTRIPLES),
        ("application/n-triples;q=0.2, */*;q=0.3", TURTLE),
        ("text/turtle;q=0, */*", NTRIPLES),
        ("text/*;q=0.9, text/turtle;q=0.1, application/n-triples;q=0.5", NTRIPLES),
        ("text/turtle;charset=utf-8;q=0.7", TURTLE),
        ("application/n-triples;q=high, text/turtle;q=0.1", TURTLE),
        ("application/n-triples;q=2, text/turtle;q=0.1", TURTLE),
        ("nonsense, application/n-triples", NTRIPLES),
        ("text/html", None),
        ("application/ld+json, application/rdf+xml", None),
        ("text/turtle;q=0", None),
        ("*/*;q=0", None),
        ("*/turtle", None),
        ("nonsense", None),
    ],
)
def test_preferred(accept: str, given: str | None) -> None:
    assert preferred(accept, (TURTLE, NTRIPLES)) == given
