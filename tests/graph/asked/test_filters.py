"""Every operator on every kind of key, and every combination: what is found, written out by hand.

This suite knows no engine's name: all of it holds on each.
"""

import re
from typing import Any

import pytest

from api.query.engine import Engine
from graph.asked.operators import operators_for
from graph.stored.columns import shown
from ontology.actors import Actor
from ontology.agreements import Provision
from ontology.events import CasualtyEstimate, Event
from ontology.model import Node
from ontology.places import Place
from tests.graph.asked.comparisons import COMPARISONS
from tests.graph.questions import keys, problem
from tests.graph.sample_names import Case, expected

TEXTS: list[Case] = [
    ("events", 'title: {eq: "attaque du CAMP de tombouctou"}', "camp"),
    ("events", 'title: {eq: "attack on the timbuktu"}', ""),
    ("events", 'title: {eq: "Embuscade"}', "twin-a"),
    ("events", 'title: {eq: "ambush  near MÉNAKA"}', "twin-a twin-b"),
    ("events", 'title: {eq: "𐎀𐎁𐎂"}', "script"),
    ("events", 'title: {contains: "𐎁"}', "script"),
    ("events", 'title: {eq: "𐎀𐎁"}', ""),
    ("events", 'title: {eq: "ambush\\nnear menaka"}', "twin-a twin-b"),
    ("events", 'title: {in: ["zeal", "ÉPHÉMÈRE", "oeuvre de paix", "nothing"]}', "zeal talks"),
    ("events", "title: {in: []}", ""),
    ("events", 'title: {gte: "Zeal"}', "zeal script"),
    ("events", 'title: {lte: "ambush near menaka"}', "year twin-a twin-b"),
    ("events", 'title: {gte: "e", lte: "l"}', "month span"),
    ("events", 'title: {contains: "MENAKA"}', "twin-a twin-b"),
    ("events", 'title: {contains: "tombouctou"}', "camp"),
    ("events", 'title: {contains: ""}', "EVENTS PATROLS"),
    ("events", 'summary: {contains: ""}', "camp twin-b script"),
    ("events", 'summary: {contains: "%"}', "twin-b"),
    ("events", 'summary: {contains: "the_road"}', "twin-b"),
    ("events", 'summary: {contains: "with “BOMBS”."}', "camp"),
    ("events", 'summary: {contains: "deux vehicules pieges"}', "camp"),
    ("events", 'summary: {contains: "FI"}', "script"),
    ("events", "summary: {eq: null}, NOT: {kind: {eq: PATROL}}", "but camp twin-b script"),
    ("events", 'summary: {gte: "a"}', "camp script"),
    ("events", 'note: {contains: "DIFFERENT"}', "camp"),
    ("events", 'note: {contains: "DIFFERENT", eq: null}', ""),
    ("events", 'note: {contains: "diffères"}', ""),
    ("events", 'whenStated: {eq: "ON SATURDAY"}', "camp"),
    ("events", 'whenStated: {in: ["on sunday", "On Saturday"]}', "camp"),
    ("events", 'whenStated: {contains: "satur"}', "camp"),
    ("events", 'whenStated: {gte: "on", lte: "on z"}', "camp"),
    ("events", 'whenStated: {lte: "a"}', ""),
    ("events", "whenStated: {eq: null}", "EVENTS PATROLS but camp"),
    ("events", 'label: {contains: "éclair"}', "month"),
    ("casualtyEstimates", 'label: {contains: "40+"}', "forty"),
    ("casualtyEstimates", 'label: {contains: "blessés : nombre inconnu"}', "unknown"),
    ("actors", 'name: {eq: "STRASSE WATCH"}', "watch"),
    ("actors", 'name: {contains: "OEIL"}', "eye"),
    ("actors", 'name: {contains: "œil"}', "eye"),
    ("actors", 'name: {contains: "d’anefis"}', "people"),
    ("actors", 'name: {contains: "zaghawa\'s"}', "people"),
    ("actors", 'name: {contains: "sahel"}', "eye union"),
    ("actors", 'name: {contains: "نصرة"}', "jnim"),
    ("actors", 'name: {eq: "🜂 union of the sahel"}', "union"),
    ("places", 'pcode: {eq: "ml07"}', "gao"),
    ("places", 'pcode: {contains: "07"}', "gao menaka"),
    ("places", 'pcode: {in: ["ML", "ML0704", "ML99"]}', "mali menaka"),
    ("places", 'pcode: {gte: "ML07"}', "gao menaka"),
    ("places", "pcode: {eq: null}", "timbuktu well"),
    ("sources", "url: {contains: \"B='2'\"}", "observer"),
    ("sources", 'publisher: {eq: "editions du fleuve"}', "observer"),
]
LISTS: list[Case] = [
    ("actors", 'acronyms: {eq: "gsim"}', "jnim"),
    ("actors", 'acronyms: {eq: "FAM"}', "army"),
    ("actors", 'acronyms: {eq: "AM"}', ""),
    ("actors", 'acronyms: {contains: "am"}', "army"),
    ("actors", 'acronyms: {in: ["JNIM", "FAMA"]}', "army jnim"),
    ("actors", "acronyms: {in: []}", ""),
    ("actors", 'acronyms: {gte: "g"}', "jnim"),
    ("actors", 'acronyms: {lte: "g"}', "army"),
    ("actors", "acronyms: {eq: null}", "ACTORS but army jnim"),
    ("actors", 'aliases: {eq: "l’œil"}', "eye"),
    ("actors", 'externalIds: {eq: "ucdp-actor:72"}', "army"),
    ("places", 'aliases: {eq: "TIN-buktu"}', "timbuktu"),
    ("sources", 'languages: {eq: "fr"}', "observer"),
]
NUMBERS: list[Case] = [
    ("casualtyEstimates", "low: {eq: 0}", "none"),
    ("casualtyEstimates", "low: {in: [0, 40]}", "none forty"),
    ("casualtyEstimates", "low: {in: []}", ""),
    ("casualtyEstimates", "low: {gte: 2}", "two forty"),
    ("casualtyEstimates", "low: {lte: 2}", "none two"),
    ("casualtyEstimates", "low: {gte: 1, lte: 39}", "two"),
    ("casualtyEstimates", "low: {eq: null}", "unknown"),
    ("casualtyEstimates", "NOT: {low: {gte: 2}}", "none unknown"),
    ("casualtyEstimates", "high: {gte: 0}", "none two"),
    ("places", "lat: {eq: 17}", "well"),
    ("places", "lat: {in: [15.916666666666666, 17.0, 1]}", "menaka well"),
    ("places", "lat: {gte: 16.27}", "gao timbuktu well"),
    ("places", "lat: {lte: 16.27}", "gao menaka"),
    ("places", "lat: {eq: null}", "mali"),
    ("places", "lon: {eq: 0}", "well"),
    ("places", "lon: {lte: -0.04}", "gao timbuktu"),
    ("places", "NOT: {lat: {gte: 16}}", "mali menaka"),
    ("provisions", "inferred: {eq: true}", "accord-annex"),
    ("provisions", "inferred: {eq: false}", "accord-7"),
    ("provisions", "inferred: {in: [true, false]}", "accord-7 accord-annex"),
    ("provisions", "inferred: {in: [true]}", "accord-annex"),
]
CODES: list[Case] = [
    ("events", "kind: {eq: ATTACK}", "camp"),
    ("events", "kind: {in: [AMBUSH, KILLING, BOMBING]}", "twin-a twin-b span before"),
    ("events", "kind: {in: []}", ""),
    ("events", "sourceGrade: {eq: PRESS}", "camp"),
    ("events", "sourceGrade: {in: [PRESS, PRIMARY]}", "twin-b camp"),
    ("events", "sourceGrade: {eq: null}", "EVENTS PATROLS but camp twin-b"),
    ("events", "NOT: {sourceGrade: {eq: PRESS}}", "EVENTS PATROLS but camp"),
    ("casualtyEstimates", "hedge: {eq: null}", "two none unknown"),
    ("claims", "situation: {eq: DETERIORATED}", "verdict"),
]
IDS: list[Case] = [
    ("events", 'id: {eq: "event/camp"}', "camp"),
    ("events", 'id: {in: ["event/zeal", "event/none", "event/camp"]}', "zeal camp"),
    ("events", "id: {in: []}", ""),
    ("events", 'dataset: {eq: "dataset/other"}', ""),
    ("actors", 'dataset: {in: ["dataset/other", "dataset/sample"]}', "ACTORS"),
]
DATES: list[Case] = [
    ("events", 'when: {from: {gte: "2018-04-14"}}', "camp twin-a twin-b since span zeal PATROLS"),
    ("events", 'when: {from: {gte: "2018-05"}}', "zeal PATROLS"),
    ("events", 'when: {from: {lte: "2018-03"}}', "talks accord year script"),
    ("events", 'when: {to: {lte: "2018-04-14"}}', "camp twin-a twin-b before talks accord script"),
    ("events", 'when: {to: {gte: "2018-04-30", lte: "2018"}}', "month year zeal"),
    ("events", 'when: {from: {eq: "2018-04"}}', "camp twin-a twin-b span since month"),
    ("events", 'when: {from: {eq: "2018-04-14"}}', "camp twin-a twin-b"),
    ("events", 'when: {from: {in: ["2014", "2018-07-29", "1999"]}}', "talks zeal"),
    ("events", "when: {from: {in: []}}", ""),
    ("events", "when: {from: {eq: null}}", "before"),
    ("events", "when: {to: {eq: null}}", "since"),
    ("events", 'when: {from: {gte: "2018-04"}, to: {lte: "2018-04"}}', "camp twin-a twin-b span month"),
    ("actors", "founded: {from: {eq: null}}", "eye mission people school union unnamed"),
    ("actors", "founded: {to: {eq: null}}", "ACTORS but army jnim"),
    ("actors", 'founded: {from: {lte: "2014"}}', "army watch"),
    ("actors", 'founded: {to: {gte: "1900"}}', "army jnim"),
    ("claims", "date: {from: {eq: null}}", "denial"),
    ("claims", 'date: {from: {lte: "2018-05"}}', "charge credit verdict"),
]
PARTS: list[Case] = [
    ("commitments", "deadline: {type: {eq: OPEN}}", "truce"),
    ("commitments", "deadline: {type: {in: [OPEN, OFFSET]}}", "commission truce"),
    ("commitments", 'deadline: {due: {to: {gte: "2015-08-19"}}}', "commission"),
    ("commitments", "deadline: {due: {from: {eq: null}}}", "truce"),
    ("commitments", 'deadline: {duration: {eq: "p60d"}}', "commission"),
    ("commitments", "deadline: {duration: {eq: null}}", "truce"),
    ("commitments", 'deadline: {countedFrom: {from: {eq: "2015-06"}}}', "commission"),
    ("commitments", 'deadline: {text: {contains: "NOW"}, type: {eq: OPEN}}', "truce"),
]
COMBINED: list[Case] = [
    ("places", "", "PLACES"),
    ("places", "kind: null", "PLACES"),
    ("places", "kind: {}", "PLACES"),
    ("places", "AND: null, OR: null, NOT: null", "PLACES"),
    ("places", "AND: []", "PLACES"),
    ("places", "AND: [{}]", "PLACES"),
    ("places", "OR: []", ""),
    ("places", "OR: [{}]", "PLACES"),
    ("places", "OR: [{AND: []}, {OR: []}]", "PLACES"),
    ("places", "OR: [{OR: []}]", ""),
    ("places", "NOT: {}", ""),
    ("places", "NOT: {OR: []}", "PLACES"),
    ("places", "NOT: {NOT: {kind: {eq: REGION}}}", "gao"),
    ("places", "NOT: {kind: {eq: REGION}, lat: {gte: 0}}", "PLACES but gao"),
    ("places", "OR: [{kind: {eq: REGION}}, {lat: {eq: null}}, {lat: {gte: 17}}]", "gao mali well"),
    ("places", "AND: [{lat: {gte: 16}}, {lon: {gte: -1}}], pcode: {eq: null}", "well"),
    ("places", "OR: [{kind: {eq: REGION}}, {kind: {eq: CERCLE}}], NOT: {lat: {gte: 16}}", "menaka"),
]
CASES = [*TEXTS, *LISTS, *NUMBERS, *CODES, *IDS, *DATES, *PARTS, *COMBINED, *COMPARISONS]


