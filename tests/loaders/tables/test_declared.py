"""Tables in an encoding that is declared: read by it, and refused where it cannot be theirs."""

import codecs
import gzip
from pathlib import Path
from zipfile import ZipFile

import pytest

from loaders.source import InputError
from loaders.tables.declared import declared_encoding, known_encoding
from loaders.tables.table import Form, open_table

FORM = Form.of("id", "place")
TEXT = "id,place\n1,Ménaka\n2,Gossi – “ouest”\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _written(content: bytes, name: str = "raids.csv") -> Path:
    Path(name).write_bytes(content)
    return Path(name)


def _places(path: Path, encoding: str, form: Form = FORM) -> list[str]:
    with declared_encoding(encoding):
        table = open_table(path, form)
    return [values["place"] for _, values in table.rows()]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "mac-roman"])
def test_a_table_is_read_by_the_encoding_that_is_declared(encoding: str) -> None:
    content = TEXT.encode(encoding)
    with ZipFile("packed.zip", "w") as archive:
        archive.writestr("raids.csv", content)
    for path in (_written(content), _written(gzip.compress(content), "raids.gz"), Path("packed.zip")):
        assert _places(path, encoding) == ["Ménaka", "Gossi – “ouest”"]


def test_what_is_declared_leads_what_its_loader_expects_and_ends_with_its_block() -> None:
    path = _written("id,place\n1,Ménaka\n".encode("mac-roman"))
    form = Form({"id": ("id",), "place": ("place",)}, encodings=("utf-8", "cp1252"))
    assert _places(path, "mac-roman", form) == ["Ménaka"]
    assert [values["place"] for _, values in open_table(path, form).rows()] == ["MŽnaka"]


def test_that_nothing_asked_for_it_can_be_told() -> None:
    with declared_encoding("cp1252") as declared:
        assert not declared.used
        open_table(_written(TEXT.encode("cp1252")), FORM)
        assert declared.used


SAVE = "Save it as {0}, or load it with --encoding and the one that it is in."
REFUSED = {
    "a byte that is none of it": (
        b"id,place\n1,Gao\n2,\x81\n",
        "cp1252",
        f"raids.csv:3: line: 'byte 0x81' is not CP1252. {SAVE.format('CP1252')}",
    ),
    "a byte that is none of it, in a long file": (
        b"id,place\n" + b"1,Gao\n" * 50_000 + b"2,M\xe9naka\n",
        "utf-8",
        f"raids.csv:50002: line: 'byte 0xe9' is not UTF-8. {SAVE.format('UTF-8')}",
    ),
    "another mark": (
        codecs.BOM_UTF8 + TEXT.encode(),
        "cp1252",
        "raids.csv:1: line: 'raids.csv' begins with the mark of UTF-8, and not as CP1252 does. Leave out --encoding.",
    ),
    "no mark": (
        TEXT.encode("utf-16-le"),
        "utf-16",
        "raids.csv:1: line: 'raids.csv' begins without the mark of UTF-16. Declare utf-16-le or utf-16-be.",
    ),
    "half of a letter of two bytes": (
        TEXT.encode("utf-16-be")[:-1],
        "utf-16-be",
        f"raids.csv:3: line: 'byte 0x00' is not UTF-16-BE. {SAVE.format('UTF-16-BE')}",
    ),
    "JSON": (
        b'[{"id": 1, "place": "Gao"}]',
        "cp1252",
        "raids.csv:1: line: 'raids.csv' is JSON, and tells by itself how it is written. Leave out --encoding.",
    ),
}


@pytest.mark.parametrize(("content", "encoding", "message"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_not_in_it_is_refused_with_line_and_byte(content: bytes, encoding: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        _places(_written(content), encoding)
    assert str(refused.value) == message


def test_encodings_are_known_by_any_of_their_names() -> None:
    assert [known_encoding(name) for name in ("UTF8", "latin-1", "Windows-1252", "utf_16")] == [
        "utf-8",
        "iso8859-1",
        "cp1252",
        "utf-16",
    ]


@pytest.mark.parametrize("name", ["", "utf-9", "hex", "rot13", "zip", "a\0b"])
def test_what_is_no_encoding_of_texts_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is known; write one such as utf-8, cp1252, latin-1 or utf-16"):
        known_encoding(name)
