"""What lies under a node of a hierarchy, on the days of what led there, and what lies near a point.

What is found is written out by hand. This suite knows no engine's name: all of it holds on each.
"""

import pytest

from api.query.engine import Engine
from ontology.records import Delivery
from tests.graph.questions import fields, keys, problem
from tests.graph.sample_geography import AGREEMENTS, COORDINATES, EVENTS, geography

ALL = {"events": list(EVENTS), "places": list(COORDINATES), "agreements": list(AGREEMENTS)}
Case = tuple[str, str, str]


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    return (geography(),)


def within(id_: str, inner: str = "") -> str:
    """The condition that an event, or a signature, was in a place that lies under one."""
    return f'{{node: {{within: {{under: "place/{id_}"{inner}}}}}}}'


IN_CERCLE = ', some: {node: {id: {eq: "place/cercle"}}}'
OLD = "eve across until year well-eve region hill-first hill-last"
NEW = "day across since year well-day both"
OF_EVENTS: list[Case] = [
    ("events", f"happenedAt: {{some: {within('old-region')}}}", OLD),
    ("events", f"happenedAt: {{some: {within('new-region')}}}", NEW),
    ("events", f"happenedAt: {{some: {within('country')}}}", f"{OLD} {NEW}"),
    ("events", f"happenedAt: {{some: {within('cercle')}}}", f"eve until well-eve {NEW}"),
    ("events", f"happenedAt: {{some: {within('well')}}}", "well-eve well-day both"),
    ("events", f"happenedAt: {{some: {within('hill')}}}", "both hill-before hill-first hill-last hill-after"),
    ("events", f"happenedAt: {{some: {within('ring-two')}}}", "ring"),
    ("events", f"happenedAt: {{some: {within('pole')}}}", ""),
    ("events", f"happenedAt: {{some: {within('none')}}}", ""),
    ("events", "happenedAt: {some: {node: {within: {under: null}}}}", "but nowhere"),
    ("events", f"NOT: {{happenedAt: {{some: {within('country')}}}}}", "hill-before hill-after ring nowhere"),
    ("events", f"happenedAt: {{none: {within('country')}}}", "hill-before hill-after ring nowhere"),
    ("events", f"happenedAt: {{some: {{NOT: {within('country')}}}}}", "hill-before hill-after ring both"),
    ("events", f"happenedAt: {{all: {within('new-region')}}}", "day across since year well-day nowhere"),
    ("events", f"happenedAt: {{single: {within('new-region')}}}", NEW),
    ("events", f"happenedAt: {{some: {{AND: [{within('new-region')}, {within('old-region')}]}}}}", "across year"),
    ("events", f"happenedAt: {{some: {within('old-region')}}}, when: {{from: {{isNull: true}}}}", "until"),
    (
        "events",
        'happenedAt: {some: {OR: [{node: {within: {under: "place/hill"}}}, '
        '{node: {NOT: {within: {under: "place/country"}}}}]}}',
        "both hill-before hill-first hill-last hill-after ring",
    ),
    (
        "events",
        f"happenedAt: {{some: {within('new-region', IN_CERCLE)}}}",
        "well-day both",
    ),
    (
        "events",
        f"happenedAt: {{some: {{node: {{within: {{some: {within('old-region')}}}}}}}}}",
        "eve day across until since year well-eve well-day both hill-before hill-first hill-last hill-after",
    ),
]
ON_ANY_DAY: list[Case] = [
    ("places", 'within: {under: "place/old-region"}', "old-region cercle well hill"),
    ("places", 'within: {under: "place/new-region"}', "new-region cercle well"),
    ("places", 'within: {under: "place/country"}', "country old-region new-region cercle well hill"),
    ("places", 'within: {under: "place/ring-one"}', "ring-one ring-two"),
    ("places", 'within: {under: "place/pole"}', "pole"),
    ("places", 'within: {under: "place/none"}', ""),
    ("places", "within: {under: null}", "but "),
    ("places", 'NOT: {within: {under: "place/country"}}', "east west pole ring-one ring-two"),
    ("places", 'within: {under: "place/country", none: {}}', "country"),
    ("places", 'within: {under: "place/country", single: {from: {from: {isNull: true}}}}', "old-region cercle well"),
    (
        "places",
        'contains: {some: {node: {within: {under: "place/new-region"}}}}',
        "country old-region new-region cercle",
    ),
    ("agreements", 'implements: {under: "agreement/accord"}', "accord roadmap timetable"),
    ("agreements", 'implements: {under: "agreement/roadmap"}', "roadmap timetable"),
    ("agreements", 'implements: {under: "agreement/law"}', "law"),
    ("agreements", 'NOT: {implements: {under: "agreement/roadmap"}}', "accord law"),
    ("agreements", 'implements: {under: "agreement/accord", single: {}}', "roadmap"),
    ("agreements", f"signedAt: {{some: {within('old-region')}}}", "accord roadmap"),
    ("agreements", f"signedAt: {{some: {within('new-region')}}}", "timetable law"),
    ("events", 'concerns: {some: {node: {implements: {under: "agreement/accord"}}}}', "eve"),
    ("events", 'concerns: {some: {node: {implements: {under: "agreement/law"}}}}', ""),
    ("provisions", 'partOf: {under: "provision/accord-chapter"}', "accord-chapter accord-article accord-point"),
    ("provisions", 'partOf: {under: "provision/accord-article"}', "accord-article accord-point"),
    (
        "provisions",
        'partOf: {under: "provision/accord-article", none: {node: {id: {eq: "provision/accord-article"}}}}',
        "accord-article",
    ),
    ("provisions", 'NOT: {partOf: {under: "provision/accord-chapter"}}', "accord-annex"),
]
LOCATED = "but country hill"
NEAR: list[Case] = [
    ("places", "near: {lat: 16.27, lon: -0.04, km: 0}", "old-region"),
    ("places", "near: {lat: 16, lon: 2.5, km: 0.5}", "cercle"),
    ("places", "near: {lat: 16, lon: 2.5, km: 1.11}", "cercle"),
    ("places", "near: {lat: 16, lon: 2.5, km: 1.12}", "cercle well"),
    ("places", "near: {lat: 16, lon: 2.5, km: 16}", "cercle well new-region"),
    ("places", "near: {lat: 16, lon: 2.5, km: 300}", "cercle well new-region old-region"),
    ("places", "near: null", "but "),
    ("places", "NOT: {near: {lat: 16, lon: 2.5, km: 300}}", "country hill east west pole ring-one ring-two"),
    ("places", "near: {lat: 15, lon: 0, km: 1}", ""),
    ("places", "near: {lat: -17, lon: 180, km: 10}", ""),
    ("places", "near: {lat: -17, lon: 180, km: 11}", "east west"),
    ("places", "near: {lat: -17, lon: -180, km: 11}", "east west"),
    ("places", "near: {lat: -17, lon: 179.9, km: 21}", "east"),
    ("places", "near: {lat: -17, lon: 179.9, km: 22}", "east west"),
    ("places", "near: {lat: 90, lon: 123, km: 1}", "pole"),
    ("places", "near: {lat: -16.27, lon: 179.96, km: 20016}", LOCATED),
    ("places", "NOT: {near: {lat: -16.27, lon: 179.96, km: 20016}}", "country hill"),
    ("places", "near: {lat: 0, lon: 180, km: 1e300}", LOCATED),
    ("places", "near: {lat: 0, lon: 180, km: 20014}", f"{LOCATED} ring-one"),
    ("places", 'near: {lat: 16, lon: 2.5, km: 300}, within: {under: "place/old-region"}', "cercle well old-region"),
    (
        "places",
        "within: {all: {node: {near: {lat: 16, lon: 2.5, km: 16}}}}",
        "but old-region new-region cercle hill ring-one ring-two",
    ),
    ("events", "happenedAt: {some: {node: {near: {lat: 16.27, lon: -0.04, km: 5}}}}", "region"),
    (
        "events",
        "happenedAt: {single: {NOT: {node: {near: {lat: 16, lon: 2.5, km: 400}}}}}",
        "both hill-before hill-first hill-last hill-after ring",
    ),
]
CASES = [*OF_EVENTS, *ON_ANY_DAY, *NEAR]


