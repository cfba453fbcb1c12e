"""Orders by every kind of key, up and down, ties by id, and what a cursor of each holds: written out by hand.

This suite knows no engine's name: all of it holds on each.
"""

import pytest

from api.query.engine import Engine
from tests.graph.questions import fields, inside, keys
from tests.graph.sample import PATROLS

UP: list[tuple[str, str, str]] = [
    ("events", "TITLE", "year twin-a twin-b camp month span talks since accord before zeal script"),
    ("events", "LABEL", "year twin-a twin-b camp month span talks since accord before zeal script"),
    ("events", "WHEN", "before talks accord year script month camp twin-a twin-b since span zeal"),
    ("events", "SUMMARY", "twin-b camp script accord before month since span talks twin-a year zeal"),
    ("events", "SOURCE_GRADE", "camp twin-b accord before month script since span talks twin-a year zeal"),
    ("events", "KIND", "year accord twin-a twin-b camp zeal before span month talks since script"),
    ("events", "WHEN_STATED", "camp accord before month script since span talks twin-a twin-b year zeal"),
    ("events", "ID", "accord before camp month script since span talks twin-a twin-b year zeal"),
    ("actors", "NAME", "unnamed school army mission eye watch jnim people union"),
    ("actors", "ACRONYMS", "army jnim eye mission people school union unnamed watch"),
    ("actors", "FOUNDED", "army watch jnim eye mission people school union unnamed"),
    ("actors", "ENDED", "school army eye jnim mission people union unnamed watch"),
    ("places", "NAME", "gao mali menaka well timbuktu"),
    ("places", "LAT", "menaka gao timbuktu well mali"),
    ("places", "LON", "timbuktu gao well menaka mali"),
    ("places", "PCODE", "mali gao menaka timbuktu well"),
    ("places", "PRECISION", "well timbuktu gao menaka mali"),
    ("casualtyEstimates", "LOW", "none two forty unknown"),
    ("casualtyEstimates", "HIGH", "none two forty unknown"),
    ("casualtyEstimates", "LABEL", "two forty none unknown"),
    ("claims", "DATE", "charge credit verdict denial"),
    ("commitments", "DEADLINE_TYPE", "commission truce"),
    ("commitments", "DEADLINE_DUE", "commission truce"),
    ("commitments", "DEADLINE_TEXT", "truce commission"),
    ("provisions", "INFERRED", "accord-7 accord-annex"),
    ("provisions", "NUMBER", "accord-7 accord-annex"),
]
NO_PATROLS = "where: {NOT: {kind: {eq: PATROL}}}"


def only(root: str) -> str:
    """Patrols are left out where orders are written out by hand."""
    return NO_PATROLS if root == "events" else ""


@pytest.mark.parametrize(("root", "field", "order"), UP)
async def test_up(engine: Engine, root: str, field: str, order: str) -> None:
    assert await keys(engine, root, f"{only(root)} orderBy: [{{field: {field}}}]") == order.split()
    assert await keys(engine, root, f"{only(root)} orderBy: {{field: {field}, direction: ASC}}") == order.split()


@pytest.mark.parametrize(("root", "field", "order"), UP)
async def test_down_is_the_same_turned_round(engine: Engine, root: str, field: str, order: str) -> None:
    found = await keys(engine, root, f"{only(root)} orderBy: [{{field: {field}, direction: DESC}}]")
    assert found == order.split()[::-1]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("{field: KIND}, {field: TITLE}", "year accord twin-a twin-b camp zeal span before month talks since script"),
        (
            "{field: KIND}, {field: WHEN, direction: DESC}",
            "year accord twin-b twin-a camp zeal span before month talks since script",
        ),
        (
            "{field: SOURCE_GRADE, direction: DESC}, {field: TITLE}",
            "year twin-a month span talks since accord before zeal script twin-b camp",
        ),
        ("{field: ID, direction: DESC}", "zeal year twin-b twin-a talks span since script month camp before accord"),
        (
            "{field: WHEN}, {field: WHEN, direction: DESC}, {field: ID, direction: DESC}",
            "before talks accord year script month twin-b twin-a camp since span zeal",
        ),
        ("", "accord before camp month script since span talks twin-a twin-b year zeal"),
    ],
)
async def test_several_keys_and_directions(engine: Engine, order: str, found: str) -> None:
    assert await keys(engine, "events", f"{NO_PATROLS} orderBy: [{order}]") == found.split()


async def test_no_order_is_by_id(engine: Engine) -> None:
    found = await keys(engine, "events")
    assert found == sorted(found)
    assert len(found) == 12 + PATROLS
    assert await keys(engine, "events", "orderBy: null") == found


@pytest.mark.parametrize(
    ("root", "field", "cursors"),
    [
        ("places", "LAT", ["15.916666666666666", "16.27", "16.775833", "17.0", "9007199254740992.0"]),
        ("casualtyEstimates", "LOW", ["0", "2", "40", "9007199254740992"]),
        ("provisions", "INFERRED", ["false", "true"]),
        ("claims", "DATE", ['"2018-04-20"', '"2018-04-20"', '"2018-05-01"', '"\ud7ff"']),
        ("claims", "SITUATION", ['"DETERIORATED"', '"\ud7ff"', '"\ud7ff"', '"\ud7ff"']),
        ("places", "NAME", ['"gao"', '"mali"', '"menaka"', '"puits d\'emile"', '"timbuktu"']),
    ],
)
async def test_what_cursors_hold_is_the_same_on_every_store(
    engine: Engine, root: str, field: str, cursors: list[str]
) -> None:
    edges = (await fields(engine, f"{root}(orderBy: [{{field: {field}}}])", "edges { cursor node { id } }"))["edges"]
    assert [inside(edge["cursor"]) for edge in edges] == [
        f'[{cursor},"{edge["node"]["id"]}"]' for cursor, edge in zip(cursors, edges, strict=True)
    ]
