"""What is read over relations: edges, citations, counts, single ones, interfaces, languages, and hubs.

This suite knows no engine's name: all of it holds on each.
"""

from typing import Any

import pytest

from api.query.engine import Engine
from graph.asked import selection as s
from graph.asked.operators import OPERATORS
from graph.asked.selection import At, Order, Page
from graph.compiling.paging import hub_read
from graph.store import Store
from graph.stored.columns import ID, Key, Scalar
from graph.stored.layout import sort_key
from ontology.actors import Actor
from ontology.events import Claim, Event, Involvement, Subject
from ontology.model import End
from ontology.vocabularies import Role
from tests.graph.contents import fetched
from tests.graph.questions import fields
from tests.graph.sample import PATROLS

EDGES = "totalCount edges { role hedge node { id } }"
JNIM, ARMY, UNNAMED = ({"id": f"actor/{key}"} for key in ("jnim", "army", "unnamed"))
INVOLVED = [
    {"role": "TARGET", "hedge": None, "node": ARMY},
    {"role": "ATTACKER", "hedge": "SUSPECTED", "node": JNIM},
    {"role": "INVOLVED", "hedge": None, "node": JNIM},
    {"role": "ATTACKER", "hedge": "ALLEGED", "node": UNNAMED},
]


async def test_parallel_relations_are_edges_of_their_own(engine: Engine) -> None:
    found = await fields(engine, 'event(id: "event/camp")', f"involves {{ {EDGES} }}")
    assert found == {"involves": {"totalCount": 4, "edges": INVOLVED}}


@pytest.mark.parametrize(
    ("where", "places"),
    [
        ("role: {eq: ATTACKER}", [1, 3]),
        ("role: {in: [ATTACKER, TARGET]}, hedge: {eq: null}", [0]),
        ("hedge: {eq: ALLEGED}", [3]),
        ('node: {id: {eq: "actor/jnim"}}', [1, 2]),
        ('node: {id: {eq: "actor/jnim"}}, role: {eq: INVOLVED}', [2]),
        ("NOT: {node: {kind: {eq: JIHADIST_GROUP}}}", [0, 3]),
        ("OR: [{role: {eq: TARGET}}, {hedge: {eq: ALLEGED}}]", [0, 3]),
        ("OR: []", []),
        ("AND: []", [0, 1, 2, 3]),
        ("node: {involvedIn: {some: {node: {kind: {eq: AMBUSH}}, role: {eq: TARGET}}}}", [0]),
        ("node: {alliedWith: {some: {}}}", [0, 1, 2]),
    ],
)
async def test_where_on_a_relation(engine: Engine, where: str, places: list[int]) -> None:
    found = await fields(engine, 'event(id: "event/camp")', f"involves(where: {{{where}}}) {{ {EDGES} }}")
    assert found["involves"] == {"totalCount": len(places), "edges": [INVOLVED[place] for place in places]}


async def test_edges_and_nodes_of_one_page_agree(engine: Engine) -> None:
    selected = "involves(first: 3) { nodes { id label } edges { node { label id } } }"
    found = (await fields(engine, 'event(id: "event/camp")', selected))["involves"]
    assert [edge["node"]["id"] for edge in found["edges"]] == [node["id"] for node in found["nodes"]]
    assert [node["label"] for node in found["nodes"]] == ["Malian army", "Support Group", "Support Group"]


async def test_citations_with_and_without_locator(engine: Engine) -> None:
    selected = "involves { edges { citations { locator basis source { id title(lang: FR) } } } }"
    found = await fields(engine, 'event(id: "event/camp")', selected)
    press = {
        "locator": "p. 3",
        "basis": "OWN",
        "source": {"id": "source/press", "title": "L’attaque du camp de Tombouctou"},
    }
    bulletin = {"locator": None, "basis": "OWN", "source": {"id": "source/bulletin", "title": "Bulletin"}}
    assert found["involves"]["edges"] == [{"citations": one} for one in ([], [press, bulletin], [], [])]


