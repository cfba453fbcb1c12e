"""Who speaks in a ledger, and whom there is to choose: in the answers to `voices.graphql` and `speakers.graphql`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from api.explorer.answered import Read, actor_in
from graph.compliance.accounts import Ledger
from graph.compliance.promises import Judgement, NamedActor
from ontology.vocabularies import Standpoint


@dataclass(frozen=True)
class Speaker:
    """Somebody to choose: who has assessed a promise by the day, or a body that such a one belongs or belonged to."""

    actor: NamedActor
    with_members: bool


@dataclass(frozen=True)
class Speaking:
    """A ledger, and who speaks in it."""

    ledger: Ledger
    speakers: tuple[Speaker, ...]
    example: tuple[NamedActor, NamedActor] | None
    """Of those who owed none of it, and of those who owed it, whoever has assessed most."""


def speaking_in(found: Read, ledger: Ledger) -> Speaking:
    """Who speaks in a ledger. `found`: the same ledger as the fragment `Speaking` has it, with whom each belongs to."""
    entries = (entry for one in (*ledger.accounts, *ledger.supporting) for entry in one.entries)
    words = [said for entry in entries for said in entry.latest]
    return Speaking(ledger, tuple(_speakers(words, _bodies(found))), _example(words))


def _bodies(found: Read) -> dict[str, Read]:
    """Whom those belong or belonged to who have spoken, each once, by its id."""
    entries = (entry for one in (*found["accounts"], *found["supporting"]) for entry in one["entries"])
    assessors = {(one := said["assessor"]["actor"])["id"]: one for entry in entries for said in entry["latest"]}
    return {body["id"]: body for one in assessors.values() for body in one["memberOf"]["nodes"]}


def _speakers(words: Iterable[Judgement], bodies: Mapping[str, Read]) -> Iterator[Speaker]:
    """Those who have spoken, then the bodies of which they are members and which have not themselves, each once."""
    own = {said.assessor.id: said.assessor for said in words}
    for id_, one in own.items():
        yield Speaker(one, with_members=id_ in bodies)
    for id_, body in bodies.items():
        if id_ not in own:
            yield Speaker(actor_in(body), with_members=True)


def _example(words: Iterable[Judgement]) -> tuple[NamedActor, NamedActor] | None:
    """Two to begin with; None where there are none, or both would be one."""
    counts = {owed: Counter[str]() for owed in (False, True)}
    for said in words:
        counts[said.standpoint == Standpoint.OWED_IT.name][said.assessor.id] += 1
    if not all(counts.values()):
        return None
    actors = {said.assessor.id: said.assessor for said in words}
    first, other = (actors[max(sorted(found), key=lambda one: found[one])] for found in counts.values())
    return None if first.id == other.id else (first, other)
