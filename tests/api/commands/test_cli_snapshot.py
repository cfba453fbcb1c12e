"""`accord snapshot`: a folder that is whole, or none."""

import errno
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.commands import snapshot
from graph.deposit.snapshot import Summary, fill
from graph.errors import DataChanging
from tests.api.commands.command_line import SMALL, Run, accord, program, write_folder
from tests.stores import opened

PIPED = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
LICENCE = "Mine (dataset/mine): CC-BY-4.0\n"


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store with a small dataset."""
    url = f"sqlite:///{tmp_path}/here.db"
    assert accord("load", f"curated={write_folder(tmp_path / 'mine', SMALL)}", store=url).code == 0
    return url


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder in which others are written."""
    made = tmp_path / "place"
    made.mkdir()
    return made


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_is_written_and_the_same_again(store: str, place: Path) -> None:
    first = accord("snapshot", str(place / "one"), store=store)
    (place / "two").mkdir()  # an empty folder will do
    second = accord("snapshot", str(place / "two"), store=store)
    files = contents(place / "one")
    size = sum(map(len, files.values()))
    told = f"{len(files)} files, {size:,} bytes, 18 nodes and relations, in {place}/one\n"
    assert (first.code, first.out, first.err) == (0, told + LICENCE, "")
    assert second.out == first.out.replace("/one", "/two")
    assert contents(place / "two") == files
    assert sorted(path.name for path in place.iterdir()) == ["one", "two"]
    assert {(place / name).stat().st_mode for name in ("one", "two")} == {place.stat().st_mode}


def test_what_its_page_says_derives_it_again(store: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert accord("snapshot", f"{place}/mine", store=store).code == 0
    monkeypatch.chdir(place / "mine")
    blocks = Path("README.md").read_text().split("```")[1::2]
    _, exported, *commands = next(block for block in blocks if "accord import" in block).splitlines()
    settings = dict(setting.split("=", 1) for setting in exported.removeprefix("export ").split())
    for command in commands:
        program, *arguments = command.partition("#")[0].split()
        if program == "accord":
            assert accord(*arguments, **settings).code == 0
        else:
            assert subprocess.run([program, *arguments]).returncode == 0
    assert [command.split()[0] for command in commands] == ["accord", "accord", "diff"]
    assert contents(place / "again") == contents(place / "mine")


def test_a_folder_with_files_in_it_is_refused(store: str, place: Path) -> None:
    (place / "notes.txt").write_text("mine")
    message = f"Error: {place} has files in it. Name another folder, or empty this one.\n"
    assert accord("snapshot", str(place), store=store) == Run(2, "", message)
    assert contents(place) == {"notes.txt": b"mine"}
    assert [path.name for path in place.parent.iterdir() if path.name.startswith(".accord")] == []


def test_where_it_cannot_be_written_it_says_why(store: str, place: Path) -> None:
    (place / "file").write_text("")
    (place / "loop").symlink_to("loop")
    for name, reason in (
        ("file", "Not a directory"),
        ("file/below", "Not a directory"),
        ("none/below", "No such file or directory"),
        ("loop", "Too many levels of symbolic links"),
    ):
        message = f"Error: {place}/{name} cannot be written: {reason}. Choose another folder.\n"
        assert accord("snapshot", f"{place}/{name}", store=store) == Run(2, "", message)


def test_a_link_leads_to_where_it_is_written(store: str, place: Path) -> None:
    (place / "link").symlink_to("there")
    assert accord("snapshot", f"{place}/link", store=store).code == 0
    assert (place / "link").is_symlink()
    assert (place / "there/README.md").is_file()


async def test_of_nothing_there_is_none(tmp_path: Path, place: Path) -> None:
    nothing = opened(f"sqlite:///{tmp_path}/nothing.db")
    await nothing.prepare()
    await nothing.close()
    with program("snapshot", f"{place}/new", store=f"sqlite:///{tmp_path}/nothing.db", cwd=place, **PIPED) as running:
        told = running.communicate()
    message = "Error: Nothing is loaded, so there is nothing to deposit; run `accord load`.\n"
    assert (running.returncode, *told) == (2, "", message)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("broken", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_what_breaks_off_leaves_nothing(
    store: str, place: Path, monkeypatch: pytest.MonkeyPatch, broken: BaseException
) -> None:
    monkeypatch.setattr(snapshot, "fill", _breaking(broken))
    told = accord("snapshot", f"{place}/new", store=store)
    assert told.code == (2 if isinstance(broken, OSError) else 130)
    assert told.err == (
        f"Error: {place}/new cannot be written: No space left on device. Choose another folder.\n"
        if isinstance(broken, OSError)
        else ""
    )
    assert list(place.iterdir()) == []


def test_a_load_that_overtakes_it_makes_it_begin_again(
    store: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert accord("snapshot", f"{place}/undisturbed", store=store).code == 0
    overtaken = iter([DataChanging("Loads changed the data.")] * 2)
    monkeypatch.setattr(snapshot, "fill", _breaking(overtaken))
    assert accord("snapshot", f"{place}/overtaken", store=store).code == 0
    assert contents(place / "overtaken") == contents(place / "undisturbed")


def test_loads_that_never_end_are_told(store: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overtaken = iter([DataChanging("Loads changed the data.")] * snapshot.ATTEMPTS)
    monkeypatch.setattr(snapshot, "fill", _breaking(overtaken))
    assert accord("snapshot", f"{place}/new", store=store) == Run(3, "", "Error: Loads changed the data.\n")
    assert list(place.iterdir()) == []


def _breaking(broken: Any) -> Callable[..., Any]:
    """Fills a folder, and then breaks off; with several errors, once with each, and then no more."""

    async def filled(store: Any, base: str, program: str, root: Path) -> Summary:
        assert list(root.iterdir()) == []
        summary = await fill(store, base, program, root)
        shutil.move(root / "README.md", root / "left-over.md")  # what a next attempt must not find
        error = broken if isinstance(broken, BaseException) else next(broken, None)
        if error:
            raise error
        shutil.move(root / "left-over.md", root / "README.md")
        return summary

    return filled
