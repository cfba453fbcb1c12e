"""Writes api/schema.graphql, which is committed."""

import sys
from pathlib import Path

from api.schema import sdl
from ontology import ONTOLOGY

SDL = Path(__file__).parents[1] / "schema.graphql"


def main() -> None:
    """Write schema.graphql."""
    SDL.write_text(sdl(ONTOLOGY), encoding="utf-8")
    print(f"wrote {SDL}", file=sys.stderr)


if __name__ == "__main__":
    main()
