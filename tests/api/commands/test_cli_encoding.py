"""`accord load --encoding`: for files of rows, whichever loader reads them; refused for all that tells it by itself."""

import json
from pathlib import Path

import pytest

from tests.api.commands.command_line import SMALL, Run, accord, write_folder
from tests.loaders.ucdp.rows import table

ROWS = ({"id": "1", "where_coordinates": "Béra well"}, {"id": "2", "where_coordinates": "Ber well"})
READ = "read 2, new 2, changed 0, unchanged 0, removed 0, rejected 0"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACCORD_STORE", "sqlite:///here.db")


def test_files_and_pipes_are_read_by_it() -> None:
    content = table(*ROWS).encode("cp1252")
    Path("ged251.csv").write_bytes(content)
    done = accord("load", "--encoding", "Windows-1252", "ucdp-ged=ged251.csv")
    assert (done.code, done.out.splitlines()[-1]) == (0, READ)
    asked = '{ places(where: {name: {startsWith: "Béra"}}) { totalCount } }'
    assert json.loads(accord("query", "-", stdin=asked).out) == {"data": {"places": {"totalCount": 1}}}
    assert accord("load", "--encoding", "cp1252", "ucdp-ged:piped=-", stdin=content).out.splitlines()[-1] == READ


def test_what_is_not_in_it_says_where() -> None:
    Path("ged251.csv").write_bytes(table(*ROWS).encode("cp1252"))
    told = accord("load", "--encoding", "utf-8", "ucdp-ged=ged251.csv")
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("ged251.csv:2: line: 'byte 0xe9' is not UTF-8. Save it as UTF-8, or load it with")
    assert told.err.endswith("Error: ged251.csv: nothing was loaded.\n")


def test_an_unknown_one_and_a_folder_are_wrong_use() -> None:
    write_folder(Path("mine"), SMALL)
    Path("ged251.csv").write_text(table(*ROWS))
    unknown = "Error: No encoding 'utf-9' is known; write one such as utf-8, cp1252, latin-1 or utf-16.\n"
    assert accord("load", "--encoding", "utf-9", "ucdp-ged=ged251.csv") == Run(2, "", unknown)
    told = "Error: mine is a folder, the files of which are always UTF-8; leave out --encoding.\n"
    assert accord("load", "--encoding", "cp1252", "ucdp-ged=ged251.csv", "curated=mine") == Run(2, "", told)
    assert accord("load", "--encoding", "cp1252").code == 2
