"""Stems of words, by which `executions` is found where `execution` is searched for.

A text is stemmed in its own language, the words of a question in each. What is in no known language (an alias, a name
in its people's own) is indexed by the stems of each as well, so a question finds it however it is stemmed.
"""

import re
from functools import lru_cache

from Stemmer import Stemmer
from Stemmer import version as snowball_version

from graph.searching.words import LONGEST_WORD, spelt, words_of
from ontology.values import Language

STEMMING = f"snowball {snowball_version()}, 2"
"""Of another version, or by other rules beside it, the stems that are stored could not be searched for."""
STEMMERS = {Language.EN: "english", Language.FR: "french"}
"""What Snowball calls the languages of which it knows the endings."""
ENDINGS = {Language.EN: re.compile(r"(\w\w+ional)s?"), Language.FR: re.compile(r"(\w+(?:ist|ri))es?")}
"""What has an ending of these is cut no further, or unlike words would be one: `régional` is no `region`, `Algérie` is
not `Alger`, and a `djihadiste` is a `jihadist`.
"""
FUNCTION_WORDS = frozenset(
    words_of(
        "a an and at by for from in into of on s that the their to was were with au aux avec c ce ces d dans de des du"
        " en et l la le les leur leurs n par pour qu que qui se ses sur une"
    )
)
"""Words that say nothing by themselves, in either language, and need not stand in what is found."""
ACRONYMS_TOO = frozenset(words_of("AU IS UN US"))
"""Words that say nothing in a text unless they are in capitals. In names they do."""
NO_ACRONYMS = frozenset[str]()
IN_CAPITALS = re.compile(rf"\b(?:{'|'.join(sorted(ACRONYMS_TOO)).upper()})\b")
REMEMBERED = 1 << 17
"""Of how many words the stems are remembered: of all that a large dataset has, but for names and numbers."""
LONGEST_REMEMBERED = 30
"""Longer ones are hardly words, and whoever sends them would fill the memory."""


def stem(word: str, language: Language) -> str:
    """The stem of a folded word in English or French.

    A stemmer holds the word that it works on, so each has its own: several threads may ask at once.
    """
    word = spelt(word)
    whole = ENDINGS[language].fullmatch(word)
    stemmed: str = whole[1] if whole else Stemmer(STEMMERS[language], 0).stemWord(word)
    return stemmed[:LONGEST_WORD]


def stems(word: str, language: Language | None = None) -> tuple[str, ...]:
    """The stems of a folded word: in a language, or where that has no stems or is unknown, in each that has."""
    return _remembered(word, language) if len(word) <= LONGEST_REMEMBERED else _stems(word, language)


def _stems(word: str, language: Language | None) -> tuple[str, ...]:
    languages = (language,) if language in STEMMERS else STEMMERS
    return tuple(dict.fromkeys(stem(word, each) for each in languages))


_remembered = lru_cache(REMEMBERED)(_stems)


def stems_of(text: str, language: Language | None = None) -> list[str]:
    """The stems of those words of a text that say something."""
    words = words_of(text)
    acronyms = acronyms_in(text) if not ACRONYMS_TOO.isdisjoint(words) else NO_ACRONYMS
    return [each for word in words if tells(word, acronyms) for each in stems(word, language)]


def acronyms_in(text: str) -> frozenset[str]:
    """Which of the words that may be acronyms stand as such in a text, folded."""
    if text.isupper() and len(words_of(text)) > 1:
        return frozenset()  # all of it is in capitals, which then tell nothing
    return frozenset(found.lower() for found in IN_CAPITALS.findall(text))


def tells(word: str, acronyms: frozenset[str]) -> bool:
    """Whether a folded word says something in a text with these acronyms."""
    return word in acronyms or not (word in FUNCTION_WORDS or word in ACRONYMS_TOO)
