"""Sentences and their clauses, each with the characters at which it stands in the text of the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.crisis_group.rows import listed

ENDS = re.compile(r"""[.!?][”"’')\]]*(?=\s+[“"‘'(]?[A-ZÀ-Þ0-9“])""")
SHORT = listed(
    "gen col lt maj capt sgt brig cmdr adm dr mr mrs ms st no vs prof gov sen rep hon rev jr sr inc ltd approx est"
)
"""Abbreviations after which a sentence goes on."""
LAST_WORD = re.compile(r"([\w’'.]+)$")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|\([^()]*\)")


@dataclass(frozen=True)
class Piece:
    """A part of the text, and where it begins."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The character after its last."""
        return self.start + len(self.text)

    def part(self, start: int, end: int) -> "Piece":
        """A part of it, without the blanks around it."""
        text = self.text[start:end]
        return Piece(text.strip(), self.start + start + len(text) - len(text.lstrip()))


def sentences(paragraph: Piece) -> Iterator[Piece]:
    """The sentences of a paragraph."""
    start = 0
    for found in ENDS.finditer(paragraph.text):
        if paragraph.text[found.start()] == "." and _goes_on(paragraph.text[start : found.start()]):
            continue
        yield paragraph.part(start, found.end())
        start = found.end()
    if paragraph.text[start:].strip():
        yield paragraph.part(start, len(paragraph.text))


def _goes_on(before: str) -> bool:
    """Whether a dot after this ends an abbreviation."""
    found = LAST_WORD.search(before)
    word = found[1] if found else ""
    return word.lower() in SHORT or re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word) is not None


def clauses(sentence: Piece) -> Iterator[Piece]:
    """The parts of a sentence between semicolons and colons, outside of quotations and brackets."""
    hidden = QUOTED.sub(lambda found: "x" * len(found[0]), sentence.text)
    start = 0
    for found in re.finditer(r";|:(?=\s)", hidden):
        yield sentence.part(start, found.start())
        start = found.end()
    yield sentence.part(start, len(sentence.text))
