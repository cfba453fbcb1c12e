"""Records as they are stored: one row of columns each, with a digest that tells whether anything changed."""

import hashlib
from dataclasses import dataclass
from typing import Any

import orjson

from graph.stored.layout import copied_keys
from graph.stored.searched import searched
from graph.stored.storing import properties_of, store_text
from ontology.model import Documented, Node, Relation
from ontology.records import relation_id
from ontology.sources import Source


@dataclass(frozen=True)
class StoredRow:
    """A record ready to be written."""

    record: type[Node] | type[Relation]
    id: str
    values: dict[str, Any]

    @property
    def digest(self) -> str:
        """What tells two versions of it apart."""
        return str(self.values["digest"])


def is_source(id_: str) -> bool:
    """Whether an id is that of a source, which relations cite besides what they join."""
    return id_.startswith(f"{Source.path()}/")


def node_row(node: Node, dataset: str, row: str) -> StoredRow:
    """The stored form of a node. `row` is the id of the input row's own record."""
    values: dict[str, Any] = {"id": node.id}
    if isinstance(node, Documented):
        values["dataset"] = dataset
    values |= store_text("label", node.label())
    values |= properties_of(node)
    values |= searched(node, values)
    return StoredRow(type(node), node.id, _sealed(values, row))


def relation_row(
    relation: Relation, source: StoredRow | None, dataset: str, row: str, id_: str | None = None
) -> StoredRow:
    """The stored form of a relation, with the sort keys that it copies from its source. `id_`: its id, if known."""
    id_, ends = id_ or relation_id(relation), [relation.source, relation.target]
    if relation.declared.symmetric:
        ends.sort()  # said from either side, it is the same
    values: dict[str, Any] = {"id": id_, "sourceId": ends[0], "targetId": ends[1], "dataset": dataset}
    if relation.declared.cited:
        values["citedIds"] = [citation.source for citation in relation.sources]
        values["citedLocators"] = [citation.locator for citation in relation.sources]
    values |= properties_of(relation)
    if source:
        values |= {copy: source.values[key.column] for key, copy in copied_keys(type(relation))}
    return StoredRow(type(relation), id_, _sealed(values, row))


def _sealed(values: dict[str, Any], row: str) -> dict[str, Any]:
    content = orjson.dumps(values, option=orjson.OPT_SORT_KEYS)
    return values | {"row": row, "digest": hashlib.sha256(content).hexdigest()[:32]}
