"""Malformed and hostile requests: what each is, how it is sent, and the code that it gets."""

import base64
from typing import Any

from api.trusted.documents import hash_of

JSON = {"content-type": "application/json"}
EVENTS = "{ events(first: 1) { nodes { id } } }"
MISMATCH = "PERSISTED_QUERY_HASH_MISMATCH"
HARMLESS = ""
"""Stands for the code of a request that is answered with data."""
Row = tuple[str, dict[str, Any], str]


def post(query: Any, variables: Any = None, **others: Any) -> dict[str, Any]:
    """A request of JSON."""
    return {"json": {"query": query, "variables": variables, **others}}


def raw(body: bytes, content_type: str = "application/json") -> dict[str, Any]:
    """A request whose body is not JSON of ours."""
    return {"content": body, "headers": {"content-type": content_type}}


def persisted(query: Any = None, **given: Any) -> dict[str, Any]:
    """A request that names its document by hash, as Apollo's clients do."""
    return {"json": {"query": query, "extensions": {"persistedQuery": given}}}


def fragments(text: str) -> dict[str, Any]:
    """A request with fragments F0, F1 and so on."""
    return post("{ ...F0 } " + text)


BODIES: list[Row] = [
    ("nothing", raw(b""), "BAD_REQUEST"),
    ("broken JSON", raw(b'{"query": "{ __typename }"'), "BAD_REQUEST"),
    ("JSON and more", raw(b'{"query": "{ __typename }"} {}'), "BAD_REQUEST"),
    ("null", raw(b"null"), "BAD_REQUEST"),
    ("a number", raw(b"1"), "BAD_REQUEST"),
    ("a text", raw(b'"{ __typename }"'), "BAD_REQUEST"),
    ("an empty list", raw(b"[]"), "BAD_REQUEST"),
    ("a list of numbers", {"json": [1, 2]}, "BAD_REQUEST"),
    ("a list of a request and a text", {"json": [{"query": "{ __typename }"}, "{ __typename }"]}, "BAD_REQUEST"),
    ("a list of a list", {"json": [[{"query": "{ __typename }"}]]}, "BAD_REQUEST"),
    ("lists 500 deep", raw(b"[" * 500 + b"]" * 500), "BAD_REQUEST"),
    ("a list of 1000 requests", {"json": [{"query": "{ __typename }"}] * 1000}, "BATCH_TOO_LARGE"),
    ("no UTF-8", raw(b'{"query": "\xff\xfe"}'), "BAD_REQUEST"),
    ("UTF-16", raw('{"query": "{ __typename }"}'.encode("utf-16")), "BAD_REQUEST"),
    ("a null byte", raw(b'{"query": "{ __typename }"}\x00'), "BAD_REQUEST"),
    ("JSON nested 100,000 deep", raw(b'{"query": "{ __typename }", "variables": ' + b"[" * 100_000), "BAD_REQUEST"),
    ("a lone surrogate", raw(b'{"query": "{ event(id: \\"\\ud800\\") { id } }"}'), "BAD_REQUEST"),
    (
        "a lone surrogate among the variables",
        raw(b'{"query": "{ __typename }", "variables": {"a": "\\udfff"}}'),
        "BAD_REQUEST",
    ),
    ("NaN", raw(b'{"query": "{ __typename }", "variables": {"a": NaN}}'), "BAD_REQUEST"),
    ("XML", raw(b"<query/>", "text/xml"), "UNSUPPORTED_MEDIA_TYPE"),
    ("no type", {"content": b"{}", "headers": {"content-type": ""}}, "UNSUPPORTED_MEDIA_TYPE"),
    ("a bare document", raw(b"{ __typename }", "application/graphql"), "UNSUPPORTED_MEDIA_TYPE"),
    ("Latin-1", raw(b"{}", "application/json; charset=iso-8859-1"), "UNSUPPORTED_MEDIA_TYPE"),
    ("an upload", {"files": {"operations": b"{}"}}, "UNSUPPORTED_MEDIA_TYPE"),
    ("5 MB", raw(b'{"query": "' + b"a" * 5_000_000 + b'"}'), "REQUEST_TOO_LARGE"),
    ("5 MB of spaces", raw(b" " * 5_000_000), "REQUEST_TOO_LARGE"),
]
FIELDS: list[Row] = [
    ("no query", {"json": {}}, "BAD_REQUEST"),
    ("query: null", post(None), "BAD_REQUEST"),
    ("query: a number", post(1), "BAD_REQUEST"),
    ("query: a list", post([EVENTS]), "BAD_REQUEST"),
    ("query: an object", post({"a": EVENTS}), "BAD_REQUEST"),
    ("variables: a text", post(EVENTS, "{}"), "BAD_REQUEST"),
    ("variables: a list", post(EVENTS, [1]), "BAD_REQUEST"),
    ("operationName: a number", post(EVENTS, operationName=1), "BAD_REQUEST"),
    ("operationName of none", post(EVENTS, operationName="A"), "OPERATION_NOT_FOUND"),
    ("operationName: a prototype", post(EVENTS, operationName="__proto__"), "OPERATION_NOT_FOUND"),
    ("extensions: a text", post(EVENTS, extensions="{}"), "BAD_REQUEST"),
    ("extensions: a list", post(None, extensions=[1]), "BAD_REQUEST"),
    ("a persisted query without a hash", persisted(version=1), "BAD_REQUEST"),
    ("a persisted query that is a text", {"json": {"extensions": {"persistedQuery": "a" * 64}}}, "BAD_REQUEST"),
    ("a persisted query that is a list", {"json": {"extensions": {"persistedQuery": [1]}}}, "BAD_REQUEST"),
    ("a hash that is a number", persisted(version=1, sha256Hash=1), "BAD_REQUEST"),
    ("a hash that is an object", persisted(version=1, sha256Hash={"a": "b"}), "BAD_REQUEST"),
    ("a hash that is empty", persisted(version=1, sha256Hash=""), "BAD_REQUEST"),
    ("a hash that is not hexadecimal", persisted(version=1, sha256Hash="g" * 64), "BAD_REQUEST"),
    ("a hash in capitals", persisted(version=1, sha256Hash="A" * 64), "BAD_REQUEST"),
    ("a hash with a line end", persisted(version=1, sha256Hash="a" * 64 + "\n"), "BAD_REQUEST"),
    ("a hash of 10,000 letters", persisted(version=1, sha256Hash="a" * 10_000), "BAD_REQUEST"),
    ("a hash of nothing", persisted(version=1, sha256Hash="a" * 64), "PERSISTED_QUERY_NOT_FOUND"),
    ("a hash of a path", persisted(version=1, sha256Hash="../../etc/passwd"), "BAD_REQUEST"),
    ("a hash of another document", persisted(EVENTS, version=1, sha256Hash="a" * 64), MISMATCH),
    ("a long hash beside a document", persisted(EVENTS, version=1, sha256Hash="a" * 10_000), MISMATCH),
    ("a document to hold that is none", persisted("{", version=1, sha256Hash=hash_of("{")), "GRAPHQL_PARSE_FAILED"),
    ("version 2", persisted(version=2, sha256Hash="a" * 64), "PERSISTED_QUERY_NOT_SUPPORTED"),
    ("version true", persisted(version=True, sha256Hash="a" * 64), "PERSISTED_QUERY_NOT_SUPPORTED"),
    ("no version", persisted(sha256Hash="a" * 64), "PERSISTED_QUERY_NOT_SUPPORTED"),
    ("a documentId of none", {"json": {"documentId": "sha256:" + "a" * 64}}, "DOCUMENT_NOT_FOUND"),
    ("a documentId that is empty", {"json": {"documentId": ""}}, "DOCUMENT_NOT_FOUND"),
    ("a documentId of 10,000 letters", {"json": {"documentId": "a" * 10_000}}, "DOCUMENT_NOT_FOUND"),
    ("a documentId that is a number", {"json": {"documentId": 1}}, "BAD_REQUEST"),
    ("a documentId that is a list", {"json": {"documentId": ["a"]}}, "BAD_REQUEST"),
    ("a documentId and a query", post(EVENTS, documentId="a"), "BAD_REQUEST"),
    ("a documentId and a doc_id", {"json": {"documentId": "a", "doc_id": "a"}}, "BAD_REQUEST"),
]
DOCUMENTS: list[Row] = [
    ("empty", post(""), "GRAPHQL_PARSE_FAILED"),
    ("only a comment", post("# nothing"), "GRAPHQL_PARSE_FAILED"),
    ("only fragments", post("fragment F on Query { __typename }"), "GRAPHQL_VALIDATION_FAILED"),
    ("a null byte in it", post("{ __type\x00name }"), "GRAPHQL_PARSE_FAILED"),
    ("an escaped lone surrogate", post('{ event(id: "\\uD800") { id } }'), "GRAPHQL_PARSE_FAILED"),
    ("an open string", post('{ event(id: "a) { id } }'), "GRAPHQL_PARSE_FAILED"),
    ("HTML", post("<script>alert(1)</script>"), "GRAPHQL_PARSE_FAILED"),
    ("mutation", post("mutation { deleteEvent(id: 1) { id } }"), "GRAPHQL_VALIDATION_FAILED"),
    ("subscription", post("subscription { events { id } }"), "GRAPHQL_VALIDATION_FAILED"),
    ("a type", post("type Query { a: Int }"), "GRAPHQL_VALIDATION_FAILED"),
    ("two operations and no name", post("query A { __typename } query B { __typename }"), "OPERATION_NOT_FOUND"),
    ("two operations of a name", post("query A { __typename } query A { __typename }"), "GRAPHQL_VALIDATION_FAILED"),
    ("an unknown field", post("{ passwords }"), "GRAPHQL_VALIDATION_FAILED"),
    ("a hidden attribute of Python", post("{ __class__ }"), "GRAPHQL_VALIDATION_FAILED"),
    ("an unknown directive", post("{ __typename @defer }"), "GRAPHQL_VALIDATION_FAILED"),
    ("a field without its fields", post("{ events }"), "GRAPHQL_VALIDATION_FAILED"),
    ("a name of 150,000 letters", post("{ " + "a" * 150_000 + " }"), "GRAPHQL_VALIDATION_FAILED"),
    (
        "10,000 unknown fields",
        post("{ " + " ".join(f"a{one}" for one in range(10_000)) + " }"),
        "GRAPHQL_VALIDATION_FAILED",
    ),
    ("2000 aliases", post("{ " + " ".join(f"a{one}: __typename" for one in range(2000)) + " }"), "TOO_MANY_ALIASES"),
    ("10,000 aliases", post("{ " + " ".join(f"a{one}: __typename" for one in range(10_000)) + " }"), "TOO_MANY_TOKENS"),
    ("10,000 repeated fields", post("{ " + "__typename " * 10_000 + "}"), "FIELDS_REPEATED"),
    ("90,000 fields", post("{" + "a " * 90_000 + "}"), "TOO_MANY_TOKENS"),
    ("400,000 fields", post("{" + "a " * 400_000 + "}"), "TOO_MANY_CHARACTERS"),
    ("a comment of 900,000 letters", post("{ __typename } #" + "a" * 900_000), "TOO_MANY_CHARACTERS"),
    ("1000 directives", post("{ __typename " + "@skip(if: false) " * 1000 + "}"), "TOO_MANY_DIRECTIVES"),
    ("fields 1000 deep", post("{ a " * 1000 + "}" * 1000), "TOO_DEEP"),
    ("fields 100,000 deep", post("{a" * 100_000), "TOO_DEEP"),
    ("lists 5000 deep", post("{ events(first: " + "[" * 5000 + "]" * 5000 + ") { nodes { id } } }"), "TOO_DEEP"),
    ("types 5000 deep", post("query ($a: " + "[" * 5000 + "Int" + "]" * 5000 + ") { __typename }"), "TOO_DEEP"),
    ("inline fragments 1000 deep", post("{ " + "... { " * 1000 + "__typename" + "}" * 1001), "TOO_DEEP"),
    ("a fragment of itself", fragments("fragment F0 on Query { ...F0 }"), "GRAPHQL_VALIDATION_FAILED"),
    (
        "fragments in a circle",
        fragments("fragment F0 on Query { ...F1 } fragment F1 on Query { __typename ...F0 }"),
        "GRAPHQL_VALIDATION_FAILED",
    ),
    (
        "150 fragments in a chain",
        fragments(
            " ".join(f"fragment F{one} on Query {{ ...F{one + 1} }}" for one in range(150))
            + " fragment F150 on Query { __typename }"
        ),
        "TOO_DEEP",
    ),
    (
        "fragments that double 100 times",
        fragments(
            " ".join(f"fragment F{one} on Query {{ ...F{one + 1} ...F{one + 1} }}" for one in range(50))
            + " fragment F50 on Query { __typename }"
        ),
        "TOO_MANY_FIELDS",
    ),
    (
        "2000 fragments side by side",
        post(
            "{ "
            + " ".join(f"...F{one}" for one in range(2000))
            + " } "
            + " ".join(f"fragment F{one} on Query {{ __typename }}" for one in range(2000))
        ),
        "TOO_MANY_FRAGMENTS",
    ),
    ("an unknown fragment", fragments(""), "GRAPHQL_VALIDATION_FAILED"),
    (
        "types of types",
        post("{ __schema { types " + "{ fields { type " * 20 + "{ name }" + "} }" * 20 + " } }"),
        "TOO_DEEP",
    ),
]


