"""The reference page of the ontology, for people who ask questions of the data."""

from collections.abc import Iterable, Iterator, Mapping

from ontology import rdf_form as form
from ontology.codes import Code
from ontology.iris import scheme_iri, term_iri
from ontology.model import End, Node, Ontology, Relation
from ontology.outlines import Outline
from ontology.properties import Compound, Property
from ontology.publishing.alignment import aligned, class_alignments, property_alignments
from ontology.publishing.markdown import markdown_table
from ontology.publishing.reference_texts import (
    CODE_LISTS,
    EVERY_NODE,
    EVERY_RELATION,
    INTRODUCTION,
    RDF,
    RULES_INTRODUCTION,
)
from ontology.rules import RULES
from ontology.values import DateSpan, Text

TYPE_NAMES: dict[type, str] = {
    str: "string",
    int: "whole number",
    float: "decimal number",
    bool: "true or false",
    Text: "text, en and fr",
    DateSpan: "date or span",
    Outline: "GeoJSON geometry",
}

Stated = Mapping[str, tuple[tuple[str, str], ...]]
"""What OWL states of each property and the terms of known vocabularies."""


def reference_page(ontology: Ontology, base: str) -> str:
    """The page in Markdown."""
    stated = property_alignments(ontology)
    blocks = (
        INTRODUCTION.format(terms=term_iri("", base)),
        "## Contents",
        "\n".join(_contents(ontology)),
        "## In RDF",
        RDF.replace("{base}", base),
        "## Every node",
        EVERY_NODE,
        _property_table(Node.properties(), stated),
        _end_table(ontology.ends(Node)),
        "## Every relation",
        EVERY_RELATION,
        _property_table(Relation.properties(), stated),
        "## Rules",
        RULES_INTRODUCTION,
        "\n".join(_rules()),
        "## Classes",
        *(block for cls in ontology.classes for block in _class(ontology, cls, stated)),
        "## Relations",
        *(block for relation in ontology.relations for block in _relation(relation, stated)),
        "## Values with parts",
        *(block for value in ontology.values for block in _value(value)),
        "## Code lists",
        CODE_LISTS,
        *(block for vocabulary in ontology.vocabularies for block in _vocabulary(vocabulary, base)),
    )
    return "\n\n".join(block for block in blocks if block) + "\n"


def _rules() -> Iterator[str]:
    yield "| rule | binds | can be broken in | what must hold |"
    yield "|---|---|---|---|"
    for rule in RULES:
        bound = ", ".join("every relation" if cls is Relation else _link(cls.__name__) for cls in rule.of)
        but = f" but {_links(cls.__name__ for cls in rule.but)}" if rule.but else ""
        yield f"| `{rule.name}` | {bound}{but} | {rule.where.value} | {rule.says} |"


def _contents(ontology: Ontology) -> Iterator[str]:
    yield "- [In RDF](#in-rdf): how all this is written as triples"
    yield "- [Every node](#every-node) and [every relation](#every-relation): what all have"
    yield "- [Rules](#rules): what every load and every check asks"
    yield f"- [Classes](#classes): {_links(cls.__name__ for cls in ontology.classes)}"
    named = (_link(one.__name__, f"`{one.declared.name}`") for one in ontology.relations)
    yield f"- [Relations](#relations): {', '.join(named)}"
    yield f"- [Values with parts](#values-with-parts): {_links(value.__name__ for value in ontology.values)}"
    yield f"- [Code lists](#code-lists): {_links(one.__name__ for one in ontology.vocabularies)}"


def _class(ontology: Ontology, cls: type[Node], stated: Stated) -> Iterator[str]:
    inherited = {one.attribute for interface in form.interfaces(ontology, cls) for one in interface.properties()}
    yield f"### {cls.__name__}"
    terms = _nearest(cls.names.align, class_alignments(cls.names.align))
    yield " · ".join((f"*{cls.names.fr}*", f"ids `{cls.path()}/…`", f"`ac:{cls.__name__}`", *terms))
    yield cls.names.definition
    yield _property_table((one for one in cls.properties() if one.attribute not in inherited), stated)
    yield _end_table(end for end in ontology.ends(cls) if end.near not in ontology.interfaces)


