"""Parts of the graph by GraphQL's conditions: they have the nodes that GraphQL finds, and errors say what to write."""

import json
from typing import Any

import pytest
from rdflib import RDF, Graph

from api.query.engine import Engine
from api.query.guarding.limits import Limits
from api.schema.meaning import root_names
from graph.rdf.export import export
from graph.rdf.formats import format_named
from graph.rdf.scope import Scope, ScopeError
from graph.store import Store
from graph.stored.statistics import Statistic, Statistics
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI, id_of
from tests.graph.conftest import delivered, engine, loaded
from tests.graph.rdf.parts import CLASSES, DATED, IN_ORDER, reader, scope_of

__all__ = ["delivered", "engine", "loaded"]
BEGUN = "agreement, assessment, claim, event, finding"
CLOCKED = "agreement, assessment, casualty-estimate, claim, commitment, event, finding, match-decision, provision"
PLACED = "agreement, dataset, event, place"
SCHEMA = "`accord schema` prints what there is."


async def exported(store: Store, scope: Scope) -> list[str]:
    """The ids of the nodes of a part, as its export describes them."""
    format_ = format_named("nt")
    pieces = [piece async for piece in export(store, format_, DEFAULT_BASE_IRI, scope, page_size=3)]
    graph = Graph().parse(data=b"".join(pieces), format="nt")
    ids = (id_of(str(one)) for one in graph.subjects(RDF.type))
    return sorted(id_ for id_ in ids if id_.partition("/")[0] in ONTOLOGY.class_of_path)


async def found(engine: Engine, cls: str, where: Any) -> list[str]:
    """The ids of the nodes that GraphQL finds."""
    _, many = root_names(ONTOLOGY)[ONTOLOGY.class_of_path[cls]]
    type_ = f"{ONTOLOGY.class_of_path[cls].__name__}Where"
    query = f"query ($where: {type_}) {{ {many}(where: $where, first: 500) {{ nodes {{ id }} }} }}"
    data = await engine.execute(query, {"where": where})
    return sorted(node["id"] for node in data[many]["nodes"])


@pytest.mark.parametrize(
    ("cls", "where"),
    [
        ("event", {"kind": {"eq": "ATTACK"}}),
        ("event", {"when": {"overlaps": "2018-04"}, "NOT": {"kind": {"in": ["ATTACK"]}}}),
        ("event", {"involves": {"some": {"role": {"eq": "TARGET"}, "node": {"id": {"eq": "actor/army"}}}}}),
        ("event", {"OR": [{"title": {"contains": "CAMP"}}, {"happenedAt": {"none": {}}}]}),
        ("event", {"happenedAt": {"some": {"node": {"within": {"under": "place/gao"}}}}}),
        ("event", {"hasPlace": False}),
        ("actor", {"memberOf": {"some": {"on": {"day": "2018-04-14", "certainty": "POSSIBLY"}}}}),
        ("place", {"near": {"lat": 16.8, "lon": -3, "km": 300, "centroids": True}}),
        ("claim", {"date": {"from": {"eq": None}}}),
        ("casualty-estimate", {"low": {"gte": 3}}),
        ("source", {"publisher": {"eq": None}, "title": {"contains": "l"}}),
        ("event", {"kind": None}),
        ("event", {}),
    ],
)
async def test_a_part_has_the_nodes_that_graphql_finds(
    loaded: Store, engine: Engine, cls: str, where: dict[str, Any]
) -> None:
    part = reader().read({"class": cls, "where": json.dumps(where)})
    ids = await exported(loaded, part)
    assert ids == await found(engine, cls, where) != []


@pytest.mark.parametrize(
    ("cls", "place", "where"),
    [
        ("event", "gao", {"happenedAt": {"some": {"node": {"within": {"under": "place/gao"}}}}}),
        ("event", "mali", {"happenedAt": {"some": {"node": {"within": {"under": "place/mali"}}}}}),
        ("agreement", "mali", {"signedAt": {"some": {"node": {"within": {"under": "place/mali"}}}}}),
        ("place", "menaka", {"within": {"under": "place/menaka"}}),
    ],
)
async def test_under_a_place_is_as_in_graphql(
    loaded: Store, engine: Engine, cls: str, place: str, where: dict[str, Any]
) -> None:
    ids = await exported(loaded, scope_of(class_=cls, under=f"place/{place}"))
    assert ids == await found(engine, cls, where) != []


