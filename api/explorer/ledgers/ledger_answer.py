"""The ledger in the answer to `operations/ledger.graphql`: the very one that GraphQL worked out, read from its JSON.

So the page, its table and whatever else tells of a ledger speak of the same, and nothing is asked but by GraphQL.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar

from api.explorer.shell import Cited
from api.schema.roots.ledger import LEFT_OUT, NODES, SPANS
from graph.compliance.accounts import Ledger
from ontology.naming import camel
from ontology.values import Text

STOPS = "stops"
"""What not every document asks for."""
Read = Callable[[Mapping[str, Any]], Any]
T = TypeVar("T")


def ledger_in(answer: Mapping[str, Any]) -> Ledger | None:
    """The ledger that `compliance` answered; None where there is no such agreement."""
    found = answer["compliance"]
    return None if found is None else read(Ledger, found)


def read(cls: type[T], node: Mapping[str, Any]) -> T:
    """What is made of a dataclass of graph.compliance, from the object of GraphQL that is made of it too."""
    return typing.cast(T, _object(typing.cast(type, cls))(node))


def cited_in(answer: Mapping[str, Any]) -> Cited | None:
    """The dataset that the agreement is from."""
    return release_in((answer["agreement"] or {}).get("dataset"))


def release_in(dataset: Mapping[str, Any] | None) -> Cited | None:
    """A dataset, as the fragment `Release` has it."""
    if dataset is None:
        return None
    title = text_in(dataset, "title") or Text(dataset["id"])
    return Cited(title, dataset["version"], dataset["licence"], dataset["checksum"])


def text_in(node: Mapping[str, Any], key: str) -> Text | None:
    """A text that documents ask for in each language: `title`, `titleFr` and, of some, `titleNative`."""
    return _text(key)(node)  # type: ignore[no-any-return]


@cache
def _object(cls: type) -> Read:
    """Reads an object that is made of a dataclass, as api.schema.roots.ledger makes its type."""
    parts = dict(_parts(cls))
    return lambda node: cls(**{name: read(node) for name, read in parts.items()})


def _parts(cls: type) -> Iterator[tuple[str, Read]]:
    hints = typing.get_type_hints(cls)
    for name in (attribute.name for attribute in dataclasses.fields(cls)):
        if name not in LEFT_OUT.get(cls, ()):
            yield name, _part(cls, name, hints[name])


def _part(cls: type, name: str, hint: Any) -> Read:
    key, many = camel(name), typing.get_origin(hint) is tuple
    inner = typing.get_args(hint)[0] if many or isinstance(hint, types.UnionType) else hint
    if inner is Text:
        return _text(key)
    one: Callable[[Any], Any]
    if node := NODES.get(cls, {}).get(name):
        key, one = node.names.en if name == "id" else key, _id
    elif dataclasses.is_dataclass(inner):
        one = _later(typing.cast(type, inner))
    elif inner is date:
        one = date.fromisoformat
    elif inner is str and name in SPANS:
        one = _edtf
    else:
        return _plain(key)
    if many:
        return lambda node: tuple(map(one, node.get(key, ()) if key == STOPS else node[key]))
    return lambda node: None if (found := node[key]) is None else one(found)


def _later(cls: type) -> Callable[[Any], Any]:
    """Types are known once all modules are there, so each is read up when it is first met."""
    return lambda node: _object(cls)(node)


def _text(key: str) -> Read:
    french, native = f"{key}Fr", f"{key}Native"

    def text(node: Mapping[str, Any]) -> Text | None:
        variants = node[key], node[french], node.get(native)
        return Text(*variants) if any(variants) else None

    return text


def _plain(key: str) -> Read:
    return lambda node: node[key]


def _id(node: Mapping[str, Any]) -> str:
    return str(node["id"])


def _edtf(span: Mapping[str, Any]) -> str:
    return str(span["edtf"])
