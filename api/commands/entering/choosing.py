"""Whom or what an entry points to: found by its key or by words, chosen by number, or entered while one is at it."""

from collections.abc import Callable, MutableMapping

from api.commands.entering.known import Known, found, nearest
from api.commands.entering.prompting import Prompt, complete
from api.commands.entering.questions import KIND_OF, WITHIN_OTHERS, Question
from api.commands.terminal import tell
from ontology.model import Node

SHOWN = 9
"""How many of those that are found are listed to choose from."""
NEW = "+"

KnownNodes = MutableMapping[type[Node], MutableMapping[str, Known]]


class Choosing:
    """What there is to point to. `enter` asks for a node of a class that is not there yet, and gives its key."""

    def __init__(self, prompt: Prompt, known: KnownNodes, enter: Callable[[type[Node]], str]) -> None:
        self._prompt, self._known, self._enter = prompt, known, enter

    def node(self, question: Question, *, hints: list[str], needed: bool) -> str | None:
        """The key of a node, or its id where it may be of any class; None where none is given, nor needed."""
        nodes = {id_: node for cls in question.far for id_, node in self._known[cls].items()}
        full = len(question.far) > 1
        by_key = nodes if full else {node.key: node for node in nodes.values()}
        listed: list[Known] = []
        words = question.words(self._prompt.lang)
        hints = [self._prompt.say("find"), *([self._prompt.say("new")] if _may_be_new(question) else []), *hints]
        while True:
            complete(by_key)
            given = self._prompt.ask(words, hints=hints)
            if not given and not needed:
                return None
            if given == NEW and _may_be_new(question):
                key = self._enter(question.far[0])
                self._prompt.tell("end", words=words)
                return key
            if given.isdecimal() and 0 < int(given) <= len(listed):
                node = listed[int(given) - 1]
            elif given in by_key:
                node = by_key[given]
            else:
                listed = self._listed(given, question, list(nodes.values()))
                continue
            tell(f"  = {node.label(self._prompt.lang)}")
            return node.id if full else node.key

    def _listed(self, given: str, question: Question, nodes: list[Known]) -> list[Known]:
        """Tell what fits some words, to choose from."""
        if not given:
            self._prompt.tell("needed")
            return []
        fitting = found(given, nodes)
        near = fitting or nearest(given, nodes)
        if not fitting:
            then = self._prompt.say("mean") if near else self._elsewhere(question)
            tell(f"{self._prompt.say('nothing', given=given)} {then}")
        for number, node in enumerate(near[:SHOWN], 1):
            key = node.id if len(question.far) > 1 else node.key
            tell(f"  {number}  {node.label(self._prompt.lang)} ({key})")
        if len(near) > SHOWN:
            tell(f"  … {self._prompt.say('more')}")
        if near:
            self._prompt.tell("choose or new" if _may_be_new(question) else "choose")
        return near[:SHOWN]

    def _elsewhere(self, question: Question) -> str:
        """How what is not there yet gets there."""
        if _may_be_new(question):
            return self._prompt.say("or new")
        if len(question.far) > 1:
            return self._prompt.say("enter first", kinds=", ".join(KIND_OF.values()))
        return self._prompt.say("by hand", file=f"{question.far[0].plural}.yaml")


def _may_be_new(question: Question) -> bool:
    """Whether what a question asks for can be entered at once."""
    return len(question.far) == 1 and question.far[0] in WITHIN_OTHERS
