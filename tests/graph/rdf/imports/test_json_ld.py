"""JSON-LD: our context is taken for the one that is embedded or named, and nothing is fetched."""

import json
import re
from typing import Any

import pytest

from graph.rdf.formats import format_named
from graph.rdf.syntax import Format
from graph.store import Store
from ontology.iris import context_iri
from tests.graph.rdf.imports.importing import exported, imported, refusal

JSON_LD = format_named("jsonld")
UNCHANGED = "read 68, new 0, changed 0, unchanged 68, removed 0, rejected 0"
OTHER = "https://other.example/context.jsonld"


@pytest.fixture
def document(original: dict[Format, bytes]) -> dict[str, Any]:
    """The sample."""
    read: dict[str, Any] = json.loads(original[JSON_LD])
    return read


def _written(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


async def test_as_a_server_sends_it(copied: Store, original: dict[Format, bytes]) -> None:
    served = await exported(copied, JSON_LD.over_http)
    assert served.startswith(b'{"@context":"https://accord-graph.example/context.jsonld"')
    assert [str(report) for report in await imported(copied, served, JSON_LD)] == [UNCHANGED]
    assert await exported(copied, JSON_LD) == original[JSON_LD]


@pytest.mark.parametrize("named", [context_iri(), [context_iri()]], ids=["alone", "in a list"])
async def test_our_context_by_name(copied: Store, document: dict[str, Any], named: object) -> None:
    content = _written({"@context": named, "@graph": document["@graph"]})
    assert [str(report) for report in await imported(copied, content, JSON_LD)] == [UNCHANGED]


async def test_whatever_the_order_of_keys(copied: Store, document: dict[str, Any]) -> None:
    """What cannot be read as it comes is read as a whole."""
    turned = [dict(reversed(record.items())) for record in document["@graph"]]
    content = _written({"@graph": turned, "@context": document["@context"]})
    assert [str(report) for report in await imported(copied, content, JSON_LD)] == [UNCHANGED]


async def test_a_context_elsewhere_is_not_fetched(copied: Store, document: dict[str, Any]) -> None:
    content = _written({"@context": "https://schema.org/", "@graph": document["@graph"]})
    assert await refusal(copied, content, JSON_LD) == [
        "x.jsonld:1: @context: 'https://schema.org/' is another context than ours, and nothing is fetched."
        " Embed it, or name https://accord-graph.example/context.jsonld."
    ]
    inner = [{"@context": "https://schema.org/", "@id": "http://x.example/"}]
    assert await refusal(copied, _written({"@context": document["@context"], "@graph": inner}), JSON_LD) == [
        "x.jsonld:1: @context: '' names a context elsewhere, and nothing is fetched."
        " Embed it, or write https://accord-graph.example/context.jsonld at the beginning of the file."
    ]


async def test_the_context_of_another_base(copied: Store, document: dict[str, Any]) -> None:
    assert await refusal(copied, _written({"@context": OTHER, "@graph": document["@graph"]}), JSON_LD) == [
        "x.jsonld:1: base IRI: 'https://other.example/' is the base IRI of the file, and that of this store is"
        " https://accord-graph.example/. Set ACCORD_BASE_IRI=https://other.example/ to import it."
    ]


async def test_a_damage_has_its_line(copied: Store, original: dict[Format, bytes]) -> None:
    content = original[JSON_LD].decode()
    lines = content.splitlines()
    line = next(n for n, one in enumerate(lines, 1) if one.startswith('{"type":"Place","id":"node:place/well"'))
    assert await refusal(copied, content.replace("place-kind-site", "place-kind-sight").encode(), JSON_LD) == [
        f"x.jsonld:{line}: place/well ac:kind: 'acv:place-kind-sight' is not a code of place kind."
        " Did you mean acv:place-kind-site?"
    ]
    broken = "\n".join([*lines[: line - 1], lines[line - 1].replace(',"kind":', ',"kind"')])
    (told,) = await refusal(copied, broken.encode(), JSON_LD)
    assert re.fullmatch(rf"x\.jsonld:{line}: column \d+: '.*' is not JSON-LD \(.*\)\. Correct it, or .*", told)
