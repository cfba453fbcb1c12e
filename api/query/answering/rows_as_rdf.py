"""An answer as RDF: exactly what is selected, in the form that the whole graph has (ontology/rdf_form.py).

A node is its type and its selected properties; a relation that leads to one its type, its ends and what is selected of
it. A hedge is stated whether it is selected or not, and then the direct triple of its relation is not. What is
computed, such as a count or a score, stands in no graph: it is refused, by name. Classes come in alphabetical order and
their records by id, then relations likewise; a page of an answer says each thing once.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from api.errors import NOT_ACCEPTABLE, RequestError
from api.query.answering.outline import DATASET, HEDGE, ID, RELATION, RELATIONS, Asked, Fields, hedge_of
from api.schema import meaning as m
from graph.rdf.description import Column, Description, cites, describe_node, describe_relation
from graph.rdf.syntax import Format, begun
from graph.rdf.templates import DirectTriples, Writer, compile_writer
from graph.stored.columns import join
from ontology.model import Node, Ontology, Relation
from ontology.values import DateSpan, Language

Record = dict[str, Any]
Kind = type[Node] | type[Relation]
COMPUTED = (
    *(m.GroupNodes, m.TraceCompliance, m.TraceChanges, m.HearVoices),
    *(m.ListCodes, m.SuggestNames, m.AncestorsIn, m.UnitIn),
)
COMPUTED_PARTS = {
    *(m.OfConnection.TOTAL_COUNT, m.OfConnection.COUNTS, m.OfConnection.LEFT_OUT),
    *(m.OfRelation.LABEL, m.OfRelation.PROPERTIES),
    *(m.OfEdge.SCORE, m.OfEdge.SNIPPET, m.OfEdge.SNIPPET_LANGUAGE, m.OfEdge.SNIPPET_PARTS),
}
OWN_COLUMNS = ("id", "sourceId", "targetId", "dataset", "basis", "hedge", "citedIds", "citedLocators")
STATED, LABEL = "inDataset", "label"
"""The dataset where it is selected, and the text that has a rule of its own."""


def relation_columns(relation: type[Relation]) -> tuple[Column, ...]:
    """What is always read of a relation: its id, its ends, its dataset, its hedge and its sources."""
    described = {one.name: one for one in describe_relation(relation).columns}
    return tuple(described[name] for name in OWN_COLUMNS if name in described)


def check(outline: Fields) -> None:
    """RequestError where something computed is selected; it is named."""
    if path := next((".".join(path) for path in _computed(outline)), None):
        message = f"{path} is computed or told in words: RDF does not state it. Leave it out, or accept JSON or CSV."
        raise RequestError.of(NOT_ACCEPTABLE, message)


def _computed(fields: Fields, parent: str = "") -> Iterator[tuple[str, ...]]:
    for one in fields:
        of_span = parent == DateSpan.__name__ and one.name == "precision"
        if isinstance(one.meaning, COMPUTED) or of_span or one.meaning in COMPUTED_PARTS:
            yield (one.key,)
        for name, inner in one.cases:
            yield from ((one.key, *path) for path in _computed(inner, name))


class Triples:
    """Writes an answer in a syntax of RDF."""

    parts = ("triples",)

    def __init__(self, ontology: Ontology, format_: Format, base: str, outline: Fields) -> None:
        self._ontology, self._format, self._base, self._outline = ontology, format_, base, outline
        self._syntax, self._begun = format_.syntax(base), False

    def begin(self) -> list[str]:
        """Nothing yet: what stands first may depend on what follows."""
        return [""]

    def page(self, data: Mapping[str, Any]) -> list[str]:
        """What a page states."""
        said = Statements(self._ontology)
        said.of_roots(self._outline, data)
        text = "".join(self._written(kind, records) for kind, records in said.sorted())
        return [self._first(text) if text and not self._begun else text]

    def end(self) -> list[str]:
        """What stands last, and first where nothing is stated."""
        return [("" if self._begun else self._first("")) + self._syntax.tail()]

    def _first(self, text: str) -> str:
        self._begun = True
        return begun(self._syntax, text)

    def _written(self, kind: Any, records: dict[str, Record]) -> str:
        named = tuple(sorted({name for record in records.values() for name in record}))
        write = _writer(kind, named, self._format, self._base)
        rows = [[id_, *(record.get(name) for name in named)] for id_, record in sorted(records.items())]
        return write(rows, DirectTriples())


class Statements:
    """Gathers what an answer states, by class or relation, and id."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._hedges = {cls: hedge.name for cls in ontology.classes if (hedge := hedge_of(cls))}
        self._records: dict[Kind, dict[str, Record]] = {}
        self._columns: dict[type[Relation], list[str]] = {}

    def sorted(self) -> list[tuple[Kind, dict[str, Record]]]:
        """Classes, then relations, each in alphabetical order."""
        return sorted(self._records.items(), key=lambda one: (issubclass(one[0], Relation), one[0].__name__))

    def of_roots(self, outline: Fields, data: Mapping[str, Any]) -> None:
        """What the fields of the root say."""
        for root in outline:
            value = data[root.key]
            if root.meaning is None or value is None:
                continue
            if root.is_node:
                for one in value if root.many else (value,):
                    self._node(root, one)
            else:
                self._connection(root, value)

    def _node(self, asked: Asked, node: Mapping[str, Any] | None) -> str | None:
        if node is None:
            return None
        id_ = str(node[ID])
        cls = self._ontology.class_of_path[id_.partition("/")[0]]
        record = self._record(cls, id_, (node.get(DATASET) or [None])[0] or id_)
        if name := self._hedges.get(cls):
            record[name] = node[HEDGE]
        self._values(dict(asked.cases)[cls.__name__], node, record)
        if RELATION in node:
            self._relation(node[RELATION])
        return id_

    def _record(self, kind: Kind, id_: str, dataset: str) -> Record:
        record = self._records.setdefault(kind, {}).setdefault(id_, {})
        record["dataset"] = dataset
        return record

    def _values(self, fields: Fields, holder: Mapping[str, Any], record: Record, prefix: str = "") -> None:
        for one in fields:
            value, name = holder[one.key], join(prefix, one.name)
            match one.meaning:
                case _ if one.language:
                    record.update(_text(name, value, *one.language))
                case m.Plain() | m.OfParts() if one.name != "id" and not one.cases:
                    record[name] = value
                case m.Parts() | m.OfParts() if value is not None:
                    for _, parts in one.cases:
                        self._values(parts, value, record, name)
                case m.InDataset():
                    record[STATED] = self._node(one, value)
                case m.Related(end) if end.single:
                    self._node(one, value)
                case m.Related() | m.AllRelations():
                    self._connection(one, value)

    def _connection(self, asked: Asked, page: Mapping[str, Any]) -> None:
        relations = [self._relation(told) for told in page.get(RELATIONS, ())]
        for one in asked.fields:
            if one.meaning is m.OfConnection.NODES:
                for node in page[one.key]:
                    self._node(one, node)
            elif one.meaning is m.OfConnection.EDGES:
                for number, edge in enumerate(page[one.key]):
                    self._edge(one, edge, *(relations[number] if relations else ({}, {})))

    def _edge(self, asked: Asked, edge: Mapping[str, Any], record: Record, told: Mapping[str, Any]) -> None:
        for one in asked.fields:
            match one.meaning:
                case m.OfEdge.NODE:
                    self._node(one, edge[one.key])
                case m.OfEdge.CITATIONS:
                    self._citations(one, edge[one.key], record, told)
                case _:
                    self._values((one,), edge, record)

    def _citations(
        self, asked: Asked, citations: list[dict[str, Any]], record: Record, told: Mapping[str, Any]
    ) -> None:
        """The sources, the places in them where these are selected, and whether they are given for this alone."""
        ids, locators = (told.get(name) or [] for name in ("citedIds", "citedLocators"))
        record["citedIds"] = ids
        for one in asked.fields:
            if one.meaning is m.OfCitation.LOCATOR:
                record["cites"] = cites(ids, locators)
            elif one.meaning is m.OfCitation.BASIS:
                record["basis"] = told["basis"]
            elif one.meaning is m.OfCitation.SOURCE:
                for citation in citations:
                    self._node(one, citation[one.key])

    def _relation(self, told: list[Any]) -> tuple[Record, Mapping[str, Any]]:
        """The record of a relation, and what was read of it."""
        if told[0] == "id":  # among relations of several kinds, which have not all the same, values come with names
            named = dict(zip(told[::2], told[1::2], strict=True))
            relation = self._ontology.relation_of_path[named["id"].partition("/")[0]]
        else:
            relation = self._ontology.relation_of_path[told[0].partition("/")[0]]
            if relation not in self._columns:
                self._columns[relation] = [one.name for one in relation_columns(relation)]
            named = dict(zip(self._columns[relation], told, strict=True))
        record = self._record(relation, named["id"], named["dataset"])
        record |= {name: named[name] for name in ("sourceId", "targetId", "hedge") if name in named}
        return record, named


