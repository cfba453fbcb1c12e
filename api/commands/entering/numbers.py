"""How many, as people write it: `7`, `at least 40`, `environ 12`, `12-15`."""

import re

from api.commands.entering.sayings import say
from ontology.values import fold

COUNT = r"[0-9]{1,9}(?: [0-9]{3})*"
FORMS = (
    (re.compile(rf"(?:exactly |exactement )?(?P<n>{COUNT})"), ("low", "best", "high")),
    (re.compile(rf"(?:at least|au moins|min\.?|>=) ?(?P<n>{COUNT})"), ("low",)),
    (re.compile(rf"(?P<n>{COUNT}) ?(?:\+|or more|ou plus)"), ("low",)),
    (re.compile(rf"(?:about|around|some|environ|pres de|~) ?(?P<n>{COUNT})"), ("best",)),
    (re.compile(rf"(?:at most|up to|au plus|jusqu'a|max\.?|<=) ?(?P<n>{COUNT})"), ("high",)),
)
RANGE = re.compile(rf"(?:from |between |de |entre )?(?P<low>{COUNT}) ?(?:-|–|—|to|and|a|et) ?(?P<high>{COUNT})")
SAID = {
    ("low", "best", "high"): "exactly",
    ("low",): "at least",
    ("best",): "about",
    ("high",): "at most",
    ("low", "high"): "between",
}
"""How the keys of a number are said."""


def number_of(text: str) -> dict[str, int] | None:
    """The least, best and greatest number that a text names; None where it names none."""
    folded = fold(text)
    if found := RANGE.fullmatch(folded):
        low, high = _count(found["low"]), _count(found["high"])
        return {"low": low, "high": high} if low <= high else None
    for form, keys in FORMS:
        if found := form.fullmatch(folded):
            return dict.fromkeys(keys, _count(found["n"]))
    return None


def said_back(number: dict[str, int], lang: str) -> str:
    """A number in words: `at least 40`."""
    (first, *_, last) = (*number.values(), *number.values())
    return say(SAID[tuple(number)], lang, n=str(first), m=str(last))


def _count(figures: str) -> int:
    return int(figures.replace(" ", ""))
