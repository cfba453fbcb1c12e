"""Promises as the stores would give them, for the tests of the ledger."""

from dataclasses import replace
from datetime import date

from graph.compliance.accounts import Entry
from graph.compliance.ledger import trace
from graph.compliance.promises import (
    Evidence,
    Instrument,
    Judgement,
    NamedActor,
    Occurrence,
    Promise,
    Signing,
    Stem,
    Term,
)
from ontology.values import Text

FULFILLED, PARTLY, DISPUTED, BREACHED = "FULFILLED", "PARTLY", "DISPUTED", "BREACHED"

MALI = NamedActor("actor/mali", Text("Government of Mali", "Gouvernement du Mali"))
GATIA = NamedActor(
    "actor/gatia", Text("Imghad Tuareg Self-Defence Group", "Groupe autodéfense touareg Imghad"), Text("GATIA")
)
CMA = NamedActor("actor/cma", Text("Coordination of Azawad Movements"), Text("CMA"))
ALGERIA = NamedActor("actor/algeria", Text("Algeria", "Algérie"))
SIGNINGS = (
    Signing(MALI, "2015-05-15", "PARTY"),
    Signing(GATIA, "2015-05-15", "PARTY"),
    Signing(ALGERIA, "2015-05-16", "GUARANTOR"),
    Signing(CMA, "2015-06-20", "PARTY"),
)
ADOPTED = Judgement(
    id="assessment/1",
    assessor=MALI,
    status="FULFILLED",
    date="2015-12-29",
    done_on="2015-12-29",
    note=Text("Draft decrees adopted."),
    evidence=(Evidence("source/council", Text("Council of Ministers"), "para. 2"),),
)
DECREED = replace(ADOPTED, id="assessment/2", date="2015-12-31", done_on="2015-12-31", note=Text("Decree 2015-0895."))
UNNAMED = Judgement("assessment/3", NamedActor("actor/minusma", Text("MINUSMA")), "PARTLY", "2016-02-18")
DRAFTS = Occurrence("event/drafts", Text("Draft decrees"), "2015-12-29")
COMMISSION = Promise(
    id="commitment/integration",
    text=Text("Set up an integration commission."),
    topic="INTEGRATION",
    term=Term("OFFSET", due="2015-08-19", duration="P60D", anchor="signature", counted_from="2015-06-20"),
    obliged=(MALI,),
    provisions=(Stem("provision/annex-2", Text("Annex II", "Annexe II")),),
    judgements=(ADOPTED, DECREED, UNNAMED),
    occurrences=(DRAFTS,),
)
ACCORD = Instrument(
    "agreement/accord", Text("Accord"), "2015-05-15/2015-06-20", ("agreement/accord",), SIGNINGS, (COMMISSION,)
)


def on(day: str) -> date:
    return date.fromisoformat(day)


def entry(promise: Promise, as_of: str) -> Entry:
    """The one entry of an accord with one promise."""
    ledger = trace(replace(ACCORD, promises=(promise,)), (), on(as_of))
    (only,) = ledger.accounts[0].entries
    return only


def judged(*said: tuple[str, str, str] | tuple[str, str, str, str]) -> tuple[Judgement, ...]:
    """Assessments as (assessor, status, date) or (assessor, status, date, done on), in the order of their ids."""
    return tuple(
        Judgement(f"assessment/{place}", NamedActor(who, Text(who)), status, day, done[0] if done else None)
        for place, (who, status, day, *done) in enumerate(said)
    )


def by(due: str, *said: tuple[str, str, str] | tuple[str, str, str, str]) -> Promise:
    """A promise to be kept by a date, with what was said of it."""
    return Promise("commitment/x", Text("x"), "DDR", Term("ABSOLUTE", due=due), judgements=judged(*said))


def open_ended(*said: tuple[str, str, str] | tuple[str, str, str, str]) -> Promise:
    return replace(by("2015-01-01", *said), term=Term("OPEN", text=Text("continuing")))
