"""A class in one file is enough for schema, layouts, RDF, deposits and YAML; and it is loaded and asked for."""

import json
from pathlib import Path

import pytest
from graphql import GraphQLNamedType
from graphql import build_schema as read_schema

from api.schema import sdl
from graph.deposit.snapshot import fill
from graph.loading.load import load
from graph.neo4j import layout as neo4j_layout
from graph.rdf.document import describe
from graph.rdf.formats import format_named
from graph.sqlite import tables as sqlite_tables
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from ontology.places import Place
from ontology.values import DateSpan, Text
from ontology.vocabularies import PlaceKind
from tests.api.commands.command_line import Run, write_folder
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.loaders.curated_snippets import DATASET, SOURCES
from tests.ontology import toy_class
from tests.ontology.toy import ontology_with_toy_class
from tests.ontology.toy_class import Curfew, CurfewReason, Imposition
from tests.program_with import Copy, program_with

TOY = ontology_with_toy_class()


def test_it_is_in_the_schema() -> None:
    with_it, without = (read_schema(sdl(ontology)).type_map for ontology in (TOY, ONTOLOGY))
    connections = {"CurfewImposedIn", "PlaceCurfews"}
    filters = {f"{name}{part}" for name in connections for part in ("Filter", "Where", "Order", "OrderField")}
    groups = {"CurfewGroup", "CurfewGrouping", "CurfewGroupConnection", "CurfewGroupEdge"}
    pages = {f"{name}{part}" for name in (*connections, "Curfew") for part in ("Connection", "Edge")}
    own = {"Curfew", "CurfewReason", "CurfewReasonFilter", "CurfewWhere", "CurfewOrder", "CurfewOrderField"}
    assert with_it.keys() - without.keys() == own | pages | filters | groups
    new = {name: _fields(with_it[name]) - _fields(kind) for name, kind in without.items()}
    assert {name: fields for name, fields in new.items() if fields} == {
        "Query": {"curfew", "curfews", "curfewGroups"},
        "Place": {"curfews"},
        "PlaceWhere": {"curfews"},
        "Searchable": {"CURFEW"},
        "SearchWhere": {"curfew"},
        "CodeList": {"CURFEW_REASON"},
        "RelationType": {"IMPOSED_IN"},
    }


def _fields(kind: GraphQLNamedType) -> set[str]:
    """The fields or values of a type."""
    return {*getattr(kind, "fields", ()), *getattr(kind, "values", ())}


def test_it_has_tables_and_indexes_in_sqlite() -> None:
    known = sqlite_tables.layout(ONTOLOGY)
    new = [statement.splitlines()[0] for statement in sqlite_tables.layout(TOY) if statement not in known]
    assert new == [
        "CREATE TABLE Curfew (",
        "CREATE INDEX Curfew_by_reason_id ON Curfew (reason, id)",
        "CREATE INDEX Curfew_by_whenFirst_id_whenLast ON Curfew (whenFirst, id, whenLast)",
        "CREATE INDEX Curfew_across_months ON Curfew (whenFirst, id, whenLast)"
        " WHERE substr(whenFirst, 1, 7) <> substr(whenLast, 1, 7)",
        "CREATE INDEX Curfew_by_dataset ON Curfew (dataset)",
        "CREATE TABLE imposedIn (",
        "CREATE INDEX imposedIn_by_sourceId_id ON imposedIn (sourceId, id)",
        "CREATE INDEX imposedIn_by_targetId_id ON imposedIn (targetId, id)",
        "CREATE INDEX imposedIn_by_dataset_id ON imposedIn (dataset, id)",
    ]


def test_it_has_constraints_and_indexes_in_neo4j() -> None:
    new = neo4j_layout.layout(TOY).keys() - neo4j_layout.layout(ONTOLOGY).keys()
    assert new == {"Curfew_id", "Curfew_reason", "Curfew_whenFirst", "IMPOSED_IN_id"}


TURTLE = """
<id/curfew/kidal> a ac:Curfew ;
    rdfs:label "No way out at night"@en ;
    ac:dataset <id/dataset/sample> ;
    ac:reason acv:curfew-reason-attack ;
    ac:title "No way out at night"@en ;
    ac:when "2013-02"^^xsd:gYearMonth ;
    ac:whenFrom "2013-02-01"^^xsd:date ;
    ac:whenTo "2013-02-28"^^xsd:date ;
    ac:hours 11 .

<id/documentation/curfew-kidal--sample> a ac:Documentation ;
    ac:subject <id/curfew/kidal> ;
    ac:object <id/source/sample> ;
    ac:dataset <id/dataset/sample> ;
    ac:basis acv:basis-own .
<id/curfew/kidal> ac:documentedBy <id/source/sample> .

<id/imposition/kidal--ml-kidal> a ac:Imposition ;
    ac:subject <id/curfew/kidal> ;
    ac:object <id/place/ml-kidal> ;
    ac:dataset <id/dataset/sample> ;
    ac:basis acv:basis-own ;
    ac:strict true .
<id/curfew/kidal> ac:imposedIn <id/place/ml-kidal> .
"""


async def test_it_is_written_as_rdf(tmp_path: Path) -> None:
    store = opened(f"sqlite:///{tmp_path}/store.db", TOY)
    try:
        await _filled(store)
        pieces = describe(store, format_named("ttl"), DEFAULT_BASE_IRI, "curfew/kidal")
        text = b"".join([piece async for piece in pieces]).decode()
    finally:
        await store.close()
    assert text.partition("\n\n")[2] == TURTLE.removeprefix("\n")


