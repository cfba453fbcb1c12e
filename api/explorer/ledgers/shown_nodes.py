"""Which records stand on a page that tells of a ledger: what its RDF has, as nothing that is worked out is a triple."""

from collections.abc import Iterable, Iterator

from graph.compliance.accounts import Entry, Ledger
from graph.compliance.changes import Changes
from graph.compliance.voices import Voices


def of_ledger(ledger: Ledger) -> tuple[str, ...]:
    """The ids of its commitments, of what was said of them, and of the events that bear on them."""
    return _each_once(id_ for one in (*ledger.accounts, *ledger.supporting) for id_ in _of_entries(one.entries))


def of_changes(changes: Changes) -> tuple[str, ...]:
    """The ids of what changed: commitments with what is said of them, texts, findings, and the events between."""
    of_commitments = (changes.promised, changes.demanded, changes.overdue)
    compared = (*of_commitments, changes.contested, changes.no_longer_contested, changes.fulfilled)
    told = [id_ for listed in compared for one in listed for id_ in _said(one.entry)]
    for word in changes.words:
        told += [word.change.entry.promise.id, *(one.id for one in (word.judgement, word.earlier) if one)]
    told += [one.id for one in (*changes.found, *changes.ceased)]
    told += [*(one.id for one in changes.agreed), *(one.agreement for one in changes.endings)]
    return _each_once([*told, *(one.id for one in changes.events)])


def of_voices(voices: Voices) -> tuple[str, ...]:
    """The ids of the commitments that either has assessed, and of all words that stand beside each other."""
    told = list[str]()
    for one in voices.comparisons:
        words = [said for voice in (one.a, one.b) if voice for said in (voice.latest, *voice.besides)]
        told += [one.entry.promise.id, *(said.id for said in (*words, *one.others))]
    return _each_once(told)


def _of_entries(entries: Iterable[Entry]) -> Iterator[str]:
    for one in entries:
        yield from (*_said(one), *(bearing.occurrence.id for bearing in one.bearings))


def _said(entry: Entry) -> tuple[str, ...]:
    return (entry.promise.id, *(one.id for one in entry.latest))


def _each_once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