async def test_words_hold_together(loaded: Store, engine: Engine) -> None:
    where = {"kind": {"eq": "ATTACK"}}
    words = {"class_": "event", "from_": "2018-04", "to": "2018", "under": "place/mali", "dataset": "dataset/sample"}
    ids = await exported(loaded, scope_of(**words, where=json.dumps(where)))
    lying = {"happenedAt": {"some": {"node": {"within": {"under": "place/mali"}}}}}
    assert ids == await found(engine, "event", {"AND": [where, lying, {"when": {"overlaps": "2018-04/2018"}}]}) != []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"class_": "Event"}, f"class=Event is not a class; write one of {CLASSES}."),
        ({"class_": ""}, f"class= is not a class; write one of {CLASSES}."),
        ({"class_": "involvement"}, f"class=involvement is not a class; write one of {CLASSES}."),
        ({"dataset": "mali"}, "dataset=mali is not a dataset id; write one such as dataset/mali."),
        ({"from_": "2018"}, f"from needs a class; write class= and one of {DATED}."),
        ({"from_": "2018", "to": "2018"}, f"from and to need a class; write class= and one of {DATED}."),
        ({"under": "place/mali"}, f"under needs a class; write class= and one of {PLACED}."),
        ({"where": "{}"}, f"where needs a class; write class= and one of {IN_ORDER}."),
        ({"class_": "actor", "to": "2018"}, f"class=actor has no date; write class= and one of {DATED}."),
        (
            {"class_": "actor", "under": "place/mali"},
            f"under: class=actor has no place; write class= and one of {PLACED}.",
        ),
        (
            {"class_": "event", "under": "actor/army"},
            "under: 'actor/army' is the id of an actor; the id of a place begins with place/.",
        ),
        (
            {"class_": "event", "under": "mali"},
            "under: 'mali' does not begin with a class; the id of a place begins with place/.",
        ),
        ({"class_": "event", "under": 'place/"'}, 'under=place/" is not an id; write one such as place/gao.'),
        (
            {"class_": "event", "from_": "April"},
            "from=April: 'April' is not a date: write 2018, 2018-04 or 2018-04-14.",
        ),
        (
            {"class_": "event", "to": "2015-02-30"},
            "to=2015-02-30: '2015-02-30' is not a calendar date: give a day that exists.",
        ),
        ({"asOf": "2018-04-30"}, f"asOf needs a class; write class= and one of {BEGUN}."),
        (
            {"asOf": "2018-04-30", "knownBy": "2018-04-30", "from_": "2018"},
            f"from and asOf and knownBy need a class; write class= and one of {DATED}.",
        ),
        (
            {"class_": "place", "knownBy": "2018-04-30"},
            f"knownBy: nodes of class=place are there on every day; write class= and one of {CLOCKED}.",
        ),
        (
            {"class_": "commitment", "asOf": "2018-04-30", "knownBy": "2018-04-30"},
            "asOf: nodes of class=commitment have no date of their own; leave asOf out, or write class= and one of"
            f" {BEGUN}.",
        ),
        (
            {"class_": "event", "asOf": "2018-04"},
            "asOf=2018-04: '2018-04' is not a day: write one such as 2018-04-14.",
        ),
        (
            {"class_": "event", "knownBy": "2018-04-31"},
            "knownBy=2018-04-31: '2018-04-31' is not a calendar date: give a day that exists.",
        ),
        ({"class_": "event", "to": ""}, "to=: '' is not a date: write 2018, 2018-04 or 2018-04-14."),
        (
            {"class_": "event", "from_": "2018-05", "to": "2018-04"},
            "from=2018-05 is later than to=2018-04; write the earlier date first.",
        ),
        (
            {"class_": "event", "where": '{"kind'},
            'where={"kind is not JSON: unexpected end of data: line 1 column 7 (char 6). Write one that EventWhere of'
            ' the GraphQL schema takes, such as {"label": {"contains": "Mali"}}.',
        ),
        (
            {"class_": "actor", "where": "[]"},
            "where=[] is not a JSON object. Write one that ActorWhere of the GraphQL schema takes, such as"
            ' {"label": {"contains": "Mali"}}.',
        ),
        (
            {"class_": "event", "where": '{"kind": {"eq": "ATTAC"}}'},
            "where.kind.eq: Value 'ATTAC' does not exist in 'EventKind' enum. Did you mean the enum value 'ATTACK'?"
            f" {SCHEMA}",
        ),
        (
            {"class_": "event", "where": '{"OR": [{}, {"colour": {"eq": true}}]}'},
            "where.OR[1]: Expected value of type 'EventWhere' not to include unknown field 'colour', found:"
            f" {{'colour': {{'eq': true}}}}. {SCHEMA}",
        ),
        (
            {"class_": "event", "where": '{"id": {"eq": "actor/army"}}'},
            "where.id.eq: 'actor/army' is the id of an actor; the id of an event begins with event/.",
        ),
        (
            {"class_": "place", "where": '{"near": {"lat": 1}}'},
            "where.near has no lon and km; give lat, lon and km, or none of them.",
        ),
    ],
)
def test_what_is_no_part(words: dict[str, str], message: str) -> None:
    with pytest.raises(ScopeError) as caught:
        scope_of(**words)
    assert str(caught.value) == message


def test_no_more_conditions_than_graphql_allows() -> None:
    where = json.dumps({"OR": [{"kind": {"eq": "ATTACK"}}] * 4})
    words = {"class": "event", "where": where}
    reader(Limits(conditions=4)).read(words)
    with pytest.raises(ScopeError, match=r"^The filters have more than 3 conditions; use in: \[\.\.\.\]"):
        reader(Limits(conditions=3)).read(words)
    deep = "".join(['{"NOT":'] * 50) + "{}" + "}" * 50
    with pytest.raises(ScopeError, match=r"^The variables are nested deeper than 40 levels"):
        scope_of(class_="event", where=deep)


def test_no_higher_price_than_graphql_allows() -> None:
    large = Statistics(ONTOLOGY, {name: Statistic(name, 10**6, 30.0, 3000.0) for name in ("Event", "involves")})
    dear = {"involves": {"some": {"node": {"involvedIn": {"some": {"node": {"title": {"contains": "a"}}}}}}}}
    for where, answer in (({"title": {"contains": "camp"}}, True), (dear, False)):
        part = scope_of(class_="event", where=json.dumps(where))
        if answer:
            reader().check_price(part, large)
            continue
        with pytest.raises(ScopeError, match=r"^where: The request may read [0-9]+ rows, and 5000000 are allowed;"):
            reader().check_price(part, large)
