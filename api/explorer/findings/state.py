"""What the address of `/findings` may ask for, and the variables that GraphQL is asked with for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.explorer.state import State, Words
from api.web.problems import Problem
from graph.errors import shortened
from ontology.agreements import Agreement
from ontology.naming import camel, is_id
from ontology.vocabularies import FindingRule

AFTER, AFTER_UNCOUNTED = "after", "after-not-counted"
WORDS = Words(once=("rule", "agreement", AFTER, AFTER_UNCOUNTED, "format"))
FIRST, PAGE = 5, 25
"""So many leads of each rule stand together; and so many where one rule is chosen."""


@dataclass(frozen=True)
class Asked:
    """What an address asks for, read and checked. Problem, in both languages, says what it cannot be."""

    state: State

    def __post_init__(self) -> None:
        self.rule, self.agreement  # noqa: B018 - whatever is wrong in it is told at once

    @property
    def rule(self) -> FindingRule | None:
        """The rule whose leads alone are asked for."""
        text = self.state.one("rule")
        if text is None:
            return None
        name = text.strip().upper().replace("-", "_").replace(" ", "_")
        if name not in FindingRule.__members__:
            value, known = shortened(text), ", ".join(FindingRule.__members__)
            raise Problem(
                400,
                f"rule={value} is not a rule. Write one of {known}, or leave it out.",
                fr=f"rule={value} n’est pas une règle. Écrivez l’une de celles-ci : {known}, ou ôtez-le.",
            )
        return FindingRule[name]

    @property
    def agreement(self) -> str | None:
        """The id of the agreement to which the leads are to lead; its class may be left out."""
        text = self.state.one("agreement")
        if text is None:
            return None
        start = f"{Agreement.path()}/"
        found = f"{start}{text.strip().lower().removeprefix(start)}"
        if not is_id(found):
            value = shortened(text)
            raise Problem(
                400,
                f"agreement={value} is not the key of an agreement. The form of the page offers those with leads.",
                fr=f"agreement={value} n’est pas la clé d’un accord. Le formulaire propose ceux qui ont des pistes.",
            )
        return found

    @property
    def where(self) -> dict[str, Any]:
        """The conditions."""
        rule, agreement = self.rule, self.agreement
        of_rule = {"rule": {"eq": rule.name}} if rule else {}
        return of_rule | ({"hasStep": {"some": {"node": {"id": {"eq": agreement}}}}} if agreement else {})

    def variables(self, days: Mapping[str, str | None]) -> dict[str, Any]:
        """The variables of `operations/findings.graphql` or, where a rule is chosen, of `findings_of_rule.graphql`."""
        agreement = self.agreement
        asked = {"where": self.where, **days, "chosen": [agreement] if agreement else []}
        if self.rule is None:
            return {**asked, "first": FIRST}
        pages = {"after": self.state.one(AFTER), "afterUncounted": self.state.one(AFTER_UNCOUNTED)}
        return {**asked, "first": PAGE, **pages}


def alias_of(rule: FindingRule) -> str:
    """What the leads of a rule are called in the document."""
    return camel(rule.name.lower())
