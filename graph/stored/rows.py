"""Records as they are stored: one row of columns each, with a digest that tells whether anything changed."""

import hashlib
from typing import Any, NamedTuple

import orjson

from graph.stored.layout import copied_keys
from graph.stored.searched import searched
from graph.stored.storing import properties_of, store_text
from ontology.model import Documented, Node, Relation
from ontology.records import relation_id
from ontology.sources import Source


class StoredRow(NamedTuple):
    """A record ready to be written. `content`: its values as JSON, but for its row, its digest and when it changed."""

    record: type[Node] | type[Relation]
    id: str
    values: dict[str, Any]
    content: bytes

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
    label = node.label()
    values.update(store_text("label", label))
    values.update(properties_of(node))
    values.update(searched(node, label, values))
    return _sealed(type(node), node.id, values, row)


def relation_row(
    relation: Relation, source: StoredRow | None, dataset: str, row: str, id_: str | None = None
) -> StoredRow:
    """The stored form of a relation, with the sort keys that it copies from its source. `id_`: its id, if known."""
    id_, near, far = id_ or relation_id(relation), relation.source, relation.target
    if relation.declared.symmetric:
        near, far = sorted((near, far))  # said from either side, it is the same
    values: dict[str, Any] = {"id": id_, "sourceId": near, "targetId": far, "dataset": dataset}
    if relation.declared.cited:
        values["citedIds"] = [citation.source for citation in relation.sources]
        values["citedLocators"] = [citation.locator for citation in relation.sources]
    values.update(properties_of(relation))
    if source:
        for key, copy in copied_keys(type(relation)):
            values[copy] = source.values[key.column]
    return _sealed(type(relation), id_, values, row)


def _sealed(record: type[Node] | type[Relation], id_: str, values: dict[str, Any], row: str) -> StoredRow:
    content = orjson.dumps(values, option=orjson.OPT_SORT_KEYS)
    values["row"], values["digest"] = row, hashlib.sha256(content).hexdigest()[:32]
    return StoredRow(record, id_, values, content)