def expected(root: str, said: str) -> list[str]:
    """`eve day`, or `but eve`: keys in the default order, by id."""
    wanted, but, without = said.partition("but ")
    return sorted(set(wanted.split() or (ALL[root] if but else [])) - set(without.split()))


@pytest.mark.parametrize(("root", "where", "found"), CASES, ids=[f"{root} {where}" for root, where, _ in CASES])
async def test_filter(engine: Engine, root: str, where: str, found: str) -> None:
    assert await keys(engine, root, f"where: {{{where}}}") == expected(root, found)


@pytest.mark.parametrize(
    ("root", "field", "found"),
    [
        ('event(id: "event/both")', f"happenedAt(where: {within('new-region')})", ["place/well"]),
        ('event(id: "event/both")', f"happenedAt(where: {within('hill')})", ["place/hill"]),
        ('event(id: "event/eve")', f"happenedAt(where: {within('old-region')})", ["place/cercle"]),
        ('event(id: "event/day")', f"happenedAt(where: {within('old-region')})", []),
        (
            'place(id: "place/well")',
            f"events(where: {{node: {{happenedAt: {{some: {within('old-region')}}}}}}})",
            ["event/well-eve"],
        ),
        (
            'place(id: "place/cercle")',
            'contains(where: {node: {within: {under: "place/new-region"}}})',
            ["place/well"],
        ),
        (
            'place(id: "place/cercle")',
            "within(where: {node: {near: {lat: 15.9, lon: 2.4, km: 1}}})",
            ["place/new-region"],
        ),
    ],
)
async def test_on_a_relation(engine: Engine, root: str, field: str, found: list[str]) -> None:
    answer = await fields(engine, root, f"it: {field} {{ totalCount nodes {{ id }} }}")
    assert answer == {"it": {"totalCount": len(found), "nodes": [{"id": id_} for id_ in found]}}


