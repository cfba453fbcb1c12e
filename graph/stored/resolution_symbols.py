"""How else a resolution of the Security Council is called by its number: `S/RES/2374` is resolution 2374."""

import re
from collections.abc import Iterator

COUNCIL = re.compile(r"Security Council|Conseil de sécurité", re.IGNORECASE)
NUMBER = re.compile(r"\b\d{3,4}\b")
SYMBOL = "S/RES/{}"
"""What the United Nations write on it."""


def symbols(name: str | None) -> Iterator[str]:
    """The symbol of the resolution that has this name; none if its name does not say that it is one."""
    if name and COUNCIL.search(name):
        yield from map(SYMBOL.format, NUMBER.findall(name))
