"""The field `casualties` of a group of events: sums by harm, and the figures behind them."""

from collections.abc import Sequence
from typing import Any

from api.schema.code_lists import INCLUSIONS, told
from api.schema.meaning import FiguresOf, OfGroup, OfSum, Plain, SpanOfSum
from api.schema.outputs import Outputs
from api.schema.strawberry_parts import Argument, Field, add_fields, argument, empty_object, enumeration, field
from graph.asked.grouping import REASON, Inclusion
from graph.asked.selection import At
from graph.stored.columns import Scalar
from ontology.events import CasualtyEstimate
from ontology.vocabularies import Harm, Omission

RULE = (
    "Sums of casualties, one for each harm of which an event of the group has a figure. Of each event and harm one"
    " figure counts, so that nobody is counted twice. Figures that accuse, are denied, have a hedge or cover a part"
    " only are left out unless `include` asks for them. A figure without a number never counts, and the NEUTRALISED are"
    " never counted as killed. Of the other figures the first counts, in this order: a total; without hedge; from a"
    " speaker who neither took part in the event nor, as far as is known, belonged on that day to one who did; the"
    " better sourceGrade; the one with the latest source of its own; the larger low; the first id. Groups by actor or"
    " place overlap, and so do their sums. Figures of the events for which one stands (`duplicates`) are among its own,"
    " and those of what is only a part of it are parts. With `duplicates: true`, each event has its own figures only. A"
    " group by HARM consists of events too, and has sums for all harms of these; `harm` restricts them."
)
COUNTS = {
    "events": "How many events have a figure that counts.",
    "partial": "How many of `events` have a figure for a part only: a group of victims, one side or one place.",
    "openEnded": 'How many of `events` have a figure without upper bound, such as "at least 40".',
    "unknown": "How many other events have a figure that would count if it stated a number.",
    "leftOut": (
        "How many other events have figures that are all left out as accusations, denied, hedged or parts. `events`,"
        " `unknown` and `leftOut` add up to the events that have figures of this harm; the group's other events have"
        " none."
    ),
}
NONE_COUNTS = " Null if no figure counts, since then nothing is known."
SUMS = {
    "low": (f"The sum of the lowest numbers; if none is stated for an event, its best counts, or else 0.{NONE_COUNTS}"),
    "best": (
        "The sum of the best numbers; if none is stated for an event, its lowest counts, or else its highest."
        f"{NONE_COUNTS}"
    ),
    "high": f"The sum of the highest numbers. Null if any figure that counts has no upper bound.{NONE_COUNTS}",
}
SPAN = (
    "The range over all speakers: of each event the lowest and the highest total that is not left out, summed over"
    " events. Of an event without a total, the figure that counts for it."
)
INCLUDE = "Kinds of figures that count here although sums leave them out by default."


def casualties_field(outputs: Outputs, pages: Sequence[Argument]) -> Field:
    """The field, with the types that it needs. `pages`: the arguments of a page."""
    sums: Any = list[_sum(outputs, list(pages))]  # type: ignore[misc]
    harms: Any = list[Harm] | None
    sorts: Any = list[_inclusions()] | None  # type: ignore[misc]
    arguments = [argument("harm", harms, "The harms to sum. Defaults to all."), argument("include", sorts, INCLUDE)]
    return field("casualties", sums, RULE, OfGroup.CASUALTIES, arguments)


def _inclusions() -> Any:
    definition = "Kinds of figures that a sum of casualties leaves out unless asked to include them."
    concepts = {one.name: concept for one, concept in INCLUSIONS.items()}
    return enumeration("CasualtyInclusion", Inclusion, definition, told(concepts))


def _sum(outputs: Outputs, pages: list[Argument]) -> type:
    made = empty_object(
        "CasualtySum", "Casualties of one harm in a group of events: sums of one figure for each event."
    )
    reason = field("reason", Omission, "Why the figure is left out.", Plain(REASON, At.EDGE))
    taken = outputs.named_connection("CasualtySumTaken", CasualtyEstimate, [])
    left = outputs.named_connection("CasualtySumLeft", CasualtyEstimate, [reason], " and the reason why it is left out")
    add_fields(
        made,
        [
            field("harm", Harm, "What befell the victims.", OfSum("harm", Scalar.CODE)),
            *(field(name, int, told, OfSum(name, Scalar.INT)) for name, told in COUNTS.items()),
            *(field(name, int | None, told, OfSum(name, Scalar.INT)) for name, told in SUMS.items()),
            field("span", _span(), SPAN, SpanOfSum.SPAN),
            field("taken", taken, "The figures that count, ordered by id.", FiguresOf(True), pages),
            field(
                "left",
                left,
                "The figures that are left out, ordered by id, each with the reason.",
                FiguresOf(False),
                pages,
            ),
        ],
    )
    return made


def _span() -> type:
    span = empty_object("CasualtySpan", "How far apart the figures of different speakers are.")
    low = f"The sum of the lowest numbers that any speaker gives.{NONE_COUNTS}"
    high = f"The sum of the highest numbers. Null if any speaker gives no upper bound.{NONE_COUNTS}"
    highest = (
        'The sum of the highest numbers that any speaker names, even if it is a lower bound: 40 for "at least 40".'
        f"{NONE_COUNTS}"
    )
    add_fields(
        span,
        [
            field("low", int | None, low, OfSum("spanLow", Scalar.INT)),
            field("high", int | None, high, OfSum("spanHigh", Scalar.INT)),
            field("highest", int | None, highest, OfSum("spanHighest", Scalar.INT)),
        ],
    )
    return span
