"""The real rows of Mali, where they are at hand: read in full, and with the counts that a few lines of awk would give.

REAL_FILES names the folder that has them. They are not the project's to pass on: without them nothing is tested here.
"""

import csv
import os
from pathlib import Path

import pytest

from loaders.pa_x import read
from ontology.actors import Actor
from ontology.agreements import Agreement, Provision, Signature
from ontology.vocabularies import Strength
from tests.loaders.pa_x.reading import records, rows_of

FOLDER = Path(os.environ.get("REAL_FILES", Path(__file__).parents[4] / "shared" / "data"))
MALI = "pax_v9_mali_43rows.csv"
NO_TOPICS = ("ImUN", "ImOth", "ImSrc")
STRENGTHS = {"1": Strength.MENTIONED, "2": Strength.DETAILED, "3": Strength.SUBSTANTIAL}


@pytest.fixture
def path() -> Path:
    if not (found := FOLDER / MALI).exists():
        pytest.skip(f"{found} is not at hand; REAL_FILES names the folder that has it")
    return found


def _published(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_is_read_and_every_topic_that_is_coded(path: Path) -> None:
    delivery, published = read(path), _published(path)
    rows = rows_of(delivery)
    assert (len(rows), delivery.remarks) == (43, ())
    for row, cells in zip(rows, published, strict=True):
        (agreement,) = records(row, Agreement)
        assert (agreement.id, agreement.date.edtf) == (f"agreement/pa-x-{cells['AgtId']}", cells["Dat"])
        topics = {name: cell for name, cell in list(cells.items())[list(cells).index("GCh") :] if name not in NO_TOPICS}
        coded = {name.lower().replace(":", "-") for name, cell in topics.items() if cell != "0"}
        provisions = {one.id.removeprefix(f"provision/pa-x-{cells['AgtId']}-"): one for one in records(row, Provision)}
        assert provisions.keys() == coded
        for name, cell in topics.items():
            if cell in ("2", "3"):
                assert provisions[name.lower()].strength is STRENGTHS[cell]


def test_whoever_signed_is_an_actor_and_stands_in_the_text(path: Path) -> None:
    delivery = read(path)
    actors = {one.id: one for one in delivery.about.records if isinstance(one, Actor)}
    signed = [one for row in rows_of(delivery) for one in records(row, Signature)]
    assert {one.source for one in signed} == actors.keys()
    texts = " ".join(f"{row['Part']} {row['ThrdPart']}" for row in _published(path)).split()
    spaced = " ".join(texts)
    for actor in actors.values():
        assert actor.name.variants[0] in " ".join(spaced.replace("(MAA) ", "").split())
