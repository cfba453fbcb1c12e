"""`accord new`: staff enter what they have learned by answering questions, and find it beside the curated dataset."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from loaders.curated import curated_datasets
from loaders.curated.yaml_schema import yaml_schema
from tests.api.commands.command_line import SMALL, Run, accord, write_folder
from tests.api.commands.dialogue import Dialogue
from tests.api.commands.entry_answers import ASSESSMENT, CLAIM, EVENT, SOURCE, WALKS, Answers, rows, typed
from tests.schema_validator import schema_problems


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the curated datasets, to copy."""
    file = tmp_path_factory.mktemp("ours") / "accord.db"
    assert accord("load", store=f"sqlite:///{file}").code == 0
    return file


@pytest.mark.parametrize("kind", WALKS)
def test_a_program_answers_every_question(
    kind: str, ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = f"sqlite:///{shutil.copy(ours, tmp_path)}"
    answers, plural, row = WALKS[kind]
    with Dialogue("new", kind, "--folder", "mine", store=store, cwd=tmp_path) as dialogue:
        dialogue.answer(answers)
        assert dialogue.ending() == 0
    assert rows(plural) == [row]
    assert f"Written to mine/{plural}.yaml, and loaded: {kind}/{row['id']}" in dialogue.shown
    assert "by: accord load curated=mine" in dialogue.shown
    assert "dataset/mine" in accord("datasets", store=store).out
    assert accord("check", store=store).code == 0
    assert schema_problems({plural: yaml_schema(plural)}, {plural: {"mine": rows(plural)}}, tmp_path) == {"mine": []}


def test_the_folder_can_be_loaded_again_like_any_other(store: str) -> None:
    assert accord("new", "event", "--folder", "mine", store=store, stdin=typed(EVENT)).code == 0
    assert "    accord load curated=mine\n" in Path("mine/README.md").read_text(encoding="utf-8")
    again = accord("load", "curated=mine", store=store)
    assert (again.code, again.out.splitlines()[-1]) == (
        0,
        "read 1, new 0, changed 0, unchanged 1, removed 0, rejected 0",
    )


def test_an_entry_may_point_to_the_one_before(store: str) -> None:
    assert accord("new", "source", "--folder", "mine", store=store, stdin=typed(SOURCE)).code == 0
    answers = typed(EVENT).replace("crisis-group-mali-2018-05", "the-gao-gazette-2018-04-04")
    assert accord("new", "event", "--folder", "mine", store=store, stdin=answers).code == 0
    assert rows("events")[0]["sources"][0]["source"] == "the-gao-gazette-2018-04-04"


def test_a_second_entry_is_added_to_the_first(store: str) -> None:
    for _ in range(2):
        assert accord("new", "event", "--folder", "mine", store=store, stdin=typed(EVENT)).code == 0
    assert [row["id"] for row in rows("events")] == ["2018-04-03-ml-gao-town", "2018-04-03-ml-gao-town-2"]


BAD: Mapping[str, tuple[str, Answers, str, str, str]] = {
    "a code that is misspelt": (
        "event",
        EVENT,
        "ambush",
        "ambsh",
        "'ambsh' is not an event kind. Did you mean 'ambush'?",
    ),
    "a date that is none": (
        "event",
        EVENT,
        "3 April 2018",
        "last week",
        "'last week' is not a day, a month or a year; write one such as 30 April 2018, 30/04/2018 or 2018-04.",
    ),
    "a day without its year": (
        "event",
        EVENT,
        "3 April 2018",
        "3 April",
        "'3 April' names no year; write it too, as in 30 April 2018.",
    ),
    "a day that there is not": (
        "event",
        EVENT,
        "3 April 2018",
        "2018-04-31",
        "'2018-04-31' does not exist: April 2018 has 30 days; write one of them.",
    ),
    "no answer where one is needed": ("event", EVENT, "3 April 2018", "", "An answer is needed."),
    "a number of victims in words": (
        "event",
        EVENT,
        "at least 2",
        "a few",
        "'a few' is no number. Write 7, at least 40, about 12, or 12-15.",
    ),
    "neither yes nor no": ("event", EVENT, "n", "perhaps", "'perhaps' is neither yes nor no. Write y or n."),
    "a count without a whole": ("assessment", ASSESSMENT, "78", "", "An answer is needed."),
    "a number in words": ("assessment", ASSESSMENT, "20", "twenty", "'twenty' is not a whole number. Write digits."),
    "an actor that there is not": (
        "claim",
        CLAIM,
        "minusma",
        "minsma",
        "'minsma' is not found. Did you mean:",
    ),
    "a promise that there is not": (
        "assessment",
        ASSESSMENT,
        "apr-list-30d",
        "zzzz",
        "'zzzz' is not found. Try other words. What is not there is written by hand, in commitments.yaml of your"
        " folder, and not asked for here.",
    ),
    "a key in capitals": (
        "claim",
        CLAIM,
        "minusma-accuses-jnim",
        "Minusma",
        "'Minusma' is not a key. Write lower-case letters, digits and single hyphens, such as mnla or accord-2015.",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_is_asked_again_with_what_to_do(name: str, store: str) -> None:
    kind, answers, good, bad, told = BAD[name]
    lines = typed(answers).splitlines()
    lines.insert(lines.index(good), bad)
    run = accord("new", kind, "--folder", "mine", store=store, stdin="\n".join(lines) + "\n")
    assert run.code == 0
    assert told in run.out
    assert rows(WALKS[kind][1]) == [WALKS[kind][2]]


def test_who_is_meant_is_found_by_words_and_chosen_by_number(store: str) -> None:
    answers = typed(CLAIM).replace("minusma\n", "multidim stabil\n1\n", 1)
    run = accord("new", "claim", "--folder", "mine", store=store, stdin=answers)
    assert "(minusma)\nGive one of these numbers, other words, or + to enter a new one." in run.out
    assert rows("claims")[0]["said_by"] == "minusma"


def test_a_code_is_taken_by_its_label_and_listed_for_a_question_mark(store: str) -> None:
    run = accord(
        "new", "event", "--folder", "mine", store=store, stdin=typed(EVENT).replace("ambush\n", "?\nEmbuscade\n", 1)
    )
    assert "  ambush                   Ambush." in run.out
    assert "  = Ambush (ambush)" in run.out
    assert rows("events")[0]["kind"] == "ambush"


def test_what_the_load_refuses_is_asked_again(store: str) -> None:
    answers = typed(ASSESSMENT).replace("2018-05\n", "2019-01\n", 1) + "2018-05\n\n\n"
    run = accord("new", "assessment", "--folder", "mine", store=store, stdin=answers)
    assert run.code == 0
    assert "'2019-01' is after 2018-05, when the newest of its sources was published" in run.err
    assert "It was not loaded, and nothing was written. Once more:" in run.out
    assert [row["date"] for row in rows("assessments")] == ["2018-05"]


def test_who_says_no_at_the_end_has_written_nothing(store: str) -> None:
    run = accord("new", "event", "--folder", "mine", store=store, stdin=typed(EVENT[:-1]) + "n\n")
    assert (run.code, run.out.splitlines()[-1]) == (0, "Nothing was written.")
    assert not Path("mine").exists()


def test_who_stops_half_way_has_written_nothing(store: str) -> None:
    run = accord("new", "event", "--folder", "mine", store=store, stdin=typed(EVENT[:5]))
    assert (run.code, run.out.splitlines()[-1]) == (130, "Nothing was written.")
    assert not Path("mine").exists()


def test_the_questions_are_asked_in_french(store: str) -> None:
    run = accord("new", "event", "--folder", "mine", "--lang", "fr", store=store, stdin=typed(EVENT))
    assert run.code == 0
    assert "Quelle sorte d’événement (? pour la liste)\u00a0: " in run.out
    assert "Écrit dans mine/events.yaml, et chargé : event/2018-04-03-ml-gao-town" in run.out


def test_a_folder_with_problems_of_its_own_is_corrected_first(store: str) -> None:
    assert accord("new", "source", "--folder", "mine", store=store, stdin=typed(SOURCE)).code == 0
    file = Path("mine/sources.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace("press", "pres"), encoding="utf-8")
    before = file.read_bytes()
    run = accord("new", "event", "--folder", "mine", store=store)
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("mine/sources.yaml:2: kind: 'pres' is not a source kind. Did you mean 'press'?")
    assert run.err.endswith("The folder has problems of its own; correct them first.\n")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("My Folder", "'My Folder' is no name for a dataset; name the folder with a-z, 0-9 and hyphens, such as mine."),
        ("findings", "'findings' is no name for a dataset; name the folder with a-z, 0-9 and hyphens, such as mine."),
        (
            str(curated_datasets()[1]),
            "'mali' is a curated dataset, which each update replaces; name a folder of your own.",
        ),
    ],
)
def test_a_folder_that_cannot_be_ones_own(folder: str, told: str, store: str) -> None:
    assert accord("new", "event", "--folder", folder, store=store) == Run(2, "", f"Error: {told}\n")


def test_a_dataset_from_elsewhere_is_not_replaced(store: str) -> None:
    assert accord("new", "source", "--folder", "mine", store=store, stdin=typed(SOURCE)).code == 0
    told = "Error: A dataset 'mine' is loaded from elsewhere; name its folder, or one of another name.\n"
    assert accord("new", "source", "--folder", "other/mine", store=store) == Run(2, "", told)
    assert not Path("other").exists()


def test_before_the_curated_datasets_are_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = f"sqlite:///{tmp_path}/accord.db"
    assert accord("load", f"curated={write_folder(tmp_path / 'small', SMALL)}", store=store).code == 0
    told = "Error: The dataset 'mali' is not loaded, to which entries point; run `accord load` first.\n"
    assert accord("new", "event", "--folder", "mine", store=store) == Run(2, "", told)
    assert not Path("mine").exists()
