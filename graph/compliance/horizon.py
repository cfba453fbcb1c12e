"""How far a ledger knows: the newest source that it cites, and the newest thing that it tells."""

from collections.abc import Iterable, Iterator
from itertools import chain

from graph.compliance.accounts import Account, Entry
from graph.compliance.counting import last_day
from graph.compliance.promises import Evidence, Instrument

Sources = tuple[Evidence, ...]


def newest_published(accounts: Iterable[Account]) -> str | None:
    """The newest date of publication among the sources that these accounts cite."""
    cited = chain.from_iterable(evidence for account in accounts for evidence in _cited(account))
    return _newest(one.published for one in cited)


def newest_told(accounts: Iterable[Account]) -> str | None:
    """The newest date of an assessment or event in these accounts."""
    return _newest(day for account in accounts for entry in account.entries for day in _told(entry))


def _newest(dates: Iterable[str | None]) -> str | None:
    """The one that ends last; one without an end tells nothing."""
    known = {one: day for one in {*dates} if one and (day := last_day(one))}
    return max(known, key=lambda one: (known[one], one), default=None)


def _told(entry: Entry) -> Iterator[str]:
    yield from (one.date for one in entry.latest)
    yield from (one.occurrence.when for one in entry.bearings)


def _cited(account: Account) -> Iterator[Sources]:
    yield from _of_instrument(account.instrument)
    for entry in account.entries:
        yield entry.promise.evidence
        for statement in entry.promise.statements:
            yield statement.evidence
        for judgement in entry.latest:
            yield judgement.evidence
        for done in entry.deadline.completions:
            yield done.judgement.evidence
        for bearing in entry.bearings:
            yield bearing.occurrence.evidence
            for statement in bearing.occurrence.statements:
                yield statement.evidence


def _of_instrument(instrument: Instrument) -> Iterator[Sources]:
    yield instrument.evidence
    for signing in instrument.signings:
        yield signing.evidence
    for statement in instrument.statements:
        yield statement.evidence
    if instrument.ending:
        yield instrument.ending.evidence
