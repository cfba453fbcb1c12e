"""The sample's events, what is said of them, and what they cost."""

from collections.abc import Iterator

from ontology.events import (
    Attribution,
    Carriage,
    CasualtyEstimate,
    Claim,
    Estimation,
    Event,
    FigureAttribution,
    Involvement,
    Rivalry,
    Setting,
    Subject,
)
from ontology.larger_events import EventPart
from ontology.model import Citation, Node, Relation
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ClaimKind,
    DateBasis,
    EventKind,
    Harm,
    Hedge,
    Nearness,
    Role,
    Scope,
    Situation,
    SourceGrade,
)

PATROLS = 24
PRESS, BULLETIN = Citation("source/press", "p. 3"), Citation("source/bulletin")
Records = tuple[Node | Relation, ...]


def _event(key: str, kind: EventKind, when: str, title: Text, *relations: Relation, **rest: object) -> Records:
    event = Event(id=f"event/{key}", kind=kind, when=DateSpan(when), title=title, **rest)  # type: ignore[arg-type]
    return event, *relations


def _in(event: str, actor: str, role: Role, hedge: Hedge | None = None, *sources: Citation) -> Involvement:
    return Involvement(source=f"event/{event}", target=f"actor/{actor}", role=role, hedge=hedge, sources=sources)


def _at(event: str, place: str, precision: Nearness | None = None) -> Setting:
    return Setting(source=f"event/{event}", target=f"place/{place}", precision=precision)


def events() -> Iterator[Records]:
    """Events of every sort of date, with who took part and where."""
    yield _event(
        "camp",
        EventKind.ATTACK,
        "2018-04-14",
        Text("Attack on the Timbuktu camp", "Attaque du camp de Tombouctou"),
        _in("camp", "jnim", Role.ATTACKER, Hedge.SUSPECTED, PRESS, BULLETIN),
        _in("camp", "jnim", Role.INVOLVED),
        _in("camp", "army", Role.TARGET),
        _in("camp", "unnamed", Role.ATTACKER, Hedge.ALLEGED),
        _at("camp", "timbuktu", Nearness.EXACT),
        when_stated="on Saturday",
        summary=Text("Rockets, then two vehicles with\n“bombs”.", "Des roquettes, puis deux véhicules piégés."),
        source_grade=SourceGrade.PRESS,
        note=Text(fr="Les bilans diffèrent."),
        sources=(PRESS, BULLETIN, Citation("source/press", "p. 4")),
    )
    yield _event(
        "twin-b",
        EventKind.AMBUSH,
        "2018-04-14",
        Text("AMBUSH near Menaka"),
        _in("twin-b", "jnim", Role.ATTACKER, Hedge.REPORTED),
        _at("twin-b", "menaka"),
        EventPart(source="event/twin-b", target="event/month"),
        summary=Text("2 % of the_road"),
        source_grade=SourceGrade.PRIMARY,
        sources=(Citation("source/observer"),),
    )
    yield _event(
        "twin-a",
        EventKind.AMBUSH,
        "2018-04-14",
        Text("Ambush near Ménaka", "Embuscade"),
        _in("twin-a", "jnim", Role.ATTACKER),
        _in("twin-a", "army", Role.TARGET),
        _at("twin-a", "menaka", Nearness.NEAR),
        _at("twin-a", "well"),
        EventPart(source="event/twin-a", target="event/twin-b"),
    )
    yield _event(
        "span",
        EventKind.KILLING,
        "2018-04-26/2018-04-27",
        Text("Killings of two days"),
        _in("span", "unnamed", Role.ATTACKER),
        _at("span", "gao", Nearness.REGION),
    )
    yield _event(
        "month", EventKind.MILITARY_OPERATION, "2018-04", Text(fr="Éclaireurs"), _in("month", "army", Role.INVOLVED)
    )
    yield _event("year", EventKind.ACCUSATION, "2018", Text("Accusation"))
    yield _event("before", EventKind.KILLING, "../2018-04-13", Text("Undated killings"))
    yield _event("since", EventKind.SANCTION, "2018-04-15/..", Text("Sanctions that last"))
    yield _event(
        "accord",
        EventKind.AGREEMENT,
        "2015-05-15/2015-06-20",
        Text("Signature of the accord"),
        _in("accord", "army", Role.PARTY),
        _in("accord", "school", Role.MEDIATOR),
    )
    yield _event(
        "talks", EventKind.NEGOTIATION, "2014-07", Text(fr="Œuvre de paix"), _in("talks", "school", Role.MEDIATOR)
    )
    yield _event("script", EventKind.STATEMENT, "2018-03-22", Text("𐎀𐎁𐎂"), summary=Text("𐎀 and ﬁ"))
    yield _event("zeal", EventKind.ELECTION, "2018-07-29", Text("Zeal", "éphémère"))


