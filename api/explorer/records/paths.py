"""The paths of a finding as its page tells them: in order, each step with the relation that leads to it."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from api.explorer.records.cells import leaf
from api.explorer.records.reading import Statements
from api.explorer.records.told import Led, Listed, NodeRecord, Path, Related, Step
from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.selection import At
from graph.stored.columns import ID, ID_KEY
from ontology.findings import Finding, FindingStep
from ontology.model import End, Ontology, Relation

STEPS = End(FindingStep, forward=True)


def steps_of(record: NodeRecord | None) -> Listed | None:
    """The steps of a finding, if all of them were read."""
    if record is None or record.cls is not Finding:
        return None
    return next((one for one in record.lists if one.end == STEPS and one.total == len(one.related)), None)


class Leading:
    """Reads the relations over which the steps of a finding lead."""

    def __init__(self, ontology: Ontology, steps: Listed) -> None:
        ids = sorted({str(led) for one in steps.related if (led := _said(one, "relation"))})
        by_kind = ((ontology.relation_of_path.get(kind), tuple(of)) for kind, of in groupby(ids, _kind))
        self._steps, self._ids = steps, {kind: of for kind, of in by_kind if kind}

    @property
    def selection(self) -> tuple[s.Relations, ...]:
        """What is read of them: one root for each kind."""
        return tuple(_read(kind, ids) for kind, ids in self._ids.items())

    def paths(self, answers: list[list[list[Any]]]) -> tuple[Path, ...]:
        """The paths, in their order."""
        found = {row[0]: (kind, row) for kind, rows in zip(self._ids, answers, strict=True) for row in rows}
        steps = sorted(self._steps.related, key=_place)
        return tuple(tuple(_path(of, found)) for _, of in groupby(steps, key=lambda one: _said(one, "path")))


def _read(kind: type[Relation], ids: tuple[str, ...]) -> s.Relations:
    items = (s.Leaf(ID, At.EDGE), leaf("sourceId", At.EDGE), *Statements(kind, At.EDGE).leaves)
    return s.Relations(kind, len(ids), "", items, s.And((s.Test(ID_KEY, BY_NAME["in"], ids, At.EDGE),)))


def _path(steps: Iterator[Related], found: Mapping[str, tuple[type[Relation], list[Any]]]) -> Iterator[Step]:
    before = ""
    for one in steps:
        led = found.get(_said(one, "relation"))
        yield Step(one, _led(*led, before) if led else None)
        before = one.far.id


def _led(kind: type[Relation], row: list[Any], before: str) -> Led:
    id_, source, *cells = row
    return Led(id_, End(kind, forward=source == before), Statements(kind, At.EDGE).read(iter(cells)))


def _place(step: Related) -> tuple[int, int]:
    return _said(step, "path"), _said(step, "order")


def _said(step: Related, name: str) -> Any:
    return next((one.value for one in step.said if one.predicate.name == name), None)


def _kind(id_: str) -> str:
    return id_.partition("/")[0]
