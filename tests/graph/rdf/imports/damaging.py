"""Ways to damage a file of N-Quads. In what they are given, `<B/` begins an IRI under our base."""

from collections.abc import Callable

from ontology.iris import DEFAULT_BASE_IRI

RDF, XSD = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2001/XMLSchema#"
WELL, GRAPH = "<B/id/place/well>", "<B/id/dataset/sample> ."
OF_SAMPLE = f"{WELL} <B/ontology#dataset> <B/id/dataset/sample> {GRAPH}"
Damage = Callable[[str], str]


def based(text: str) -> str:
    """A text with the base IRI in it."""
    return text.replace("<B/", f"<{DEFAULT_BASE_IRI}")


def put(old: str, new: str, times: int = -1) -> Damage:
    """Put something in the place of something else that is there."""

    def damage(quads: str) -> str:
        assert based(old) in quads
        return quads.replace(based(old), based(new), times)

    return damage


def without(*beginnings: str) -> Damage:
    """Leave out all lines that begin so."""

    def damage(quads: str) -> str:
        lines = quads.splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(tuple(map(based, beginnings)))]
        assert len(kept) < len(lines)
        return "".join(kept)

    return damage


def first(line: str) -> Damage:
    """Put a line before all others."""
    return lambda quads: f"{based(line)}\n{quads}"
