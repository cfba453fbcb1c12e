"""Which other records are of the same event, why, and which of them all stands for it: read of the event's answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from api.explorer.answered import text_in, text_of
from ontology.values import Text

RULES = "rules"
"""What `decidedBy` says where no person decided."""


@dataclass(frozen=True)
class Reason:
    """Why two records are of one event, or one a part of the other. `by`: who decided; nothing where rules did."""

    score: float | None
    by: str
    words: Text | None


@dataclass(frozen=True)
class EventRecord:
    """A record of the event in another dataset, or of a part of it. `reason`: none where it is one through a third."""

    id: str
    title: Text
    when: str
    dataset: Text
    part: bool
    reason: Reason | None


@dataclass(frozen=True)
class EventRecords:
    """The records that an event stands for, the one that stands for it, and how many are not shown."""

    stands_for: tuple[EventRecord, ...]
    stood_for_by: EventRecord | None
    more: int

    @property
    def any(self) -> bool:
        """Whether there is any other record of it."""
        return bool(self.stands_for or self.stood_for_by)


def records_in(node: Mapping[str, Any]) -> EventRecords:
    """The records of an event."""
    reasons = dict(_reasons(node))
    found = node["duplicates"]
    others = tuple(_record(edge["node"], reasons, part=edge["part"]) for edge in found["edges"])
    canonical = node["canonical"]
    parts = {edge["node"]["id"] for edge in node["partOf"]["edges"]}
    by = _record(canonical, reasons, part=canonical["id"] in parts) if canonical else None
    return EventRecords(others, by, found["totalCount"] - len(others))


def _reasons(node: Mapping[str, Any]) -> Iterator[tuple[str, Reason]]:
    """Why it is joined to each, by the links that it has with them itself."""
    for name in ("hasPart", "partOf", "sameAs"):
        for edge in node[name]["edges"]:
            decided = edge["decidedBy"] or ""
            by = "" if decided == RULES else decided
            yield edge["node"]["id"], Reason(edge["score"], by, text_in(edge, "explanation"))


def _record(node: Mapping[str, Any], reasons: Mapping[str, Reason], *, part: bool) -> EventRecord:
    title, dataset = text_of(node, "title"), node["dataset"]
    name = text_of(dataset, "title")
    return EventRecord(node["id"], title, node["when"]["edtf"], name, part, reasons.get(node["id"]))
