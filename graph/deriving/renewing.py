"""Findings made anew of all that is there: each rule is asked once of each promise, and of each event.

It is asked again where there is what may not be passed on, or only under a licence of its own: what is found with its
help alone is kept apart.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import ParamSpec

from graph.asked.restricted import Compile, Fetch, Restricted, binding, not_allowed, without
from graph.asked.withheld import Withheld
from graph.deriving.dataset import delivery
from graph.deriving.findings import FindingRow
from graph.deriving.leads import Lead
from graph.deriving.reading import cited_for, datasets, facts, happenings, judged
from graph.deriving.rule import Rule
from graph.deriving.rules import RULES
from graph.errors import LoadRefused
from graph.loading.following import Derive
from ontology import ONTOLOGY
from ontology.findings import is_derived
from ontology.records import Delivery

P = ParamSpec("P")


def deriving(rules: Sequence[Rule]) -> Derive:
    """Makes the datasets of what these rules find. LoadRefused where one fails.

    The first is of what binds nobody. Where a dataset may not be passed on, or only under its own licence, each such
    adds one of what is found only with its help, and all of them together one of what is found with none of them alone.
    """

    async def derive(compile_: Compile, fetch: Fetch) -> tuple[Delivery, ...]:
        made, known = list[Delivery](), set[str]()
        for apart in _aside(found := await binding(compile_, fetch)):
            left_out = not_allowed(found, [one.id for one in apart])
            shown = _without(await without(left_out, ONTOLOGY, compile_, fetch), compile_)
            made.append(await _found_by(rules, shown, fetch, apart, known))
            known.update(row.finding.id for row in made[-1].rows if isinstance(row, FindingRow))
        return tuple(made)

    return derive


derive = deriving(RULES)
"""Makes the datasets of what all rules find."""


def _aside(found: Sequence[Restricted]) -> Iterator[tuple[Restricted, ...]]:
    """With which of the datasets that bind what is made of them findings are looked for, one time after the other."""
    stated = tuple(one for one in found if not is_derived(one.id))
    yield ()
    yield from ((one,) for one in stated)
    if len(stated) > 1:
        yield stated


def _without(left_out: Withheld, compile_: Compile) -> Compile:
    return lambda asked: compile_(left_out.left(asked))


async def _found_by(
    rules: Sequence[Rule], compile_: Compile, fetch: Fetch, apart: Sequence[Restricted], known: Collection[str]
) -> Delivery:
    found = await leads(rules, compile_, fetch)
    denials = {claim for lead in found for claim in lead.denials}
    told = await cited_for(denials, compile_, fetch)
    return delivery(found, told, await datasets(compile_, fetch), apart, known)


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
