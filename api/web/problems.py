"""Errors outside GraphQL, as problem details (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import JSONResponse

from ontology.values import Language

PROBLEM = "application/problem+json"
NOT_SNIFFED = (b"x-content-type-options", b"nosniff")
"""Goes with every answer: no browser is to take what we quote of a request for a page."""


class Problem(Exception):
    """What is wrong with a request: the value, where it stands, and what to do.

    `fr`: the same in French, of whatever a reader of pages can meet. What programs alone can is in English.
    """

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None, *, fr: str = "") -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers, self.fr = status, detail, headers, fr

    def told(self, language: Language) -> tuple[str, Language]:
        """What is wrong, in a language if it is known in that, and in which it is told."""
        return (self.fr, Language.FR) if self.fr and language is Language.FR else (self.detail, Language.EN)

    def response(self, language: Language = Language.EN) -> JSONResponse:
        """The answer that tells it. Its title is that of the status, the same in every language."""
        detail, told_in = self.told(language)
        said = {"title": HTTPStatus(self.status).phrase, "status": self.status, "detail": detail}
        answer = JSONResponse(said, self.status, self.headers, media_type=PROBLEM)
        if told_in is not Language.EN:
            answer.headers["Content-Language"] = told_in.value
        return answer
