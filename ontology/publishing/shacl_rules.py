"""The declared rules as shapes of their own, so that a report names the rule. `shacl_sparql.py` has what is missing."""

from collections.abc import Iterable
from typing import assert_never

from rdflib import Literal

from ontology import rdf_form as form
from ontology.model import Ontology
from ontology.properties import Described
from ontology.publishing.shacl_parts import add_node_shape, add_property_shape, coded, given, missing, predicate_of
from ontology.publishing.turtle import TurtleFile
from ontology.rdf_form import Predicate, TermForm
from ontology.rules import RULES
from ontology.rules.kinds import Rule
from ontology.rules.of_deadlines import Counted, Parts
from ontology.rules.of_ends import (
    Cited,
    Elsewhere,
    EndIsNot,
    EndsInOrder,
    KeyBegins,
    NotAfterSources,
    SameClass,
    TargetIs,
)
from ontology.rules.of_rdf import (
    AttributionToFollow,
    DirectTriples,
    FirstAndLastDays,
    LicenceToFollow,
    LoadingAsStated,
    PlainLanguages,
    SourcesToFollow,
    SpansOfDays,
)
from ontology.rules.of_values import AllOrNone, Explained, Forward, InOrder, Pattern, Some, Within
from ontology.sources import Documentation


def add_rules(document: TurtleFile, ontology: Ontology) -> None:
    """A shape, or a few, for every rule that SHACL Core can say."""
    for rule in RULES:
        if bound_classes(ontology, rule):
            _add_rule(document, ontology, rule)


def bound_classes(ontology: Ontology, rule: Rule) -> list[type[Described]]:
    """The classes and relations of an ontology whose records a rule binds."""
    return [cls for cls in (*ontology.classes, *ontology.relations) if rule.binds(cls)]


def _add_rule(document: TurtleFile, ontology: Ontology, rule: Rule) -> None:
    shapes = _Shapes(document, ontology, rule)
    match rule:
        case Within():
            _add_bounds(shapes, rule)
        case InOrder():
            _add_order(shapes, rule)
        case AllOrNone():
            _add_all_or_none(shapes, rule)
        case Some():
            shapes.either([shapes.given(attribute) for attribute in rule.attributes])
        case Explained():
            _add_explanation(shapes, rule)
        case Pattern():
            _add_pattern(shapes, rule)
        case Forward():
            start, end = (shapes.predicate(attribute).name for attribute in (rule.start, rule.end))
            shapes.of_path(f"{start}From", "sh:lessThanOrEquals", f"ac:{end}To")
        case Cited():
            shapes.of_path(Documentation.declared.name, "sh:minCount", Literal(1))
        case Elsewhere():
            shapes.of_path("subject", "sh:disjoint", "ac:object")
        case EndIsNot():
            shape = coded(document, predicate_of(rule.node, rule.attribute), rule.code)
            for end in ("subject", "object"):
                shapes.of_path(end, "sh:not", shape)
        case TargetIs():
            kind = predicate_of(rule.node, rule.attribute)
            known = (missing(document, kind), coded(document, kind, rule.code))
            shapes.of_path("object", "sh:node", shapes.any(f"{rule.name}-kind", known))
        case Parts():
            _add_parts(shapes, rule)
        case FirstAndLastDays():
            _add_days(document, ontology, rule)
        case Counted() | SameClass() | KeyBegins() | SpansOfDays() | EndsInOrder() | NotAfterSources():
            pass  # said in SPARQL
        case SourcesToFollow() | LicenceToFollow() | AttributionToFollow() | LoadingAsStated() | DirectTriples():
            pass  # said in SPARQL
        case PlainLanguages():
            pass  # said in SPARQL too: Core takes en-GB for English
        case _:
            assert_never(rule)


