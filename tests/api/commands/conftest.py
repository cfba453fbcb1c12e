"""What tests of `accord new` share: a store with what its answers name."""

import shutil
from pathlib import Path

import pytest

from tests.api.commands.command_line import accord, write_folder
from tests.api.commands.entry_answers import LIKE_OURS


@pytest.fixture(scope="session")
def like_ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds small datasets of the same names, to copy."""
    folder = tmp_path_factory.mktemp("like")
    inputs = [f"curated={write_folder(folder / name, files)}" for name, files in LIKE_OURS.items()]
    loaded = accord("load", *inputs, store=f"sqlite:///{folder}/accord.db")
    assert (loaded.code, loaded.err) == (0, "")
    return folder / "accord.db"


@pytest.fixture
def store(like_ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a store like ours; the current folder is the test's own."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(like_ours, tmp_path / "accord.db")
    return f"sqlite:///{tmp_path}/accord.db"
