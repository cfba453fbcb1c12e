"""Hostile texts, and every place that takes a text: each with the data that it gives, since none is found there."""

from typing import Any

TEXTS = {
    "SQL": "'; DROP TABLE Event; --",
    "SQL of double quotes": '" OR ""="',
    "Cypher": "'}) DETACH DELETE (n) //",
    "Cypher of backticks": "`) RETURN 1 //",
    "a parameter": "$p0",
    "a null byte": "a\x00b",
    "an expression": "(a+)+$",
    "words of full text": 'NEAR(a b) AND "* OR title:x^2~ [a TO b]',
    "a pattern": "%_[a-z]*?\\",
    "an escape": "\\u0000\\",
    "a line": "a\r\nSet-Cookie: a=b",
    "HTML": "<img src=x onerror=alert(1)>",
    "a template": "{{7*7}}${7*7}{0.__class__}%s%n",
    "a path": "../../../../etc/passwd",
    "astral letters": "\U0001f600\U00010ffff",
    "a direction": "\u202e\ufeff\uffff",
    "100,000 letters": "a" * 100_000,
}
PLACES: dict[str, tuple[str, Any]] = {
    "event": ("query ($a: ID!) { event(id: $a) { label } }", None),
    "node": ("query ($a: ID!) { node(id: $a) { label } }", None),
    "nodes": ("query ($a: ID!) { nodes(ids: [$a]) { label } }", [None]),
    "compliance": ("query ($a: ID!) { compliance(agreement: $a) { asOf } }", None),
    "voices": (
        'query ($a: ID!) { voices(agreement: "agreement/accord", a: $a, b: "actor/mali") { caution } }',
        None,
    ),
    "eq": ("query ($a: String) { events(where: {title: {eq: $a}}) { nodes { label } } }", {"nodes": []}),
    "contains": ("query ($a: String) { events(where: {label: {contains: $a}}) { nodes { id } } }", {"nodes": []}),
    "startsWith": ("query ($a: String) { events(where: {label: {startsWith: $a}}) { nodes { id } } }", {"nodes": []}),
    "in": ("query ($a: ID!) { events(where: {id: {in: [$a]}}) { nodes { label } } }", {"nodes": []}),
    "related": (
        "query ($a: String) { events(where: {involves: {some: {node: {label: {eq: $a}}}}}) { nodes { id } } }",
        {"nodes": []},
    ),
    "search": ("query ($a: String!) { search(text: $a, in: DATASET) { nodes { id } } }", {"nodes": []}),
    "groups": (
        "query ($a: String) { eventGroups(by: [WHEN_MONTH, REGION], where: {title: {eq: $a}}) { nodes { keys } } }",
        {"nodes": []},
    ),
}
CLASSES = {"event": "event/", "compliance": "agreement/", "voices": "actor/", "in": "event/"}
"""What an id begins with in the places that take those of one class."""
