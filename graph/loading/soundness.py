"""What is wrong with the rows of a load: broken rules, ids of others, dangling references, circles of memberships.

One fault gives one reject, wherever else it shows. A row that points to a rejected one is not wrong: it waits for that
one (rejecting.py).
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator

from graph.loading.anchors import without_counted_days
from graph.loading.circles import circles
from graph.loading.input import InputRow, Reference
from graph.loading.known import Known, Place, Suggestions
from graph.loading.reading import Input
from graph.loading.rows import Numbered
from graph.loading.staging import batched
from graph.store import Transaction
from ontology.actors import Membership
from ontology.findings import is_derived
from ontology.model import End, Node, Ontology, Relation
from ontology.naming import a
from ontology.records import Reject
from ontology.rules import Fault, faults

APART = "SELECT source, kind, row FROM apart WHERE source IN (SELECT value FROM json_each(?))"
TAKEN = """SELECT DISTINCT row FROM identifier WHERE id IN (SELECT id FROM repeated UNION SELECT id FROM owner)
    ORDER BY row"""
Numbers = Counter[tuple[str, type[Relation]]]
"""How many relations of each kind start at each node of the input."""
Sound = Callable[[Numbered], Awaitable[None]]
"""Takes in rows that are sound so far."""


async def wrong_rows(
    input_: Input, ontology: Ontology, transaction: Transaction, sound: Sound | None = None
) -> dict[int, list[Reject]]:
    """What is wrong with the rows of a load, by their numbers. The owners of their ids must be staged.

    `sound` is told the rows that are looked at, in batches, as long as none is wrong.
    """
    suggestions, rows = Suggestions(input_, ontology, transaction), input_.rows
    wrong: dict[int, list[Reject]] = {}
    for batch in batched((number, rows[number]) for (number,) in list(input_.staging.found(TAKEN))):
        known = await Known.of(input_, batch, ontology, transaction)
        taken = ((index, list(_taken_ids(index, row, known))) for index, row in batch)
        wrong |= {index: rejects for index, rejects in taken if rejects}
    numbers = _Numbers(ontology, input_, frozenset(wrong))
    for batch in rows.batches():
        known = await Known.of(input_, batch, ontology, transaction)
        numbers.count(batch, known)
        for index, row in batch:
            counted = [] if index in numbers.repeating else list(numbers.wrong(row))
            told = await _wrong(index, row, known, ontology, suggestions)
            if rejects := [*wrong.get(index, ()), *told, *counted]:
                wrong[index] = list(dict.fromkeys(rejects))
        if sound and not wrong:
            await sound(batch)
    for index, reject in circles((number, rows[number]) for number in input_.rows_with(Membership)):
        wrong.setdefault(index, []).append(reject)
    return wrong


async def _wrong(index: int, row: InputRow, known: Known, ontology: Ontology, suggestions: Suggestions) -> list[Reject]:
    """What is wrong with a row by itself, and where it points to."""
    broken = list(_broken_rules(row, known))
    rejects = [_broken(row, number, fault) for number, fault in broken]
    for reference in _wrong_references(index, row, known):
        if not any(_is_about(fault, number, reference) for number, fault in broken):
            rejects.append(await _explained(row, reference, known, ontology, suggestions))
    return rejects


def _taken_ids(index: int, row: InputRow, known: Known) -> Iterator[Reject]:
    """Ids that another record has. Where that of a node is taken, its relations are not called wrong too."""
    taken: set[str] = set()
    for place, (id_, (record, *_)) in enumerate(zip(row.ids, row.records, strict=True)):
        if row.id in taken or (isinstance(record, Relation) and record.source in taken):
            continue
        if reject := _taken(Place(index, place), row, known):
            taken.add(id_)
            yield reject


def _taken(place: Place, row: InputRow, known: Known) -> Reject | None:
    id_, (record, number, attribute) = row.ids[place.number], row.records[place.number]
    if (first := known.first[id_]) != place:
        if attribute and first.row == place.row:
            return None  # a source that a node names twice, which breaks a rule
        remedy = "Give each an id of its own." if isinstance(record, Node) else "Keep one of the two."
        problem = f"appears twice, first at {known.position(first)}"
        return row.reject(number, attribute or "id", id_, problem, remedy)
    if (owner := known.owners.get(id_, known.input.dataset)) != known.input.dataset:
        return row.reject(number, "id", id_, f"belongs to {owner}", "Leave it there, or choose another id.")
    return None


def _broken_rules(row: InputRow, known: Known) -> Iterator[tuple[int, Fault]]:
    """What breaks the rules, each with the number of its record."""
    for number, record in enumerate(row.row.records):
        for fault in faults(without_counted_days(record), known.nodes):
            yield number, fault


def _broken(row: InputRow, number: int, fault: Fault) -> Reject:
    return row.reject(number, fault.attribute, fault.value, fault.problem, fault.remedy)


def _is_about(fault: Fault, number: int, reference: Reference) -> bool:
    """Whether a fault already says what is wrong with a reference: that it is not even an id, say."""
    whole = reference.attribute.partition(".")[0]
    return number == reference.number and fault.attribute in (whole, reference.attribute)


def _wrong_references(index: int, row: InputRow, known: Known) -> Iterator[Reference]:
    """References to what is not there, is of another class, or is not this dataset's to speak of."""
    for reference in known.references[index]:
        misnamed = reference in known.misnamed if known.misnamed else False
        if reference.id in known.first:
            if misnamed and not isinstance(known.nodes.get(reference.id), reference.cls):
                yield reference
        elif misnamed or (
            (_begins(row, reference, known) or not known.is_there(reference.id))
            and not known.rejected_row(reference.id)
        ):
            yield reference


