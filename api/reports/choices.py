"""Which commitments of a ledger are asked for, by words: topics, parties and standings, in English or French."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.compliance.accounts import Entry, Ledger
from graph.compliance.narrowing import Narrowing
from graph.compliance.promises import NamedActor
from graph.compliance.wording import both
from graph.errors import shortened
from graph.searching.names import JOINT, name_token
from graph.searching.words import words_of
from ontology.values import Language, Text
from ontology.vocabularies import Topic

STANDINGS: Mapping[str, Text] = {
    "contested": Text("contested", "contesté"),
    "overdue": Text("overdue", "en retard"),
    "breached": Text("breached", "violé"),
    "unfinished": Text("unfinished", "inachevé"),
    "fulfilled": Text("fulfilled", "tenu"),
    "not_yet_due": Text("not yet due", "pas encore dû"),
    "undated": Text("undated", "sans date"),
}
"""What the counts of a ledger are called, by which it is narrowed."""
LABELS: Mapping[str, Text] = {
    "--topic": Text("topic: ", "thème : "),
    "--actor": Text("obliged: ", "obligés : "),
    "--status": Text("status: ", "état : "),
}
"""The options, and what each is called in a sentence."""
ALL = Text("all", "tous")
UNKNOWN = Text(
    "{option}: {asked} is not one that this ledger has; write one of: {known}.",
    "{option} : {asked} n’est pas un de ceux de ce registre ; écrivez l’un de ceux-ci : {known}.",
)


class NotInLedger(ValueError):
    """Says, in the language of the report, that a ledger has nothing called so, and what it has."""


@dataclass(frozen=True)
class Choice:
    """What may be asked for: the value that is meant, what to write for it, and in which other words it may be."""

    value: str
    written: Text
    words: tuple[Text, ...]

    @property
    def names(self) -> list[list[str]]:
        """All of these as they are compared, each by its words: without case, accents, articles and hyphens."""
        texts = (name for text in (self.written, *self.words) for name in text.variants)
        return [_words(name) for name in texts]


def _words(text: str) -> list[str]:
    return name_token(words_of(text.replace("_", " "))).split(JOINT)


@dataclass(frozen=True)
class Part:
    """That a ledger has only some of its commitments: which, in words, and how many there are in all."""

    what: Text
    commitments: int


def narrowing(
    ledger: Ledger,
    topics: Sequence[str],
    actors: Sequence[str],
    standings: Sequence[str],
    lang: str,
    others: Iterable[NamedActor] = (),
) -> tuple[Narrowing, Text]:
    """What is asked for, and that in words. NotInLedger where the ledger has no such thing.

    `others`: actors who may be asked for besides those who owe something.
    """
    found = {
        "--topic": _chosen("--topic", topics, _topics(ledger), lang),
        "--actor": _chosen("--actor", actors, _actors(ledger, others), lang),
        "--status": _chosen("--status", standings, _standings(), lang),
    }
    values = (tuple(one.value for one in chosen) for chosen in found.values())
    return Narrowing(*values), _in_words(found)


def _in_words(found: Mapping[str, Sequence[Choice]]) -> Text:
    told = [(LABELS[option], [one.words[0] for one in chosen]) for option, chosen in found.items() if chosen]
    in_each = (
        between.join(
            label.in_language(language) + ", ".join(word.in_language(language) for word in words)
            for label, words in told
        )
        for language, between in ((Language.EN, "; "), (Language.FR, " ; "))
    )
    english, french = in_each
    return Text(english, french) if told else ALL


def _chosen(option: str, asked: Iterable[str], known: Sequence[Choice], lang: str) -> list[Choice]:
    return [_one(option, each, known, lang) for each in dict.fromkeys(asked)]


def _one(option: str, asked: str, known: Sequence[Choice], lang: str) -> Choice:
    words = _words(asked.rpartition("/")[2])
    called = [one for one in known if words in one.names]
    fitting = called or [one for one in known if any(words) and any(set(words) <= set(name) for name in one.names)]
    if len(fitting) == 1:
        return fitting[0]
    language = Language(lang)
    listed = ", ".join(one.written.in_language(language) for one in fitting or known)
    shown = shortened(asked)
    quoted = Text(repr(shown), f"«\u00a0{shown}\u00a0»")
    what = {"option": _same(option), "asked": quoted, "known": _same(listed or "–")}
    raise NotInLedger(both(*UNKNOWN.variants, **what).in_language(language))


def _topics(ledger: Ledger) -> list[Choice]:
    """Those that its commitments have, in the order of the vocabulary."""
    there = {entry.promise.topic for entry in _entries(ledger)}
    return [
        Choice(one.name, _same(one.name.lower().replace("_", "-")), (Text(one.concept.en, one.concept.fr),))
        for one in Topic
        if one.name in there
    ]


def _actors(ledger: Ledger, others: Iterable[NamedActor]) -> list[Choice]:
    """Those that owe any, and others, by what they are called."""
    owing = (one for entry in _entries(ledger) for one in entry.promise.obliged)
    obliged = {one.id: one for one in (*others, *owing)}
    return sorted(map(_actor, obliged.values()), key=lambda one: one.words[0].variants)


def _actor(actor: NamedActor) -> Choice:
    return Choice(actor.id, _same(actor.id.partition("/")[2]), (actor.short, actor.name))


def _standings() -> list[Choice]:
    return [Choice(name, words, (words, _same(name))) for name, words in STANDINGS.items()]


def _same(word: str) -> Text:
    return Text(word, word)


def _entries(ledger: Ledger) -> Iterator[Entry]:
    for account in (*ledger.accounts, *ledger.supporting):
        yield from account.entries
