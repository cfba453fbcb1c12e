"""Every command as a user types it, on each store."""

import json
from pathlib import Path

import pytest
from graphql import build_schema

from tests.api.commands.command_line import NODES, ROWS, SMALL, Run, accord, write_folder
from tests.loaders.curated_snippets import DATASET

FIRST = f"read {ROWS}, new {ROWS}, changed 0, unchanged 0, removed 0, rejected 0\n"
SECOND = f"read {ROWS}, new 0, changed 0, unchanged {ROWS}, removed 0, rejected 0\n"
COMMANDS = (
    "brief",
    "changes",
    "check",
    "datasets",
    "derive",
    "export",
    "import",
    "load",
    "match",
    "names",
    "new",
    "query",
    "schema",
    "serve",
    "snapshot",
    "sparql",
    "trace",
    "unload",
    "voices",
)
QUERY = "query Of($day: PartialDate!) { events(where: {when: {from: {gte: $day}}}) { nodes { id title(lang: FR) } } }"
ANSWER = {"data": {"events": {"nodes": [{"id": "event/e", "title": "An ambush"}]}}}

NO_ACORD = "No agreement is known as 'acord'. Name one by its key; the nearest:\n  accord  Accord"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports of what is wrong go to var/ below the current folder."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small dataset."""
    return write_folder(tmp_path_factory.mktemp("input") / "mine", SMALL)


@pytest.fixture(scope="module")
def first_load(store_url: str, folder: Path) -> Run:
    """What the first load into an empty store says."""
    return accord("load", f"curated={folder}", store=store_url)


@pytest.fixture
def store(store_url: str, first_load: Run) -> str:
    """Address of a store that holds the small dataset."""
    return store_url


def test_load_says_what_it_did_and_nothing_else_in_a_pipe(first_load: Run) -> None:
    assert first_load == Run(0, FIRST, "")


def test_a_second_load_changes_nothing(store: str, folder: Path) -> None:
    assert accord("load", f"curated={folder}", store=store) == Run(0, SECOND, "")


def test_a_dataset_has_the_name_that_it_is_given(folder: Path, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path}/other.db"
    assert accord("load", f"curated:yours={folder}", store=other) == Run(0, FIRST, "")
    run = accord("datasets", store=other)
    assert run.out.split(" loaded ")[0].split() == ["dataset/yours", str(NODES), "nodes"]


def test_query_prints_the_response(store: str, tmp_path: Path) -> None:
    file = tmp_path / "question.graphql"
    file.write_text(QUERY)
    run = accord("query", str(file), "--variables", '{"day": "2018-04"}', store=store)
    assert (run.code, json.loads(run.out), run.err) == (0, ANSWER, "")


def test_query_reads_stdin_and_picks_an_operation(store: str) -> None:
    both = f"{QUERY} query Other {{ __typename }}"
    run = accord("query", "-", "--operation", "Other", stdin=both, store=store)
    assert (run.code, json.loads(run.out)) == (0, {"data": {"__typename": "Query"}})


def test_query_that_does_not_fit_the_schema(store: str) -> None:
    run = accord("query", "-", stdin="{ events { nodes { nonsense } } }", store=store)
    (error,) = json.loads(run.out)["errors"]
    assert (run.code, run.err) == (1, "")
    assert error["message"].startswith("Cannot query field 'nonsense' on type 'Event'.")
    assert error["extensions"] == {"code": "GRAPHQL_VALIDATION_FAILED"}


def test_trace_tells_what_became_of_the_commitments(store: str) -> None:
    run = accord("trace", "accord", "--as-of", "2016-01-31", store=store)
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[:4] == [
        "LEDGER OF COMMITMENTS AS OF 31 JANUARY 2016",
        "Accord (agreement/accord)",
        "",
        "1 promise, in 1 instrument",
    ]


def test_trace_takes_an_id_and_speaks_french(store: str) -> None:
    run = accord("trace", "agreement/accord", "--lang", "fr", "--as-of", "2015-01-01", store=store)
    assert (run.code, run.out.splitlines()[0]) == (0, "REGISTRE DES ENGAGEMENTS AU 1ER JANVIER 2015")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("--as-of", "1990-01-01"), "There is no ledger of 1 January 1990: nothing was owed before "),
        (("--known-by", "1990-01-01"), "There is no ledger of what was known by 1 January 1990: no source given here "),
    ],
)
def test_trace_says_why_a_day_has_no_ledger(store: str, asked: tuple[str, ...], why: str) -> None:
    run = accord("trace", "accord", *asked, store=store)
    assert (run.code, run.err) == (0, "")
    assert " ".join(run.out.splitlines()[3:]).startswith(why)


