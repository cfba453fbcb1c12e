"""ACLED's files on their way into a store: what a later download changed is told, and what is wrong is not loaded."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.api.commands.command_line import Run, accord
from tests.loaders.acled.rows import (
    ACTOR_BASED,
    ATTACK,
    CLASH,
    EVENTS,
    PROTEST,
    UP_TO_2018,
    answer,
    for_each_actor,
    table,
    workbook,
)
from tests.loaders.ucdp.rows import table as ucdp_table

PLACES = Path(__file__).parents[3] / "loaders" / "datasets" / "places"
FILE = Path("acled.csv")
LOAD = f"acled={FILE}"
STATE = "acled.csv is ACLED’s state of 2019-03-18 or later: its newest row was changed on that day.\n"
COUNTED = """{
  events(where: {dataset: {eq: "dataset/acled"}}) { totalCount }
  actors(where: {dataset: {eq: "dataset/acled"}}) { totalCount }
  places(where: {dataset: {eq: "dataset/acled"}}) { totalCount }
  sources(where: {dataset: {eq: "dataset/acled"}}) { totalCount }
  eventGroups(by: WHEN_YEAR, where: {dataset: {eq: "dataset/acled"}}) {
    nodes { keys count casualties(harm: [KILLED]) { events low best high } }
  }
}"""
STORED = """{
  events(where: {dataset: {eq: "dataset/acled"}}) { nodes { id title casualties { nodes { best } } } }
  datasets { nodes { id version checksum } }
}"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACCORD_STORE", "sqlite:///here.db")
    Path("counted.graphql").write_text(COUNTED, encoding="utf-8")
    Path("stored.graphql").write_text(STORED, encoding="utf-8")


def _load(content: str | bytes, *options: str) -> Run:
    FILE.write_bytes(content.encode() if isinstance(content, str) else content)
    return accord("load", *options, LOAD)


def _counted() -> dict[str, object]:
    data = json.loads(accord("query", "counted.graphql").out)["data"]
    (year,) = data.pop("eventGroups")["nodes"]
    return {name: connection["totalCount"] for name, connection in data.items()} | {"year": year}


SUMS = {"keys": ["2019"], "count": 3, "casualties": [{"events": 3, "low": 10, "best": 10, "high": None}]}
COUNTS = {"events": 3, "actors": 9, "places": 3, "sources": 3, "year": SUMS}
"""The publisher, five named actors and three strangers; the country, a town, and one that stands for its region; two
sources and the dataset itself. ACLED gives no highest number."""