class _Shapes:
    """Makes the shapes of one rule."""

    def __init__(self, document: TurtleFile, ontology: Ontology, rule: Rule) -> None:
        self.document, self.rule = document, rule
        self._classes = bound_classes(ontology, rule)

    def predicate(self, attribute: str) -> Predicate:
        """The predicate of an attribute: of one name, whichever of the classes it is."""
        return predicate_of(self._classes[0], attribute)

    def given(self, attribute: str) -> str:
        return given(self.document, self.predicate(attribute))

    def missing(self, attribute: str) -> str:
        return missing(self.document, self.predicate(attribute))

    def all(self, name: str, shapes: Iterable[str]) -> str:
        """A node shape that asks for all of these shapes."""
        subject = add_node_shape(self.document, name)
        self.document.add(subject, "sh:and", self.document.list(f"{subject}-list", tuple(shapes)))
        return subject

    def any(self, name: str, shapes: Iterable[str]) -> str:
        """A node shape that asks for one of these shapes at least."""
        subject = add_node_shape(self.document, name)
        self.document.add(subject, "sh:or", self.document.list(f"{subject}-list", tuple(shapes)))
        return subject

    def either(self, shapes: list[str], name: str = "") -> None:
        """The records that the rule binds conform to one of these shapes at least."""
        self._bind(self.any(self._name(name), shapes))

    def of_property(self, attribute: str, *constraint: str | Literal) -> None:
        self.of_path(self.predicate(attribute).name, *constraint)

    def of_path(self, path: str, *constraint: str | Literal) -> None:
        """What holds of the values at one of our predicates: pairs of a constraint's name and its value."""
        subject = add_property_shape(self.document, self._name(path), f"ac:{path}")
        for name, value in zip(constraint[::2], constraint[1::2], strict=True):
            self.document.add(subject, str(name), value)
        self._bind(subject)

    def _name(self, of: str) -> str:
        return f"{self.rule.name}-{of}" if of else self.rule.name

    def _bind(self, subject: str) -> None:
        self.document.add(subject, "sh:targetClass", *(f"ac:{cls.__name__}" for cls in self._classes))
        self.document.add(subject, "sh:message", Literal(self.rule.says, "en"))


def _add_bounds(shapes: _Shapes, rule: Within) -> None:
    above = () if rule.most is None else ("sh:maxInclusive", Literal(rule.most))
    for attribute in rule.attributes:
        shapes.of_property(attribute, "sh:minInclusive", Literal(rule.least), *above)


def _add_all_or_none(shapes: _Shapes, rule: AllOrNone) -> None:
    every = shapes.all(f"{rule.name}-all", map(shapes.given, rule.attributes))
    shapes.either([every, shapes.all(f"{rule.name}-none", map(shapes.missing, rule.attributes))])


def _add_explanation(shapes: _Shapes, rule: Explained) -> None:
    other = add_node_shape(shapes.document, f"{rule.name}-not")
    shapes.document.add(other, "sh:not", coded(shapes.document, shapes.predicate(rule.attribute), rule.code))
    shapes.either([other, shapes.given(rule.by)])


def _add_pattern(shapes: _Shapes, rule: Pattern) -> None:
    for attribute in rule.attributes:
        shapes.of_property(attribute, "sh:pattern", Literal(f"^({rule.pattern})$"))


def _add_order(shapes: _Shapes, rule: InOrder) -> None:
    first, *_, last = rule.attributes
    pairs = dict.fromkeys([(first, last), *zip(rule.attributes, rule.attributes[1:], strict=False)])
    for low, high in pairs:
        lower, higher = shapes.predicate(low).name, shapes.predicate(high).name
        if rule.unless is None or (low, high) == (first, last):
            shapes.of_path(lower, "sh:lessThanOrEquals", f"ac:{higher}")
            continue
        name = f"{lower}-{higher}"
        in_order = add_property_shape(shapes.document, f"{rule.name}-{name}-numbers", f"ac:{lower}")
        shapes.document.add(in_order, "sh:lessThanOrEquals", f"ac:{higher}")
        shapes.either([in_order, shapes.given(rule.unless)], name)


def _add_parts(shapes: _Shapes, rule: Parts) -> None:
    """One form for each type: its code, the parts that it must have, and none that it may not."""
    parts = [attribute for required, optional in rule.table.values() for attribute in (*required, *optional)]
    forms = []
    for type_, (required, optional) in rule.table.items():
        foreign = [part for part in dict.fromkeys(parts) if part not in (*required, *optional)]
        type_is = coded(shapes.document, shapes.predicate(f"{rule.attribute}.{rule.type}"), type_)
        has = [shapes.given(f"{rule.attribute}.{part}") for part in required]
        has_not = [shapes.missing(f"{rule.attribute}.{part}") for part in foreign]
        forms.append(shapes.all(f"{rule.name}-{type_.key}", [type_is, *has, *has_not]))
    shapes.either(forms)


def _add_days(document: TurtleFile, ontology: Ontology, rule: FirstAndLastDays) -> None:
    """Where a first or last day stands, its date does."""
    names = {name for name, (use, *_) in form.uses(ontology).items() if use.predicate.form is TermForm.DATES}
    for name in sorted(names):
        subject = add_property_shape(document, f"{rule.name}-{name}", f"ac:{name}", least=1)
        document.add(subject, "sh:targetSubjectsOf", f"ac:{name}From", f"ac:{name}To")
        document.add(subject, "sh:message", Literal(rule.says, "en"))
