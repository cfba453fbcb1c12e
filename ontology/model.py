"""The language in which the ontology is declared, and from which everything else is derived.

A class of nodes is a frozen dataclass with `@node`, a relation one with `@relation`, a value type one with
`@value_type`, a code list an enumeration with `@vocabulary` (codes.py). Each property says its French name and its definition:

    @node(fr="Événement", plural="events", fr_plural="Événements", align=("sem:Event",))
    class Event(Documented):
        '''Something that happened at a place, on a day or within a span of days.'''
        when: DateSpan = prop("date", "When it happened.", index=True)

The dataclasses are also the records that loaders yield.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, TypeVar, cast, dataclass_transform

from ontology.codes import Code, Names
from ontology.naming import camel, definition, kebab, words
from ontology.values import DateSpan, Text
from ontology.vocabularies import Confidence

DECLARED = "declared"

C = TypeVar("C", bound=type)


def prop(
    fr: str,
    definition: str,
    *,
    default: Any = dataclasses.MISSING,
    index: bool = False,
    align: tuple[str, ...] = (),
    name: str | None = None,
    search: bool = False,
) -> Any:
    """Declare a property. `index` asks both stores for an index on it, `search` adds its texts to full-text search.

    `name` is what users see where Python does not let it be the attribute's name (`from`, `in`).
    """
    declared = {"fr": fr, "definition": definition, "index": index, "align": align, "name": name, "search": search}
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

    @property
    def vocabulary(self) -> type[Code] | None:
        """The code list that its values come from."""
        return self.range if issubclass(self.range, Code) else None

    @property
    def value_type(self) -> type["Value"] | None:
        """The value type that its values have, if they have parts."""
        return self.range if issubclass(self.range, Value) else None


@dataclass(frozen=True)
class Citation:
    """Where in which source a statement stands."""

    source: str
    locator: str = ""


class Described:
    """What classes, relations and value types have in common: names and properties."""

    names: ClassVar[Names]

    @classmethod
    def properties(cls) -> tuple[Property, ...]:
        """All declared properties, inherited ones first."""
        return _properties(cls)


@dataclass(frozen=True, kw_only=True)
class Value(Described):
    """A value with parts, such as a span of days. Parts become columns side by side."""


@dataclass(frozen=True, kw_only=True)
class Relation(Described):
    """A statement that joins two nodes, with properties and sources of its own."""

    declared: ClassVar["Ends"]

    source: str
    target: str
    sources: tuple[Citation, ...] = ()

    @classmethod
    def path(cls) -> str:
        """`involvement`: what ids of this relation begin with."""
        return kebab(cls.__name__)

    def parts(self) -> tuple[Any, ...]:
        """What tells parallel relations between the same two nodes apart."""
        return tuple(getattr(self, name) for name in self.declared.key)


@dataclass(frozen=True)
class Ends:
    """What a relation joins and how it is called from either end; an empty inverse has no field.

    `single`: a source has at most one. `always`: a source has at least one. `pages_by`: the target may have very many,
    and they are read from there in the order of these properties of the source (besides the default order, by id).
    """

    name: str
    source: "type[Node]"
    target: "type[Node]"
    inverse: str
    fr: str
    fr_inverse: str
    key: tuple[str, ...] = ()
    stored: str = ""
    single: bool = False
    always: bool = False
    symmetric: bool = False
    cited: bool = True
    pages_by: tuple[str, ...] | None = None


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(prop,))
def node(
    *, fr: str, plural: str, fr_plural: str, align: tuple[str, ...] = (), abstract: bool = False
) -> Callable[[C], C]:
    """Declare a class of nodes; its docstring is the definition."""

    def declare(cls: C) -> C:
        made: Any = dataclass(frozen=True, kw_only=True)(cls)
        made.names = Names(words(cls.__name__), fr, definition(cls), align)
        made.plural, made.fr_plural, made.abstract = plural, fr_plural, abstract
        return cast(C, made)

    return declare


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(prop,))
def value_type(*, fr: str, align: tuple[str, ...] = ()) -> Callable[[C], C]:
    """Declare a value with parts; its docstring is the definition."""

    def declare(cls: C) -> C:
        made: Any = dataclass(frozen=True, kw_only=True)(cls)
        made.names = Names(words(cls.__name__), fr, definition(cls), align)
        return cast(C, made)

    return declare


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(prop,))
def relation(
    source: "type[Node]",
    name: str,
    target: "type[Node]",
    *,
    inverse: str,
    fr: str,
    fr_inverse: str,
    align: tuple[str, ...] = (),
    **ends: Any,
) -> Callable[[C], C]:
    """Declare a relation from `source` to `target`; `ends` are the further fields of Ends."""

    def declare(cls: C) -> C:
        made: Any = dataclass(frozen=True, kw_only=True)(cls)
        made.names = Names(words(name), fr, definition(cls), align)
        ends.setdefault("stored", name)
        made.declared = Ends(name, source, target, inverse, fr, fr_inverse, **ends)
        return cast(C, made)

    return declare


@node(fr="Nœud", plural="nodes", fr_plural="Nœuds", abstract=True)
class Node(Described):
    """Anything that has an identity, an IRI and a label."""

    names: ClassVar[Names]
    plural: ClassVar[str]
    fr_plural: ClassVar[str]
    abstract: ClassVar[bool]

    id: str
    confidence: Confidence | None = prop("degré de confiance", "The strongest kind of source behind it.", default=None)
    note: Text | None = prop(
        "remarque", "What a reader should know about the statement itself.", default=None, align=("skos:editorialNote",)
    )

    def label(self) -> Text:
        """How it is called where it stands alone."""
        raise NotImplementedError

    def citations(self) -> tuple[Citation, ...]:
        """Its sources."""
        return ()

    @classmethod
    def path(cls) -> str:
        """`casualty-estimate`: what ids of this class begin with."""
        return kebab(cls.__name__)


@node(fr="Nœud documenté", plural="documented", fr_plural="Nœuds documentés", abstract=True)
class Documented(Node):
    """A node that belongs to a dataset and says which sources it rests on."""

    sources: tuple[Citation, ...] = ()

    def citations(self) -> tuple[Citation, ...]:
        return self.sources


@dataclass(frozen=True)
class End:
    """A relation as seen from one of its ends: `involves` from an Event, `involvedIn` from an Actor."""

    relation: type[Relation]
    forward: bool

    @property
    def name(self) -> str:
        """What the field is called on the near class."""
        declared = self.relation.declared
        return declared.name if self.forward else declared.inverse

    @property
    def fr(self) -> str:
        """Its French name."""
        return self.relation.declared.fr if self.forward else self.relation.declared.fr_inverse

    @property
    def near(self) -> type[Node]:
        """The class that has the field."""
        return self.relation.declared.source if self.forward else self.relation.declared.target

    @property
    def far(self) -> type[Node]:
        """The class that the field leads to."""
        return self.relation.declared.target if self.forward else self.relation.declared.source

    @property
    def single(self) -> bool:
        """It leads to one node at most."""
        return self.forward and self.relation.declared.single


@dataclass(frozen=True)
class Ontology:
    """All declarations together. Everything that is generated takes one of these, so a test can bring its own."""

    interfaces: tuple[type[Node], ...]
    classes: tuple[type[Node], ...]
    relations: tuple[type[Relation], ...]
    vocabularies: tuple[type[Code], ...]
    values: tuple[type[Value], ...]

    def ends(self, cls: type[Node]) -> tuple[End, ...]:
        """The relations that nodes of a class (or of an interface) have, each under its own name."""
        return self._ends[cls]

    @cached_property
    def _ends(self) -> dict[type[Node], tuple[End, ...]]:
        return {cls: tuple(self._ends_of(cls)) for cls in (*self.interfaces, *self.classes)}

    def _ends_of(self, cls: type[Node]) -> Iterator[End]:
        for one in self.relations:
            if issubclass(cls, one.declared.source):
                yield End(one, forward=True)
            if one.declared.inverse and issubclass(cls, one.declared.target) and not one.declared.symmetric:
                yield End(one, forward=False)

    def subclasses(self, cls: type[Node]) -> tuple[type[Node], ...]:
        """The classes that nodes of an interface may have; of a class, itself."""
        return tuple(one for one in self.classes if issubclass(one, cls))

    @cached_property
    def class_of_path(self) -> dict[str, type[Node]]:
        """`event` → Event: the class that an id names."""
        return {cls.path(): cls for cls in self.classes}

    @cached_property
    def relation_of_path(self) -> dict[str, type[Relation]]:
        """`involvement` → Involvement."""
        return {one.path(): one for one in self.relations}


def _properties(cls: type) -> tuple[Property, ...]:
    hints = typing.get_type_hints(cls)
    fields = [field for field in dataclasses.fields(cls) if DECLARED in field.metadata]
    return tuple(_property(field, hints[field.name]) for field in fields)


def _property(field: "dataclasses.Field[Any]", hint: Any) -> Property:
    declared = field.metadata[DECLARED]
    many = typing.get_origin(hint) is tuple
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) or many else (hint,)
    type_ = next(option for option in options if option not in (type(None), Ellipsis))
    if not issubclass(type_, (str, int, float, bool, Text, DateSpan, Code, Value)):
        raise TypeError(f"{field.name}: {type_.__name__} is no type of property")
    names = Names(words(field.name), declared["fr"], declared["definition"], declared["align"])
    required = field.default is not None and not many
    name = declared["name"] or camel(field.name)
    return Property(field.name, name, type_, many, required, names, declared["index"], declared["search"])
