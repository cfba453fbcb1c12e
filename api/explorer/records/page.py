"""The page of a node or relation: every statement with its sources, and links to whatever is around it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from api.explorer.pages import Place, page
from api.explorer.records.finding_drawn import drawn
from api.explorer.records.reading import PAGE_SIZE
from api.explorer.records.record import Records
from api.explorer.records.told import LoadingRecord, Record, RelationRecord, name_of
from api.explorer.shell import Shell
from api.web.problems import Problem
from api.web.representations import OFFERED
from graph.errors import shortened
from graph.stored.notices import TOLD_OF
from ontology.agreements import Agreement
from ontology.iris import node_iri
from ontology.model import End
from ontology.naming import is_id
from ontology.rdf_form import loading_id
from ontology.sources import Dataset

PARAMETERS, VIEW = ("relation", "after"), "view"
"""What the address of a page may ask for: a part of a list, or all that is recorded where a class has another page."""


@dataclass(frozen=True)
class Part:
    """One list of a node's page from some point on: those after a relation, by the name of the end that has them."""

    end: End
    after: str

    @property
    def name(self) -> str:
        """What the end is called in addresses."""
        return name_of(self.end)


@dataclass(frozen=True)
class Asked:
    """A page that is asked for."""

    id: str
    part: Part | None

    @classmethod
    def read(cls, records: Records, id_: str, asked: Mapping[str, str]) -> "Asked":
        """What an address asks for. Problem where it cannot be."""
        name, after = asked.get("relation"), asked.get("after")
        if name is None and after is None:
            return cls(id_, None)
        if name is None or after is None:
            given, missing = ("after", "relation") if name is None else ("relation", "after")
            raise Problem(
                400,
                f"{given} is given without {missing}. Give both, as the links of the page do, or neither.",
                fr=f"{given} est donné sans {missing}. Donnez les deux, comme les liens de la page, ou aucun.",
            )
        end = records.end(id_, name)
        if end is None:
            raise Problem(
                400,
                f"relation={shortened(name)} is not a relation of this. The links of its page name them.",
                fr=f"relation={shortened(name)} n’est pas une relation de cette fiche. Ses liens les nomment.",
            )
        if not (is_id(after) and after.startswith(f"{end.relation.path()}/")):
            start = f"{end.relation.path()}/"
            raise Problem(
                400,
                f"after={shortened(after)} is not the id of such a relation: it begins with {start}.",
                fr=f"after={shortened(after)} n’est pas l’identifiant d’une telle relation : il commence par {start}.",
            )
        return cls(id_, Part(end, after))


class NodePages:
    """The pages of a store's nodes and relations, under a base IRI."""

    def __init__(self, records: Records, base: str) -> None:
        self._records, self._base = records, base

    async def record(self, asked: Asked) -> Record | None:
        """What the page tells; None where there is no such thing."""
        if asked.part:
            return await self._records.node(asked.id, asked.part.end, asked.part.after)
        records = self._records
        return await records.node(asked.id) or await records.relation(asked.id) or await records.loading(asked.id)

    def page(self, record: Record, asked: Asked, place: Place, shell: Shell) -> str:
        """The page in HTML: the record as it stands, whichever day its reader comes from."""
        iri, shell = node_iri(record.id, self._base), replace(shell, timeless=True)
        if isinstance(record, RelationRecord):
            end = End(record.relation, forward=True)
            return page("relation.html", place, shell=shell, record=record, end=end, iri=iri, offered=OFFERED)
        if isinstance(record, LoadingRecord):
            return page("loading.html", place, shell=shell, record=record, iri=iri, offered=OFFERED)
        loading = loading_id(record.id) if record.cls is Dataset else ""
        documented = next((listed.end for listed in record.lists if listed.end.name == "documentedBy"), None)
        told: dict[str, Any] = {"documented_by": documented, "part": asked.part, "page_size": PAGE_SIZE}
        told |= {"feed": "", "brief": "", "loading": loading, "drawn": drawn(record.paths, shell.say)}
        if issubclass(record.cls, TOLD_OF):
            told["feed"] = f"feeds/{record.id}?lang={place.language.value}"
        if record.cls is Agreement:
            told["brief"] = f"brief/{record.id.partition('/')[2]}?lang={place.language.value}"
        return page("node.html", place, shell=shell, record=record, iri=iri, offered=OFFERED, **told)