async def test_the_sources_of_a_node(engine: Engine) -> None:
    selected = "documentedBy { totalCount edges { locator basis node { id } } }"
    found = await fields(engine, 'event(id: "event/camp")', selected)
    cited = [(None, "bulletin"), ("p. 3", "press"), ("p. 4", "press")]
    edges = [{"locator": locator, "basis": "OWN", "node": {"id": f"source/{key}"}} for locator, key in cited]
    assert found["documentedBy"] == {"totalCount": 3, "edges": edges}


async def test_counts_alone(engine: Engine) -> None:
    selected = """
      involvedIn { totalCount }
      asTarget: involvedIn(where: {role: {eq: TARGET}}) { totalCount }
      ambushes: involvedIn(where: {node: {kind: {eq: AMBUSH}}}) { totalCount }
      none: involvedIn(where: {OR: []}) { totalCount }
      alliedWith { totalCount }
      allied: alliedWith(where: {node: {name: {contains: "union"}}}) { totalCount }
      claims { totalCount }"""
    counts = {"involvedIn": PATROLS + 4, "asTarget": 2, "ambushes": 1, "none": 0}
    counts |= {"alliedWith": 1, "allied": 1, "claims": 1}
    found = await fields(engine, 'actor(id: "actor/army")', selected)
    assert found == {name: {"totalCount": count} for name, count in counts.items()}
    assert await fields(engine, "events(where: {kind: {eq: PATROL}})", "totalCount") == {"totalCount": PATROLS}


async def test_single_relations(engine: Engine) -> None:
    selected = "nodes { saidBy { id } carriedBy { id name } }"
    found = await fields(engine, "claims", selected)
    eye = {"id": "actor/eye", "name": "Œil du Sahel"}
    said = [("school", None), ("jnim", eye), ("army", None), ("eye", None)]
    assert found["nodes"] == [{"saidBy": {"id": f"actor/{by}"}, "carriedBy": carried} for by, carried in said]
    assert await fields(engine, "provisions", "nodes { partOf { id } }") == {"nodes": [{"partOf": None}] * 2}


async def test_a_symmetric_relation_from_either_side(engine: Engine) -> None:
    selected = "nodes { id alliedWith { totalCount edges { from { edtf } to { edtf } node { id } } } }"
    found = await fields(engine, "actors(where: {alliedWith: {some: {}}})", selected)
    since = {"edtf": "2016"}
    assert {one["id"]: one["alliedWith"] for one in found["nodes"]} == {
        f"actor/{key}": {"totalCount": 1, "edges": [{"from": start, "to": None, "node": {"id": f"actor/{other}"}}]}
        for key, other, start in (
            ("army", "union", since),
            ("union", "army", since),
            ("watch", "jnim", None),
            ("jnim", "watch", None),
        )
    }


async def test_a_relation_between_any_two_nodes(engine: Engine) -> None:
    found = await fields(
        engine,
        'node(id: "actor/union")',
        "__typename sameAs { edges { score method decidedBy node { __typename id ... on Actor { kind } } } }",
    )
    watch = {"__typename": "Actor", "id": "actor/watch", "kind": "MILITIA"}
    assert found == {
        "__typename": "Actor",
        "sameAs": {"edges": [{"score": 0.5, "method": "by hand", "decidedBy": None, "node": watch}]},
    }


