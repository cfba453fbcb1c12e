"""Names that are being typed, in SQL: how they are laid out, kept and found. neo4j/completions.py is its twin."""

from collections.abc import Iterator

from graph.asked import selection as s
from graph.asked.operators import class_names, plain
from graph.compiling.alias import Alias
from graph.statement import Parameters
from graph.stored.completions import (
    COLUMNS,
    KEYS,
    STORED,
    Tier,
    after_typed,
    shared_column,
    tiers,
    typed,
    typed_length,
)

FORGET = f"DELETE FROM {STORED} WHERE nodeId IN (SELECT value FROM json_each(?))"
KEEP = f"INSERT INTO {STORED} VALUES ({', '.join(f':{column.name}' for column in COLUMNS)})"


def layout() -> Iterator[str]:
    """The statements that make the table. It is its own index."""
    referring = {"nodeId": " REFERENCES Node (id) DEFERRABLE INITIALLY DEFERRED"}
    columns = (f"{column.name} {column.type}{referring.get(column.name, '')}" for column in COLUMNS)
    lines = ",\n  ".join([*columns, f"PRIMARY KEY ({', '.join(KEYS)}, place)"])
    yield f"CREATE TABLE {STORED} (\n  {lines}\n) WITHOUT ROWID"
    yield f"CREATE INDEX {STORED}_by_nodeId ON {STORED} (nodeId)"


def suggested(root: s.Suggest, at: Alias, p: Parameters) -> str:
    """The nodes with their completions, each once: the first of each class, of which the first are taken."""
    limit, first, after = p.add(root.limit, plain), p.add(root.text, typed), p.add(root.text, after_typed)
    begun = f"key >= {first} AND key < {after} AND {shared_column(root.language)} < {p.add(root.text, typed_length)}"
    asked = p.add(root.classes, class_names) if root.classes is not None else None
    found = list[str]()
    for cls in root.among:
        name = f"'{cls.__name__}'"
        named = f"(SELECT value FROM json_each({asked}) WHERE value = {name})" if asked else name
        for tier in tiers(cls):
            tests = f"class = {named} AND tier = {tier.value} AND {begun}"
            found.append(f"SELECT * FROM (SELECT * FROM {STORED} WHERE {tests} ORDER BY key, nodeId LIMIT {limit})")
    whole = f"tier = {Tier.LATER_WORD.value} OR key <> {first}"
    page = f"SELECT * FROM ({' UNION ALL '.join(found)}) ORDER BY {whole}, tier, key, nodeId LIMIT {limit}"
    return f"FROM ({page}) {at.edge} CROSS JOIN Node {at.node} ON {at.node}.id = {at.edge}.nodeId"
