"""The reference page of the ontology, for people who ask questions of the data."""

from collections.abc import Iterable, Iterator

from ontology import rdf_form as form
from ontology.codes import Code
from ontology.iris import scheme_iri, term_iri
from ontology.model import End, Node, Ontology, Relation
from ontology.properties import Compound, Described, Property
from ontology.rules import RULES
from ontology.values import DateSpan, Text

INTRODUCTION = """\
# The ontology

<!-- Generated from the declarations in ontology/ by `python -m ontology.publishing`: edit those, not this page. -->

Every class, property, relation and code of the data, in English and French. The same declarations give the GraphQL
schema, the tables and indexes of the stores, and the published files `ontology.ttl` (OWL), `shapes.ttl` (SHACL),
`shapes-sparql.ttl` (what SHACL says in SPARQL alone), `vocabularies.ttl` (SKOS) and `context.jsonld`. In RDF, `ac:`
stands for `{terms}`."""

RDF = """\
Names of properties are the same as in GraphQL, except where a value has several parts.

| content | in RDF |
|---|---|
| text | one literal per language, `ac:title "…"@en, "…"@fr`; in the people's own language `ac:nameNative "…"@und` |
| code | its concept, `ac:kind <vocabularies#event-kind-attack>` |
| one date | as exact as it is known: `"2018-04-14"^^xsd:date`, `"2018-04"^^xsd:gYearMonth`, `"2018"^^xsd:gYear` |
| two dates | `"2018-04-26/2018-04-27"^^edtf:EDTF`, where `..` is an open end |
| since when, until when | also with an end that is unknown: `"/2017"^^edtf:EDTF`, `"2017/"^^edtf:EDTF` |
| any date | besides, its first and last day: `ac:whenFrom`, `ac:whenTo`; none for an open or unknown end |
| value with parts | one property per part: `ac:deadlineType`, `ac:deadlineDue`, `ac:deadlineDueFrom` |
| number, truth | `xsd:integer`, `xsd:double`, `xsd:boolean` |

A relation is a resource of its own with all that is said about it, and besides it stands the plain triple
`<event> ac:involves <actor>`. Where a relation has a hedge, the plain triple is left out: what is only alleged is never
stated as a fact. There are no blank nodes. For example:

```turtle
@base <{base}> .
@prefix ac: <ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<id/event/x> a ac:Event ;
    rdfs:label "Attack on a camp"@en, "Attaque d’un camp"@fr ;
    ac:dataset <id/dataset/mali> ;
    ac:kind <vocabularies#event-kind-attack> ;
    ac:title "Attack on a camp"@en, "Attaque d’un camp"@fr ;
    ac:when "2018-04"^^xsd:gYearMonth ;
    ac:whenFrom "2018-04-01"^^xsd:date ;
    ac:whenTo "2018-04-30"^^xsd:date ;
    ac:documentedBy <id/source/s> .

<id/involvement/x--y--perpetrator> a ac:Involvement ;
    ac:subject <id/event/x> ;
    ac:object <id/actor/y> ;
    ac:dataset <id/dataset/mali> ;
    ac:role <vocabularies#role-perpetrator> ;
    ac:hedge <vocabularies#hedge-alleged> ;
    ac:cites "source/s para. 2" ;
    prov:wasDerivedFrom <id/source/s> .
```

`ac:cites` is a source's id and, after a space, where in it the statement stands. The sources of a node are its
relations of the class [Documentation](#documentation)."""

EVERY_NODE = """\
Every node has an `id` (`event/mali-2018-04-14-timbuktu-camp`), an `iri` and a `label`. All but datasets themselves have
the `dataset` that they belong to, and [`documentedBy`](#documentation) leads to the sources that they rest on."""

RULES_INTRODUCTION = """\
A record has the types, codes, ids and characters that its class declares. Besides, every load asks the following,
whatever the loader, and so do `accord check` and the SHACL shapes, which name the rule."""

TYPE_NAMES: dict[type, str] = {
    str: "string",
    int: "whole number",
    float: "decimal number",
    bool: "true or false",
    Text: "text, en and fr",
    DateSpan: "date or span",
}


