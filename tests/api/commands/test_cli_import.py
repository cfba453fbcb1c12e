"""`accord import`: what it prints, and how it ends."""

import gzip
from pathlib import Path

import pytest

from api.commands import load_reports
from graph.sqlite.store import SqliteStore
from tests.api.commands.command_line import NODES, ROWS, SMALL, Run, accord, on_terminal, write_folder

NEW = "read {0}, new {0}, changed 0, unchanged 0, removed 0, rejected 0\n"
SAME = "read {0}, new 0, changed 0, unchanged {0}, removed 0, rejected 0\n"
COPY = "sqlite:///copy.db"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a store and its exports."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACCORD_STORE", "sqlite:///here.db")
    write_folder(tmp_path / "mine", SMALL)
    assert accord("load", "curated=mine").code == 0
    for suffix in ("nq", "ttl"):
        assert accord("export", "-o", f"mine.{suffix}").code == 0
    return tmp_path


def test_an_export_comes_back(here: Path) -> None:
    assert accord("import", "mine.ttl", store=COPY) == Run(0, NEW.format(ROWS), "")
    assert accord("export", "--format", "ttl", store=COPY).out == (here / "mine.ttl").read_text("utf-8")
    assert accord("import", "mine.nq", store=COPY) == Run(0, SAME.format(ROWS), "")


def test_a_store_that_has_it_is_unchanged() -> None:
    assert accord("import", "mine.nq") == Run(0, SAME.format(ROWS), "")


def test_the_listing_counts_alike_what_a_load_and_an_import_have_brought() -> None:
    assert accord("import", "mine.nq", store=COPY).code == 0
    listed = [accord("datasets", store=store).out.partition(" loaded ")[0] for store in (None, COPY)]
    assert listed[0] == listed[1]
    assert listed[0].split() == ["dataset/mine", str(NODES), "nodes"]


def test_from_a_pipe_and_packed(here: Path) -> None:
    content = (here / "mine.nq").read_bytes()
    assert accord("import", "-", "--format", "nq", stdin=content, store=COPY) == Run(0, NEW.format(ROWS), "")
    (here / "mine.nq.gz").write_bytes(gzip.compress(content))
    assert accord("import", "mine.nq.gz") == Run(0, SAME.format(ROWS), "")
    assert accord("import", "-", "--format", "nq", stdin=gzip.compress(content)) == Run(0, SAME.format(ROWS), "")


def test_a_dry_run(here: Path) -> None:
    done = accord("import", "mine.nq", "--dry-run", store=COPY)
    assert done == Run(0, "Nothing was written. An import would change this:\n" + NEW.format(ROWS), "")
    assert accord("datasets", store=COPY).out == ""


def test_what_is_wrong_is_told_and_listed(here: Path) -> None:
    damaged = (
        (here / "mine.nq").read_text("utf-8").replace("#source-kind-", "#source-sort-").replace("-kind-", "-sort-")
    )
    (here / "damaged.nq").write_text(damaged, "utf-8")
    done = accord("import", "damaged.nq", store=COPY)
    told = done.err.splitlines()
    rejects = (here / "var" / "import-rejects.csv").read_text("utf-8").splitlines()
    assert (done.code, done.out, len(told)) == (1, "", min(len(rejects) - 1, load_reports.SHOWN) + 2)
    assert told[-2:] == [
        f"{len(rejects) - 1} problems, listed in var/import-rejects.csv.",
        "Error: damaged.nq: nothing was imported.",
    ]
    assert not accord("datasets", store=COPY).out
    assert accord("import", "mine.nq", store=COPY).code == 0
    assert not (here / "var" / "import-rejects.csv").exists()


def test_another_base_names_both(here: Path) -> None:
    done = accord("import", "mine.nq", ACCORD_BASE_IRI="http://localhost:8000/")
    assert done.code == 1
    assert "'https://accord-graph.example/'" in done.err
    assert "http://localhost:8000/." in done.err
    assert "Set ACCORD_BASE_IRI=https://accord-graph.example/ to import it." in done.err


def test_a_packed_file_that_breaks_off(here: Path) -> None:
    (here / "mine.nq.gz").write_bytes(gzip.compress((here / "mine.nq").read_bytes())[:-200])
    done = accord("import", "mine.nq.gz", store=COPY)
    assert done.code == 1
    assert "cannot be unpacked" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.nq"], "none.nq cannot be read: No such file or directory. Choose another file."),
        (["-"], "- does not say what format it has; write --format and one of ttl (Turtle), "),
        (["mine.nq", "--format", "xml"], "No format 'xml' is known; write one of ttl (Turtle), "),
        (["mine.db"], "No format 'db' is known; write one of ttl (Turtle), "),
        ([], "Missing argument 'FILE'"),
    ],
)
def test_wrong_use(arguments: list[str], message: str) -> None:
    done = accord("import", *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_a_store_that_is_busy(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SqliteStore, "waits_for_load", 0.0)
    (here / "copy.db-load").touch()
    with (here / "copy.db-load").open() as held:
        import fcntl

        fcntl.flock(held, fcntl.LOCK_EX)
        done = accord("import", "mine.nq", store=COPY)
    assert done.code == 3
    assert "Another load is under way" in done.err


def test_on_a_terminal_it_shows_how_far_it_is(here: Path) -> None:
    code, shown = on_terminal(["import", "mine.nq"], COPY, here)
    assert code == 0
    assert "reading mine.nq" in shown
    assert f"dataset/mine: {NEW.format(ROWS).strip()}" in shown
