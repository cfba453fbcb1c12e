"""One question after the other at a prompt. A bad answer is asked again, with what is wrong with it and what to do."""

import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

import click

from api.commands.entering.known import Known, found, nearest
from api.commands.entering.questions import Answer, Entry, Question
from api.commands.terminal import harmless, tell
from loaders.curated.slots import Slot, slot_of
from ontology.codes import Code
from ontology.model import Documented, Node
from ontology.values import fold

SHOWN = 9
"""How many of those that are found are listed to choose from."""
SAYINGS: Mapping[str, tuple[str, str]] = {
    "needed": ("An answer is needed.", "Il faut une réponse."),
    "optional": ("Enter leaves it out", "Entrée pour omettre"),
    "no more": ("Enter when there are no more", "Entrée quand c’est tout"),
    "codes": ("? lists the codes", "? donne la liste des codes"),
    "find": ("key or words of its name", "clé ou mots de son nom"),
    "choose": ("Give one of these numbers, or other words.", "Donnez l’un de ces numéros, ou d’autres mots."),
    "more": ("and more: give more words", "et d’autres : donnez plus de mots"),
    "nothing": ("is not found.", "est introuvable."),
    "mean": ("Did you mean", "Vouliez-vous dire"),
    "enter first": (
        "Try other words; what is not there yet is entered first, with `accord new`.",
        "Essayez d’autres mots ; ce qui n’y est pas encore se saisit d’abord, avec `accord new`.",
    ),
    "English": ("in English", "en anglais"),
    "French": ("in French", "en français"),
    "one language": ("Give it in one language at least.", "Donnez-le dans une langue au moins."),
    "number": ("is not a whole number. Write digits.", "n’est pas un nombre entier. Écrivez des chiffres."),
    "twice": ("stands there already.", "y figure déjà."),
}


