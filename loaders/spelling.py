"""How near two spellings of a name are: by declared rules, which let pass what people vary, and not what tells apart.

Names are compared word by word, without case, accents, articles and hyphens, as they stand or sorted. Short words must
be the same, longer ones may differ by a letter or two, or by letters that French and English write for one sound
(`Anderanboucane`, `Anderamboukane`). Numbers and directions must agree: the north is not the south.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA

from ontology.values import fold

WORD = re.compile(r"[^\W\d_]+|\d+")
ARTICLES = frozenset(["and", "d", "de", "des", "du", "et", "for", "l", "la", "le", "les", "of", "pour", "the"])
"""What names are written with or without, in either language. `Al`, `In`, `Tin` and `Ag` are parts of names here."""
DIRECTIONS = {
    **{word: word for word in ("north", "south", "east", "west")},
    **dict(zip(("nord", "sud", "est", "ouest"), ("north", "south", "east", "west"), strict=True)),
}
NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
ROMAN = {numeral: str(number) for number, numeral in enumerate(NUMERALS, 1)}
"""Numbers at the end of a name, as in `CMFPR-II`."""
EXACT, ALIKE, LEAST = 100, 99, 70
"""The score of a name as it stands; of one but for hyphens, articles or the order of its words; and the least."""
EDITS = ((9, 2), (5, 1))
"""A word of so many letters may differ by so many: one put in, left out, changed, or swapped with the next."""
MOST_EDITS = 3
"""In all the words of a name."""
SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"),
        (r"sh", "ch"),
        (r"ou|w", "u"),
        (r"ck|qu(?=[ei])|q|c(?=[aorlukt]|$)", "k"),
        (r"dj", "j"),
        (r"gu(?=[eiy])|gh", "g"),
        (r"kh", "k"),
        (r"(?<!c)h", ""),
        (r"y", "i"),
        (r"n(?=[bp])", "m"),
        (r"(.)\1+", r"\1"),
        (r"(?<=...)e$", ""),
    )
)
"""Letters that stand for one sound, in the order in which they are replaced."""


@dataclass(frozen=True)
class Spelling:
    """A name as it is compared: its words, and what must agree besides them."""

    folded: str
    words: tuple[str, ...]
    marks: tuple[str, ...]

    @cached_property
    def letters(self) -> str:
        """All that it has, articles too: the letters of an acronym may be called as those are."""
        return self.folded.replace(" ", "")

    @cached_property
    def squeezed(self) -> str:
        """Its words as one, for who writes one word as two."""
        return "".join(self.words)


@lru_cache(65536)
def spelling(name: str) -> Spelling:
    """How a name is compared. A name of articles alone keeps them."""
    folded = " ".join(WORD.findall(fold(name)))
    words = folded.split()
    telling = tuple(word for word in words if word not in ARTICLES) or tuple(words)
    return Spelling(folded, telling, tuple(sorted(_marks(telling))))


def score(asked: Spelling, known: Spelling) -> int:
    """How near two spellings are, of 100; 0 where they are not."""
    if asked.folded == known.folded:
        return EXACT if asked.folded else 0
    if asked.squeezed == known.squeezed or sorted(asked.words) == sorted(known.words):
        return ALIKE
    if asked.marks != known.marks:
        return 0
    nearest = max((_likeness(one, other) for one, other in _orders(asked, known)), default=0.0)
    found = min(ALIKE - 1, round(100 * nearest))
    return found if found >= LEAST else 0


def _marks(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if word.isdigit():
            yield word
        elif word in DIRECTIONS:
            yield DIRECTIONS[word]
    if len(words) > 1 and words[-1] in ROMAN:
        yield ROMAN[words[-1]]


def _orders(asked: Spelling, known: Spelling) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The words of both that are to be compared in pairs: as they stand, sorted, or joined where one has more."""
    if len(asked.words) == len(known.words):
        yield asked.words, known.words
        yield sorted(asked.words), sorted(known.words)
    else:
        yield (asked.squeezed,), (known.squeezed,)


def _likeness(asked: Sequence[str], known: Sequence[str]) -> float:
    """The share of letters that are the same, where each pair of words is near; else 0."""
    edits = [_edits(one, other) for one, other in zip(asked, known, strict=True)]
    if any(count is None for count in edits) or sum(filter(None, edits)) > MOST_EDITS:
        return 0
    return float(OSA.normalized_similarity("".join(asked), "".join(known)))


def _edits(asked: str, known: str) -> int | None:
    """How many letters differ, by writing or by sound; None where those are too many for words of their length."""
    if asked == known:
        return 0
    shorter = min(len(asked), len(known))
    most = next((edits for letters, edits in EDITS if shorter >= letters), 0)
    written = int(OSA.distance(asked, known, score_cutoff=most))
    if written <= most:
        return written
    heard = int(OSA.distance(_sounds(asked), _sounds(known), score_cutoff=most - 1)) if most else 1
    return heard + 1 if heard < most else None


@lru_cache(65536)
def _sounds(word: str) -> str:
    for pattern, sound in SOUNDS:
        word = pattern.sub(sound, word)
    return word
