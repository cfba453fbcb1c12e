"""Reading from a store what a page tells: one statement for a node with the beginning of each list of its relations.

Each reader says which items of a selection it needs, and takes as many cells of a row.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from api.explorer.records.cells import WHO, Cells, leaf, read_text, read_value, text_leaves
from api.explorer.records.mentions import Names
from api.explorer.records.told import Cited, DatasetNamed, Listed, Named, Related, Said
from graph.asked import selection as s
from graph.asked.selection import At, Page
from graph.rdf.description import SCALARS
from graph.statement import Slot
from graph.stored.columns import ID, ID_KEY, Scalar, join
from ontology import rdf_form as form
from ontology.findings import FindingStep
from ontology.model import End, Ontology, Relation
from ontology.properties import Described
from ontology.rdf_form import Predicate, TermForm
from ontology.sources import Dataset
from ontology.vocabularies import Basis

PAGE_SIZE = 100
"""How many relations of each kind a page lists."""
MOST_STEPS = 500
"""How many steps of a finding a page lists: more than a hundred, as a path that is cut is none."""
DERIVED = (TermForm.DAY, TermForm.NATIVE)
"""Forms of what follows from another value, and is told with it."""
AFTER = Slot(("after",))


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
        said = ((one, read_value(one, cells)) for one in self.predicates)
        return tuple(Said(one, value) for one, value in said if value not in (None, (), Basis.OWN))

    def _leaves(self, predicate: Predicate) -> tuple[s.Leaf, ...]:
        if predicate.form is TermForm.TEXT:
            return text_leaves(predicate.name, self.at)
        column = f"{predicate.name}Edtf" if predicate.form is TermForm.DATES else join("", predicate.name)
        return (leaf(column, self.at, SCALARS.get(predicate.form, Scalar.STRING), many=predicate.many),)


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

    @property
    def _size(self) -> int:
        return MOST_STEPS if self.end == End(FindingStep, forward=True) else PAGE_SIZE

    @cached_property
    def items(self) -> s.Items:
        """What a row needs."""
        order = (s.Order(ID_KEY, at=At.EDGE),)
        page = Page(order, self._size, after=(AFTER,) if self.further else None)
        cited = (s.Citations(WHO),) if self.end.relation.declared.cited else ()
        items = (s.Leaf(ID, At.EDGE), *self._said.leaves, *self._far.items, *cited)
        return s.Count(self.end, s.EVERYTHING), s.Many(self.end, page, items)

    def read(self, cells: Cells) -> Listed:
        """The relations."""
        total, rows = next(cells), next(cells)
        related = tuple(self._related(iter(row)) for row in rows[: self._size])
        return Listed(self.end, total, related, related[-1].id if len(rows) > self._size else None)

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
