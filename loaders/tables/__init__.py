"""Tables as publishers hand them out, read row by row: what file it is, how it is written, and which columns it has."""
