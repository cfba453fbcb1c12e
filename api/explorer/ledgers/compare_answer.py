"""What changed between two days, read from the answer to `operations/compare.graphql`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from api.explorer.ledgers.ledger_answer import read
from graph.compliance.accounts import Entry, Stop
from graph.compliance.changes import Change, Changes, NewWord
from graph.compliance.promises import Instrument, Judgement
from ontology.naming import camel

OF_COMMITMENTS = ("promised", "demanded", "overdue", "contested", "no_longer_contested", "fulfilled")
"""The lists whose items each have a commitment: its text is told once for all, and there by its id."""


@dataclass(frozen=True)
class ChangesAnswer:
    """What changed, the days on which the ledger changes at all, and how many events there were between."""

    changes: Changes
    stops: tuple[Stop, ...]
    events: int


def changes_in(answer: Mapping[str, Any]) -> ChangesAnswer | None:
    """What is told of the changes; None where there is no such agreement."""
    found, ledger = answer["changes"], answer["compliance"]
    if found is None or ledger is None:
        return None
    stops = tuple(read(Stop, one) for one in ledger["stops"])
    accounts = (*ledger["accounts"], *ledger["supporting"])
    texts = {one["instrument"]["agreement"]["id"]: read(Instrument, one["instrument"]) for one in accounts}
    return ChangesAnswer(_changes(found, texts), stops, answer["between"]["totalCount"])


def _changes(found: Mapping[str, Any], texts: Mapping[str, Instrument]) -> Changes:
    def change(one: Mapping[str, Any]) -> Change:
        before = read(Entry, one["before"]) if one["before"] else None
        return Change(texts[one["instrument"]["agreement"]["id"]], read(Entry, one["entry"]), before)

    def word(one: Mapping[str, Any]) -> NewWord:
        earlier = read(Judgement, one["earlier"]) if one["earlier"] else None
        return NewWord(change(one["change"]), read(Judgement, one["judgement"]), earlier)

    without = dict.fromkeys(("words", *map(camel, OF_COMMITMENTS)), ())
    lists: dict[str, Any] = {name: tuple(map(change, found[camel(name)])) for name in OF_COMMITMENTS}
    return replace(read(Changes, {**found, **without}), words=tuple(map(word, found["words"])), **lists)
