"""What changed between two days, read from the answer to `operations/compare.graphql`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.explorer.ledger_answer import read
from graph.compliance.accounts import Stop
from graph.compliance.changes import Changes

OF_COMMITMENTS = ("promised", "demanded", "overdue", "contested", "noLongerContested", "fulfilled")
"""The lists of the answer whose items each have a text with a commitment in it, which is told by its id."""


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
    texts = {found["instrument"]["agreement"]["id"]: found["instrument"]}
    for account in (*ledger["accounts"], *ledger["supporting"]):
        texts[account["instrument"]["agreement"]["id"]] = account["instrument"]

    def whole(change: Mapping[str, Any]) -> dict[str, Any]:
        return {**change, "instrument": texts[change["instrument"]["agreement"]["id"]]}

    told = {name: [whole(one) for one in found[name]] for name in OF_COMMITMENTS}
    words = [{**one, "change": whole(one["change"])} for one in found["words"]]
    changes = read(Changes, {**found, **told, "words": words})
    return ChangesAnswer(changes, tuple(read(Stop, one) for one in ledger["stops"]), answer["between"]["totalCount"])
