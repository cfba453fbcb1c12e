"""An accord with all that its ledger may have to tell, for the tests of the reports."""

from dataclasses import replace
from datetime import date

from graph.compliance.accounts import Ledger
from graph.compliance.ledger import trace
from graph.compliance.promises import (
    Ending,
    Evidence,
    Instrument,
    Judgement,
    NamedActor,
    Occurrence,
    Promise,
    Signing,
    Statement,
    Stem,
    Term,
)
from ontology.values import Text

MALI = NamedActor("actor/mali", Text("Government of Mali", "Gouvernement du Mali"))
CMA = NamedActor(
    "actor/cma", Text("Coordination of Azawad Movements", "Coordination des mouvements de l’Azawad"), Text("CMA")
)
MINUSMA = NamedActor(
    "actor/minusma", Text("United Nations mission in Mali", "Mission de l’ONU au Mali"), Text("MINUSMA")
)
COUNCIL = Evidence(
    "source/council", Text("Conseil des ministres"), "p. 3", "aBamako", "2015-12", url="https://abamako.example/3"
)
REPORT = Evidence(
    "source/report",
    Text("Report S/2015/732"),
    "para. 2",
    "United Nations",
    "2015-09-22",
    url="https://undocs.example/S/2015/732",
    read_at="https://read.example/732",
)
PRESS = Evidence("source/press", Text("Le temps presse"))
OF_ROW = Evidence("source/page", Text("A page", "Une page"), published="2016-02", basis="ROW")

COMMISSION = Promise(
    id="commitment/commission",
    text=Text("Set up an integration commission.", "Créer une commission d’intégration."),
    topic="INTEGRATION",
    term=Term("OFFSET", due="2015-08-19", duration="P60D", anchor="signature", counted_from="2015-06-20"),
    obliged=(MALI,),
    provisions=(Stem("provision/annex-2", Text("Annex II", "Annexe II"), inferred=True),),
    note=Text("Read in the press."),
    evidence=(PRESS,),
    statements=(
        Statement(
            "claim/6", CMA, "ASSERTS", Text("It is due in July."), "2016", rivals=("claim/7",), evidence=(PRESS,)
        ),
        Statement("claim/7", MALI, "ASSERTS", Text("It is due in August."), "2016", rivals=("claim/6",)),
    ),
    judgements=(
        Judgement(
            "assessment/1",
            MALI,
            "FULFILLED",
            "2015-12-29",
            "2015-12-29",
            note=Text("Drafts."),
            evidence=(COUNCIL,),
            standpoint="OWED_IT",
        ),
        Judgement(
            "assessment/2",
            MALI,
            "FULFILLED",
            "2015-12-31",
            "2015-12-31",
            note=Text("Decree."),
            evidence=(PRESS,),
            standpoint="OWED_IT",
        ),
        Judgement(
            "assessment/3",
            MINUSMA,
            "PARTLY",
            "2016-02-18",
            "2016-01",
            done=1,
            out_of=2,
            source_grade="UNVERIFIED",
            evidence=(OF_ROW,),
            standpoint="UN",
        ),
    ),
    occurrences=(
        Occurrence(
            "event/drafts",
            Text("Draft decrees", "Projets de décret"),
            "2015-12-29",
            (COUNCIL,),
            (
                Statement("claim/3", MALI, "ASSERTS", Text("On 29 December."), "2015-12-29", rivals=("claim/4",)),
                Statement(
                    "claim/4",
                    MINUSMA,
                    "ASSERTS",
                    Text("On 28 December."),
                    "2016",
                    "PUBLICATION",
                    ("claim/3",),
                    (REPORT,),
                ),
            ),
        ),
    ),
)
CEASEFIRE = Promise(
    "commitment/ceasefire",
    Text("Keep the ceasefire.", "Respecter le cessez-le-feu."),
    "CEASEFIRE",
    Term("OPEN", text=Text("continuing", "en permanence")),
    obliged=(MALI, CMA),
    judgements=(Judgement("assessment/4", CMA, "BREACHED", "2015-08", evidence=(REPORT,)),),
    occurrences=(Occurrence("event/clash", Text("Clash", "Affrontement"), "2015-08-15/2015-08-17"),),
)
LIST = Promise(
    "commitment/list", Text("Hand over the list.", "Remettre la liste."), "DDR", Term("ABSOLUTE", due="2016-02-29")
)
ENDING = Ending(
    "agreement/accord",
    Text("The accord", "L’accord"),
    "2016-02-15",
    Occurrence("event/end", Text("Mali ends it", "Le Mali y met fin"), "2016-02-15"),
    (PRESS,),
)
ACCORD = Instrument(
    "agreement/accord",
    Text("The accord", "L’accord"),
    "2015-05-15/2015-06-20",
    ("agreement/accord",),
    (Signing(MALI, "2015-05-15", "PARTY", (OF_ROW,)), Signing(CMA, "2015-06-20", "PARTY", (REPORT, REPORT))),
    (COMMISSION, CEASEFIRE),
    statements=(
        Statement("claim/0", MINUSMA, "ASSERTS", Text("Has 68 articles.", "Compte 68 articles."), "2015", "STATED"),
        Statement(
            "claim/1", MINUSMA, "ASSERTS", Text("Signed on 20 June."), "2016-01", "PUBLICATION", ("claim/2",), (PRESS,)
        ),
        Statement("claim/2", CMA, "DENIES", Text("Signed on 21 June."), rivals=("claim/1",), evidence=(COUNCIL,)),
        Statement("claim/5", CMA, "URGES", Text("Everybody should sign."), "2015-05-01"),
    ),
    evidence=(REPORT, OF_ROW),
    ending=ENDING,
)
TIMETABLE = Instrument(
    "agreement/timetable",
    Text("The timetable", "Le chronogramme"),
    "2016-01",
    ("agreement/accord", "agreement/timetable"),
    (),
    (LIST,),
    ending=ENDING,
)
LAW = Instrument("agreement/law", Text("The law", "La loi"), "2015-11-01", ("agreement/accord", "agreement/law"))
COUNCIL_OF_UN = NamedActor("actor/council", Text("Security Council", "Conseil de sécurité"))
RESOLUTION = Instrument(
    "agreement/resolution",
    Text("The resolution", "La résolution"),
    "2015-06-29",
    ("agreement/accord", "agreement/resolution"),
    (Signing(COUNCIL_OF_UN, "2015-06-29", "PARTY"),),
    (
        replace(LIST, id="commitment/demand", kind="DEMAND", obliged=(CMA,)),
        replace(LIST, id="commitment/by-council"),
    ),
    kind="RESOLUTION",
)
STATEMENT = replace(RESOLUTION, id="agreement/statement", promises=())
ROADMAP = Instrument(
    "agreement/roadmap",
    Text("The roadmap", "La feuille de route"),
    "2018-03-22",
    ("agreement/accord", "agreement/roadmap"),
)


def ledger(as_of: str, known_by: date | None = None) -> Ledger:
    """The ledger of the accord on a day."""
    backing = (STATEMENT, RESOLUTION, ROADMAP)
    return trace(ACCORD, (TIMETABLE, LAW, ROADMAP), date.fromisoformat(as_of), supporting=backing, known_by=known_by)
