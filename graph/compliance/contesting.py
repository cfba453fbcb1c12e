"""When last words on a commitment clash, and which of them do. Pure."""

from graph.compliance.accounts import Entry
from graph.compliance.counting import counted_day
from graph.compliance.promises import Judgement
from ontology.vocabularies import DeadlineType, Status

FULFILLED, DISPUTED = Status.FULFILLED.name, Status.DISPUTED.name


def sides(entry: Entry) -> tuple[Judgement, ...]:
    """The last words on a commitment that clash, newest first. Empty if it is not contested."""
    return clashing(entry.latest, for_good=entry.promise.term.type != DeadlineType.OPEN.name)


def clashing(latest: tuple[Judgement, ...], *, for_good: bool) -> tuple[Judgement, ...]:
    """Last words that clash: one says fulfilled and another, not dated earlier, anything else; or one says disputed.

    What is not fulfilled once and for all, such as a ceasefire, may be broken before or after: dates do not matter.
    """
    kept = [counted_day(one.date) for one in latest if one.status == FULFILLED]

    def against(one: Judgement) -> bool:
        clashes = bool(kept) and (not for_good or counted_day(one.date) >= min(kept))
        return one.status == DISPUTED or (one.status != FULFILLED and clashes)

    if not any(map(against, latest)):
        return ()
    return tuple(one for one in latest if not kept or one.status == FULFILLED or against(one))