async def test_values_from_variables(engine: Engine) -> None:
    document = """query ($under: ID, $circle: NearFilter, $km: Float!, $where: PlaceWhere) {
      one: events(where: {happenedAt: {some: {node: {within: {under: $under}, near: $circle}}}}) { nodes { id } }
      two: places(where: {near: {lat: 16, lon: 2.5, km: $km}}) { nodes { id } }
      three: places(where: $where) { nodes { id } }
    }"""
    circle = {"lat": 16, "lon": 2.5, "km": 1}
    where = {"near": circle, "within": {"under": "place/new-region"}}
    cercle = {"nodes": [{"id": "place/cercle"}]}
    one = {"nodes": [{"id": f"event/{key}"} for key in ("across", "eve", "until", "year")]}
    variables = {"under": "place/old-region", "circle": circle, "km": 1, "where": where}
    assert await engine.execute(document, variables) == {"one": one, "two": cercle, "three": cercle}
    variables |= {"under": None, "circle": None, "km": 0.0, "where": {"near": None, "within": None}}
    one = {"nodes": [{"id": f"event/{key}"} for key in sorted(set(EVENTS) - {"nowhere"})]}
    three = {"nodes": [{"id": f"place/{key}"} for key in sorted(COORDINATES)]}
    assert await engine.execute(document, variables) == {"one": one, "two": cercle, "three": three}


@pytest.mark.parametrize(
    ("circle", "message"),
    [
        ({"lat": 90.5, "lon": 0, "km": 1}, "places: where.near.lat is 90.5; give degrees from -90 to 90."),
        ({"lat": -91, "lon": 0, "km": 1}, "places: where.near.lat is -91; give degrees from -90 to 90."),
        ({"lat": 0, "lon": 180.1, "km": 1}, "places: where.near.lon is 180.1; give degrees from -180 to 180."),
        ({"lat": 0, "lon": 0, "km": -1}, "places: where.near.km is -1; give kilometres of 0 or more."),
    ],
)
async def test_no_such_circle(engine: Engine, circle: dict[str, float], message: str) -> None:
    document = "query ($circle: NearFilter) { places(where: {near: $circle}) { totalCount nodes { id } } }"
    assert await problem(engine, document, circle=circle) == ("BAD_USER_INPUT", message)
    inline = ", ".join(f"{name}: {value}" for name, value in circle.items())
    assert await problem(engine, f"{{ places(where: {{near: {{{inline}}}}}) {{ nodes {{ id }} }} }}") == (
        "BAD_USER_INPUT",
        message,
    )
