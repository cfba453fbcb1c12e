"""What caches may keep (RFC 9111): an answer to a GET of a trusted document, and whatever has a tag."""

from collections.abc import Mapping
from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response

NOT_KEPT = {"cache-control": "no-store"}
"""Goes with errors, and with what is asked by GET otherwise: strangers' documents are not to fill caches."""


def cacheable(request: Request, response: Response, seconds: int) -> Response:
    """The response with what caches need to know of it, or 304 where the client already has it.

    The ETag is weak, as the same one stands for the body as it is and compressed. Caches compare no other way.
    """
    tag = _tag(response)
    response.headers["etag"] = tag
    response.headers["cache-control"] = f"public, max-age={seconds}" if seconds else "no-cache"
    if not _has(request.headers.get("if-none-match", ""), tag):
        return response  # where it is large enough to be compressed, Vary says so as well
    kept = {name: response.headers[name] for name in ("etag", "cache-control")}
    return Response(status_code=304, headers={**kept, "vary": "Accept, Accept-Encoding"})


def tagged(request: Request, body: str | bytes, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
    """The body, or word that the client has it already. The tag is weak, and each form of a document has its own."""
    response = Response(body, headers=headers, media_type=media_type)
    response.headers["etag"] = tag = _tag(response)
    if not _has(",".join(request.headers.getlist("if-none-match")), tag):
        return response
    known = Response(status_code=304, headers={**(headers or {}), "etag": tag})
    known.headers.add_vary_header("Accept-Encoding")  # as the answer has that is compressed
    return known


def _tag(response: Response) -> str:
    kind = response.headers["content-type"].encode()
    return f'W/"{blake2b(bytes(response.body), digest_size=16, key=blake2b(kind).digest()).hexdigest()}"'


def _has(if_none_match: str, tag: str) -> bool:
    """Whether a list of tags has one, by the weak comparison (RFC 9110, section 8.8.3.2)."""
    given = [one.strip().removeprefix("W/") for one in if_none_match.split(",")]
    return given == ["*"] or tag.removeprefix("W/") in given
