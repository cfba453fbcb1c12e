"""Whether the data of an answer says all that was worked out for it: no page tells what its document does not ask."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from api.schema.roots.ledger import NODES, SPANS
from graph.compliance.promises import INPUTS, Instrument
from ontology.naming import camel
from ontology.values import Text

Data = Mapping[str, Any]


def untold(value: Any, data: Data, but: Collection[str] = (), at: str = "") -> Iterator[str]:
    """Where the data of an object is not what was worked out. `but`: the attributes of it that nobody asks for."""
    if isinstance(value, Instrument) and data.keys() == {"agreement"}:  # it is told whole elsewhere
        yield from _other(value.id, data["agreement"]["id"], at)
        return
    for name in (one.name for one in fields(value)):
        if name not in INPUTS.get(type(value), ()) and name not in but:
            part, node = getattr(value, name), NODES.get(type(value), {}).get(name)
            key = camel(name)
            if node:
                said = data[node.names.en if name == "id" else key]
                yield from _other(part, _ids(said), f"{at}/{name}")
            else:
                yield from _part(part, data, key, name in SPANS, f"{at}/{name}")


def _part(part: Any, data: Data, key: str, is_span: bool, at: str) -> Iterator[str]:
    said = data[key]
    if isinstance(part, tuple):
        yield from _other(len(part), len(said), at)
        for number, (one, each) in enumerate(zip(part, said, strict=False)):
            yield from _one(one, each, is_span, f"{at}/{number}")
    elif isinstance(part, Text):
        languages = said, data[f"{key}Fr"], data.get(f"{key}Native")
        yield from _other((part.en, part.fr, part.native), languages, at)
    else:
        yield from _one(part, said, is_span, at)


def _one(part: Any, said: Any, is_span: bool, at: str) -> Iterator[str]:
    if part is None or said is None:
        yield from _other(part, said, at)
    elif is_dataclass(part):
        yield from untold(part, said, at=at)
    elif isinstance(part, date):
        yield from _other(part.isoformat(), said, at)
    else:
        yield from _other(part, said["edtf"] if is_span else said, at)


def _ids(said: Any) -> Any:
    return tuple(one["id"] for one in said) if isinstance(said, list) else said["id"]


def _other(part: Any, said: Any, at: str) -> Iterator[str]:
    if part != said:
        yield f"{at}: {part!r} is {said!r} in the data"
