"""Which document a request asks for: the one that it brings, a trusted one, or one that a client has had held."""

import logging
import re
import sys
from collections.abc import Mapping
from typing import Any

from api.errors import (
    BAD_REQUEST,
    DOCUMENT_NOT_FOUND,
    DOCUMENT_NOT_TRUSTED,
    PERSISTED_QUERY_HASH_MISMATCH,
    PERSISTED_QUERY_NOT_FOUND,
    PERSISTED_QUERY_NOT_SUPPORTED,
    RequestError,
)
from api.query.engine import Engine
from api.query.kept import Shelf
from api.trusted.documents import TrustedDocuments, hash_of
from graph.errors import shortened

LOG = logging.getLogger("accord.trusted")
IDS = ("documentId", "doc_id")
"""How a document is named: by GraphQL over HTTP (appendix A), and in Relay's guide to persisted queries."""
SHA256 = re.compile(r"[0-9a-f]{64}")
MOST_TOLD = 1000


class Documents:
    """The documents that requests may ask for, and the names by which they may."""

    def __init__(
        self, engine: Engine, trusted: TrustedDocuments | None, *, only: bool = False, persisted: bool = True
    ) -> None:
        self._engine, self._trusted, self.only = engine, trusted, only
        self._held: Shelf[str, str] | None = Shelf(engine.kept, sys.getsizeof) if persisted and not only else None
        self._told = set[str]()

    def trusts(self, text: str) -> bool:
        """Whether a document is a trusted one."""
        return self._trusted is not None and text in self._trusted

    async def asked_for(self, fields: Mapping[str, Any]) -> str:
        """The document that a request brings or names. RequestError where there is none, or it is not answered."""
        query, extensions = fields.get("query"), fields.get("extensions")
        ids = [fields[one] for one in IDS if fields.get(one) is not None]
        if ids:
            if query or len(ids) > 1:
                raise RequestError.of(
                    BAD_REQUEST, "The document is named or given twice; give one of documentId, doc_id, query."
                )
            return self._by_id(ids[0])
        if extensions and extensions.get("persistedQuery") is not None:
            return await self._by_hash(extensions["persistedQuery"], query)
        return self._own(query)

    def _own(self, query: Any) -> str:
        if not isinstance(query, str):
            raise RequestError.of(BAD_REQUEST, "query is missing or not a string; give the GraphQL document in it.")
        if self.trusts(query):
            return query
        if self.only:
            message = f"The document is not trusted. {DOCUMENT_NOT_TRUSTED.remedy}"
            raise RequestError.of(DOCUMENT_NOT_TRUSTED, message)
        if self._trusted is not None:
            self._tell(query)
        return query

    def _by_id(self, name: Any) -> str:
        if not isinstance(name, str):
            raise RequestError.of(BAD_REQUEST, "documentId is not a string; give the id of a trusted document.")
        found = self._trusted.named(name) if self._trusted else None
        if found is None:
            message = f"documentId {shortened(name)!r} names no trusted document. {DOCUMENT_NOT_FOUND.remedy}"
            raise RequestError.of(DOCUMENT_NOT_FOUND, message)
        return found

    async def _by_hash(self, given: Any, query: Any) -> str:
        """Apollo's protocol: a hash alone, and once more with its document where the server does not hold it."""
        hash_ = _checked_hash(given)
        if query is None:
            found = self._trusted.named(hash_) if self._trusted else None
            return found if found is not None else self._of_client(hash_)
        text = self._own(query)
        if self._held is not None and not self.trusts(text):
            if hash_of(text) != hash_:
                message = f"sha256Hash {shortened(hash_)!r} is not that of query, {hash_of(text)!r}."
                raise RequestError.of(PERSISTED_QUERY_HASH_MISMATCH, message)
            await self._engine.check(text)
            self._held.put(hash_, text)
        return text

    def _of_client(self, hash_: str) -> str:
        if self.only:
            message = f"sha256Hash {shortened(hash_)!r} names no trusted document. {DOCUMENT_NOT_TRUSTED.remedy}"
            raise RequestError.of(DOCUMENT_NOT_FOUND, message)
        if self._held is None:
            raise _not_supported()
        if not SHA256.fullmatch(hash_):
            message = f"sha256Hash is {shortened(hash_)!r}; give the 64 digits of a SHA-256, in lower case."
            raise RequestError.of(BAD_REQUEST, message)
        found = self._held.get(hash_)
        if found is None:
            # Some clients go by this message, and not by the code.
            raise RequestError.of(PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound")
        return found

    def _tell(self, query: str) -> None:
        """Log each document that `only` would refuse, so that an operator can see who would be shut out."""
        if len(self._told) < MOST_TOLD and (hash_ := hash_of(query)) not in self._told:
            self._told.add(hash_)
            LOG.info("not trusted: sha256:%s %r", hash_, shortened(query))


def _checked_hash(given: Any) -> str:
    if not isinstance(given, dict) or not isinstance(hash_ := given.get("sha256Hash"), str):
        raise RequestError.of(
            BAD_REQUEST, "extensions.persistedQuery needs a sha256Hash, which is a string, and a version."
        )
    if type(given.get("version")) is not int or given["version"] != 1:
        raise _not_supported()
    return hash_


def _not_supported() -> RequestError:
    return RequestError.of(PERSISTED_QUERY_NOT_SUPPORTED, "PersistedQueryNotSupported")
