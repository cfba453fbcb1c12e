"""CSV files as loaders read them: cells by column, and what is wrong with a file told at its line."""

from pathlib import Path

import pytest

from loaders.csv_lines import csv_lines
from loaders.source import InputError
from ontology.records import Position

COLUMNS = ("day", "what")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _file(content: str | bytes) -> Path:
    path = Path("list.csv")
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_cells_stand_under_their_columns_at_the_line_on_which_they_begin() -> None:
    content = '\ufeffday,what,by\r\n2018,"Two\r\nlines, one cell",x\r\n\r\n2019,Again,\r\n'
    assert list(csv_lines(_file(content), COLUMNS)) == [
        (Position("list.csv", 2), {"day": "2018", "what": "Two\r\nlines, one cell", "by": "x"}),
        (Position("list.csv", 5), {"day": "2019", "what": "Again", "by": ""}),
    ]


WRONG: dict[str, tuple[str | bytes, str]] = {
    "nothing": (
        "",
        "list.csv:1: line: '' lacks the column 'day'. Give a file with these: day, what.",
    ),
    "another header": (
        "day,who\n2018,x\n",
        "list.csv:1: line: 'day,who' lacks the column 'what'. Give a file with these: day, what.",
    ),
    "a comma too many": (
        "day,what\n2018,A raid\n2019,A raid, and another\n",
        "list.csv:3: line: '2019,A raid, and another' has 3 cells, and the header 2."
        " Put a cell that holds a comma in quotes.",
    ),
    "a quote that is not closed": (
        'day,what\n2018,"A raid\n2019,x\n',
        "list.csv:2: line: '' is not a line of CSV: unexpected end of data. Look for a quote that is not closed.",
    ),
    "another encoding": (
        "day,what\n2018,A raid\n2019,Événement\n".encode("latin-1"),
        "list.csv:3: line: 'byte 0xc9' is not UTF-8. Save it as UTF-8.",
    ),
}


@pytest.mark.parametrize(("content", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_file_is_said_at_its_line(content: str | bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        list(csv_lines(_file(content), COLUMNS))
    assert str(caught.value) == message


def test_a_folder_is_no_file() -> None:
    Path("lists").mkdir()
    with pytest.raises(InputError) as caught:
        list(csv_lines(Path("lists"), COLUMNS))
    assert str(caught.value) == "lists:1: line: 'lists' cannot be read: Is a directory. Give a CSV file."
