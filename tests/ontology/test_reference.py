"""The reference page: its links lead somewhere, its example is true, and nothing declared is missing."""

import re

import pyshacl
from rdflib import namespace as ns

from ontology import ONTOLOGY
from ontology.terms import expand
from tests.ontology.graphs import AC, files, graph_of, parsed

PAGE = files()["ontology.md"]


def test_every_link_leads_to_one_heading() -> None:
    headings = [
        line.lstrip("#").strip().lower().replace(" ", "-") for line in PAGE.splitlines() if line.startswith("#")
    ]
    links = set(re.findall(r"\]\(#([^)]+)\)", PAGE))
    assert len(links) > 60
    assert {link: headings.count(link) for link in links} == dict.fromkeys(links, 1)


def test_the_example_conforms_to_the_shapes() -> None:
    (example,) = re.findall(r"```turtle\n(.*?)```", PAGE, re.DOTALL)
    graph = parsed(example)
    conforms, _, report = pyshacl.validate(graph, shacl_graph=graph_of("shapes.ttl"))
    assert conforms, report
    assert len(graph) == 20


def test_everything_declared_has_its_heading_or_row() -> None:
    named = (*ONTOLOGY.classes, *ONTOLOGY.relations, *ONTOLOGY.values, *ONTOLOGY.vocabularies)
    assert [one.__name__ for one in named if f"\n### {one.__name__}\n" not in PAGE] == []
    properties = [one.name for cls in (*ONTOLOGY.classes, *ONTOLOGY.relations) for one in cls.properties()]
    assert [name for name in properties if f"\n| `{name}` |" not in PAGE] == []
    codes = [code.name for vocabulary in ONTOLOGY.vocabularies for code in vocabulary]
    assert [code for code in codes if f"\n| `{code}` |" not in PAGE] == []


def test_a_relation_is_shown_from_both_ends() -> None:
    assert "- [Event](#event) `involves` [Actor](#actor) · *implique* · `ac:Involvement`" in PAGE
    assert "- [Actor](#actor) `involvedIn` [Event](#event) · *impliqué dans*" in PAGE
    assert "told apart by `role`." in PAGE


def test_aligned_is_said_of_what_lies_under_a_known_term_in_owl_and_of_nothing_else() -> None:
    ontology = graph_of("ontology.ttl")
    under = {
        (str(term).removeprefix(AC), str(above))
        for predicate in (ns.RDFS.subClassOf, ns.RDFS.subPropertyOf)
        for term, above in ontology.subject_objects(predicate)
        if not str(above).startswith(AC)
    }
    said = {(name, expand(term)) for name, terms in _aligned() for term in re.findall("`([^`]+)`", terms)}
    assert said == under


def _aligned() -> list[tuple[str, str]]:
    """What the page says to be aligned: a class, a property or a relation, and with which terms."""
    terms = r"aligned with ((?:`[^`]+`(?:, )?)+)"
    classes = re.findall(rf"`ac:(\w+)`[^\n]* {terms}", PAGE)
    properties = re.findall(rf"^\| `(\w+)` [^\n]* {terms}", PAGE, re.MULTILINE)
    relations = re.findall(rf"^- `(\w+)`: {terms}", PAGE, re.MULTILINE)
    return [*classes, *properties, *relations, *re.findall(rf"`(dataset)`[^\n]* \({terms}\)", PAGE)]


def test_no_trailing_space_and_no_double_blank_line() -> None:
    assert re.findall(r"[ \t]+$", PAGE, re.MULTILINE) == []
    assert "\n\n\n" not in PAGE