def patrols() -> Iterator[Records]:
    """Two a day, so that the army has more events than a page holds, and neighbours with the same date."""
    for number in range(1, PATROLS + 1):
        key = f"patrol-{number:02}"
        yield _event(
            key,
            EventKind.PATROL,
            f"2019-01-{(number + 1) // 2:02}",
            Text(f"Patrol {number}", f"Patrouille {number}"),
            _in(key, "army", Role.INVOLVED),
            *([_at(key, "gao")] if number <= 3 else []),
        )


def _claim(key: str, kind: ClaimKind, by: str, about: tuple[str, ...], *relations: Relation, **rest: object) -> Records:
    id_ = f"claim/{key}"
    claim = Claim(id=id_, kind=kind, text=Text(f"What {by} says"), **rest)  # type: ignore[arg-type]
    subjects = (Subject(source=id_, target=target) for target in about)
    return claim, Attribution(source=id_, target=f"actor/{by}", sources=(PRESS,)), *subjects, *relations


def claims() -> Iterator[Records]:
    """Claims about events, actors, places and another claim."""
    date = DateSpan("2018-04-20")
    said = {"date": date, "date_basis": DateBasis.PUBLICATION}
    yield _claim(
        "credit",
        ClaimKind.CLAIMS_RESPONSIBILITY,
        "jnim",
        ("event/camp",),
        Carriage(source="claim/credit", target="actor/eye"),
        Rivalry(source="claim/credit", target="claim/charge"),
        date=date,
        date_basis=DateBasis.STATED,
        language="ar",
    )
    yield _claim("denial", ClaimKind.DENIES, "army", ("claim/credit", "event/camp"))
    yield _claim("charge", ClaimKind.ACCUSES, "school", ("actor/army", "event/month"), **said, language="fr")
    verdict = {"date": DateSpan("2018-05"), "date_basis": DateBasis.STATED, "situation": Situation.DETERIORATED}
    yield _claim("verdict", ClaimKind.ASSESSES, "eye", ("place/mali",), **verdict)


def _figure(key: str, harm: Harm, by: str, numbers: tuple[int | None, ...], **rest: object) -> Records:
    id_ = f"casualty-estimate/{key}"
    low, best, high = numbers
    figure = CasualtyEstimate(
        id=id_,
        harm=harm,
        victims=Text("soldiers", "soldats"),
        scope=Scope.ALL,
        low=low,
        best=best,
        high=high,
        **rest,  # type: ignore[arg-type]
    )
    return (
        figure,
        Estimation(source=id_, target="event/camp", sources=(BULLETIN,)),
        FigureAttribution(source=id_, target=f"actor/{by}"),
    )


def figures() -> Iterator[Records]:
    """Figures: one number, a lower bound, nought, and an unknown one."""
    yield _figure("two", Harm.KILLED, "army", (2, 2, 2))
    yield _figure("forty", Harm.KILLED, "jnim", (40, None, None), hedge=Hedge.ALLEGED)
    yield _figure("none", Harm.WOUNDED, "army", (0, 0, 0))
    yield _figure("unknown", Harm.WOUNDED, "eye", (None, None, None), note=Text("The number is unknown."))
