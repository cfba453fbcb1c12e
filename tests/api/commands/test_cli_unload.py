"""`accord unload`: what it prints, how it ends, and what it proposes for a name that no dataset has."""

from pathlib import Path

import pytest

from tests.api.commands.command_line import ROWS, SMALL, Run, accord, write_folder
from tests.loaders.curated_snippets import COMMITMENT, DATASET, Files

GONE = f"read 0, new 0, changed 0, unchanged 0, removed {ROWS}, rejected 0\n"
POINTING: Files = {
    "dataset": DATASET + "requires: [mine]\n",
    "actors": "- {id: us, kind: state, names: {en: Us, fr: Nous}, sources: [s]}\n",
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, with a store that holds a dataset."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACCORD_STORE", "sqlite:///here.db")
    write_folder(tmp_path / "mine", SMALL)
    assert accord("load", "curated=mine").code == 0


@pytest.mark.parametrize("name", ["mine", "dataset/mine"])
def test_a_dataset_goes_and_its_rows_are_counted(name: str) -> None:
    done = accord("unload", name)
    assert (done.code, done.out.splitlines(keepends=True)[-1], done.err) == (0, GONE, "")
    assert accord("datasets") == Run(0, "", "Nothing is loaded; run `accord load`.\n")
    assert accord("load", "curated=mine").out.endswith(
        f"read {ROWS}, new {ROWS}, changed 0, unchanged 0, removed 0, rejected 0\n"
    )


def test_findings_that_go_with_it_are_told(tmp_path: Path) -> None:
    deadline = "  deadline: {type: offset, duration: P30D, anchor: signature}\n"
    write_folder(tmp_path / "mine", {"commitments": COMMITMENT + deadline})
    assert accord("load", "curated=mine").code == 0
    assert accord("unload", "mine").out == f"0 findings follow from the data by declared rules: 1 gone\n{GONE}"


def test_a_dry_run_says_so_and_changes_nothing() -> None:
    before = accord("export", "--format", "nq").out
    assert accord("unload", "mine", "--dry-run") == Run(
        0, f"Nothing was written. An unload would change this:\n{GONE}", ""
    )
    assert accord("export", "--format", "nq").out == before


def test_what_others_point_to_is_refused(tmp_path: Path) -> None:
    write_folder(tmp_path / "yours", POINTING)
    assert accord("load", "curated=yours").code == 0
    assert accord("unload", "mine") == Run(
        1,
        "",
        "Error: Records of other datasets point into dataset/mine. Unload those that have them first, or let them point"
        " elsewhere:\n  documentation/actor-us--s points to source/s\n",
    )
    assert accord("unload", "yours").code == 0
    assert accord("unload", "mine").code == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("mien", "No dataset 'mien' is loaded. Did you mean 'mine'?"),
        ("ucdp-ged", "No dataset 'ucdp-ged' is loaded. Write one of mine."),
        ("", "No dataset '' is loaded. Write one of mine."),
        ("findings", "'findings' follows from other datasets, and goes with them."),
    ],
)
def test_a_name_that_cannot_be_unloaded_is_wrong_use(name: str, told: str) -> None:
    assert accord("unload", name) == Run(2, "", f"Error: {told}\n")


def test_nothing_is_unloaded_of_an_empty_store() -> None:
    assert accord("unload", "mine").code == 0
    assert accord("unload", "mine") == Run(2, "", "Error: No dataset 'mine' is loaded. Nothing is.\n")


def test_its_file_of_rejects_goes_too(tmp_path: Path) -> None:
    rejects = tmp_path / "var" / "mine-rejects.csv"
    rejects.parent.mkdir(exist_ok=True)
    rejects.write_text("file,line\n")
    accord("unload", "mine", "--dry-run")
    assert rejects.exists()
    accord("unload", "mine")
    assert not rejects.exists()
