"""A brief on an accord made for it, with all that may surround an accord."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from api.reports.brief import text
from api.reports.brief.asked import What
from api.reports.brief.making import Beside, make
from api.reports.brief.model import Brief
from api.reports.brief.phrases import LABELS
from api.reports.brief.runs import runs, text_of
from graph.compliance.ledger import trace
from graph.compliance.promises import Instrument, NamedActor, Occurrence, Statement
from graph.compliance.surroundings import Affair, Lead, Part, Step, Surroundings
from ontology.values import Language, Text
from tests.api.reports.traced import ACCORD, CMA, COUNCIL, PRESS, REPORT, TIMETABLE

EN, FR = Language.EN, Language.FR
BASE = "https://here.example/"
GATIA = NamedActor("actor/gatia", Text("GATIA", "GATIA"), Text("GATIA"), "ARMED_MOVEMENT")
PLATFORM = NamedActor("actor/platform", Text("Platform of June", "Plateforme de juin"), kind="COALITION")
MOC = NamedActor("actor/moc", Text("MOC", "MOC"), Text("MOC"), "MECHANISM")
DENIAL = Statement(
    "claim/denial", CMA, "DENIES", Text("It attacked nobody.", "Elle n’a attaqué personne."), evidence=(REPORT,)
)
CLASH = Affair(
    Occurrence("event/clash", Text("A clash", "Un affrontement"), "2016-07-19", (REPORT,)),
    "ARMED_CLASH",
    (Part(CMA, "ATTACKER", "ALLEGED"), Part(GATIA, "CLASHING_PARTY")),
)
BOMBING = Affair(
    Occurrence("event/bombing", Text("A bombing", "Un attentat"), "2016-08-01", (PRESS,)),
    "BOMBING",
    (Part(MOC, "TARGET"), Part(GATIA, "ATTACKER", "REPORTED")),
)
KILLING = Affair(
    Occurrence("event/killing", Text("A killing", "Une tuerie"), "2016-08-02", (COUNCIL,)),
    "KILLING",
    (Part(GATIA, "ATTACKER"),),
)
LISTING = Affair(Occurrence("event/listing", Text("A listing"), "2016-08-03", (REPORT,)), "SANCTION", ())
ACCORDS = f"agreement/{ACCORD.id.partition('/')[2]}"


def lead(rule: str, event: str, *ways: Sequence[str], denials: tuple[Statement, ...] = ()) -> Lead:
    """A lead whose only path goes these ways from an event to the accord, and on to a provision."""
    nodes = [node for way in ways for node in (event, *way, ACCORDS)]
    steps = (Step(1, order, node) for order, node in enumerate([*nodes, "provision/1"], 1))
    return Lead(f"finding/{event.partition('/')[2]}", rule, "2016-07-19", steps=tuple(steps), denials=denials)


AROUND = Surroundings(
    leads=(
        lead(
            "CLASH_BETWEEN_SIGNATORIES",
            "event/clash",
            ("actor/cma",),
            ("actor/gatia", "actor/platform"),
            denials=(DENIAL,),
        ),
        lead("CIVILIANS_HARMED", "event/killing", ("actor/gatia", "actor/platform")),
        lead("LISTED_MEMBER", "event/listing", ("actor/somebody", "actor/cma")),
    ),
    affairs=(CLASH, BOMBING, KILLING, LISTING),
    uncounted=2,
    untold=1,
)
ALIASES = Beside(aliases={"actor/platform": ("Platform", "Plateforme")})
NOBODY = Surroundings((), (), 0, 0)


def made(
    as_of: str = "2016-09-01",
    *,
    what: What = What(),  # noqa: B008 - it is frozen
    around: Surroundings = AROUND,
    known_by: date | None = None,
    accord: Instrument = ACCORD,
    implementing: Sequence[Instrument] = (TIMETABLE,),
) -> Brief:
    """A brief on the accord."""
    signed = (*accord.signings, replace(accord.signings[0], signed_by=PLATFORM))
    accord = replace(accord, signings=signed)
    ledger = trace(accord, implementing, date.fromisoformat(as_of), known_by=known_by)
    return make(ledger, around, what, BASE, ALIASES)


def told(brief: Brief, language: Language = EN, part: str = "") -> list[str]:
    """The sentences of a brief, or of a part of it, each after its label."""
    return [
        f"{LABELS[one.rule].in_language(language)} – {text_of(runs(one, brief, language))}"
        for id_, one in brief.sentences
        if id_.startswith(part)
    ]


def left(brief: Brief, language: Language = EN) -> str:
    return " ".join(map(text_of, text.left_out(brief, language)))