async def test_fragments_on_interfaces_and_classes(engine: Engine) -> None:
    selected = """nodes { id about { nodes {
      __typename id
      ... on Documented { dataset { id } }
      ... on Event { eventKind: kind when { edtf } }
      ... on Actor { kind acronyms }
      ... on Claim { saidBy { id } }
      ... on Node { label }
    } } }"""
    found = await fields(engine, "claims", selected)
    own = {"dataset": {"id": "dataset/sample"}}
    army = {"__typename": "Actor", "id": "actor/army", **own, "kind": "ARMED_FORCES", "acronyms": ["FAMa", "FAM"]}
    event = {"__typename": "Event", **own}
    month = event | {"id": "event/month", "eventKind": "MILITARY_OPERATION", "when": {"edtf": "2018-04"}}
    camp = event | {"id": "event/camp", "eventKind": "ATTACK", "when": {"edtf": "2018-04-14"}}
    camp["label"] = "Attack on the Timbuktu camp"
    credit = {"__typename": "Claim", "id": "claim/credit", **own, "saidBy": {"id": "actor/jnim"}}
    mali = {"__typename": "Place", "id": "place/mali", **own, "label": "Mali"}
    assert {one["id"]: one["about"]["nodes"] for one in found["nodes"]} == {
        "claim/charge": [army | {"label": "Malian army"}, month | {"label": "Éclaireurs"}],
        "claim/credit": [camp],
        "claim/denial": [credit | {"label": "What jnim says"}, camp],
        "claim/verdict": [mali],
    }


async def test_nodes_come_in_the_order_of_their_ids(engine: Engine) -> None:
    ids = '["place/gao", "event/none", "actor/army", "place/gao", "dataset/sample", "", "x/y/z"]'
    found = await fields(engine, f"nodes(ids: {ids})", "id __typename ... on Actor { kind }")
    gao = {"id": "place/gao", "__typename": "Place"}
    army = {"id": "actor/army", "__typename": "Actor", "kind": "ARMED_FORCES"}
    assert found == [gao, None, army, gao, {"id": "dataset/sample", "__typename": "Dataset"}, None, None]
    assert await fields(engine, "nodes(ids: [])", "id") == []


@pytest.mark.parametrize("root", ['event(id: "event/none")', 'node(id: "nonsense")', 'node(id: "event/none")'])
async def test_what_is_not_there_is_null(engine: Engine, root: str) -> None:
    assert await fields(engine, root, "id label") is None


LANGUAGES = "en: name fr: name(lang: FR) native: name(lang: NATIVE) label labelFr: label(lang: FR)"


@pytest.mark.parametrize(
    ("actor", "texts"),
    [
        ("army", ("Malian army", "Armée malienne", "Malian army")),
        ("school", ("École de paix", "École de paix", "École de paix")),
        ("eye", ("Œil du Sahel", "Œil du Sahel", "Œil du Sahel")),
        ("jnim", ("Support Group", "Groupe de soutien à l’islam", "جماعة نصرة الإسلام والمسلمين")),
        ("union", ("🜂 Union of the 𝔖ahel",) * 3),
    ],
)
async def test_languages(engine: Engine, actor: str, texts: tuple[str, str, str]) -> None:
    en, fr, native = texts
    found = await fields(engine, f'actor(id: "actor/{actor}")', LANGUAGES)
    assert found == {"en": en, "fr": fr, "native": native, "label": en, "labelFr": fr}


async def test_missing_values_of_every_kind(engine: Engine) -> None:
    selected = """summary(lang: FR) whenStated sourceGrade note
      when { edtf from to precision } involves { nodes { id } }"""
    when = {"edtf": "2018-04-15/..", "from": "2018-04-15", "to": None, "precision": "DAY"}
    assert await fields(engine, 'event(id: "event/since")', selected) == {
        "summary": None,
        "whenStated": None,
        "sourceGrade": None,
        "note": None,
        "when": when,
        "involves": {"nodes": []},
    }
    place = await fields(engine, 'place(id: "place/mali")', "lat lon aliases precision pcode")
    assert place == {"lat": None, "lon": None, "aliases": [], "precision": None, "pcode": "ML"}
    actor = await fields(engine, 'actor(id: "actor/eye")', "founded { edtf } externalIds aliases")
    assert actor == {"founded": None, "externalIds": [], "aliases": ["L'Œil"]}
    texts = "text french: text(lang: FR)"
    open_ = f"deadline {{ type due {{ edtf }} start {{ from }} duration anchor countedFrom {{ to }} every {texts} }}"
    nothing = dict.fromkeys(("due", "start", "duration", "anchor", "countedFrom", "every"))
    assert await fields(engine, 'commitment(id: "commitment/truce")', open_) == {
        "deadline": {"type": "OPEN", **nothing, "text": "from now on", "french": "dorénavant"}
    }


