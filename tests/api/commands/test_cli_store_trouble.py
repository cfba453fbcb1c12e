"""What the command line says of a store that is not a store, and of a load that a store refuses."""

from contextlib import closing
from pathlib import Path

import apsw
import pytest

from loaders.curated import curated_datasets
from tests.api.commands.command_line import ROWS, SMALL, Run, accord, write_folder

ADDRESSES = (
    "Write sqlite:///FILE (sqlite:////FILE for an absolute path), or neo4j://HOST:7687, neo4j+s://… or bolt://… for"
    " Neo4j."
)
OTHER = "was made by another version, or is not an Accord Graph store. Move it away and run `accord load`."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a small dataset and some files that are not stores."""
    monkeypatch.chdir(tmp_path)
    write_folder(tmp_path / "mine", SMALL)
    (tmp_path / "text.db").write_text("no database at all, but long enough to have a header of the size that one has")
    other = apsw.Connection(str(tmp_path / "other.db"))
    other.execute("CREATE TABLE other (column)")
    other.close()
    return tmp_path


NO_STORES = [
    ("mine", "Error: mine: it is a folder. Name a file in it.\n"),
    ("text.db", "Error: text.db: file is not a database. Move it away and run `accord load`, or set ACCORD_STORE.\n"),
    ("other.db", f"Error: other.db {OTHER}\n"),
]


@pytest.mark.parametrize("arguments", [("load", "curated=mine"), ("datasets",), ("check",), ("export",)])
@pytest.mark.parametrize(("file", "message"), NO_STORES)
def test_a_file_that_is_no_store_is_left_alone(here: Path, arguments: tuple[str, ...], file: str, message: str) -> None:
    before = (here / file).read_bytes() if (here / file).is_file() else None
    assert accord(*arguments, store=f"sqlite:///{file}") == Run(3, "", message)
    assert before is None or (here / file).read_bytes() == before


@pytest.mark.parametrize("content", ["", "PRAGMA user_version = 1"], ids=["no bytes", "no tables"])
def test_an_empty_file_is_for_a_load_to_lay_out(here: Path, content: str) -> None:
    """A load leaves one when its disk is full."""
    with closing(apsw.Connection(str(here / "empty.db"))) as empty:
        empty.execute(content)
    store = "sqlite:///empty.db"
    message = "Error: empty.db: the file is empty. Run `accord load` to fill it, or set ACCORD_STORE.\n"
    for command in ("datasets", "check", "export"):
        assert accord(command, store=store) == Run(3, "", message)
    assert accord("load", "curated=mine", store=store).code == 0
    assert accord("check", store=store).code == 0


def test_a_folder_that_cannot_be_made(here: Path) -> None:
    message = "Error: text.db/x/y.db: text.db/x cannot be made (Not a directory). Mend that, or set ACCORD_STORE.\n"
    assert accord("load", "curated=mine", store="sqlite:///text.db/x/y.db") == Run(3, "", message)


@pytest.mark.parametrize("url", ["bolt://127.0.0.1:99999", "sqlite://here.db", "sqlite:///", "neo4j://"])
def test_an_address_that_is_none(url: str) -> None:
    message = f"Error: ACCORD_STORE: {url!r} is not the address of a store. {ADDRESSES}\n"
    assert accord("datasets", store=url) == Run(2, "", message)


def test_a_password_in_an_address_is_not_repeated() -> None:
    message = (
        "Error: ACCORD_STORE: 'neo4j://…' is not the address of a store. Leave the login out, and set"
        " ACCORD_STORE_USER and ACCORD_STORE_PASSWORD instead.\n"
    )
    assert accord("datasets", store="neo4j://neo4j:secret@host:7687") == Run(2, "", message)


def test_what_another_dataset_has_is_told_by_row(here: Path) -> None:
    store = "sqlite:///here.db"
    assert accord("load", "curated=mine", store=store).code == 0
    before = accord("datasets", store=store)
    run = accord("load", "curated:yours=mine", store=store)
    *told, counted, error = run.err.splitlines()
    assert (run.code, run.out, len(told)) == (1, "", ROWS)
    assert told[0] == (
        "mine/actors.yaml:1: id: 'actor/mali' belongs to dataset/mine. Leave it there, or choose another id."
    )
    assert counted == f"{ROWS} problems, listed in var/yours-rejects.csv."
    assert error == "Error: mine: nothing was loaded."
    assert len((here / "var/yours-rejects.csv").read_text().splitlines()) - 1 == ROWS
    assert accord("datasets", store=store) == before


def test_a_dataset_that_is_required_comes_first() -> None:
    _, mali = curated_datasets()
    message = "Error: dataset/mali requires dataset/places. Load that first.\n"
    assert accord("load", f"curated={mali}", store="sqlite:///here.db") == Run(1, "", message)
