"""Publishers' tables: read alike however they are packed and written, and refused with a remedy."""

import gzip
import json
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from loaders.source import InputError
from loaders.tables.table import Form, Line, open_table
from ontology.records import Position

FORM = Form(
    needed={"id": ("id", "number"), "day": ("date_start", "day")},
    optional={"precision": ("date_prec",)},
    unasked={"status": ("status",)},
    ignored=("region",),
    unheaded=("id", "date_start", "date_prec", "region"),
    headless=lambda cells: cells[0].isdigit(),
    loader="raids",
)
TEXT = "id,date_start,date_prec,region\n1,2018-04-14,1,Gao\n2,2018-04-15,2,Kidal\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _file(content: str | bytes, name: str = "raids.csv") -> Path:
    path = Path(name)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _zip(*members: str) -> Path:
    with ZipFile("raids.zip", "w") as archive:
        for name in members:
            archive.writestr(name, TEXT)
    return Path("raids.zip")


def _workbook() -> Path:
    book = Workbook()
    note = book.active
    assert note
    note.append(["Who uses this", "names its makers"])
    sheet = book.create_sheet("data")
    for row in (
        ["id", "date_start", "date_prec", "region", None],
        [1.0, datetime(2018, 4, 14), 1, "Gao", None],
        [None] * 5,
        [2, "2018-04-15", 2.0, "Kidal", None],
    ):
        sheet.append(row)
    book.save("raids.xlsx")
    return Path("raids.xlsx")


def _page() -> Path:
    rows = [
        {"id": 1, "date_start": "2018-04-14", "date_prec": 1, "region": "Gao"},
        {"id": 2, "date_start": "2018-04-15", "date_prec": 2, "region": None},
    ]
    return _file(json.dumps({"TotalCount": 2, "Result": rows}, indent=1), "raids.json")


def _rows(path: Path, form: Form = FORM) -> list[Line]:
    return list(open_table(path, form).rows())


def _values(path: Path) -> list[tuple[str, str, str]]:
    return [(values["id"], values["day"], values["precision"]) for _, values in _rows(path)]


BOTH = [("1", "2018-04-14", "1"), ("2", "2018-04-15", "2")]
WRITTEN: dict[str, str | bytes] = {
    "as it is": TEXT,
    "with a mark": "\ufeff" + TEXT,
    "in UTF-16": TEXT.encode("utf-16"),
    "with other line ends": TEXT.replace("\n", "\r\n"),
    "with semicolons": TEXT.replace(",", ";"),
    "with tabs": TEXT.replace(",", "\t"),
    "with empty lines": TEXT.replace("\n", "\n\n"),
    "with capitals in its header": TEXT.replace("id,date_start", "ID,Date_Start"),
    "with names of another version": TEXT.replace("id,date_start", "number,day"),
    "with a row of tags": TEXT.replace("\n1,", "\n,#date+start,,#adm1+name\n1,"),
    "without a header": TEXT.partition("\n")[2],
    "packed": gzip.compress(TEXT.encode()),
}


@pytest.mark.parametrize("content", WRITTEN.values(), ids=WRITTEN)
def test_a_table_reads_alike_however_it_is_written(content: str | bytes) -> None:
    assert _values(_file(content)) == BOTH


def test_an_archive_a_workbook_and_a_page_of_an_api_read_alike() -> None:
    assert _values(_zip("raids.csv", "__MACOSX/._raids.csv")) == BOTH
    assert _values(_workbook()) == BOTH
    assert _values(_page()) == BOTH


def test_a_row_stands_where_an_editor_shows_it() -> None:
    content = 'id,date_start\n1,"2018\n\n"\n2,2019\n'
    assert [(position, values["day"]) for position, values in _rows(_file(content))] == [
        (Position("raids.csv", 2), "2018"),
        (Position("raids.csv", 5), "2019"),
    ]
    assert [position.line for position, _ in _rows(_workbook())] == [2, 4]
    assert [position.line for position, _ in _rows(_page())] == [4, 10]
    assert _rows(_zip("raids.csv"))[0][0] == Position("raids.zip/raids.csv", 2)


def test_a_table_can_be_read_again() -> None:
    table = open_table(_file(TEXT), FORM)
    assert list(table.rows()) == list(table.rows())


def test_what_nobody_consumes_is_a_remark_and_what_is_lacking_a_notice() -> None:
    table = open_table(_file("id,day,colour\n1,2018,red\n"), FORM)
    assert list(map(str, table.remarks)) == [
        "raids.csv:1: header: 'colour' is a column that nobody consumes. Remove it, or have its loader read it."
    ]
    assert table.notices == ("lacks date_prec: what it would say is unknown",)
    assert not table.has("precision")
    whole = open_table(_file(TEXT), FORM)
    assert (whole.remarks, whole.notices) == ((), ())


def test_one_page_of_several_says_so() -> None:
    page = _file(json.dumps({"TotalCount": 7, "Result": [{"id": 1, "day": "2018", "date_prec": ""}]}))
    assert open_table(page, FORM).notices == ("it is one page of several: 1 of 7 rows",)


def test_an_unnamed_column_is_one_as_long_as_it_is_empty() -> None:
    assert _values(_file("id,day,date_prec,\n1,2018,1,\n")) == [("1", "2018", "1")]
    with pytest.raises(InputError) as caught:
        _rows(_file("id,day,date_prec,\n1,2018,1,x\n"))
    assert str(caught.value) == (
        "raids.csv:2: line: 'x' stands under no name. Name its column, or put a cell that holds a comma in quotes."
    )


