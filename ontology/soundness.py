"""What declarations must be so that all else can be derived from them: refused when an ontology is made, at import.

What a decorator sees by itself it refuses by itself: a missing docstring, a code that repeats another.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeAlias, TypeVar

from ontology import rdf_form as form
from ontology.codes import Code
from ontology.iris import code_iri, scheme_iri
from ontology.model import Node, Ontology
from ontology.properties import Described
from ontology.terms import expand

T = TypeVar("T")
Declared: TypeAlias = type[Described] | type[Code]
OF_EVERY_NODE = ("id", "iri", "label", "dataset")
"""Fields that nodes have besides their properties and relations."""
OF_EVERY_RECORD = ("subject", "object", "dataset", "cites")
"""Predicates that records have besides their properties and relations."""


def sound(ontology: Ontology) -> Ontology:
    """The ontology. TypeError where its declarations cannot work together, which says what does not, and what to do."""
    problems = chain.from_iterable(problems(ontology) for problems in CHECKS)
    if told := "\n".join(dict.fromkeys(problems)):
        raise TypeError(told)
    return ontology


def _unlisted(ontology: Ontology) -> Iterator[str]:
    """What declarations name is listed too, and so is whatever stands beside them, unless it has a stand-in."""
    listed = _listed(ontology)
    for user, used in _named_by_others(ontology):
        if used not in listed:
            yield f"{user.__name__} names {used.__name__}, which is not listed; list it in the ontology as well"
    for module in dict.fromkeys(sys.modules[kind.__module__] for kind in listed):
        for kind in vars(module).values():
            if _is_declared(kind, module.__name__) and not any(issubclass(each, kind) for each in listed):
                yield f"{kind.__name__} is declared in {module.__name__} and not listed; list it in the ontology"


def _named_by_others(ontology: Ontology) -> Iterator[tuple[Declared, Declared]]:
    for relation in ontology.relations:
        ends = relation.declared
        yield from ((relation, kind) for kind in (ends.source, ends.target, ends.ancestry) if kind)
    for described in _described(ontology):
        for prop in described.properties():
            yield from ((described, kind) for kind in (prop.vocabulary, prop.value_type) if kind)


def _is_declared(kind: object, module: str) -> bool:
    described = isinstance(kind, type) and issubclass(kind, Described | Code) and "names" in vars(kind)
    return described and getattr(kind, "__module__", "") == module


def _repeated(ontology: Ontology) -> Iterator[str]:
    """A name is a table, a type and an IRI; a plural is a field of the root."""
    for name, first, second in _repeats((kind.__name__, kind) for kind in _listed(ontology)):
        yield f"{name} is declared in {first.__module__} and in {second.__module__}; rename one of the two"
    nodes = (*ontology.interfaces, *ontology.classes)
    for plural, first, second in _repeats((cls.plural, cls) for cls in nodes):
        yield f"{first.__name__} and {second.__name__} have one plural, {plural!r}; give one of the two another"


def _unnamed(ontology: Ontology) -> Iterator[str]:
    """Everything has a label in both languages and a definition; a code has that in both, too."""
    for place, what, text in _words(ontology):
        if not text.strip():
            yield f"{place} has no {what}; give one"


def _words(ontology: Ontology) -> Iterator[tuple[str, str, str]]:
    described = _described(ontology)
    named = [(kind.__name__, kind.names) for kind in _listed(ontology)]
    named += [(f"{kind.__name__}.{prop.name}", prop.names) for kind in described for prop in kind.properties()]
    for place, names in named:
        yield place, "English label", names.en
        yield place, "French label", names.fr
        yield place, "definition", names.definition
    for code in (code for vocabulary in ontology.vocabularies for code in vocabulary):
        place, concept = f"{type(code).__name__}.{code.name}", code.concept
        yield place, "English label", concept.en
        yield place, "French label", concept.fr
        yield place, "English definition", concept.definition
        yield place, "French definition", concept.fr_definition
    for cls in (*ontology.interfaces, *ontology.classes):
        yield cls.__name__, "plural", cls.plural
        yield cls.__name__, "French plural", cls.fr_plural
    for relation in ontology.relations:
        end = f"{relation.__name__}.{relation.declared.inverse}"
        if relation.declared.inverse:
            yield end, "French label", relation.declared.fr_inverse
        if relation.declared.inverse and not relation.declared.symmetric:
            yield end, "definition", relation.declared.inverse_definition


def _unaligned(ontology: Ontology) -> Iterator[str]:
    """The terms that declarations are aligned to belong to vocabularies that are known."""
    aligned = [(kind.__name__, kind.names.align) for kind in _described(ontology)]
    for kind in _described(ontology):
        aligned += [(f"{kind.__name__}.{prop.name}", prop.names.align) for prop in kind.properties()]
    for place, terms in aligned:
        for term in terms:
            try:
                expand(term)
            except ValueError as error:
                yield f"{place} is aligned to {error}"


def _unknown_fields(ontology: Ontology) -> Iterator[str]:
    """What tells parallel relations apart is theirs; by what their pages are ordered is theirs, or their source's."""
    for relation in ontology.relations:
        ends = relation.declared
        named_of = (("key", ends.key, relation), ("ordered_by", ends.ordered_by, relation))
        for option, named, owner in (*named_of, ("pages_by", ends.pages_by or (), ends.source)):
            attributes = [prop.attribute for prop in owner.properties() if prop.written]
            for name in named:
                if name not in attributes:
                    offered = ", ".join(attributes) or "nothing, since it has none"
                    problem = f"{option} names {name!r}, which is not a property of {owner.__name__}"
                    yield f"{relation.__name__}: {problem}; write {offered}"


