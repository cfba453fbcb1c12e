"""Values of a node or relation at hand, as SQL gives them within JSON."""

from graph.asked import selection as s
from graph.compiling.alias import Alias
from graph.stored.columns import Scalar


def leaf(item: s.Leaf, at: Alias) -> str:
    """What is shown of a node or relation: a column, or the first of several that has a value."""
    columns = [at.column(column, item.at) for column in item.shown.columns]
    if item.shown.many:
        return f"json({columns[0]})"
    value = columns[0] if len(columns) == 1 else f"coalesce({', '.join(columns)})"
    return as_json(value, item.shown.scalar)


def as_json(value: str, scalar: Scalar) -> str:
    """A value within JSON: SQLite keeps truth as a number."""
    return f"json(CASE {value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)" if scalar is Scalar.BOOLEAN else value