def test_every_form_loads_to_the_same_counts(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_STORE", store_url)
    assert _load(table(*EVENTS)) == Run(0, "read 3, new 3, changed 0, unchanged 0, removed 0, rejected 0\n", STATE)
    assert _counted() == COUNTS
    assert _load(table(*EVENTS)).out == "read 3, new 0, changed 0, unchanged 3, removed 0, rejected 0\n"
    later = (CLASH | {"fatalities": "5", "timestamp": "1560000000"}, CLASH | ATTACK)
    changed = _load(table(*later))
    assert changed.out == "read 2, new 0, changed 1, unchanged 1, removed 1, rejected 0\n"
    assert "is ACLED’s state of 2019-06-08 or later" in changed.err
    assert accord("check").code == 0


def test_an_actor_based_file_is_counted_in_its_rows() -> None:
    told = _load(table(*for_each_actor(*EVENTS), columns=ACTOR_BASED))
    assert told.out == "read 5, new 5, changed 0, unchanged 0, removed 0, rejected 0\n"
    assert "acled.csv is actor-based: 2 events stand in two rows each, which are joined.\n" in told.err
    assert _counted() == COUNTS
    assert accord("check").code == 0


def test_a_workbook_and_an_answer_of_the_api_load_alike() -> None:
    path = Path("Africa_1997-2024.xlsx")
    workbook(path, *EVENTS)
    assert accord("load", f"acled={path}").code == 0
    assert _counted() == COUNTS
    again = accord("load", "acled=-", stdin=answer(*EVENTS))
    assert again.out == "read 3, new 0, changed 0, unchanged 3, removed 0, rejected 0\n"


def test_a_bad_first_row_of_an_actor_based_file_leaves_its_second_waiting() -> None:
    rows = for_each_actor(*EVENTS)
    rows[0] = rows[0] | {"fatalities": "many"}
    told = _load(table(*rows, columns=ACTOR_BASED))
    assert told.out == "read 5, new 3, changed 0, unchanged 0, removed 0, rejected 2\n"
    assert "acled.csv:2: fatalities: 'many' is not a whole number." in told.err
    assert "acled.csv:4: involves: 'event/acled-mli9001' was rejected (acled.csv:2)." in told.err


def _swapped(text: str) -> str:
    return text.replace("latitude,longitude", "longitude,latitude", 1)


LAST = len(table(*EVENTS).splitlines())
CORRUPTED: dict[str, tuple[Callable[[str], str | bytes], str]] = {
    "a bad date": (
        lambda text: text.replace("2019-03-03", "3.3"),
        "acled.csv:4: event_date: '3.3' is not a day.",
    ),
    "letters in a number": (
        lambda text: text.replace("harpists were killed near Lutherie.,6,", "harpists,six,").replace(
            '"Around 3 March, harpists were killed near Lutherie.",6,', "harpists,six,"
        ),
        "acled.csv:4: fatalities: 'six' is not a whole number.",
    ),
    "a cut line": (lambda text: text[:-30], f"acled.csv:{LAST}: line:"),
    "UTF-8 with a fault": (
        lambda text: (
            text.replace("Radio Zither", "Radio Zithér").encode().replace(b"Students asked", b"\xc9tudiants asked")
        ),
        "acled.csv:5: line: 'byte 0xc9' is not UTF-8. Save it as UTF-8, or load it with --encoding",
    ),
    "swapped columns": (_swapped, "acled.csv:2: latitude: '-2.25, 16.5' lies far outside of Mali."),
    "an id twice": (
        lambda text: text.replace("MLI9003", "MLI9001"),
        "acled.csv:5: event_id_cnty: 'MLI9001' appears twice, first at acled.csv:2.",
    ),
    "a field of 100 MB": (
        lambda text: text.replace("Students asked for strings.", "S" * 100_000_000),
        "acled.csv:5: line: '' is not a line of CSV: it has more than 1048576 characters.",
    ),
    "a file of UCDP": (
        lambda text: ucdp_table({"id": "1"}),
        "is the header of events of UCDP. Load them with ucdp-ged=PATH.",
    ),
}


@pytest.mark.parametrize(("corrupt", "told"), CORRUPTED.values(), ids=CORRUPTED)
def test_a_corrupted_copy_says_where_and_why_and_leaves_the_store_as_it_was(
    corrupt: Callable[[str], str | bytes], told: str
) -> None:
    accord("load", f"curated={PLACES}")
    good = table(*EVENTS)
    _load(good)
    before = accord("query", "stored.graphql").out
    assert "event/acled-mli9003" in before
    content = corrupt(good)
    assert content != good
    refused = _load(content, "--strict")
    assert (refused.code, refused.out) == (1, "")
    assert told in refused.err
    assert refused.err.endswith("acled.csv: nothing was loaded.\n")
    assert accord("query", "stored.graphql").out == before


def test_the_loaders_of_ucdp_refuse_events_of_acled_by_name() -> None:
    FILE.write_text(table(*EVENTS), encoding="utf-8")
    refused = accord("load", f"ucdp-ged={FILE}")
    assert refused.code == 1
    assert "is the header of events of ACLED. Load them with acled=PATH." in refused.err


def test_events_lie_under_our_units_as_these_were_on_their_day() -> None:
    accord("load", f"curated={PLACES}")
    menaka = {"admin1": "Menaka", "admin2": "Menaka", "location": "Lyre", "latitude": "15.9", "longitude": "2.4"}
    early = CLASH | menaka | {"event_id_cnty": "MLI1", "event_date": "02/03/2015", "year": "2015"}
    late = CLASH | menaka | {"event_id_cnty": "MLI2", "event_date": "20/03/2018", "year": "2018"}
    assert _load(table(early, late, columns=UP_TO_2018)).code == 0
    under = 'events(where: {happenedAt: {some: {node: {within: {under: "place/ml-REGION"}}}}}) { nodes { id } }'
    asked = " ".join(f"{region}: {under.replace('REGION', region)}" for region in ("gao", "menaka"))
    Path("asked.graphql").write_text(f"{{ {asked} }}", encoding="utf-8")
    assert json.loads(accord("query", "asked.graphql").out)["data"] == {
        "gao": {"nodes": [{"id": "event/acled-mli1"}]},
        "menaka": {"nodes": [{"id": "event/acled-mli2"}]},
    }


def test_a_dataset_may_have_another_name() -> None:
    FILE.write_text(table(CLASH | PROTEST), encoding="utf-8")
    assert accord("load", f"acled:mali-protests={FILE}").code == 0
    Path("asked.graphql").write_text("{ events { nodes { id } } }", encoding="utf-8")
    assert json.loads(accord("query", "asked.graphql").out)["data"]["events"]["nodes"] == [
        {"id": "event/mali-protests-mli9003"}
    ]
