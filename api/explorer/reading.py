"""Reading from a store what a page tells: one statement for a node with the beginning of each list of its relations.

Each reader says which items of a selection it needs, and takes as many cells of a row.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from api.explorer.records import Cited, DatasetNamed, Listed, Named, Related, Said
from graph.asked import selection as s
from graph.asked.selection import At, Page
from graph.rdf.description import SCALARS
from graph.statement import Slot
from graph.stored.columns import ID, ID_KEY, Scalar, Shown, text_columns
from ontology import rdf_form as form
from ontology.actors import Actor
from ontology.model import End, Node, Ontology, Relation
from ontology.properties import Described
from ontology.rdf_form import Predicate, TermForm
from ontology.sources import Dataset
from ontology.values import Text
from ontology.vocabularies import Basis, Hedge

Cells = Iterator[Any]
PAGE_SIZE = 100
"""How many relations of each kind a page lists."""
DERIVED = (TermForm.DAY, TermForm.NATIVE)
"""Forms of what follows from another value, and is told with it."""
AFTER = Slot(("after",))


def leaf(column: str, at: At, scalar: Scalar = Scalar.STRING, *, many: bool = False) -> s.Leaf:
    """A column as it is stored."""
    return s.Leaf(Shown((column,), scalar, many), at)


def text_leaves(name: str, at: At) -> tuple[s.Leaf, ...]:
    """The columns of a text."""
    return tuple(leaf(column, at) for column in text_columns(name))


LABEL = text_leaves("label", At.NODE)
WHO: s.Items = (s.Leaf(ID), *LABEL)
"""What is read of a node of which no more is told than its name."""


def read_text(cells: Cells) -> Text | None:
    """The text in these columns."""
    variants = tuple(islice(cells, 3))
    return Text(*variants) if any(variants) else None


@dataclass(frozen=True)
class Statements:
    """Reads the properties of a class or relation."""

    cls: type[Described]
    at: At

    @cached_property
    def predicates(self) -> tuple[Predicate, ...]:
        """Those that are stored. The basis of a relation that is cited is said with its citations."""
        cited = issubclass(self.cls, Relation) and self.cls.declared.cited
        told = (one for one in form.predicates(self.cls) if one.form not in DERIVED)
        return tuple(one for one in told if not (cited and one.vocabulary is Basis))

    @cached_property
    def leaves(self) -> tuple[s.Leaf, ...]:
        """The columns that a row needs."""
        return tuple(leaf for one in self.predicates for leaf in self._leaves(one))

    def read(self, cells: Cells) -> tuple[Said, ...]:
        """What is said, without what is missing, and what goes without saying: that a source is cited for this."""
        said = ((one, _value(one, cells)) for one in self.predicates)
        return tuple(Said(one, value) for one, value in said if value not in (None, (), Basis.OWN))

    def _leaves(self, predicate: Predicate) -> tuple[s.Leaf, ...]:
        if predicate.form is TermForm.TEXT:
            return text_leaves(predicate.name, self.at)
        column = f"{predicate.name}Edtf" if predicate.form is TermForm.DATES else predicate.name
        return (leaf(column, self.at, SCALARS.get(predicate.form, Scalar.STRING), many=predicate.many),)


def _value(predicate: Predicate, cells: Cells) -> Any:
    if predicate.form is TermForm.TEXT:
        return read_text(cells)
    value = next(cells)
    if predicate.many:
        return tuple(value or ())
    return predicate.vocabulary[value] if predicate.vocabulary and value is not None else value


@dataclass(frozen=True)
class Names:
    """Reads a node of a class as another page mentions it."""

    ontology: Ontology
    cls: type[Node]

    @cached_property
    def items(self) -> s.Items:
        """What a row needs."""
        if not self.cls.abstract:
            return (*WHO, *self._items(self.cls))
        cases = ((cls, self._items(cls)) for cls in self.ontology.subclasses(self.cls))
        return (*WHO, s.ByClass(tuple((cls, items) for cls, items in cases if items)))

    def read(self, cells: Cells) -> Named:
        """The node."""
        id_, label, cls, more = next(cells), read_text(cells), self.cls, cells
        if cls.abstract:
            case = next(cells)
            if case is None:
                return Named(id_, label)
            name, *rest = case
            cls, more = next(one for one in self.ontology.classes if one.__name__ == name), iter(rest)
        codes = {one.vocabulary: _value(one, more) for one in _told(cls)}
        speakers = [Named(row[0], read_text(iter(row[1:]))) for row in islice(more, len(self._speakers(cls))) if row]
        hedge = codes.pop(Hedge, None)
        return Named(id_, label, next(iter(codes.values()), None), hedge, tuple(speakers))

    def _items(self, cls: type[Node]) -> s.Items:
        codes = (leaf(one.name, At.NODE) for one in _told(cls))
        return (*codes, *(s.One(end, WHO) for end in self._speakers(cls)))

    def _speakers(self, cls: type[Node]) -> tuple[End, ...]:
        """The ends at which those stand who say it."""
        return tuple(end for end in self.ontology.ends(cls) if end.single and _is_said_by(end))


def _is_said_by(end: End) -> bool:
    return end.relation.declared.always and end.far is Actor


def _told(cls: type[Node]) -> tuple[Predicate, ...]:
    """The codes without which a mention of a node would say something else: its kind, and its reservation."""
    return tuple(
        one for one in form.predicates(cls) if one.vocabulary and (one.vocabulary is Hedge or one.name == "kind")
    )


@dataclass(frozen=True)
class Relations:
    """Reads a part of the relations at one end of a node. `further`: not the first part."""

    ontology: Ontology
    end: End
    further: bool = False

    @cached_property
    def _said(self) -> Statements:
        return Statements(self.end.relation, At.EDGE)

    @cached_property
    def _far(self) -> Names:
        return Names(self.ontology, self.end.far)

    @cached_property
    def items(self) -> s.Items:
        """What a row needs."""
        order = (s.Order(ID_KEY, at=At.EDGE),)
        page = Page(order, PAGE_SIZE, after=(AFTER,) if self.further else None)
        cited = (s.Citations(WHO),) if self.end.relation.declared.cited else ()
        items = (s.Leaf(ID, At.EDGE), *self._said.leaves, *self._far.items, *cited)
        return s.Count(self.end, s.EVERYTHING), s.Many(self.end, page, items)

    def read(self, cells: Cells) -> Listed:
        """The relations."""
        total, rows = next(cells), next(cells)
        related = tuple(self._related(iter(row)) for row in rows[:PAGE_SIZE])
        return Listed(self.end, total, related, related[-1].id if len(rows) > PAGE_SIZE else None)

    def _related(self, cells: Cells) -> Related:
        id_, said, far = next(cells), self._said.read(cells), self._far.read(cells)
        return Related(id_, far, said, read_cited(cells) if self.end.relation.declared.cited else ())


def read_cited(cells: Cells) -> tuple[Cited, ...]:
    """The sources of a relation."""
    return tuple(
        Cited(Named(source[0], read_text(iter(source[1:]))), locator, Basis[basis])
        for locator, basis, source in next(cells)
    )


IN_DATASET = s.Lookup("dataset", Dataset, (*WHO, leaf("licence", At.NODE)))
"""What is read of the dataset of a node."""


def read_dataset(row: list[Any] | None) -> DatasetNamed | None:
    """The dataset."""
    if row is None:
        return None
    cells = iter(row)
    return DatasetNamed(next(cells), read_text(cells), licence=next(cells))
