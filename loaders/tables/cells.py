"""Cells as publishers write them: whole numbers as doubles, days with the hour of midnight, texts of several lines."""

import re

from loaders.source import WrongValue
from ontology.rules.characters import REFUSED_IN_LINE

MOST, SHORT = 2**31 - 1, 10
WHOLE = re.compile(r"(-?[0-9]{1,18})(?:\.0*)?")
DECIMAL = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]+)?(?:[eE]-[0-9]{1,2})?")
DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")


def whole(values: dict[str, str], field: str, least: int = 0) -> int:
    """A whole number, `12` or `12.0`, which is not below the least. WrongValue for anything else."""
    text = values[field].removesuffix(".0")
    if text.isascii() and text.isdigit() and len(text) < SHORT:
        number = int(text)  # nearly always
    elif (found := WHOLE.fullmatch(text)) is None:
        raise WrongValue(field, values[field], "is not a whole number", "Write it in digits alone.")
    else:
        number = int(found[1])
    if number < least:
        raise WrongValue(field, values[field], f"is below {least}", f"Write {least} or more.")
    if number > MOST:
        raise WrongValue(field, values[field], "is too large", f"Write {MOST} or less.")
    return number


def some_whole(values: dict[str, str], field: str, least: int = 0) -> int | None:
    """The same; None where the file has nothing there."""
    return whole(values, field, least) if values[field] else None


def degrees(values: dict[str, str], field: str, most: int) -> float:
    """Degrees with a decimal point, not beyond the most to either side. WrongValue for anything else."""
    if DECIMAL.fullmatch(values[field]) is None:
        raise WrongValue(field, values[field], "is not a number of degrees", "Write it like 16.77 or -3.01.")
    if abs(number := float(values[field])) > most:
        raise WrongValue(field, values[field], f"is not from -{most} to {most}", "Look whether columns were swapped.")
    return number


def day(values: dict[str, str], field: str) -> str:
    """A day as ISO 8601 writes it, without the hour of midnight. WrongValue for anything else."""
    found = DAY.fullmatch(values[field])
    if found is None:
        raise WrongValue(field, values[field], "is not a day", "Write it like 2018-04-14.")
    return found[1]


def line(text: str) -> str:
    """A text on one line, without characters that none may have."""
    if not text.isprintable():
        text = REFUSED_IN_LINE.sub(" ", text)
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """A text of several lines, each without characters that none may have."""
    lines = [line(one) for one in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def named(values: dict[str, str], field: str) -> str:
    """A name. WrongValue where there is none."""
    if not (name := line(values[field])):
        raise WrongValue(field, values[field], "names nobody", "Give the name.")
    return name


def ids(values: dict[str, str], field: str) -> tuple[str, ...]:
    """Ids in a cell, joined by commas, each once. WrongValue where one is not a number."""
    cells = (cell.strip() for cell in values[field].split(","))
    return tuple(dict.fromkeys(str(whole({field: cell}, field)) for cell in cells if cell))
