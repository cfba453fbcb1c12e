"""`accord derive`, and what loads and imports tell of findings."""

from pathlib import Path

import pytest

from api.exit_codes import REFUSED, WRONG_USE
from tests.api.commands.command_line import ROWS, SMALL, Run, accord, write_folder
from tests.loaders.curated_snippets import COMMITMENT, Files

LATE: Files = SMALL | {"commitments": f"{COMMITMENT}  deadline: {{type: absolute, due: '2015-09-01'}}\n"}
FINDING = "finding/deadline-missed-accord-c"
NEW = "read {0}, new {0}, changed 0, unchanged 0, removed 0, rejected 0\n"
SAME = "read {0}, new 0, changed 0, unchanged {0}, removed 0, rejected 0\n"
FOLLOWS = "1 finding follows from the data by declared rules: {}\n"
RULES = """\
Deadline missed: 1
Clash between signatories: 0
Attack on a mechanism: 0
Fulfilment contradicted: 0
Listed member: 0
Civilians harmed: 0
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACCORD_STORE", "sqlite:///here.db")
    write_folder(tmp_path / "mine", LATE)


def test_a_load_tells_what_follows_and_a_second_one_finds_nothing_to_tell() -> None:
    assert accord("load", "curated=mine") == Run(0, FOLLOWS.format("1 new") + NEW.format(ROWS), "")
    assert accord("load", "curated=mine") == Run(0, SAME.format(ROWS), "")
    assert [line.split()[:3] for line in accord("datasets").out.splitlines()] == [
        ["dataset/findings", "2", "nodes"],
        ["dataset/mine", str(ROWS + 1), "nodes"],
    ]
    assert accord("check").code == 0


def test_what_no_longer_follows_is_gone(tmp_path: Path) -> None:
    accord("load", "curated=mine")
    write_folder(tmp_path / "mine", SMALL)
    done = accord("load", "curated=mine")
    assert done.out.splitlines()[0] == "0 findings follow from the data by declared rules: 1 gone"
    assert FINDING not in accord("export", "--format", "nq").out


def test_derive_counts_them_by_rule() -> None:
    accord("load", "curated=mine")
    assert accord("derive") == Run(0, RULES + SAME.format(1), "")


def test_derive_of_nothing() -> None:
    assert accord("derive") == Run(
        REFUSED, "", "Error: Nothing is loaded, so nothing follows. Run `accord load` first.\n"
    )


def test_an_import_brings_them_back_and_another_export_is_the_same(tmp_path: Path) -> None:
    accord("load", "curated=mine")
    for format_ in ("nq", "ttl"):
        assert accord("export", "-o", f"all.{format_}").code == 0
        copy = f"sqlite:///{format_}.db"
        told = NEW.format(ROWS) + FOLLOWS.format("the same as before") + NEW.format(1)
        assert accord("import", f"all.{format_}", store=copy) == Run(0, told, "")
        assert accord("export", "--format", format_, store=copy).out == (tmp_path / f"all.{format_}").read_text("utf-8")


def test_an_import_of_a_part_finds_what_follows_from_it() -> None:
    accord("load", "curated=mine")
    assert accord("export", "--dataset", "dataset/mine", "-o", "mine.nq").code == 0
    told = accord("import", "mine.nq", store="sqlite:///copy.db").out
    assert told == FOLLOWS.format("1 new") + NEW.format(ROWS)


@pytest.mark.parametrize("name", ["findings", "findings-of-mine"])
def test_their_names_are_kept_for_them(name: str, tmp_path: Path) -> None:
    told = accord("load", f"curated:{name}=mine")
    assert (told.code, told.out) == (WRONG_USE, "")
    assert told.err.endswith(f"{name!r} is kept for what follows from other datasets; choose another name.\n")
    write_folder(tmp_path / name, LATE)
    told = accord("load", f"curated={name}")
    assert (told.code, told.out) == (REFUSED, "")
    assert told.err.startswith(f"Error: dataset/{name} follows from other datasets, and is loaded from nowhere.")
