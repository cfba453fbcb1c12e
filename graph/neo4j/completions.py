"""Names that are being typed, in Cypher: how they are laid out, kept and found. sqlite/completions.py is its twin."""

from collections.abc import Iterator

from graph.asked import selection as s
from graph.asked.operators import class_names, plain
from graph.compiling.alias import Alias
from graph.statement import Parameters
from graph.stored.completions import KEYS, STORED, Tier, shared_column, tiers, typed, typed_length

FORGET = f"UNWIND $ids AS id MATCH (c:{STORED} {{nodeId: id}}) DELETE c"
KEEP = f"UNWIND $rows AS row CREATE (c:{STORED}) SET c = row"


def layout() -> Iterator[tuple[str, str]]:
    """The indexes: name and statement."""
    for columns in (KEYS, ("nodeId",)):
        name, listed = f"{STORED}_{'_'.join(columns)}", ", ".join(f"c.{column}" for column in columns)
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (c:{STORED}) ON ({listed})"


def suggested(root: s.Suggest, at: Alias, p: Parameters) -> str:
    """The nodes with their completions, each once: the first of each class, of which the first are taken."""
    limit, first, edge = p.add(root.limit, plain), p.add(root.text, typed), at.edge
    kinds = ", ".join(f"['{cls.__name__}', {tier.value}]" for cls in root.among for tier in tiers(cls))
    asked = "" if root.classes is None else f" WHERE kind[0] IN {p.add(root.classes, class_names)}"
    tests = (
        f"{edge}.class = kind[0] AND {edge}.tier = kind[1] AND {edge}.key STARTS WITH {first}"
        f" AND {edge}.nodeId IS NOT NULL AND {edge}.{shared_column(root.language)} < {p.add(root.text, typed_length)}"
    )
    found = f"MATCH ({edge}:{STORED}) USING INDEX {edge}:{STORED}({', '.join(KEYS)}) WHERE {tests}"
    order = ", ".join(f"{edge}.{column}" for column in KEYS)
    of_kind = f"CALL (kind) {{ {found} RETURN {edge} ORDER BY {order} LIMIT {limit} }}"
    whole = f"{edge}.tier = {Tier.LATER_WORD.value} OR {edge}.key <> {first}"
    order = f"ORDER BY {whole}, {', '.join(f'{edge}.{column}' for column in KEYS[1:])}"
    node = f"MATCH ({at.node}:Node {{id: {edge}.nodeId}}) WITH {at.node}, {edge} {order}"
    return f"UNWIND [{kinds}] AS kind WITH kind{asked} {of_kind} WITH {edge} {order} LIMIT {limit} {node}"
