"""Our matches and those of MELTT's rule against judged pairs: `python -m benchmarks.matching GOLD.csv`.

On the store that ACCORD_STORE names. MELTT's rule (meltt.py) is tried with several windows: its users choose one.
"""

import argparse
import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

from benchmarks.meltt import Window, joined
from graph.engines import open_store
from graph.matching.gold import Outcome, outcome, read_gold
from graph.matching.links import Link, Verdict
from graph.matching.matching import Matching, matching
from ontology import ONTOLOGY
from ontology.values import Text

WINDOWS = (Window(0, 10), Window(1, 10), Window(1, 25), Window(2, 50), Window(3, 100))


async def compared(url: str, gold: Path) -> Iterator[str]:
    """How well each does, as rows of a table."""
    with gold.open(encoding="utf-8-sig", newline="") as file:
        judged = read_gold(file)
    store = open_store(url, ONTOLOGY)
    try:
        async with matching(store.compile, store.fetch) as found:
            ids = {one: found.pair(one.first, one.second) for one in judged}
            rows = [_row("ours", outcome(judged, ids, list(found.links())))]
            for window in WINDOWS:
                title = f"MELTT's rule, {window.days} days, {window.km:.0f} km"
                rows.append(_row(title, outcome(judged, ids, _by_rule(found, window))))
    finally:
        await store.close()
    return iter(rows)


def _by_rule(found: Matching, window: Window) -> list[Link]:
    """What MELTT's rule joins of events that were written by hand and the others."""
    events = list(found.events())
    ours, theirs = ([event for event in events if event.curated is curated] for curated in (True, False))
    why = Text("MELTT's rule")
    return [Link(row, mine, Verdict.SAME, None, None, why) for mine, row in joined(ours, theirs, window)]


def _row(title: str, result: Outcome) -> str:
    shares = ("none" if share is None else f"{share:.3f}" for share in (result.precision, result.recall))
    counts = result.incidents, result.found, len(result.false), len(result.missed)
    return " | ".join(("", title, *shares, *map(str, counts), "")).strip()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("gold", type=Path)
    arguments = parser.parse_args()
    url = os.environ.get("ACCORD_STORE", "sqlite:///var/accord.db")
    print("| rule | precision | recall | incidents | found | pairs joined wrongly | pairs missed |")
    print("| --- | --: | --: | --: | --: | --: | --: |")
    for row in asyncio.run(compared(url, arguments.gold)):
        print(row)


if __name__ == "__main__":
    main()
