"""Names of nodes as an index holds them: one token each, so that who types a name finds what is called so.

A token is made of the words of a name, but for those that say nothing: `accord d'Alger` and `Accord Alger` are one.
"""

from collections.abc import Sequence

from graph.searching.stems import FUNCTION_WORDS
from graph.searching.words import words_of

JOINT = "·"
"""Stands between the words of a name in its token; it is in no word."""
OTHER = JOINT
"""Begins the token of a further name of a node: what is called so in the first place goes before it."""
BEHIND = f"{JOINT}{JOINT}behind"
"""A token of nodes that come behind all others: they only say something about one of these."""
LONGEST_NAME = 120
"""How many characters of a name are indexed. Nobody types more of it."""


def name_token(words: Sequence[str]) -> str:
    """The token of a name that has these words, folded; empty where there are none."""
    telling = [word for word in words if word not in FUNCTION_WORDS]
    return JOINT.join(telling or words)[:LONGEST_NAME]


def name_tokens(own: Sequence[str], further: Sequence[str]) -> list[str]:
    """The tokens of a node's own names and of its further ones."""
    tokens = {name_token(words_of(name)): "" for name in own}
    others = {f"{OTHER}{token}": "" for name in further if (token := name_token(words_of(name))) not in tokens}
    return [token for token in (*tokens, *others) if token.strip(JOINT)]