def test_of_the_encodings_that_a_publisher_uses_the_one_is_taken_that_fits() -> None:
    form = Form(FORM.needed, FORM.optional, FORM.unasked, FORM.ignored, encodings=("utf-8", "cp1252"))
    for encoding in ("utf-8", "cp1252"):
        path = _file(TEXT.replace("Gao", "Ménaka").replace("2018-04-14", "été").encode(encoding))
        assert _rows(path, form)[0][1]["day"] == "été"


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "another table": (
        "id,who\n1,x\n",
        "raids.csv:1: line: 'id,who' lacks the column 'date_start'. Give a file with these: id, date_start.",
    ),
    "nothing": ("", "raids.csv:1: line: '' lacks the column 'id'. Give a file with these: id, date_start."),
    "a cut line": (
        TEXT[:-9],
        "raids.csv:3: line: '2,2018-04-15' has 2 cells, and the header 4."
        " Put a cell that holds a comma in quotes; fetch a file anew that ends too early.",
    ),
    "a quote that is not closed": (
        TEXT.replace("Gao", '"Gao'),
        "raids.csv:2: line: '' is not a line of CSV: unexpected end of data."
        " Look for a quote that is not closed, or for a cell that holds far too much.",
    ),
    "a cell that holds far too much": (
        TEXT.replace("Gao", '"' + "Gao\n" * 50_000 + '"'),
        "raids.csv:2: line: '' is not a line of CSV: field larger than field limit (131072)."
        " Look for a quote that is not closed, or for a cell that holds far too much.",
    ),
    "a line that is far too long": (
        TEXT.replace("Gao", "G" * 3_000_000),
        "raids.csv:2: line: '' is not a line of CSV: it has more than 1048576 characters."
        " Look for a quote that is not closed, or for a cell that holds far too much.",
    ),
    "another encoding": (
        TEXT.replace("Kidal", "Ménaka").encode("latin-1"),
        "raids.csv:3: line: 'byte 0xe9' is not UTF-8."
        " Save it as UTF-8, or load it with --encoding and the one that it is in.",
    ),
    "two columns of one name": (
        "id,day,id\n",
        "raids.csv:1: line: 'id' stands twice in the header. Remove one of the two.",
    ),
    "JSON that breaks off": (
        '{"Result": [\n{"id": 1},\n{"id": ',
        "raids.csv:3: line: '' is not JSON: Expecting value. Fetch it anew.",
    ),
    "a list of other things": (
        '[\n{"id": 1},\n2]',
        "raids.csv:3: line: '2' is no object with a row's values. Fetch it anew.",
    ),
    "a damaged archive": (
        gzip.compress(TEXT.encode())[:-12],
        "raids.csv:1: line: 'raids.csv' cannot be unpacked: Compressed file ended before the end-of-stream marker was"
        " reached. Fetch it anew, or give what is in it.",
    ),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_read_is_refused_at_its_line(content: str | bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        _rows(_file(content))
    assert str(caught.value) == message


STRANGERS = {
    "country_cy,year_cy,sb_exist_cy": "counts by country and year (UCDP country-years), not events",
    "dyad_id,dyadep,dyadterm": "episodes and how they ended (UCDP conflict terminations, by dyad), not dyad-years",
    "Country,Admin1,Month,Year,Events,Fatalities": "counts by month and unit (ACLED's figures on HDX), not events",
    "conflict_id,dyad_id,year,bd_best,battle_location": "battle deaths by dyad and year (UCDP), not events",
}


@pytest.mark.parametrize(("header", "what"), STRANGERS.items())
def test_a_file_of_another_kind_is_told_what_it_is(header: str, what: str) -> None:
    with pytest.raises(InputError, match="is the header of") as caught:
        _rows(_file(f"{header}\n"))
    (reject,) = caught.value.rejects
    assert (reject.problem, reject.remedy) == (f"is the header of {what}", "Give another file.")


def test_a_file_that_another_loader_reads_is_sent_there() -> None:
    with pytest.raises(InputError, match=r"is the header of actors of UCDP\. Load them with ucdp-actor=PATH\.$"):
        _rows(_file("ActorId,NameData,Org\n"))


def test_a_web_page_is_told_from_a_file() -> None:
    with pytest.raises(InputError, match="is a web page, not a file of rows"):
        _rows(_file("<!DOCTYPE html><title>Downloads</title>"))
    with pytest.raises(InputError, match="is the page by which a site checks its visitors, not the file"):
        _rows(_file("<!DOCTYPE html><html><head><title>Just a moment...</title>"))


def test_an_archive_of_several_tables_or_of_none_is_refused() -> None:
    with pytest.raises(InputError, match=r"'a\.csv, b\.csv' holds 2 tables\. Unpack it, and give the one to load\."):
        _rows(_zip("a.csv", "b.csv"))
    with pytest.raises(InputError, match=r"'readme' holds no table\."):
        _rows(_zip("readme"))


def test_a_folder_is_no_table() -> None:
    Path("raids").mkdir()
    with pytest.raises(InputError) as caught:
        _rows(Path("raids"))
    assert str(caught.value) == "raids:1: line: 'raids' cannot be read: Is a directory. Give a file that can."
