"""Pages of other origins: who may ask, with which headers, what they may read, and what a refused preflight says."""

from pathlib import Path

import pytest

from tests.api.web.test_http_settings import QUERY, asked

ALLOWED = "access-control-allow-origin"
PREFLIGHT = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}


@pytest.mark.parametrize(
    ("origins", "origin", "allowed"),
    [
        ("", "https://a.example", None),
        ("https://a.example", "https://a.example", "https://a.example"),
        ("https://a.example, https://b.example", "https://b.example", "https://b.example"),
        ("https://a.example", "https://b.example", None),
        ("*", "https://b.example", "*"),
    ],
)
async def test_pages_of_other_origins(tmp_path: Path, origins: str, origin: str, allowed: str | None) -> None:
    settings = {"cors_origins": origins}
    before = await asked(tmp_path, "OPTIONS", settings=settings, headers={"origin": origin, **PREFLIGHT})
    response = await asked(tmp_path, json=QUERY, settings=settings, headers={"origin": origin})
    assert (before.headers.get(ALLOWED), response.headers.get(ALLOWED)) == (allowed, allowed)
    assert before.status_code == (200 if allowed else 403)


@pytest.mark.parametrize("origins", ["https://a.example", "*"])
async def test_an_allowed_page_may_send_whatever_headers_its_client_adds(tmp_path: Path, origins: str) -> None:
    wanted = "apollo-require-preflight, apollographql-client-name, baggage, content-type, traceparent, x-request-id"
    headers = {"origin": "https://a.example", **PREFLIGHT, "access-control-request-headers": wanted}
    before = await asked(tmp_path, "OPTIONS", settings={"cors_origins": origins}, headers=headers)
    assert (before.status_code, before.headers["access-control-allow-headers"]) == (200, wanted)
    assert "access-control-allow-credentials" not in before.headers


async def test_a_page_may_read_the_etag_the_request_id_and_the_cost(tmp_path: Path) -> None:
    headers = {"origin": "https://a.example"}
    answer = await asked(tmp_path, json=QUERY, settings={"cors_origins": "https://a.example"}, headers=headers)
    assert answer.headers["access-control-expose-headers"] == (
        "ETag, Link, Retry-After, X-Cut-Lists, X-Loading, X-Next-Cursor, X-Query-Cost, X-Request-Id"
    )
    assert answer.headers["x-query-cost"] == str(answer.json()["extensions"]["cost"]["estimated"])


@pytest.mark.parametrize(
    ("origins", "change", "detail"),
    [
        (
            "",
            {},
            "Pages from 'https://b.example' may not ask here. The operator allows origins in ACCORD_CORS_ORIGINS, which"
            " names none now.",
        ),
        (
            "https://a.example,https://c.example",
            {},
            "Pages from 'https://b.example' may not ask here. The operator allows origins in ACCORD_CORS_ORIGINS.",
        ),
        (
            "https://a.example",
            {"origin": f"https://{'b' * 200}.example"},
            f"Pages from 'https://{'b' * 89}...' may not ask here. The operator allows origins in ACCORD_CORS_ORIGINS.",
        ),
        (
            "*",
            {"access-control-request-method": "X" * 200},
            f"The method is '{'X' * 97}...'; send GET, HEAD, POST.",
        ),
        ("*", {"access-control-request-method": "DELETE"}, "The method is 'DELETE'; send GET, HEAD, POST."),
        (
            "*",
            {"access-control-request-private-network": "true"},
            "This server allows no requests from public pages to private networks.",
        ),
    ],
)
async def test_a_refused_preflight_says_what_decides(
    tmp_path: Path, origins: str, change: dict[str, str], detail: str
) -> None:
    headers = {"origin": "https://b.example", **PREFLIGHT, **change}
    answer = await asked(tmp_path, "OPTIONS", settings={"cors_origins": origins}, headers=headers)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {"title": "Forbidden", "status": 403, "detail": detail}
