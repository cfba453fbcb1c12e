"""An answer as RDF: nothing that the export of the same data does not state, and everything that is selected."""

import re

import pytest

from api.errors import NOT_ACCEPTABLE, RequestError
from api.query.engine import Engine
from graph.rdf.export import export
from graph.rdf.formats import FORMATS, format_named
from graph.rdf.syntax import Format
from ontology.iris import DEFAULT_BASE_IRI
from tests.api.query.every_field import EveryField
from tests.api.query.in_form import in_form
from tests.graph.rdf.reading import read

COMPUTED = (
    ("totalCount", ""),
    ("leftOut { __typename total  undated  }", ""),
    ("to  precision", "to"),
    ("direction  label  properties { __typename name  value  }", "direction"),
)
CLIMBED = re.compile(r"\b(?:within\(kind: COUNTRY\)|ancestors) \{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
A = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
CAMP = '(where: {id: {eq: "event/camp"}})'


async def lines(engine: Engine, query: str, name: str = "nt") -> list[str]:
    """The statements of an answer, without the base."""
    written = (await in_form(engine, name, query))["triples"]
    return [line.replace(DEFAULT_BASE_IRI, "") for line in written.splitlines()]


@pytest.fixture(scope="module")
async def exported(small: Engine) -> set[str]:
    """All statements of the data, each with its graph."""
    pieces = [piece async for piece in export(small._store, format_named("nq"), DEFAULT_BASE_IRI)]
    return set(b"".join(pieces).decode().replace(DEFAULT_BASE_IRI, "").splitlines())


def stated(fields: str) -> str:
    """A selection without what is computed."""
    for computed, otherwise in COMPUTED:
        fields = fields.replace(computed, otherwise)
    return f"{{ {CLIMBED.sub('', fields)} }}"


ROOTS = ("actors", "agreements", "claims", "commitments", "events", "places", "datasets")


@pytest.mark.parametrize("root", ROOTS)
async def test_all_that_is_said_stands_in_the_export(small: Engine, exported: set[str], root: str) -> None:
    query = stated(EveryField(small.schema, few=10).root(root, relations=1, arguments="first: 100"))
    said = await lines(small, query, "nq")
    assert len(said) == len(set(said)) > 5
    assert set(said) <= exported


async def test_exactly_what_is_selected(small: Engine) -> None:
    query = f"{{ events{CAMP} {{ nodes {{ kind title(lang: FR) involves(first: 1) {{ edges {{ role }} }} }} }} }}"
    assert await lines(small, query) == [
        f"<id/event/camp> {A} <ontology#Event> .",
        "<id/event/camp> <ontology#kind> <vocabularies#event-kind-attack> .",
        '<id/event/camp> <ontology#title> "Attaque du camp de Tombouctou"@fr .',
        f"<id/involvement/camp--army--target> {A} <ontology#Involvement> .",
        "<id/involvement/camp--army--target> <ontology#subject> <id/event/camp> .",
        "<id/involvement/camp--army--target> <ontology#object> <id/actor/army> .",
        "<id/involvement/camp--army--target> <ontology#role> <vocabularies#role-target> .",
        "<id/event/camp> <ontology#involves> <id/actor/army> .",
    ]


@pytest.mark.parametrize("shown", ["edges { role node { id } }", "nodes { id }", "edges { hedge }"])
async def test_what_has_a_hedge_states_it_and_no_direct_triple(small: Engine, shown: str) -> None:
    """Both whether the hedge is selected or not. The same actor may be involved without one as well."""
    said = await lines(small, f"{{ events{CAMP} {{ nodes {{ involves {{ {shown} }} }} }} }}")
    direct = {line for line in said if " <ontology#involves> " in line}
    assert direct == {f"<id/event/camp> <ontology#involves> <id/actor/{one}> ." for one in ("army", "jnim")}
    assert any("<id/involvement/camp--unnamed--attacker>" in line for line in said)
    assert any("<ontology#hedge>" in line for line in said)


async def test_the_only_relation_to_a_node_with_a_hedge(small: Engine) -> None:
    said = await lines(small, '{ event(id: "event/twin-b") { involves { nodes { id } } } }')
    assert len(said) == 6
    assert not any("<ontology#involves>" in line for line in said)


async def test_a_figure_states_its_hedge(mali_in_file: Engine) -> None:
    said = await lines(
        mali_in_file, '{ casualtyEstimate(id: "casualty-estimate/mali-2016-07-21-kibaru-killed-both-sides") { best } }'
    )
    assert any(line.endswith("<ontology#hedge> <vocabularies#hedge-reported> .") for line in said)


async def test_a_text_is_in_the_language_that_is_shown(small: Engine) -> None:
    """Without English, French is shown; a label in the people's own language is stated where there is no other."""
    event, actor = '(id: "event/month")', '(id: "actor/jnim")'
    other = await lines(small, f"{{ event{event} {{ title label }} }}")
    assert '<id/event/month> <ontology#title> "Éclaireurs"@fr .' in other
    assert '<id/event/month> <http://www.w3.org/2000/01/rdf-schema#label> "Éclaireurs"@fr .' in other
    alone = await lines(small, f"{{ event{event} {{ title(fallback: false) }} }}")
    assert not any("ontology#title" in line for line in alone)
    native = await lines(small, f"{{ actor{actor} {{ name(lang: NATIVE) label(lang: NATIVE) }} }}")
    assert [line for line in native if "und" in line] == [
        '<id/actor/jnim> <ontology#nameNative> "جماعة نصرة الإسلام والمسلمين"@und .'
    ]


async def test_dates_sources_and_datasets(small: Engine) -> None:
    shown = "w: when { edtf from } dataset { title } involves { edges { citations { locator source { kind } } } }"
    query = f"{{ events{CAMP} {{ nodes {{ {shown} }} }} }}"
    said = await lines(small, query)
    assert '<id/event/camp> <ontology#when> "2018-04-14"^^<http://www.w3.org/2001/XMLSchema#date> .' in said
    assert '<id/event/camp> <ontology#whenFrom> "2018-04-14"^^<http://www.w3.org/2001/XMLSchema#date> .' in said
    assert "<id/event/camp> <ontology#dataset> <id/dataset/sample> ." in said
    assert any(line.startswith("<id/dataset/sample> <ontology#title>") for line in said)
    assert '<id/involvement/camp--jnim--attacker> <ontology#cites> "source/press p. 3" .' in said
    assert any("prov#wasDerivedFrom> <id/source/press>" in line for line in said)
    assert "<id/source/press> <ontology#kind> <vocabularies#source-kind-press> ." in said
    assert any("whenTo" in line or "sourceGrade" in line for line in said) is False


@pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])
async def test_every_syntax_says_the_same(small: Engine, format_: Format) -> None:
    query = (
        f"{{ events{CAMP} {{ nodes {{ title dataset {{ id }} involves {{ edges {{ role node {{ name }} }} }} }} }} }}"
    )
    written, plain = [await in_form(small, name, query) for name in (format_.name, "nt")]
    assert read(written["triples"].encode(), format_).isomorphic(read(plain["triples"].encode(), format_named("nt")))
    nothing = await in_form(small, format_.name, '{ event(id: "event/none") { title } }')
    assert len(read(nothing["triples"].encode(), format_)) == 0


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("{ events { totalCount nodes { id } } }", "events.totalCount"),
        ("{ events { nodes { when { precision } } } }", "events.nodes.when.precision"),
        ("{ all: events { nodes { n: involves { totalCount } } } }", "all.nodes.n.totalCount"),
        ('{ search(text: "army") { edges { score } } }', "search.edges.score"),
        ("{ places { nodes { ancestors { id } } } }", "places.nodes.ancestors"),
        ("{ eventGroups(by: KIND) { nodes { count } } }", "eventGroups"),
        ('{ compliance(agreement: "agreement/accord") { asOf } }', "compliance"),
        ('{ changes(agreement: "agreement/accord", from: "2018-01-31", to: "2018-04-30") { unchanged } }', "changes"),
        ("{ codes(list: EVENT_KIND) { code } }", "codes"),
        ("{ events { nodes { relations { edges { label } } } } }", "events.nodes.relations.edges.label"),
    ],
)
async def test_what_is_computed_is_refused_by_name(small: Engine, query: str, named: str) -> None:
    with pytest.raises(RequestError, match=f"^{re.escape(named)} is computed") as refused:
        await in_form(small, "ttl", query)
    assert refused.value.code is NOT_ACCEPTABLE
