"""How many were killed in April 2018, by SPARQL over the RDF, with rdflib (`pip install rdflib`).

accord export --format nt -o mali.nt
python killed_rdflib.py mali.nt
"""

import sys
from pathlib import Path

import rdflib

graph = rdflib.Graph()
graph.parse(sys.argv[1], format="nt")
(row,) = graph.query(Path(__file__).with_name("killed.rq").read_text())
print(f"{row.events} events: {row.low} to {row.highest} killed")
