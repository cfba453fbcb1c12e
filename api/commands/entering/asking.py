"""The questions of a row, in their order. A bad answer is asked again, with what is wrong with it and what to do."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from api.commands.entering.choosing import Choosing
from api.commands.entering.known import codes_like
from api.commands.entering.numbers import number_of, said_back
from api.commands.entering.prompting import Prompt, complete
from api.commands.entering.questions import Answer, Question
from api.commands.entering.refusals import refusal
from api.commands.terminal import tell
from api.reports.days import NotADay
from api.reports.spans import read_span
from graph.compliance.wording import date_in_words
from loaders.curated.slots import Slot, slot_of
from ontology.codes import Code
from ontology.model import Documented
from ontology.values import Language


class Asking:
    """A conversation about a row of a class."""

    def __init__(self, cls: type[Documented], prompt: Prompt, choosing: Choosing) -> None:
        self._cls, self._prompt, self._choosing = cls, prompt, choosing

    def row(self, questions: Iterable[Question], said: Mapping[str, Any], *within: str) -> dict[str, Any]:
        """What is said under each key, beside what has been said; what is left out is not there."""
        row = {key: value for key, value in said.items() if value is not None}
        for question in questions:
            for key in question.keys:
                row.pop(key, None)
            if question.after and question.after not in row:
                continue
            if any(key in row for key in question.without.split()):
                continue
            answer = self._answer(question, *within)
            if question.answer is Answer.NUMBER:
                row |= answer or {}
            elif answer is not None:
                row[question.key] = answer
        return row

    def key(self, words: str, suggested: str, taken: Callable[[str], bool]) -> str:
        """The key of the row; Enter takes the one that is suggested."""
        slot = slot_of(self._cls, "id")
        complete([])
        while True:
            given = self._prompt.ask(words, suggested)
            if wrong := slot.problem(given):
                tell(refusal(given, *wrong, self._prompt.lang))
            elif taken(given):
                self._prompt.tell("taken", key=given)
            else:
                return given

    def _answer(self, question: Question, *within: str) -> Any:
        """What stands under the key of a question; None where it is left out."""
        slot = slot_of(self._cls, *within, question.key)
        match question.answer:
            case Answer.TEXT:
                return self._text(question, needed=slot.required or bool(question.without))
            case Answer.NAMES:
                return self._names(question)
            case Answer.NUMBER:
                return self._number(question)
            case Answer.NODE:
                return self._choosing.node(question, hints=[], needed=True)
            case Answer.NODES:
                return self._nodes(question, slot)
            case Answer.ROWS:
                return self._rows(question)
            case _:
                return self._value(question, slot, needed=slot.required or bool(question.after))

    def _value(self, question: Question, slot: Slot, *, needed: bool) -> Any:
        hints = [self._prompt.say("codes")] if slot.vocabulary else [self._prompt.say("date")] if slot.date else []
        hints += [] if needed else [self._prompt.say("optional")]
        complete([code.key for code in slot.vocabulary] if slot.vocabulary else [])
        while True:
            given = self._prompt.ask(question.words(self._prompt.lang), hints=hints)
            if given == "?" and slot.vocabulary:
                self._list(slot.vocabulary)
                continue
            if not given and not needed:
                return None
            value, wrong = self._read(question, slot, given)
            if not wrong:
                return value
            tell(wrong)

    def _read(self, question: Question, slot: Slot, given: str) -> tuple[Any, str]:
        """An answer as a file would have it (a label stands for its code), and what is wrong with it, if anything."""
        if not given:
            return None, self._prompt.say("needed")
        value: Any = given
        if slot.date:
            try:
                value = self._date(given)
            except NotADay as no:
                return None, no.why.in_language(Language(self._prompt.lang))
        elif question.answer is Answer.LIST:
            value = [part.strip() for part in given.split(",")]
        elif slot.number:
            with suppress(ValueError):
                value = int(given)
            if not isinstance(value, int):
                return None, self._prompt.say("no whole number", given=given)
        elif slot.vocabulary:
            value = self._code(given, slot.vocabulary)
        problem = slot.problem(value)
        return value, refusal(given, *problem, self._prompt.lang) if problem else ""

    def _date(self, given: str) -> str:
        """A date as EDTF. How it was read is told, unless it was written so."""
        read = read_span(given, datetime.now(UTC).date())
        language = Language(self._prompt.lang)
        if read.edtf != given:
            remarks = "".join(f" {remark.in_language(language)}" for remark in read.remarks)
            tell(f"  = {date_in_words(read.edtf).in_language(language)} ({read.edtf}){'.' * bool(remarks)}{remarks}")
        return read.edtf

    def _code(self, given: str, vocabulary: type[Code]) -> str:
        """The code that is meant: by its key, its label in either language, or words that one label alone has."""
        meant = codes_like(given, vocabulary)
        if len(meant) != 1:
            return given
        if meant[0].key != given:
            tell(f"  = {self._label(meant[0])} ({meant[0].key})")
        return meant[0].key

    def _label(self, code: Code) -> str:
        return code.concept.fr if self._prompt.lang == "fr" else code.concept.en

    def _list(self, vocabulary: type[Code]) -> None:
        for code in vocabulary:
            meaning = code.concept.fr_definition if self._prompt.lang == "fr" else code.concept.definition
            tell(f"  {code.key:24} {self._label(code)}. {meaning}".rstrip())

    def _text(self, question: Question, *, needed: bool) -> Any:
        complete([])
        while True:
            texts = {}
            for language, said in (("en", "English"), ("fr", "French")):
                hint = [] if needed else [self._prompt.say("optional")]
                words = f"{question.words(self._prompt.lang)}, {self._prompt.say(said)}"
                if given := self._prompt.ask(words, hints=hint):
                    texts[language] = given
            if texts:
                return texts
            if not needed:
                return None
            self._prompt.tell("one language")

    def _names(self, question: Question) -> Any:
        """A name in both languages. Enter takes the English one for the French; acronyms may be left out."""
        complete([])
        words = question.words(self._prompt.lang)
        while not (english := self._prompt.ask(f"{words}, {self._prompt.say('English')}")):
            self._prompt.tell("needed")
        french = self._prompt.ask(f"{words}, {self._prompt.say('French')}", english)
        given = self._prompt.ask(self._prompt.say("acronyms"), hints=[self._prompt.say("optional")])
        acronyms = [part.strip() for part in given.split(",") if part.strip()]
        return {"en": english, "fr": french} | ({"acronyms": list(dict.fromkeys(acronyms))} if acronyms else {})

    def _number(self, question: Question) -> dict[str, int] | None:
        """The keys of a number: low, best and high, as far as they follow from what is said."""
        complete([])
        hints = [self._prompt.say("number"), self._prompt.say("optional")]
        while given := self._prompt.ask(question.words(self._prompt.lang), hints=hints):
            if number := number_of(given):
                tell(f"  = {said_back(number, self._prompt.lang)}")
                return number
            self._prompt.tell("no number", given=given)
        return None

    def _rows(self, question: Question) -> Any:
        """Any number of rows that stand within this one."""
        rows: list[dict[str, Any]] = []
        while self._prompt.yes(self._add(question, more=bool(rows)), default=False):
            rows.append(self.row(question.further, {}, question.key))
        return rows or None

    def _add(self, question: Question, *, more: bool) -> str:
        return self._prompt.say("one more" if more else "one", what=question.words(self._prompt.lang))

    def _nodes(self, question: Question, slot: Slot) -> Any:
        """Any number of references, each with what else is asked of it."""
        items: list[Any] = []
        while True:
            ends = bool(items) or not slot.required
            key = self._choosing.node(question, hints=[self._prompt.say("no more")] if ends else [], needed=not ends)
            if key is None:
                return items or None
            item = self._item(question, key)
            if item in items:
                self._prompt.tell("twice", given=key)
            else:
                items.append(item)

    def _item(self, question: Question, key: str) -> Any:
        said = self.row(question.further, {}, question.key)
        (cls, *others) = question.far
        return {cls.path(): key} | said if said and not others else key
