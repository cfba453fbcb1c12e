"""How IRIs are made, and how ids are read back from them.

Stores hold ids, without base; only what is published has one.
"""

from ontology.codes import Code
from ontology.naming import is_id

DEFAULT_BASE_IRI = "https://accord-graph.example/"
AUTHORS = "ontology#authors"
"""Those who made what is published, as stores hold them: below the base."""
OF_CONTENT = "nih:sha-256;"


def check_base(base: str) -> str:
    """The base IRI itself. ValueError unless it is an absolute http(s) IRI that ends in a slash."""
    if (
        not base.startswith(("http://", "https://"))
        or not base.endswith("/")
        or not base.partition("://")[2].strip("/")
    ):
        raise ValueError(f"{base!r} is not a base IRI: write an http or https address that ends in /")
    if any(char in '<>"{}|\\^`?#' or char <= " " for char in base):
        raise ValueError(f"{base!r} is not a base IRI: leave out spaces, quotes, brackets, query and fragment")
    return base


def ontology_iri(base: str = DEFAULT_BASE_IRI) -> str:
    """The ontology as a document."""
    return f"{base}ontology"


def vocabularies_iri(base: str = DEFAULT_BASE_IRI) -> str:
    """The code lists as a document."""
    return f"{base}vocabularies"


def shapes_iri(base: str = DEFAULT_BASE_IRI) -> str:
    """The SHACL shapes as a document."""
    return f"{base}shapes"


def sparql_shapes_iri(base: str = DEFAULT_BASE_IRI) -> str:
    """The shapes that SHACL says in SPARQL, as a document."""
    return f"{base}shapes-sparql"


def context_iri(base: str = DEFAULT_BASE_IRI) -> str:
    """The JSON-LD context."""
    return f"{base}context.jsonld"


def authors_iri(base: str = DEFAULT_BASE_IRI) -> str:
    """Those who made what is published."""
    return f"{base}{AUTHORS}"


def address_iri(address: str, base: str = DEFAULT_BASE_IRI) -> str:
    """The IRI of an address that a store holds: one elsewhere as it is, and that of our authors below the base."""
    return authors_iri(base) if address == AUTHORS else address


def content_iri(checksum: str) -> str:
    """The name of whatever has this SHA-256, wherever it is (RFC 6920, with the digits that `sha256sum` prints)."""
    return f"{OF_CONTENT}{checksum}"


def term_iri(name: str, base: str = DEFAULT_BASE_IRI) -> str:
    """A class or property of ours: `Event` → `{base}ontology#Event`."""
    return f"{base}ontology#{name}"


def shape_iri(name: str, base: str = DEFAULT_BASE_IRI) -> str:
    """A SHACL shape: `Event-when` → `{base}shapes#Event-when`."""
    return f"{base}shapes#{name}"


def scheme_iri(vocabulary: type[Code], base: str = DEFAULT_BASE_IRI) -> str:
    """A code list: EventKind → `{base}vocabularies#event-kind`."""
    return f"{base}vocabularies#{vocabulary.scheme}"


def code_iri(code: Code, base: str = DEFAULT_BASE_IRI) -> str:
    """A code: EventKind.ATTACK → `{base}vocabularies#event-kind-attack`."""
    return f"{base}vocabularies#{code.scheme}-{code.key}"


def node_iri(id_: str, base: str = DEFAULT_BASE_IRI) -> str:
    """A node or relation: `event/mali-2018-04-14-timbuktu-camp` → `{base}id/event/mali-2018-04-14-timbuktu-camp`."""
    return f"{base}id/{id_}"


def id_of(iri: str, base: str = DEFAULT_BASE_IRI) -> str:
    """The id in the IRI of a node or relation. ValueError for an IRI of another base or form."""
    start = f"{base}id/"
    if not iri.startswith(start):
        raise ValueError(f"<{iri}> does not begin with {start}: set the base IRI under which the data was published")
    found = iri.removeprefix(start)
    if not is_id(found):
        raise ValueError(f"<{iri}> names no node: after {start} comes class/key, in lower case")
    return found


def rebase(published: str, base: str) -> str:
    """A published file, which is written for the default base, as another base serves it."""
    return published.replace(DEFAULT_BASE_IRI, check_base(base))
