"""Names that are being typed, in SQL: how they are laid out, kept and found. neo4j/completions.py is its twin."""

from collections.abc import Iterator

from graph.asked import selection as s
from graph.asked.operators import class_names, plain
from graph.compiling.alias import Alias
from graph.statement import Parameters
from graph.stored.completions import (
    COLUMNS,
    KEYS,
    LOOKED_THROUGH,
    NUMBERED,
    STORED,
    After,
    FirstWord,
    Length,
    OtherWords,
    Tier,
    readings,
    shared_column,
    tiers,
    wholes,
)
from ontology.model import Node

FORGET = f"DELETE FROM {STORED} WHERE nodeId IN (SELECT value FROM json_each(?))"
KEEP = f"INSERT INTO {STORED} VALUES ({', '.join('?' * len(COLUMNS))})"
WAITING = f"Waiting{STORED}"
LET_WAIT = f"CREATE TEMP TABLE {WAITING} AS SELECT * FROM {STORED} WHERE false"
KEEP_WAITING = KEEP.replace(STORED, WAITING, 1)
KEEP_ALL = (
    f"INSERT INTO {STORED} SELECT * FROM {WAITING} ORDER BY {', '.join(KEYS)}, place",
    f"DROP TABLE {WAITING}",
)
"""Those of very many new nodes wait in a table of no order, and come into their own in its order."""


def layout() -> Iterator[str]:
    """The statements that make the table. It is its own index."""
    lines = ",\n  ".join([*(f"{one.name} {one.type}" for one in COLUMNS), f"PRIMARY KEY ({', '.join(KEYS)}, place)"])
    yield f"CREATE TABLE {STORED} (\n  {lines}\n) WITHOUT ROWID"
    yield f"CREATE INDEX {STORED}_by_nodeId ON {STORED} (nodeId)"


def suggested(root: s.Suggest, at: Alias, p: Parameters) -> str:
    """The nodes with their completions, each once: the first of each class, of which the first are taken."""
    limit, asked = p.add(root.limit, plain), None
    if root.classes is not None:
        asked = p.add(root.classes, class_names)
    found = " UNION ALL ".join(of_class for cls in root.among for of_class in _of_class(cls, root, asked, limit, p))
    preferred = f"coalesce(language <> '{root.language.name}', false), " if root.language else ""
    once = f"row_number() OVER (PARTITION BY nodeId ORDER BY fits, {preferred}tier, rank, place) AS nth"
    order = f"ORDER BY fits, {', '.join(KEYS[1:])}"
    page = f"SELECT * FROM (SELECT *, {once} FROM ({found})) WHERE nth = 1 {order} LIMIT {limit}"
    return f"FROM ({page}) {at.edge} CROSS JOIN Node {at.node} ON {at.node}.id = {at.edge}.nodeId {order}"


def _of_class(cls: type[Node], root: s.Suggest, asked: str | None, limit: str, p: Parameters) -> Iterator[str]:
    """The first of a class that fit: of each tier those that the text begins, and where it has several words, those of
    the first of all beginnings like its first word in which words begin like the others.
    """
    name, order = f"'{cls.__name__}'", f"ORDER BY {', '.join(KEYS[2:])}"
    named = f"(SELECT value FROM json_each({asked}) WHERE value = {name})" if asked else name
    whole = ", ".join(p.add(root.text, each) for each in wholes(cls))
    first, after = p.add(root.text, FirstWord()), p.add(root.text, After(FirstWord()))
    others = p.add(root.text, OtherWords(cls in NUMBERED))
    for tier in tiers(cls):
        held = f"FROM {STORED} WHERE class = {named} AND tier = {tier.value}"
        fits = "1" if tier is Tier.LATER_WORD else f"key NOT IN ({whole})"
        for typed in readings(cls):
            begins = f"key >= {p.add(root.text, typed)} AND key < {p.add(root.text, After(typed))}"
            own = f"{shared_column(root.language)} < {p.add(root.text, Length(typed))}"
            yield f"SELECT * FROM (SELECT *, {fits} AS fits {held} AND {begins} AND {own} {order} LIMIT {limit})"
        looked = f"SELECT *, 2 AS fits {held} AND key >= {first} AND key < {after} {order} LIMIT {LOOKED_THROUGH}"
        missing = f"SELECT 1 FROM json_each({others}) other WHERE instr(looked.key, other.value) = 0"
        yield f"SELECT * FROM ({looked}) looked WHERE NOT EXISTS ({missing})"
