"""Facts of an accord with one promise, for the rules on promises."""

from dataclasses import replace

from graph.compliance.promises import Evidence, Judgement, Promise, Stem, Term
from graph.deriving.facts import Clause, Facts, Pact, Tie
from graph.deriving.leads import Lead
from graph.deriving.rule import Rule
from ontology.values import Text
from tests.graph.compliance.promised import judged

TEXT = Evidence("source/text", Text("The accord"), published="2015-06-20")
ACCORD, COMMITMENT, ANNEX = "agreement/accord", "commitment/commission", "provision/accord-annex-2"
PROMISE = Promise(
    id=COMMITMENT,
    text=Text("Set up a commission.", "Créer une commission."),
    topic="DDR",
    term=Term("ABSOLUTE", due="2015-08-19"),
    evidence=(TEXT,),
)
UNDER = Tie(COMMITMENT, "undertaking/commission--accord", ACCORD, (TEXT,))
STEMS = Tie(COMMITMENT, "derivation/commission--accord-annex-2", ANNEX, (TEXT,))
CLAUSE = Clause(ANNEX, "provision-agreement/accord-annex-2--accord", Text("Annex 2"), "DDR", (TEXT,), (TEXT,))
PACT = Pact(ACCORD, "PEACE_ACCORD", Text("Accord", "Accord"), "2015-06-20", ties=(UNDER,), evidence=(TEXT,))


def said(*words: tuple[str, str, str] | tuple[str, str, str, str]) -> tuple[Judgement, ...]:
    """Assessments as (assessor, status, date) or (assessor, status, date, done on), each with a source of its own."""
    return tuple(replace(one, evidence=(source_of(one),)) for one in judged(*words))


def source_of(judgement: Judgement) -> Evidence:
    return Evidence(f"source/{judgement.id.partition('/')[2]}", Text(judgement.assessor.id), published=judgement.date)


def promise(*words: tuple[str, str, str] | tuple[str, str, str, str], **other: object) -> Promise:
    """The promise with what was said of it, and other parts than its own."""
    return replace(PROMISE, judgements=said(*words), **other)  # type: ignore[arg-type]


def promised(one: Promise, **other: object) -> Facts:
    """An accord with a promise; the assessments lead to it."""
    led = (Tie(each.id, f"assessment-subject/{each.id}", one.id, each.evidence) for each in one.judgements)
    return Facts((replace(PACT, promises=(one,), ties=(*PACT.ties, *led), **other),))  # type: ignore[arg-type]


def stemming(one: Promise) -> Facts:
    """The same where the promise stems from an annex of the accord."""
    (pact,) = promised(replace(one, provisions=(Stem(ANNEX, Text("Annex 2")),))).pacts
    return Facts((replace(pact, clauses=(CLAUSE,), ties=(*pact.ties, STEMS)),))


def leads(rule: Rule, facts: Facts) -> list[Lead]:
    assert rule.of_pacts
    return list(rule.of_pacts(facts))


def only(rule: Rule, facts: Facts) -> Lead:
    (lead,) = leads(rule, facts)
    return lead


def days(lead: Lead) -> tuple[str, str | None]:
    """From when it holds, and until when."""
    return lead.holds_from.isoformat(), lead.holds_to.isoformat() if lead.holds_to else None


def nodes(lead: Lead) -> list[list[str]]:
    """The nodes on each path."""
    return [[step.node for step in path] for path in lead.paths]