def test_changes_tells_what_changed_between_two_days_in_either_language(store: str) -> None:
    days = "--from", "2015-01-01", "--to", "2016-01-31"
    run = accord("changes", "accord", *days, store=store)
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[:6] == [
        "CHANGES AFTER 1 JANUARY 2015, UP TO 31 JANUARY 2016",
        "Accord (agreement/accord)",
        "",
        "1 promise on the later day, 0 on the earlier",
        "    1  texts agreed since",
        "    1  new promises, in texts agreed since",
    ]
    french = accord("changes", "agreement/accord", *days, "--lang", "fr", store=store)
    assert (french.code, french.out.splitlines()[0]) == (
        0,
        "CHANGEMENTS APRÈS LE 1ER JANVIER 2015, JUSQU’AU 31 JANVIER 2016",
    )


def test_changes_are_told_up_to_today_unless_another_day_is_given(store: str) -> None:
    run = accord("changes", "accord", "--from", "2015-01-01", store=store)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("CHANGES AFTER 1 JANUARY 2015, UP TO ")


def test_changes_in_an_unknown_agreement_name_the_nearest(store: str) -> None:
    run = accord("changes", "acord", "--from", "2015-01-01", store=store)
    assert run == Run(2, "", f"Error: {NO_ACORD}\n")


def test_trace_of_an_unknown_agreement_names_the_nearest(store: str) -> None:
    run = accord("trace", "acord", store=store)
    assert run == Run(2, "", f"Error: {NO_ACORD}\n")


def test_trace_of_an_unknown_agreement_in_french(store: str) -> None:
    run = accord("trace", "acord", "--lang", "fr", store=store)
    told = (
        "Aucun accord n’est connu comme «\u00a0acord\u00a0». Nommez-en un par sa clé ; les plus proches :"
        "\n  accord  Accord"
    )
    assert run == Run(2, "", f"Error: {told}\n")


def test_trace_says_on_stderr_how_days_were_taken(store: str) -> None:
    run = accord("trace", "ACCORD", "--as-of", "April 2018", "--known-by", "03/04/2018", store=store)
    assert run.code == 0
    assert run.out.startswith("LEDGER OF COMMITMENTS AS OF 30 APRIL 2018\n")
    assert run.err.splitlines() == [
        "--as-of: 'April 2018' counts from its last day, 30 April 2018.",
        "--known-by: '03/04/2018' is read as 3 April 2018: day, month, year.",
    ]


def test_trace_of_some_commitments(store: str) -> None:
    arguments = ("trace", "accord", "--as-of", "2016-01-31")
    run = accord(*arguments, "--topic", "ddr", "--actor", "mali", "--status", "undated", store=store)
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[2:5] == [
        "Shown and counted are only commitments of: topic: Disarmament, demobilisation and reintegration;",
        "obliged: Mali; status: undated. They are 1 of 1.",
        "",
    ]
    assert accord(*arguments, "--actor", "cma", store=store) == Run(
        2, "", "Error: --actor: 'cma' is not one that this ledger has; write one of: mali.\n"
    )


def test_trace_as_json(store: str) -> None:
    run = accord("trace", "accord", "--as-of", "April 2018", "--format", "json", store=store)
    told = json.loads(run.out)
    assert (told["asOf"], told["counts"]["promises"]) == ("2018-04-30", 1)
    assert run.err == "--as-of: 'April 2018' counts from its last day, 30 April 2018.\n"