def _unled(ontology: Ontology) -> Iterator[str]:
    """What surrounds a node is at the target of a relation, and a symmetric one has none."""
    for relation in ontology.relations:
        if relation.declared.surrounds and relation.declared.symmetric:
            yield f"{relation.__name__}: what is symmetric has no target to surround its source; remove one of the two"


def _shared_fields(ontology: Ontology) -> Iterator[str]:
    """A class has each of its fields once. What an interface has twice is told of the interface alone."""
    owners: dict[tuple[str, str, str], str] = {}
    for cls in (*ontology.interfaces, *ontology.classes):
        for clash in _repeats(_fields(ontology, cls)):
            owners.setdefault(clash, cls.__name__)
    for (name, first, second), owner in owners.items():
        yield f"{owner}.{name} is {first} and {second}; rename one of the two"


def _fields(ontology: Ontology, cls: type[Node]) -> Iterator[tuple[str, str]]:
    yield from ((name, "a field of every node") for name in OF_EVERY_NODE)
    yield from ((prop.name, "a property") for prop in cls.properties())
    yield from ((end.name, f"an end of {end.relation.__name__}") for end in ontology.ends(cls))


def _shared_predicates(ontology: Ontology) -> Iterator[str]:
    """One IRI means one thing, in whichever classes and relations it is declared."""
    uses, ends = form.uses(ontology), form.ends(ontology)
    own = ((name, "a predicate of every record") for name in OF_EVERY_RECORD)
    properties = ((name, f"a property of {users[0].owner.__name__}") for name, users in uses.items())
    relations = ((name, f"an end of {named[0].relation.__name__}") for name, named in ends.items())
    for name, first, second in _repeats(chain(own, properties, relations)):
        yield f"{name} is {first} and {second}; rename one of the two"
    for name, users in uses.items():
        names = [(use.owner, use.predicate.names) for use in users]
        yield from _differing(name, "form", [(use.owner, use.predicate.form.value) for use in users])
        yield from _differing(name, "English label", [(owner, each.en) for owner, each in names])
        yield from _differing(name, "French label", [(owner, each.fr) for owner, each in names])
    for name, named in ends.items():
        yield from _differing(name, "French label", [(end.relation, end.fr) for end in named])


def _differing(name: str, what: str, stated: list[tuple[type[Described], str]]) -> Iterator[str]:
    owner, text = stated[0]
    for other, another in stated[1:]:
        if another != text:
            differs = f"is {text!r} in {owner.__name__} and {another!r} in {other.__name__}"
            yield f"{name}: its {what} {differs}; make them agree"


def _shared_codes(ontology: Ontology) -> Iterator[str]:
    """A code list and a code have an IRI of their own."""
    lists = ((scheme_iri(vocabulary), vocabulary.__name__) for vocabulary in ontology.vocabularies)
    codes = ((code_iri(code), str(code)) for vocabulary in ontology.vocabularies for code in vocabulary)
    for iri, first, second in _repeats(chain(lists, codes)):
        yield f"{first} and {second} have one IRI, {iri}; rename one of the two"


def _described(ontology: Ontology) -> tuple[type[Described], ...]:
    return (*ontology.interfaces, *ontology.classes, *ontology.relations, *ontology.values)


def _listed(ontology: Ontology) -> tuple[Declared, ...]:
    return (*_described(ontology), *ontology.vocabularies)


def _repeats(named: Iterable[tuple[str, T]]) -> Iterator[tuple[str, T, T]]:
    """What has a name that something before it has, after that."""
    first: dict[str, T] = {}
    for name, each in named:
        if name in first:
            yield name, first[name], each
        first.setdefault(name, each)


CHECKS = (
    _unlisted,
    _repeated,
    _unnamed,
    _unaligned,
    _unknown_fields,
    _unled,
    _shared_fields,
    _shared_predicates,
    _shared_codes,
)
