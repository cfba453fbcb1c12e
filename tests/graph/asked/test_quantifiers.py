"""How many related nodes meet a condition: some, all, none or a single one. What is found, written out by hand.

This suite knows no engine's name: all of it holds on each.
"""

import pytest

from api.query.engine import Engine
from tests.graph.questions import fields, keys
from tests.graph.sample_names import Case, expected

INVOLVED = "camp twin-a twin-b span month accord talks PATROLS"
RELATED: list[Case] = [
    ("events", "involves: null", "EVENTS PATROLS"),
    ("events", "involves: {}", "EVENTS PATROLS"),
    ("events", "involves: {some: null}", "EVENTS PATROLS"),
    ("events", "involves: {some: {}}", INVOLVED),
    ("events", "involves: {some: {node: {}}}", INVOLVED),
    ("events", "involves: {some: {AND: []}}", INVOLVED),
    ("events", "involves: {some: {OR: []}}", ""),
    ("events", "NOT: {involves: {some: {}}}", "year before since script zeal"),
    ("events", "involves: {some: {role: {eq: ATTACKER}}}", "camp twin-a twin-b span"),
    ("events", "involves: {some: {role: {eq: ATTACKER}, node: {kind: {eq: UNNAMED}}}}", "camp span"),
    ("events", 'involves: {some: {hedge: {eq: null}, node: {id: {eq: "actor/jnim"}}}}', "camp twin-a"),
    ("events", 'involves: {some: {role: {eq: TARGET}, node: {id: {eq: "actor/jnim"}}}}', ""),
    ("events", "involves: {some: {NOT: {hedge: {eq: null}}}}", "camp twin-b"),
    ("events", "involves: {some: {OR: [{role: {eq: MEDIATOR}}, {hedge: {eq: ALLEGED}}]}}", "accord talks camp"),
    ("events", "involves: {some: {OR: [{role: {eq: TARGET}}, {node: {kind: {eq: UNNAMED}}}]}}", "twin-a camp span"),
    ("events", "involves: {some: {role: {eq: TARGET}}}, happenedAt: {some: {precision: {eq: NEAR}}}", "twin-a"),
    ("events", "happenedAt: {some: {precision: {eq: null}}}", "twin-a twin-b patrol-01 patrol-02 patrol-03"),
    (
        "events",
        'happenedAt: {some: {node: {within: {some: {node: {within: {some: {node: {id: {eq: "place/gao"}}}}}}}}}}',
        "twin-a",
    ),
    ("events", 'happenedAt: {some: {node: {within: {some: {to: {to: {lte: "2016"}}}}}}}', "twin-a twin-b"),
    ("events", "claimsAbout: {some: {node: {kind: {eq: DENIES}}}}", "camp"),
    ("events", "claimsAbout: {some: {node: {saidBy: {some: {node: {kind: {eq: ORGANISATION}}}}}}}", "month"),
    ("events", "casualties: {some: {node: {low: {gte: 40}}}}", "camp"),
    ("events", 'documentedBy: {some: {locator: {eq: "P. 4"}}}', "camp"),
    ("events", "documentedBy: {some: {locator: {ne: null}, node: {kind: {eq: PRESS}}}}", "camp"),
    ("actors", 'alliedWith: {some: {node: {id: {eq: "actor/jnim"}}}}', "watch"),
    ("actors", 'alliedWith: {some: {node: {id: {eq: "actor/watch"}}}}', "jnim"),
    ("actors", 'alliedWith: {some: {from: {from: {gte: "2016"}}}}', "army union"),
    ("actors", "alliedWith: {some: {from: {from: {eq: null}}}}", "watch jnim"),
    ("actors", "sameAs: {some: {score: {gte: 0.5}}}", "watch union"),
    ("actors", 'sameAs: {some: {method: {eq: "BY HAND"}, node: {id: {eq: "actor/union"}}}}', "watch"),
    ("actors", 'memberOf: {some: {to: {to: {eq: null}}, from: {from: {gte: "2017"}}}}', "watch"),
    ("actors", 'signed: {some: {signatory: {contains: "e. n’diaye"}, date: {to: {lte: "2015-05"}}}}', "mission"),
    ("actors", "involvedIn: {some: {role: {eq: MEDIATOR}, node: {kind: {eq: NEGOTIATION}}}}", "school"),
    ("claims", 'about: {some: {node: {id: {in: ["claim/credit", "place/mali"]}}}}', "denial verdict"),
    ("claims", 'about: {some: {node: {label: {contains: "attaque"}}}}', "credit denial"),
    ("sources", "documents: {some: {node: {sourceGrade: {eq: PRIMARY}}}}", "observer"),
    ("commitments", "underAgreement: {some: {inferred: {eq: true}}}", "truce"),
]
LOCATED = "camp span twin-a patrol-01 patrol-02 patrol-03"
QUANTIFIED: list[Case] = [
    ("events", "involves: {all: null, none: null, single: null}", "EVENTS PATROLS"),
    ("events", "involves: {all: {}}", "EVENTS PATROLS"),
    ("events", "involves: {all: {AND: []}}", "EVENTS PATROLS"),
    ("events", "involves: {all: {OR: []}}", "ALONE"),
    ("events", "involves: {all: {node: {}}}", "EVENTS PATROLS"),
    ("events", "involves: {all: {role: {eq: ATTACKER}}}", "twin-b span ALONE"),
    ("events", "NOT: {involves: {all: {role: {eq: ATTACKER}}}}", "camp twin-a month accord talks PATROLS"),
    ("events", "involves: {all: {hedge: {isNull: true}}}", "EVENTS PATROLS but camp twin-b"),
    ("events", "involves: {all: {hedge: {ne: ALLEGED}}}", "EVENTS PATROLS but camp"),
    ("events", "involves: {all: {node: {kind: {eq: ARMED_FORCES}}}}", "month ALONE PATROLS"),
    ("events", "involves: {all: {role: {eq: TARGET}, node: {kind: {eq: ARMED_FORCES}}}}", "ALONE"),
    ("events", "involves: {all: {NOT: {role: {eq: ATTACKER}}}}", "EVENTS PATROLS but camp twin-a twin-b span"),
    ("events", "involves: {none: {}}", "ALONE"),
    ("events", "NOT: {involves: {none: {}}}", INVOLVED),
    ("events", "involves: {none: {OR: []}}", "EVENTS PATROLS"),
    ("events", "involves: {none: {role: {eq: ATTACKER}}}", "EVENTS PATROLS but camp twin-a twin-b span"),
    ("events", 'involves: {none: {node: {id: {eq: "actor/army"}}}}', "twin-b span talks ALONE"),
    ("events", 'involves: {none: {role: {eq: TARGET}, node: {id: {eq: "actor/jnim"}}}}', "EVENTS PATROLS"),
    ("events", "involves: {single: {}}", "twin-b span month talks PATROLS"),
    ("events", "NOT: {involves: {single: {}}}", "camp twin-a accord ALONE"),
    ("events", "involves: {single: {OR: []}}", ""),
    ("events", "involves: {single: {node: {}}}", "twin-b span month talks PATROLS"),
    ("events", "involves: {single: {role: {eq: ATTACKER}}}", "twin-a twin-b span"),
    ("events", 'involves: {single: {node: {id: {eq: "actor/jnim"}}}}', "twin-a twin-b"),
    ("events", 'involves: {single: {role: {eq: INVOLVED}, node: {id: {eq: "actor/jnim"}}}}', "camp"),
    ("events", "involves: {some: {role: {eq: ATTACKER}}, none: {node: {kind: {eq: UNNAMED}}}}", "twin-a twin-b"),
    ("events", "involves: {some: {role: {eq: TARGET}}, single: {role: {eq: ATTACKER}}}", "twin-a"),
    ("events", "OR: [{involves: {single: {role: {eq: MEDIATOR}}}}, {involves: {none: {}}}]", "accord talks ALONE"),
    (
        "events",
        'happenedAt: {all: {node: {within: {some: {node: {id: {eq: "place/gao"}}}}}}}',
        f"EVENTS PATROLS but {LOCATED}",
    ),
    ("events", "happenedAt: {some: {node: {within: {single: {}}}}}", "camp twin-a span patrol-01 patrol-02 patrol-03"),
    ("events", "happenedAt: {some: {node: {within: {none: {from: {from: {isNull: true}}}}}}}", ""),
    ("actors", "involvedIn: {none: {node: {involves: {some: {role: {eq: TARGET}}}}}}", "ACTORS but army jnim unnamed"),
    ("actors", "involvedIn: {all: {node: {involves: {single: {}}}}}", "eye mission people union watch"),
    ("actors", "involvedIn: {single: {}}", ""),
    ("actors", 'involvedIn: {single: {node: {when: {from: {lt: "2015"}}}}}', "school"),
    ("actors", 'involvedIn: {single: {role: {eq: TARGET}, node: {title: {contains: "camp"}}}}', "army"),
    ("actors", "alliedWith: {single: {}}", "army union watch jnim"),
    ("actors", "alliedWith: {none: {}}", "ACTORS but army union watch jnim"),
    ("actors", 'alliedWith: {all: {node: {id: {eq: "actor/union"}}}}', "ACTORS but union watch jnim"),
    ("actors", 'alliedWith: {none: {node: {id: {eq: "actor/jnim"}}}}', "ACTORS but watch"),
    ("actors", 'alliedWith: {single: {node: {id: {eq: "actor/jnim"}}}}', "watch"),
    ("actors", "alliedWith: {all: {from: {from: {isNull: false}}}}", "ACTORS but watch jnim"),
    ("actors", "sameAs: {all: {score: {gt: 0.5}}}", "ACTORS but watch union"),
    ("actors", "memberOf: {single: {}}", ""),
    ("actors", 'memberOf: {single: {from: {from: {gt: "2015"}}}}', "watch"),
    ("actors", "memberOf: {all: {to: {to: {isNull: false}}}}", "ACTORS but watch"),
    ("actors", 'hasMember: {all: {node: {id: {eq: "actor/watch"}}}, some: {}}', "union"),
    ("claims", "carriedBy: {all: {node: {kind: {eq: MEDIA}}}}", "CLAIMS"),
    ("claims", "carriedBy: {all: {node: {kind: {eq: MILITIA}}}}", "CLAIMS but credit"),
    ("claims", "carriedBy: {none: {}}", "CLAIMS but credit"),
    ("claims", "carriedBy: {single: {}}", "credit"),
    ("claims", "saidBy: {single: {}}", "CLAIMS"),
    ("claims", 'saidBy: {none: {node: {id: {eq: "actor/army"}}}}', "CLAIMS but denial"),
    ("claims", 'saidBy: {all: {node: {id: {eq: "actor/army"}}}}', "denial"),
    ("claims", 'about: {all: {node: {id: {in: ["event/camp", "claim/credit"]}}}}', "credit denial"),
    ("claims", "about: {single: {}}", "credit verdict"),
    ("claims", 'about: {none: {node: {label: {contains: "attaque"}}}}', "charge verdict"),
    ("casualtyEstimates", "estimates: {single: {node: {kind: {ne: AMBUSH}}}}", "FIGURES"),
    ("events", "partOf: {some: {}}", "twin-a twin-b"),
    *(
        ("claims", f"saidBy: {one}", found)
        for one, found in [
            ("{}", "CLAIMS"),
            ("{node: null}", "CLAIMS"),
            ("{node: {}}", "CLAIMS"),
            ('{node: {id: {eq: "actor/army"}}}', "denial"),
            ('{NOT: {node: {id: {eq: "actor/army"}}}}', "CLAIMS but denial"),
            ('{OR: [{node: {id: {eq: "actor/army"}}}, {basis: {in: []}}], node: {}}', "denial"),
            ('{node: {id: {eq: "actor/army"}}, none: {node: {kind: {eq: ARMED_FORCES}}}}', ""),
            ('{node: {id: {eq: "actor/army"}}, some: {node: {kind: {eq: ARMED_FORCES}}}}', "denial"),
        ]
    ),
    ("claims", "carriedBy: {node: {}}", "credit"),
    ("claims", "carriedBy: {node: {kind: {eq: MEDIA}}}", "credit"),
    ("claims", "carriedBy: {node: {kind: {eq: MILITIA}}}", ""),
    ("casualtyEstimates", "estimates: {node: {kind: {ne: AMBUSH}}}", "FIGURES"),
    ("provisions", "inAgreement: {node: null}", "accord-7 accord-annex"),
    ("events", 'partOf: {under: "event/month"}', "month twin-a twin-b"),
    ("events", 'partOf: {under: "event/twin-b"}', "twin-a twin-b"),
    ("events", 'hasPart: {single: {node: {id: {eq: "event/twin-a"}}}}', "twin-b"),
    ("claims", 'rivals: {some: {node: {id: {eq: "claim/charge"}}}}', "credit"),
    ("claims", 'rivals: {some: {node: {id: {eq: "claim/credit"}}}}', "charge"),
    ("claims", "dateBasis: {eq: PUBLICATION}", "charge"),
    ("commitments", "kind: {eq: DEMAND}, renews: {some: {node: {kind: {eq: PROMISE}}}}", "truce"),
    ("commitments", 'renewedBy: {some: {node: {id: {eq: "commitment/truce"}}}}', "commission"),
    ("agreements", 'ended: {from: {gte: "2018"}}, endedBy: {some: {node: {kind: {eq: ELECTION}}}}', "accord"),
    ("events", "putsAnEndTo: {some: {}}", "zeal"),
    ("events", "documentedBy: {single: {}}", "EVENTS PATROLS but camp"),
    ("events", "documentedBy: {single: {locator: {isNull: true}}}", "EVENTS PATROLS"),
]
CASES = [*RELATED, *QUANTIFIED]


