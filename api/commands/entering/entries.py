"""From the questions to an entry that is loaded. What the load refuses is asked again, and nothing of it is kept."""

from collections import defaultdict
from itertools import count
from pathlib import Path
from typing import Any

import click

from api.commands.entering.asking import Asking
from api.commands.entering.choosing import Choosing, KnownNodes
from api.commands.entering.folder import REQUIRED, WrongFolder, added, argument, entry_text, is_new, rejects_of
from api.commands.entering.known import known_as, known_nodes
from api.commands.entering.prompting import Prompt
from api.commands.entering.questions import ENTRIES, KIND_OF, WITHIN_OTHERS, Answer, Entry, Question
from api.commands.entering.refusals import refusal
from api.commands.entering.sayings import say
from api.commands.load_reports import tell_report
from api.commands.terminal import tell
from api.exit_codes import DONE, REFUSED
from graph.deriving.renewing import derive
from graph.errors import LoadRefused
from graph.loading.load import load
from graph.matching.delivering import match
from graph.store import Store
from loaders.curated import read
from loaders.curated.folder import DATASET_FILE
from loaders.curated.slots import slot_of
from loaders.source import InputError, shown
from ontology.model import Node
from ontology.naming import words
from ontology.records import Reject
from ontology.values import slug

LONGEST_KEY = 60
NAMES = ("en", "fr", "acronyms")


async def enter(store: Store, kind: str, folder: Path, lang: str) -> int:
    """Ask for an entry of a kind, write it to a folder and load that. WrongFolder where that cannot be."""
    loaded = {note.dataset.rpartition("/")[2] for note in await store.notes()}
    if missing := [name for name in REQUIRED if name not in loaded]:
        raise WrongFolder(say("no dataset", lang, name=missing[0]))
    new = is_new(folder, loaded, lang)
    try:
        wrong = [] if new else rejects_of(folder)
    except InputError as error:
        wrong = error.rejects
    if wrong:
        for reject in wrong:
            tell(str(reject), err=True)
        tell(say("folder", lang), err=True)
        return REFUSED
    asked = [ENTRIES[kind], *(ENTRIES[KIND_OF[cls]] for cls in WITHIN_OTHERS)]
    classes = {cls for entry in asked for question in _all(entry.questions) for cls in (*question.far, entry.cls)}
    known: KnownNodes = {cls: await known_nodes(store, cls) for cls in classes}
    try:
        return await _Entering(store, folder, lang, known).run(ENTRIES[kind])
    except (click.Abort, KeyboardInterrupt):
        tell(f"\n{say('nothing written', lang)}")
        raise


def _all(questions: tuple[Question, ...]) -> list[Question]:
    """Questions, and those within them."""
    return [inner for question in questions for inner in (question, *_all(question.further))]


class _Draft:
    """An entry that is not loaded yet: its kind, its row, and whether its key is the one that was suggested."""

    def __init__(self, entry: Entry, row: dict[str, Any], *, named_so: bool) -> None:
        self.entry, self.row, self.named_so = entry, row, named_so

    @property
    def id(self) -> str:
        return f"{self.entry.cls.path()}/{self.row['id']}"

    def written(self) -> dict[str, Any]:
        """The row in the order of the questions, the key first; what stands within it has keys that follow from its."""
        order = ["id", *(key for question in self.entry.questions for key in question.keys)]
        row = {key: self.row[key] for key in order if key in self.row}
        if figures := row.get("casualties"):
            row["casualties"] = [{"id": _figure_key(row["id"], figure)} | figure for figure in figures]
        return row


