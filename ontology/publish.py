"""Write what is published of the ontology: OWL, SHACL, SKOS, the JSON-LD context and the reference page.

python -m ontology.publish            writes them
python -m ontology.publish --check    only says which differ from the declarations (exit code 1)
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI, check_base
from ontology.model import Ontology
from ontology.publishing.jsonld import context
from ontology.publishing.owl import ontology_turtle
from ontology.publishing.reference import reference_page
from ontology.publishing.shacl import shapes_turtle
from ontology.publishing.skos import vocabularies_turtle

ROOT = Path(__file__).parents[1]


def published(ontology: Ontology, base: str = DEFAULT_BASE_IRI) -> dict[str, str]:
    """All generated files by their path in the repository. ValueError where declarations contradict each other."""
    check_base(base)
    return {
        "docs/ontology.md": reference_page(ontology, base),
        "ontology/published/context.jsonld": context(ontology, base),
        "ontology/published/ontology.ttl": ontology_turtle(ontology, base),
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


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write or check the files of this repository."""
    parser = argparse.ArgumentParser(prog="python -m ontology.publish", description="Write the published ontology.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 if a file differs")
    files = published(ONTOLOGY)
    if parser.parse_args(arguments).check:
        differing = drifted(files, root)
        for path in differing:
            print(f"{path} differs from the declarations: run `python -m ontology.publish`", file=sys.stderr)
        return 1 if differing else 0
    for path in write(files, root):
        print(path)
    return 0


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


if __name__ == "__main__":
    sys.exit(main())