@pytest.mark.parametrize(("root", "where", "found"), CASES, ids=[f"{root} {where}" for root, where, _ in CASES])
async def test_filter(engine: Engine, root: str, where: str, found: str) -> None:
    assert await keys(engine, root, f"where: {{{where}}}") == expected(found)


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("node: {involves: {all: {}}}", "twin-a twin-b camp camp"),
        ("node: {involves: {none: {role: {eq: TARGET}}}}", "twin-b"),
        ("node: {involves: {none: {OR: []}}}", "twin-a twin-b camp camp"),
        ("node: {involves: {single: {role: {eq: ATTACKER}}}}", "twin-a twin-b"),
        ("node: {involves: {all: {OR: []}}}", ""),
        ("role: {notIn: [INVOLVED]}, node: {happenedAt: {single: {}}}", "twin-b camp"),
    ],
)
@pytest.mark.parametrize("order", ["", "orderBy: [{field: WHEN, direction: DESC}],"])
async def test_among_the_events_of_an_actor(engine: Engine, order: str, where: str, found: str) -> None:
    """From an actor they are read with an index, which an order or a condition must not defeat."""
    asked = f"involvedIn({order} where: {{{where}}}) {{ totalCount nodes {{ id }} }}"
    answer = (await fields(engine, 'actor(id: "actor/jnim")', asked))["involvedIn"]
    assert sorted(node["id"] for node in answer["nodes"]) == sorted(f"event/{key}" for key in found.split())
    assert answer["totalCount"] == len(found.split())
