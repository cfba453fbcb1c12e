"""What the sources on record had told by a day.

A source counts if the last day of its date of publication is not later; one without a date never does. A record is
known if a source counts that is given for this very record. Where accounts of it differ, one of theirs will do.

- What belongs to another record is known only if that is: what a promise says needs a source of the promise and one of
  its agreement; what was said of the promise, a third.
- An agreement none of whose sources has a date rests on those of its signatures and promises.
- A signature for which none is given rests on the record of the agreement, an end for which none is given on its event,
  and that a promise renews another, on the record of the promise.
- A deadline that runs from a signature or an event is counted only if that is known.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from graph.compliance.counting import PARTY, counted_day, is_known, last_day
from graph.compliance.left_out import Left, LeftOut, left_out
from graph.compliance.promises import (
    Ending,
    Evidence,
    Instrument,
    Judgement,
    Occurrence,
    Promise,
    Renewed,
    Signing,
    Statement,
    Term,
)
from ontology.deadlines import SIGNATURE
from ontology.values import Text
from ontology.vocabularies import Basis

Sources = tuple[Evidence, ...]
LATER, UNDATED, DEPENDENT = "later", "undated", "dependent"
"""Why a record is left out."""
UNTOLD = Text("an event of which no source had told", "un événement dont aucune source n’avait parlé")


def own(evidence: Iterable[Evidence]) -> Sources:
    """The sources that are given for this very statement."""
    return tuple(one for one in evidence if one.basis != Basis.ROW.name)


def oldest(evidence: Iterable[Evidence]) -> str | None:
    """The date of publication that ends first."""
    dated = {one.published: day for one in evidence if one.published and (day := last_day(one.published))}
    return min(dated, key=lambda one: (dated[one], one), default=None)


def of_record(record: Instrument | Promise | Occurrence) -> Sources:
    """The sources of a record itself, those of accounts that differ included."""
    accounts = (one.evidence for one in record.statements if one.rivals)
    return own((*record.evidence, *(each for evidence in accounts for each in evidence)))


def of_agreement(agreement: Instrument) -> Sources:
    """The sources by which an agreement is known."""
    its_own = of_record(agreement)
    if oldest(its_own):
        return its_own
    within = (*(one.evidence for one in agreement.signings), *(one.evidence for one in agreement.promises))
    return own(each for evidence in within for each in evidence)


class Known:
    """Takes out of instruments what was not known by a day, and counts what of it a ledger would tell.

    Without a day, all is known.
    """

    def __init__(self, by: date | None, as_of: date) -> None:
        self._by, self._as_of = by, as_of
        self._left = defaultdict[str, dict[str, str]](dict)
        self._kept = defaultdict[str, set[str]](set)

    def left_out(self) -> LeftOut | None:
        """What was taken out, and stands nowhere else. None where all is known."""
        if self._by is None:
            return None
        counted = dict[str, Left]()
        for kind, found in self._left.items():
            why = Counter(found[key] for key in found.keys() - self._kept[kind])
            counted[kind] = Left(why[LATER] + why[UNDATED], why[UNDATED], why[DEPENDENT])
        return left_out(counted)

    def instruments(self, instruments: Iterable[Instrument]) -> tuple[Instrument, ...]:
        """What was known of these, without those that were not known themselves."""
        return tuple(instruments) if self._by is None else tuple(filter(None, map(self._instrument, instruments)))

    def _instrument(self, one: Instrument) -> Instrument | None:
        known = self._is_known("agreements", one.id, of_agreement(one))
        signings = tuple(self._signings(one, known))
        told = replace(
            one,
            signings=signings,
            promises=tuple(self._promises(one, signings, known)),
            statements=self._statements(one.statements, known),
            evidence=self._sources(one.evidence),
            ending=self._ending(one.ending) if one.ending else None,
        )
        return told if known else None

    def _is_known(self, kind: str, key: str, evidence: Sources, within: bool = True) -> bool:
        """Whether a record is known that has these sources, and stands within what is known or not."""
        counts = any(is_known(one.published, self._by) for one in evidence)
        if counts and within:
            self._kept[kind].add(key)
        else:
            self._left[kind][key] = DEPENDENT if counts else LATER if oldest(evidence) else UNDATED
        return counts and within

    def _sources(self, evidence: Sources) -> Sources:
        return tuple(one for one in evidence if self._is_known("sources", one.source, (one,)))

    def _signings(self, agreement: Instrument, known: bool) -> Iterable[Signing]:
        for one in agreement.signings:
            key = f"{agreement.id} {one.signed_by.id} {one.date} {one.capacity}"
            given, evidence = own(one.evidence), self._sources(one.evidence)
            if self._is_known("signatures", key, given, known) if given else known:
                yield replace(one, evidence=evidence)

    def _ending(self, one: Ending) -> Ending | None:
        if counted_day(one.date) > self._as_of:
            return None
        event = one.occurrence
        given = own(one.evidence) or (of_record(event) if event else ())
        occurrence = self._event(event) if event else None
        told = replace(one, occurrence=occurrence, evidence=self._sources(one.evidence))
        return told if self._is_known("endings", one.agreement, given) else None

    def _promises(self, text: Instrument, signings: tuple[Signing, ...], known: bool) -> Iterable[Promise]:
        for one in text.promises:
            told = replace(
                one,
                anchor=self._event(one.anchor, known) if one.anchor else None,
                evidence=self._sources(one.evidence),
                statements=self._statements(one.statements, known),
                renews=tuple(self._renewed(one.renews)),
            )
            here = self._is_known("commitments", one.id, of_record(one), known)
            judgements = tuple(self._judgements(one.judgements, here))
            found = (self._event(each, here) for each in one.occurrences if counted_day(each.when) <= self._as_of)
            occurrences = tuple(filter(None, found))
            if here:
                term = _counted(told, one, {each.date for each in signings if each.capacity == PARTY}, text)
                yield replace(told, term=term, judgements=judgements, occurrences=occurrences)

    def _renewed(self, renewed: Iterable[Renewed]) -> Iterable[Renewed]:
        for one in renewed:
            evidence = self._sources(one.evidence)
            if evidence or not one.evidence:
                yield replace(one, evidence=evidence)

    def _judgements(self, judgements: Iterable[Judgement], known: bool) -> Iterable[Judgement]:
        for one in judgements:
            if counted_day(one.date) <= self._as_of:
                evidence = self._sources(one.evidence)
                if self._is_known("assessments", one.id, own(one.evidence), known):
                    # most have nothing to lose, and to make another takes long
                    yield one if evidence == one.evidence else replace(one, evidence=evidence)

    def _event(self, one: Occurrence, known: bool = True) -> Occurrence | None:
        statements = self._statements(one.statements, known)
        told = replace(one, evidence=self._sources(one.evidence), statements=statements)
        return told if self._is_known("events", one.id, of_record(one), known) else None

    def _statements(self, statements: tuple[Statement, ...], known: bool) -> tuple[Statement, ...]:
        """Those that were known, each with the rivals that were."""
        told = [replace(one, evidence=self._sources(one.evidence)) for one in statements]
        given = {one.claim: own(one.evidence) for one in statements}
        claims = {id_ for id_, evidence in given.items() if self._is_known("statements", id_, evidence, known)}
        return tuple(
            replace(one, rivals=tuple(id_ for id_ in one.rivals if id_ in claims))
            for one in told
            if one.claim in claims
        )


def _counted(told: Promise, one: Promise, signed: set[str], text: Instrument) -> Term:
    """A term without its day where what it runs from was not known."""
    term = one.term
    signing = any(each.capacity == PARTY for each in text.signings)
    unsigned = term.anchor == SIGNATURE and signing and term.counted_from not in signed
    if unsigned:
        return replace(term, counted_from=None, due=None)
    if one.anchor and not told.anchor:
        return replace(term, counted_from=None, due=None, text=term.text or UNTOLD)
    return term
