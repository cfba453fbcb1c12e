"""Write what is published of the ontology: OWL, SHACL, SKOS, the JSON-LD context and the reference page.

python -m ontology.publishing            writes them
python -m ontology.publishing --check    only says which differ from the declarations (exit code 1)
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ontology import ONTOLOGY
from ontology.publishing.generated import ROOT, drifted, published, write


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write or check the files of this repository."""
    parser = argparse.ArgumentParser(prog="python -m ontology.publishing", description="Write the published ontology.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 if a file differs")
    files = published(ONTOLOGY)
    if parser.parse_args(arguments).check:
        differing = drifted(files, root)
        for path in differing:
            print(f"{path} differs from the declarations: run `python -m ontology.publishing`", file=sys.stderr)
        return 1 if differing else 0
    for path in write(files, root):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
