"""`accord match`: pairs as CSV, how well they agree with judged ones, and what is told of wrong use."""

import asyncio
import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import pytest

from graph.loading.load import load
from ontology.records import Delivery
from tests.api.commands.command_line import Run, accord
from tests.graph.matching.two_datasets import ours, theirs
from tests.stores import opened

HEAD = ["first", "second", "verdict", "score", "days", "place", "sides", "kind", "decided_by", "reason"]
GOLD = """\
first,second,label
event/ours-fight,1,same
event/ours-fight,5,different
event/ours-long,event/theirs-2,same
"""


async def _filled(url: str, deliveries: Iterable[Delivery]) -> None:
    store = opened(url)
    try:
        for one in deliveries:
            await load(store, one, strict=True)
    finally:
        await store.close()


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with two datasets."""
    url = f"sqlite:///{tmp_path_factory.mktemp('match')}/here.db"
    asyncio.run(_filled(url, (ours(), theirs())))
    return url


def rows(*arguments: str, store: str) -> list[list[str]]:
    done = accord("match", *arguments, store=store)
    assert (done.code, done.err) == (0, "")
    return list(csv.reader(StringIO(done.out)))


def test_every_pair_is_a_row_with_its_score_and_reason(here: str) -> None:
    head, *pairs = rows(store=here)
    assert (head, len(pairs)) == (HEAD, 5)
    first = next(row for row in pairs if row[0] == "event/theirs-1")
    assert first[:9] == ["event/theirs-1", "event/ours-fight", "same", "1.00", "1.00", "1.00", "0.95", "1.00", "rules"]
    assert first[9].startswith("One event: same day (14 April 2018); ")


def test_some_days_a_dataset_and_a_language_can_be_asked_for(here: str) -> None:
    _, *may = rows("--from", "2018-05", "--to", "2018-05", "--lang", "fr", store=here)
    assert [row[:3] for row in may] == [["event/theirs-6", "event/ours-attack", "undecided"]]
    assert may[0][9].startswith("Indécis : même jour (2 mai 2018) ; ")
    assert rows("--dataset", "theirs", store=here) == rows("--dataset", "dataset/ours", store=here) == rows(store=here)


def test_judged_pairs_are_told_incident_by_incident(here: str) -> None:
    assert accord("match", "--gold", "-", store=here, stdin=GOLD) == Run(
        0, "incidents 2, found 2, joined wrongly 0\nprecision 1.000, recall 1.000\n", ""
    )


def test_what_is_missed_or_joined_wrongly_is_told_with_its_reason_and_ends_in_1(here: str, tmp_path: Path) -> None:
    file = tmp_path / "gold.csv"
    file.write_text(
        "first,second,label\nevent/ours-fight,1,different\nevent/ours-attack,6,same\nevent/ours-only,9,same\n"
    )
    done = accord("match", "--gold", str(file), store=here)
    wrong, missed, absent, *end = done.out.splitlines()
    assert done.code == 1
    assert wrong.startswith("Joined wrongly: event/ours-fight, event/theirs-1 (1.00): One event: same day")
    assert missed.startswith("Missed: event/ours-attack, event/theirs-6 (0.78): Undecided: same day")
    assert absent == "Not found in the store, or not as one record: event/ours-only, 9 (line 4)"
    assert end == ["incidents 1, found 0, joined wrongly 1", "precision 0.000, recall 0.000"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--from", "May"), "--from: 'May' is not a date: write 2018, 2018-04 or 2018-04-14."),
        (("--from", "2019", "--to", "2018"), "--from 2019 is later than --to 2018. Give the earlier day first."),
        (("--dataset", "zither"), "No dataset 'zither' is loaded; name one of dataset/ours, dataset/theirs."),
        (("--gold", "-"), "-, line 1 has no column curated_event_id or first. Add one; the columns are first, second"),
        (("--gold", "nowhere.csv"), "nowhere.csv: No such file or directory. Name another place."),
    ],
)
def test_wrong_use_is_told_with_a_remedy(here: str, arguments: tuple[str, ...], message: str) -> None:
    done = accord("match", *arguments, store=here)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