def _relation(relation: type[Relation], stated: Stated) -> Iterator[str]:
    declared = relation.declared
    source, target = _link(declared.source.__name__), _link(declared.target.__name__)
    lines = [f"- {source} `{declared.name}` {target} · *{declared.fr}* · `ac:{relation.__name__}`"]
    if terms := "; ".join(_nearest(relation.names.align, stated[declared.name])):
        lines.append(f"- `{declared.name}`: {terms}")
    if declared.symmetric:
        lines.append("- the same both ways, and stored once")
    elif declared.inverse:
        lines.append(f"- {target} `{declared.inverse}` {source} · *{declared.fr_inverse}*")
    yield f"### {relation.__name__}"
    yield "\n".join(lines)
    yield " ".join(filter(None, (relation.names.definition, _number(relation), _parallel(relation))))
    own = (one for one in relation.properties() if one not in Relation.properties())
    yield _property_table(own, stated)


def _number(relation: type[Relation]) -> str:
    declared = relation.declared
    if not declared.single and not declared.always:
        return ""
    how_many = {(True, True): "exactly one", (True, False): "at most one", (False, True): "at least one"}
    return f"Each {declared.source.names.en} has {how_many[declared.single, declared.always]}."


def _parallel(relation: type[Relation]) -> str:
    if not relation.declared.key:
        return ""
    names = {one.attribute: one.name for one in relation.properties()}
    keys = " and ".join(f"`{names[attribute]}`" for attribute in relation.declared.key)
    return f"There may be several between the same two nodes, told apart by {keys}."


def _value(value: type[Compound]) -> Iterator[str]:
    yield f"### {value.__name__}"
    yield " · ".join((f"*{value.names.fr}*", *_nearest(value.names.align, ())))
    yield value.names.definition
    yield _property_table(value.properties(), {})


def _vocabulary(vocabulary: type[Code], base: str) -> Iterator[str]:
    yield f"### {vocabulary.__name__}"
    yield f"*{vocabulary.names.fr}* · `{scheme_iri(vocabulary, base)}`"
    yield vocabulary.names.definition
    yield markdown_table(("code", "English", "French", "codes elsewhere"), map(_code, vocabulary))


def _code(code: Code) -> tuple[str, ...]:
    concept = code.concept
    english = f"**{concept.en}**: {concept.definition}"
    if concept.source:
        english += f" ([source]({concept.source}))"
    return f"`{code.name}`", english, f"**{concept.fr}** : {concept.fr_definition}", _crosswalk(code)


def _crosswalk(code: Code) -> str:
    return ", ".join(f"{scheme} {theirs}" for scheme, theirs in code.concept.crosswalk)


def _property_table(properties: Iterable[Property], stated: Stated) -> str:
    rows = (
        (
            f"`{one.name}`",
            _type(one),
            "yes" if one.required else "",
            one.names.fr,
            one.names.definition,
            "; ".join(_nearest(one.names.align, stated.get(one.name, ()))),
        )
        for one in properties
    )
    return markdown_table(("property", "type", "required", "French", "meaning", "elsewhere"), rows)


def _type(declared: Property) -> str:
    if declared.vocabulary:
        name = _link(declared.vocabulary.__name__)
    elif declared.value_type:
        name = _link(declared.value_type.__name__)
    else:
        name = TYPE_NAMES[declared.range]
    return f"{name}, any number" if declared.many else name


def _end_table(ends: Iterable[End]) -> str:
    rows = (
        (_link(end.relation.__name__, f"`{end.name}`"), _link(end.far.__name__), end.fr, end.definition) for end in ends
    )
    return markdown_table(("relation", "leads to", "French", "meaning"), rows)


def _nearest(named: tuple[str, ...], stated: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The known terms that a declaration names: those that OWL puts it under, and those that are only near it."""
    above = aligned(stated)
    for words, terms in (("aligned with", above), ("compare", tuple(one for one in named if one not in above))):
        if terms:
            yield f"{words} {_terms(terms)}"


def _terms(align: tuple[str, ...]) -> str:
    return ", ".join(f"`{term}`" for term in align)


def _links(names: Iterable[str]) -> str:
    return ", ".join(_link(name) for name in names)


def _link(name: str, text: str = "") -> str:
    """A link to a heading of this page. Node and Documented have none of their own."""
    anchor = "every-node" if name in ("Node", "Documented") else name.lower()
    return f"[{text or name}](#{anchor})"
