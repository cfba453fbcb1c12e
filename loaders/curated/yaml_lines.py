"""YAML with the line of every value, read without guessing.

Values follow the core schema of YAML 1.2: a day is text, and so is `no`. What other readers would take in silence, such
as a key that stands twice, is a problem here.
"""

import os
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, MappingStartEvent, NodeEvent, ScalarEvent
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import Reader

from loaders.curated.yaml_slips import slip
from loaders.source import InputError
from ontology.records import Position, Reject, Shared

Steps = tuple[str | int, ...]

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20
INTEGER = re.compile(r"-?(?:0|[1-9]\d*)")
DECIMAL = re.compile(r"-?(?:0|[1-9]\d*)\.\d+")
LONGEST_NUMBER = 40
"""Characters of a number: no count, and no coordinate, has as many."""
COMMENT = re.compile(r"[ \t]+(?P<comment>#[^\n]*)")
ZIPPED = b"PK\x03\x04"
NO_TEXT = ("is no text, but a document of a word processor or a spreadsheet", "Save it as plain text, in UTF-8.")
CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class YamlFile(Shared):
    """One file: its value, and the line of each part of it. `file` is what messages call it."""

    file: str
    value: Any
    root: Node

    def locate(self, steps: Steps) -> tuple[Position, str]:
        """The line on which a value stands, and the key it stands under, as far down as the steps lead."""
        node, line, field = self.root, _line(self.root), ""
        for step in steps:
            if isinstance(node, MappingNode):
                found = next(((key, value) for key, value in _pairs(node) if key.value == step), None)
                if found is None:
                    break
                line, field, node = _line(found[0]), str(step), found[1]
            elif isinstance(node, SequenceNode) and isinstance(step, int):
                node = node.value[step]
                line = _line(node)
            else:
                break
        return Position(self.file, line), field

    def at(self, steps: Steps) -> Any:
        """What the file has where the steps lead; None where they lead no further."""
        value = self.value
        for step in steps:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value


def read_yaml(path: Path, shown: str) -> YamlFile:
    """Read one YAML file. InputError for bytes that are not UTF-8, for broken syntax, and for what would be guessed."""
    text = _decode(_bytes(path, shown), shown)
    try:
        root = _compose(text, shown)
    except yaml.YAMLError as error:
        raise InputError([_syntax_problem(error, text, shown)]) from None
    if root is None:
        raise InputError([Reject(Position(shown, 1), "file", path.name, "is empty", "Add a row, or remove the file.")])
    reading = _Reading(shown)
    value = reading.value(root, "")
    if reading.rejects:
        raise InputError(reading.rejects)
    return YamlFile(shown, value, root)


def _bytes(path: Path, shown: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        problem = f"cannot be read: {reason}"
        raise InputError([Reject(Position(shown, 1), "file", path.name, problem, "Let it be read.")]) from None


def _compose(text: str, shown: str) -> Node | None:
    """The nodes of the one document of a text. The parser's own way to make them has no bound on depth, and crashes."""
    root: Node | None = None
    open_nodes: list[CollectionNode] = []
    lines = _Lines(text)
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, CollectionEndEvent):
            open_nodes.pop()
        elif isinstance(event, NodeEvent):
            event.start_mark = lines.mark(event.start_mark)
            node = _node(event, shown)
            if cut := lines.comment_after(event):
                remedy = "Put the text in quotes, or the comment on a line of its own."
                raise _refused(node, shown, f"{node.value} {cut}", "would lose its end to a comment", remedy)
            if root is not None and not open_nodes:
                raise _refused(node, shown, "---", "begins a second document", "Keep one to a file.")
            root = root or node
            if open_nodes:
                open_nodes[-1].value.append(node)
            if isinstance(node, CollectionNode):
                open_nodes.append(node)
            if len(open_nodes) > DEEPEST:
                raise _refused(node, shown, len(open_nodes), "levels are too many", f"Nest {DEEPEST} at most.")
    return root


