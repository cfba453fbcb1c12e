"""What the reference page says besides the declarations: how to read it, and how all this is written in RDF."""

INTRODUCTION = """\
# The ontology

<!-- Generated from the declarations in ontology/ by `python -m ontology.publishing`: edit those, not this page. -->

Every class, property, relation and code of the data, in English and French. The same declarations give the GraphQL
schema, the tables and indexes of the stores, and the published files `ontology.ttl` (OWL), `shapes.ttl` (SHACL),
`shapes-sparql.ttl` (what SHACL says in SPARQL alone), `vocabularies.ttl` (SKOS) and `context.jsonld`. The ontology and
the vocabularies are OWL 2 DL, each alone and both together. In RDF, `ac:` stands for
`{terms}`.

Beside ours stand the nearest terms of known vocabularies. **Aligned with** is said where OWL has ours as a subclass or
subproperty of theirs: what holds of theirs holds of ours, and a reasoner infers it. **Compare** claims less: OWL has a
SKOS match, from which nothing follows, or leaves the term out where it fits only one use of ours."""

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
| area | its GeoJSON as one literal: `"{\\"type\\":\\"Polygon\\",…}"^^geo:geoJSONLiteral` |

A relation is a resource of its own (`ac:Relation`, aligned with `prov:Entity`) with all that is said about it, and
besides it stands the plain triple `<event> ac:involves <actor>`. Where a relation has a hedge, the plain triple is left
out: what is only alleged is never stated as a fact. There are no blank nodes. For example:

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

<id/involvement/x--y--attacker> a ac:Involvement ;
    ac:subject <id/event/x> ;
    ac:object <id/actor/y> ;
    ac:dataset <id/dataset/mali> ;
    ac:role <vocabularies#role-attacker> ;
    ac:hedge <vocabularies#hedge-alleged> ;
    ac:basis <vocabularies#basis-own> ;
    ac:cites "source/s para. 2" ;
    prov:wasDerivedFrom <id/source/s> .
```

`ac:cites` is a source's id and, after a space, where in it the statement stands; `ac:basis` says whether the sources
are given for this very statement, or taken from the record around it ([Basis](#basis)). The sources of a node are its
relations of the class [Documentation](#documentation). The licence of a dataset is a string, `ac:licence`, and the same
address to be followed, `dcterms:license`; likewise whom it is to be attributed to, `ac:attribution`, and to be followed
`prov:wasAttributedTo` and `dcterms:creator`.

How a dataset came about stands in its own graph: `<id/dataset/mali> prov:wasGeneratedBy <id/loading/mali>`, a
`prov:Activity` with the file or folder (`ac:file`), its checksum, the loader and its version, and `prov:used` with the
input as that checksum names it, `<nih:sha-256;…>`; where the dataset was computed from others (`ac:derivedFrom`), with
each of them, `<id/dataset/…>`. When that was, only the
catalogue at `/.well-known/void` tells, so that the same data give the same bytes. It describes datasets in DCAT, and
counts classes and properties in VoID, as an export has them."""

EVERY_NODE = """\
Every node has an `id` (`event/mali-2018-04-14-timbuktu-camp`), an `iri` and a `label`. All but datasets themselves have
the `dataset` that they belong to (aligned with `dcterms:isPartOf`), and [`documentedBy`](#documentation) leads to the
sources that they rest on."""

EVERY_RELATION = """\
Every relation has the `dataset` that it belongs to. Its sources are its `citations`, each with where in the source it
stands and for what it is cited."""

RULES_INTRODUCTION = """\
A record has the types, codes, ids and characters that its class declares. Besides, every load asks the following,
whatever the loader, and so do `accord check` and the SHACL shapes, which name the rule."""

CODE_LISTS = """\
Each code has its label and its definition in both languages. A definition says when two people who read the same source
would both choose the code; where it, or a threshold in it, is another's, its source is given.

*Codes elsewhere*: records that another scheme codes so are, as a rule, coded so here. One of theirs may stand for
several of ours, and then the definitions decide; it is never an exact match. Where two columns of theirs decide
together, both are joined by a plus: `ucdp-ged:type_of_violence+side 3+side_a` is whoever stands in `side_a` of a row of
type 3. The sides of UCDP's state-based and non-state rows (types 1 and 2) do not say who attacked, since a government
stands in `side_a` even where its soldiers are the victims: both are clashing parties."""
