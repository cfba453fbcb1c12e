"""What is generated from the ontology and committed, and whether what stands in the repository is that."""

from pathlib import Path

from ontology.iris import DEFAULT_BASE_IRI, check_base
from ontology.model import Ontology
from ontology.publishing.jsonld import context
from ontology.publishing.owl import ontology_turtle
from ontology.publishing.reference import reference_page
from ontology.publishing.shacl import shapes_turtle
from ontology.publishing.shacl_sparql import sparql_shapes_turtle
from ontology.publishing.skos import vocabularies_turtle

ROOT = Path(__file__).parents[2]


def published(ontology: Ontology, base: str = DEFAULT_BASE_IRI) -> dict[str, str]:
    """All generated files by their path in the repository. ValueError where declarations contradict each other."""
    check_base(base)
    return {
        "docs/ontology.md": reference_page(ontology, base),
        "ontology/published/context.jsonld": context(ontology, base),
        "ontology/published/ontology.ttl": ontology_turtle(ontology, base),
        "ontology/published/shapes-sparql.ttl": sparql_shapes_turtle(ontology, base),
        "ontology/published/shapes.ttl": shapes_turtle(ontology, base),
        "ontology/published/vocabularies.ttl": vocabularies_turtle(ontology, base),
    }


def drifted(files: dict[str, str], root: Path) -> list[str]:
    """The paths below `root` where something else stands, or nothing."""
    return [path for path, text in files.items() if not _holds(root / path, text.encode())]


def write(files: dict[str, str], root: Path) -> list[str]:
    """Write the files that differ below `root`, and say which."""
    changed = drifted(files, root)
    for path in changed:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(files[path].encode())
    return changed


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
