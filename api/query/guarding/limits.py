"""What an operation may ask for, and the checks that come first: of its text before it is parsed, of its variables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isinf
from typing import Any

from graphql import GraphQLError, Lexer, Source, Token, TokenKind

from api.errors import (
    INPUT_TOO_DEEP,
    TOO_DEEP,
    TOO_MANY_CHARACTERS,
    TOO_MANY_DIRECTIVES,
    TOO_MANY_TOKENS,
    VALIDATION_FAILED,
    ErrorCode,
    RequestError,
)
from graph.errors import shortened

OPENING, CLOSING = (
    {TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L},
    {TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R},
)
NUMBERS = {TokenKind.INT, TokenKind.FLOAT}


@dataclass(frozen=True)
class Limits:
    """The largest operation that is answered. `seconds` is the time that it may take."""

    characters: int = 200_000
    tokens: int = 30_000
    depth: int = 20
    aliases: int = 200
    directives: int = 100
    fragments: int = 200
    fields: int = 30_000
    repeats: int = 200_000
    input_depth: int = 40
    conditions: int = 500
    statement: int = 1_000_000
    cost: int = 5_000_000
    seconds: float = 30.0


def check_text(query: str, limits: Limits) -> None:
    """Refuse a document by its length, then by its tokens. What is not a token at all is left to the parser.

    A comment is not a token, however long: the lexer has to read it all the same.
    """
    if len(query) > limits.characters:
        message = (
            f"The document has {len(query)} characters; {limits.characters} at most are read. Ask for less at once."
        )
        raise refused(TOO_MANY_CHARACTERS, message)
    directives = nested = 0
    for tokens, token in enumerate(_tokens(query), 1):
        kind = token.kind
        directives += kind is TokenKind.AT
        nested += (kind in OPENING) - (kind in CLOSING)
        if tokens > limits.tokens:
            raise refused(TOO_MANY_TOKENS, f"The document has more than {limits.tokens} tokens; ask for less at once.")
        if directives > limits.directives:
            raise refused(
                TOO_MANY_DIRECTIVES, f"The document has more than {limits.directives} directives; leave some out."
            )
        if nested > limits.depth + limits.input_depth:
            raise too_deep(limits)
        if kind in NUMBERS and isinf(float(query[token.start : token.end])):
            raise _too_far_from_0(token, query)


def _tokens(query: str) -> Iterator[Token]:
    lexer = Lexer(Source(query))
    try:
        while (token := lexer.advance()).kind is not TokenKind.EOF:
            yield token
    except GraphQLError:
        return


def _too_far_from_0(number: Token, query: str) -> RequestError:
    """Python reads it as infinite, or not at all."""
    shown = shortened(query[number.start : number.end])
    message = f"The number {shown} is larger than any argument takes; give one nearer to 0."
    return RequestError(VALIDATION_FAILED, [GraphQLError(message, source=Source(query), positions=[number.start])])


def check_input(variables: Mapping[str, Any], limits: Limits) -> None:
    """Refuse variables that are nested too deep."""
    level: list[Any] = [variables]
    for _ in range(limits.input_depth + 1):
        level = [item for value in level for item in _inside(value)]
        if not level:
            return
    raise refused(
        INPUT_TOO_DEEP,
        f"The variables are nested deeper than {limits.input_depth} levels; ask in several requests.",
    )


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list) else ()


def too_deep(limits: Limits) -> RequestError:
    """The refusal of a document that is nested too deep."""
    return refused(
        TOO_DEEP, f"The document is nested deeper than {limits.depth} levels of fields; ask in several requests."
    )


def refused(code: ErrorCode, message: str) -> RequestError:
    """A refusal of what is too large."""
    return RequestError.of(code, message)
