"""The ontology as its modules declare it: whatever stands there under @node, @relation, @vocabulary or @value_type."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

import ontology
from ontology import vocabularies
from ontology.codes import Code
from ontology.model import Node, Ontology, Relation
from ontology.properties import Compound
from ontology.soundness import sound

T = TypeVar("T")
MARKS = {Node: "plural", Relation: "declared", Code: "scheme", Compound: "names"}
"""What a decorator leaves on the class that it declares, by what sort of class that is."""


def declaring_modules() -> tuple[ModuleType, ...]:
    """The modules of this package and of the code lists, each by name.

    None of them can import ONTOLOGY, which is made of them; what reads it is a package, such as publishing.
    """
    return tuple(
        import_module(f"{package.__name__}.{module.name}")
        for package in (ontology, vocabularies)
        for module in iter_modules(package.__path__)
        if not module.ispkg
    )


def declared_in(modules: Iterable[ModuleType]) -> Ontology:
    """What modules declare: classes, values and code lists by name, relations in the order in which they stand.

    TypeError for a class without its decorator, which would be forgotten otherwise, and where declarations cannot work
    together.
    """
    listed = tuple(modules)
    nodes = list(_declared(listed, Node))
    return sound(
        Ontology(
            interfaces=tuple(cls for cls in nodes if cls.abstract),
            classes=_by_name(cls for cls in nodes if not cls.abstract),
            relations=tuple(_declared(listed, Relation)),
            vocabularies=_by_name(_declared(listed, Code)),
            values=_by_name(_declared(listed, Compound)),
        )
    )


def _declared(modules: tuple[ModuleType, ...], sort: type[T]) -> Iterator[type[T]]:
    """The declarations of a sort."""
    for kind in (kind for module in modules for kind in vars(module).values() if _is_own(module, kind)):
        if not issubclass(kind, sort):
            continue
        if MARKS[sort] in vars(kind):
            yield kind
        elif kind is not sort:
            raise TypeError(f"{kind.__module__}.{kind.__name__} is not declared; write its decorator before it")


def _is_own(module: ModuleType, kind: object) -> bool:
    """Whether something is a class of this module's, rather than one that it imports."""
    return isinstance(kind, type) and kind.__module__ == module.__name__


def _by_name(kinds: Iterable[type[T]]) -> tuple[type[T], ...]:
    return tuple(sorted(kinds, key=lambda kind: kind.__name__))
