"""What each file of the folder is called, and what it holds: for the page about it and for programs."""

from collections.abc import Mapping

from graph.deposit.folder import CHECKSUMS
from graph.deposit.tables import CITATION, Table

README, CODEBOOK, CITATION_FILE, DATA_PACKAGE = "README.md", "codebook.md", "CITATION.cff", "datapackage.json"
CRATE = "ro-crate-metadata.json"
FEATURES, QUADS, TURTLE, MODEL = "events.geojson", "rdf/graph.nq", "rdf/graph.ttl", "ontology"
Said = Mapping[str, tuple[str, str]]
"""The title of each file, and what is in it."""

PAGES: Said = {
    README: ("About this folder", "What is in it, under which licences, how to cite it and how to derive it again."),
    CODEBOOK: ("Codebook", "Every table, column and code with its meaning, and its name in French."),
    CITATION_FILE: ("How to cite", "The citation of the whole and of each dataset, in the Citation File Format."),
    DATA_PACKAGE: (
        "Data Package",
        "The tables for programs: columns with types, meanings, codes and keys (Frictionless).",
    ),
    CRATE: ("RO-Crate", "The folder as a research object, for repositories."),
    CHECKSUMS: ("Checksums", "The SHA-256 of every other file."),
}
DATA: Said = {
    QUADS: ("The graph as N-Quads", "Every statement, in the named graph of its dataset."),
    TURTLE: ("The graph as Turtle", "The same statements for people to read, without graphs."),
    FEATURES: ("Events on the map", "Events as GeoJSON: one feature for each event and place."),
}
MODELS: Said = {
    f"{MODEL}/ontology.ttl": ("Ontology", "Classes, properties and relations in OWL."),
    f"{MODEL}/vocabularies.ttl": ("Vocabularies", "Code lists in SKOS, in English and French."),
    f"{MODEL}/shapes.ttl": ("Shapes", "What must hold of the data, in SHACL."),
    f"{MODEL}/shapes-sparql.ttl": ("Shapes in SPARQL", "What must hold and SHACL says in SPARQL alone."),
    f"{MODEL}/context.jsonld": ("Context", "The short names of the data in JSON-LD."),
}


def said_of(tables: tuple[Table, ...], rows: Mapping[str, int]) -> Said:
    """All files."""
    told = {
        table.path: (f"Table: {table.names.en}", f"{table.names.definition} Rows: {rows[table.name]}.")
        for table in (*tables, CITATION)
    }
    return {**PAGES, **DATA, **MODELS, **told}
