"""The integrity of a store: what Neo4j's constraints cannot say, and what a hand may have broken.

Everything is read through selections, page by page, so that both engines are asked the same and memory stays small.
"""

from collections.abc import AsyncIterator, Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.asked import selection as s
from graph.checking.cells_check import of_cells
from graph.checking.kept_check import KeptOf, of_notices, of_strays, of_times, strays
from graph.checking.reading import (
    CITED,
    ID,
    Classes,
    Joined,
    Led,
    Reading,
    class_of,
    edge_leaves,
    leaves,
    led_to,
)
from graph.checking.record_check import Problem, anew, problems_of
from graph.checking.spread import Numbers, Spread
from graph.store import Store
from graph.stored.layout import TIMES, copied_keys
from graph.stored.records import Columns, named_columns, read_columns
from graph.stored.surroundings import AROUND
from ontology.events import Event
from ontology.findings import is_derived
from ontology.grading import disagreement, grade_due, is_graded
from ontology.model import Citation, End, Node, Relation
from ontology.naming import a, is_id
from ontology.rules import asks_ends, asks_sources
from ontology.sources import Dataset, Source
from ontology.vocabularies import Basis, SourceGrade, SourceKind

ANCHOR, GRADE = "deadlineAnchor", "sourceGrade"
NOT_OURS = "Remove it: no load of ours made it."
LOAD = "Wait for the load if one is under way, else load the same input again."
DERIVE = "Run `accord derive`."


@dataclass
class Absent:
    """What is named and not there: by whom first, in which column, and how many times."""

    place: str
    column: str
    id: str
    times: int = 0

    def problem(self) -> Problem:
        """What to say of it."""
        others = f", and {self.times - 1} more name it" if self.times > 1 else ""
        remedy = "Load it again." if self.column == "dataset" else "Load the dataset that has it again."
        return Problem(self.place, self.column, self.id, f"is not there{others}", remedy)


