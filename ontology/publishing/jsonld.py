"""The JSON-LD context: `title`, `kind` or `involves` instead of IRIs, for data of the form that form.py describes.

`{"id": "node:event/x", "type": "Event", "title": {"en": "..."}, "kind": "code:event-kind-attack", "involves": [...]}`.
A date is written with its type, `{"@value": "2018-04", "@type": "xsd:gYearMonth"}`, since that tells its precision.
"""

import json
from typing import Any

from ontology import rdf_form as form
from ontology.iris import node_iri, term_iri, vocabularies_iri
from ontology.model import Ontology
from ontology.rdf_form import EDTF, NATIVE_LANGUAGE, XSD, TermForm
from ontology.terms import NAMESPACES

FRAME: dict[str, Any] = {
    "@version": 1.1,
    "id": "@id",
    "type": "@type",
    "dcterms": NAMESPACES["dcterms"],
    "edtf": EDTF.removesuffix("EDTF"),
    "geo": NAMESPACES["geo"],
    "prov": NAMESPACES["prov"],
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": XSD,
    "label": {"@id": "rdfs:label", "@container": "@language"},
    "dataset": {"@id": "ac:dataset", "@type": "@id"},
    "Activity": "prov:Activity",
    "license": {"@id": "dcterms:license", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "createdBy": {"@id": "dcterms:creator", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "subject": {"@id": "ac:subject", "@type": "@id"},
    "object": {"@id": "ac:object", "@type": "@id"},
    "cites": {"@id": "ac:cites", "@container": "@set"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id", "@container": "@set"},
}
COERCED: dict[TermForm, dict[str, str]] = {
    TermForm.TEXT: {"@container": "@language"},
    TermForm.NATIVE: {"@language": NATIVE_LANGUAGE},
    TermForm.CODE: {"@type": "@id"},
    TermForm.DAY: {"@type": "xsd:date"},
    TermForm.DOUBLE: {"@type": "xsd:double"},
    TermForm.INTEGER: {"@type": "xsd:integer"},
    TermForm.BOOLEAN: {"@type": "xsd:boolean"},
    TermForm.GEOJSON: {"@type": "geo:geoJSONLiteral"},
}


def context(ontology: Ontology, base: str) -> str:
    """The context as a JSON document."""
    ours = {"ac": term_iri("", base), "code": f"{vocabularies_iri(base)}#", "node": node_iri("", base)}
    terms = ours | FRAME | _classes(ontology) | _properties(ontology) | _ends(ontology)
    return json.dumps({"@context": dict(sorted(terms.items()))}, ensure_ascii=False, indent=2) + "\n"


def _classes(ontology: Ontology) -> dict[str, str]:
    return {cls.__name__: f"ac:{cls.__name__}" for cls in (*ontology.classes, *ontology.relations)}


def _properties(ontology: Ontology) -> dict[str, dict[str, str]]:
    found = {}
    for name, users in form.uses(ontology).items():
        several = {"@container": "@set"} if any(one.predicate.many for one in users) else {}
        found[name] = {"@id": f"ac:{name}"} | COERCED.get(users[0].predicate.form, {}) | several
    return found


def _ends(ontology: Ontology) -> dict[str, dict[str, str]]:
    found = {}
    for name, named in form.ends(ontology).items():
        several = {} if all(end.single for end in named) else {"@container": "@set"}
        found[name] = {"@id": f"ac:{name}", "@type": "@id"} | several
    return found
