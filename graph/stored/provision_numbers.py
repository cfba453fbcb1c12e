"""How else a provision is called by its number: `annex 1` is Annex I, `art. 60` stands in Article 57-62."""

import re
from collections.abc import Iterator

from ontology.values import Language
from ontology.vocabularies import ProvisionKind

ROMAN = {"I": 1, "V": 5, "X": 10}
ROMAN_NUMBER = re.compile(r"(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
ARABIC_NUMBER = re.compile(r"[1-9]\d?")
SPAN = re.compile(r"(\d{1,4})\s*[-–]\s*(\d{1,4})")
LONGEST_SPAN = 100
"""Of how many numbers each is found by itself."""
SHORT = {ProvisionKind.ARTICLE: ("Art.",), ProvisionKind.CHAPTER: ("Chap.",)}
"""How kinds are written for short."""


def numbered(kind: ProvisionKind, number: str) -> Iterator[tuple[str, Language | None]]:
    """The further names of a provision: its kind in each language, and for short, with its number in all forms."""
    concept = kind.concept
    for written in (number, *_others(number)):
        yield f"{concept.en} {written}", Language.EN
        yield f"{concept.fr} {written}", Language.FR
        yield from ((f"{short} {written}", None) for short in SHORT.get(kind, ()))


def _others(number: str) -> Iterator[str]:
    if span := SPAN.fullmatch(number):
        first, last = map(int, span.groups())
        yield from map(str, range(first, min(last + 1, first + LONGEST_SPAN)))
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
