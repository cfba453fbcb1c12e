"""The forms of a document: by suffix and by header, with links to the others, on every store."""

import gzip
import re
from collections.abc import AsyncIterator
from urllib.parse import urljoin

import httpx
import pytest

from api.web.representations import HTML, OFFERED, Representation
from graph.rdf.document import describe
from graph.rdf.formats import format_named
from graph.store import Store
from tests.api.web.linked import BASE, CAMP, client_of, content_type, problem, whole
from tests.graph.sample import sample
from tests.stores import Hold

RELATION = "/doc/involvement/camp--army--target"
LINK = re.compile(r'<([^<>\s"]*)>((?:; [a-z]+="[^"]*")+)')
PARAMETER = re.compile(r'; ([a-z]+)="([^"]*)"')
DOCUMENTS = (CAMP, RELATION, "/ontology", "/shapes", "/shapes-sparql", "/vocabularies", "/ontology/0.1.0")
FORMS = ", ".join(f".{form.name} ({form.title})" for form in OFFERED)


@pytest.fixture(scope="module")
async def store(hold: Hold) -> AsyncIterator[Store]:
    """A store that holds the sample."""
    made = await hold("sample", lambda: [sample()])
    yield made
    await made.close()


@pytest.fixture(scope="module")
async def client(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the routes over the sample."""
    async with client_of(store) as made:
        yield made


def links(answer: httpx.Response) -> list[tuple[str, dict[str, str]]]:
    """What `Link` says: each address as it leads on from that of the request, and its parameters."""
    text = answer.headers["link"]
    assert re.fullmatch(rf"{LINK.pattern}(?:, {LINK.pattern})*", text)
    address = str(answer.request.url)
    return [(urljoin(address, target), dict(PARAMETER.findall(said))) for target, said in LINK.findall(text)]


def alternates(answer: httpx.Response) -> dict[str, str]:
    """The other forms that `Link` names, by media type."""
    return {said["type"]: target for target, said in links(answer) if said["rel"] == "alternate"}


def varies(answer: httpx.Response) -> set[str]:
    """The headers of a request that decided; what is long is compressed for who accepts that."""
    return set(filter(None, answer.headers.get("vary", "").split(", ")))


@pytest.mark.parametrize("form", OFFERED, ids=lambda form: form.name)
@pytest.mark.parametrize("path", DOCUMENTS)
async def test_a_suffix_wins_over_accept(client: httpx.AsyncClient, path: str, form: Representation) -> None:
    other = "application/n-triples" if form.name != "nt" else "text/turtle"
    answer = await client.get(f"{path}.{form.name}", headers={"Accept": other})
    asked = await client.get(path, headers={"Accept": form.media_type})
    assert (answer.status_code, answer.headers["content-type"]) == (200, content_type(form.media_type))
    assert (answer.content, answer.headers["etag"]) == (asked.content, asked.headers["etag"])
    language = {"Accept-Language"} if form is HTML else set()
    assert varies(asked) - {"Accept-Encoding"} == {"Accept", *language}
    assert varies(answer) - {"Accept-Encoding"} == language


@pytest.mark.parametrize("path", DOCUMENTS)
async def test_each_form_leads_to_all_others(client: httpx.AsyncClient, path: str) -> None:
    for form in OFFERED:
        led = alternates(await client.get(f"{path}.{form.name}"))
        assert led == {other.media_type: f"http://test{path}.{other.name}" for other in OFFERED if other is not form}


async def test_links_hold_where_a_slash_is_written_otherwise(client: httpx.AsyncClient) -> None:
    answer = await client.get("/doc/event%2Fcamp")
    assert alternates(answer)["text/html"] == f"http://test{CAMP}.html"


async def test_what_describes_a_thing_and_a_document(client: httpx.AsyncClient) -> None:
    (thing,) = links(await client.get("/id/event/camp"))
    assert thing == (f"http://test{CAMP}", {"rel": "describedby"})
    for path in (CAMP, f"{CAMP}.html", RELATION):
        described = [target for target, said in links(await client.get(path)) if said["rel"] == "describedby"]
        assert described == ["http://test/shapes"]


@pytest.mark.parametrize("path", [*DOCUMENTS, f"{CAMP}.nq", f"{CAMP}.html", "/context.jsonld", "/static/pages.css"])
async def test_each_form_has_a_tag_of_its_own(client: httpx.AsyncClient, path: str) -> None:
    first = await client.get(path)
    tag = first.headers["etag"]
    assert tag.startswith('W/"')
    again = await client.get(path, headers={"If-None-Match": f'W/"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert varies(again) == varies(first) | {"Accept-Encoding"}
    assert again.headers.get("link") == first.headers.get("link")


async def test_no_two_forms_share_a_tag(client: httpx.AsyncClient) -> None:
    tags = [
        (await client.get(f"{path}.{form.name}")).headers["etag"]
        for path in (CAMP, RELATION, "/ontology", "/shapes")
        for form in OFFERED
    ]
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize("path", [*DOCUMENTS, *(f"{CAMP}.{form.name}" for form in OFFERED), f"{CAMP}.foo", "/doc/a/b"])
async def test_head_tells_what_get_does(client: httpx.AsyncClient, path: str) -> None:
    got, head = await client.get(path), await client.head(path)
    assert head.status_code == got.status_code
    assert dict(head.headers) == dict(got.headers)


async def test_head_of_a_large_document_reads_no_further(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.web.linked_data.LARGEST_HELD", 5000)
    head = await client.head("/doc/actor/army")
    assert (head.status_code, head.content, "content-length" in head.headers) == (200, b"", False)


@pytest.mark.parametrize("suffix", ["foo", "turtle", "TTL", "ttl.gz"])
@pytest.mark.parametrize("path", [CAMP, "/ontology", "/shapes-sparql", "/ontology/0.1.0"])
async def test_a_suffix_that_is_none_of_ours(client: httpx.AsyncClient, path: str, suffix: str) -> None:
    answer = await client.get(f"{path}.{suffix}")
    assert problem(answer) == (404, f"There is no form {'.' + suffix!r} of this document. There are {FORMS}.")


async def test_a_dot_without_a_suffix(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"{CAMP}.")
    assert problem(answer) == (404, f"There is no form '.' of this document. There are {FORMS}.")


async def test_compressed_it_is_the_same(client: httpx.AsyncClient, store: Store) -> None:
    async with client.stream("GET", "/doc/actor/army.nt", headers={"Accept-Encoding": "gzip"}) as answer:
        assert (answer.headers["content-encoding"], answer.headers["vary"]) == ("gzip", "Accept-Encoding")
        content = b"".join([piece async for piece in answer.aiter_raw()])
    assert gzip.decompress(content) == await whole(describe(store, format_named("nt"), BASE, "actor/army"))


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        (
            "colour=red",
            "'colour' is not a parameter of a document. Known: lang, as-of, known-by, relation, after, view.",
        ),
        ("lang=en&lang=fr", "lang is given twice, as 'en' and 'fr'. Keep one of the two."),
    ],
)
@pytest.mark.parametrize("path", [CAMP, f"{CAMP}.html"])
async def test_wrong_parameters(client: httpx.AsyncClient, path: str, query: str, detail: str) -> None:
    assert problem(await client.get(f"{path}?{query}")) == (400, detail)


async def test_a_language_that_pages_are_not_in(client: httpx.AsyncClient) -> None:
    detail = "lang=de is not a language of these pages; write en or fr."
    assert problem(await client.get(f"{CAMP}.html?lang=de")) == (400, detail)
    assert problem(await client.get("/ontology.html?lang=de")) == (400, detail)
