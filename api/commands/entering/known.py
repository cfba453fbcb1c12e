"""What there is to point to in the store, and what codes there are, found by keys or by words of their names."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from graph.asked import selection as s
from graph.store import Store
from graph.stored import columns
from graph.stored.columns import Scalar, Shown
from ontology.codes import Code
from ontology.model import Node
from ontology.values import fold

MOST = 1_000_000
"""More nodes of a class than anybody chooses from at a prompt."""


@dataclass(frozen=True)
class Known:
    """A node: its id, its labels, and the words by which it is found."""

    id: str
    en: str
    fr: str
    words: frozenset[str]

    @property
    def key(self) -> str:
        """What stands after the slash."""
        return self.id.partition("/")[2]

    def label(self, lang: str) -> str:
        """Its label in a language."""
        return self.fr if lang == "fr" else self.en


async def known_nodes(store: Store, cls: type[Node]) -> dict[str, Known]:
    """All nodes of a class, by id."""
    names = [
        Shown((f"{one.attribute}Match",), Scalar.STRING) for one in cls.properties() if one.attribute in OTHER_NAMES
    ]
    leaves = tuple(map(s.Leaf, (columns.ID, columns.LABEL["EN"], columns.LABEL["FR"], *names)))
    page = s.Page((s.Order(columns.ID_KEY),), MOST)
    (rows,) = await store.fetch(store.compile((s.All(cls, page, leaves),)), {})
    return {id_: _known(id_, en, fr, others) for id_, en, fr, *others in rows}


OTHER_NAMES = ("aliases", "acronyms")


def known_as(id_: str, en: str, fr: str) -> Known:
    """A node that is not in the store yet."""
    return _known(id_, en, fr, ())


def _known(id_: str, en: str, fr: str, others: Iterable[str | None]) -> Known:
    texts = (id_.partition("/")[2], en, fr, *(other or "" for other in others))
    return Known(id_, en, fr, frozenset(word for text in texts for word in _words(text)))


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in fold(text)).split()


def found(asked: str, nodes: Iterable[Known]) -> list[Known]:
    """Those in whose names each word that is asked for begins a word, the shortest names first."""
    words = _words(asked)
    fitting = [node for node in nodes if words and all(_begins(word, node) for word in words)]
    return sorted(fitting, key=lambda node: (not all(word in node.words for word in words), len(node.en), node.id))


def _begins(word: str, node: Known) -> bool:
    return any(known.startswith(word) for known in node.words)


def codes_like(asked: str, vocabulary: type[Code]) -> list[Code]:
    """The codes that are called so; where none is, those of whose key or label each word begins a word."""
    words = _words(asked)
    names = {code: [_words(name) for name in (code.key, code.concept.en, code.concept.fr)] for code in vocabulary}
    exact = [code for code in names if words in names[code]]
    return exact or [
        code
        for code in names
        if words and any(all(any(one.startswith(word) for one in name) for word in words) for name in names[code])
    ]


def nearest(asked: str, nodes: Iterable[Known]) -> list[Known]:
    """Up to three whose key or label is close to what is asked for."""
    by_text = {text: node for node in nodes for text in (node.key, fold(node.en), fold(node.fr))}
    close = get_close_matches(fold(asked), by_text, n=3)
    return list({by_text[text].id: by_text[text] for text in close}.values())
