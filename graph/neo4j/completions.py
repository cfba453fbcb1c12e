"""Names that are being typed, in Cypher: how they are laid out, kept and found. sqlite/completions.py is its twin."""

from collections.abc import Iterator
from typing import Any

from graph.asked import selection as s
from graph.asked.operators import class_names, plain
from graph.compiling.alias import Alias
from graph.statement import Parameters
from graph.stored.completions import (
    KEYS,
    LOOKED_THROUGH,
    NUMBERED,
    STORED,
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

FORGET = f"UNWIND $ids AS id MATCH (c:{STORED} {{nodeId: id}}) DELETE c"
KEEP = f"UNWIND $rows AS row CREATE (c:{STORED}) SET c = row"


def layout() -> Iterator[tuple[str, str]]:
    """The indexes: name and statement."""
    for columns in (KEYS, ("nodeId",)):
        name, listed = f"{STORED}_{'_'.join(columns)}", ", ".join(f"c.{column}" for column in columns)
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (c:{STORED}) ON ({listed})"


def suggested(root: s.Suggest, at: Alias, p: Parameters) -> str:
    """The nodes with their completions, each once: the first of each class, of which the first are taken."""
    limit, edge = p.add(root.limit, plain), at.edge
    asked = "" if root.classes is None else f" WHERE kind[0] IN {p.add(root.classes, class_names)}"
    kinds = ", ".join(_kind(cls, tier, root.text, p) for cls in root.among for tier in tiers(cls))
    preferred = f"coalesce({edge}.language <> '{root.language.name}', false), " if root.language else ""
    best = f"ORDER BY fits, {preferred}{edge}.tier, {edge}.rank, {edge}.place"
    once = f"WITH {edge}.nodeId AS id, head(collect([{edge}, fits])) AS one WITH one[0] AS {edge}, one[1] AS fits"
    order = f"ORDER BY fits, {', '.join(f'{edge}.{column}' for column in KEYS[1:])}"
    node = f"MATCH ({at.node}:Node {{id: {edge}.nodeId}}) WITH {at.node}, {edge}, fits {order}"
    return (
        f"UNWIND [{kinds}] AS kind WITH kind{asked} CALL (kind) {{ {_of_kind(root, edge, limit)} }}"
        f" WITH {edge}, fits {best} {once} {order} LIMIT {limit} {node}"
    )


def _kind(cls: type[Node], tier: Tier, text: Any, p: Parameters) -> str:
    """A tier of a class, with how its keys begin that the text begins, what those have in which its words do, and those
    that are all of it.
    """
    begin = ", ".join(f"[{p.add(text, each)}, {p.add(text, Length(each))}]" for each in readings(cls))
    words = f"{p.add(text, FirstWord())}, {p.add(text, OtherWords(cls in NUMBERED))}"
    whole = ", ".join(p.add(text, each) for each in wholes(cls))
    return f"['{cls.__name__}', {tier.value}, [{begin}], {words}, [{whole}]]"


def _of_kind(root: s.Suggest, edge: str, limit: str) -> str:
    """Those of a kind that the text begins, and where it has several words, those of the first of all beginnings like
    its first word in which words begin like the others.
    """
    order = f"ORDER BY {', '.join(f'{edge}.{column}' for column in KEYS)}"
    own = f" AND {edge}.{shared_column(root.language)} < typed[1]"
    begun = f"CALL (kind, typed) {{ {_begins(edge, 'typed[0]')}{own} RETURN {edge} {order} LIMIT {limit} }}"
    fits = f"CASE WHEN kind[1] <> {Tier.LATER_WORD.value} AND {edge}.key IN kind[5] THEN 0 ELSE 1 END AS fits"
    looked = f"{_begins(edge, 'kind[3]')} WITH kind, {edge} {order} LIMIT {LOOKED_THROUGH}"
    others = f"WHERE all(word IN kind[4] WHERE {edge}.key CONTAINS word)"
    return f"UNWIND kind[2] AS typed {begun} RETURN {edge}, {fits} UNION ALL {looked} {others} RETURN {edge}, 2 AS fits"


def _begins(edge: str, words: str) -> str:
    held = f"MATCH ({edge}:{STORED}) USING INDEX {edge}:{STORED}({', '.join(KEYS)})"
    listed = f"{edge}.rank IS NOT NULL AND {edge}.nodeId IS NOT NULL"
    return (
        f"{held} WHERE {edge}.class = kind[0] AND {edge}.tier = kind[1] AND {edge}.key STARTS WITH {words} AND {listed}"
    )
