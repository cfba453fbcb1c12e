"""The catalogue as a page: which datasets there are, under which licence, what is in them, and where to have them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.explorer.pages import Place, page
from api.explorer.records.cells import read_text
from api.explorer.records.reading import Statements
from api.explorer.records.told import Said
from api.web.representations import OFFERED
from graph.asked.selection import At
from graph.rdf.catalogue import PLACE, TITLE, Held
from graph.rdf.counting import Counts
from graph.rdf.formats import FORMATS
from graph.stored.columns import text_columns
from ontology.model import End, Node, Ontology
from ontology.rdf_form import loading_id
from ontology.sources import Dataset
from ontology.values import Text

TITLED = "title"
"""What is told of a dataset in its heading."""


@dataclass(frozen=True)
class Contents:
    """What a dataset has, or all of them together: nodes by class, relations by kind, and triples."""

    nodes: tuple[tuple[type[Node], int], ...]
    relations: tuple[tuple[End, int], ...]
    triples: int

    @classmethod
    def of(cls, counts: Counts, ontology: Ontology) -> "Contents":
        """What was counted, the most first. How a dataset was loaded is neither a node nor a relation."""
        found = {name.removeprefix("ac:"): number for name, number in counts.entities.most_common()}
        nodes = {one.__name__: one for one in ontology.classes}
        relations = {one.__name__: End(one, forward=True) for one in ontology.relations}
        return cls(
            tuple((nodes[name], number) for name, number in found.items() if name in nodes),
            tuple((relations[name], number) for name, number in found.items() if name in relations),
            counts.triples.total(),
        )

    @property
    def shared(self) -> frozenset[str]:
        """What relations of several types are called, from nodes of different classes: `saidBy`."""
        names = [end.name for end, _ in self.relations]
        return frozenset(name for name in names if names.count(name) > 1)

    @property
    def node_total(self) -> int:
        """How many nodes there are."""
        return sum(number for _, number in self.nodes)

    @property
    def relation_total(self) -> int:
        """How many relations there are."""
        return sum(number for _, number in self.relations)


@dataclass(frozen=True)
class Entry:
    """A dataset of the catalogue: all that is stated of it, when it was loaded, and what is in it."""

    id: str
    label: Text | None
    said: tuple[Said, ...]
    loaded_at: str
    contents: Contents

    @property
    def loading(self) -> str:
        """The id of its loading."""
        return loading_id(self.id)

    @property
    def anchor(self) -> str:
        """What its place on the page is called."""
        return f"dataset-{self.id.partition('/')[2]}"


def catalogue_page(held: Held, ontology: Ontology, base: str, place: Place) -> str:
    """The page of what a store holds."""
    entries = [_entry(held, ontology, row) for row in held.datasets]
    licences = sorted({row["licence"] for row in held.datasets})
    told = {"entries": entries, "licences": licences, "whole": Contents.of(held.whole, ontology)}
    where = {"iri": f"{base}{PLACE}", "document": PLACE, "offered": OFFERED, "formats": FORMATS}
    return page("catalogue.html", place, title=TITLE[place.language.value], **told, **where)


def _entry(held: Held, ontology: Ontology, row: Mapping[str, Any]) -> Entry:
    id_, counts = row["id"], held.of_datasets.get(row["id"], Counts())
    label = read_text(iter([row.get(column) for column in text_columns("label")]))
    said = tuple(one for one in _said(row) if one.predicate.name != TITLED)
    return Entry(id_, label, said, held.loaded_at(id_) or "", Contents.of(counts, ontology))


def _said(row: Mapping[str, Any]) -> tuple[Said, ...]:
    """Whatever the record of a dataset states, as on its own page."""
    statements = Statements(Dataset, At.NODE)
    return statements.read(iter([row.get(one.shown.columns[0]) for one in statements.leaves]))
