"""What is read of the answer to `operations/promise.graphql`: the ledger of one promise, and what was said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from api.explorer.answered import actor_in, edtf_in, evidence_in, release_in, text_in, text_of
from api.explorer.shell import Cited
from graph.compliance.accounts import Account, Entry, Ledger
from graph.compliance.promises import Judgement, NamedActor
from ontology.values import Text


@dataclass(frozen=True)
class Again:
    """A promise of the same: before this one, which renews it, or after."""

    id: str
    text: Text
    due: str | None
    agreement: str
    name: Text


@dataclass(frozen=True)
class PromiseAnswer:
    """A promise in its ledger. `judgements`: all by the day, newest first; `more`: so many others are on record.

    `spoken`: the days on which anybody spoke of it, before that day and after, each with who did.
    """

    ledger: Ledger
    account: Account | None
    entry: Entry | None
    judgements: tuple[Judgement, ...]
    more: int
    spoken: tuple[tuple[str, NamedActor], ...]
    before: tuple[Again, ...]
    after: tuple[Again, ...]
    cited: Cited | None


def promise_in(answer: Mapping[str, Any], ledger: Ledger | None) -> PromiseAnswer | None:
    """What is told of the promise in a ledger of it alone; None where it is not there."""
    node = answer["commitment"]
    if node is None or ledger is None:
        return None
    account = next(iter((*ledger.accounts, *ledger.supporting)), None)
    entry = account.entries[0] if account else None
    found = node["assessments"]
    latest = {one.id: one for one in entry.latest} if entry else {}
    standpoints = {one.assessor.id: one.standpoint for one in latest.values()}
    judgements = tuple(latest.get(one["id"]) or _judgement(one, standpoints) for one in found["nodes"])
    return PromiseAnswer(
        ledger,
        account,
        entry,
        judgements,
        found["totalCount"] - len(judgements),
        tuple((one["date"]["edtf"], actor_in(one["assessedBy"])) for one in node["everyAssessment"]["nodes"]),
        tuple(map(_again, node["renews"]["nodes"])),
        tuple(map(_again, node["renewedBy"]["nodes"])),
        release_in(node["dataset"]),
    )


def _judgement(node: Mapping[str, Any], standpoints: Mapping[str, str]) -> Judgement:
    """One that a later word of the same assessor has replaced: it stands to the promise as that does."""
    assessor = actor_in(node["assessedBy"])
    made = Judgement(node["id"], assessor, node["status"], node["date"]["edtf"])
    return replace(
        made,
        done_on=edtf_in(node, "doneOn"),
        done=node["done"],
        out_of=node["outOf"],
        note=text_in(node, "note"),
        evidence=tuple(evidence_in(node["documentedBy"])),
        standpoint=standpoints.get(assessor.id, made.standpoint),
    )


def _again(node: Mapping[str, Any]) -> Again:
    due, under = node["deadline"]["due"], node["underAgreement"]
    return Again(
        node["id"],
        text_of(node, "text"),
        due and due["edtf"],
        under["id"],
        text_of(under, "name"),
    )
