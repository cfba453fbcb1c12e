"""Whoever writes a file for the first time is told what is wrong, where, and what to do, and that does it."""

import re
from pathlib import Path

import pytest

from tests.loaders.beginners import SLIPS, TAKEN, TOLD, all_of_them, as_page, told, written
from tests.loaders.curated_snippets import load_into_a_store
from tests.loaders.test_yaml_schema import MISTAKES, SOUND

SENTENCE = re.compile(r"(?P<file>\S.*?):(?P<line>\d+): (?P<field>[^:]+): (?P<value>'.*?'|\".*?\") (?P<rest>[^'\"].*)")
REMEDIES = (
    (re.compile(r"Did you mean '(?P<new>[^']+)'\?"), "{new}"),
    (
        re.compile(r"(?:Write|Leave that out:|in two figures:|with hyphens:|straight ones:) (?P<new>'[^']+')\.$"),
        "{new}",
    ),
    (re.compile(r"Put it in brackets: (?P<new>\[.*\])\.$"), "{new}"),
    (re.compile(r"(?:in quotes|double quotes|single quotes): (?P<new>['\"].*['\"])\.$"), "{new}"),
    (re.compile(r"Write `(?P<new>.*)`\.$"), "{new}"),
    (re.compile(r"Write it in quotes\.$"), "'{old}'"),
    (re.compile(r"Put the text in quotes, or remove it\.$|Put the text in quotes, or the comment"), "'{old}'"),
    (re.compile(r"(?:begins or ends with a space)\. Remove it\.$"), "{stripped}"),
    (re.compile(r"Close it at the end of the text, with the same quote\.$"), "{old}'"),
    (re.compile(r"Close it with (?P<new>.)\.$"), "{old}{new}"),
)
"""Remedies that a program can follow: what is to stand in place of the value that is told."""


ELSEWHERE = ("requirements that are no list", "a country with its class")
"""What is then right, and asks for what this folder does not have."""


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the load says of each mistake."""
    said = {}
    with pytest.MonkeyPatch.context() as patch:
        for name, files in all_of_them().items():
            patch.chdir(tmp_path_factory.mktemp("mistake"))
            said[name] = told(files)
    return said


def test_each_mistake_is_told_as_the_page_has_it(sentences: dict[str, list[str]]) -> None:
    assert as_page(sentences) == TOLD.read_text(encoding="utf-8")


def test_each_sentence_has_place_key_value_problem_and_remedy(sentences: dict[str, list[str]]) -> None:
    lines = [line for told in sentences.values() for line in told if not line.startswith("mine:")]
    assert [line for line in lines if not SENTENCE.fullmatch(line)] == []
    assert len(sentences) == len(MISTAKES) + len(SLIPS) + 12


@pytest.mark.parametrize("name", SLIPS)
def test_what_is_broken_stands_in_the_snippets(name: str) -> None:
    kind, right, _ = SLIPS[name]
    assert right in SOUND[kind]


def test_a_remedy_that_can_be_followed_to_the_letter_does_it(
    sentences: dict[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[str] = []
    for name, (kind, right, wrong) in {**MISTAKES, **SLIPS}.items():
        text = SOUND[kind].replace(right, wrong, 1)
        mended = _followed(text, sentences[name])
        if mended and name not in ELSEWHERE:
            (tmp_path / str(len(followed))).mkdir()
            monkeypatch.chdir(tmp_path / str(len(followed)))
            load_into_a_store(written({**SOUND, kind: mended}, Path("mine")))
            followed.append(name)
    assert len(followed) >= 35, followed


def _followed(text: str, sentences: list[str]) -> str:
    """A text in which each remedy has been followed; empty where one asks for more than a program can do."""
    lines = text.split("\n")
    for sentence in sentences:
        found = SENTENCE.fullmatch(sentence)
        assert found
        remedy = next(((form, to) for form, to in REMEDIES if form.search(found["rest"])), None)
        if remedy is None:
            return ""
        form, to = remedy
        old = found["value"][1:-1].replace("\\'", "'").replace("\\t", "\t")
        new = (form.search(found["rest"]) or found).groupdict().get("new", "")
        at, put = int(found["line"]) - 1, to.format(old=old, new=new, stripped=old.strip())
        unknown_key = found["rest"].startswith("stands under")
        old, put = (f"{found['field']}:", f"{put}:") if unknown_key else (old, put)
        lines[at] = _replaced(lines[at], old, put)
    return "\n".join(lines)


def _replaced(line: str, old: str, new: str) -> str:
    """A line with a value replaced, which stands in quotes or without; of a whole line that is told, what is quoted."""
    if line.strip() == old and new[0] in "'\"":
        return f"{line[: line.index(':')]}: {new}"
    for form in (f"'{old}'", old):
        before, found, after = line.rpartition(form)
        if found and new == f"'{old}'" and after.startswith(" "):  # of a text, the beginning was told
            return f"{before}'{old}{after}'"
        if found:
            return f"{before}{new}{after}"
    raise AssertionError(f"{old!r} does not stand in {line!r}")


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_no_mistake_is_taken(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    changed = TAKEN[name](SOUND["events"])
    assert changed != SOUND["events"]
    load_into_a_store(written({**SOUND, "events": changed}, Path("mine")))
