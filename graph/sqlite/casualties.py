"""Sums of the casualty figures of a group in SQL. neo4j/casualties.py has the same functions."""

from collections.abc import Callable

from graph.asked import selection as s
from graph.asked.grouping import KEPT, REASON, SHOWN, SUM, Inclusion
from graph.asked.operators import named_each, plain_each
from graph.compiling.alias import Alias
from graph.compiling.casualties import (
    BEST,
    TAKEN,
    UNRIVALLED,
    by_harm,
    is_taken,
    of_event,
    omitted,
    placed_reason,
    scope_of,
    sums,
    taken_first,
)
from graph.compiling.conditions import where
from graph.compiling.holding import may_have_held
from graph.sqlite.representatives import STANDS_FOR
from graph.statement import Parameters
from graph.stored.columns import MISSING_TEXT
from ontology.actors import Actor, Membership
from ontology.events import CasualtyEstimate, Claim, Estimation, Event, FigureAttribution, Involvement, Subject
from ontology.sources import Documentation, Source
from ontology.vocabularies import Basis, ClaimKind, Harm

READ = ("id", "harm", "hedge", "sourceGrade", "low", "best", "high")
KEPT_OF_EACH = ("n", "f", "harm", "scope", "low", "best", "high")


def summed(item: s.Casualties, at: Alias, p: Parameters) -> tuple[str, str]:
    """Tables with the figures of a group, each with why it is left out, and the sums, in their order."""
    tables = f"WITH seen AS MATERIALIZED ({_seen_of(item, at, p)}), figures AS MATERIALIZED ({figures_placed('seen')})"
    by_event = f"SELECT harm, {', '.join(of_event())} FROM figures GROUP BY n, harm"
    named = " || ' ' || ".join(["harm", *(f"coalesce({at.node}.{SHOWN}{key}, 'null')" for key in range(item.keys))])
    told = ", ".join(["harm", f"{named} AS {SUM.columns[0]}", *(f"{text} AS {name}" for name, text in sums().items())])
    return tables, f"SELECT {told} FROM ({by_event}) GROUP BY harm ORDER BY {by_harm('harm')}"


def tallied(harm: Harm, beside: bool) -> str:
    """Of each event that is found and has figures of a harm, the number that counts; null where none does."""
    seen = figures_seen("found", [f"figure.harm = '{harm.name}'"], None, beside)
    return f"SELECT n, {BEST} AS best FROM ({figures_placed(f'({seen})')}) GROUP BY n"


def figures_placed(seen: str) -> str:
    """The figures, each with why it is left out once it has its place among those of its event and harm."""
    several = f"SELECT *, count(*) FILTER (WHERE {TAKEN}) OVER (PARTITION BY n, harm) AS rivals FROM {seen}"
    looked_up = {"tookPart": _took_part("several"), "published": _published("several")}
    columns = (f"CASE WHEN {UNRIVALLED} THEN NULL ELSE {text} END AS {name}" for name, text in looked_up.items())
    known = f"SELECT *, {', '.join(columns)} FROM ({several}) several"
    place = f"row_number() OVER (PARTITION BY n, harm ORDER BY {taken_first('known', 'known.scope')}) AS place"
    ranked = f"SELECT *, {place} FROM ({known}) known"
    return f"SELECT {', '.join(KEPT_OF_EACH)}, {placed_reason('place', 1)} FROM ({ranked})"


def _seen_of(item: s.Casualties, at: Alias, p: Parameters) -> str:
    """Every figure of the group's events, with what speaks against it."""
    same = [f"members.{KEPT}{number} = {at.node}.{KEPT}{number}" for number in range(item.keys)]
    harms = None if item.harms is None else p.add(item.harms, plain_each)
    asked = [f"figure.harm IN (SELECT value FROM json_each({harms}))"] if harms else []
    include = None if item.include is None else p.add(item.include, named_each)

    def included(one: Inclusion) -> str:
        return f"('{one.name}' IN (SELECT value FROM json_each({include})))"

    return figures_seen("members", [*same, *asked], included if include else None, item.beside)


