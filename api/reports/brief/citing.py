"""Which source a brief cites for a record: one, that is given for this very record, and can be opened."""

from collections.abc import Iterable
from datetime import date

from api.reports.brief.calling import Calling
from api.reports.brief.model import Citation, Cited, Sentence
from api.reports.brief.phrases import PHRASES, say
from graph.compliance.known import own
from graph.compliance.promises import Evidence, Instrument, Judgement, Promise, Statement
from graph.compliance.surroundings import Affair
from graph.compliance.wording import both, day_in_words
from ontology.iris import node_iri


class Citing:
    """Cites the sources of records; what has none, and what is counted, leads to the ledger of the agreement."""

    def __init__(self, instrument: Instrument, as_of: date, base: str, calling: Calling) -> None:
        self._base, self._calling = base, calling
        self._ledger = Evidence(
            source=instrument.id,
            title=both(*PHRASES["ledger_title"].variants, day=day_in_words(as_of)),
            url=node_iri(instrument.id, base),
        )

    @property
    def ledger(self) -> Cited:
        """What is counted, or not on record."""
        return Cited((Citation(self._ledger.source, self._ledger),))

    def nothing(self, key: str, *, of_all: bool) -> Sentence:
        """That nothing is on record, of all or of what was asked for."""
        told = say(key, cited=self.ledger)
        return Sentence("none", told if of_all else say("so_far", what=told))

    def record(self, id_: str, *evidence: Evidence) -> Cited:
        """One source of a record; the ledger where none is given for it."""
        found = _best(evidence)
        return Cited((self._cite(id_, found),)) if found else self.ledger

    def instrument(self, one: Instrument) -> Cited:
        """One source of a text: its own, or that of a signature."""
        signed = (each for signing in one.signings for each in signing.evidence)
        return self.record(one.id, *(own(one.evidence) or own(signed)))

    def promise(self, one: Promise) -> Cited:
        """One source of what was promised."""
        return self.record(one.id, *one.evidence)

    def judgement(self, one: Judgement) -> Cited:
        """One source of what an assessor says."""
        found = _best(one.evidence)
        if found is None:
            return self.ledger
        return Cited((self._cite(one.id, found, Citation(one.id, found, self._calling.short(one.assessor))),))

    def statement(self, one: Statement) -> Cited:
        """One source of what somebody says."""
        found = _best(one.evidence)
        if found is None:
            return self.ledger
        return Cited((self._cite(one.claim, found, Citation(one.claim, found, self._calling.short(one.speaker))),))

    def affair(self, one: Affair, hedge: str | None = None, of: Iterable[Evidence] = ()) -> Cited:
        """One source of an event, or of an account of it where none is given for the event as a whole.

        `of`: those of what is said of it, one of which is cited if any can be.
        """
        event = one.occurrence
        evidence = event.evidence or [each for said in event.statements for each in said.evidence]
        found = _best(of) or _best(evidence)
        if found is None:
            return self.ledger
        return Cited((self._cite(event.id, found, Citation(event.id, found, hedge=hedge)),))

    def _cite(self, id_: str, evidence: Evidence, citation: Citation | None = None) -> Citation:
        """With an address to open: that of the source's own page here, where none is on record."""
        address = evidence.url or evidence.read_at or node_iri(evidence.source, self._base)
        told = citation or Citation(id_, evidence)
        return Citation(told.record, _at(evidence, address), told.speaker, told.hedge)


def _at(evidence: Evidence, address: str) -> Evidence:
    return Evidence(
        evidence.source,
        evidence.title,
        evidence.locator,
        evidence.publisher,
        evidence.published,
        evidence.basis,
        address,
    )


def _best(evidence: Iterable[Evidence]) -> Evidence | None:
    """One that is given for the very record: with an address if any has one, and then with a day, a month, a year."""
    return min(own(evidence), key=lambda one: (one.url is None, -len(one.published or "")), default=None)
