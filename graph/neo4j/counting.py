"""How many records of a kind a Neo4j database holds, and how they spread over the nodes at either end.

Each kind has a node of its own: the node `State` must not be held by the open transaction of a load.
"""

from graph.neo4j.names import type_name
from graph.store import Record
from ontology.model import Node, Relation

READ = "MATCH (s:Statistic) RETURN collect([s.id, s.total, s.forward, s.backward])"
SPREAD = (
    "WITH near, count(r) AS n"
    " WITH coalesce(sum(n), 0) AS total, coalesce(sum(n * n), 0) AS squares"
    " RETURN [total, CASE total WHEN 0 THEN 0.0 ELSE toFloat(squares) / total END]"
)
"""How many times nodes are named, and how often one of them that is picked among all is named."""


def count(record: Record) -> tuple[str, str]:
    """The statement that counts a kind of record anew, and what $kind is."""
    if issubclass(record, Node):
        return f"MATCH (n:{record.__name__}) WITH count(n) AS total {_kept('0.0', '0.0')}", record.__name__
    return _relation(record), record.declared.stored


def _relation(relation: type[Relation]) -> str:
    arrow = "" if relation.declared.symmetric else ">"
    path = f"-[r:{type_name(relation)}]-"
    forward = f"CALL () {{ MATCH (near){path}{arrow}() {SPREAD} AS forward }}"
    backward = f"CALL () {{ MATCH (near){arrow and '<'}{path}() {SPREAD} AS backward }}"
    named = "WITH forward[0] AS total, forward[1] AS led, backward[1] AS leading"
    return f"{forward} {backward} {named} {_kept('led', 'leading')}"


def _kept(forward: str, backward: str) -> str:
    return f"MERGE (s:Statistic {{id: $kind}}) SET s.total = total, s.forward = {forward}, s.backward = {backward}"
