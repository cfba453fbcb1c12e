"""Sums of the casualty figures of a group in Cypher. sqlite/casualties.py has the same functions."""

from collections.abc import Callable

from graph.asked import selection as s
from graph.asked.grouping import REASON, SHOWN, SUM, Inclusion
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
from graph.neo4j.names import type_name
from graph.neo4j.representatives import STANDS_FOR
from graph.statement import Parameters
from graph.stored.columns import MISSING_TEXT
from ontology.actors import Actor, Membership
from ontology.events import CasualtyEstimate, Claim, Estimation, FigureAttribution, Involvement, Subject
from ontology.sources import Documentation
from ontology.vocabularies import Basis, ClaimKind, Harm

ONE = "{teller: teller, figure: figure, scope: scope, reason: reason}"
TOLD = ("teller", "figure", "scope", "reason")
"""Of a figure that is told: the event of which it is, how much it covers of the event that counts, and why it is left
out."""


def summed(item: s.Casualties, at: Alias, p: Parameters) -> str:
    """The sums of a group's figures, in their order, each as a map in the place of a node, with its figures."""
    named = " + ' ' + ".join(["harm", *(f"coalesce({at.node}.{SHOWN}{key}, 'null')" for key in range(item.keys))])
    told = ", ".join(f"{text} AS {name}" for name, text in sums().items())
    shown = ", ".join(f"{name}: {name}" for name in ("harm", *sums(), "figures"))
    return " ".join(
        [
            *figures_placed(_seen_of(item, at, p)),
            f"WITH event, harm, {', '.join(of_event())}, collect({ONE}) AS figures",
            f"WITH harm, {told}, collect(figures) AS figures ORDER BY {by_harm('harm')}",
            f"WITH {{{shown}, {SUM.columns[0]}: {named}}} AS {at.next.node}",
        ]
    )


def tallied(harm: Harm, at: Alias, name: str, beside: bool) -> str:
    """A call that gives the number of an event that counts of a harm, with nothing included; null where none does."""
    seen = figures_seen(f"WITH {at.node} AS event", [f"figure.harm = '{harm.name}'"], None, beside)
    return f"CALL ({at.node}) {{ {' '.join([*figures_placed(seen), f'RETURN {BEST} AS {name}'])} }}"


def figures_placed(seen: str) -> list[str]:
    """The figures, each with why it is left out once it has its place among those of its event and harm."""
    looked_up = {"tookPart": _took_part(), "published": _published()}
    if_rivalled = (f"CASE WHEN {UNRIVALLED} THEN null ELSE {text} END AS {name}" for name, text in looked_up.items())
    numbers = ", ".join(f"figure.{name} AS {name}" for name in ("low", "best", "high"))
    told, ranked = (", ".join(f"{of}.{name} AS {name}" for name in TOLD) for of in ("one", "ranked[place]"))
    return [
        seen,
        f"WITH event, figure.harm AS harm, collect({ONE}) AS seen, count(CASE WHEN {TAKEN} THEN 1 END) AS rivals",
        f"UNWIND seen AS one WITH event, harm, rivals, {told}",
        f"WITH event, harm, {', '.join([*TOLD, *if_rivalled])} ORDER BY {taken_first('figure', 'scope')}",
        f"WITH event, harm, collect({ONE}) AS ranked UNWIND range(0, size(ranked) - 1) AS place",
        f"WITH event, harm, place, {ranked}",
        f"WITH event, harm, teller, figure, scope, {placed_reason('place', 0)}, {numbers}",
    ]


def _seen_of(item: s.Casualties, at: Alias, p: Parameters) -> str:
    """Every figure of the group's events, with what speaks against it."""
    asked = [] if item.harms is None else [f"figure.harm IN {p.add(item.harms, plain_each)}"]
    include = None if item.include is None else p.add(item.include, named_each)

    def included(one: Inclusion) -> str:
        return f"('{one.name}' IN {include})"

    return figures_seen(f"UNWIND {at.node}.members AS event", asked, included if include else None, item.beside)


def figures_seen(
    events: str, asked: list[str], included: Callable[[Inclusion], str] | None, beside: bool = True
) -> str:
    """Every figure of some events, with what speaks against it. `beside`: and of those events for which they stand."""
    accused, denied = (_claimed(kind) for kind in (ClaimKind.ACCUSES, ClaimKind.DENIES))
    reason = omitted("figure", "teller", "scope", accused, denied, included)
    found = f"MATCH (figure:{CasualtyEstimate.__name__})-[:{type_name(Estimation)}]->(teller){where(asked)}"
    scope = "figure.scope"
    tellers = "WITH event, event AS teller"
    if beside:
        scope = scope_of("figure", "part")
        stood_for = f"[(other)-[to:{STANDS_FOR}]->(event) | {{event: other, part: to.part}}]"
        tellers = f"UNWIND [{{event: event, part: false}}] + {stood_for} AS told"
        tellers += " WITH event, told.event AS teller, told.part AS part"
    return f"{events} {tellers} {found} WITH event, teller, figure, {scope} AS scope WITH *, {reason} AS reason"


def _claimed(kind: ClaimKind) -> str:
    """Whether a claim of a kind is about a figure."""
    return f"EXISTS {{ (figure)<-[:{type_name(Subject)}]-(:{Claim.__name__} {{kind: '{kind.name}'}}) }}"


def _took_part() -> str:
    """Whether the speaker of a figure took part in its event, or was then a member of who did."""
    names = ("step", "startNode(step)", "endNode(step)")
    held = may_have_held(Membership, names, "teller.whenFirst", "teller.whenLast")
    speaking = f"MATCH (figure)-[:{type_name(FigureAttribution)}]->(speaker)"
    climb = f"MATCH (speaker)-[steps:{type_name(Membership)}*0..]->(side:{Actor.__name__})"
    part = f"<-[:{type_name(Involvement)}]-(teller) WHERE all(step IN steps WHERE {held})"
    return f"EXISTS {{ {speaking} {climb}{part} }}"


def _published() -> str:
    """When the latest of a figure's own sources was published; before all others where that is not known."""
    last = "source.publishedLast"
    own = f"cited.basis = '{Basis.OWN.name}' AND {last} <> '{MISSING_TEXT}'"
    found = f"MATCH (figure)-[cited:{type_name(Documentation)}]->(source) WHERE {own}"
    return f"coalesce(head(COLLECT {{ {found} RETURN {last} ORDER BY {last} DESC LIMIT 1 }}), '')"


def of_sum(at: Alias, taken: bool) -> str:
    """The figures that a sum takes, or leaves out, each as a map in the place of a relation, with the reason."""
    edge, node = at.next.edge, at.next.node
    each = f"UNWIND {at.node}.figures AS figures UNWIND figures AS {edge}"
    return f"{each} WITH {edge}, {edge}.figure AS {node} WHERE {is_taken(f'{edge}.{REASON.columns[0]}', taken)}"