class StoreCheck:
    """One check of a whole store, in one state of it."""

    _reading: Reading

    def __init__(self, store: Store) -> None:
        self._store, self._ontology = store, store.ontology
        self._datasets: set[str] = set()
        self._absent: dict[str, Absent] = {}
        self._spread = Spread(self._ontology)
        self.nodes, self.relations = 0, 0

    def steps(self) -> int:
        """How many kinds of records there are to read."""
        return len(self._ontology.classes) + len(self._ontology.relations)

    async def problems(self, step: Callable[[], None] = lambda: None) -> AsyncIterator[Problem]:
        """Everything that is wrong, by kind and id. `nodes` and `relations` then say how many were read.

        `step` is called before each kind of records. What is named and not there is told once, at the end; statistics
        and other counts are made of records that are in order.
        DataChanging where the engine cannot show that state to its end, since a load has changed it.
        """
        notes = await self._store.notes()
        loaded = [note.dataset for note in notes if note.loaded_at]
        for note in notes:
            if note.since:
                remedy = DERIVE if is_derived(note.dataset) else LOAD
                yield Problem(note.dataset, "loading since", note.since, "has not come to an end", remedy)
        async with self._store.snapshot() as state:
            self._reading, sound = Reading(self._store, state), True
            async for problem in self._of_records(step):
                sound = False
                yield problem
            if sound and not self._absent:
                for problem in self._spread.problems(await self._reading.root(s.Counted())):
                    yield problem
                async for problem in of_cells(self._reading):
                    yield problem
        for dataset in loaded:
            if dataset not in self._datasets:
                self._absent.setdefault(dataset, Absent("the record of loads", "dataset", dataset))
        for absent in self._absent.values():
            yield absent.problem()

    async def _of_records(self, step: Callable[[], None]) -> AsyncIterator[Problem]:
        self._datasets = {row[0] async for rows in self._reading.nodes(Dataset, (ID,)) for row in rows}
        async for problem in self._without_class():
            yield problem
        for cls in self._ontology.classes:
            step()
            async for problem in self._nodes_of(cls):
                yield problem
        for relation in self._ontology.relations:
            step()
            async for problem in self._relations_of(relation):
                yield problem
        for field, root in strays(self._ontology).items():
            for problem in of_strays(field, await self._reading.root(root)):
                yield problem
        for problem in of_notices(await self._reading.root(s.UnsoundNotices())):
            yield problem

    async def _without_class(self) -> AsyncIterator[Problem]:
        async for rows in self._reading.nodes(Node, (ID, class_of(self._ontology.classes))):
            for id_ in (id_ for id_, named in rows if not named):
                yield Problem(id_, "class", None, "says what it is", "Load the dataset that has it again.")

    def _name(self, held: Columns, column: str, id_: str, there: Container[str]) -> None:
        """Remember what a record names, unless it is there."""
        if id_ not in there:
            self._absent.setdefault(id_, Absent(held["id"], column, id_)).times += 1

    async def _nodes_of(self, cls: type[Node]) -> AsyncIterator[Problem]:
        ends = self._spread.ends(cls)
        seen, kept_of = 0, KeptOf(self._ontology, cls)
        own = len(leaves(cls))
        beside = own + len(kept_of.items)
        async for rows in self._reading.nodes(cls, (*leaves(cls), *kept_of.items, *map(led_to, ends))):
            seen += len(rows)
            held = [named_columns(cls, row[:own]) for row in rows]
            there = await self._reading.classes(id_ for one in held for id_ in (one["id"], one.get(ANCHOR)))
            kept = await self._reading.kept(one["id"] for one in held)
            led_of = [dict(zip(ends, row[beside:], strict=True)) for row in rows]
            sources = await self._sources(cls, led_of)
            for one, row, led in zip(held, rows, led_of, strict=True):
                one |= kept.get(one["id"], {})
                around, times = one.pop(AROUND, None), [one.pop(time.name, None) for time in TIMES]
                cited = [Led(*each) for each in led.get(CITED, [])]
                numbers: Numbers = led | ({CITED: len(cited)} if CITED in led else {})
                self._spread.add(cls, numbers)
                wrong = list(self._of_node(cls, one, there, cited, sources))
                if not wrong:
                    wrong = [*kept_of.problems(one, row[own:beside], around), *of_times(one, *times)]
                for problem in (*wrong, *_of_ends(one, numbers)):
                    yield problem
        self.nodes += seen
        for problem in _without_id(cls, await self._reading.count(cls), seen):
            yield problem

    async def _sources(self, cls: type[Node], led_of: list[dict[End, Any]]) -> dict[str, Node]:
        """The sources of nodes, where a rule asks what they are."""
        cited = (Led(*each) for led in led_of for each in led.get(CITED, []))
        return await self._reading.nodes_of({one.source: Source.__name__ for one in cited}) if asks_sources(cls) else {}

    def _of_node(
        self, cls: type[Node], held: Columns, there: Classes, cited: list[Led], sources: Mapping[str, Node]
    ) -> Iterator[Problem]:
        id_, anchor, dataset = held["id"], held.get(ANCHOR), held.get("dataset", held["id"])
        if not is_id(id_) or not id_.startswith(f"{cls.path()}/"):
            yield Problem(id_, "id", id_, "is not an id of this class", NOT_OURS)
        if there.get(id_) != cls.__name__:
            yield Problem(id_, "id", id_, f"finds no {cls.names.en}", anew(dataset))
        citations = tuple(Citation(one.source, one.locator or "") for one in cited)
        yield from problems_of(cls, held, citations=citations, nodes=sources)
        yield from _of_grade(cls, held, cited)
        if isinstance(anchor, str) and anchor.startswith(f"{Event.path()}/"):
            self._name(held, ANCHOR, anchor, there)
        if dataset and dataset != id_:
            self._name(held, "dataset", dataset, self._datasets)

    async def _relations_of(self, relation: type[Relation]) -> AsyncIterator[Problem]:
        copies = [copy for _, copy in copied_keys(relation)]
        seen, own = 0, len(read_columns(relation))
        async for rows in self._reading.relations(relation, (*leaves(relation), *edge_leaves(copies))):
            seen += len(rows)
            held = [named_columns(relation, row[:own]) for row in rows]
            there = await self._reading.classes(id_ for one in held for _, id_, _ in _ends(relation, one))
            joined = await self._reading.joined(relation, (one["sourceId"] for one in held))
            nodes = await self._reading.nodes_of(there) if asks_ends(relation) else {}
            for one, row in zip(held, rows, strict=True):
                wrong = list(self._wrong_ends(relation, one, there))
                if not wrong:
                    wrong = list(_of_joined(one, row[own:], there, joined.get(one["id"], [])))
                for problem in (*problems_of(relation, one, nodes=nodes), *wrong):
                    yield problem
        self.relations += seen
        counted = self._spread.leading(relation) // (2 if relation.declared.symmetric else 1)
        for problem in _without_id(relation, counted, seen):
            yield problem

    def _wrong_ends(self, relation: type[Relation], held: Columns, there: Classes) -> Iterator[Problem]:
        for column, id_, cls in _ends(relation, held):
            known = self._ontology.class_of_path.get(str(id_).partition("/")[0])
            if known is None or not issubclass(known, cls):
                yield Problem(held["id"], column, id_, f"is not {a(cls.names.en)}", anew(held["dataset"]))
            else:
                self._name(held, column, id_, there)
        if held["dataset"]:
            self._name(held, "dataset", held["dataset"], self._datasets)


