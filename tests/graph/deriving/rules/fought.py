"""Facts of an accord between three parties, and events of force, in a few words."""

from dataclasses import replace

from graph.compliance.promises import Evidence, NamedActor, Promise, Term
from graph.compliance.standpoints import Belonging
from graph.deriving.facts import (
    Clause,
    Facts,
    Figure,
    Happening,
    Membership,
    Pact,
    Part,
    Setting,
    Signing,
    Split,
    Tie,
)
from graph.deriving.leads import Lead
from graph.deriving.rule import Rule
from ontology.values import Text

EARLY = "2014"
"""When all was published that is not said to be published otherwise."""
ACCORD, EVENT = "agreement/accord", "event/fight"
CEASEFIRE, ARTICLE = "commitment/ceasefire", "provision/article"
KINDS = {
    "Mali": "STATE",
    "army": "ARMED_FORCES",
    "Platform": "COALITION",
    "CMA": "COALITION",
    "JNIM": "JIHADIST_GROUP",
    "gunmen": "UNNAMED",
    "MINUSMA": "MISSION",
    "MOC": "MECHANISM",
    "officer": "PERSON",
    "Dogon": "COMMUNITY",
}
"""All others are armed movements."""


def actor(name: str) -> NamedActor:
    return NamedActor(f"actor/{name.lower()}", Text(name, name), kind=KINDS.get(name, "ARMED_MOVEMENT"))


def cited(key: str, published: str | None = EARLY) -> tuple[Evidence, ...]:
    return (Evidence(f"source/{key.lower()}", Text(key), publisher=key.upper(), published=published, basis="OWN"),)


def belongs(member: str, group: str, since: str | None = None, until: str | None = None) -> Membership:
    relation = f"membership/{member}--{group}".lower()
    belonging = Belonging(actor(member).id, actor(group), since, until)
    return Membership(relation, belonging, cited(f"{member}-{group}"))


def split(splinter: str, left: str, day: str) -> Split:
    return Split(f"splintering/{splinter}--{left}".lower(), actor(splinter).id, actor(left).id, day, cited("split"))


def signed(party: str, day: str, capacity: str = "PARTY") -> Signing:
    return Signing(f"signature/{party}".lower(), actor(party), day, capacity, cited(f"{party}-signs"))


def promise(topic: str, *obliged: str, key: str = CEASEFIRE) -> tuple[Promise, Tie]:
    """A promise, and how it leads to the accord."""
    made = Promise(
        key, Text("Keep the peace."), topic, Term("OPEN"), obliged=tuple(map(actor, obliged)), evidence=cited("text")
    )
    return made, Tie(key, f"undertaking/{key.partition('/')[2]}", ACCORD, cited("text"))


def clause(topic: str) -> Clause:
    return Clause(ARTICLE, "provision-agreement/article", Text("Article 1"), topic, cited("text"), cited("text"))


def accord(
    *promised: tuple[Promise, Tie], clauses: tuple[Clause, ...] = (), kind: str = "PEACE_ACCORD", ended: str = ""
) -> Pact:
    """What Mali and the Platform signed a month before the CMA did, with Algeria as a guarantor."""
    return Pact(
        ACCORD,
        kind,
        Text("Accord", "Accord"),
        "2015-05-15/2015-06-20",
        ended=ended or None,
        signings=(
            signed("Mali", "2015-05-15"),
            signed("Platform", "2015-05-15"),
            signed("CMA", "2015-06-20"),
            signed("Algeria", "2015-05-15", "GUARANTOR"),
        ),
        clauses=clauses,
        promises=tuple(one for one, _ in promised),
        ties=tuple(tie for _, tie in promised),
        evidence=cited("text"),
    )


KEEP_THE_PEACE = accord(promise("CEASEFIRE", "Mali", "Platform", "CMA"))
KNOWN = Facts(
    (KEEP_THE_PEACE,),
    (
        belongs("army", "Mali"),
        belongs("GATIA", "Platform", "2014-08-14"),
        belongs("Imghad", "GATIA"),
        belongs("MNLA", "CMA", "2014-06-09"),
        belongs("HCUA", "CMA", "2014-06-09", "2024"),
        belongs("MSA", "Platform", "2019-07-14"),
        belongs("CPA", "Platform", "2014-06-14", "2017-11-11"),
        belongs("FPA", "MNLA", "2014-06-09"),
        belongs("officer", "MOC"),
    ),
    (split("MSA", "MNLA", "2016-09-02"), split("FPA", "MNLA", "2017-11-11")),
    coded=frozenset({"source/ucdp"}),
)


def under(pact: Pact) -> Facts:
    """The same actors with another agreement."""
    return replace(KNOWN, pacts=(pact,))


def part(who: str, role: str, side: str | None = None, hedge: str | None = None, by: str = "press") -> Part:
    relation = f"involvement/{who}--{role}".lower()
    return Part(relation, actor(who), role, side, hedge, cited(by))


def fought(who: str, side: str | None = None, **other: str) -> Part:
    return part(who, "CLASHING_PARTY", side, **other)


def attacked(who: str, side: str | None = None, **other: str) -> Part:
    return part(who, "ATTACKER", side, **other)


def target(who: str, side: str | None = None, **other: str) -> Part:
    return part(who, "TARGET", side, **other)


def event(*parts: Part, kind: str = "ARMED_CLASH", when: str = "2016-07-19", **other: object) -> Happening:
    made = Happening(EVENT, kind, Text("Fight", "Combat"), when, parts, evidence=cited("press"))
    return replace(made, **{"settings": (Setting(Text("Kidal", "Kidal"), cited("press")),), **other})  # type: ignore[arg-type]


def killed(by: str = "press") -> Figure:
    return Figure("casualty-estimate/killed", "estimation/killed", "KILLED", Text("people"), evidence=cited(by))


def found(rule: Rule, of: Happening, known: Facts = KNOWN) -> list[Lead]:
    assert rule.of_event
    return list(rule.of_event(known, of))


def only(rule: Rule, of: Happening, known: Facts = KNOWN) -> Lead:
    (lead,) = found(rule, of, known)
    return lead


def counted(rule: Rule, of: Happening, known: Facts = KNOWN) -> bool:
    """Whether it is found, and counts."""
    return any(not lead.exception for lead in found(rule, of, known))


def reason(rule: Rule, of: Happening, known: Facts = KNOWN) -> str | None:
    """Why it does not count, where it is found."""
    lead = only(rule, of, known)
    return lead.exception.en if lead.exception else None