@pytest.mark.parametrize(("root", "where", "found"), CASES, ids=[f"{root} {where}" for root, where, _ in CASES])
async def test_filter(engine: Engine, root: str, where: str, found: str) -> None:
    assert await keys(engine, root, f"where: {{{where}}}") == expected(found)


async def test_no_filter_at_all(engine: Engine) -> None:
    assert await keys(engine, "places") == await keys(engine, "places", "where: null") == expected("PLACES")


async def test_values_from_variables_are_the_same_as_literal_ones(engine: Engine) -> None:
    document = """query ($where: EventWhere, $kind: [EventKind!], $day: PartialDate, $text: String, $no: String) {
      one: events(where: $where) { nodes { id } }
      two: events(where: {kind: {in: $kind}, when: {from: {gte: $day}}, title: {contains: $text, eq: $no}}) {
        nodes { id }
      }
    }"""
    where = {"kind": {"in": ["AMBUSH", "ATTACK"]}, "when": {"from": {"gte": "2018"}}, "title": {"contains": "MENAKA"}}
    variables = {"where": where, "kind": ["AMBUSH", "ATTACK"], "day": "2018", "text": "MENAKA"}
    both = {"nodes": [{"id": "event/twin-a"}, {"id": "event/twin-b"}]}
    assert await engine.execute(document, variables) == {"one": both, "two": both}
    assert await engine.execute(document, variables | {"no": "nothing"}) == {"one": both, "two": {"nodes": []}}


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"missing": True, "kinds": ["PATROL"], "words": ["Zeal"]}, "EVENTS but camp zeal"),
        ({"missing": False, "kinds": ["AMBUSH"], "words": []}, "camp"),
        ({"missing": False, "kinds": ["ATTACK"], "words": None}, ""),
        ({"missing": None, "kinds": None, "words": []}, "EVENTS PATROLS"),
        ({"missing": True, "kinds": [], "words": None, "span": "2018-12/.."}, "year since PATROLS"),
        ({"span": "2018-04-27/2018-04-28", "start": "ÉCLAIR"}, "month"),
        ({"not": "PATROL", "day": "2018-04-14"}, "EVENTS but talks accord before year script month camp twin-a twin-b"),
    ],
)
async def test_comparisons_with_variables(engine: Engine, values: dict[str, Any], found: str) -> None:
    document = """query (
      $missing: Boolean, $kinds: [EventKind!], $words: [String!], $span: EDTF, $start: String, $not: EventKind = ATTACK,
      $day: PartialDate
    ) {
      events(first: 100, where: {
        whenStated: {isNull: $missing}, kind: {notIn: $kinds}, title: {notIn: $words, startsWith: $start}
        when: {overlaps: $span, from: {gt: $day}}, OR: [{kind: {ne: $not}}, {kind: {eq: ATTACK}}]
      }) { nodes { id } }
    }"""
    data = await engine.execute(document, values)
    assert data == {"events": {"nodes": [{"id": f"event/{key}"} for key in expected(found)]}}


