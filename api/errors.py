"""Everything that can go wrong for a client: one closed table of codes, with HTTP status, cause and remedy."""

from dataclasses import dataclass

from graphql import GraphQLError


@dataclass(frozen=True)
class ErrorCode:
    """One code of `extensions.code`. `of_document`: the request was well formed, what it asks is not."""

    code: str
    status: int
    cause: str
    remedy: str
    of_document: bool = True


PARSE_FAILED = ErrorCode(
    "GRAPHQL_PARSE_FAILED", 400, "The document is not GraphQL.", "Mend the place that the message names."
)
VALIDATION_FAILED = ErrorCode(
    "GRAPHQL_VALIDATION_FAILED",
    400,
    "The document does not fit the schema: an unknown field or argument, a missing selection, a wrong type.",
    "Compare it with the schema: GraphiQL and `accord schema` show it.",
)
BAD_REQUEST = ErrorCode(
    "BAD_REQUEST",
    400,
    "The request is not what GraphQL over HTTP asks for.",
    "POST a JSON object with `query`, and `variables` and `operationName` where needed.",
    of_document=False,
)
UNSUPPORTED_MEDIA_TYPE = ErrorCode(
    "UNSUPPORTED_MEDIA_TYPE",
    415,
    "The body is not sent as JSON.",
    "Send it with `Content-Type: application/json`.",
    of_document=False,
)
REQUEST_TOO_LARGE = ErrorCode(
    "REQUEST_TOO_LARGE", 413, "The body is larger than allowed.", "Send a shorter document.", of_document=False
)
OPERATION_NOT_FOUND = ErrorCode(
    "OPERATION_NOT_FOUND",
    400,
    "The document has several operations, or none of the name that was asked for.",
    "Name one of them in `operationName`.",
)
BAD_USER_INPUT = ErrorCode(
    "BAD_USER_INPUT", 400, "A variable or an argument has a value that cannot be.", "Give a value as the message says."
)
PAGE_SIZE_INVALID = ErrorCode(
    "PAGE_SIZE_INVALID",
    400,
    "`first` or `last` is negative or too large, or both are given.",
    "Ask for a page within the limit, and go on with its cursor.",
)
CURSOR_INVALID = ErrorCode(
    "CURSOR_INVALID",
    400,
    "A cursor is damaged, or was made for another field, order or filter.",
    "Use cursors only with the order and filter that they were given for.",
)
STORE_UNAVAILABLE = ErrorCode(
    "STORE_UNAVAILABLE",
    503,
    "The database does not answer.",
    "Ask again later; the operator sees the reason in the log.",
    of_document=False,
)
INTERNAL_ERROR = ErrorCode(
    "INTERNAL_ERROR",
    500,
    "Something unforeseen went wrong.",
    "Report it with the time and the query.",
    of_document=False,
)
CODES = (
    PARSE_FAILED,
    VALIDATION_FAILED,
    BAD_REQUEST,
    UNSUPPORTED_MEDIA_TYPE,
    REQUEST_TOO_LARGE,
    OPERATION_NOT_FOUND,
    BAD_USER_INPUT,
    PAGE_SIZE_INVALID,
    CURSOR_INVALID,
    STORE_UNAVAILABLE,
    INTERNAL_ERROR,
)


class RequestError(Exception):
    """A request that is answered with errors alone."""

    def __init__(self, code: ErrorCode, errors: list[GraphQLError]) -> None:
        super().__init__(errors[0].message)
        self.code, self.errors = code, errors

    @classmethod
    def of(cls, code: ErrorCode, message: str, path: list[str | int] | None = None) -> "RequestError":
        """One error with a message of ours."""
        return cls(code, [GraphQLError(message, path=path)])

    def formatted(self) -> list[dict[str, object]]:
        """The errors as GraphQL answers them, each with its code."""
        return [{**error.formatted, "extensions": {"code": self.code.code}} for error in self.errors]
