"""What is published is OWL 2 DL, and nothing in it contradicts the rest: the OWL API and HermiT say so."""

from pathlib import Path

from tests.ontology.graphs import PREFIXES, files
from tests.ontology.owl_dl import findings

PUBLISHED = ("ontology.ttl", "vocabularies.ttl")
UNDECLARED = {
    "http://www.w3.org/ns/dcat#Dataset": "dcat:Dataset a owl:Class .",
    "https://schema.org/domainIncludes": "schema:domainIncludes a owl:AnnotationProperty .",
    "https://schema.org/minValue": "schema:minValue a owl:DatatypeProperty .",
}
IMPOSSIBLE = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
<more> a owl:Ontology .
ac:Actor a owl:Class ; owl:disjointWith ac:Documented .
ac:Documented a owl:Class .
"""


def test_what_is_published_is_sound(tmp_path: Path) -> None:
    assert findings(*_written(tmp_path)) == []


def test_a_term_that_is_not_declared_is_told(tmp_path: Path) -> None:
    ontology, _ = _written(tmp_path)
    text = ontology.read_text()
    for declaration in UNDECLARED.values():
        assert declaration in text
        text = text.replace(declaration, "")
    ontology.write_text(text)
    told = [{term for term in UNDECLARED if f"<{term}>" in line} for line in findings(ontology)]
    assert set().union(*told) == set(UNDECLARED)
    assert all(told)


def test_a_class_without_possible_members_is_told(tmp_path: Path) -> None:
    more = tmp_path / "more.ttl"
    more.write_text(PREFIXES + IMPOSSIBLE)
    assert findings(*_written(tmp_path), more) == ["can have no member: https://accord-graph.example/ontology#Actor"]


def _written(folder: Path) -> list[Path]:
    for name in PUBLISHED:
        (folder / name).write_text(files()[name])
    return [folder / name for name in PUBLISHED]