@pytest.mark.parametrize(
    ("span", "message"),
    [
        (
            "2018-04-01/",
            "'2018-04-01/' has an unknown end, which a filter does not take: for an open end write '2018-04-01/..'",
        ),
        ("2018-13", "'2018-13' is not a calendar date: give a month from 01 to 12"),
        ("../..", "'../..' is open at both ends: give at least one"),
        ("2019/2018", "'2019/2018' runs backwards: write the earlier date first"),
    ],
)
@pytest.mark.parametrize("operator", ["overlaps", "within"])
async def test_what_is_no_span_is_refused(engine: Engine, operator: str, span: str, message: str) -> None:
    refused = await problem(engine, f'{{ events(where: {{when: {{{operator}: "{span}"}}}}) {{ totalCount }} }}')
    assert refused == ("GRAPHQL_VALIDATION_FAILED", f"events: where.when.{operator}: {message}")


KINDS: list[tuple[type[Node], str, str]] = [
    (Event, "title", "EN"),
    (Event, "whenStated", ""),
    (Actor, "acronyms", ""),
    (CasualtyEstimate, "low", ""),
    (Place, "lat", ""),
    (Provision, "inferred", ""),
    (Event, "kind", ""),
    (Event, "sourceGrade", ""),
    (Event, "when", "from"),
]


@pytest.mark.parametrize(("cls", "name", "part"), KINDS)
def test_no_operator_is_left_out(cls: type[Node], name: str, part: str) -> None:
    """One property of every kind is tried with all that its filter offers."""
    used = {
        operator
        for _, where, _ in CASES
        for conditions in re.findall(rf"\b{'from' if part == 'from' else name}: {{([^{{}}]*)}}", where)
        for operator in re.findall(r"(\w+): ", conditions)
    }
    key = shown(next(prop for prop in cls.properties() if prop.name == name))[part].key
    assert key is not None
    assert {operator.name for operator in operators_for(key)} <= used
