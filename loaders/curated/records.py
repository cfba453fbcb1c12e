"""From a checked row to its records. What a row leaves unsaid about what stands within it is filled in here."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from loaders.curated.form import Link, Nesting, RowForm, values_of
from loaders.curated.yaml_lines import Steps
from ontology.model import Citation, Documented, Node, Relation
from ontology.vocabularies import Confidence


@dataclass(frozen=True)
class Placed:
    """A record, where in its file it stands, and the references that it makes there, each with its own place."""

    record: Node | Relation
    steps: Steps
    references: tuple[tuple[str, Steps], ...] = ()


@dataclass(frozen=True)
class _Around:
    """What the row around a nested row says for it too."""

    id: str
    sources: tuple[Citation, ...]
    confidence: Confidence | None


def records_of(form: RowForm, row: Any, steps: Steps) -> Iterator[Placed]:
    """The records of a row, its own node first. A relation or nested row without sources of its own has the row's."""
    yield from _records(form, row, f"{form.cls.path()}/{row.id}", steps, None)


def _records(form: RowForm, row: Any, id_: str, steps: Steps, around: _Around | None) -> Iterator[Placed]:
    cited, references = _cited(row, steps)
    sources = cited or (around.sources if around else ())
    values = values_of(row, form.cls)
    if around and "confidence" not in values:
        values["confidence"] = around.confidence
    node = form.cls(id=id_, sources=sources, **values)
    yield Placed(node, steps, references)
    for link in form.links:
        yield from _relations(link, row, id_, sources, steps)
    inner = _Around(id_, sources, node.confidence)
    for nesting, nested_form in form.nested:
        for index, nested in enumerate(getattr(row, nesting.key)):
            yield from _nested(nesting, nested_form, nested, (*steps, nesting.key, index), inner)


def _nested(nesting: Nesting, form: RowForm, row: Any, steps: Steps, around: _Around) -> Iterator[Placed]:
    owner = around.id.partition("/")[2]
    key = row.id or form.derived_key(owner, row)
    placed = list(_records(form, row, f"{form.cls.path()}/{key}", steps, around))
    yield from placed
    node = placed[0].record
    if not any(getattr(row, link.key) for link in form.links if link.relation is nesting.joined_by):
        assert isinstance(node, Documented)
        yield Placed(nesting.joined_by(source=node.id, target=around.id, sources=node.sources), steps)


def _relations(link: Link, row: Any, id_: str, sources: tuple[Citation, ...], steps: Steps) -> Iterator[Placed]:
    value = getattr(row, link.key)
    if not value:
        return
    for place, one in [((link.key, i), item) for i, item in enumerate(value)] if link.many else [((link.key,), value)]:
        where: Steps = (*steps, *place)
        far = getattr(one, link.far)
        cited, references = _cited(one, where)
        source, target = (id_, far) if link.forward else (far, id_)
        relation = link.relation(
            source=source, target=target, sources=cited or sources, **values_of(one, link.relation)
        )
        yield Placed(relation, where, ((far, (*where, link.far)), *references))


def _cited(row: Any, steps: Steps) -> tuple[tuple[Citation, ...], tuple[tuple[str, Steps], ...]]:
    """The sources that a row names itself, and the references that these are."""
    given = row.sources or ()
    citations = tuple(Citation(one.source, one.locator or "") for one in given)
    references = tuple((one.source, (*steps, "sources", index, "source")) for index, one in enumerate(given))
    return citations, references


__all__ = ["Placed", "dataclasses", "records_of"]
