"""Real files of UCDP, where they are at hand: counts and sums are those of awk, and no row is lost.

REAL_FILES names the folder that has them. They are not the project's to pass on: without them nothing is tested here.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest

from loaders import known_loaders
from loaders.gazetteer import EMPTY
from loaders.source import InputError
from ontology.events import CasualtyEstimate, Event
from ontology.records import Delivery, Row
from ontology.vocabularies import Scope
from tests.api.commands.command_line import accord

FOLDER = Path(os.environ.get("REAL_FILES", Path(__file__).parents[4] / "shared" / "data"))
SUBSET = "ucdp_ged_mali_subset14.csv"
AWK = """
NR > 1 { n[$2]++; all[$2] += $(NF - 1); if (!($1 in twins)) once[$2] += $(NF - 1) }
BEGIN { FS = ","; split(ids, listed, " "); for (i in listed) twins[listed[i]] }
END { for (year in n) print year, n[year], all[year], once[year] + 0 }
"""
ASKED = """{
  eventGroups(by: WHEN_YEAR, where: {dataset: {eq: "dataset/ucdp-ged"}}, first: 100) {
    nodes {
      keys
      count
      all: casualties(harm: [KILLED], include: [PARTS]) { best }
      once: casualties(harm: [KILLED]) { best }
    }
  }
}"""
FULL = {
    "ucdp-ged": {
        SUBSET: 891,
        "ucdp_ged191_myanmar_bangladesh.zip": 3194,
        "ucdp_ged191_syria_41cols_400rows.csv": 400,
        "ucdp_ged231_sample_1000rows.csv": 1000,
        "ucdp_ged_hdx_bangladesh.csv": 601,
    },
    "ucdp-actor": {"ucdp_actor_221_mali.csv": 104},
    "ucdp-dyadic": {"ucdp_dyadic_251_mali.csv": 43},
    "ucdp-peace-agreement": {"ucdp_peace_agreements_221_mali.csv": 6, "ucdp_peace_agreements_221_all.csv": 374},
}
REFUSED = {
    "ucdp_aec_mali.csv": "is the header of events with the articles they were coded from, a training set",
    "ucdp_actor_221_mali.csv": "is the header of actors of UCDP",
    "ucdp_dyadic_251_mali.csv": "is the header of dyad-years of UCDP",
    "ucdp_peace_agreements_221_mali.csv": "is the header of peace agreements of UCDP",
    "pax_v9_mali_43rows.csv": "is the header of peace agreements of PA-X",
}
TWINS = (("29871", "29950"), ("67972", "67970", "67968"))


def _path(name: str) -> Path:
    if not (path := FOLDER / name).exists():
        pytest.skip(f"{path} is not at hand; REAL_FILES names the folder that has it")
    return path


def _read(loader: str, name: str) -> Delivery:
    return known_loaders()[loader].read(_path(name), None, EMPTY)


def _rows(delivery: Delivery) -> list[Row]:
    rows = list(delivery.rows)
    assert all(isinstance(row, Row) for row in rows), [row for row in rows if not isinstance(row, Row)][:3]
    return [row for row in rows if isinstance(row, Row)]


@pytest.mark.parametrize(
    ("loader", "name", "number"),
    [(loader, name, number) for loader, files in FULL.items() for name, number in files.items()],
)
def test_a_real_file_is_read_in_full(loader: str, name: str, number: int) -> None:
    delivery = _read(loader, name)
    assert (len(_rows(delivery)), delivery.remarks) == (number, ())


@pytest.mark.parametrize(("name", "what"), REFUSED.items())
def test_a_file_of_another_kind_is_refused_by_name(name: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        _read("ucdp-ged", name)
    assert [reject.problem for reject in caught.value.rejects] == [what]


def test_counts_and_yearly_sums_in_a_store_are_those_of_awk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("asked.graphql").write_text(ASKED, encoding="utf-8")
    store, path = "sqlite:///here.db", _path(SUBSET)
    assert accord("load", f"ucdp-ged={path}", store=store).out == (
        "read 891, new 891, changed 0, unchanged 0, removed 0, rejected 0\n"
    )
    answer = json.loads(accord("query", "asked.graphql", store=store).out)
    groups = answer["data"]["eventGroups"]["nodes"]
    told = sorted([*one["keys"], one["count"], _best(one["all"]), _best(one["once"])] for one in groups)
    left_out = " ".join(sorted(_parts()))
    awk = subprocess.run(["awk", "-v", f"ids={left_out}", AWK, path], capture_output=True, text=True, check=True)
    lines = (line.split() for line in awk.stdout.splitlines())
    assert told == sorted([year, *map(int, numbers)] for year, *numbers in lines)
    assert len(told) == 23


def _best(sums: list[dict[str, int]]) -> int:
    (one,) = sums
    return one["best"] or 0


def _parts() -> set[str]:
    """The ids of rows of which the toll is suspected to be told of another event too."""
    rows = ((row.records[0], _total(row)) for row in _rows(_read("ucdp-ged", SUBSET)))
    events = (event for event, total in rows if total.scope is Scope.PART)
    return {event.id.rpartition("-")[2] for event in events if isinstance(event, Event)}


def test_of_events_that_are_coded_once_for_each_opponent_one_total_counts() -> None:
    parts = _parts()
    for first, *others in TWINS:
        assert first not in parts
        assert parts >= set(others)


def _total(row: Row) -> CasualtyEstimate:
    return next(record for record in row.records if isinstance(record, CasualtyEstimate))