def figures_seen(
    events: str, asked: list[str], included: Callable[[Inclusion], str] | None, beside: bool = True
) -> str:
    """Every figure of the events whose row numbers a table has, with what speaks against it.

    `beside`: and of those events for which they stand.
    """
    event = Event.__name__
    own = f"FROM {events} CROSS JOIN {event} event ON event.rowid = {events}.n"
    seen = [_seen(events, own, "figure.scope", asked, included)]
    if beside:
        found = f"FROM {events} CROSS JOIN {event} standing ON standing.rowid = {events}.n"
        found += f" CROSS JOIN {STANDS_FOR} beside ON beside.targetId = standing.id"
        found += f" CROSS JOIN {event} event ON event.id = beside.sourceId"
        seen.append(_seen(events, found, scope_of("figure", "beside.part"), asked, included))
    return " UNION ALL ".join(seen)


def _seen(events: str, found: str, scope: str, asked: list[str], included: Callable[[Inclusion], str] | None) -> str:
    accused, denied = (_claimed(kind) for kind in (ClaimKind.ACCUSES, ClaimKind.DENIES))
    reason = omitted("figure", "event", scope, accused, denied, included)
    days = "event.id AS event, event.whenFirst AS first, event.whenLast AS last"
    read = ", ".join([f"figure.{name}" for name in READ] + [f"{scope} AS scope"])
    found += f" CROSS JOIN {Estimation.declared.stored} estimation ON estimation.targetId = event.id"
    found += f" CROSS JOIN {CasualtyEstimate.__name__} figure ON figure.id = estimation.sourceId"
    return f"SELECT {events}.n, figure.rowid AS f, {days}, {read}, {reason} AS reason {found}{where(asked)}"


def _claimed(kind: ClaimKind) -> str:
    """Whether a claim of a kind is about a figure."""
    claims = f"{Subject.declared.stored} about CROSS JOIN {Claim.__name__} claim ON claim.id = about.sourceId"
    return f"EXISTS (SELECT 1 FROM {claims} WHERE about.targetId = figure.id AND claim.kind = '{kind.name}')"


def _took_part(figure: str) -> str:
    """Whether the speaker of a figure took part in its event, or was then a member of who did."""
    held = may_have_held(Membership, ("step", "near", "far"), f"{figure}.first", f"{figure}.last")
    speaker = f"SELECT targetId FROM {FigureAttribution.declared.stored} WHERE sourceId = {figure}.id"
    steps = f"SELECT step.targetId FROM speaking CROSS JOIN {Membership.declared.stored} step"
    steps += f" ON step.sourceId = speaking.id CROSS JOIN {Actor.__name__} near ON near.id = step.sourceId"
    steps += f" CROSS JOIN {Actor.__name__} far ON far.id = step.targetId WHERE {held}"
    part = f"{Involvement.declared.stored} part ON part.sourceId = {figure}.event AND part.targetId = speaking.id"
    climb = f"WITH RECURSIVE speaking (id) AS ({speaker} UNION {steps})"
    return f"EXISTS ({climb} SELECT 1 FROM speaking CROSS JOIN {part})"


def _published(figure: str) -> str:
    """When the latest of a figure's own sources was published; before all others where that is not known."""
    last = "source.publishedLast"
    own = f"cited.sourceId = {figure}.id AND cited.basis = '{Basis.OWN.name}' AND {last} <> '{MISSING_TEXT}'"
    cited = f"{Documentation.declared.stored} cited CROSS JOIN {Source.__name__} source ON source.id = cited.targetId"
    return f"coalesce((SELECT max({last}) FROM {cited} WHERE {own}), '')"


def of_sum(at: Alias, taken: bool) -> str:
    """The figures that a sum takes, or leaves out: the row number of each, and the reason."""
    reason = REASON.columns[0]
    return f"SELECT f, {reason} FROM figures WHERE harm = {at.node}.harm AND {is_taken(reason, taken)}"
