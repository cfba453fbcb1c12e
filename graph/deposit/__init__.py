"""A folder to deposit: the whole graph of one state, as RDF, tables and features, with all that says what they are."""
