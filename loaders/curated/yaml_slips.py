"""Why a file is no YAML: what somebody who is new to it has most likely done, where, and what to write instead.

A parser stops where it cannot go on, which is often the line after the slip. Each slip here is looked for in both.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

KEY = r"[A-Za-z_]+"
HEAD = rf"(?P<head>\s*(?:- +)?{KEY})"


@dataclass(frozen=True)
class Slip:
    """What is wrong on a line, and what to do."""

    line: int
    problem: str
    remedy: str


@dataclass(frozen=True)
class Form:
    """What a line with a slip looks like, the problem, and the remedy, which may be made of the line."""

    line: re.Pattern[str]
    problem: str
    remedy: Callable[[re.Match[str]], str]


def _as_written(template: str) -> Callable[[re.Match[str]], str]:
    """A remedy that shows the line as it is meant."""
    return lambda found: f"Write `{found.expand(template).strip()}`."


def _quoted(found: re.Match[str]) -> str:
    text = found["text"].strip()
    simple = "'" in text and '"' not in text and "\\" not in text
    return "Put the text in quotes: " + (f'"{text}".' if simple else f"""'{text.replace("'", "''")}'.""")


FORMS = (
    Form(re.compile(r" *-?\t.*|[ -]*\t+ *-.*"), "is indented by a tab", lambda _: "Indent with spaces."),
    Form(
        re.compile(r"\s*[\u00a0\u2000-\u200b\u202f\u3000].*"),
        "is indented by a space that is none to YAML",
        lambda _: "Indent with ordinary spaces.",
    ),
    Form(
        re.compile(rf"(?P<head>\s*)-(?P<rest>{KEY}: .*|[\w./-]+|[{{\[].*)"),
        "has no space after the hyphen",
        _as_written(r"- \g<rest>"),
    ),
    Form(
        re.compile(rf"{HEAD} ?(?:=|\uff1a) ?(?P<rest>[^=].*)"),
        "has no colon and space after the key",
        _as_written(r"\g<head>: \g<rest>"),
    ),
    Form(re.compile(rf"{HEAD}:(?P<rest>[^\s/].*)"), "has no space after the colon", _as_written(r"\g<head>: \g<rest>")),
    Form(re.compile(rf"{HEAD}: +(?P<text>[@`%].*)"), "begins with a character that YAML keeps for itself", _quoted),
    Form(re.compile(rf"{HEAD}: +(?P<text>[^\s'\"{{\[|>].*:(?: .*|))"), "has a colon within its text", _quoted),
    Form(re.compile(rf"{HEAD}: +(?P<text>\[[^\]]*\] *[^\s,#].*)"), "goes on after a bracket", _quoted),
    Form(
        re.compile(rf"{HEAD}: +'(?P<text>[^']*'[^',\]}}\s#].*)'"),
        "has an apostrophe within single quotes",
        lambda found: f'Use double quotes: "{found["text"]}".',
    ),
    Form(
        re.compile(rf"{HEAD}: +\"(?P<text>[^\"]*\"[^\",\]}}\s#].*)\""),
        "has a quote within quotes",
        lambda found: f"Use single quotes: '{found['text']}'.",
    ),
)
INDENTED = re.compile(rf"(?P<indent> *)(?P<item>(?:- +)*){KEY}:(?: .*)?")


def slip(error: Any, lines: list[str], number: int) -> Slip | None:
    """What has been done at the line where the parser stopped, or before it; None where that cannot be told."""
    begun = getattr(error, "context_mark", None)
    if begun is not None and "quoted scalar" in str(getattr(error, "context", "")):
        return _open_quote(lines, begun.line + 1)
    for at in (number, number - 1):
        line = lines[at - 1] if at else ""
        for form in FORMS:
            if found := form.line.fullmatch(line):
                return Slip(at, form.problem, form.remedy(found))
    if begun is not None and "flow" in str(getattr(error, "context", "")):
        return _open_bracket(lines, begun.line + 1)
    return _indentation(lines, number)


def _open_quote(lines: list[str], at: int) -> Slip:
    """A quote that is opened; where its line has another, an apostrophe most likely ended it."""
    for form in FORMS[-2:]:
        if found := form.line.fullmatch(lines[at - 1]):
            return Slip(at, form.problem, form.remedy(found))
    return Slip(at, "opens a quote that is not closed", "Close it at the end of the text, with the same quote.")


def _open_bracket(lines: list[str], at: int) -> Slip:
    line = lines[at - 1]
    for opening, closing in ("[]", "{}"):
        if line.count(opening) > line.count(closing):
            return Slip(at, f"opens a bracket that is not closed: {opening}", f"Close it with {closing}.")
    remedy = "Put a text that has a comma, a colon, a quote or a bracket in quotes."
    return Slip(at, "breaks within its brackets", remedy)


def _indentation(lines: list[str], number: int) -> Slip | None:
    """A key that stands to the left or right of those of its row."""
    here = INDENTED.fullmatch(lines[number - 1])
    if here is None:
        return None
    width = _width(here)
    wanted = next(iter(_widths_before(lines, number)), None)
    if wanted is None or wanted == width:
        return None
    remedy = f"Indent it by {wanted}, as the keys before it in its row."
    return Slip(number, f"is indented by {width} space{'s' * (width != 1)}", remedy)


def _widths_before(lines: list[str], number: int) -> Iterator[int]:
    """Where the keys before a line stand, the nearest first."""
    for line in reversed(lines[: number - 1]):
        if found := INDENTED.fullmatch(line):
            yield _width(found)


def _width(found: re.Match[str]) -> int:
    return len(found["indent"] + found["item"])