class _Entering:
    """An entry on its way, and those that had to be entered for it."""

    def __init__(self, store: Store, folder: Path, lang: str, known: KnownNodes) -> None:
        self._store, self._folder, self._lang, self._known = store, folder, lang, known
        self._prompt = Prompt(lang)
        self._choosing = Choosing(self._prompt, known, self._enter_another)
        self._drafts: list[_Draft] = []

    async def run(self, entry: Entry) -> int:
        """Ask, write and load, until it is loaded or given up."""
        self._enter(entry)
        while True:
            texts = self._texts()
            for kind, text in texts.items():
                tell(f"\n# {shown(self._folder)}/{kind}.yaml\n{text.rstrip()}")
            if not self._prompt.yes(self._prompt.say("write"), default=True):
                self._prompt.tell("nothing written")
                return DONE
            rejects = await self._load(texts)
            if not rejects:
                return DONE
            if not self._ask_again(rejects):
                tell(self._prompt.say("refused"), err=True)
                return REFUSED

    def _enter(self, entry: Entry) -> str:
        """Ask for an entry. Its key."""
        asking = Asking(entry.cls, self._prompt, self._choosing)
        row = asking.row(entry.questions, {})
        suggested = self._suggested(entry, row)
        row["id"] = asking.key(self._prompt.say("key"), suggested, self._taken(entry))
        self._drafts.append(_Draft(entry, row, named_so=row["id"] == suggested))
        return str(row["id"])

    def _enter_another(self, cls: type[Node]) -> str:
        """Ask for what another entry points to. From then on it is known."""
        entry = ENTRIES[KIND_OF[cls]]
        self._prompt.tell("begin", kind=cls.names.fr.lower() if self._lang == "fr" else words(cls.__name__))
        key = self._enter(entry)
        called = _label(self._drafts[-1].row)
        texts = list(called.values())
        node = known_as(self._drafts[-1].id, called.get("en", texts[0]), called.get("fr", texts[0]))
        self._known[cls][node.id] = node
        return key

    def _suggested(self, entry: Entry, row: dict[str, Any]) -> str:
        words = "-".join(filter(None, (slug(_first(row.get(key))) for key in entry.named_by)))
        words = words or slug(_first(row.get("title")))
        base = words[:LONGEST_KEY].strip("-") or entry.cls.path()
        taken = self._taken(entry)
        return base if not taken(base) else next(key for n in count(2) if not taken(key := f"{base}-{n}"))

    def _taken(self, entry: Entry) -> Any:
        ids = {node.key for node in self._known[entry.cls].values()}
        return ids.__contains__

    def _texts(self) -> dict[str, str]:
        """What is added to the file of each kind."""
        texts = defaultdict[str, str](str)
        for draft in self._drafts:
            texts[draft.entry.cls.plural] += entry_text(draft.written())
        return dict(texts)

    async def _load(self, texts: dict[str, str]) -> list[Reject]:
        """Write and load. What is wrong with it, in which case nothing is changed."""
        described = (self._folder / DATASET_FILE).exists()
        try:
            with added(self._folder, texts):
                report = await load(self._store, read(self._folder), strict=True, derive=derive, match=match)
        except (InputError, LoadRefused) as refused:
            if not refused.rejects:
                raise
            return list(refused.rejects)
        except OSError as error:
            raise WrongFolder(
                self._prompt.say("no folder", name=shown(self._folder), reason=str(error.strerror))
            ) from None
        for draft in self._drafts:
            file = f"{shown(self._folder)}/{draft.entry.cls.plural}.yaml"
            self._prompt.tell("done", file=file, id=draft.id)
        if not described:
            self._prompt.tell("new file", file=f"{shown(self._folder)}/{DATASET_FILE}")
        tell_report(report)
        self._prompt.tell("next", argument=argument(self._folder))
        return []

    def _ask_again(self, rejects: list[Reject]) -> bool:
        """Tell what is wrong, and ask the questions that it is about again. Whether there are any."""
        again = [
            (draft, question, reject)
            for draft in self._drafts
            for question in draft.entry.questions
            for reject in rejects
            if _is_about(reject, question, draft.entry)
        ]
        exact_last = sorted(again, key=lambda one: one[2].field == one[1].key)
        places = {id(reject): question.words(self._lang) for _, question, reject in exact_last}
        for reject in rejects:
            where = places.get(id(reject), f"{reject.position}: {reject.field}")
            tell(
                f"{where}{self._prompt.colon}{refusal(reject.value, reject.problem, reject.remedy, self._lang)}",
                err=True,
            )
        if again:
            self._prompt.tell("again")
        for draft in self._drafts:
            questions = tuple(question for one, question, _ in again if one is draft)
            if questions:
                asking = Asking(draft.entry.cls, self._prompt, self._choosing)
                draft.row = asking.row(_with_after(questions, draft.entry), draft.row)
        if again and (last := self._drafts[-1]).named_so:  # nothing else points to it
            last.row["id"] = self._suggested(last.entry, last.row)
        return bool(again)


def _figure_key(event: str, figure: dict[str, Any]) -> str:
    words = (event, figure["said_by"], figure["harm"], slug(_first(figure["victims"])))
    return "-".join(filter(None, words))


def _with_after(questions: tuple[Question, ...], entry: Entry) -> tuple[Question, ...]:
    """Questions of an entry, and those that are asked after them alone."""
    keys = {question.key for question in questions}
    return tuple(one for one in entry.questions if one in questions or one.after in keys)


def _first(value: Any) -> str:
    """What of an answer goes into a key: a text in one language, the first of several references."""
    match value:
        case None:
            return ""
        case list():
            return _first(value[0])
        case dict():
            return _first(next(iter(value.values())))
        case _:
            return str(value).rpartition("/")[2]


def _label(row: dict[str, Any]) -> dict[str, str]:
    """What a row can be called before it is loaded."""
    called: dict[str, str] = row.get("names") or row["title"]
    return called


def _is_about(reject: Reject, question: Question, entry: Entry) -> bool:
    """Whether the answer to a question of an entry is what was refused."""
    inner = (*(one.key for one in question.further), *(cls.path() for cls in question.far[:1]))
    named = {*question.keys, question.key, *inner, *(NAMES if question.answer is Answer.NAMES else ())}
    two_dates = "two dates" in reject.remedy and _is_date(entry, question)
    return (reject.field in named or two_dates) and Path(reject.position.file).stem == entry.cls.plural


def _is_date(entry: Entry, question: Question) -> bool:
    return question.answer is Answer.VALUE and slot_of(entry.cls, question.key).date
