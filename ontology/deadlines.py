"""By when something was promised, and how that day follows from what the text says."""

from ontology.model import value_type
from ontology.properties import Compound, prop
from ontology.values import DateSpan, add_duration
from ontology.vocabularies import DeadlineType

SIGNATURE = "signature"


@value_type(fr="Échéance", align=("odrl:Constraint",))
class Deadline(Compound):
    """By when a commitment was to be kept, as the text says it, with the day that follows from it.

    `absolute(due)`, `window(start, due)`, `offset(duration, anchor)`, `recurring(every, start)`, `open(text)`.
    """

    type: DeadlineType = prop("nature", "How the text says it.", index=True)
    due: DateSpan | None = prop(
        "échéance", "The day, month or year by which; computed for an offset.", default=None, index=True
    )
    start: DateSpan | None = prop("début", "When the window or the first period begins.", default=None)
    duration: str | None = prop("délai", "The term after the anchor, as an ISO 8601 duration.", default=None)
    anchor: str | None = prop("point de départ", "`signature`, an event's id, or words.", default=None)
    counted_from: DateSpan | None = prop("compté depuis", "The anchor's date, where it is known.", default=None)
    every: str | None = prop("périodicité", "The period, as an ISO 8601 duration.", default=None)
    text: str | None = prop("texte", "What the text says where it names no date.", default=None)


def due_after(counted_from: str, duration: str) -> DateSpan:
    """The day, or month, that lies a duration after an anchor. Months are calendar months."""
    return DateSpan(add_duration(counted_from, duration))
