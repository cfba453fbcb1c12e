"""Files of agreements on their way into a store: what changed is told, what is wrong leaves the store as it was."""

import json
from pathlib import Path

import pytest

from tests.api.commands.command_line import Run, accord
from tests.loaders.pa_x.rows import HERDERS, WELLS, table

FILE = Path("pax_v9.csv")
QUESTION = """{
  agreements(where: {dataset: {eq: "dataset/pa-x"}}) {
    nodes { id externalIds signedBy { edges { capacity signatory node { name } } } }
  }
  provisionGroups(by: STRENGTH) { nodes { keys count } }
  datasets { nodes { id licence } }
}"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACCORD_STORE", "sqlite:///here.db")
    Path("asked.graphql").write_text(QUESTION, encoding="utf-8")


def _load(content: str | bytes, *options: str) -> Run:
    FILE.write_bytes(content.encode() if isinstance(content, str) else content)
    return accord("load", *options, f"pa-x={FILE}")


def _state() -> str:
    return accord("query", "asked.graphql").out


def test_a_file_loads_is_asked_and_loads_again_unchanged(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_STORE", store_url)
    assert _load(table(WELLS, HERDERS)) == Run(0, "read 2, new 2, changed 0, unchanged 0, removed 0, rejected 0\n", "")
    data = json.loads(_state())["data"]
    wells, herders = data["agreements"]["nodes"]
    assert wells["externalIds"] == ["pa-x:9101", "ucdp-peace-agreement:1609", "pam:8"]
    assert [(edge["capacity"], edge["signatory"], edge["node"]["name"]) for edge in wells["signedBy"]["edges"]] == [
        ("PARTY", "Colonel Abba KEITA, Ministre des Puits", "Gouvernement de la République des Dunes"),
        ("PARTY", "Zeyd Ag NOBODY", "Mouvement des Puits"),
        ("GUARANTOR", "S.E.M. Ali RIVES, Envoyé spécial", "Union des Rives"),
    ]
    assert [edge["node"]["name"] for edge in herders["signedBy"]["edges"]] == [
        "farmers of Oudeika",
        "herders of Oudeika",
    ]
    assert data["provisionGroups"]["nodes"] == [
        {"keys": ["DETAILED"], "count": 1},
        {"keys": ["SUBSTANTIAL"], "count": 1},
        {"keys": [None], "count": 4},
    ]
    assert {"id": "dataset/pa-x", "licence": "https://creativecommons.org/licenses/by-nc-sa/4.0/"} in data["datasets"][
        "nodes"
    ]
    assert _load(table(WELLS, HERDERS)).out == "read 2, new 0, changed 0, unchanged 2, removed 0, rejected 0\n"
    changed = _load(table({**WELLS, "GCh": "3"}, HERDERS))
    assert changed.out == "read 2, new 0, changed 1, unchanged 1, removed 0, rejected 0\n"
    assert _load(table(HERDERS)).out == "read 1, new 0, changed 0, unchanged 1, removed 1, rejected 0\n"
    assert accord("check").code == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            table({**WELLS, "Dat": "13/04/2031"}, HERDERS),
            "'13/04/2031' has slashes, and line 15 is written year-month-day",
        ),
        (table(WELLS, HERDERS)[:-200], "cells, and the header 279"),
        (table(WELLS, HERDERS).encode("cp1252", "replace"), "is not UTF-8"),
        (table(WELLS).replace("AgtId", "Number", 1), "lacks the column 'agtid'"),
        (table({**WELLS, "OthAgr": "x" * 2_000_000}), "is not a line of CSV"),
    ],
)
def test_a_corrupted_copy_is_refused_whole_and_the_store_stays_as_it_was(content: str | bytes, told: str) -> None:
    _load(table(WELLS, HERDERS))
    before = _state()
    refused = _load(content)
    assert (refused.code, refused.out) == (1, "")
    assert told in refused.err
    assert _state() == before


def test_a_bad_row_is_left_out_and_a_strict_load_refused() -> None:
    content = table(WELLS, {**HERDERS, "GCh": "7"})
    strict = _load(content, "--strict")
    assert (strict.code, strict.out) == (1, "")
    loose = _load(content)
    assert (loose.code, loose.out) == (1, "read 2, new 1, changed 0, unchanged 0, removed 0, rejected 1\n")
    assert "GCh: '7' is no strength. Write 0, 1, 2 or 3." in loose.err


def test_an_id_that_stands_twice_is_told() -> None:
    loaded = _load(table(WELLS, {**HERDERS, "AgtId": WELLS["AgtId"]}))
    assert (loaded.code, loaded.out) == (1, "read 2, new 1, changed 0, unchanged 0, removed 0, rejected 1\n")
