"""Pages that go through commands one after the other: what these are, what is shown of them, and what is answered.

In a console block a line that begins with `$` is a command. What follows is its output, of which `…` on a line of its
own leaves out lines, and within a line some of it. Where a command asks, the page shows what is answered.

`python -m tests.api.walked_page` writes the numbers in these lines anew; where words differ, an author has to look.
"""

import os
import re
import shlex
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click

from tests.api.commands.command_line import ROOT, Run, accord

PAGES = {"en": ROOT / "docs" / "tracing.md", "fr": ROOT / "docs" / "fr" / "suivi.md"}
BLOCK = re.compile(r"^```(?P<kind>console|graphql)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
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
            before, *commands = re.split(r"^\$ ", block["text"], flags=re.MULTILINE)
            assert not before, f"a console block does not begin with a command: {before}"
            for text in commands:
                first, *shown = text.splitlines()
                name, *arguments = shlex.split(first)
                assert name == "accord", first
                yield Step(tuple(arguments), tuple(shown))


def walk(page: str, store: str, folder: Path) -> Iterator[tuple[Step, Run]]:
    """Type the commands of a page one after the other, in a folder that is the current one."""
    for block in BLOCK.finditer(page):
        if block["kind"] == "graphql":
            *_, name = FILE.findall(page[: block.start()])
            (folder / name).write_text(block["text"], encoding="utf-8")
    for step in steps(page):
        with patch("click.prompt", _answering(step.shown)):
            yield step, accord(*step.arguments, store=store)


def _answering(shown: tuple[str, ...]) -> Callable[..., str]:
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


def unlike(shown: tuple[str, ...], output: str) -> str:
    """The first line of a page that an output does not have, in the same order; empty where it has all of them."""
    lines, gap = iter(_lines(output)), False
    for line in shown:
        if line == LEFT_OUT:
            gap = True
            continue
        form = _form(line)
        if not any(form.fullmatch(other) for other in (lines if gap else islice(lines, 1))):
            return line
        gap = False
    return "" if gap or not any(lines) else "the end of the output"


def _form(line: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, _plain(line).rstrip().split(LEFT_OUT))))


def _lines(output: str) -> list[str]:
    return [line.rstrip() for line in _plain(output).splitlines()]


def _plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _renumbered(shown: tuple[str, ...], output: str) -> list[str]:
    """The lines of a page, with the numbers that the output has in the same words."""
    found, lines = [], _lines(output)
    for line in shown:
        plain = _plain(line).rstrip()
        if line == LEFT_OUT or LEFT_OUT in plain or any(_form(line).fullmatch(other) for other in lines):
            found.append(line)
            continue
        alike = re.compile(r"\s*\d+".join(re.escape(part) for part in re.split(r"\s*\d+", plain)))
        found.append(next((other for other in lines if alike.fullmatch(other)), line))
    return found


def _renew(path: Path) -> None:
    page, done = path.read_text(encoding="utf-8"), 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        store = f"sqlite:///{folder}/accord.db"
        assert accord("load", store=store).code == 0
        for step, run in walk(page, store, Path(folder)):
            old, new = ("\n".join(lines) for lines in (step.shown, _renumbered(step.shown, run.out)))
            done = page.index(old, done)
            page = page[:done] + new + page[done + len(old) :]
        os.chdir(ROOT)
    path.write_text(page, encoding="utf-8")
    print(f"wrote {path}")


if __name__ == "__main__":
    for each in PAGES.values():
        _renew(each)
