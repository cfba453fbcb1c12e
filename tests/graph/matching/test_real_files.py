"""The curated dataset against UCDP's rows of Mali, and pairs that were judged by hand, where these are at hand.

REAL_FILES and GOLD_FILES name the folders that have them. They are not the project's to pass on.
"""

import os
from pathlib import Path

import pytest

from tests.api.commands.command_line import accord

SHARED = Path(__file__).parents[4] / "shared"
ROWS = Path(os.environ.get("REAL_FILES", SHARED / "data")) / "ucdp_ged_mali_subset14.csv"
GOLD = Path(os.environ.get("GOLD_FILES", SHARED / "gold")) / "matches.csv"


def test_no_match_is_wrong_and_nine_of_ten_incidents_are_found(tmp_path: Path) -> None:
    for path in (ROWS, GOLD):
        if not path.exists():
            pytest.skip(f"{path} is not at hand; REAL_FILES and GOLD_FILES name the folders that have them")
    store = f"sqlite:///{tmp_path}/here.db"
    for inputs in ((), (f"ucdp-ged={ROWS}",)):
        assert accord("load", *inputs, store=store).code == 0
    *wrong, counts, shares = accord("match", "--gold", str(GOLD), store=store).out.splitlines()
    assert [line for line in wrong if not line.startswith("Missed: ")] == []
    assert counts.endswith(", joined wrongly 0")
    precision, recall = (float(share.partition(" ")[2]) for share in shares.split(", "))
    assert precision == 1.0
    assert recall >= 0.9
