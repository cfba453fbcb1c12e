"""The page of leads: by rule, each with its sentence and sources, and what the rule does not count, and why."""

from dataclasses import replace

from api.explorer import fragments
from api.explorer.findings.answer import FindingsAnswer, OfRule
from api.explorer.findings.state import AFTER, AFTER_UNCOUNTED, Asked
from api.explorer.pages import Place, page
from api.explorer.shell import Shell
from ontology.vocabularies import FindingRule


class FindingsPage:
    """What the page tells of the answer in one state."""

    def __init__(self, asked: Asked, answer: FindingsAnswer) -> None:
        self.asked, self.answer = asked, answer

    @property
    def every_rule(self) -> tuple[FindingRule, ...]:
        """What may be chosen."""
        return tuple(FindingRule)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form sends along: all but what it has fields for, and from where the page began."""
        fields = ("rule", "agreement", AFTER, AFTER_UNCOUNTED)
        return [(name, value) for name, value in self.asked.state.items() if name not in fields]

    @property
    def total(self) -> int:
        """How many leads are counted."""
        return sum(one.counted.total for one in self.answer.rules)

    @property
    def everything(self) -> str:
        """The address without what the page is narrowed by."""
        return self.asked.state.having("rule").having("agreement").having(AFTER).having(AFTER_UNCOUNTED).query()

    def of_rule(self, one: OfRule) -> str:
        """The address with all that a rule found, from the beginning."""
        state = self.asked.state.having(AFTER).having(AFTER_UNCOUNTED)
        return state.having("rule", one.rule.name).query()

    def later(self, one: OfRule) -> str:
        """Where the leads after those of this page are."""
        after = one.counted.next
        return self.asked.state.having(AFTER, after).query() if after and self.asked.rule else self.of_rule(one)

    def later_uncounted(self, one: OfRule) -> str:
        """Where those that are not counted go on."""
        after, rule = one.uncounted.next, self.asked.rule
        return self.asked.state.having(AFTER_UNCOUNTED, after).query() if after and rule else self.of_rule(one)


def findings_page(told: FindingsPage, shell: Shell, place: Place) -> str:
    """The page in HTML."""
    left = told.answer.left_out
    shell = replace(shell, cited=told.answer.cited, left_out=shell.say.count("leads_left_out", left) if left else "")
    return page("findings.html", place, shell=shell, told=told, fragments=fragments)
