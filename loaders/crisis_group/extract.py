"""The text of a saved page: as it was saved, or taken from its HTML, with icons written as the words they stand for.

What is read cites characters of this text (RFC 5147), so the same page gives the same text, and its checksum is kept.
"""

import email
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from loaders.crisis_group.rows import listed
from loaders.tables.declared import take_declared
from loaders.tables.files import look_at
from loaders.tables.refusing import refused

VERDICTS = {
    "deteriorated": "Deteriorated Situation",
    "improved": "Improved Situation",
    "unchanged": "Unchanged Situation",
    "risk-alert": "Conflict Risk Alert",
    "resolution": "Resolution Opportunity",
}
"""What the icons of CrisisWatch are called in its pages, and the words that stand for them."""
ICON = re.compile(r"#(?:icon-|conflict-)*(deteriorated|improved|unchanged|risk-alert|resolution)\b")
STATE = re.compile(r"\bstate-(deteriorated|improved|unchanged|risk-alert|resolution)\b")
MONTH_YEAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)[0-9]{2}"
)
BLOCKS = listed(
    "address article aside blockquote body br button dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html input label li main nav ol option p section select table td th time title tr ul"
)
VOID = listed("area base br col embed hr img input link meta source track use wbr path circle rect")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
UNSEEN = frozenset(("script", "style", "noscript", "template", "title"))
MENUS = frozenset(("nav", "select", "form", "button", "footer"))
CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
MARKUP = re.compile(r"<(?:!doctype html|html|head|body|div|p|h[1-6]|article|section)\b", re.IGNORECASE)
BEGINNING = 2048
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SAVE = "Open the page in a browser, and save it as a page or as text once it shows."


@dataclass(frozen=True)
class Extract:
    """The text of a page, where in it headings begin if its HTML tells, and how much of it was menus."""

    text: str
    headings: frozenset[int] | None = None
    menus: int = 0

    @property
    def checksum(self) -> str:
        """SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def line(self, offset: int) -> int:
        """The line on which a character stands, from 1."""
        return self.text.count("\n", 0, offset) + 1


def extract(path: Path) -> Extract:
    """The text of a file. InputError where it has none, or not in an encoding that it tells."""
    file = look_at(path)
    with file.opened() as content:
        data = content.read()
    text = _decoded(_unpacked(data), file.name).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise refused(file.name, 1, "", "is empty", SAVE, "page")
    if "Just a moment..." in text[:BEGINNING]:
        problem = "is the page of a guard against robots, and not the page that it guards"
        raise refused(file.name, 1, "Just a moment...", problem, SAVE, "page")
    return _of_html(text) if MARKUP.search(text[:BEGINNING]) else Extract(text)


def _unpacked(data: bytes) -> bytes:
    """The page in a file in which a browser saved it together with its pictures (MHTML); else the file as it is."""
    if b"multipart/related" not in data[:BEGINNING]:
        return data
    parts = email.message_from_bytes(data).walk()
    pages = (part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html")
    return next((page for page in pages if isinstance(page, bytes)), data)


def _decoded(data: bytes, name: str) -> str:
    declared = CHARSET.search(data[:BEGINNING])
    marked = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "")
    encoding = take_declared() or marked or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        return data.decode(encoding)
    except LookupError:
        remedy = "Save the page anew, in UTF-8."
        raise refused(name, 1, encoding, "is no encoding that is known", remedy, "charset") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = repr(data[error.start : error.end])
        raise refused(name, line, found, f"is not {encoding}", "Save the page anew, in UTF-8.", "page") from None


def _of_html(text: str) -> Extract:
    blocks = _Blocks()
    blocks.feed(text)
    blocks.close()
    lines, headings, at = [], set(), 0
    for line, is_heading in blocks.finished():
        if is_heading:
            headings.add(at)
        lines.append(line)
        at += len(line) + 2
    return Extract("\n\n".join(lines), frozenset(headings), blocks.menus)


@dataclass
class _Open:
    """A block that is open: its text so far, and the verdicts that icons in it stand for."""

    tag: str
    words: list[str] = field(default_factory=list)
    icons: list[str] = field(default_factory=list)


class _Blocks(HTMLParser):
    """The blocks of a page in their order, each with its text; menus and what no reader sees are passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.menus = 0
        self._done: list[tuple[str, bool]] = []
        self._stack: list[str] = []
        self._block = _Open("")
        self._month: tuple[int, str, list[str]] | None = None

    def finished(self) -> Iterator[tuple[str, bool]]:
        """The lines of the page, and whether each is a heading."""
        self._end_block("")
        yield from self._done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = {name: value or "" for name, value in attrs}
        if tag in BLOCKS and not self._in_heading():
            self._end_block(tag)
        if tag not in VOID:
            self._stack.append(tag)
            self.menus += tag in MENUS
        if MONTH_YEAR.fullmatch(given.get("title", "")):
            self._month = (len(self._stack), given["title"], [])
        self._look_for_icon(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that ends where it begins."""
        self._look_for_icon(tag, {name: value or "" for name, value in attrs})
        if tag in BLOCKS and not self._in_heading():
            self._end_block("")

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what was left open in it."""
        if tag not in self._stack:
            return
        if tag in HEADINGS or (tag in BLOCKS and not self._in_heading()):
            self._end_block("")
        while self._stack.pop() != tag:
            pass
        if self._month and len(self._stack) < self._month[0]:
            _, month, verdicts = self._month
            self._month = None
            if verdicts:
                self._done.append((f"{month}: {', '.join(verdicts)}", False))

    def handle_data(self, data: str) -> None:
        """Take in text."""
        if not self._is_hidden():
            self._block.words.append(data)

    def _in_heading(self) -> bool:
        return self._block.tag in HEADINGS

    def _is_hidden(self) -> bool:
        return any(tag in UNSEEN or tag in MENUS for tag in self._stack)

    def _look_for_icon(self, tag: str, given: dict[str, str]) -> None:
        drawn = given.get("xlink:href") or given.get("href", "") if tag == "use" else ""
        found = ICON.search(drawn) or STATE.search(given.get("class", ""))
        if found is None or self._is_hidden():
            return
        words = VERDICTS[found[1]]
        if self._month:
            self._month[2].append(words)
        else:
            self._block.icons.append(words)

    def _end_block(self, tag: str) -> None:
        """End what is open, and begin a block of this tag. Icons of a block with a text of verdicts say the same."""
        text = " ".join("".join(self._block.words).split())
        is_heading = self._block.tag in HEADINGS
        if text:
            self._done.append((text, is_heading))
        if is_heading or not text:
            self._done += [(words, False) for words in dict.fromkeys(self._block.icons)]
        self._block = _Open(tag)
