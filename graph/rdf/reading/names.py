"""Terms of RDF as they are staged: ids of nodes without the base, predicates by their short names."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from graph.rdf.terms import prefixes
from ontology.iris import node_iri, term_iri, vocabularies_iri
from ontology.model import Ontology

ID, IRI, TRIPLE = "id", "", "triple"
"""The forms of terms that are no literals: a node or relation of ours, any other IRI, and what a relation is about."""

NEAR = 0.75
"""How alike a name must be to be offered in place of another, from 0 to 1."""


class Names:
    """The short names of a base, and the ids of its nodes."""

    def __init__(self, base: str) -> None:
        self.base, self.start = base, node_iri("", base)
        self._own = (term_iri("", base), f"{vocabularies_iri(base)}#")
        self._namespaces = {iri: prefix for prefix, iri in prefixes(base).items()}
        self._short: dict[str, str] = {}

    def short(self, iri: str) -> str:
        """`ac:title`; an IRI of no namespace that we use stays as it is."""
        known = self._short.get(iri)
        if known is None:
            known = self._short[iri] = self._shortened(iri)
        return known

    def _shortened(self, iri: str) -> str:
        end = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._namespaces.get(iri[:end])
        return f"{prefix}:{iri[end:]}" if prefix else iri

    def term(self, iri: str) -> tuple[str, str]:
        """The form of a term that is an IRI; and the id, the short name of a code or class of ours, or the IRI."""
        if iri.startswith(self.start):
            return ID, iri[len(self.start) :]
        return IRI, self.short(iri) if iri.startswith(self._own) else iri


def other_base(iri: str, ontology: Ontology) -> str | None:
    """The base IRI under which a subject was published, if it is one of ours by its form."""
    paths = "|".join((*ontology.class_of_path, *ontology.relation_of_path))
    found = re.fullmatch(rf"(https?://[^?#]*/)id/(?:{paths})/[a-z0-9-]+", iri)
    return found[1] if found else None


def nearest(name: str, names: Iterable[str]) -> str:
    """A question after the name that was meant, and a space; nothing where none is near. A prefix does not count."""
    whole = {one.rpartition(":")[2]: one for one in names}
    close = get_close_matches(name.rpartition(":")[2], whole, n=1, cutoff=NEAR)
    return f"Did you mean {whole[close[0]]}? " if close else ""
