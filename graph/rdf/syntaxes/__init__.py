"""The syntaxes in which RDF is written, one file each: a class, and the `FORMAT` that names it."""
