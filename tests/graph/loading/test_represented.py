"""Counts that are kept follow what stands for what, whichever load brings it about.

This suite knows no engine's name: all of it holds on each.
"""

from dataclasses import replace
from typing import Any

from api.query.engine import Engine
from graph.checking.store_check import StoreCheck
from graph.loading.load import load, renew
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from ontology.matching import Representation
from ontology.vocabularies import SourceKind
from tests.graph.loading.told import changes
from tests.graph.matched import matches
from tests.graph.sample_duplicates import LINKS, OURS, THEIRS, places, recorded
from tests.patience import PATIENT
from tests.schemas import schema_of

APRIL = (
    'query { eventGroups(by: WHEN_MONTH, where: {when: {within: "2018-04"}}) {'
    " nodes { count casualties(harm: KILLED) { events best } } } }"
)
SAME = tuple(replace(one, part=False) for one in LINKS)
WITHOUT_AMBUSH = {key: said for key, said in OURS.items() if key != "ambush"}
OTHER_FIGURE = {**THEIRS, "row-3": ("2018-04-08", 14)}
Events = dict[str, tuple[str, int | None]]
STEPS: dict[str, tuple[Events, Events, tuple[Representation, ...], tuple[int, int, int]]] = {
    "nothing stands for anything": (OURS, THEIRS, (), (5, 4, 75)),
    "it does": (OURS, THEIRS, LINKS, (2, 2, 42)),
    "parts turn out to be the same": (OURS, THEIRS, SAME, (2, 2, 39)),
    "one is taken back": (OURS, THEIRS, SAME[1:], (3, 3, 42)),
    "a duplicate has another figure": (OURS, OTHER_FIGURE, LINKS, (2, 2, 47)),
    "what stood for others is gone": (WITHOUT_AMBUSH, OTHER_FIGURE, LINKS, (3, 3, 47)),
    "it is there again": (OURS, THEIRS, LINKS, (2, 2, 42)),
    "a duplicate is gone": (OURS, {"row-4": THEIRS["row-4"]}, LINKS, (2, 1, 33)),
}
"""What both datasets have, what stands for what, and then: how many events, with figures, and the sum of these."""


async def test_counts_follow_what_stands_for_what(store: Store) -> None:
    engine = Engine(schema_of(ONTOLOGY), store, DEFAULT_BASE_IRI, PATIENT)
    await load(store, places(), strict=True)
    found = dict[str, Any]()
    for step, (ours, theirs, links, _) in STEPS.items():
        derive = matches(links)
        await load(store, recorded("theirs", theirs, SourceKind.DATASET), strict=True, derive=derive)
        await load(store, recorded("ours", ours, SourceKind.PRESS), strict=True, derive=derive)
        await renew(store, derive)
        assert [str(problem) async for problem in StoreCheck(store).problems()] == [], step
        (group,) = (await engine.execute(APRIL))["eventGroups"]["nodes"]
        (sums,) = group["casualties"]
        found[step] = (group["count"], sums["events"], sums["best"])
    assert found == {step: expected for step, (*_, expected) in STEPS.items()}


async def test_that_something_stands_for_a_record_is_no_change_of_it(store: Store) -> None:
    await load(store, places(), strict=True)
    await load(store, recorded("theirs", THEIRS, SourceKind.DATASET), strict=True, derive=matches(LINKS))
    await load(store, recorded("ours", OURS, SourceKind.PRESS), strict=True, derive=matches(LINKS))
    told = await changes(store, "place/well")
    assert {change for _, change in told} == {"NEW"}
    assert len(told) == len(OURS) + len(THEIRS) + 1  # of the place, too
    await renew(store, matches(()))
    await load(store, recorded("ours", WITHOUT_AMBUSH, SourceKind.PRESS), strict=True, derive=matches(LINKS))
    assert set(await changes(store, "place/well")) - set(told) == {("event/ambush", "WITHDRAWN")}
