"""The scores on the page on reading pages, measured anew: `python -m tests.loaders.crisis_group.measured_page`."""

import os
from pathlib import Path

from tests.loaders.crisis_group.measured import measured, table

PAGE = Path(__file__).parents[3] / "docs" / "reading-pages.md"
BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->\n"
SAVED = Path(os.environ.get("SAVED_PAGE", Path(__file__).parents[4] / "shared" / "seed" / "crisisgroup-mali.txt"))
"""The page from which the curated events of April 2018 were entered. It is not the project's to pass on."""
MONTH = "2018-04"


def written() -> str:
    """The page with the scores renewed."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return before + BEGIN + table(measured(SAVED, MONTH)) + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
