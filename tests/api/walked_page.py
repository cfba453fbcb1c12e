"""A page that goes through commands one after the other: what they are, what it shows of them, and what is answered.

In its console blocks a line that begins with `$` is a command; what follows is its output, of which `…` on a line of its
own leaves out lines, and within a line, some of it. Where a command asks, the page shows what is answered.
"""

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import click

BLOCK = re.compile(r"^```(?P<kind>console|graphql)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
NODE = re.compile(r"`/doc/([a-z-]+/[a-z0-9-]+)`")
FILE = re.compile(r"`([a-z-]+\.graphql)`")
LEFT_OUT = "…"


@dataclass(frozen=True)
class Step:
    """A command and the lines that the page shows of its output."""

    arguments: tuple[str, ...]
    shown: tuple[str, ...]


def steps(page: str) -> Iterator[Step]:
    """The commands of a page, in their order."""
    for block in BLOCK.finditer(page):
        if block["kind"] == "console":
            command, *rest = re.split(r"^\$ ", block["text"], flags=re.MULTILINE)
            assert not command, f"a console block begins with no command: {command}"
            for text in rest:
                first, *shown = text.splitlines()
                name, *arguments = shlex.split(first)
                assert name == "accord", first
                yield Step(tuple(arguments), tuple(shown))


def write_queries(page: str, folder: Path) -> None:
    """Write each query of a page to the file that the page names before it."""
    for block in BLOCK.finditer(page):
        if block["kind"] == "graphql":
            *_, name = FILE.findall(page[: block.start()])
            (folder / name).write_text(block["text"], encoding="utf-8")


def unlike(shown: tuple[str, ...], output: str) -> str:
    """The first line of a page that its output does not have, in the same order; empty where it has all of them."""
    lines, gap = iter([line.rstrip() for line in _plain(output).splitlines()]), False
    for line in shown:
        if line == LEFT_OUT:
            gap = True
            continue
        form = re.compile(".*".join(map(re.escape, _plain(line).rstrip().split(LEFT_OUT))))
        if not any(form.fullmatch(other) for other in (lines if gap else islice(lines, 1))):
            return line
        gap = False
    return "" if gap or not any(lines) else "the end of the output"


def answering(shown: tuple[str, ...]) -> Callable[..., str]:
    """What takes the place of a prompt: the page's answers, in their order. Fails where something else is asked."""
    left = [_plain(line) for line in shown]

    def answer(text: str, *, default: Any = "", show_default: bool = False, prompt_suffix: str = ": ") -> str:
        asked = _plain(f"{text} [{default}]{prompt_suffix}" if show_default else f"{text}{prompt_suffix}").rstrip()
        at = next((at for at, line in enumerate(left) if line.startswith(asked)), None)
        assert at is not None, f"the page does not answer: {asked}"
        given = left[at][len(asked) :].strip()
        del left[: at + 1]
        click.echo(f"{asked} {given}".rstrip())
        return given or str(default)

    return answer


def _plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
