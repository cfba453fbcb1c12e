"""RDF from rows: what is said of a record, how each syntax writes it, and the export.

ontology/rdf_form.py tells the form.
"""
