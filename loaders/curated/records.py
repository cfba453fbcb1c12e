"""From a checked row to its records. What a row leaves unsaid about what stands within it is filled in here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from loaders.curated.form import NAMES, Link, Nesting, RowForm, values_of
from loaders.curated.yaml_lines import Steps, YamlFile
from ontology.model import Citation, Documented, Node, Relation
from ontology.naming import kebab
from ontology.records import CITED, Position, Row
from ontology.sources import Source
from ontology.vocabularies import Basis

ENDS = ("source", "target")
Places = dict[str, Steps]
"""Attributes of a record that do not stand under their own name, or not within it, and the way to them."""


@dataclass(frozen=True)
class Placed:
    """A record, the way to it in its file, and to those of its values that do not stand right within it."""

    record: Node | Relation
    steps: Steps
    elsewhere: Places = field(default_factory=dict)

    def way_to(self, attribute: str) -> Steps:
        """The way to a value, as far as it is written."""
        if attribute in self.elsewhere:
            return self.elsewhere[attribute]
        if not attribute or (isinstance(self.record, Relation) and attribute in ENDS):
            return self.steps
        first, *rest = map(_key, attribute.split("."))
        named = ("names",) if first == "name" else ("names", first) if first in NAMES else (first,)
        return (*self.steps, *named, *rest)

    def written(self, attribute: str, value: str) -> str:
        """A value as the file has it: an id is a bare key where its class is clear."""
        if attribute not in self.elsewhere:
            return value
        cls: type[Node] = Source
        if isinstance(self.record, Relation) and attribute in ENDS:
            cls = getattr(self.record.declared, attribute)
        return value if cls.abstract else value.removeprefix(f"{cls.path()}/")


@dataclass(frozen=True)
class CuratedRow(Row):
    """A row of a file, which tells the line and the key of whatever stands in it or in what is nested there."""

    document: YamlFile
    placed: tuple[Placed, ...]

    @classmethod
    def of(cls, document: YamlFile, placed: tuple[Placed, ...]) -> "CuratedRow":
        """The row of these records, the first of which is its own."""
        position, _ = document.locate(placed[0].steps)
        return cls(position, tuple(part.record for part in placed), document, placed)

    def locate(self, record: int, attribute: str) -> tuple[Position, str]:
        position, key = self.document.locate(self.placed[record].way_to(attribute))
        return position, attribute if attribute == "id" else key or "row"

    def written(self, record: int, attribute: str, value: str) -> str:
        return self.placed[record].written(attribute, value)


@dataclass(frozen=True)
class _Around:
    """What the row around a nested row says for it too."""

    id: str
    sources: tuple[Citation, ...]
    places: Places


def _key(part: str) -> str | int:
    """`doneOn`, `done_on` → `done_on`; `from_` → `from`; the number of an item as one."""
    return int(part) if part.isdigit() else kebab(part.rstrip("_")).replace("-", "_")


def records_of(form: RowForm, row: Any, steps: Steps) -> Iterator[Placed]:
    """The records of a row, its own node first. A relation or nested row without sources of its own has the row's."""
    yield from _records(form, row, f"{form.cls.path()}/{row.id}", steps, None)


def _records(form: RowForm, row: Any, id_: str, steps: Steps, around: _Around | None) -> Iterator[Placed]:
    own = _cited(row, steps)
    cited, places = own or ((around.sources, around.places) if around else ((), {}))
    values = values_of(row, form.cls)
    node = form.cls(id=id_, sources=cited, basis=_basis(own or not around), **values)
    yield Placed(node, steps, places)
    inner = _Around(id_, cited, places)
    for link in form.links:
        yield from _relations(link, row, steps, inner)
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
        joined = nesting.joined_by(source=node.id, target=around.id, sources=node.sources, basis=node.basis)
        yield Placed(joined, steps, placed[0].elsewhere)


def _relations(link: Link, row: Any, steps: Steps, around: _Around) -> Iterator[Placed]:
    value = getattr(row, link.key)
    if not value:
        return
    for place, item in [((link.key, i), item) for i, item in enumerate(value)] if link.many else [((link.key,), value)]:
        where: Steps = (*steps, *place)
        far = getattr(item, link.far)
        own = _cited(item, where)
        cited, places = own or (around.sources, around.places)
        source, target = (around.id, far) if link.forward else (far, around.id)
        said = values_of(item, link.relation) | {"basis": _basis(own)}
        relation = link.relation(source=source, target=target, sources=cited, **said)
        end = "target" if link.forward else "source"
        yield Placed(relation, where, places | {end: (*where, link.far)})


def _basis(own: object) -> Basis:
    return Basis.OWN if own else Basis.ROW


def _cited(row: Any, steps: Steps) -> tuple[tuple[Citation, ...], Places] | None:
    """The sources that a row names itself, and the way to each; None if it leaves them to the row around it."""
    if not row.sources:
        return None
    citations = tuple(Citation(cited.source, cited.locator or "") for cited in row.sources)
    return citations, {f"{CITED}.{n}": (*steps, CITED, n, "source") for n in range(len(citations))}
