"""Who signed, read from the publisher's free text: blocks of lines such as

    (Signed)
    For the Movement of the Wells (MW)
    Abba Ag Nobody
    Secretary General

A line that names for whom somebody signs begins a signature; what stands below it, or above it at the end of a block,
tells who does. What is not of such a form is not read: nothing is guessed.
"""

import re
from dataclasses import dataclass, field, replace

from loaders.pa_x.bodies import Known, is_person
from loaders.pa_x.lines import Head, affiliation, blocks_of, head_of, is_body, listed, role_of
from ontology.vocabularies import Capacity

NOTES = re.compile(r"^\s*\[[^\[\]]{16,}\]\s*$", re.MULTILINE)
"""What the publisher says of the signatures, in brackets, on lines of its own."""
UNSIGNED = re.compile(r"not signed|unsigned|non signé|not have signatures|no signatures|sin firma", re.IGNORECASE)
AS_SIGNED = re.compile(r"as having signed", re.IGNORECASE)
EXCERPT = re.compile(r"[\s\"“\[]*(?:pages?|p\.)\s*[0-9]", re.IGNORECASE)
BEGIN = 300
"""So many characters of a text are looked at for whether it says that nobody signed."""


@dataclass(frozen=True)
class Signer:
    """A body that signed, in what capacity, and who signed for it, if the text tells."""

    body: str
    capacity: Capacity
    person: str = ""


@dataclass
class Reading:
    """What was read of a text, and the lines that were not."""

    signers: list[Signer] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_signatories(text: str, capacity: Capacity | None, known: Known) -> Reading:
    """Those who signed. `capacity`: that of all of them; None where the text itself has to tell it."""
    begin = text[:BEGIN]
    if EXCERPT.match(text) or (UNSIGNED.search(begin) and not AS_SIGNED.search(begin) and not _only_at_end(text)):
        return Reading(unread=[text])
    reader = _Reader(capacity, known)
    reader.reading.unread += map(str.strip, NOTES.findall(text))
    blocks = list(blocks_of(NOTES.sub("", text)))
    if capacity and len(blocks) == 1 and (several := listed(" ".join(blocks[0]), known)):
        return Reading([Signer(body, capacity) for body in several], reader.reading.unread)
    for block in blocks:
        reader.block(block)
    reader.close()
    return reader.reading


def _only_at_end(text: str) -> bool:
    """Whether it says so in a note behind those who did sign."""
    note = next(NOTES.finditer(text), None)
    return note is not None and not text[note.end() :].strip() and not UNSIGNED.search(text[: note.start()])


class _Reader:
    """Reads block by block. A body whose people stand in the blocks below it stays open until another is named."""

    def __init__(self, capacity: Capacity | None, known: Known) -> None:
        self._capacity, self._known = capacity, known
        self._open: Head | None = None
        self._people: list[str] = []
        self.reading = Reading()

    def block(self, lines: list[str]) -> None:
        """Read one."""
        while lines and (role := role_of(lines[0])):
            self.close()
            self._capacity, lines = role, lines[1:]
        heads = self._heads(lines)
        if len(lines) > 1 and all(is_body(line, self._known) for line in lines):
            self.close()
            self._sign(Head(tuple(lines)), [])
        elif not heads:
            self._belong(lines)
        elif list(heads) == [len(lines) - 1] and len(lines) > 1 and not self._open and is_person(lines[0]):
            self._open, self._people = heads[len(lines) - 1], lines[:-1]
            self.close()
        else:
            self._parted(lines, heads)

    def close(self) -> None:
        """The body that is open has all of its people."""
        if self._open is not None:
            self._sign(self._open, self._people)
        self._open, self._people = None, []

    def _heads(self, lines: list[str]) -> dict[int, Head]:
        """The lines that name a body; one that ends in `on behalf of` has it from the line below."""
        heads, place = dict[int, Head](), 0
        while place < len(lines):
            head = head_of(lines[place], self._known, is_first=place == 0)
            if head and not head.bodies:
                place += 1
                below = head_of(f"For {lines[place]}", self._known, is_first=True) if place < len(lines) else None
                head = below if below and below.bodies else None
            if head:
                heads[place] = head
            place += 1
        return heads

    def _parted(self, lines: list[str], heads: dict[int, Head]) -> None:
        starts = list(heads)
        self._belong([line for line in lines[: starts[0]] if head_of(line, self._known, is_first=False) is None])
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            self.close()
            head, people = _with_rest(heads[start], lines[start + 1 : end])
            self._open, self._people = head, [*filter(None, [head.person]), *people]
            if self._people and not self._open.is_open:
                self.close()

    def _belong(self, lines: list[str]) -> None:
        """Lines without a body: the people of the one that is open, or nothing that can be read."""
        if self._open and lines and is_person(lines[0]):
            self._people += lines
            return
        self.close()
        self._affiliated(lines)

    def _affiliated(self, lines: list[str]) -> None:
        """People of whom a line tells the body that they speak for, or below whom it stands; others are not read."""
        starts = [place for place, line in enumerate(lines) if is_person(line)]
        self.reading.unread += lines[: starts[0]] if starts else lines
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
            people = lines[start:end]
            told = (affiliation(line, self._known) for line in people)
            if len(people) > 1 and is_body(people[-1], self._known):
                self._sign(Head((people[-1],)), people[:-1])
            elif body := next(filter(None, told), ""):
                self._sign(Head((body,)), people)
            else:
                self.reading.unread += people

    def _sign(self, head: Head, people: list[str]) -> None:
        if self._capacity is None:
            self.reading.unread += [*head.bodies, *people]
            return
        person = _told(people)
        self.reading.signers += [Signer(body, self._capacity, person) for body in head.bodies]


def _with_rest(head: Head, lines: list[str]) -> tuple[Head, list[str]]:
    """A body whose name goes on in the line below, which begins in small letters then; and the lines that are left."""
    if lines and lines[0][:1].islower() and len(head.bodies) == 1 and not head.person:
        return replace(head, bodies=(f"{head.bodies[0]} {lines[0]}",)), lines[1:]
    return head, lines


def _told(people: list[str]) -> str:
    """Several people are parted by semicolons, what each of them is by commas."""
    said = ""
    for line in people:
        said += f"{'; ' if is_person(line) else ', '}{line.strip(' ,:')}" if said else line.strip(" ,:")
    return said
