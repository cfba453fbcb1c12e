"""Our own datasets: who signed by which source, what was promised again, and who says what became of it."""

from collections.abc import Iterator

from ontology.agreements import (
    Agreement,
    Assessment,
    AssessmentSubject,
    Assessor,
    Commitment,
    Provision,
    ProvisionAgreement,
    Signature,
    Undertaking,
)
from ontology.events import CasualtyEstimate, Claim, Estimation, Event, Involvement, Setting
from ontology.model import Citation, Documented, Relation
from ontology.sequels import Renewal
from ontology.sources import Source
from ontology.values import DateSpan
from ontology.vocabularies import Basis, SourceKind
from tests.loaders.curated_graph import nodes, records, relations_from, relations_to

CARTER_CENTER, OBSERVER = "actor/carter-center", "actor/independent-observer"
BULLETIN = "source/crisis-group-mali-2018-05"
OLDER = {
    # what describes the text that was initialled or drafted, as the note beside it says
    ("provision/accord-2015-chapter-2", "source/aps-chapters"),
    ("commitment/apr-good-faith", "source/aps-chapters"),
    ("provision/accord-2015-chapter-10", "source/ss-draft"),
    # what tells of the vote on the Constitution that was promulgated later
    ("event/mali-2023-07-22", "source/rfi-kidal-2023"),
}


def _before(one: DateSpan, other: DateSpan) -> bool:
    """Whether the last day of the one is before the first of the other."""
    assert one.last
    assert other.first
    return one.last < other.first


def _own(record: Documented | Relation) -> tuple[Citation, ...]:
    return record.sources if record.basis is Basis.OWN else ()


def _told() -> Iterator[tuple[str, DateSpan, tuple[Citation, ...]]]:
    """What has sources of its own, and the day on which it came about or was said."""
    made = {one.id: one.date for one in nodes().values() if isinstance(one, Agreement)}
    for record in records():
        if isinstance(record, Agreement):
            yield record.id, record.date, _own(record)
        elif isinstance(record, Assessment):
            yield from ((record.id, day, _own(record)) for day in (record.date, record.done_on) if day)
        elif isinstance(record, Signature):
            yield f"{record.source} {record.target}", record.date, _own(record)
        elif isinstance(record, (Undertaking, ProvisionAgreement)):
            part = nodes()[record.source]
            assert isinstance(part, (Commitment, Provision))
            yield part.id, made[record.target], _own(part)
        else:
            yield from _told_of_events(record)


def _told_of_events(record: object) -> Iterator[tuple[str, DateSpan, tuple[Citation, ...]]]:
    if isinstance(record, Event):
        yield record.id, record.when, _own(record)
    elif isinstance(record, Claim) and record.date:
        yield record.id, record.date, _own(record)
    elif isinstance(record, (Setting, Involvement)):
        yield record.source, _when(record.source), _own(record)
    elif isinstance(record, Estimation):
        figure = nodes()[record.source]
        assert isinstance(figure, CasualtyEstimate)
        yield figure.id, _when(record.target), _own(figure)


def _when(id_: str) -> DateSpan:
    event = nodes()[id_]
    assert isinstance(event, Event)
    return event.when


def test_no_source_is_older_than_what_it_is_cited_for() -> None:
    published = {one.id: one.published for one in nodes().values() if isinstance(one, Source) and one.published}
    older = {
        (id_, citation.source)
        for id_, day, cited in _told()
        for citation in cited
        if citation.source in published and _before(published[citation.source], day)
    }
    assert older == OLDER


def test_no_signature_of_the_roadmap_cites_the_page_of_another_day() -> None:
    signatures = relations_to(Signature, "agreement/roadmap-2018")
    assert len(signatures) == 6
    assert {(one.date.edtf, one.basis) for one in signatures} == {("2018-03-22", Basis.OWN)}
    roadmap = nodes()["agreement/roadmap-2018"]
    assert isinstance(roadmap, Agreement)
    cited = [citation.source for one in signatures for citation in one.sources]
    assert BULLETIN not in [*cited, *(citation.source for citation in roadmap.sources)]


def test_the_mediation_signed_the_accord_on_its_first_day() -> None:
    signed = [one for one in relations_to(Signature, "agreement/accord-2015") if one.capacity.key == "guarantor"]
    assert {(one.date.edtf, one.basis) for one in signed} == {("2015-05-15", Basis.OWN)}
    assert {"actor/algeria", "actor/united-nations", "actor/france"} < {one.source for one in signed}
    assert len(signed) == 12


def test_interim_authorities_were_promised_ten_times() -> None:
    first = "commitment/apr-interim-authorities"
    found, new = {first}, {first}
    while new:
        new = {one.source for id_ in new for one in relations_to(Renewal, id_)} - found
        found |= new
    interim = {
        "ent16-interim",
        "csa13-start",
        "feb17-interim",
        "feb17-calendar",
        "csa16-tbk",
        "csa18-kidal",
        "jul17-admin",
        "rm-interim",
        "csa28-november",
    }
    assert {f"commitment/{key}" for key in interim} < found


def test_what_the_observer_reports_is_the_observers() -> None:
    reports = {one.id for one in nodes().values() if isinstance(one, Source) and one.kind is SourceKind.OBSERVER_REPORT}
    said_by = {one.source: one.target for one in records() if isinstance(one, Assessor)}
    reported = {
        one.id
        for one in nodes().values()
        if isinstance(one, Assessment) and {citation.source for citation in one.sources} & reports
    }
    assert len(reported) > 20
    assert {said_by[id_] for id_ in reported} == {OBSERVER, CARTER_CENTER}
    assert [id_ for id_, speaker in said_by.items() if speaker == CARTER_CENTER] == ["assessment/rm-moc-6"]


def test_nobody_judges_a_promise_before_it_is_made() -> None:
    made = {one.source: nodes()[one.target] for one in records() if isinstance(one, Undertaking)}
    early = []
    for one in nodes().values():
        if isinstance(one, Assessment):
            text = made[relations_from(AssessmentSubject, one.id)[0].target]
            assert isinstance(text, Agreement)
            if _before(one.date, text.date):
                early.append(one.id)
    assert early == ["assessment/rnd22-first-1"]
