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
    "check",
    "datasets",
    "derive",
    "export",
    "import",
    "load",
    "new",
    "query",
    "schema",
    "serve",
    "snapshot",
    "sparql",
    "trace",
)
QUERY = "query Of($day: PartialDate!) { events(where: {when: {from: {gte: $day}}}) { nodes { id title(lang: FR) } } }"
ANSWER = {"data": {"events": {"nodes": [{"id": "event/e", "title": "An ambush"}]}}}


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


def test_trace_of_an_unknown_agreement_names_the_nearest(store: str) -> None:
    run = accord("trace", "acord", store=store)
    assert run == Run(2, "", "Error: No agreement 'acord' is loaded. Did you mean accord?\n")


def test_trace_of_an_agreement_unlike_all_lists_them(store: str) -> None:
    run = accord("trace", "agreement/oslo", store=store)
    assert run == Run(2, "", "Error: No agreement 'agreement/oslo' is loaded. Loaded: accord.\n")


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
