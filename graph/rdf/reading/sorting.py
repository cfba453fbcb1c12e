"""The records of a file, told apart, each with the dataset that it belongs to; and what is wrong with the whole."""

from collections.abc import Iterator

from graph.rdf import description
from graph.rdf.reading.meanings import Kind
from graph.rdf.reading.names import ID, IRI, Names, nearest
from graph.rdf.reading.problems import MOST, Problems
from graph.rdf.reading.records import MISSING, TYPE
from graph.rdf.reading.staging import Record, Said, Staging
from ontology.iris import content_iri
from ontology.model import Node, Ontology
from ontology.naming import is_id
from ontology.rdf_form import LOADING, USED, loading_id
from ontology.sources import Dataset
from ontology.terms import NAMESPACES

ANCHOR = "ac:deadlineAnchor"
CHECKSUM = "ac:checksum"
CITES = "ac:cites"
DATASET = "ac:dataset"
DERIVED_FROM = "ac:derivedFrom"
HEDGE = "ac:hedge"
TERMS_OF_USE = frozenset(one.predicate for one in description.TERMS_OF_USE)
EXPORT_ALL = "Export all of it: an import takes away whatever the file does not have."
ACTIVITY = f"{NAMESPACES['prov']}Activity"


class Sorting:
    """Tells the records of a staging apart, and what is wrong with them as parts of datasets."""

    def __init__(self, ontology: Ontology, names: Names, staging: Staging, problems: Problems, *, graphs: bool) -> None:
        self._ontology, self._names, self._staging, self._problems = ontology, names, staging, problems
        self._graphs = graphs
        self._described: dict[str, int] = {}
        self._mentioned: dict[str, Said] = {}

    def sort(self) -> tuple[str, ...]:
        """The datasets of the file, in the order in which they load. LoadRefused where it has not the form of ours."""
        for id_, said in self._staging.subjects():
            if id_.startswith(f"{LOADING}/"):
                self._check_loading(id_, said)
            elif _is_of_a_part(id_, said):
                self._mentioned.setdefault(id_, said[0])
            elif (kind := self._kind(id_, said)) and (dataset := self._dataset(id_, kind, said)) is not None:
                self._keep(id_, kind, dataset, said)
        self._staging.sorted()
        if not self._problems.rejects:
            self._check_directs()
        self._check_described()
        self._problems.refuse()
        return self._in_order()

    def _check_loading(self, id_: str, said: list[Said]) -> None:
        """The loading of a dataset follows from that: it is compared, and not kept."""
        if (dataset := self._dataset(id_, None, said)) is None:
            return
        of_dataset = self._staging.said_of(dataset)
        stated = {(one.predicate, one.form, one.value) for one in of_dataset}
        stated |= {(TYPE, IRI, ACTIVITY), (DATASET, ID, dataset)}
        stated |= _used(of_dataset)
        if id_ != loading_id(dataset):
            problem, remedy = f"is not the loading of {dataset}", f"Write {loading_id(dataset)}, or leave it out."
            self._problems.add(said[0].line, "subject", id_, problem, remedy)
            return
        for one in said:
            if one[:3] not in stated:
                problem = f"does not follow: {dataset} does not say so"
                remedy = "Correct it, or leave it out: it follows from the dataset."
                self._problems.add(one.line, f"{id_} {one.predicate}", one.value, problem, remedy)

    def _kind(self, id_: str, said: list[Said]) -> Kind | None:
        path, line = id_.partition("/")[0], said[0].line
        ontology = self._ontology
        kind = ontology.class_of_path.get(path) or ontology.relation_of_path.get(path)
        if kind is None:
            near = nearest(path, (*ontology.class_of_path, *ontology.relation_of_path))
            problem, remedy = (
                f"is of no class: there is no {path!r}",
                f"{near}Correct it, or remove what is said of it.",
            )
            self._problems.add(line, "subject", id_, problem, remedy)
            return None
        if not is_id(id_):
            self._problems.add(
                line, "subject", id_, "is not an id", f"Write {path}/ and a key of a-z, 0-9 and hyphens."
            )
            return None
        due = f"ac:{kind.__name__}"
        types = list(dict.fromkeys(one.value for one in said if one.predicate == TYPE))
        if types == [due]:
            return kind
        where = next((one.line for one in said if one.predicate == TYPE and one.value != due), line)
        told, problem = (
            (", ".join(types), f"does not go with an id that begins with {path}/") if types else (id_, "has none")
        )
        self._problems.add(where, f"{id_} {TYPE}", told, problem, f"Write {due} alone.")
        return None

    def _dataset(self, id_: str, kind: Kind | None, said: list[Said]) -> str | None:
        """The one dataset that has a record."""
        if kind and issubclass(kind, Dataset):
            dataset, self._described[id_] = id_, said[0].line
        else:
            named = list(dict.fromkeys(one.value for one in said if one.predicate == DATASET))
            if len(named) != 1:
                problem = "are two datasets of one record" if named else "has none"
                line = next(
                    (one.line for one in said if one.predicate == DATASET and one.value != named[0]), said[0].line
                )
                remedy = "Keep one of them." if named else "Every record is of a dataset: name it."
                self._problems.add(line, f"{id_} {DATASET}", ", ".join(named) or id_, problem, remedy)
                return None
            (dataset,) = named
        due = dataset if self._graphs else ""
        for one in said:
            if one.graph != due and (one.graph or self._graphs):
                self._misplaced(id_, one, dataset)
                return None
        return dataset

    def _misplaced(self, id_: str, one: Said, dataset: str) -> None:
        place = f"{id_} {one.predicate}"
        if one.graph:
            problem, remedy = f"is not the graph of its dataset, {dataset}", "Write it into that."
            self._problems.add(one.line, place, one.graph, problem, remedy)
        else:
            remedy = f"Write it into that of {dataset}."
            self._problems.add(one.line, place, one.value, "stands outside any graph", remedy)

    def _keep(self, id_: str, kind: Kind, dataset: str, said: list[Said]) -> None:
        line = said[0].line
        links = set(_links(said)) - {id_}
        if issubclass(kind, Node):
            self._staging.record(Record(dataset, id_, 0, id_, line), None, links)
            return
        ends = {one.predicate: one.value for one in said if one.predicate in ("ac:subject", "ac:object")}
        for missing in (end for end in ("ac:subject", "ac:object") if end not in ends):
            self._problems.add(line, f"{id_} {missing}", id_, *MISSING)
        source, target = ends.get("ac:subject", ""), ends.get("ac:object", "")
        hedged = any(one.predicate == HEDGE for one in said)
        stated = (source, f"ac:{kind.declared.name}", target, hedged)
        self._staging.record(Record(dataset, source or id_, 1, id_, line), stated, links)

    def _check_directs(self) -> None:
        for source, name, target, line, hedged in self._staging.unstated(MOST):
            if hedged is None:
                problem, remedy = "is stated directly, and no relation says it", "Add that relation, or remove it."
            elif hedged:
                problem, remedy = "is stated directly, and its relation has a hedge", "Remove it."
            else:
                problem, remedy = "is stated directly, and its relation stands in another graph", "Write it there."
            self._problems.add(line, f"{source} {name}", target, problem, remedy)

    def _check_described(self) -> None:
        """Every dataset describes itself: a part of one would take the rest away."""
        datasets = self._staging.datasets()
        for dataset, (count, line) in datasets.items():
            if dataset not in self._described:
                records = "1 record is" if count == 1 else f"{count} records are"
                problem = f"is not described in the file, and {records} of it"
                self._problems.add(line, DATASET, dataset, problem, EXPORT_ALL)
        if not self._problems.rejects:
            for dataset, said in self._mentioned.items():
                problem = "is of a dataset that is not described in the file"
                self._problems.add(said.line, f"{dataset} {said.predicate}", said.value, problem, EXPORT_ALL)
        if not datasets and not self._problems.rejects:
            remedy = "Give what `accord export` writes."
            self._problems.add(1, "file", "", "holds nothing that can be imported", remedy)

    def _in_order(self) -> tuple[str, ...]:
        """Required ones first."""
        needs: dict[str, set[str]] = {dataset: set() for dataset in sorted(self._described)}
        for dataset, required in self._staging.required():
            needs[dataset].add(required)
        order: list[str] = []
        while needs:
            ready = [dataset for dataset, required in needs.items() if required <= set(order)]
            if not ready:
                line = min(self._described[dataset] for dataset in needs)
                remedy = "One of them must not need the others."
                self._problems.add(line, DATASET, sorted(needs), "point to each other", remedy)
                self._problems.refuse()
            order.append(ready[0])
            del needs[ready[0]]
        return tuple(order)


def _is_of_a_part(id_: str, said: list[Said]) -> bool:
    """Whether this is what a part of the graph says of a dataset that it does not describe: its terms of use alone."""
    of_dataset = id_.startswith(f"{Dataset.path()}/")
    return of_dataset and all(one.predicate in TERMS_OF_USE for one in said)


def _used(of_dataset: list[Said]) -> set[tuple[str, str, str]]:
    """What the loading of a dataset used: those that it was computed from, else the input by its checksum."""
    derived_from = {(USED, ID, one.value) for one in of_dataset if one.predicate == DERIVED_FROM}
    return derived_from or {(USED, IRI, content_iri(one.value)) for one in of_dataset if one.predicate == CHECKSUM}


def _links(said: list[Said]) -> Iterator[str]:
    """The nodes to which a record points."""
    for one in said:
        if one.form == ID:
            yield one.value
        elif one.predicate == CITES:
            yield one.value.partition(" ")[0]
        elif one.predicate == ANCHOR:
            yield one.value