def test_voices_sets_two_assessors_side_by_side(store: str) -> None:
    run = accord("voices", "accord", "mali", "actor/cma", "--as-of", "2016-01-31", "--lang", "fr", store=store)
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[0] == "DEUX ÉVALUATEURS EN REGARD, AU 31 JANVIER 2016"
    assert "Engagements que l’un des deux au moins a évalués : 0" in run.out.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("acord", "mali", "cma"), NO_ACORD),
        (("accord", "mali", "zzzzzz"), "No actor is known as 'zzzzzz'. Name one by its key; the nearest:\n"),
        (("accord", "mali", "actor/mali"), "A and B are both actor/mali; name two assessors."),
        (
            ("accord", "mali", "MALI", "--lang", "fr"),
            "A et B désignent tous deux actor/mali ; nommez deux évaluateurs.",
        ),
        (("accord", "mali", "cma", "--as-of", "then"), "--as-of: 'then' is not a day, a month or a year; write one"),
    ],
)
def test_voices_says_what_is_not_there(store: str, asked: tuple[str, ...], why: str) -> None:
    run = accord("voices", *asked, store=store)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"Error: {why}")


def test_an_export_has_the_same_bytes_in_a_file_and_on_stdout(store: str, tmp_path: Path) -> None:
    run = accord("export", store=store)
    assert run.out.startswith("@base <https://accord-graph.example/> .\n")
    assert accord("export", "-o", str(tmp_path / "all.ttl"), store=store) == Run(0, "", "")
    assert (tmp_path / "all.ttl").read_text(encoding="utf-8") == run.out
    assert [path.name for path in tmp_path.iterdir()] == ["all.ttl"]


def test_the_suffix_of_a_file_is_its_format(store: str, tmp_path: Path) -> None:
    assert accord("export", "-o", str(tmp_path / "all.nt"), store=store).code == 0
    assert (tmp_path / "all.nt").read_text(encoding="utf-8") == accord("export", "--format", "nt", store=store).out


def test_an_export_of_a_part(store: str) -> None:
    whole = accord("export", "--format", "nt", store=store).out.splitlines()
    run = accord("export", "--format", "nt", "--class", "event", "--where", '{"kind": {"eq": "ATTACK"}}', store=store)
    part = run.out.splitlines()
    assert (run.code, run.err) == (0, "")
    assert set(part) < set(whole)
    assert [line for line in part if "event-kind-" in line] == [line for line in whole if "event-kind-attack>" in line]


def test_an_export_under_several_licences_says_so(folder: Path, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/two.db"
    other = write_folder(tmp_path / "two", {"dataset": DATASET.replace("by/4.0", "by-sa/4.0")})
    accord("load", f"curated:one={folder}", f"curated:two={other}", store=store)
    licences = [f"https://creativecommons.org/licenses/{name}/4.0/" for name in ("by-sa", "by")]
    run = accord("export", "--format", "nq", "-o", str(tmp_path / "all.nq"), store=store)
    said = f"This export holds data under 2 licences: {', '.join(licences)}; keep them apart with --dataset.\n"
    assert run == Run(0, "", said)
    run = accord("export", "--format", "nq", "--dataset", "dataset/two", store=store)
    assert (run.code, run.err) == (0, "")
    assert {line.split(" ")[-2] for line in run.out.splitlines()} == {"<https://accord-graph.example/id/dataset/two>"}


def test_an_export_into_a_file_of_the_longest_name(store: str, tmp_path: Path) -> None:
    file = tmp_path / f"{'a' * 252}.nt"
    assert accord("export", "-o", str(file), store=store) == Run(0, "", "")
    assert list(tmp_path.iterdir()) == [file]


def test_an_export_to_a_device_leaves_it_one(store: str) -> None:
    assert accord("export", "-o", "/dev/null", store=store) == Run(0, "", "")
    assert Path("/dev/null").is_char_device()


def test_the_store_is_in_order(store: str) -> None:
    assert accord("check", store=store) == Run(0, "0 problems in 8 nodes and 10 relations\n", "")


def test_schema_prints_the_schema() -> None:
    run = accord("schema")
    assert (run.code, run.err) == (0, "")
    assert build_schema(run.out).query_type is not None


def test_help_says_all_of_every_command_in_the_list() -> None:
    lines = accord("--help").out.splitlines()
    listed = lines[lines.index("Commands:") + 1 :][: len(COMMANDS)]
    assert tuple(line.split()[0] for line in listed) == COMMANDS
    assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_begins_with_how_it_is_written(command: str) -> None:
    run = accord(command, "--help")
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[0].startswith(f"Usage: accord {command} [OPTIONS]")
