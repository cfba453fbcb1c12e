"""The GraphQL documents of the pages: each page asks one, by the way that everybody asks, and shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import orjson

FOLDER = files("api.explorer") / "operations"
NAMES = tuple(sorted(one.name.removesuffix(".graphql") for one in FOLDER.iterdir() if one.name.endswith(".graphql")))


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
    return (FOLDER / f"{name}.graphql").read_text("utf-8")
