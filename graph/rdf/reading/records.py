"""From what RDF says of one subject to the record that it is, or to what is wrong with it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from graph.rdf.reading.meanings import CITES, REIFIED, Meaning, Slot, Wrong
from graph.rdf.reading.names import IRI, nearest
from graph.rdf.reading.staging import Said
from graph.stored.columns import text_columns
from graph.stored.records import Columns, Unsound, node_of, relation_of
from graph.stored.storing import store
from ontology.model import Citation, Node, Relation
from ontology.naming import a
from ontology.properties import Property
from ontology.rdf_form import LOADING, loading_id
from ontology.records import relation_id
from ontology.sources import Dataset
from ontology.values import DateSpan

TYPE = "rdf:type"
MISSING = "has none", "Give one."
FOLLOWS_REMEDY = "or leave it out: it follows from the rest"


class Fault(NamedTuple):
    """What is wrong with a predicate of a record."""

    predicate: str
    line: int
    value: Any
    problem: str
    remedy: str


class Given(NamedTuple):
    """A value that a file gives, for a column of a record."""

    said: Said
    slot: Slot
    value: Any


Record = Node | Relation


def record_of(id_: str, meaning: Meaning, said: list[Said], citations: tuple[Citation, ...]) -> Record | list[Fault]:
    """The record of which all this is said; `citations` are those of a node, which are relations of their own."""
    faults: list[Fault] = []
    given = list(_given(meaning, said, faults))
    columns = _columns(meaning, given, faults)
    filled = {one.slot.column for one in given}
    for predicate, names in meaning.required.items():
        if names.isdisjoint(filled) and all(fault.predicate != predicate for fault in faults):
            faults.append(Fault(predicate, said[0].line, id_, *MISSING))
    if faults:
        return faults
    try:
        record = _made(id_, meaning, columns, citations)
    except Unsound as wrong:
        return [_unsound(wrong, given, said)]
    return list(_differences(id_, meaning, record, given, said)) or record


def _given(meaning: Meaning, said: list[Said], faults: list[Fault]) -> Iterator[Given]:
    """The values, each once: the same triple may stand in a file again."""
    seen = set[tuple[str, str, str]]()
    for one in said:
        if one[:3] in seen:
            continue
        seen.add(one[:3])
        if one.predicate == TYPE:
            continue
        forms = meaning.slots.get(one.predicate)
        if forms is None:
            noun = meaning.kind.names.en
            near = nearest(one.predicate, meaning.slots)
            problem = f"is said of {a(noun)}, which has no {one.predicate}"
            faults.append(Fault(one.predicate, one.line, one.value, problem, f"{near}Remove it."))
            continue
        slot = forms.get(one.form)
        if slot is None:
            expected = " or ".join(_told_form(form) for form in forms)
            problem = f"is {_told_form(one.form)} where {expected} belongs"
            faults.append(Fault(one.predicate, one.line, one.value, problem, f"Write {expected}."))
            continue
        try:
            yield Given(one, slot, slot.read(one.value, one.form))
        except Wrong as wrong:
            faults.append(Fault(one.predicate, one.line, one.value, wrong.problem, wrong.remedy))


def _told_form(form: str) -> str:
    if form == IRI:
        return "an IRI that is no node's"
    if form == "id":
        return "a node"
    return f"text {form}" if form.startswith("@") else form


def _columns(meaning: Meaning, given: list[Given], faults: list[Fault]) -> Columns:
    """The columns that say what it is. Of what there can be only one of, two are a fault."""
    columns: Columns = {column.name: [] if column.type == "list" else None for column in meaning.columns}
    columns[CITES] = []
    single: dict[str, Said] = {}
    for said, slot, value in given:
        if slot.derived:
            continue
        if slot.many:
            columns[slot.column].append(value)
        elif first := single.get(slot.column):
            problem = f"stands beside another value, {first.value!r}"
            faults.append(Fault(said.predicate, said.line, said.value, problem, "Keep one of the two."))
        else:
            columns[slot.column], single[slot.column] = value, said
    return columns


def _made(id_: str, meaning: Meaning, columns: Columns, citations: tuple[Citation, ...]) -> Record:
    if issubclass(meaning.kind, Node):
        return node_of(meaning.kind, columns | {"id": id_}, citations)
    cited = [text.partition(" ") for text in columns[CITES]]
    pairs = {"citedIds": [id_ for id_, *_ in cited], "citedLocators": [locator for *_, locator in cited]}
    return relation_of(meaning.kind, columns | pairs)


def _unsound(wrong: Unsound, given: list[Given], said: list[Said]) -> Fault:
    """What cannot be put together, such as a text that is blank."""
    places = (one.said for one in given if one.slot.column.startswith(wrong.column) and not one.slot.derived)
    place = next(places, said[0])
    return Fault(place.predicate, place.line, place.value, wrong.problem, "Correct it.")


def _differences(id_: str, meaning: Meaning, record: Record, given: list[Given], said: list[Said]) -> Iterator[Fault]:
    """Where a file states what does not follow from the rest of it."""
    if isinstance(record, Relation) and (right := relation_id(record)) != id_:
        problem = f"is not the id of this relation, which follows from what it joins and its key: {right}"
        yield Fault("", said[0].line, id_, problem, f"Write {right}.")
        return
    due = _derived(meaning, record)
    for triple, slot, value in given:
        if slot.column not in due:
            continue
        expected = due[slot.column]
        if value not in expected if isinstance(expected, list) else value != expected:
            told = "nothing" if not expected else repr(expected if isinstance(expected, str) else ", ".join(expected))
            remedy = f"Write {told}, {FOLLOWS_REMEDY}." if expected else "Remove it."
            yield Fault(triple.predicate, triple.line, value, f"does not follow: due is {told}", remedy)


def _derived(meaning: Meaning, record: Record) -> Columns:
    """What the columns must hold that a file gives besides."""
    due: Columns = {}
    for prop in record.properties():
        if _derives(prop) or prop.name in meaning.derived:
            due.update(store(prop, getattr(record, prop.attribute)))
    due = {column: value for column, value in due.items() if column in meaning.derived}
    if isinstance(record, Node):
        *others, native = record.label().by_language
        due.update(zip(text_columns("label"), (*others, None if any(others) else native), strict=True))
        return due | ({LOADING: loading_id(record.id)} if isinstance(record, Dataset) else {})
    ends = [record.source, record.target]
    if record.declared.symmetric:
        ends.sort()
    due[REIFIED] = f"{ends[0]} ac:{record.declared.name} {ends[1]}"
    return due | {"sourceId": ends[0], "targetId": ends[1], "citedIds": [one.source for one in record.sources]}


def _derives(prop: Property) -> bool:
    return prop.range is DateSpan or prop.value_type is not None
