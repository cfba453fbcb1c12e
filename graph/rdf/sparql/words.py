"""The words of a query: which of them call other servers, which would change data, which prefixes are not declared.

The evaluator's parser takes a keyword wherever its letters stand, with or without a blank after it: `SERVICEex:x {…}`,
`trueSERVICE<…>{…}` and `ex:.SERVICE<…>{…}` all call a server. So a query calls out if `service` is anywhere but in a
text, a comment, an IRI, a variable, or after the colon of a name. A query that is refused and does nothing of the kind,
such as one with a prefix `services:`, can be written in another way; one that is let through cannot be called back.
"""

import re

TOKEN = re.compile(
    r'''
    <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>
    | """(?:[^"\\]|\\.|"(?!""))*+""" | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*+\'\'\'
    | "(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+'
    | \#[^\n\r]*+
    | [?$]\w++
    | @[A-Za-z]++(?:-[A-Za-z0-9]++)*+
    | (?P<prefix>(?:[^\W\d_][\w.-]*)?):(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?\#@%-])
        (?:[\w:-]|%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?\#@%-])*+)?
    | (?P<word>\w++)
    ''',
    re.VERBOSE | re.DOTALL,
)
ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
"""A character as its number, which SPARQL allows anywhere in a query."""
CALL = "service"
UPDATES = {"insert", "delete", "load", "clear", "create", "drop", "add", "copy", "move", "with"}
"""What an update begins with, after its prologue."""


def calls_out(query: str) -> bool:
    """Whether a query may call another server, read as it stands or with its escaped characters written out."""
    return any(CALL in word for text in (query, _unescaped(query)) for word in _words(text))


def begins_update(query: str) -> bool:
    """Whether it is an update, which is no query."""
    words = [match["word"].lower() for match in TOKEN.finditer(query) if match["word"]]
    return next((word in UPDATES for word in words if word not in ("base", "prefix", "version")), False)


def undeclared(query: str) -> list[str]:
    """The prefixes that it uses and does not declare, each with its colon."""
    declared, used, word = set[str](), dict[str, None](), ""
    for match in TOKEN.finditer(query):
        if match["prefix"] is not None and word == "prefix":
            declared.add(match["prefix"])
        elif match["prefix"] is not None:
            used[match["prefix"]] = None
        word = (match["word"] or "").lower()
    return [f"{prefix}:" for prefix in used if prefix not in declared]


def _words(text: str) -> list[str]:
    """What may hold a keyword: words, and the prefixes of names."""
    return [(match["word"] or match["prefix"] or "").lower() for match in TOKEN.finditer(text)]


def _unescaped(query: str) -> str:
    return ESCAPED.sub(lambda found: _character(int(found[1] or found[2], 16)), query)


def _character(number: int) -> str:
    return chr(number) if number <= 0x10FFFF else "\ufffd"
