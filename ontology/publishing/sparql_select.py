"""Queries of the shapes in SPARQL, which name the record that breaks a rule and by which predicate."""

from collections.abc import Iterable


def select(where: str) -> str:
    """What is found so."""
    lines = filter(None, (line.strip() for line in where.splitlines()))
    return "\n".join(["SELECT $this ?value ?path WHERE {", *(f"  {line}" for line in lines), "}"])


def union(branches: Iterable[str]) -> str:
    """What any of these finds; SHACL-SPARQL knows no VALUES."""
    return select("\nUNION\n".join(f"{{ {branch} }}" for branch in branches))