def reference_page(ontology: Ontology, base: str) -> str:
    """The page in Markdown."""
    blocks = (
        INTRODUCTION.format(terms=term_iri("", base)),
        "## Contents",
        "\n".join(_contents(ontology)),
        "## In RDF",
        RDF.replace("{base}", base),
        "## Every node",
        EVERY_NODE,
        _property_table(Node.properties()),
        _end_table(ontology.ends(Node)),
        "## Rules",
        RULES_INTRODUCTION,
        "\n".join(_rules()),
        "## Classes",
        *(block for cls in ontology.classes for block in _class(ontology, cls)),
        "## Relations",
        *(block for relation in ontology.relations for block in _relation(relation)),
        "## Values with parts",
        *(block for value in ontology.values for block in _value(value)),
        "## Code lists",
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
    yield "- [Every node](#every-node): what all have"
    yield "- [Rules](#rules): what every load and every check asks"
    yield f"- [Classes](#classes): {_links(cls.__name__ for cls in ontology.classes)}"
    named = (_link(one.__name__, f"`{one.declared.name}`") for one in ontology.relations)
    yield f"- [Relations](#relations): {', '.join(named)}"
    yield f"- [Values with parts](#values-with-parts): {_links(value.__name__ for value in ontology.values)}"
    yield f"- [Code lists](#code-lists): {_links(one.__name__ for one in ontology.vocabularies)}"


def _class(ontology: Ontology, cls: type[Node]) -> Iterator[str]:
    inherited = {one.attribute for interface in form.interfaces(ontology, cls) for one in interface.properties()}
    yield f"### {cls.__name__}"
    yield f"*{cls.names.fr}* · ids `{cls.path()}/…` · `ac:{cls.__name__}`{_compared(cls)}"
    yield cls.names.definition
    yield _property_table(one for one in cls.properties() if one.attribute not in inherited)
    yield _end_table(end for end in ontology.ends(cls) if end.near not in ontology.interfaces)


def _relation(relation: type[Relation]) -> Iterator[str]:
    declared = relation.declared
    source, target = _link(declared.source.__name__), _link(declared.target.__name__)
    lines = [f"- {source} `{declared.name}` {target} · *{declared.fr}* · `ac:{relation.__name__}`{_compared(relation)}"]
    if declared.symmetric:
        lines.append("- the same both ways, and stored once")
    elif declared.inverse:
        lines.append(f"- {target} `{declared.inverse}` {source} · *{declared.fr_inverse}*")
    yield f"### {relation.__name__}"
    yield "\n".join(lines)
    yield " ".join(filter(None, (relation.names.definition, _number(relation), _parallel(relation))))
    yield _property_table(relation.properties())


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
    yield f"*{value.names.fr}*{_compared(value)}"
    yield value.names.definition
    yield _property_table(value.properties())


def _vocabulary(vocabulary: type[Code], base: str) -> Iterator[str]:
    yield f"### {vocabulary.__name__}"
    yield f"*{vocabulary.names.fr}* · `{scheme_iri(vocabulary, base)}`"
    yield vocabulary.names.definition
    rows = (
        (f"`{code.name}`", code.concept.en, code.concept.fr, code.concept.definition, _crosswalk(code))
        for code in vocabulary
    )
    yield _table(("code", "English", "French", "meaning", "codes elsewhere"), rows)


def _crosswalk(code: Code) -> str:
    return ", ".join(f"{scheme} {theirs}" for scheme, theirs in code.concept.crosswalk)


def _property_table(properties: Iterable[Property]) -> str:
    rows = (
        (
            f"`{one.name}`",
            _type(one),
            "yes" if one.required else "",
            one.names.fr,
            one.names.definition,
            _terms(one.names.align),
        )
        for one in properties
    )
    return _table(("property", "type", "required", "French", "meaning", "compare"), rows)


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
        (_link(end.relation.__name__, f"`{end.name}`"), _link(end.far.__name__), end.fr, _meaning(end)) for end in ends
    )
    return _table(("relation", "leads to", "French", "meaning"), rows)


def _meaning(end: End) -> str:
    declared = end.relation.declared
    return end.relation.names.definition if end.forward else f"The other way round from `{declared.name}`."


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table without the columns that are empty in every row; nothing at all without rows."""
    filled = list(rows)
    shown = [at for at, _ in enumerate(heads) if any(row[at] for row in filled)]
    if not filled:
        return ""
    lines = [[heads[at] for at in shown], ["---"] * len(shown)]
    lines += [[row[at].replace("|", "\\|") for at in shown] for row in filled]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _compared(cls: type[Described]) -> str:
    return f" · compare {_terms(cls.names.align)}" if cls.names.align else ""


def _terms(align: tuple[str, ...]) -> str:
    return ", ".join(f"`{term}`" for term in align)


def _links(names: Iterable[str]) -> str:
    return ", ".join(_link(name) for name in names)


def _link(name: str, text: str = "") -> str:
    """A link to a heading of this page. Node and Documented have none of their own."""
    anchor = "every-node" if name in ("Node", "Documented") else name.lower()
    return f"[{text or name}](#{anchor})"
