"""Errors outside GraphQL, as problem details (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import JSONResponse

PROBLEM = "application/problem+json"
NOT_SNIFFED = (b"x-content-type-options", b"nosniff")
"""Goes with every answer: no browser is to take what we quote of a request for a page."""


class Problem(Exception):
    """What is wrong with a request: the value, where it stands, and what to do."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers

    def response(self) -> JSONResponse:
        """The answer that tells it."""
        return JSONResponse(
            {"title": HTTPStatus(self.status).phrase, "status": self.status, "detail": self.detail},
            self.status,
            self.headers,
            media_type=PROBLEM,
        )
