"""What answers of GraphQL have in common, whatever page asks: names, texts, actors, sources, the first of many.

Each is read as the fragment of `operations/parts.graphql` has it that is named with it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from api.explorer.shell import Cited
from graph.compliance.promises import Evidence, NamedActor
from graph.compliance.selected import actor
from ontology.values import Text

T = TypeVar("T")
Read = Mapping[str, Any]
NONE: Read = {"nodes": (), "edges": (), "totalCount": 0}
"""What stands for a connection that was not asked for."""


def anchor(id_: str) -> str:
    """What the part of a page is called that tells of a node."""
    return id_.replace("/", "-")


class Named(NamedTuple):
    """A node by its name."""

    id: str
    name: Text

    @property
    def anchor(self) -> str:
        """What its part of a page is called."""
        return anchor(self.id)


@dataclass(frozen=True)
class Some(Generic[T]):
    """The first of all that there are."""

    shown: tuple[T, ...] = ()
    total: int = 0

    @property
    def more(self) -> int:
        """How many are not among them."""
        return self.total - len(self.shown)


def text_in(node: Read, key: str) -> Text | None:
    """A text that documents ask for in each language: `title`, `titleFr` and, of some, `titleNative`."""
    return in_languages(node[key], node[f"{key}Fr"], node.get(f"{key}Native"))


def in_languages(en: str | None, fr: str | None, native: str | None) -> Text | None:
    """A text, if it is in any language."""
    return Text(en, fr, native) if en or fr or native else None


def text_of(node: Read, key: str) -> Text:
    """A text; the id of its node where that has none."""
    return text_in(node, key) or Text(node["id"])


def edtf_in(node: Read, key: str) -> str | None:
    """A day or span, if there is one."""
    return node[key]["edtf"] if node[key] else None


def named(node: Read) -> Named:
    """A node by its name."""
    return Named(node["id"], text_of(node, "name"))


def labelled(node: Read) -> Named:
    """A node by its label."""
    return Named(node["id"], text_of(node, "label"))


def titled(node: Read) -> Named:
    """A node by its title."""
    return Named(node["id"], text_of(node, "title"))


def actor_in(node: Read) -> NamedActor:
    """An actor, as `Actor` has it."""
    names = node["name"], node["nameFr"], node["nameNative"]
    return actor(node["id"], *names, tuple(node["acronyms"]), node["kind"])


def evidence_in(connection: Read) -> Iterator[Evidence]:
    """The sources of a record, as `Citation` has them."""
    for edge in connection["edges"]:
        node = edge["node"]
        title, published = text_of(node, "title"), edtf_in(node, "published")
        yield Evidence(
            node["id"], title, edge["locator"], node["publisher"], published, None, node["url"], node["readAt"]
        )


def cited_of_relation(citations: Iterable[Read]) -> tuple[Evidence, ...]:
    """The sources of a relation, as `OfRelation` has them."""
    return tuple(evidence_in({"edges": [{**one, "node": one["source"]} for one in citations]}))


def release_in(dataset: Read | None) -> Cited | None:
    """A dataset, as `Release` has it."""
    if dataset is None:
        return None
    return Cited(text_of(dataset, "title"), dataset["version"], dataset["licence"], dataset["checksum"])


def cited_in(answer: Read) -> Cited | None:
    """The dataset that the agreement of a page is from."""
    return release_in((answer["agreement"] or {}).get("dataset"))


def some(connection: Read, read: Callable[[Read], T], key: str = "nodes") -> Some[T]:
    """The first of a connection, each as it is read."""
    return Some(tuple(map(read, connection[key])), connection["totalCount"])


def edges(connection: Read, read: Callable[[Read], T]) -> Some[T]:
    """The first relations of a connection, each as it is read."""
    return some(connection, read, "edges")
