"""What a file of RDF delivers: each dataset with its rows. A row is a node with the relations that lead from it."""

from dataclasses import dataclass, replace

from graph.errors import LoadRefused
from graph.rdf.reading.meanings import Meanings
from graph.rdf.reading.records import Fault, record_of
from graph.rdf.reading.staging import Said, Staging
from graph.stored.columns import join
from ontology.model import Citation, Documented, Node, Ontology, Relation
from ontology.naming import camel
from ontology.properties import Described
from ontology.records import CITED, Delivery, Position, Reject, RejectedRow, Row, relation_id, told
from ontology.sources import Documentation
from ontology.vocabularies import Basis

Part = tuple[str, list[Said]]
"""A record by its id, with what is said of it."""
ENDS = {"source": "ac:subject", "target": "ac:object", "id": "", "": ""}


@dataclass(frozen=True)
class RdfRow(Row):
    """A row that tells the line and the predicate of whatever stands in it."""

    staging: Staging

    def locate(self, record: int, attribute: str) -> tuple[Position, str]:
        id_, predicate = _place(self.records[record], attribute)
        said = self.staging.said_of(id_)
        lines = (one.line for one in said if one.predicate == predicate)
        line = next(lines, said[0].line if said else self.position.line)
        return Position(self.position.file, line), f"{id_} {predicate}".strip()


def _place(record: Node | Relation, attribute: str) -> tuple[str, str]:
    """The subject and the predicate that say what an attribute holds."""
    id_ = record.id if isinstance(record, Node) else relation_id(record)
    first, _, rest = attribute.partition(".")
    if isinstance(record, Relation) and attribute in ENDS:
        return id_, ENDS[attribute]
    if first == CITED and isinstance(record, Documented):
        citation = record.sources[int(rest)] if rest.isdigit() else None
        if citation is None:
            return id_, f"ac:{Documentation.declared.name}"
        return relation_id(_documentation(record, citation)), "ac:object"
    if first == CITED:
        return id_, "ac:cites"
    return id_, f"ac:{_named(type(record), attribute)}" if attribute not in ENDS else ""


def _named(described: type[Described], attribute: str) -> str:
    """`deadline.due` → `deadlineDue`; a relation's name stays as it is."""
    first, _, rest = attribute.partition(".")
    prop = next((prop for prop in described.properties() if prop.attribute == first), None)
    if prop is None:
        return camel(first)
    return join(prop.name, _named(prop.value_type, rest)) if prop.value_type and rest else prop.name


def _documentation(node: Documented, citation: Citation) -> Documentation:
    return Documentation(source=node.id, target=citation.source, locator=citation.locator or None, basis=node.basis)


@dataclass(frozen=True)
class Delivering:
    """Makes deliveries of what is staged and sorted."""

    ontology: Ontology
    meanings: Meanings
    staging: Staging
    file: str

    def delivery(self, dataset: str) -> Delivery:
        """A dataset. LoadRefused where not even its own description can be read."""
        about = self._row(self.staging.about(dataset))
        if isinstance(about, RejectedRow):
            raise LoadRefused("\n".join(map(str, about.rejects)), about.rejects)
        return Delivery(about, (), map(self._row, self.staging.rows(dataset)), keeps_rows=True)

    def _row(self, parts: list[Part]) -> Row | RejectedRow:
        """The row of a node, or of relations that lead from a node of another dataset."""
        rejects: list[Reject] = []
        leading = [part for part in parts if not self._is_node(part)]
        records = [record for part in leading if (record := self._read(part, (), rejects))]
        position, nodes = Position(self.file, parts[0][1][0].line), parts[: len(parts) - len(leading)]
        for part in nodes:
            cited, records = _citations(part[0], records)
            citations = tuple(Citation(one.target, one.locator or "") for one in cited)
            node = self._read(part, citations, rejects)
            if isinstance(node, Documented) and cited:
                node = replace(node, basis=cited[0].basis)
            records[:0] = [node] if node else []
        if rejects:
            return RejectedRow(position, tuple(rejects), tuple(id_ for id_, _ in nodes))
        return RdfRow(position, tuple(records), self.staging)

    def _is_node(self, part: Part) -> bool:
        return part[0].partition("/")[0] in self.ontology.class_of_path

    def _read(self, part: Part, citations: tuple[Citation, ...], rejects: list[Reject]) -> Node | Relation | None:
        id_, said = part
        path = id_.partition("/")[0]
        kind = self.ontology.class_of_path.get(path) or self.ontology.relation_of_path[path]
        read = record_of(id_, self.meanings[kind], said, citations)
        if not isinstance(read, list):
            return read
        rejects += (self._reject(id_, fault) for fault in read)
        return None

    def _reject(self, id_: str, fault: Fault) -> Reject:
        place = f"{id_} {fault.predicate}".strip()
        return Reject(Position(self.file, fault.line), place, told(fault.value), fault.problem, fault.remedy)


def _citations(node: str, records: list[Node | Relation]) -> tuple[list[Documentation], list[Node | Relation]]:
    """What a node cites, all on one basis, of which a load makes relations; and what else leads from it."""
    cited = [one for one in records if isinstance(one, Documentation) and one.source == node]
    basis = Basis.OWN if any(one.basis is Basis.OWN for one in cited) else Basis.ROW
    own = [one for one in cited if one.basis is basis]
    return own, [one for one in records if one not in own]