def _text(name: str, texts: list[str | None], asked: Language, fallback: bool) -> Record:
    """The text that is shown, as that of its language. A native label is stated only where there is no other."""
    there = dict(zip(Language, texts, strict=True))
    for language in asked.preference if fallback else (asked,):
        alone = name != LABEL or language is not Language.NATIVE or not any(texts[:-1])
        if (text := there[language]) is not None and alone:
            return {f"{name}{language.name.capitalize()}": text}
    return {}


@lru_cache(maxsize=256)
def _writer(kind: Kind, named: tuple[str, ...], format_: Format, base: str) -> Writer:
    """The function that writes records of a class or relation of which these columns may be there."""
    described = describe_relation(kind) if issubclass(kind, Relation) else describe_node(kind)
    columns = {one.name: one for one in described.columns} | {"cites": Column("cites", many=True)}
    said = dataclasses.replace(
        described,
        columns=(Column("id"), *(columns.get(name, Column(name)) for name in named)),
        predicates=tuple(_selected(described, named)),
        computed=(),
    )
    return compile_writer(said, format_.syntax(base))


def _selected(described: Description, named: tuple[str, ...]) -> Iterator[Any]:
    """The predicates of these columns, which may each be missing in a record."""
    there = {f"{name}_" for name in named} - {"dataset_"}
    for one in described.predicates:
        if one.predicate == "ac:dataset":
            stated = (dataclasses.replace(value, variable=f"{STATED}_") for value in one.values)
            one = dataclasses.replace(one, values=tuple(stated))
        if values := [value for value in one.values if value.variable in there]:
            yield dataclasses.replace(one, values=tuple(dataclasses.replace(value, optional=True) for value in values))
