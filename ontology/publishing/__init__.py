"""The declarations as others read them: OWL, SHACL, SKOS, a JSON-LD context, and a reference page.

ontology/rdf_form.py says how the data itself is written in RDF; everything here and every writer and reader of RDF
follows it.
"""
