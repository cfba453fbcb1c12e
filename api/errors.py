"""Everything that can go wrong for a client: one closed table of codes, with HTTP status, cause and remedy."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphql import GraphQLError, Node

from graph.errors import shortened


@dataclass(frozen=True)
class ErrorCode:
    """One code of `extensions.code`. `of_document`: the request was well formed, what it asks is not."""

    code: str
    status: int
    cause: str
    remedy: str
    of_document: bool = True


PARSE_FAILED = ErrorCode(
    "GRAPHQL_PARSE_FAILED", 400, "The document is not GraphQL.", "Fix the place that the message names."
)
VALIDATION_FAILED = ErrorCode(
    "GRAPHQL_VALIDATION_FAILED",
    400,
    "The document does not fit the schema: an unknown field or argument, a missing selection, or a value written in the"
    " document that its type does not take, such as a date that does not exist.",
    "Compare it with the schema: GraphiQL and `accord schema` show it.",
)
BAD_REQUEST = ErrorCode(
    "BAD_REQUEST",
    400,
    "The request does not follow GraphQL over HTTP.",
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
UNSUPPORTED_CONTENT_ENCODING = ErrorCode(
    "UNSUPPORTED_CONTENT_ENCODING",
    415,
    "The body is compressed.",
    "Send it uncompressed, without `Content-Encoding`. Answers are compressed for clients that accept it.",
    of_document=False,
)
REQUEST_TOO_LARGE = ErrorCode(
    "REQUEST_TOO_LARGE",
    413,
    "The body is larger than `ACCORD_MAX_BODY`.",
    "Send a shorter document.",
    of_document=False,
)
METHOD_NOT_ALLOWED = ErrorCode(
    "METHOD_NOT_ALLOWED", 405, "The method is neither GET nor POST.", "Use POST.", of_document=False
)
NOT_ACCEPTABLE = ErrorCode(
    "NOT_ACCEPTABLE",
    406,
    "The `Accept` header allows no form that an answer has, or what is selected cannot be said in the form it allows.",
    "Accept `application/graphql-response+json`, or `application/json`; or select what the message says.",
    of_document=False,
)
TOO_MANY_CHARACTERS = ErrorCode(
    "TOO_MANY_CHARACTERS",
    400,
    "The document has more characters than `ACCORD_MAX_CHARACTERS`.",
    "Remove comments, move long values into variables, or ask for less at once.",
)
TOO_MANY_TOKENS = ErrorCode(
    "TOO_MANY_TOKENS", 400, "The document is longer than `ACCORD_MAX_TOKENS`.", "Ask for less at once."
)
TOO_DEEP = ErrorCode(
    "TOO_DEEP", 400, "Fields are nested deeper than `ACCORD_MAX_DEPTH`.", "Ask for deeper nodes by id."
)
TOO_MANY_ALIASES = ErrorCode(
    "TOO_MANY_ALIASES", 400, "The document has more aliases than `ACCORD_MAX_ALIASES`.", "Ask in several requests."
)
TOO_MANY_DIRECTIVES = ErrorCode(
    "TOO_MANY_DIRECTIVES", 400, "The document has more directives than `ACCORD_MAX_DIRECTIVES`.", "Remove some."
)
TOO_MANY_FRAGMENTS = ErrorCode(
    "TOO_MANY_FRAGMENTS",
    400,
    "The document has more fragments than `ACCORD_MAX_FRAGMENTS`.",
    "Merge fragments that are alike.",
)
TOO_MANY_FIELDS = ErrorCode(
    "TOO_MANY_FIELDS",
    400,
    "An operation has more fields than `ACCORD_MAX_FIELDS`, counting fragments wherever they are spread.",
    "Ask for less at once.",
)
FIELDS_REPEATED = ErrorCode(
    "FIELDS_REPEATED",
    400,
    "The same fields are repeated so often that merging them takes more than `ACCORD_MAX_REPEATS` comparisons.",
    "Select each field once.",
)
INPUT_TOO_DEEP = ErrorCode(
    "INPUT_TOO_DEEP", 400, "Variables are nested deeper than `ACCORD_MAX_INPUT_DEPTH`.", "Ask in several requests."
)
TOO_MANY_CONDITIONS = ErrorCode(
    "TOO_MANY_CONDITIONS",
    400,
    "The filters have more conditions than `ACCORD_MAX_CONDITIONS`.",
    "Use `in: [...]`, or ask in several requests.",
)
STATEMENT_TOO_LARGE = ErrorCode(
    "STATEMENT_TOO_LARGE",
    400,
    "The operation needs a larger database statement than `ACCORD_MAX_STATEMENT` allows.",
    "Ask for less at once.",
)
COST_EXCEEDED = ErrorCode(
    "COST_EXCEEDED",
    400,
    "The request may read more rows than `ACCORD_MAX_COST`: page sizes, multiplied down the tree, what conditions"
    " look at, what is sorted, counted, grouped and searched, ledgers, and introspection.",
    "Ask for less of what the message names; `extensions.cost` has the estimate.",
)
TIMED_OUT = ErrorCode(
    "TIMED_OUT",
    422,
    "The operation took longer than `ACCORD_QUERY_SECONDS` and was stopped.",
    "Ask for less, or use narrower filters. Repeating the request will not help.",
)
OPERATION_NOT_FOUND = ErrorCode(
    "OPERATION_NOT_FOUND",
    400,
    "The document has several operations, or none with the requested name.",
    "Name one of them in `operationName`.",
)
BAD_USER_INPUT = ErrorCode(
    "BAD_USER_INPUT",
    400,
    "A variable has a value that its type does not take; or a value of the right type, written in the document or sent"
    " as a variable, is not allowed where it stands, such as the id of another class, or a latitude of 100.",
    "Give a value as the message says.",
)
PAGE_SIZE_INVALID = ErrorCode(
    "PAGE_SIZE_INVALID",
    400,
    "`first` or `last` is negative or too large, or both are given.",
    "Ask for a page within the limit, and continue with its cursor.",
)
CURSOR_INVALID = ErrorCode(
    "CURSOR_INVALID",
    400,
    "A cursor is damaged, or comes from another field, order or filter, or from another node's list.",
    "Use a cursor only in the list that it came from, with the same order and filter.",
)
BATCH_TOO_LARGE = ErrorCode(
    "BATCH_TOO_LARGE",
    400,
    "A list has more requests than `ACCORD_MAX_BATCH`.",
    "Send fewer at once.",
    of_document=False,
)
DOCUMENT_NOT_FOUND = ErrorCode(
    "DOCUMENT_NOT_FOUND",
    400,
    "A `documentId`, `doc_id` or `sha256Hash` names none of the trusted documents.",
    "Give the server the documents of this version of the client, or send the document itself.",
)
DOCUMENT_NOT_TRUSTED = ErrorCode(
    "DOCUMENT_NOT_TRUSTED",
    403,
    "The server answers trusted documents only (`ACCORD_TRUSTED_MODE`), and this is not one of them.",
    "Ask the operator to add the document to the file of `ACCORD_TRUSTED_DOCUMENTS`.",
    of_document=False,
)
PERSISTED_QUERY_NOT_FOUND = ErrorCode(
    "PERSISTED_QUERY_NOT_FOUND",
    400,
    "The server does not, or no longer, hold the document with this `sha256Hash`. Clients handle this code themselves.",
    "Send the document once more, in `query` beside the hash.",
)
PERSISTED_QUERY_NOT_SUPPORTED = ErrorCode(
    "PERSISTED_QUERY_NOT_SUPPORTED",
    400,
    "Automatic persisted queries are off (`ACCORD_PERSISTED_QUERIES`), or `version` is not 1.",
    "Send the document in `query`.",
)
PERSISTED_QUERY_HASH_MISMATCH = ErrorCode(
    "PERSISTED_QUERY_HASH_MISMATCH",
    400,
    "`sha256Hash` is not the hash of the document in `query`.",
    "Hash the document exactly as it is sent, in UTF-8.",
)
STORE_UNAVAILABLE = ErrorCode(
    "STORE_UNAVAILABLE",
    503,
    "The database does not answer.",
    "Try again later; the reason is in the server's log.",
    of_document=False,
)
RESTRICTED_DATA = ErrorCode(
    "RESTRICTED_DATA",
    503,
    "A dataset is loaded whose terms forbid passing it on, and the server can be reached from other machines.",
    "Whoever runs the server unloads it, sets `ACCORD_HOST` to 127.0.0.1, or names it in `ACCORD_SHOW_RESTRICTED` by"
    " agreement with its publisher.",
    of_document=False,
)
DATA_CHANGING = ErrorCode(
    "DATA_CHANGING",
    503,
    "Loads kept changing the data while it was being read, so no consistent answer was possible.",
    "Try again; a load takes seconds, and readers wait only while it commits.",
    of_document=False,
)
OVERLOADED = ErrorCode(
    "OVERLOADED",
    503,
    "The queue for work that the server does one piece at a time is full.",
    "Try again in a few seconds, as `Retry-After` says; operations that were asked before are answered at once.",
    of_document=False,
)
INTERNAL_ERROR = ErrorCode(
    "INTERNAL_ERROR",
    500,
    "Something unexpected went wrong.",
    "Report it with the query and the `requestId` beside the code.",
    of_document=False,
)
CODES = tuple(code for code in vars().values() if isinstance(code, ErrorCode))
"""All of them."""


LONGEST_MESSAGE, END_OF_A_MESSAGE = 2_000, 500
"""How many characters of a message are shown, and how many of them from its end, where the remedy stands."""


class RequestError(Exception):
    """A request that is answered with errors alone. `details` stand beside the code of each."""

    def __init__(
        self, code: ErrorCode, errors: list[GraphQLError], details: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(errors[0].message)
        self.code, self.errors, self.details = code, errors, details or {}

    @classmethod
    def of(
        cls,
        code: ErrorCode,
        message: str,
        path: list[str | int] | None = None,
        details: Mapping[str, object] | None = None,
    ) -> "RequestError":
        """One error with a message of ours."""
        return cls(code, [GraphQLError(message, path=path)], details)

    def located(self, node: Node) -> "RequestError":
        """The same with the place of a node in the document, where an error has none."""
        placed = [error if error.nodes else GraphQLError(error.message, node, path=error.path) for error in self.errors]
        return RequestError(self.code, placed, self.details)

    def formatted(self, details: Mapping[str, object] | None = None) -> list[dict[str, object]]:
        """The errors as GraphQL answers them, each with its code."""
        extensions = {"code": self.code.code, **self.details, **(details or {})}
        return [
            {
                **error.formatted,
                "message": shortened(error.message, LONGEST_MESSAGE, END_OF_A_MESSAGE),
                "extensions": extensions,
            }
            for error in self.errors
        ]
