"""The GraphQL documents of the pages: each page asks one, by the way that everybody asks, and shows it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import orjson

FOLDER = files("api.explorer") / "operations"
PARTS = "parts"
"""Fragments that documents share: each has those that it spreads, as GraphQL knows no other way."""
NAMES = tuple(
    sorted(
        one.name.removesuffix(".graphql")
        for one in FOLDER.iterdir()
        if one.name.endswith(".graphql") and not one.name.startswith(PARTS)
    )
)
SPREAD = re.compile(r"\.\.\.([A-Z]\w*)")
FRAGMENT = re.compile(r"^fragment (\w+) on .*?\n(?=\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Operation:
    """What a page asks: a document by its name, with variables."""

    name: str
    variables: Mapping[str, Any] = field(default_factory=dict)

    @property
    def document(self) -> str:
        """The text of the document."""
        return document(self.name)

    @property
    def in_graphiql(self) -> str:
        """Where GraphiQL opens with it. It stands in the fragment, which no server is sent."""
        return f"graphql#operation={self.name}&variables={quote(orjson.dumps(dict(self.variables)), safe='')}"


@cache
def document(name: str) -> str:
    """The document of this name, one of `NAMES`."""
    text = (FOLDER / f"{name}.graphql").read_text("utf-8")
    shared = _shared()
    wanted, ahead = dict[str, str](), [text]
    while ahead:
        for spread in SPREAD.findall(ahead.pop()):
            if spread in shared and spread not in wanted:
                wanted[spread] = shared[spread]
                ahead.append(shared[spread])
    return "\n".join([text, *(wanted[fragment] for fragment in shared if fragment in wanted)])


@cache
def _shared() -> Mapping[str, str]:
    text = (FOLDER / f"{PARTS}.graphql").read_text("utf-8")
    return {found[1]: found[0] for found in FRAGMENT.finditer(text)}
