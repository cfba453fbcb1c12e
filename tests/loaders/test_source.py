"""What loaders build on: the description of a dataset, checksums, and wrong values that become rejects."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from loaders.source import InputError, LoaderSource, WrongValue, checksum, dataset_of, file_name, read_value, row_of
from ontology.events import Event
from ontology.iris import AUTHORS
from ontology.model import Node
from ontology.records import Position, Reject, RejectedRow, Row
from ontology.sources import Dataset
from ontology.values import DateSpan, Text
from ontology.vocabularies import EventKind, Redistribution

SOURCE = LoaderSource(
    name="raids", title="A list of raids", version="3", licence="https://creativecommons.org/publicdomain/zero/1.0/"
)
LINE = Position("raids.csv", 7)
DATE_REMEDY = "Write 2018, 2018-04 or 2018-04-14."


def test_a_dataset_has_what_its_loader_says_of_it_and_the_checksum_of_its_input(tmp_path: Path) -> None:
    file = tmp_path / "raids.csv"
    file.write_bytes(b"id\n1\n")
    described = Dataset(
        id="dataset/raids",
        title=Text("A list of raids"),
        licence="https://creativecommons.org/publicdomain/zero/1.0/",
        version="24.1",
        file="raids.csv",
        checksum=hashlib.sha256(b"id\n1\n").hexdigest(),
        loader="raids",
        loader_version="3",
    )
    assert dataset_of(SOURCE, file, None, version="24.1") == described
    named = dataset_of(
        SOURCE,
        file,
        "ours",
        version="1",
        title=Text("Ours"),
        licence="https://creativecommons.org/licenses/by/4.0/",
        note=Text("A part of it."),
    )
    assert (named.creator, named.attribution, named.issued) == (None, None, None)
    assert (named.id, named.title, named.licence, named.note) == (
        "dataset/ours",
        Text("Ours"),
        "https://creativecommons.org/licenses/by/4.0/",
        Text("A part of it."),
    )


def test_whom_a_dataset_is_attributed_to_is_told_by_its_loader_unless_the_input_says_so(tmp_path: Path) -> None:
    source = replace(SOURCE, creator=Text("Makers"), attribution="https://example.org/makers")
    told = dataset_of(source, tmp_path, None, version="1", issued=DateSpan("2018-05"))
    assert (told.creator, told.attribution, told.issued) == (source.creator, source.attribution, DateSpan("2018-05"))
    own = dataset_of(source, tmp_path, None, version="1", creator=Text("We"), attribution=AUTHORS)
    assert (own.creator, own.attribution, own.issued) == (Text("We"), AUTHORS, None)


def test_what_a_publishers_terms_forbid_to_pass_on_is_marked_so_whatever_the_input_says(tmp_path: Path) -> None:
    """An input may say it of itself, and nothing that it says lifts what its publisher forbids."""
    assert dataset_of(SOURCE, tmp_path, None, version="1").redistribution is None
    forbidden, permitted = Redistribution.FORBIDDEN, Redistribution.PERMITTED
    restricted = dataset_of(replace(SOURCE, restricted=True), tmp_path, None, version="1", redistribution=permitted)
    assert restricted.redistribution is forbidden
    assert dataset_of(SOURCE, tmp_path, None, version="1", redistribution=forbidden).redistribution is forbidden


def test_the_name_of_an_input_is_without_its_path_and_left_out_where_no_text_may_have_it(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert file_name(tmp_path / "mine" / "..") == tmp_path.name
    assert [file_name(Path(path)) for path in (f"{tmp_path}/mine/", "a\tb.csv", "\udcff.csv", "/")] == [
        "mine",
        None,
        None,
        None,
    ]


def test_a_name_that_cannot_be_one_is_refused_with_its_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("raids.csv").touch()
    with pytest.raises(InputError) as caught:
        dataset_of(SOURCE, Path("raids.csv"), "No name", version="1")
    assert str(caught.value) == ("raids.csv:1: name: 'No name' is not a dataset name. Use a-z, 0-9 and hyphens.")


def test_the_checksum_of_a_folder_follows_names_and_contents(tmp_path: Path) -> None:
    first, same = tmp_path / "one", tmp_path / "two"
    for folder in (first, same):
        folder.mkdir()
        (folder / "a.yaml").write_text("a")
    assert checksum(first) == checksum(same)
    (same / "a.yaml").rename(same / "b.yaml")
    assert checksum(first) != checksum(same)


def _event(when: str) -> Iterator[Node]:
    yield Event(id="event/raids-1", kind=EventKind.ATTACK, when=read_value("day", when, DateSpan), title=Text("A raid"))


def _rejected(field: str, value: str, problem: str, remedy: str) -> RejectedRow:
    return RejectedRow(LINE, (Reject(LINE, field, value, problem, remedy),), ("event/raids-1",))


def test_a_row_has_the_records_that_are_made_of_it() -> None:
    row = row_of(LINE, ("event/raids-1",), lambda: _event("2018-04"))
    assert row == Row(LINE, tuple(_event("2018-04")))


def test_a_value_that_cannot_be_read_rejects_its_row_in_the_publishers_terms() -> None:
    row = row_of(LINE, ("event/raids-1",), lambda: _event("yesterday"))
    assert row == _rejected("day", "yesterday", "is not a date", DATE_REMEDY)
    span = "2018-02-01/2018-02-30"
    row = row_of(LINE, ("event/raids-1",), lambda: _event(span))
    problem = "holds '2018-02-30', which is not a calendar date"
    assert row == _rejected("day", span, problem, "Give a day that exists.")


@pytest.mark.parametrize(
    ("value", "problem", "remedy"),
    [
        ("it's", "is not a date", DATE_REMEDY),
        ('he said "now"', "is not a date", DATE_REMEDY),
        ("../..", "is open at both ends", "Give at least one."),
    ],
)
def test_whatever_quotes_a_value_has_the_ontologys_words_become_problem_and_remedy(
    value: str, problem: str, remedy: str
) -> None:
    with pytest.raises(WrongValue) as caught:
        read_value("day", value, DateSpan)
    wrong = caught.value
    assert (wrong.field, wrong.value, wrong.problem, wrong.remedy) == ("day", value, problem, remedy)


def test_any_value_error_of_the_ontology_rejects_the_row() -> None:
    def unread() -> Iterator[Node]:
        yield Event(id="event/raids-1", kind=EventKind.ATTACK, when=DateSpan("yesterday"), title=Text("A raid"))

    def nameless() -> Iterator[Node]:
        yield Event(id="event/raids-1", kind=EventKind.ATTACK, when=DateSpan("2018"), title=Text())

    assert row_of(LINE, ("event/raids-1",), unread) == _rejected("row", "yesterday", "is not a date", DATE_REMEDY)
    assert row_of(LINE, ("event/raids-1",), nameless) == _rejected(
        "row", "", "a text needs at least one language", "Give `en` or `fr`."
    )
