"""How many records of a kind a SQLite file holds, and how they spread over the nodes at either end."""

import apsw

from graph.store import Record
from graph.stored.statistics import Statistic, Statistics
from ontology.model import Node, Ontology, Relation

READ = "SELECT kind, total, forward, backward FROM Statistic"
KEEP = "INSERT OR REPLACE INTO Statistic VALUES (?, ?, ?, ?)"


def count(connection: apsw.Connection, record: Record) -> None:
    """Count a kind of record anew."""
    connection.execute(KEEP, _class(connection, record) if issubclass(record, Node) else _relation(connection, record))


def read(connection: apsw.Connection, ontology: Ontology) -> Statistics:
    """What loads have counted."""
    return Statistics(ontology, {row[0]: Statistic(*row) for row in connection.execute(READ)})


def _class(connection: apsw.Connection, cls: type[Node]) -> tuple[str, int, float, float]:
    return cls.__name__, connection.execute(f"SELECT count(*) FROM {cls.__name__}").get, 0.0, 0.0


def _relation(connection: apsw.Connection, relation: type[Relation]) -> tuple[str, int, float, float]:
    stored = relation.declared.stored
    forward, backward = (f"SELECT {column} AS near FROM {stored}" for column in ("sourceId", "targetId"))
    if relation.declared.symmetric:
        forward = backward = f"{forward} UNION ALL {backward}"
    (total, led), (_, leading) = (connection.execute(_spread(near)).get for near in (forward, backward))
    return stored, total, led, leading


def _spread(near: str) -> str:
    """How many nodes are named, and how often one of them that is picked among all is named."""
    counted = f"SELECT count(*) AS n FROM ({near}) GROUP BY near"
    return f"SELECT coalesce(sum(n), 0), coalesce(1.0 * sum(n * n) / sum(n), 0.0) FROM ({counted})"
