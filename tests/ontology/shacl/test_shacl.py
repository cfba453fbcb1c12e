"""The shapes are valid SHACL, let good data through, and name what is wrong with bad data."""

from functools import cache

import pyshacl
import pytest
from rdflib import Graph
from rdflib import namespace as ns

from ontology import ONTOLOGY
from ontology.iris import shape_iri
from ontology.rules import RULES
from tests.ontology.graphs import AC, graph_of
from tests.ontology.shacl.broken import DECLARED, VALUES
from tests.ontology.shacl.good import ATTACK, COMMITMENT, COUNTRY, FIGURE, NUMBERS, PLACE, SNIPPETS, due
from tests.ontology.shacl.reports import objections

BROKEN = VALUES | DECLARED
WHEN = 'ac:when "2018-04-14"^^xsd:date ;\n        ac:whenFrom "2018-04-14"^^xsd:date ; ac:whenTo "2018-04-14"^^xsd:date'
NATIVE = 'ac:name "Timbuktu"@en, "Tombouctou"@fr ; ac:nameNative'
LABEL = 'rdfs:label "Timbuktu"@en, "Tombouctou"@fr'
ALSO_GOOD = {
    **SNIPPETS,
    "a name in the people's own language alone": PLACE.replace(NATIVE, "ac:nameNative").replace(
        LABEL, 'rdfs:label "ⵜⵉⵏⴱⵓⴽⵜⵓ"@und'
    ),
    "a best number beyond the highest, as its publisher has it": FIGURE.replace(
        NUMBERS, 'ac:low 1 ; ac:best 9 ; ac:high 3 ; ac:noteNative "ⵜ"@und'
    ),
    "a country of which nothing is said": COUNTRY[COUNTRY.index("<id/dataset/mali> ac:country") :],
    "no number": FIGURE.replace(NUMBERS, 'ac:note "The number is unknown."@en'),
    "what is not verified": ATTACK.replace(
        "ac:whenStated", 'ac:sourceGrade acv:source-grade-unverified ; ac:note "Ask."@en ; ac:whenStated'
    ),
    "due on a day": due("absolute", due="2015-12-31"),
    "due in a window": due("window", start="2015-12-31", due="2015"),
    "due now and again": due("recurring", start="2015") + '<id/commitment/c> ac:deadlineEvery "P3M" .',
    "due some day": due("open") + '<id/commitment/c> ac:deadlineText "as soon as possible"@en .',
}


@pytest.fixture(scope="module")
def objected() -> dict[str, set[str]]:
    """What the shapes object to in all the data of these tests, by its name."""
    broken = {name: data.replace(good, bad) for name, (data, good, bad, _) in BROKEN.items()}
    return objections(ALSO_GOOD | broken | dates() | counts())


def dates() -> dict[str, str]:
    """An event on dates of every form and precision."""
    found = {}
    for when, form, first, last in (
        ("2018", "xsd:gYear", "2018-01-01", "2018-12-31"),
        ("2018-04", "xsd:gYearMonth", "2018-04-01", "2018-04-30"),
        ("2018-05", "xsd:gYearMonth", "2018-05-01", "2018-05-31"),
        ("2016-02", "xsd:gYearMonth", "2016-02-01", "2016-02-29"),
        ("2000-02", "xsd:gYearMonth", "2000-02-01", "2000-02-29"),
        ("1900-02", "xsd:gYearMonth", "1900-02-01", "1900-02-28"),
        ("2018-04-26/2018-04-27", "edtf:EDTF", "2018-04-26", "2018-04-27"),
        ("2018/2018-02", "edtf:EDTF", "2018-01-01", "2018-02-28"),
        ("2018-12/2018", "edtf:EDTF", "2018-12-01", "2018-12-31"),
        ("../2018-04", "edtf:EDTF", None, "2018-04-30"),
        ("2018/..", "edtf:EDTF", "2018-01-01", None),
    ):
        days = [("whenFrom", first), ("whenTo", last)]
        stated = [f'ac:when "{when}"^^{form}', *(f'ac:{name} "{day}"^^xsd:date' for name, day in days if day)]
        found[f"on {when}"] = ATTACK.replace(WHEN, " ; ".join(stated))
    return found


def counts() -> dict[str, str]:
    """The commitment, due after terms of every unit."""
    found = {}
    for start, duration, end in (
        ("2015-06-20", "P9W", "2015-08-22"),
        ("2015-12-31", "P60D", "2016-02-29"),
        ("2016-01-31", "P1M", "2016-02-29"),
        ("2015-02-28", "P1M", "2015-03-28"),
        ("2016-02-29", "P1Y", "2017-02-28"),
        ("2015-11-30", "P15M", "2017-02-28"),
    ):
        counted = COMMITMENT.replace('"P60D"', f'"{duration}"').replace("2015-06-20", start)
        found[f"{duration} after {start}"] = counted.replace("2015-08-19", end)
    return found


@cache
def _shapes() -> Graph:
    return graph_of("shapes.ttl") + graph_of("shapes-sparql.ttl")


def test_the_shapes_are_valid_shacl() -> None:
    conforms, _, report = pyshacl.validate(Graph(), shacl_graph=_shapes(), meta_shacl=True)
    assert conforms, report


def test_every_class_and_relation_has_a_closed_shape() -> None:
    closed = {str(shape) for shape in _shapes().subjects(ns.SH.closed, None)}
    ours = {each.__name__ for each in (*ONTOLOGY.classes, *ONTOLOGY.relations)}
    assert closed == {shape_iri(name) for name in (*ours, "Loading")}
    targets = {str(each).removeprefix(AC) for each in _shapes().objects(None, ns.SH.targetClass)}
    assert targets == {*ours, "http://www.w3.org/ns/prov#Activity"}


@pytest.mark.parametrize("name", [*ALSO_GOOD, *dates(), *counts()])
def test_good_data_conforms(name: str, objected: dict[str, set[str]]) -> None:
    assert objected[name] == set()


@pytest.mark.parametrize("name", BROKEN)
def test_bad_data_is_named(name: str, objected: dict[str, set[str]]) -> None:
    data, good, _, shapes = BROKEN[name]
    assert good in data
    assert objected[name] == set(shapes.split())


def test_every_rule_is_broken_above_and_its_own_shape_objects() -> None:
    rules = {rule.name for rule in RULES}
    assert {name.partition(",")[0] for name in DECLARED} == rules
    for name, (_, _, _, shapes) in DECLARED.items():
        assert any(shape.startswith(name.partition(",")[0]) for shape in shapes.split()), name