def _of_ends(held: Columns, numbers: Numbers) -> Iterator[Problem]:
    """Where relations lead from a node, whether as many as must and may."""
    for end, number in numbers.items():
        if end.forward and end.relation.declared.always and not number:
            remedy = f"Load {held['dataset']} again."
            yield Problem(held["id"], end.name, None, "stands where one must be", remedy)
        if end.single and number > 1:
            yield Problem(held["id"], end.name, number, "are there, and one may be", "Remove the others.")


def _of_grade(cls: type[Node], held: Columns, cited: list[Led]) -> Iterator[Problem]:
    """Whether a node is graded by its own sources, as far as it has any, and these are in order themselves."""
    grades, own = SourceGrade.__members__, [one.kind for one in cited if one.basis == Basis.OWN.name]
    if (cited or not is_graded(cls)) and held[GRADE] in {None, *grades} and SourceKind.__members__.keys() >= set(own):
        due = grade_due(cls, grades.get(held[GRADE]), (SourceKind[str(kind)] for kind in own))
        if held[GRADE] != (asked := due and due.name):
            problem = disagreement(cls, asked)
            yield Problem(held["id"], GRADE, held[GRADE], problem, anew(held.get("dataset", held["id"])))


def _of_joined(held: Columns, copies: list[Any], there: Classes, joined: list[Joined]) -> Iterator[Problem]:
    """Whether a relation joins what it says, as far as that is there, and carries the sort keys of its source."""
    source, target, remedy = held["sourceId"], held["targetId"], anew(held["dataset"])
    if source not in there or target not in there:
        return
    found = [one for one in joined if one.source == source and one.target == target]
    if not found:
        yield Problem(held["id"], "ends", f"{source}, {target}", "are not what it joins", remedy)
    elif found[0].keys != copies:
        own, keys = (", ".join(map(str, each)) for each in (copies, found[0].keys))
        yield Problem(held["id"], "order", own, f"is not that of its source, {keys!r}", remedy)


def _ends(relation: type[Relation], held: Columns) -> Iterator[tuple[str, Any, type[Node]]]:
    """The nodes that a relation names, each with its column and what it must be: its ends and its sources."""
    yield "sourceId", held["sourceId"], relation.declared.source
    yield "targetId", held["targetId"], relation.declared.target
    cited = held.get("citedIds")
    yield from (("citedIds", id_, Source) for id_ in (cited if isinstance(cited, list) else ()))


def _without_id(record: type[Node] | type[Relation], number: int, seen: int) -> Iterator[Problem]:
    if number > seen:
        yield Problem(record.__name__, "id", number - seen, f"of {number} have none", NOT_OURS)
