"""How else a provision is called by its number: `annex 1` is Annex I, `art. 60` stands in Article 57-62."""

import re
from collections.abc import Iterator

from ontology.agreements import Provision
from ontology.vocabularies import ProvisionKind

ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
ROMAN_NUMBER = re.compile(r"(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
ARABIC_NUMBER = re.compile(r"[1-9]\d?")
SPAN = re.compile(r"(\d{1,4})\s*[-–]\s*(\d{1,4})")
LONGEST_SPAN = 100
"""Of how many numbers each is found by itself."""
SHORT = {ProvisionKind.ARTICLE: ("art",), ProvisionKind.CHAPTER: ("chap",)}
"""How kinds are written for short."""


def numbered(provision: Provision) -> Iterator[str]:
    """Its further names: its kind in each language, and for short, with its number however that may be written."""
    if provision.number is None:
        return
    concept = provision.kind.concept
    for number in (provision.number, *_others(provision.number)):
        for kind in (concept.en, concept.fr, *SHORT.get(provision.kind, ())):
            yield f"{kind} {number}"


def _others(number: str) -> Iterator[str]:
    if span := SPAN.fullmatch(number):
        first, last = map(int, span.groups())
        yield from map(str, range(first, min(last, first + LONGEST_SPAN) + 1))
    elif ROMAN_NUMBER.fullmatch(number):
        yield str(_value(number))
    elif ARABIC_NUMBER.fullmatch(number) and (roman := _roman(int(number))):
        yield roman


def _value(roman: str) -> int:
    values = [ROMAN[letter] for letter in roman]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _roman(number: int) -> str:
    """Nothing from 40 on: nobody numbers so many parts in that way."""
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + units[number % 10] if number < 40 else ""
