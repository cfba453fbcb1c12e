"""Trusted documents: those that the makers of a client have written down at build time, in the form of their tool."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from api.errors import RequestError
from api.query.engine import Engine

APOLLO = "apollo-persisted-query-manifest"


class TrustedDocumentsError(Exception):
    """The file of trusted documents cannot be used; the message says which document is wrong, and how."""


class TrustedDocuments:
    """Documents by the names in their file, and by `sha256:` and their hash (GraphQL over HTTP, appendix A)."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self._texts = frozenset(names.values())
        self._found = {**names, **{f"sha256:{hash_of(text)}": text for text in self._texts}}

    def named(self, name: str) -> str | None:
        """The document of a name, or of a hash without its prefix, as Apollo's clients send it."""
        return self._found.get(name) or self._found.get(f"sha256:{name}")

    def __contains__(self, text: str) -> bool:
        return text in self._texts

    def __len__(self) -> int:
        return len(self._texts)


def hash_of(text: str) -> str:
    """The SHA-256 of a document as clients write it."""
    return sha256(text.encode()).hexdigest()


def read_trusted(path: Path, engine: Engine) -> TrustedDocuments:
    """The documents of a file, each held by the engine for good. TrustedDocumentsError names what is wrong."""
    try:
        content = orjson.loads(path.read_bytes())
    except OSError as error:
        raise TrustedDocumentsError(f"{path}: {error.strerror}.") from None
    except ValueError as error:
        raise TrustedDocumentsError(f"{path} is not JSON: {error}.") from None
    if not isinstance(content, dict):
        raise TrustedDocumentsError(f"{path} is not a JSON object; give one of hashes and documents.")
    names = dict[str, str]()
    for name, text in _entries(path, content):
        if names.setdefault(name, text) != text:
            raise TrustedDocumentsError(f"{path}: {name}: two documents have this id.")
        try:
            engine.keep(text)
        except RequestError as error:
            raise TrustedDocumentsError(f"{path}: {name}: {_told(error)}") from None
    return TrustedDocuments(names)


def _entries(path: Path, content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Names and documents of whichever form."""
    for name, text in _operations(path, content) if "format" in content else content.items():
        if not isinstance(name, str) or not name:
            raise TrustedDocumentsError(f"{path}: {_written(name)} is not a document id; give a text.")
        if not isinstance(text, str):
            raise TrustedDocumentsError(f"{path}: {name}: its document is not text.")
        yield name, text


def _operations(path: Path, manifest: dict[str, Any]) -> Iterable[tuple[Any, Any]]:
    """The entries of Apollo's persisted query manifest."""
    form, operations = (manifest["format"], manifest.get("version")), manifest.get("operations")
    if form != (APOLLO, 1):
        found, read = (", ".join(map(_written, forms)) for forms in (form, (APOLLO, 1)))
        raise TrustedDocumentsError(f"{path}: format and version are {found}; {read} is read.")
    if not isinstance(operations, list) or not all(isinstance(one, dict) for one in operations):
        raise TrustedDocumentsError(f"{path}: operations is not a list of objects.")
    return [(one.get("id"), one.get("body")) for one in operations]


def _written(value: Any) -> str:
    """A value as the file has it."""
    return orjson.dumps(value).decode()


def _told(error: RequestError) -> str:
    first = error.errors[0]
    where = f" (line {first.locations[0].line}, column {first.locations[0].column})" if first.locations else ""
    return f"{first.message}{where}"