class _Lines:
    """The lines of a text as an editor counts them: YAML takes some characters for line ends that no editor does."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [found.start() for found in re.finditer("\n", text)]

    def mark(self, mark: Any) -> yaml.Mark:
        """A place in the text, in the line that an editor shows."""
        return yaml.Mark("", mark.index, bisect_left(self._ends, mark.index), mark.column, None, 0)

    def comment_after(self, event: NodeEvent) -> str | None:
        """The comment that follows an unquoted text on its line, and may be its end: `Report #1`."""
        if not isinstance(event, ScalarEvent) or event.style or event.value in CONSTANTS:
            return None
        if INTEGER.fullmatch(event.value) or DECIMAL.fullmatch(event.value):
            return None
        end: Any = event.end_mark
        found = COMMENT.match(self._text, end.index)
        return found["comment"] if found else None


def _node(event: Any, shown: str) -> Node:
    mark = event.start_mark
    if isinstance(event, AliasEvent):
        alias = Node("", "", mark, None)
        raise _refused(
            alias,
            shown,
            f"*{event.anchor}",
            "repeats a value by an alias",
            "Write the value out, or put the text in quotes.",
        )
    if getattr(event, "anchor", None):
        anchor = Node("", "", mark, None)
        raise _refused(anchor, shown, f"&{event.anchor}", "is an anchor", "Put the text in quotes, or remove it.")
    if isinstance(event, ScalarEvent):
        return ScalarNode(event.tag or "", event.value, mark, None, style=event.style)
    return (MappingNode if isinstance(event, MappingStartEvent) else SequenceNode)(event.tag or "", [], mark)


def _refused(node: Node, shown: str, value: str | int, problem: str, remedy: str) -> InputError:
    return InputError([Reject(Position(shown, _line(node)), "YAML", str(value), problem, remedy)])


class _Reading:
    """Turns nodes into values, and collects what would otherwise be lost or guessed."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.rejects: list[Reject] = []

    def value(self, node: Node, field: str) -> Any:
        if node.tag:
            self._reject(
                node, field, node.tag, "is a tag, and tags are not read", "Put the text in quotes, or remove it."
            )
        elif isinstance(node, ScalarNode):
            if _is_endless(node):
                self._reject(
                    node, field, f"{node.value[:20]}…", "is longer than any number", "Correct it, or quote it."
                )
            else:
                return _scalar(node)
        elif isinstance(node, SequenceNode):
            return [self.value(item, field) for item in node.value]
        elif isinstance(node, MappingNode):
            return dict(self._items(node))
        return None

    def _items(self, node: MappingNode) -> Iterator[tuple[str, Any]]:
        lines: dict[str, int] = {}
        for key, value in _pairs(node):
            if not isinstance(key, ScalarNode):
                self._reject(key, "key", "a list or mapping", "is not a key", "Write the key as one word.")
                continue
            name = str(key.value)
            if name in lines:
                problem = f"appears twice in one mapping, first on line {lines[name]}"
                self._reject(key, name, name, problem, "Keep one of the two.")
            lines.setdefault(name, _line(key))
            yield name, self.value(value, name)

    def _reject(self, node: Node, field: str, value: str, problem: str, remedy: str) -> None:
        self.rejects.append(Reject(Position(self.file, _line(node)), field or "file", value, problem, remedy))


def _pairs(node: MappingNode) -> Iterator[tuple[Node, Node]]:
    """Keys and values, which stand in a row as the parser met them."""
    return zip(node.value[::2], node.value[1::2], strict=True)


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _is_endless(node: ScalarNode) -> bool:
    """Whether a number has so many digits that Python would not read it."""
    is_number = INTEGER.fullmatch(node.value) or DECIMAL.fullmatch(node.value)
    return bool(is_number) and not node.style and len(node.value) > LONGEST_NUMBER


def _scalar(node: ScalarNode) -> Any:
    text = str(node.value)
    if node.style in ("|", ">"):
        return text.strip()
    if node.style in ("'", '"'):
        return text
    if text in CONSTANTS:
        return CONSTANTS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if DECIMAL.fullmatch(text) else text


def _decode(data: bytes, shown: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        value = f"byte 0x{data[error.start]:02x}"
        problem, remedy = ("is not UTF-8", "Save it as UTF-8.") if not data.startswith(ZIPPED) else NO_TEXT
        raise InputError([Reject(Position(shown, line), "file", value, problem, remedy)]) from None
    if found := Reader.NON_PRINTABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        value = f"U+{ord(found[0]):04X}"
        raise InputError([Reject(Position(shown, line), "file", value, "is a control character", "Remove it.")])
    return text


def _syntax_problem(error: yaml.YAMLError, text: str, shown: str) -> Reject:
    lines = text.removesuffix("\n").split("\n")
    mark = getattr(error, "problem_mark", None)
    number = min(_Lines(text).mark(mark).line + 1, len(lines)) if mark else 1
    found = slip(error, lines, number)
    if found:
        return Reject(Position(shown, found.line), "YAML", lines[found.line - 1].strip(), found.problem, found.remedy)
    problem = f"breaks the YAML: {getattr(error, 'problem', None) or error}"
    return Reject(
        Position(shown, number), "YAML", lines[number - 1].strip(), problem, "Compare it with the row before."
    )
