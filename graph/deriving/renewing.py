"""Findings made anew of all that is there: each rule is asked once of each promise, and of each event."""

from collections.abc import Callable, Iterable, Sequence
from typing import ParamSpec

from graph.deriving.dataset import delivery
from graph.deriving.leads import Lead
from graph.deriving.reading import cited_for, datasets, facts, happenings, judged
from graph.deriving.rule import Rule
from graph.deriving.rules import RULES
from graph.errors import LoadRefused
from graph.loading.load import Compile, Derive, Fetch
from ontology.records import Delivery

P = ParamSpec("P")


def deriving(rules: Sequence[Rule]) -> Derive:
    """Makes the dataset of what these rules find. LoadRefused where one fails."""

    async def derive(compile_: Compile, fetch: Fetch) -> Delivery:
        found = await leads(rules, compile_, fetch)
        denials = {claim for lead in found for claim in lead.denials}
        told = await cited_for(denials, compile_, fetch)
        return delivery(found, told, await datasets(compile_, fetch))

    return derive


derive = deriving(RULES)
"""Makes the dataset of what all rules find."""


async def leads(rules: Sequence[Rule], compile_: Compile, fetch: Fetch) -> list[Lead]:
    """What rules find. LoadRefused where one fails."""
    known = await facts(compile_, fetch)
    found = list[Lead]()
    on_promises = [(rule, rule.of_pacts) for rule in rules if rule.of_pacts]
    if on_promises:
        async for some in judged(compile_, fetch, known):
            for rule, of_pacts in on_promises:
                found += _found(rule, "what was promised", of_pacts, some)
    of_events = [(rule, rule.of_event) for rule in rules if rule.of_event]
    if of_events:
        async for event in happenings(compile_, fetch, known):
            for rule, of_event in of_events:
                found += _found(rule, event.id, of_event, known, event)
    return found


def _found(rule: Rule, about: str, find: Callable[P, Iterable[Lead]], *given: P.args, **named: P.kwargs) -> list[Lead]:
    """What a rule finds; whatever goes wrong in it ends the load, which then writes nothing."""
    try:
        return list(find(*given, **named))
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise LoadRefused(
            f"The rule {rule.code.key} failed on {about} ({reason}), so nothing was written. That is a defect of the"
            " rule: please report it, with the data that it failed on."
        ) from error
