"""All that assessors said of the promises in a ledger by a day: read from the answer to `speakers.graphql`."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from api.explorer.answered import actor_in, text_in
from graph.compliance.promises import NamedActor
from ontology.values import Text


@dataclass(frozen=True)
class Spoken:
    """An assessment: who gave which status to which promise or demand, and when."""

    id: str
    assessor: NamedActor
    status: str
    edtf: str
    commitment: str
    text: Text


@dataclass(frozen=True)
class Assessed:
    """All that was said, and what each assessor is to the promises that it spoke of, by its id: the usual first.

    `more`: so many others are on record than a page reads of one promise.
    """

    spoken: tuple[Spoken, ...]
    standpoints: Mapping[str, tuple[str, ...]]
    more: int


def assessed_in(ledger: Mapping[str, Any]) -> Assessed:
    """What was said, in a ledger as the fragments `Speaking` and `Assessed` have it."""
    entries = [entry for one in (*ledger["accounts"], *ledger["supporting"]) for entry in one["entries"]]
    found = [entry["promise"]["commitment"]["assessments"] for entry in entries]
    return Assessed(
        tuple(one for entry in entries for one in _spoken(entry["promise"])),
        _standpoints(entries),
        sum(one["totalCount"] - len(one["nodes"]) for one in found),
    )


def _spoken(promise: Mapping[str, Any]) -> Iterator[Spoken]:
    node = promise["commitment"]
    text = text_in(promise, "text") or Text(node["id"])
    for one in node["assessments"]["nodes"]:
        yield Spoken(one["id"], actor_in(one["assessedBy"]), one["status"], one["date"]["edtf"], node["id"], text)


def _standpoints(entries: list[Mapping[str, Any]]) -> Mapping[str, tuple[str, ...]]:
    """By its last word on each promise."""
    found = defaultdict[str, Counter[str]](Counter)
    for entry in entries:
        for said in entry["latest"]:
            found[said["assessor"]["actor"]["id"]][said["standpoint"]] += 1
    return {id_: tuple(one for one, _ in counts.most_common()) for id_, counts in found.items()}
