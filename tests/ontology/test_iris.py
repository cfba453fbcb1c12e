"""IRIs, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.iris import check_base, code_iri, id_of, node_iri, rebase, scheme_iri, term_iri
from ontology.vocabularies import EventKind

BASE = "https://a.example/graph/"


def test_iris_of_terms_codes_and_nodes() -> None:
    assert term_iri("Event") == "https://accord-graph.example/ontology#Event"
    assert scheme_iri(EventKind, BASE) == "https://a.example/graph/vocabularies#event-kind"
    assert code_iri(EventKind.ARMED_CLASH, BASE) == "https://a.example/graph/vocabularies#event-kind-armed-clash"
    assert node_iri("event/mali-1", BASE) == "https://a.example/graph/id/event/mali-1"


@given(st.from_regex(r"[a-z]+(-[a-z]+)*/[a-z0-9-]+", fullmatch=True))
def test_an_id_is_read_back_from_its_iri(id_: str) -> None:
    assert id_of(node_iri(id_, BASE), BASE) == id_


@pytest.mark.parametrize("iri", ["https://b.example/id/event/x", "https://a.example/graph/doc/event/x"])
def test_an_iri_of_another_base_is_refused(iri: str) -> None:
    with pytest.raises(ValueError, match=f"^<{iri}> does not begin with {BASE}id/: set the base IRI"):
        id_of(iri, BASE)


@pytest.mark.parametrize("key", ["event", "event/", "Event/x", "event/x/y", "event/é", "event/x#it"])
def test_an_iri_of_another_form_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="names no node"):
        id_of(f"{BASE}id/{key}", BASE)


@pytest.mark.parametrize("base", ["http://localhost:8000/", BASE, "https://xn--e1afmkfd.example/"])
def test_a_base_that_is_one(base: str) -> None:
    assert check_base(base) == base


@pytest.mark.parametrize(
    "base",
    ["", "/", "https://", "https:///", "https://a.example", "ftp://a.example/", "a.example/", "https://a.example/?/"],
)
def test_a_base_that_is_none(base: str) -> None:
    with pytest.raises(
        ValueError, match=r"is not a base IRI: write an http or https address|is not a base IRI: leave out"
    ):
        check_base(base)


def test_a_published_file_moves_to_another_base() -> None:
    published = "@prefix ac: <https://accord-graph.example/ontology#> ."
    assert rebase(published, BASE) == "@prefix ac: <https://a.example/graph/ontology#> ."