def where(text: str) -> dict[str, Any]:
    """A request for the events that meet a condition."""
    return post(f"{{ events(where: {text}, first: 1) {{ nodes {{ id }} }} }}")


def given(declared: str, argument: str, value: Any) -> dict[str, Any]:
    """A request for events, of which one argument is a variable."""
    return post(f"query ($a: {declared}) {{ events({argument}: $a) {{ nodes {{ id }} }} }}", {"a": value})


def cursor(text: bytes) -> dict[str, Any]:
    """A request for what comes after a forged cursor."""
    return given("String", "after", base64.urlsafe_b64encode(text).decode())


def groups(by: list[str], argument: str = "first: 1") -> dict[str, Any]:
    """A request for groups of events."""
    document = f"query ($by: [EventGrouping!]!) {{ eventGroups(by: $by, {argument}) {{ nodes {{ count }} }} }}"
    return post(document, {"by": by})


VALUES: list[Row] = [
    ("a page of a million", given("Int", "first", 1_000_000), "PAGE_SIZE_INVALID"),
    ("a page of less than none", given("Int", "last", -1), "PAGE_SIZE_INVALID"),
    ("a page beyond 32 bits", given("Int", "first", 2**31), "BAD_USER_INPUT"),
    ("a page beyond 64 bits", given("Int", "first", 2**64), "BAD_USER_INPUT"),
    ("a page of 10^400", post("{ events(first: 1" + "0" * 400 + ") { nodes { id } } }"), "GRAPHQL_VALIDATION_FAILED"),
    ("half a page", given("Int", "first", 0.5), "BAD_USER_INPUT"),
    ("a page of true", given("Int", "first", True), "BAD_USER_INPUT"),
    ("a page of a text", given("Int", "first", "1; DROP TABLE Event"), "BAD_USER_INPUT"),
    (
        "pages of pages of pages",
        post(
            "{ events(first: 500) { nodes { involves(first: 500) { nodes {"
            " involvedIn(first: 500) { nodes { id } } } } } } }"
        ),
        "COST_EXCEEDED",
    ),
    ("a cursor of rubbish", given("String", "after", "%%%"), "CURSOR_INVALID"),
    ("a cursor of nothing", given("String", "after", ""), "CURSOR_INVALID"),
    ("a cursor of 100,000 letters", given("String", "after", "A" * 100_000), "CURSOR_INVALID"),
    ("a cursor of null bytes", cursor(b"\x00" * 30), "CURSOR_INVALID"),
    ("a cursor of JSON", cursor(b'["event/x"]'), "CURSOR_INVALID"),
    ("a cursor of deep JSON", cursor(b"[" * 50_000), "CURSOR_INVALID"),
    ("an order of nothing", post("{ events(orderBy: [{}]) { nodes { id } } }"), "GRAPHQL_VALIDATION_FAILED"),
    ("an order by SQL", post("{ events(orderBy: [{field: DROP}]) { nodes { id } } }"), "GRAPHQL_VALIDATION_FAILED"),
    (
        "a circle beyond the pole",
        post("{ places(where: {near: {lat: 1e300, lon: 0, km: 1}}) { nodes { id } } }"),
        "BAD_USER_INPUT",
    ),
    ("groups by nothing", groups([]), "BAD_USER_INPUT"),
    ("groups by SQL", groups(["kind, count(*) FROM Event --"]), "BAD_USER_INPUT"),
    ("groups by 1000 months", groups(["WHEN_MONTH"] * 1000), "BAD_USER_INPUT"),
    ("groups by two units of time", groups(["WHEN_MONTH", "WHEN_YEAR"]), "BAD_USER_INPUT"),
    ("a page of a million groups", groups(["WHEN_MONTH"], "first: 1000000"), "PAGE_SIZE_INVALID"),
    ("groups after a cursor of rubbish", groups(["WHEN_MONTH"], 'after: "%%%"'), "CURSOR_INVALID"),
    (
        "1000 conditions that say something on groups",
        groups(["KIND"], "where: {OR: [" + '{id: {eq: "event/a"}} ' * 1000 + "]}"),
        "TOO_MANY_CONDITIONS",
    ),
    ("the 30th of February", where('{when: {from: {gte: "2018-02-30"}}}'), "GRAPHQL_VALIDATION_FAILED"),
    ("a day of SQL", given("EventWhere", "where", {"when": {"from": {"gte": "' OR 1=1 --"}}}), "BAD_USER_INPUT"),
    (
        "a day of 100,000 digits",
        given("EventWhere", "where", {"when": {"from": {"gte": "1" * 100_000}}}),
        "BAD_USER_INPUT",
    ),
    ("an unknown condition", given("EventWhere", "where", {"$where": "1"}), "BAD_USER_INPUT"),
    ("a condition of a wrong type", given("EventWhere", "where", "1 = 1"), "BAD_USER_INPUT"),
    ("an id that is an object", given("EventWhere", "where", {"id": {"eq": {"$ne": ""}}}), "BAD_USER_INPUT"),
    ("1000 conditions", where("{OR: [" + '{id: {eq: "event/a"}} ' * 1000 + "]}"), "TOO_MANY_CONDITIONS"),
    ("conditions 1000 deep", where("{NOT: " * 1000 + "{}" + "}" * 1000), "TOO_DEEP"),
    (
        "variables 500 deep",
        {
            "content": b'{"query": "{ __typename }", "variables": {"a": ' + b"[" * 500 + b"]" * 500 + b"}}",
            "headers": JSON,
        },
        "INPUT_TOO_DEEP",
    ),
    ("501 ids", post("query ($a: [ID!]!) { nodes(ids: $a) { id } }", {"a": ["x"] * 501}), "PAGE_SIZE_INVALID"),
    ("a null among ids", post("query ($a: [ID!]!) { nodes(ids: $a) { id } }", {"a": [None]}), "BAD_USER_INPUT"),
    ("a variable that is missing", post("query ($a: ID!) { node(id: $a) { id } }"), "BAD_USER_INPUT"),
    (
        "a day that is none",
        post('{ compliance(agreement: "a", asOf: "soon") { asOf } }'),
        "GRAPHQL_VALIDATION_FAILED",
    ),
    ("50,000 ids", given("EventWhere", "where", {"id": {"in": ["event/x"] * 50_000}}), HARMLESS),
    (
        "an agreement of a thousand letters",
        post('{ compliance(agreement: "agreement/' + "a" * 1000 + '") { asOf } }'),
        HARMLESS,
    ),
]
ADDRESSES: list[Row] = [
    ("no query", {"params": {}}, "BAD_REQUEST"),
    ("variables that are not JSON", {"params": {"query": EVENTS, "variables": "{"}}, "BAD_REQUEST"),
    ("variables of a list", {"params": {"query": EVENTS, "variables": "[]"}}, "BAD_REQUEST"),
    ("extensions that are not JSON", {"params": {"query": EVENTS, "extensions": "a"}}, "BAD_REQUEST"),
    ("extensions of a list", {"params": {"query": EVENTS, "extensions": "[1]"}}, "BAD_REQUEST"),
    ("a hash that is none", {"params": {"extensions": '{"persistedQuery": {"version": 1}}'}}, "BAD_REQUEST"),
    ("a documentId of none", {"params": {"documentId": "a"}}, "DOCUMENT_NOT_FOUND"),
    ("a doc_id of 10,000 letters", {"params": {"doc_id": "a" * 10_000}}, "DOCUMENT_NOT_FOUND"),
    ("mutation", {"params": {"query": "mutation { a }"}}, "GRAPHQL_VALIDATION_FAILED"),
    ("nothing acceptable", {"params": {"query": EVENTS}, "headers": {"accept": "image/png"}}, "NOT_ACCEPTABLE"),
]
