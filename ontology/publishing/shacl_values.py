"""What the shapes ask of single values: datatypes, languages, codes, dates, numbers that every client can read."""

from collections.abc import Iterator

from rdflib import Literal

from ontology import rdf_form as form
from ontology.iris import code_iri
from ontology.model import Ontology
from ontology.publishing.turtle import TurtleFile
from ontology.rdf_form import Predicate, TermForm
from ontology.rules.characters import LINE_PATTERN, TEXT_PATTERN
from ontology.rules.well_formed import LEAST_INT, MOST_INT

ENGLISH_AND_FRENCH, NATIVE_ONLY, OF_LABELS = "acs:list-languages", "acs:list-native", "acs:list-label-languages"
DATES, DATES_OR_UNKNOWN = "acs:list-dates", "acs:list-dates-or-unknown"
YEAR = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
MONTH, DAY = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
ANY_DATE = f"{YEAR}(-{MONTH}(-{DAY})?)?"
FINITE = r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$"
AREA_PATTERN = r'^\{"type":"(Multi)?Polygon","coordinates":\[[-+0-9.eE,\[\]]+\]\}$'
DATE_FORMS = (
    ("Dates-day", "xsd:date", f"^{YEAR}-{MONTH}-{DAY}$"),
    ("Dates-month", "xsd:gYearMonth", f"^{YEAR}-{MONTH}$"),
    ("Dates-span", "edtf:EDTF", rf"^({ANY_DATE}/({ANY_DATE}|\.\.)|\.\./{ANY_DATE})$"),
    ("Dates-year", "xsd:gYear", f"^{YEAR}$"),
)
UNKNOWN_END = ("Dates-unknown", "edtf:EDTF", f"^({ANY_DATE}/|/{ANY_DATE})$")
DATATYPES = {
    TermForm.TEXT: "rdf:langString",
    TermForm.NATIVE: "rdf:langString",
    TermForm.STRING: "xsd:string",
    TermForm.INTEGER: "xsd:integer",
    TermForm.DOUBLE: "xsd:double",
    TermForm.BOOLEAN: "xsd:boolean",
    TermForm.DAY: "xsd:date",
    TermForm.GEOJSON: "geo:geoJSONLiteral",
}
PATTERNS = {
    TermForm.TEXT: TEXT_PATTERN,
    TermForm.NATIVE: TEXT_PATTERN,
    TermForm.STRING: LINE_PATTERN,
    TermForm.DOUBLE: FINITE,
    TermForm.DAY: f"^{YEAR}-{MONTH}-{DAY}$",
    TermForm.GEOJSON: AREA_PATTERN,
}
ONE_DATE = "One date: a day, month or year of its own datatype, or two of them as an EDTF literal."
OR_UNKNOWN = f"{ONE_DATE[:-1]}, of which one may be unknown."


def add_lists(document: TurtleFile, ontology: Ontology) -> None:
    """The languages and codes that values may have, and the forms that dates have."""
    document.list(ENGLISH_AND_FRENCH, [Literal(language) for language in form.LANGUAGES])
    document.list(NATIVE_ONLY, [Literal(form.NATIVE_LANGUAGE)])
    document.list(OF_LABELS, [Literal(language) for language in (*form.LANGUAGES, form.NATIVE_LANGUAGE)])
    for vocabulary in ontology.vocabularies:
        document.list(f"acs:list-{vocabulary.scheme}", [code_iri(code, document.base) for code in vocabulary])
    document.list(DATES, [f"acs:{name}" for name, _, _ in DATE_FORMS])
    document.list(DATES_OR_UNKNOWN, [f"acs:{name}" for name, _, _ in (*DATE_FORMS, UNKNOWN_END)])
    for name, datatype, pattern in (*DATE_FORMS, UNKNOWN_END):
        document.add(f"acs:{name}", "rdf:type", "sh:NodeShape")
        document.add(f"acs:{name}", "sh:datatype", datatype)
        document.add(f"acs:{name}", "sh:pattern", Literal(pattern))


def of_values(predicate: Predicate) -> Iterator[tuple[str, Literal | str]]:
    """What holds of each value of a predicate, as predicates and objects of its shape."""
    if predicate.form in DATATYPES:
        yield "sh:datatype", DATATYPES[predicate.form]
    if predicate.form in PATTERNS:
        yield "sh:pattern", Literal(PATTERNS[predicate.form])
    if predicate.form in (TermForm.TEXT, TermForm.NATIVE):
        yield "sh:languageIn", ENGLISH_AND_FRENCH if predicate.form is TermForm.TEXT else NATIVE_ONLY
        yield "sh:uniqueLang", Literal(True)
    if predicate.form is TermForm.INTEGER:
        yield "sh:minInclusive", Literal(LEAST_INT)
        yield "sh:maxInclusive", Literal(MOST_INT)
    if predicate.form is TermForm.DATES:
        yield "sh:or", DATES_OR_UNKNOWN if predicate.unknown else DATES
        yield "sh:message", Literal(OR_UNKNOWN if predicate.unknown else ONE_DATE, "en")
    if predicate.vocabulary:
        yield "sh:in", f"acs:list-{predicate.vocabulary.scheme}"
