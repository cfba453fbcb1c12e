"""What a request to /sparql asks for, in each of the three ways that the SPARQL 1.1 Protocol has."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from api.web.asked import CHARSETS, body_within
from api.web.problems import Problem
from graph.errors import shortened

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
METHODS = "GET, HEAD, POST"
MOST_PARAMETERS = 100


@dataclass(frozen=True)
class SparqlAsked:
    """A query, if there is one, and the graphs that the request names."""

    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


async def read_asked(request: Request, most: int) -> SparqlAsked:
    """What a request asks for. Problem says what is wrong with it."""
    address = _parameters(request.scope["query_string"], "address")
    if request.method in ("GET", "HEAD"):
        return _asked(address, address)
    if request.method != "POST":
        raise Problem(405, f"{request.method} is not allowed here. Use GET or POST.", {"Allow": METHODS})
    media_type = _media_type(request)
    body = await body_within(request, most)
    if body is None:
        raise Problem(413, f"The body is larger than {most} bytes. Send a shorter query.")
    if media_type == FORM:
        if any(name == "query" for name, _ in address):
            raise Problem(400, "A query stands in the address of a form. Put all parameters in the body.")
        form = _parameters(body, "body")
        return _required(_asked(form, form))
    queries = [("query", _text(body)), *((name, value) for name, value in address if name in ("query", "update"))]
    return _required(_asked(queries, address))


def _asked(queries: list[tuple[str, str]], graphs: list[tuple[str, str]]) -> SparqlAsked:
    names = [name for name, _ in queries]
    if any(name == "update" or name.startswith("using-") for name in names):
        raise Problem(400, "Updates are refused: the graph changes by loads only. Ask a query.")
    if names.count("query") > 1:
        raise Problem(400, f"There are {names.count('query')} queries. Send one at a time.")
    return SparqlAsked(
        next((value for name, value in queries if name == "query"), None),
        tuple(value for name, value in graphs if name == "default-graph-uri"),
        tuple(value for name, value in graphs if name == "named-graph-uri"),
    )


def _required(asked: SparqlAsked) -> SparqlAsked:
    if asked.query is None:
        raise Problem(400, "The form has no query. Send one as the parameter query.")
    return asked


def _parameters(text: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except UnicodeDecodeError as error:
        raise Problem(400, f"A parameter in the {where} is not UTF-8 ({error.reason}). Encode it so.") from None
    except ValueError:
        raise Problem(400, f"The {where} has more than {MOST_PARAMETERS} parameters. Send fewer.") from None


def _media_type(request: Request) -> str:
    media_type, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    if media_type == UPDATE:
        raise Problem(415, f"Updates are refused: the graph changes by loads only. Send a query, as {QUERY}.")
    if media_type not in (FORM, QUERY):
        raise Problem(
            415, f"The body is {shortened(media_type) or 'of no type'}. Send a query as {QUERY}, or a form as {FORM}."
        )
    charset = next((one[8:].strip('"') for one in parameters if one.startswith("charset=")), "")
    if charset not in ("", *CHARSETS):
        raise Problem(415, f"The body is in {shortened(charset)}. Send it in UTF-8.")
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("", "identity"):
        raise Problem(415, f"The body's Content-Encoding is {shortened(coding)!r}. Send it uncompressed, without it.")
    return media_type


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(
            400, f"Byte {error.start + 1} of the body is not UTF-8. Send the query in that encoding."
        ) from None
