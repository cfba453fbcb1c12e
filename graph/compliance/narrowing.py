"""A ledger of some of its commitments: by what they are about, who owes them, and how they stand."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from graph.compliance.accounts import Account, Entry, Ledger
from graph.compliance.ledger import counted, standing_of


def of_commitments(ledger: Ledger, ids: Collection[str]) -> Ledger:
    """The ledger of some commitments alone, by their ids, with the instruments in which they stand, counted anew."""
    accounts, supporting = (tuple(_with_any(ids, every)) for every in (ledger.accounts, ledger.supporting))
    return replace(ledger, accounts=accounts, supporting=supporting, counts=counted(accounts, supporting))


def _with_any(ids: Collection[str], accounts: Iterable[Account]) -> Iterator[Account]:
    for one in accounts:
        if entries := tuple(entry for entry in one.entries if entry.promise.id in ids):
            yield replace(one, entries=entries)


@dataclass(frozen=True)
class Narrowing:
    """Which commitments are taken: of one of the topics, owed by one of the actors, in one of the standings.

    Codes of topics, ids of actors, names of standings; of what has none, any.
    """

    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.topics or self.actors or self.standings)

    def takes(self, entry: Entry) -> bool:
        """Whether a commitment is one of them."""
        promise = entry.promise
        return (
            (not self.topics or promise.topic in self.topics)
            and (not self.actors or any(one.id in self.actors for one in promise.obliged))
            and (not self.standings or standing_of(entry) in self.standings)
        )

    def of(self, ledger: Ledger) -> Ledger:
        """The ledger of these commitments alone, counted anew; what is left of an instrument may be none."""
        accounts, supporting = (
            tuple(Account(one.instrument, tuple(filter(self.takes, one.entries))) for one in accounts)
            for accounts in (ledger.accounts, ledger.supporting)
        )
        return replace(ledger, accounts=accounts, supporting=supporting, counts=counted(accounts, supporting))
