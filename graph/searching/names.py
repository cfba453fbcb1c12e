"""Names of nodes as an index holds them: one token each, so that who types a name finds what is called so.

A token is made of the words of a name, but for those that say nothing: `accord d'Alger` and `Accord Alger` are one.
"""

from collections.abc import Iterable, Sequence

from graph.searching.stems import FUNCTION_WORDS
from graph.searching.words import spelt, words_of

JOINT = "·"
"""Stands between the words of a name in its token; it is in no word."""
OWN, FURTHER, TITLE = "", JOINT, JOINT * 2
"""Begins the token of a node's own name, of a further one, and of a title, which nobody types by its beginning."""
SAYING, BEHIND = f"{JOINT * 3}saying", f"{JOINT * 3}behind"
"""Tokens of nodes that only say something about others, and of those that come behind whatever they are about."""
LONGEST_NAME = 200
"""How many characters a token may have. Nobody types a longer name."""


def name_token(words: Sequence[str]) -> str:
    """The token of a name that has these words, folded; empty where there are none, or too many."""
    telling = [word for word in words if word not in FUNCTION_WORDS]
    token = JOINT.join(map(spelt, telling or words))
    return token if len(token) <= LONGEST_NAME else ""


def name_tokens(names: Iterable[tuple[str, str]]) -> list[str]:
    """The tokens of a node's names, each with how the token begins; of one name, the first."""
    tokens: dict[str, str] = {}
    for begin, name in names:
        if token := name_token(words_of(name)):
            tokens.setdefault(token, begin)
    return [f"{begin}{token}" for token, begin in tokens.items()]
