"""Stems of words, by which `executions` is found where `execution` is searched for.

A text is stemmed in its own language, the words of a question in each. What is in no known language (an alias, a name
in its people's own) is indexed by the stems of each as well, so a question finds it however it is stemmed.
"""

from functools import lru_cache
from importlib.metadata import version

from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.french_stemmer import FrenchStemmer

from graph.searching.words import LONGEST_WORD, words_of
from ontology.values import Language

STEMMING = f"snowball {version('snowballstemmer')}"
"""Of another version, the stems that are stored could not be searched for."""
STEMMERS = {Language.EN: EnglishStemmer, Language.FR: FrenchStemmer}
FUNCTION_WORDS = frozenset(
    words_of(
        "a an and at by for from in into of on s that the their to was were with au aux avec c ce ces d dans de des du"
        " en et l la le les leur leurs n par pour qu que qui se ses sur une"
    )
)
"""Words that say nothing by themselves, in either language, and need not stand in what is found.

`un`, `us` and `is` are none: in these texts they are acronyms.
"""
REMEMBERED = 1 << 17
"""Of how many words the stems are remembered: of all that a large dataset has, but for names and numbers."""
LONGEST_REMEMBERED = 30
"""Longer ones are hardly words, and whoever sends them would fill the memory."""


def stem(word: str, language: Language) -> str:
    """The stem of a folded word in English or French."""
    return _remembered(word, language) if len(word) <= LONGEST_REMEMBERED else _stem(word, language)


def _stem(word: str, language: Language) -> str:
    """A stemmer holds the word that it works on, so each has its own: several threads may ask at once."""
    stemmed: str = STEMMERS[language]().stemWord(word)
    return stemmed[:LONGEST_WORD]


_remembered = lru_cache(REMEMBERED)(_stem)


def stems(word: str, language: Language | None = None) -> tuple[str, ...]:
    """The stems of a folded word: in a language, or where that has no stems or is unknown, in each that has."""
    languages = (language,) if language in STEMMERS else STEMMERS
    return tuple(dict.fromkeys(stem(word, each) for each in languages))


def stems_of(text: str, language: Language | None = None) -> list[str]:
    """The stems of those words of a text that say something."""
    return [each for word in words_of(text) if word not in FUNCTION_WORDS for each in stems(word, language)]
