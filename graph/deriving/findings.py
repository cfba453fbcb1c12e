"""From leads to findings: one for each rule, agreement, and event or promise, with its paths, days and sources."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import starmap
from types import MappingProxyType
from typing import TypedDict

from graph.compliance.promises import Evidence
from graph.deriving.knowing import OF_ROW, first, is_known, known_lead, last, published
from graph.deriving.leads import Lead, Step
from graph.errors import LoadRefused
from ontology.findings import FINDINGS, Finding, FindingDenial, FindingStep
from ontology.model import Citation
from ontology.records import Position, Row
from ontology.values import DateSpan, Text
from ontology.vocabularies import Basis

Path = tuple[Step, ...]
Told = Mapping[str, tuple[Evidence, ...]]
"""What is cited for claims, by their ids."""
NOTHING: Told = MappingProxyType({})


class Citing(TypedDict):
    """What a relation cites, and whether for itself."""

    sources: tuple[Citation, ...]
    basis: Basis


@dataclass(frozen=True)
class FindingRow(Row):
    """A finding with all that hangs on it. What is wrong with it is told by its id: it stands on no line."""

    def locate(self, record: int, attribute: str) -> tuple[Position, str]:
        position, name = super().locate(record, attribute)
        return position, f"{self.finding.id} {name}"

    @property
    def finding(self) -> Finding:
        """The finding."""
        finding = self.records[0]
        assert isinstance(finding, Finding)
        return finding


def finding_id(lead: Lead) -> str:
    """`finding/clash-between-signatories-accord-2015-mali-2016-07-19-kidal`."""
    return f"{Finding.path()}/{lead.rule.key}-{_key(lead.agreement)}-{_key(lead.subject)}"


def finding_rows(leads: Iterable[Lead], told: Told = NOTHING) -> Iterator[FindingRow]:
    """The findings that leads make, in the order of their ids. LoadRefused where two would have one id.

    `told`: what is cited for the claims that deny them.
    """
    together = defaultdict[str, list[Lead]](list)
    for lead in leads:
        together[finding_id(lead)].append(lead)
    for number, (id_, same) in enumerate(sorted(together.items()), 1):
        about = {(lead.rule, lead.agreement, lead.subject) for lead in same}
        if len(about) > 1:
            pairs = " and ".join(sorted({f"{lead.subject} under {lead.agreement}" for lead in same}))
            raise LoadRefused(f"{id_} would be the id of two findings: on {pairs}. Choose another id for one of these.")
        yield _row(id_, number, same, told)


def _row(id_: str, number: int, leads: list[Lead], told: Told) -> FindingRow:
    """A finding. Leads that its rule does not count matter only where it counts none."""
    of = sorted([lead for lead in leads if not lead.exception] or leads, key=_order)
    paths = _paths(path for lead in of for path in lead.paths)
    ends = [lead.holds_to for lead in of if lead.holds_to]
    has_ended = len(ends) == len(of)
    known_from = first(map(known_lead, of))
    telling = [lead for lead in of if is_known(known_lead(lead), known_from)]
    finding = Finding(
        id=id_,
        rule=of[0].rule,
        text=_together(lead.text for lead in telling),
        holds_from=_day(min(lead.holds_from for lead in of)),
        holds_to=_day(max(ends)) if has_ended else None,
        known_from=_day_if_any(known_from),
        end_known_from=_day_if_any(last(published(lead.ended_by) for lead in of)) if has_ended else None,
        coding=_together(coded) if (coded := [lead.coding for lead in of if lead.coding]) else None,
        coding_known_from=_day_if_any(last(published(lead.coded_by) for lead in of if lead.coding)),
        exception=_together(filter(None, (lead.exception for lead in telling))) if of[0].exception else None,
        sources=_cited(
            (
                *(one for path in paths for step in path for one in step.evidence),
                *(one for lead in of for one in lead.ended_by if has_ended),
                *(one for lead in of for one in lead.excepted_by if lead.exception),
            )
        ),
    )
    steps = (step for number, path in enumerate(paths, 1) for step in _steps(id_, number, path))
    denials = sorted({claim for lead in of for claim in lead.denials})
    denied = (FindingDenial(source=id_, target=claim, **_own(told.get(claim, ()))) for claim in denials)
    return FindingRow(Position(FINDINGS, number), (finding, *steps, *denied))


def _steps(finding: str, path: int, steps: Path) -> Iterator[FindingStep]:
    for order, step in enumerate(steps, 1):
        cited = _own(step.evidence)
        yield FindingStep(source=finding, target=step.node, path_=path, order=order, relation=step.relation, **cited)


def _paths(paths: Iterable[Path]) -> list[Path]:
    """Paths in a lasting order, the shortest first, each once."""
    by_steps = {tuple((step.node, step.relation or "") for step in path): path for path in paths}
    return [by_steps[steps] for steps in sorted(by_steps, key=lambda steps: (len(steps), steps))]


def _day(day: date) -> DateSpan:
    return DateSpan(day.isoformat())


def _day_if_any(day: date | None) -> DateSpan | None:
    return _day(day) if day else None


def _own(evidence: tuple[Evidence, ...]) -> Citing:
    """The sources that are cited for this very statement or, without any, those of the row around it."""
    own = [one for one in evidence if one.basis != OF_ROW]
    return {"sources": _cited(own or evidence), "basis": Basis.OWN if own or not evidence else Basis.ROW}


def _cited(evidence: Iterable[Evidence]) -> tuple[Citation, ...]:
    """The sources of evidence, each place in one once."""
    return tuple(starmap(Citation, sorted({(one.source, one.locator or "") for one in evidence})))


def _together(texts: Iterable[Text]) -> Text:
    """Texts one after the other, each once."""
    listed = list(dict.fromkeys(texts))
    of_language: Sequence[list[str]] = [
        [text for text in said if text] for said in zip(*(text.by_language for text in listed), strict=True)
    ]
    return Text(*(" ".join(said) or None for said in of_language))


def _order(lead: Lead) -> tuple[date, tuple[str, ...], list[str]]:
    return lead.holds_from, lead.text.variants, [step.node for path in lead.paths for step in path]


def _key(id_: str) -> str:
    return id_.partition("/")[2]
