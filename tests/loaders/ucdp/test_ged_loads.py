"""Files of events on their way into a store: what changed is told, and what is wrong leaves the store as it was."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.api.commands.command_line import Run, accord
from tests.loaders.ucdp.rows import table

PLACES = Path(__file__).parents[3] / "loaders" / "datasets" / "places"
FILE = Path("ged251.csv")
LOAD = f"ucdp-ged={FILE}"
ROWS = ({"id": "1", "best": "7"}, {"id": "2", "where_coordinates": "Ber well"}, {"id": "3", "best": "8"})
QUESTION = """{
  events(where: {dataset: {eq: "dataset/ucdp-ged"}}) { nodes { id casualties { nodes { id best } } } }
  datasets { nodes { id checksum } }
}"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACCORD_STORE", "sqlite:///here.db")
    FILE.write_text(table(*ROWS), encoding="utf-8")
    Path("asked.graphql").write_text(QUESTION, encoding="utf-8")


def _load(content: str | bytes | None = None, *options: str) -> Run:
    if content is not None:
        FILE.write_bytes(content.encode() if isinstance(content, str) else content)
    return accord("load", *options, LOAD)


def _state() -> str:
    return accord("query", "asked.graphql").out


def test_a_second_load_changes_nothing_and_what_differs_is_counted_in_rows(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCORD_STORE", store_url)
    assert _load() == Run(0, "read 3, new 3, changed 0, unchanged 0, removed 0, rejected 0\n", "")
    assert _load().out == "read 3, new 0, changed 0, unchanged 3, removed 0, rejected 0\n"
    changed = _load(table(ROWS[0], ROWS[1], ROWS[2] | {"best": "9"}))
    assert changed.out == "read 3, new 0, changed 1, unchanged 2, removed 0, rejected 0\n"
    assert _load(table(ROWS[1], ROWS[2] | {"best": "9"})).out == (
        "read 2, new 0, changed 0, unchanged 2, removed 1, rejected 0\n"
    )
    assert accord("check").code == 0


def test_the_first_row_that_names_a_place_goes_and_takes_nothing_along() -> None:
    _load()
    assert _load(table(ROWS[0], ROWS[2])).out == "read 2, new 0, changed 0, unchanged 2, removed 1, rejected 0\n"


def test_a_good_row_loads_beside_a_bad_one_unless_the_load_is_strict() -> None:
    bad = table(ROWS[0], ROWS[1] | {"best": "x"})
    told = "ged251.csv:4: best: 'x' is not a whole number. Write it in digits alone.\n"
    listed = "1 problem, listed in var/ucdp-ged-rejects.csv.\n"
    assert _load(bad) == Run(1, "read 2, new 1, changed 0, unchanged 0, removed 0, rejected 1\n", told + listed)
    refused = _load(bad, "--strict")
    assert refused == Run(1, "", f"{told}{listed}Error: ged251.csv: nothing was loaded.\n")
    assert Path("var/ucdp-ged-rejects.csv").read_text(encoding="utf-8").splitlines() == [
        "file,line,field,value,problem,remedy",
        "ged251.csv,4,best,x,is not a whole number,Write it in digits alone.",
    ]


def test_a_column_that_nobody_consumes_is_told_and_refused_by_a_strict_load() -> None:
    content = table(*ROWS).replace("gwnob\n", "colour\n", 1)
    told = (
        "ged251.csv:1: header: 'colour' is a column that nobody consumes. Remove it, or have its loader read it.\n"
        "1 problem, listed in var/ucdp-ged-rejects.csv.\n"
    )
    assert _load(content) == Run(1, "read 3, new 3, changed 0, unchanged 0, removed 0, rejected 0\n", told)
    assert _load(content, "--strict") == Run(1, "", f"{told}Error: ged251.csv: nothing was loaded.\n")


def test_a_strict_load_tells_all_that_is_wrong_together() -> None:
    content = table(*ROWS, {"id": "1"}, {"id": "4", "best": "x"}).replace("gwnob\n", "colour\n", 1)
    refused = _load(content, "--strict")
    assert (refused.code, refused.out) == (1, "")
    assert [line.split(":")[1] for line in refused.err.splitlines()[:3]] == ["1", "8", "10"]
    assert refused.err.endswith(
        "3 problems, listed in var/ucdp-ged-rejects.csv.\nError: ged251.csv: nothing was loaded.\n"
    )


def _swapped(text: str) -> str:
    head, _, rest = text.partition("\n")
    return f"{head.replace('latitude,longitude', 'longitude,latitude')}\n{rest}"


CORRUPTED: dict[str, tuple[Callable[[str], str | bytes], str]] = {
    "a bad date": (
        lambda text: text.replace("2018-04-14", "14/04/18"),
        "ged251.csv:2: date_start: '14/04/18' is not a day.",
    ),
    "letters in a number": (
        lambda text: text.replace(",8,9,6,", ",8o,9,6,"),
        "ged251.csv:6: best: '8o' is not a whole number.",
    ),
    "a cut line": (lambda text: text[:-30], "ged251.csv:6: line:"),
    "another encoding": (
        lambda text: text.replace("Ber well", "Béra well").encode("cp1252"),
        "ged251.csv:4: line: 'byte 0xe9' is not UTF-8.",
    ),
    "swapped columns": (_swapped, "ged251.csv:2: latitude: '-2.25' is the longitude of geom_wkt."),
    "an id twice": (
        lambda text: text.replace("\n3,", "\n1,"),
        "ged251.csv:6: id: 'event/ucdp-ged-1' appears twice, first at ged251.csv:2.",
    ),
    "a field of 100 MB": (
        lambda text: text.replace("Ber well", "B" * 100_000_000),
        "ged251.csv:4: line: '' is not a line of CSV: it has more than 1048576 characters.",
    ),
}


@pytest.mark.parametrize(("corrupt", "told"), CORRUPTED.values(), ids=CORRUPTED)
def test_a_corrupted_copy_says_where_and_why_and_leaves_the_store_as_it_was(
    corrupt: Callable[[str], str | bytes], told: str
) -> None:
    good = table(*ROWS)
    _load(good)
    before = _state()
    assert "event/ucdp-ged-3" in before
    content = corrupt(good)
    assert content != good
    refused = _load(content, "--strict")
    assert (refused.code, refused.out) == (1, "")
    assert told in refused.err
    assert refused.err.endswith("ged251.csv: nothing was loaded.\n")
    assert _state() == before


def test_a_row_that_can_no_longer_be_read_stays_as_an_earlier_load_read_it(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCORD_STORE", store_url)
    _load()
    events = json.loads(_state())["data"]["events"]
    bad = _load(table(ROWS[0], ROWS[1] | {"best": "x"}))
    assert bad.out == (
        "1 row stays as an earlier load read what is rejected now\n"
        "read 2, new 0, changed 0, unchanged 1, removed 1, rejected 1\n"
    )
    assert json.loads(_state())["data"]["events"]["nodes"] == events["nodes"][:2]
    assert accord("check").code == 0
    assert _load(table(*ROWS[:2])).out == "read 2, new 0, changed 0, unchanged 2, removed 0, rejected 0\n"


def test_a_row_of_which_not_even_the_id_can_be_read_takes_nothing_away() -> None:
    _load()
    bad = _load(table(ROWS[0], ROWS[1] | {"id": "two"}, ROWS[2]))
    assert bad.out.endswith("read 3, new 0, changed 0, unchanged 2, removed 0, rejected 1\n")
    assert "event/ucdp-ged-2" in _state()


def test_what_comes_by_a_pipe_is_read_like_a_file() -> None:
    piped = accord("load", "ucdp-ged=-", stdin=table(*ROWS))
    assert piped == Run(0, "read 3, new 3, changed 0, unchanged 0, removed 0, rejected 0\n", "")
    wrong = accord("load", "ucdp-ged=-", stdin=table(ROWS[0], ROWS[1] | {"best": "x"}))
    assert wrong.err.startswith("stdin:4: best: 'x' is not a whole number.")


def test_events_lie_under_our_units_as_these_were_on_their_day() -> None:
    accord("load", f"curated={PLACES}")
    menaka = {"adm_1": "Gao region", "adm_2": "Menaka cercle", "where_coordinates": "Menaka town"}
    early = menaka | {"id": "1", "date_start": "2015-03-02", "date_end": "2015-03-02", "year": "2015"}
    assert _load(table(early, menaka | {"id": "2"})).code == 0
    under = 'events(where: {happenedAt: {some: {node: {within: {under: "place/ml-REGION"}}}}}) { nodes { id } }'
    asked = " ".join(f"{region}: {under.replace('REGION', region)}" for region in ("gao", "menaka"))
    Path("asked.graphql").write_text(f"{{ {asked} }}", encoding="utf-8")
    data = json.loads(_state())["data"]
    assert data == {
        "gao": {"nodes": [{"id": "event/ucdp-ged-1"}]},
        "menaka": {"nodes": [{"id": "event/ucdp-ged-2"}]},
    }


def test_a_point_alone_lies_in_the_cercle_of_its_day_in_whose_outline_it_is() -> None:
    accord("load", f"curated={PLACES}")
    point = {"latitude": "16.2", "longitude": "2.9", "adm_1": "", "adm_2": "", "where_coordinates": ""}
    early = point | {"id": "1", "date_start": "2015-03-02", "date_end": "2015-03-02", "year": "2015"}
    country = point | {"id": "3", "latitude": "17.57", "longitude": "-3.99", "where_prec": "6"}
    assert _load(table(early, point | {"id": "2"}, country)).code == 0
    around = "happenedAt { nodes { note within { nodes { id within { edges { node { id } } } } } } }"
    Path("asked.graphql").write_text(f"{{ events {{ nodes {{ id {around} }} }} }}", encoding="utf-8")
    place, same, whole = (event["happenedAt"]["nodes"][0] for event in json.loads(_state())["data"]["events"]["nodes"])
    (cercle,) = place["within"]["nodes"]
    assert (cercle["id"], place, whole["within"]["nodes"][0]["id"]) == ("place/ml-gao-menaka", same, "place/ml")
    assert [edge["node"]["id"] for edge in cercle["within"]["edges"]] == ["place/ml-gao", "place/ml-menaka"]
    assert place["note"].startswith("The file does not name what it lies in")
    assert whole["note"] is None


def _without_wkt(text: str) -> str:
    return text.replace("POINT (-2.25 16.5)", "")


def test_points_far_outside_of_their_country_are_refused() -> None:
    accord("load", f"curated={PLACES}")
    _load()
    before = _state()
    refused = _load(_swapped(_without_wkt(table(*ROWS))))
    assert (refused.code, refused.out) == (1, "")
    told = "ged251.csv:2: latitude: '-2.25, 16.5' lies far outside of Mali. Look for swapped columns.\n"
    assert refused.err.startswith(told)
    assert _state() == before


def test_a_file_in_which_the_numbers_of_dead_are_in_no_order_is_refused() -> None:
    _load()
    before = _state()
    swapped = _load(table(*ROWS).replace("best,high,low", "best,low,high"))
    assert swapped == Run(
        1,
        "",
        "ged251.csv:1: line: 'low, best, high' are in no order in 3 of 3 rows. Look whether columns were swapped."
        "\n1 problem, listed in var/ucdp-ged-rejects.csv.\nError: ged251.csv: nothing was loaded.\n",
    )
    assert _state() == before
