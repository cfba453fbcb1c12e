"""The language in which the ontology is declared, and from which everything else is derived.

A class of nodes is a frozen dataclass with `@node`, a relation one with `@relation`, a value type one with
`@value_type`, a code list an enumeration with `@vocabulary` (codes.py). Each property says its French name and what it
means:

    @node(fr="Événement", plural="events", fr_plural="Événements", align=("sem:Event",))
    class Event(Documented):
        '''Something that happened at a place, on a day or within a span of days.'''
        when: DateSpan = prop("date", "When it happened.", index=True)

The dataclasses are also the records that loaders yield.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, TypeVar, cast, dataclass_transform

from ontology.codes import Code, Names
from ontology.naming import definition, kebab, words
from ontology.properties import Compound, Described, prop
from ontology.values import Text
from ontology.vocabularies import Basis, SourceGrade

C = TypeVar("C", bound=type)


@dataclass(frozen=True)
class Citation:
    """Where in which source a statement stands."""

    source: str
    locator: str = ""


@dataclass(frozen=True, kw_only=True)
class Relation(Described):
    """A statement that joins two nodes, with properties and sources of its own."""

    declared: ClassVar["Ends"]

    source: str
    target: str
    sources: tuple[Citation, ...] = ()
    basis: Basis = prop(  # noqa: RUF009 - a field, as in all declarations
        "fondement",
        "Whether its sources are cited for this very statement (OWN), or for the record that it stands in (ROW).",
        default=Basis.OWN,
        written=False,
    )

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

    `inverse_definition`: what the field at the target means; a symmetric relation means the same at both ends.
    `single`: a source has at most one. `always`: a source has at least one. `pages_by`: the target may have very many,
    and they are read from there in the order of these properties of the source (besides the default order, by id).
    `ordered_by`: lists of its targets are by these properties of its own unless another order is asked for, then by id.
    `hierarchy`: it may lead on from its target, again and again, so that one can ask for all that lies under a node.
    `ancestry`: the hierarchy of its targets; stores keep with the source all that it lies under, to read it from there.
    `surrounds`: its source is found by the names of its targets too, and of all that these lie under.
    `within`: the classes within whose rows its sources may be written (only there, if it is there `always`).
    `at_target`: it is written in the row of its target. `computed`: no input says it, a rule finds it.
    """

    name: str
    source: "type[Node]"
    target: "type[Node]"
    inverse: str
    fr: str
    fr_inverse: str
    inverse_definition: str = ""
    key: tuple[str, ...] = ()
    stored: str = ""
    single: bool = False
    always: bool = False
    symmetric: bool = False
    cited: bool = True
    hierarchy: bool = False
    ancestry: "type[Relation] | None" = None
    surrounds: bool = False
    pages_by: tuple[str, ...] | None = None
    ordered_by: tuple[str, ...] = ()
    within: "tuple[type[Node], ...]" = ()
    at_target: bool = False
    computed: bool = False


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(prop,))
def node(
    *,
    fr: str,
    plural: str,
    fr_plural: str,
    align: tuple[str, ...] = (),
    abstract: bool = False,
    id_from: tuple[str, ...] = (),
    computed: bool = False,
) -> Callable[[C], C]:
    """Declare a class of nodes; its docstring is the definition.

    `id_from`: the relations and properties whose values, after the key of the node around it, make the id of a node
    that is written within another. `computed`: no input has any, a rule finds them.
    """

    def declare(cls: C) -> C:
        declared: Any = dataclass(frozen=True, kw_only=True)(cls)
        declared.names = Names(words(cls.__name__), fr, definition(cls), align)
        declared.plural, declared.fr_plural, declared.abstract = plural, fr_plural, abstract
        declared.id_from, declared.computed = id_from, computed
        return cast(C, declared)

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
    id_from: ClassVar[tuple[str, ...]]
    computed: ClassVar[bool]

    id: str
    source_grade: SourceGrade | None = prop(
        "rang de la source",
        "The strongest kind of source cited for this record itself. Missing if it has no source of its own, or none of"
        " a known kind, and for sources and datasets.",
        default=None,
    )
    note: Text | None = prop(
        "remarque",
        "What a reader should know about this record, such as what would settle a doubt.",
        default=None,
        align=("skos:editorialNote",),
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
    basis: Basis = Basis.OWN  # said of each of its sources, by the relation that leads there

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
    def definition(self) -> str:
        """What the field means on the near class."""
        return self.relation.names.definition if self.forward else self.relation.declared.inverse_definition

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
    """All declarations together. Everything that is generated takes one of these, so a test can bring its own.

    TypeError where they cannot work together.
    """

    interfaces: tuple[type[Node], ...]
    classes: tuple[type[Node], ...]
    relations: tuple[type[Relation], ...]
    vocabularies: tuple[type[Code], ...]
    values: tuple[type[Compound], ...]

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
