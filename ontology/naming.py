"""How names of declarations become names in GraphQL, ids, IRIs and prose."""

import re
from functools import cache

ID_FORM = re.compile(r"[a-z]+(?:-[a-z]+)*/[a-z0-9-]+")


def camel(name: str) -> str:
    """`done_on` → `doneOn`."""
    first, *rest = name.strip("_").split("_")
    return first + "".join(part.capitalize() for part in rest)


def uncapitalized(name: str) -> str:
    """`CasualtyEstimate` → `casualtyEstimate`."""
    return name[0].lower() + name[1:]


@cache
def kebab(name: str) -> str:
    """`CasualtyEstimate` or `casualtyEstimate` → `casualty-estimate`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def in_capitals(name: str) -> str:
    """`documentedBy` → `DOCUMENTED_BY`."""
    return "".join(f"_{char}" if char.isupper() else char.upper() for char in name)


def words(name: str) -> str:
    """`CasualtyEstimate` or `done_on` → `casualty estimate`, `done on`."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name.replace("_", " ")).lower().strip()


def a(noun: str) -> str:
    """`actor` → `an actor`."""
    return f"{'an' if noun[0].lower() in 'aeio' else 'a'} {noun}"


def is_id(text: str) -> bool:
    """Whether a text has the form of an id; not whether such a node is there."""
    return ID_FORM.fullmatch(text) is not None


def definition(cls: type) -> str:
    """The definition of a declaration: its docstring, in one line."""
    written = " ".join((cls.__doc__ or "").split())
    if not written or written.startswith(f"{cls.__name__}("):  # a dataclass has its signature in place of a docstring
        raise TypeError(f"{cls.__name__} has no docstring, and so no definition")
    return written
