"""Properties: how they are declared, and what the rest of the program knows of them."""

import dataclasses
import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from ontology.codes import Code, Names
from ontology.naming import camel, words
from ontology.outlines import Outline
from ontology.values import DateSpan, Text

DECLARED = "declared"


def prop(
    fr: str,
    definition: str,
    *,
    default: Any = dataclasses.MISSING,
    index: bool = False,
    align: tuple[str, ...] = (),
    name: str | None = None,
    search: bool = False,
    written: bool = True,
    unknown: bool = False,
) -> Any:
    """Declare a property. `index` asks both stores for an index on it, `search` adds its texts to full-text search.

    `written`: whether the curated form has it; what is not follows from the rest of a row. `unknown` lets an end of a
    date be unknown (`/2017`), which is something else than open (`../2017`). `name` is what users see where Python
    does not let it be the attribute's name (`from`, `in`).
    """
    declared = {
        "fr": fr,
        "definition": definition,
        "index": index,
        "align": align,
        "name": name,
        "search": search,
        "written": written,
        "unknown": unknown,
    }
    return dataclasses.field(default=default, metadata={DECLARED: declared})


@dataclass(frozen=True)
class Property:
    """One property of a class, relation or value type, as declared."""

    attribute: str
    name: str
    range: type
    many: bool
    required: bool
    names: Names
    index: bool
    search: bool
    written: bool = True
    unknown: bool = False

    @property
    def vocabulary(self) -> type[Code] | None:
        """The code list that its values come from."""
        return self.range if issubclass(self.range, Code) else None

    @property
    def value_type(self) -> type["Compound"] | None:
        """The value type that its values have, if they have parts."""
        return self.range if issubclass(self.range, Compound) else None


class Described:
    """What classes, relations and value types have in common: names and properties."""

    names: ClassVar[Names]

    @classmethod
    @cache
    def properties(cls) -> tuple[Property, ...]:
        """All declared properties, inherited ones first."""
        return _properties(cls)


@dataclass(frozen=True, kw_only=True)
class Compound(Described):
    """A value with parts, such as a span of days. Parts become columns side by side."""


def _properties(cls: type) -> tuple[Property, ...]:
    hints = typing.get_type_hints(cls)
    fields = [field for field in dataclasses.fields(cls) if DECLARED in field.metadata]
    return tuple(_property(cls, field, hints[field.name]) for field in fields)


def _property(owner: type, field: "dataclasses.Field[Any]", hint: Any) -> Property:
    declared = field.metadata[DECLARED]
    many = typing.get_origin(hint) is tuple
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) or many else (hint,)
    type_ = next(option for option in options if option not in (type(None), Ellipsis))
    if not issubclass(type_, (str, int, float, bool, Text, DateSpan, Outline, Code, Compound)):
        known = "str, int, float, bool, Text, DateSpan, Outline, a code list or a value type"
        raise TypeError(
            f"{owner.__name__}.{field.name}: {type_.__name__} is not a type that properties can have; write {known}"
        )
    names = Names(words(field.name), declared["fr"], declared["definition"], declared["align"])
    required = field.default is not None and not many
    name = declared["name"] or camel(field.name)
    told = (declared[option] for option in ("index", "search", "written", "unknown"))
    return Property(field.name, name, type_, many, required, names, *told)
