"""Mistakes of who writes a file of the curated form for the first time, and what the load says of each.

`python -m tests.loaders.beginners` writes the sentences anew; read their difference as one who has made the mistake.
"""

import os
import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.loaders.curated_snippets import DATASET, SOURCES, Files, refusal
from tests.loaders.test_yaml_schema import MISTAKES, SOUND

TOLD = Path(__file__).with_name("beginners_mistakes.md")
SLIPS: Mapping[str, tuple[str, str, str]] = {
    "a tab before a key": ("events", "  when", "\twhen"),
    "a tab after a hyphen": ("events", "- id", "-\tid"),
    "a space too few": ("events", "  when", " when"),
    "two spaces too many": ("events", "  when", "    when"),
    "no indentation": ("events", "  when", "when"),
    "spaces of a web page": ("events", "  when", "\u00a0\u00a0when"),
    "no space after the colon": ("events", "kind: ambush", "kind:ambush"),
    "no space before a date": ("events", "when: '", "when:'"),
    "a sign of equality": ("events", "kind: ambush", "kind = ambush"),
    "a wide colon": ("events", "kind: ambush", "kind\uff1aambush"),
    "no space after the hyphen": ("events", "- id", "-id"),
    "no space after the hyphen of an item": ("events", "sources: [s]", "sources:\n  -s"),
    "a text with a colon": ("events", "An ambush", "Ambush: two dead"),
    "a text with a colon and quotes": ("events", "An ambush", 'Ambush: "it\'s over"'),
    "a text with a number sign": ("events", "An ambush", "Ambush #1"),
    "a text that begins with a bracket": ("events", "An ambush", "[Video] An ambush"),
    "a text that begins with a percent sign": ("events", "An ambush", "%ambush"),
    "a text that begins with an asterisk": ("events", "An ambush", "*ambush"),
    "a text that begins with an ampersand": ("events", "An ambush", "&ambush here"),
    "a text that begins with an exclamation mark": ("events", "An ambush", "!ambush here"),
    "an apostrophe in single quotes": ("events", "An ambush", "'Mali's ambush'"),
    "quotes in double quotes": ("events", "An ambush", '"The "ambush" of Gao"'),
    "a quote that is not closed": ("events", "An ambush", "'An ambush"),
    "a bracket that is not closed": ("events", "[s]", "[s"),
    "a brace that is not closed": ("sources", "A paper}", "A paper"),
    "a comma within braces": ("sources", "A paper", "A paper, of Gao"),
    "a colon within braces": ("sources", "A paper", "A paper: of Gao"),
    "quotes of a word processor": ("events", "'2018-04-01'", "‘2018-04-01’"),
    "a day with slashes, the year first": ("events", "'2018-04-01'", "2018/04/01"),
    "a key twice": ("events", "  sources", "  title: Another\n  sources"),
    "a row twice": ("sources", SOURCES, SOURCES + SOURCES),
    "a source that is not there": ("events", "[s]", "[gao-gazete]"),
    "a row without anything": ("claims", "- {id: x", "-\n- {id: x"),
    "a second document": ("events", "  sources: [s]\n", "  sources: [s]\n---\n- {id: f}\n"),
    "a table of a spreadsheet": ("places", SOUND["places"], "id,kind,names\np,locality,P\n"),
    "keys without a hyphen": (
        "sources",
        "- {id: s, kind: press, title: A paper}",
        "id: s\nkind: press\ntitle: A paper",
    ),
    "a list for what the dataset is": ("dataset", DATASET, "- " + DATASET.replace("\n", "\n  ").rstrip() + "\n"),
}
FILES: Mapping[str, Callable[[Files], dict[str, str | bytes]]] = {
    "Latin-1": lambda files: {**files, "events": str(files["events"]).replace("An", "Près d'un").encode("latin-1")},
    "Windows-1252": lambda files: {**files, "events": str(files["events"]).replace("An", "L’").encode("cp1252")},
    "UTF-16": lambda files: {**files, "events": str(files["events"]).encode("utf-16")},
    "a document of a word processor": lambda files: {**files, "events": b"PK\x03\x04" + bytes(range(128, 200))},
    "an empty file": lambda files: {**files, "claims": ""},
    "a file of comments": lambda files: {**files, "claims": "# to do\n"},
    "a name in the singular": lambda files: _renamed(files, "events", "event"),
    "a name in French": lambda files: _renamed(files, "events", "evenements"),
    "a name in capitals": lambda files: _renamed(files, "events", "Events"),
    "a name with a space": lambda files: _renamed(files, "events", "events 2018"),
    "a name that is none": lambda files: _renamed(files, "events", "incidents-2018"),
    "no dataset.yaml": lambda files: {name: text for name, text in files.items() if name != "dataset"},
}
TAKEN: Mapping[str, Callable[[str], str | bytes]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old Macs": lambda text: text.replace("\n", "\r"),
    "a byte order mark": lambda text: f"\ufeff{text}",
    "no line end at the end": lambda text: text.rstrip("\n"),
    "a tab after a colon": lambda text: text.replace("kind: ", "kind:\t"),
    "a space before a colon": lambda text: text.replace("kind: ", "kind : "),
    "a date without quotes": lambda text: text.replace("'2018-04-01'", "2018-04-01"),
    "a list that is indented": lambda text: text.replace("sources: [s]", "sources:\n    - s"),
    "a word that others read as a truth value": lambda text: text.replace("An ambush", "yes"),
}
"""What is no mistake here, though it is elsewhere, or might look like one."""


def _renamed(files: Files, old: str, new: str) -> dict[str, str | bytes]:
    return {new if name == old else name: text for name, text in files.items()}


def all_of_them() -> dict[str, dict[str, str | bytes]]:
    """The files with each mistake."""
    found: dict[str, dict[str, str | bytes]] = {}
    for name, (kind, right, wrong) in {**MISTAKES, **SLIPS}.items():
        found[name] = {**SOUND, kind: SOUND[kind].replace(right, wrong, 1)}
    return found | {name: make(dict(SOUND)) for name, make in FILES.items()}


def written(files: Mapping[str, str | bytes], folder: Path) -> Path:
    """A folder with these files."""
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def told(files: Mapping[str, str | bytes]) -> list[str]:
    """What the load says of files in the folder `mine` of the current one. Long lists of codes are cut."""
    lines = refusal(written(files, Path("mine")))
    return [re.sub(r"((?:one of|classes|rows, such as [^:]*): [^,]+, [^,]+), .*\.", r"\1, ….", line) for line in lines]


def as_page(sentences: Mapping[str, list[str]]) -> str:
    """All that is said, as a page to read."""
    parts = (f"{name}\n\n" + "".join(f"    {line}\n" for line in lines) for name, lines in sentences.items())
    return "What the load says of the mistakes of beginners.\n\n" + "\n".join(parts)


def _all_told() -> dict[str, list[str]]:
    sentences = {}
    for name, files in all_of_them().items():
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            sentences[name] = told(files)
    return sentences


if __name__ == "__main__":
    TOLD.write_text(as_page(_all_told()), encoding="utf-8")
