"""The syntaxes in which RDF is written, one file each."""
