"""Records as they are stored: one row of columns each, with a digest that tells whether anything changed."""

import hashlib
from dataclasses import dataclass
from typing import Any

import orjson

from graph.searching.words import BETWEEN_TEXTS, search_words
from graph.stored.columns import store
from graph.stored.layout import copied_keys
from ontology.model import Documented, Node, Relation
from ontology.records import relation_id
from ontology.sources import Source
from ontology.values import Text, fold


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
    label = node.label()
    values: dict[str, Any] = {"id": node.id}
    if isinstance(node, Documented):
        values["dataset"] = dataset
    values |= {"labelEn": label.en, "labelFr": label.fr, "labelNative": label.native}
    folded = [fold(text) for text in label.variants]
    values |= {"labelKey": folded[0], "labelMatch": "\n" + "\n".join(folded) + "\n"}
    values |= _properties(node)
    values["words"] = BETWEEN_TEXTS.join(map(search_words, _searched(node)))
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
    values |= _properties(relation)
    if source:
        values |= {copy: source.values[key.column] for key, copy in copied_keys(type(relation))}
    return StoredRow(type(relation), id_, _sealed(values, row))


def _properties(record: Node | Relation) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for prop in record.properties():
        values.update(store(prop, getattr(record, prop.attribute)))
    return values


def _searched(node: Node) -> list[str]:
    texts: list[str] = []
    for prop in node.properties():
        value = getattr(node, prop.attribute)
        if prop.search and value:
            texts += value.variants if isinstance(value, Text) else [value] if isinstance(value, str) else value
    return texts


def _sealed(values: dict[str, Any], row: str) -> dict[str, Any]:
    content = orjson.dumps(values, option=orjson.OPT_SORT_KEYS)
    return values | {"row": row, "digest": hashlib.sha256(content).hexdigest()[:32]}
