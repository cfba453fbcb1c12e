"""Two assessors side by side, read from the answer to `operations/voices.graphql`, and who else there is to choose."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.explorer.answered import actor_in, text_in
from api.explorer.ledgers.ledger_answer import read
from graph.compliance.accounts import Counts, Entry, Ledger, Stop
from graph.compliance.left_out import LeftOut
from graph.compliance.promises import Instrument, Judgement, NamedActor
from graph.compliance.voices import CAUTION, Comparison, Voice, VoiceCounts, Voices
from ontology.vocabularies import Standpoint


@dataclass(frozen=True)
class Speaker:
    """Somebody to choose: who has assessed a promise by the day, or a body that such a one belongs or belonged to."""

    actor: NamedActor
    with_members: bool


@dataclass(frozen=True)
class Speaking:
    """The ledger without its entries, and who speaks in it."""

    ledger: Ledger
    speakers: tuple[Speaker, ...]
    example: tuple[NamedActor, NamedActor] | None
    """Of those who owed none of it, and of those who owed it, whoever has assessed most."""


def speaking_in(found: Mapping[str, Any] | None) -> Speaking | None:
    """What is read of a ledger as the fragment `Speaking` has it; None where there is none."""
    if found is None:
        return None
    ledger = Ledger(
        instrument=read(Instrument, found["instrument"]),
        as_of=date.fromisoformat(found["asOf"]),
        known_by=date.fromisoformat(found["knownBy"]) if found["knownBy"] else None,
        not_yet=text_in(found, "notYet"),
        counts=read(Counts, found["counts"]),
        accounts=(),
        supporting=(),
        later=(),
        newest_source=None,
        newest_told=None,
        left_out=read(LeftOut, found["leftOut"]) if found["leftOut"] else None,
        stops=tuple(read(Stop, one) for one in found["stops"]),
    )
    return Speaking(ledger, tuple(_speakers(found)), _example(found))


def voices_in(answer: Mapping[str, Any], speaking: Speaking) -> Voices:
    """What the two say, in the ledger of the same answer."""
    found = answer["voices"]
    accounts = _accounts(found["ledger"])
    texts = {one["instrument"]["agreement"]["id"]: read(Instrument, one["instrument"]) for one in accounts}
    return Voices(
        speaking.ledger,
        read(NamedActor, found["a"]),
        read(NamedActor, found["b"]),
        read(VoiceCounts, found["counts"]),
        tuple(_comparison(one, texts) for one in found["comparisons"]),
        text_in(found, "caution") or CAUTION,
    )


def _comparison(found: Mapping[str, Any], texts: Mapping[str, Instrument]) -> Comparison:
    """Its text is told once for all, and here by its id."""
    a, b = (read(Voice, found[side]) if found[side] else None for side in ("a", "b"))
    return Comparison(
        instrument=texts[found["instrument"]["agreement"]["id"]],
        entry=read(Entry, found["entry"]),
        a=a,
        b=b,
        agree=found["agree"],
        shared=found["shared"],
        others=tuple(read(Judgement, one) for one in found["others"]),
    )


def _accounts(ledger: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*ledger["accounts"], *ledger["supporting"]]


def _words(ledger: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Each assessor's last word on each commitment."""
    for one in _accounts(ledger):
        for entry in one["entries"]:
            yield from entry["latest"]


def _speakers(ledger: Mapping[str, Any]) -> Iterator[Speaker]:
    """Those who have spoken, then the bodies of which they are members and which have not themselves, each once."""
    assessors = [said["assessor"] for one in _accounts(ledger) for entry in one["entries"] for said in entry["latest"]]
    own = {one["actor"]["id"]: one for one in assessors}
    bodies = {body["id"]: body for one in own.values() for body in one["actor"]["memberOf"]["nodes"]}
    for id_, one in own.items():
        yield Speaker(read(NamedActor, one), with_members=id_ in bodies)
    for id_, body in bodies.items():
        if id_ not in own:
            yield Speaker(actor_in(body), with_members=True)


def _example(ledger: Mapping[str, Any]) -> tuple[NamedActor, NamedActor] | None:
    """Two to begin with; None where there are none, or both would be one."""
    words = {owed: Counter[str]() for owed in (False, True)}
    for said in _words(ledger):
        words[said["standpoint"] == Standpoint.OWED_IT.name][said["assessor"]["actor"]["id"]] += 1
    if not all(words.values()):
        return None
    ids = [max(sorted(found), key=lambda one: found[one]) for found in words.values()]
    actors = {said["assessor"]["actor"]["id"]: said["assessor"] for said in _words(ledger)}
    first, other = (read(NamedActor, actors[one]) for one in ids)
    return None if first.id == other.id else (first, other)
