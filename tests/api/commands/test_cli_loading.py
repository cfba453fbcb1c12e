"""What `accord load` says beside the last line: of other datasets, and of loaders that stumble."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.commands.loading import Input, load_all
from graph.errors import LoadRefused
from loaders import Loader
from loaders.gazetteer import Gazetteer
from loaders.source import InputError, LoaderSource, dataset_of
from ontology.records import Delivery, Position, Reject, Row
from ontology.values import Text
from tests.api.commands.command_line import ROWS, SMALL, Run, accord, write_folder
from tests.graph.conftest import opened
from tests.loaders.curated_snippets import AGREEMENTS, COMMITMENT, DATASET, SOURCES, Files

SOURCE = LoaderSource(
    name="list", title="A list", version="1", licence="https://creativecommons.org/publicdomain/zero/1.0/"
)
DEADLINE = "  deadline: {type: offset, duration: P30D, anchor: signature}\n"
TWO_LINES = """\
{} recomputed from changed signatures and events
read {}, new 0, changed 1, unchanged {}, removed 0, rejected 0
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: an empty one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACCORD_STORE", "sqlite:///here.db")
    return tmp_path


@pytest.mark.parametrize(
    ("promises", "told", "findings"),
    [(1, "1 deadline", "1 finding follows"), (3, "3 deadlines", "3 findings follow")],
)
def test_a_load_says_how_many_deadlines_of_other_datasets_it_moves(
    here: Path, promises: int, told: str, findings: str
) -> None:
    theirs = "".join(
        (COMMITMENT + DEADLINE).replace("[mali]", "[us]").replace("id: c", f"id: ours-{number}").replace("[s]", "[t]")
        for number in range(promises)
    )
    write_folder(here / "mine", SMALL)
    actors = "- {id: us, kind: state, names: {en: Us, fr: Nous}, sources: [t]}\n"
    sources = "- {id: t, kind: press, title: Another paper}\n"
    yours: Files = {
        "dataset": DATASET + "requires: [mine]\n",
        "actors": actors,
        "sources": sources,
        "commitments": theirs,
    }
    write_folder(here / "yours", yours)
    assert accord("load", "curated=mine", "curated=yours").code == 0
    later = AGREEMENTS.replace("date: '2015-06-20', capacity", "date: '2015-06-21', capacity")
    write_folder(here / "mine", {"agreements": later})
    first, last = TWO_LINES.format(told, ROWS, ROWS - 1).splitlines(keepends=True)
    late = f"{findings} from the data by declared rules: {promises} changed\n"
    assert accord("load", "curated=mine") == Run(0, first + late + last, "")
    unchanged = promises + 2
    assert accord("load", "curated=yours") == Run(
        0, f"read {unchanged}, new 0, changed 0, unchanged {unchanged}, removed 0, rejected 0\n", ""
    )


@pytest.mark.parametrize(("actors", "told"), [(1, "1 record"), (2, "2 records")])
def test_a_load_says_how_many_records_of_other_datasets_it_grades_anew(here: Path, actors: int, told: str) -> None:
    theirs = "".join(
        f"- {{id: us-{number}, kind: state, names: {{en: Us, fr: Nous}}, sources: [s]}}\n" for number in range(actors)
    )
    write_folder(here / "mine", {"dataset": DATASET, "sources": SOURCES})
    write_folder(here / "yours", {"dataset": DATASET + "requires: [mine]\n", "actors": theirs})
    assert accord("load", "curated=mine", "curated=yours").code == 0
    write_folder(here / "mine", {"sources": SOURCES.replace("kind: press", "kind: official")})
    assert accord("load", "curated=mine") == Run(
        0,
        f"{told} of other datasets regraded, since the kind of their sources changed\n"
        "read 1, new 0, changed 1, unchanged 0, removed 0, rejected 0\n",
        "",
    )


def _stumbles_at_once(path: Path, name: str | None, gazetteer: Gazetteer) -> Delivery:
    dataset_of(SOURCE, path, name, version="1", title=Text(""))
    raise AssertionError("a text was blank, and passed")


async def test_a_loader_that_stumbles_before_its_first_row_is_no_traceback(here: Path) -> None:
    (here / "list.csv").touch()
    store = opened("sqlite:///here.db")
    with pytest.raises(LoadRefused) as refused:
        await load_all(store, [Input(Loader(SOURCE, _stumbles_at_once), Path("list.csv"))], strict=False)
    await store.close()
    assert str(refused.value) == ("list cannot read list.csv: a text needs at least one language: give `en` or `fr`.")


def _breaks_off(path: Path, name: str | None, gazetteer: Gazetteer) -> Delivery:
    def rows() -> Iterator[Row]:
        yield from ()
        raise InputError([Reject(Position("list.csv", 2), "file", "byte 0xe9", "is not UTF-8", "Save it as UTF-8.")])

    about = Row(Position("list.csv", 1), (dataset_of(SOURCE, path, name, version="1"),))
    return Delivery(about, (), rows())


async def test_input_that_turns_out_wrong_on_the_way_is_told_and_nothing_is_loaded(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "list.csv").touch()
    store = opened("sqlite:///here.db")
    with pytest.raises(LoadRefused, match=r"^list\.csv: nothing was loaded\.$"):
        await load_all(store, [Input(Loader(SOURCE, _breaks_off), Path("list.csv"))], strict=False)
    await store.close()
    assert capsys.readouterr().err == (
        "list.csv:2: file: 'byte 0xe9' is not UTF-8. Save it as UTF-8.\n1 problem, listed in var/list-rejects.csv.\n"
    )


def test_the_file_of_a_store_can_be_copied_by_itself_after_a_load(here: Path) -> None:
    assert accord("load", f"curated={write_folder(here / 'small', SMALL)}").code == 0
    assert [path.name for path in here.glob("here.db*")] == ["here.db"]
