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

from api.explorer.answered import in_languages, release_in
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
    return typing.cast(T, _reader(typing.cast(type, cls))(node))


def cited_in(answer: Mapping[str, Any]) -> Cited | None:
    """The dataset that the agreement is from."""
    return release_in((answer["agreement"] or {}).get("dataset"))


@cache
def _reader(cls: type) -> Read:
    """Reads an object that is made of a dataclass, as api.schema.roots.ledger makes its type.

    It is one expression: a ledger has fifteen thousand parts, and a function for each took twice as long.
    """
    names = {"made": cls, "day": date.fromisoformat, "text": in_languages}
    arguments = ", ".join(f"{name}={source}" for name, source in _sources(cls, names))
    made: Read = eval(compile(f"lambda node: made({arguments})", f"<reader of {cls.__name__}>", "eval"), names)
    return made


def _sources(cls: type, names: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """How each attribute is read from `node`, as an expression. `names`: those that it may use, and new ones of it."""
    hints = typing.get_type_hints(cls)
    for name in (attribute.name for attribute in dataclasses.fields(cls)):
        if name not in LEFT_OUT.get(cls, ()):
            yield name, _source(cls, name, hints[name], names)


def _source(cls: type, name: str, hint: Any, names: dict[str, Any]) -> str:
    key, many = camel(name), typing.get_origin(hint) is tuple
    inner = typing.get_args(hint)[0] if many or isinstance(hint, types.UnionType) else hint
    if inner is Text:
        return _text(key)
    node = NODES.get(cls, {}).get(name)
    key = node.names.en if node and name == "id" else key
    found = f"node.get({key!r}, ())" if key == STOPS else f"node[{key!r}]"
    if node:
        one = "one['id']"
    elif dataclasses.is_dataclass(inner):
        part = typing.cast(type, inner)
        names[part.__name__] = _reader(part)
        one = f"{part.__name__}(one)"
    elif inner is date:
        one = "day(one)"
    elif inner is str and name in SPANS:
        one = "one['edtf']"
    else:
        return f"tuple({found})" if many else found
    return f"tuple([{one} for one in {found}])" if many else f"(None if (one := {found}) is None else {one})"


def _text(key: str) -> str:
    return f"text(node[{key!r}], node[{key + 'Fr'!r}], node.get({key + 'Native'!r}))"