class Asking:
    """A conversation in one language about an entry, with what there is to point to."""

    def __init__(self, entry: Entry, known: Mapping[type[Node], Mapping[str, Known]], lang: str) -> None:
        self._cls: type[Documented] = entry.cls
        self._known = known
        self._lang = lang

    def answer(self, question: Question) -> Any:
        """What stands under the key of a question; None where it is left out."""
        slot = slot_of(self._cls, question.key)
        match question.answer:
            case Answer.TEXT:
                return self._text(question, slot)
            case Answer.NODE:
                return self._node(question, self.say("find"), needed=True)
            case Answer.NODES:
                return self._nodes(question, slot)
            case _:
                return self._value(question, slot)

    def say(self, saying: str) -> str:
        """One of the sayings, in the language of the conversation."""
        return SAYINGS[saying][self._lang == "fr"]

    def key(self, words: str, suggested: str, refusal: Callable[[str], str | None]) -> str:
        """The key of the entry; Enter takes the one that is suggested."""
        slot = slot_of(self._cls, "id")
        while True:
            given = self._ask(words, suggested)
            wrong = slot.problem(given)
            told = f"{given!r} {wrong[0]}. {wrong[1]}" if wrong else refusal(given)
            if told is None:
                return given
            tell(told)

    def _value(self, question: Question, slot: Slot) -> Any:
        hints = [self.say("codes")] if slot.vocabulary else []
        hints += [] if slot.required else [self.say("optional")]
        complete([code.key for code in slot.vocabulary] if slot.vocabulary else [])
        while True:
            given = self._ask(question.words(self._lang), hints=hints)
            if given == "?" and slot.vocabulary:
                self._list(slot.vocabulary)
            elif not given and not slot.required:
                return None
            elif told := self._wrong(given, value := self._read(question, slot, given), slot):
                tell(told)
            else:
                return value

    def _read(self, question: Question, slot: Slot, given: str) -> Any:
        """An answer as a file would have it: a label stands for its code."""
        if question.answer is Answer.LIST:
            return [part.strip() for part in given.split(",")]
        if slot.number:
            with suppress(ValueError):
                return int(given)
        labels = {fold(name): code.key for code in slot.vocabulary or () for name in (code.concept.en, code.concept.fr)}
        return labels.get(fold(given), given)

    def _wrong(self, given: str, value: Any, slot: Slot) -> str | None:
        if not given:
            return self.say("needed")
        if slot.number and not isinstance(value, int):
            return f"{given!r} {self.say('number')}"
        problem = slot.problem(value)
        return f"{given!r} {problem[0]}. {problem[1]}" if problem else None

    def _list(self, vocabulary: type[Code]) -> None:
        for code in vocabulary:
            concept = code.concept
            label, meaning = (
                (concept.fr, concept.fr_definition) if self._lang == "fr" else (concept.en, concept.definition)
            )
            tell(f"  {code.key:24} {label}. {meaning}".rstrip())

    def _text(self, question: Question, slot: Slot) -> Any:
        complete([])
        while True:
            texts = {}
            for language, said in (("en", "English"), ("fr", "French")):
                hint = [] if slot.required else [self.say("optional")]
                if given := self._ask(f"{question.words(self._lang)}, {self.say(said)}", hints=hint):
                    texts[language] = given
            if not texts and not slot.required:
                return None
            if not texts:
                tell(self.say("one language"))
            else:
                return texts

    def _nodes(self, question: Question, slot: Slot) -> Any:
        """Any number of references, each with what else is asked of it."""
        items: list[Any] = []
        while True:
            ends = bool(items) or not slot.required
            hint = f"{self.say('find')}; {self.say('no more')}" if ends else self.say("find")
            key = self._node(question, hint, needed=not ends)
            if key is None:
                return items or None
            item = self._item(question, key)
            if item in items:
                tell(f"{key!r} {self.say('twice')}")
            else:
                items.append(item)

    def _item(self, question: Question, key: str) -> Any:
        asked = ((one.key, self._value(one, slot_of(self._cls, question.key, one.key))) for one in question.further)
        said = {name: value for name, value in asked if value is not None}
        (cls, *others) = question.far
        return {cls.path(): key} | said if said and not others else key

    def _node(self, question: Question, hint: str, *, needed: bool) -> str | None:
        """The key of a node, or its id where it may be of any class."""
        nodes = {id_: node for cls in question.far for id_, node in self._known[cls].items()}
        full = len(question.far) > 1
        by_key = nodes if full else {node.key: node for node in nodes.values()}
        listed: list[Known] = []
        complete(by_key)
        while True:
            given = self._ask(question.words(self._lang), hints=[hint])
            if not given and not needed:
                return None
            if given.isdecimal() and 0 < int(given) <= len(listed):
                node = listed[int(given) - 1]
            elif given in by_key:
                node = by_key[given]
            else:
                listed = self._found(given, list(nodes.values()), full=full)
                continue
            tell(f"  = {node.label(self._lang)}")
            return node.id if full else node.key

    def _found(self, given: str, nodes: list[Known], *, full: bool) -> list[Known]:
        """Tell what fits some words, to choose from."""
        if not given:
            tell(self.say("needed"))
            return []
        fitting = found(given, nodes)
        near = fitting or nearest(given, nodes)
        if not fitting:
            then = f"{self.say('mean')}:" if near else self.say("enter first")
            tell(f"{given!r} {self.say('nothing')} {then}")
        for number, node in enumerate(near[:SHOWN], 1):
            tell(f"  {number}  {node.label(self._lang)} ({node.id if full else node.key})")
        if len(near) > SHOWN:
            tell(f"  … {self.say('more')}")
        if near:
            tell(self.say("choose"))
        return near[:SHOWN]

    def _ask(self, words: str, default: str = "", hints: Iterable[str] = ()) -> str:
        hint = "; ".join(hints)
        text = f"{words} ({hint})" if hint else words
        given = click.prompt(harmless(text), default=default, show_default=bool(default), prompt_suffix=": ")
        return str(given).strip()


def complete(words: Iterable[str]) -> None:
    """Let the tab key complete an answer to one of these, on a terminal that can."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    try:
        import readline
    except ImportError:  # Python has been built without
        return
    known = sorted(words)

    def completed(text: str, state: int) -> str | None:
        fitting = [word for word in known if word.startswith(text)]
        return fitting[state] if state < len(fitting) else None

    readline.set_completer_delims("")
    readline.set_completer(completed)
    readline.parse_and_bind("tab: complete")
