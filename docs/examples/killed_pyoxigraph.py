"""How many were killed in April 2018, by SPARQL over the RDF, with pyoxigraph (`pip install pyoxigraph`).

accord export --format nt -o mali.nt
python killed_pyoxigraph.py mali.nt
"""

import sys
from pathlib import Path

import pyoxigraph

graph = pyoxigraph.Store()
graph.bulk_load(path=sys.argv[1], format=pyoxigraph.RdfFormat.N_TRIPLES)
(row,) = graph.query(Path(__file__).with_name("killed.rq").read_text())
print(f"{row['events'].value} events: {row['low'].value} to {row['highest'].value} killed")
