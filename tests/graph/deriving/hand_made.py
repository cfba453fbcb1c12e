"""Leads made by hand: a step of a path, with when the sources of it were published."""

from dataclasses import replace
from datetime import date
from typing import Any

from graph.compliance.promises import Evidence
from graph.deriving.leads import Lead, Step
from ontology.values import Text
from ontology.vocabularies import FindingRule

UNDATED = None
CLASH = Text("They fought.", "Ils se sont affrontés.")


def source(key: str, published: str | None = UNDATED, basis: str = "OWN") -> Evidence:
    """A source that is cited for something."""
    return Evidence(f"source/{key}", Text(key), None, published=published, basis=basis)


def step(node: str, *published: str | None, relation: str | None = None) -> Step:
    """A step with a source for each of these dates of publication."""
    key = node.replace("/", "-")
    return Step(node, relation, tuple(source(f"{key}-{number}", day) for number, day in enumerate(published, 1)))


def lead(*paths: tuple[Step, ...], **said: Any) -> Lead:
    """A clash of signatories under the accord, on 14 April 2018."""
    usual = (step("event/attack", "2018-05"), step("agreement/accord", "2015", relation="signature/a"))
    made = Lead(
        rule=FindingRule.CLASH_BETWEEN_SIGNATORIES,
        agreement="agreement/accord",
        subject="event/attack",
        text=CLASH,
        holds_from=date(2018, 4, 14),
        paths=paths or (usual,),
    )
    return replace(made, **said)
