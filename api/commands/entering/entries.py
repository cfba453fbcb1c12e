"""From the questions to an entry that is loaded. What the load refuses is asked again, and nothing of it is kept."""

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

import click

from api.commands.entering.asking import Asking
from api.commands.entering.folder import REQUIRED, WrongFolder, added, entry_text, prepared, rejects_of
from api.commands.entering.known import Known, known_nodes
from api.commands.entering.questions import ENTRIES, Entry, Question
from api.commands.load_reports import tell_report
from api.commands.terminal import tell
from api.exit_codes import DONE, REFUSED
from graph.deriving.renewing import derive
from graph.errors import LoadRefused
from graph.loading.load import load
from graph.store import Store
from loaders.curated import read
from loaders.source import InputError, shown
from ontology.model import Node
from ontology.records import Reject
from ontology.values import slug

LONGEST_KEY = 60
SAYINGS: Mapping[str, tuple[str, str]] = {
    "made": (
        "{file} is new. Correct its title and licence where they are not right.",
        "{file} est nouveau. Corrigez-y le titre et la licence s’ils ne conviennent pas.",
    ),
    "key": ("Its key, which never changes", "Sa clé, qui ne change jamais"),
    "taken": ("{key!r} is taken. Give another one.", "{key!r} est déjà pris. Donnez-en une autre."),
    "write": ("Write and load it?", "L’écrire et le charger ?"),
    "nothing": ("Nothing was written.", "Rien n’a été écrit."),
    "again": ("It was not loaded, and nothing was written. Once more:", "Rien n’a été chargé ni écrit. À nouveau :"),
    "refused": (
        "It was not loaded, and nothing was written. Correct what stands above, and enter it again.",
        "Rien n’a été chargé ni écrit. Corrigez ce qui est dit ci-dessus, puis saisissez à nouveau.",
    ),
    "folder": (
        "The folder has problems of its own; correct them first.",
        "Le dossier a ses propres problèmes ; corrigez-les d’abord.",
    ),
    "done": ("Written to {file}, and loaded: {id}", "Écrit dans {file}, et chargé : {id}"),
}


async def enter(store: Store, kind: str, folder: Path, lang: str) -> int:
    """Ask for an entry of a kind, write it to a folder and load that. WrongFolder where that cannot be."""
    loaded = {note.dataset.rpartition("/")[2] for note in await store.notes()}
    if missing := [name for name in REQUIRED if name not in loaded]:
        raise WrongFolder(f"The dataset {missing[0]!r} is not loaded, to which entries point; run `accord load` first.")
    if prepared(folder, loaded):
        tell(_say("made", lang, file=f"{shown(folder)}/dataset.yaml"))
    try:
        wrong = rejects_of(folder)
    except InputError as error:
        wrong = error.rejects
    if wrong:
        _tell(wrong)
        tell(_say("folder", lang), err=True)
        return REFUSED
    entry = ENTRIES[kind]
    classes = {cls for question in entry.questions for cls in question.far} | {entry.cls}
    known = {cls: await known_nodes(store, cls) for cls in classes}
    return await _Entering(store, entry, folder, lang, known).run()


class _Entering:
    """One entry on its way."""

    def __init__(
        self, store: Store, entry: Entry, folder: Path, lang: str, known: Mapping[type[Node], Mapping[str, Known]]
    ) -> None:
        self._store, self._entry, self._folder, self._lang = store, entry, folder, lang
        self._taken = {node.key for node in known[entry.cls].values()}
        self._asking = Asking(entry, known, lang)
        self._said: dict[str, Any] = {}

    async def run(self) -> int:
        """Ask, write and load, until it is loaded or given up."""
        for question in self._entry.questions:
            self._ask(question)
        self._said["id"] = self._key()
        while True:
            text = entry_text(self._row())
            tell(f"\n{text}")
            if not click.confirm(_say("write", self._lang), default=True):
                tell(_say("nothing", self._lang))
                return DONE
            rejects = await self._load(text)
            if not rejects:
                return DONE
            _tell(rejects)
            again = [question for question in self._entry.questions if _is_about(rejects, question)]
            if not again:
                tell(_say("refused", self._lang), err=True)
                return REFUSED
            tell(_say("again", self._lang))
            for question in again:
                self._ask(question)

    def _ask(self, question: Question) -> None:
        asked = not question.after or self._said.get(question.after) is not None
        self._said[question.key] = self._asking.answer(question) if asked else None

    def _row(self) -> dict[str, Any]:
        """What was said, in the order in which files have it: the key first."""
        order = ["id", *(question.key for question in self._entry.questions)]
        return {key: self._said[key] for key in order if self._said[key] is not None}

    def _key(self) -> str:
        words = "-".join(filter(None, (slug(_first(self._said[key])) for key in self._entry.named_by)))
        words = words or slug(_first(self._said.get("title")))
        base = words[:LONGEST_KEY].strip("-") or self._entry.cls.path()
        suggested = (
            base
            if base not in self._taken
            else next(key for number in count(2) if (key := f"{base}-{number}") not in self._taken)
        )

        def refusal(key: str) -> str | None:
            return _say("taken", self._lang, key=key) if key in self._taken else None

        return self._asking.key(_say("key", self._lang), suggested, refusal)

    async def _load(self, text: str) -> list[Reject]:
        """Write and load it. What is wrong with it, in which case nothing is changed."""
        cls = self._entry.cls
        try:
            with added(self._folder, cls.plural, text) as file:
                report = await load(self._store, read(self._folder), strict=True, derive=derive)
        except (InputError, LoadRefused) as refused:
            if not refused.rejects:
                raise
            return list(refused.rejects)
        tell(_say("done", self._lang, file=shown(file), id=f"{cls.path()}/{self._said['id']}"))
        tell_report(report)
        return []


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


def _is_about(rejects: list[Reject], question: Question) -> bool:
    """Whether the answer to a question is what was refused."""
    named = {question.key, *(one.key for one in question.further), *(cls.path() for cls in question.far[:1])}
    return any(reject.field in named for reject in rejects)


def _tell(rejects: list[Reject]) -> None:
    for reject in rejects:
        tell(str(reject), err=True)


def _say(saying: str, lang: str, **values: str) -> str:
    return SAYINGS[saying][lang == "fr"].format(**values)
