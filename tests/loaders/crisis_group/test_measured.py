"""The scores in docs/reading-pages.md are those of the reader. Without the saved page, nothing is tested."""

import pytest

from tests.loaders.crisis_group.measured import measured
from tests.loaders.crisis_group.measured_page import MONTH, PAGE, SAVED, written


@pytest.fixture(autouse=True)
def _at_hand() -> None:
    if not SAVED.exists():
        pytest.skip(f"{SAVED} is not at hand; SAVED_PAGE names the page that was entered by hand")


def test_the_page_has_the_scores_of_today() -> None:
    assert PAGE.read_text(encoding="utf-8") == written()


def test_every_event_that_was_entered_by_hand_is_read() -> None:
    scores = measured(SAVED, MONTH)
    assert scores["event"].recall == 1
    assert min(score.precision for score in scores.values()) >= 0.8