async def test_texts_and_numbers_come_back_as_they_went_in(engine: Engine) -> None:
    found = await fields(engine, 'event(id: "event/camp")', "summary note(lang: EN)")
    assert found == {"summary": "Rockets, then two vehicles with\n“bombs”.", "note": "Les bilans diffèrent."}
    assert (await fields(engine, 'event(id: "event/script")', "title"))["title"] == "𐎀𐎁𐎂"
    observer = await fields(engine, 'source(id: "source/observer")', "url publisher languages retrieved { from }")
    assert observer == {
        "url": "https://example.org/report?a=1&b='2'",
        "publisher": "Éditions du Fleuve",
        "languages": ["en", "fr"],
        "retrieved": {"from": "2024-01-02"},
    }
    numbers = await fields(engine, "places", "nodes { lat lon }")
    latitudes = [(one["lat"], one["lon"]) for one in numbers["nodes"]]
    assert latitudes == [(16.27, -0.04), (None, None), (15.916666666666666, 2.4), (16.775833, -3.009444), (17.0, 0.0)]
    figures = await fields(engine, "casualtyEstimates", "nodes { low best high }")
    values = [(one["low"], one["best"], one["high"]) for one in figures["nodes"]]
    assert values == [(40, None, None), (0, 0, 0), (2, 2, 2), (None, None, None)]
    flags = await fields(engine, "provisions", "nodes { inferred }")
    assert [one["inferred"] for one in flags["nodes"]] == [False, True]


INVOLVED_IN, WHEN = End(Involvement, forward=False), sort_key(Event, "when")
NODE_ID, EDGE_ID = Key("id", Scalar.ID), Key("id", Scalar.ID)


def _hub(down: bool, *between: Order, **rest: Any) -> Page:
    return Page((Order(WHEN, down), *between, Order(EDGE_ID, down, At.EDGE)), 12, **rest)


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("cursor", [None, ("2019-01-06", "involvement/patrol-11--army--involved")])
@pytest.mark.parametrize("filtered", [False, True])
async def test_a_hub_is_read_as_any_node_is(
    loaded: Store, down: bool, backward: bool, cursor: tuple[str, str] | None, filtered: bool
) -> None:
    """The index of a relation gives what sorting gives: the same page, once with another key that changes nothing."""
    test = s.Test(Key("role", Scalar.CODE), OPERATORS[0], Role.INVOLVED, At.EDGE) if filtered else s.And(())
    rest: dict[str, Any] = {"filter": test, "backward": backward}
    quick = _hub(down, after=cursor, **rest)
    long = cursor and (cursor[0], "event/patrol-11", cursor[1])
    slow = _hub(down, Order(NODE_ID, down), after=long, **rest)
    assert hub_read(INVOLVED_IN, quick) is not None
    assert hub_read(INVOLVED_IN, slow) is None
    items = (s.Leaf(ID), s.Leaf(ID, At.EDGE), s.KeyValue(WHEN))
    pages = (s.Many(INVOLVED_IN, page, items) for page in (quick, slow))
    ((read, sorted_),) = await fetched(loaded, s.Find(Actor, "actor/army", tuple(pages)))
    assert read == sorted_
    assert len(read) > 3


async def test_a_hub_whose_sort_keys_may_be_missing(loaded: Store) -> None:
    """Missing is greatest, on the relation's copy too."""
    order = (Order(sort_key(Claim, "date"), True), Order(EDGE_ID, True, At.EDGE))
    end = End(Subject, forward=False)
    assert hub_read(end, Page(order, 5)) is not None
    many = s.Many(end, Page(order, 5), (s.Leaf(ID), s.KeyValue(sort_key(Claim, "date"))))
    (found,) = await fetched(loaded, s.Find(Event, "event/camp", (many,)))
    assert found == [[["claim/denial", "\ud7ff"], ["claim/credit", "2018-04-20"]]]
