"""What records are about: the agreements, actors and places whose readers are told of a change in them.

A record belongs to the agreement to which its relations lead, and to what that agreement implements or supports; to the
actors that take part, speak, judge, owe, belong or have signed; and to a place with all that this lies in, on any day.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator

from graph.loading.staging import batched
from graph.store import Transaction
from graph.stored.notices import TOLD_OF
from ontology.actors import Alliance, Membership, Splintering
from ontology.agreements import (
    AssessmentSubject,
    Assessor,
    Implementation,
    Obligation,
    ProvisionAgreement,
    Signature,
    SigningPlace,
    Support,
    Undertaking,
)
from ontology.events import Attribution, Bearing, Concern, Involvement, Setting, Subject
from ontology.findings import FindingStep
from ontology.model import End, Node, Ontology
from ontology.places import Containment

ABOVE = tuple(
    End(relation, forward=True)
    for relation in (
        ProvisionAgreement,
        Undertaking,
        AssessmentSubject,
        Bearing,
        Concern,
        Subject,
        Implementation,
        Support,
        Containment,
    )
)
"""What leads on, step by step, to the agreements and places to which something belongs."""
NOTHING = frozenset[str]()
MOST_KNOWN = 20_000
"""Of so many nodes it is held at once to what they lead on."""
BESIDE = (
    *(
        End(relation, forward=True)
        for relation in (
            Involvement,
            Setting,
            Attribution,
            Assessor,
            Obligation,
            Membership,
            Splintering,
            Alliance,
            SigningPlace,
            FindingStep,
        )
    ),
    End(Signature, forward=False),
)
"""What leads from a record to what it is about besides: one step, and from there on by what leads on."""


class Subjects:
    """Knows what records are about, as far as the transaction of a load shows it."""

    def __init__(self, ontology: Ontology, transaction: Transaction) -> None:
        self._ontology, self._transaction = ontology, transaction
        self._above = dict[str, set[str]]()
        self._reached = dict[str, frozenset[str]]()
        self._alike = dict[frozenset[str], frozenset[str]]()

    async def of(self, ids: list[str]) -> AsyncIterator[tuple[str, frozenset[str]]]:
        """Each of these with what it is about. As many are asked for at once as one statement takes."""
        beside = await self._led(BESIDE, ids)
        await self.learn({*ids, *(far for each in beside.values() for far in each)})
        for id_ in ids:
            about = self.reached(id_).union(*map(self.reached, beside.get(id_, ())))
            yield id_, self._alike.setdefault(about, about)

    async def learn(self, ids: Iterable[str]) -> None:
        """Read all to which these lead on, and forget what was learnt before where that is much.

        What leads nowhere, as most events do, is asked again.
        """
        if max(len(self._above), len(self._reached), len(self._alike)) > MOST_KNOWN:
            self._above, self._reached, self._alike = {}, {}, {}
        ahead = set(ids) - self._above.keys()
        while ahead:
            found = await self._led(ABOVE, sorted(ahead))
            self._above |= found
            ahead = {far for each in found.values() for far in each} - self._above.keys()

    def reached(self, id_: str) -> frozenset[str]:
        """What has a feed of that to which a node leads on, itself among it. It must have been learnt."""
        if id_ not in self._reached:
            found, ahead = {id_}, [id_]
            while ahead:
                further = self._above.get(ahead.pop(), NOTHING) - found
                found |= further
                ahead += further
            self._reached[id_] = frozenset(one for one in found if issubclass(self._class_of(one), TOLD_OF))
        return self._reached[id_]

    async def _led(self, ends: tuple[End, ...], ids: list[str]) -> dict[str, set[str]]:
        found = defaultdict[str, set[str]](set)
        for end in self._there(ends):
            near = [id_ for id_ in ids if issubclass(self._class_of(id_), end.near)]
            for batch in batched(near):
                for one, far in await self._transaction.led(end, batch):
                    found[one].add(far)
        return found

    def _there(self, ends: tuple[End, ...]) -> Iterator[End]:
        return (end for end in ends if end.relation in self._ontology.relations)

    def _class_of(self, id_: str) -> type[Node]:
        return self._ontology.class_of_path.get(id_.partition("/")[0], Node)