TABLES = {
    "curfew": """\
id,dataset_id,label_en,label_fr,label_native,reason,title_en,title_fr,title_native,when,when_precision,when_from,when_to,\
hours,source_grade,note_en,note_fr,note_native
curfew/kidal,dataset/sample,No way out at night,,,ATTACK,No way out at night,,,2013-02,MONTH,2013-02-01,2013-02-28,\
11,,,,
""",
    "imposition": """\
id,subject_id,object_id,dataset_id,strict,basis,cites
imposition/kidal--ml-kidal,curfew/kidal,place/ml-kidal,dataset/sample,true,OWN,
""",
}


async def test_it_is_in_a_deposit(tmp_path: Path) -> None:
    store = opened(f"sqlite:///{tmp_path}/store.db", TOY)
    folder = tmp_path / "deposit"
    folder.mkdir()
    try:
        await _filled(store)
        await fill(store, DEFAULT_BASE_IRI, "Accord Graph 1.2.3", folder)
    finally:
        await store.close()
    written = {name: (folder / f"tables/{name}.csv").read_bytes().decode() for name in TABLES}
    assert written == {name: text.replace("\n", "\r\n") for name, text in TABLES.items()}
    book = (folder / "codebook.md").read_text()
    for said in (
        "curfew · *Couvre-feu*",
        "From its first to its last night.",
        "### CurfewReason",
        "Autour d’une élection.",
    ):
        assert said in book
    schemas = {one["name"]: one["schema"] for one in json.loads((folder / "datapackage.json").read_text())["resources"]}
    assert [key["reference"]["resource"] for key in schemas["imposition"]["foreignKeys"]] == [
        "curfew",
        "place",
        "dataset",
    ]
    assert "ac:Curfew a owl:Class" in (folder / "ontology/ontology.ttl").read_text()


async def _filled(store: Store) -> None:
    place = Place(id="place/ml-kidal", kind=PlaceKind.LOCALITY, name=Text("Kidal"))
    curfew = Curfew(
        id="curfew/kidal",
        reason=CurfewReason.ATTACK,
        title=Text("No way out at night"),
        when=DateSpan("2013-02"),
        hours=11,
    )
    imposed = Imposition(source=curfew.id, target=place.id, strict=True)
    await load(store, delivery(row(1, place), row(2, curfew, imposed)), strict=True)


CURFEWS = """\
- id: gao
  reason: attack
  title: {en: Nobody out after dark, fr: Personne dehors la nuit}
  when: '2018-04-15/2018-04-20'
  hours: 10
  imposed_in: [ml-gao, {place: ml-ber, strict: true}]
  sources: [s]
"""
PLACES = """\
- {id: ml-gao, kind: locality, names: {en: Gao, fr: Gao}, sources: [s]}
- {id: ml-ber, kind: locality, names: {en: Ber, fr: Ber}, sources: [s]}
"""
QUESTION = """{
  curfews(where: {reason: {eq: ATTACK}, hours: {gte: 10}}) {
    nodes { title(lang: FR) when { edtf } imposedIn { edges { strict node { name } } } documentedBy { nodes { id } } }
  }
  place(id: "place/ml-ber") { curfews { totalCount } }
}"""
ANSWER = {
    "curfews": {
        "nodes": [
            {
                "title": "Personne dehors la nuit",
                "when": {"edtf": "2018-04-15/2018-04-20"},
                "imposedIn": {
                    "edges": [{"strict": True, "node": {"name": "Ber"}}, {"strict": False, "node": {"name": "Gao"}}]
                },
                "documentedBy": {"nodes": [{"id": "source/s"}]},
            }
        ]
    },
    "place": {"curfews": {"totalCount": 1}},
}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The program with the class in it, and a folder with a curfew."""
    program = program_with(Path(toy_class.__file__), "ontology/curfews.py", tmp_path_factory.mktemp("program"))
    write_folder(program.root / "mine", {"dataset": DATASET, "sources": SOURCES, "places": PLACES, "curfews": CURFEWS})
    (program.root / "curfews.graphql").write_text(QUESTION, encoding="utf-8")
    return program


def test_it_is_written_in_yaml_loaded_and_asked_for(program: Copy, store_url: str) -> None:
    loaded = program.accord("load", "curated=mine", store=store_url)
    assert loaded == Run(0, "read 4, new 4, changed 0, unchanged 0, removed 0, rejected 0\n", "")
    answer = program.accord("query", "curfews.graphql", store=store_url)
    assert (answer.code, json.loads(answer.out)) == (0, {"data": ANSWER})
    assert program.accord("check", store=store_url).out.startswith("0 problems")


def test_a_wrong_row_of_it_is_told(program: Copy) -> None:
    write_folder(program.root / "wrong", {"dataset": DATASET, "sources": SOURCES, "curfews": CURFEWS + "  hour: 9\n"})
    refused = program.accord("load", "curated=wrong")
    assert refused.err.splitlines()[0] == (
        "wrong/curfews.yaml:8: hour: '9' stands under a key that is not known here. Did you mean 'hours'?"
        " Keys of curfew: id, source_grade, note, reason, title, when, hours, imposed_in, sources."
    )
