"""How words are declared: a row is a text of words between blanks; a low line stands for a blank within one."""

import re


def alternatives(words: str) -> str:
    """A pattern of the words of a row, the longer first; `_` stands for blanks."""
    ordered = sorted(words.split(), key=len, reverse=True)
    return "|".join(re.escape(word).replace("_", r"\s+") for word in ordered)


def listed(words: str) -> frozenset[str]:
    """The words of a row."""
    return frozenset(words.split())


def ordered(words: str) -> tuple[str, ...]:
    """The words of a row, in their order."""
    return tuple(words.split())
