"""How much one transaction of a Neo4j server can hold: it keeps all that a transaction writes in its heap."""

import re
from collections.abc import Iterable, Mapping

LIMITS = ("dbms.memory.transaction.total.max", "db.memory.transaction.total.max", "db.memory.transaction.max")
"""What the transactions of a server may take together, those of a database, and one. Unless set, 70 % of the heap is
the first, and the others have no limit."""
READ = "SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN collect([name, value])"
BYTES_OF_EACH = 32_768
"""What a record takes at most until it is committed, with all that is kept beside it: twice what was measured. That was
15,000, in a load of 32,900 records of events with actors, places and figures, and a hundred notices of each place."""
STATED = 100_000
"""How many records are believed to be within the memory of a server that does not tell how much it has."""
UNITS: Mapping[str, int] = {"": 1, "Ki": 1 << 10, "Mi": 1 << 20, "Gi": 1 << 30, "Ti": 1 << 40}
SIZE = re.compile(r"(?P<number>[\d.]+)(?P<unit>|[KMGT]i)B")


def records_within(settings: Iterable[tuple[str, str]]) -> int:
    """How many records one transaction can hold, by the settings of the server."""
    limits = [size for _, value in settings if (size := _bytes(value))]
    return max(1, min(limits) // BYTES_OF_EACH) if limits else STATED


def _bytes(value: str) -> int:
    """A size as Neo4j writes it: `537.60MiB`. 0 where there is no limit, or where it is none."""
    found = SIZE.fullmatch(value)
    return int(float(found["number"]) * UNITS[found["unit"]]) if found else 0