def _begins(row: InputRow, reference: Reference, known: Known) -> bool:
    """Whether it is the node of which a relation says something; either end of a symmetric one may be.

    Datasets that follow from others say something of the nodes of these.
    """
    if is_derived(known.input.dataset):
        return False
    record = row.row.records[reference.number]
    return reference.attribute == "source" and isinstance(record, Relation) and not record.declared.symmetric


async def _explained(
    row: InputRow, reference: Reference, known: Known, ontology: Ontology, suggestions: Suggestions
) -> Reject:
    """What is wrong with a reference."""
    number, attribute, id_, cls = reference
    if reference in known.misnamed or id_ in known.first:
        return row.reject(number, attribute, id_, f"is not the id of {a(cls.names.en)}", "Give the id of one.")
    owner = known.owners.get(id_, known.input.dataset)
    if owner != known.input.dataset:
        if _begins(row, reference, known):
            return row.reject(number, attribute, id_, f"belongs to {owner}", f"Let {owner} say so.")
        problem = f"belongs to {owner}, which {known.input.dataset} does not require"
        return row.reject(number, attribute, id_, problem, f"Name {owner} as required, or correct it.")
    noun = ontology.class_of_path[id_.partition("/")[0]].names.en
    nearest = await suggestions.nearest(id_)
    near = f"Did you mean {row.row.written(number, attribute, nearest)!r}? " if nearest else ""
    remedy = f"{near}Correct it, add that {noun}, or require the dataset that has it."
    return row.reject(number, attribute, id_, f"names no {noun} that exists", remedy)


class _Numbers:
    """How many relations of a kind start at a node, where one must or only one may.

    Those of rows that are `repeating` what another has, do not count as too many.
    """

    def __init__(self, ontology: Ontology, input_: Input, repeating: frozenset[int]) -> None:
        self._ends = {cls: [end for end in ontology.ends(cls) if _is_numbered(end)] for cls in ontology.classes}
        self._counted = {end.relation for ends in self._ends.values() for end in ends}
        self._input, self.repeating = input_, repeating
        self._all, self._own = Numbers(), Numbers()

    def count(self, batch: Numbered, known: Known) -> None:
        """Count those that start at the nodes of some rows."""
        self._all, self._own = Numbers(), Numbers()
        for index, row in batch:
            for relation in row.relations:
                first = known.first.get(relation.source)
                if first and first.row == index and type(relation) in self._counted:
                    self._add(relation.source, type(relation), index)
        nodes = [node.id for _, row in batch for node in row.nodes]
        for source, kind, index in self._input.staging.found(APART, nodes):
            if (relation_kind := self._input.staging.of_kind(kind)) in self._counted:
                self._add(source, relation_kind, index)

    def _add(self, source: str, relation: type[Relation], row: int) -> None:
        self._all[source, relation] += 1
        self._own[source, relation] += row not in self.repeating

    def wrong(self, row: InputRow) -> Iterator[Reject]:
        """What is wrong with the numbers of a row that was counted."""
        for record, number, _ in row.records:
            if isinstance(record, Node):
                for end in self._ends[type(record)]:
                    if end.relation.declared.always and not self._all[record.id, end.relation]:
                        yield row.reject(number, end.name, record.id, "has none", "Name one.")
                    elif end.single and (many := self._own[record.id, end.relation]) > 1:
                        yield row.reject(number, end.name, record.id, f"has {many}", "Keep one.")


def _is_numbered(end: End) -> bool:
    return end.forward and (end.single or end.relation.declared.always)
