"""An answer as tables: what they are called, which rows they have, and how each value is written."""

import io
from collections import Counter
from typing import Any

import pandas
import pytest

from api.errors import NOT_ACCEPTABLE, RequestError
from api.query.answering.rows_as_csv import _line
from api.query.engine import Engine
from tests.api.query.in_form import in_form, tables

APRIL = """{
  events(first: 100, where: {when: {overlaps: "2018-04"}}) {
    nodes {
      id title when { from }
      involves(first: 100) { edges { role hedge node { id name } } }
      casualties(first: 100) { nodes { id harm low best high saidBy { name } } }
    }
  }
}"""
CAMP = '(where: {id: {eq: "event/camp"}})'


async def test_figures_and_actors_of_april_are_those_of_json(mali_in_file: Engine) -> None:
    written = await in_form(mali_in_file, "csv", APRIL)
    actors, figures = (pandas.read_csv(io.StringIO(written[f"events.{name}"])) for name in ("involves", "casualties"))
    answer = (await mali_in_file.execute(APRIL))["events"]["nodes"]
    edges = [(event["id"], edge) for event in answer for edge in event["involves"]["edges"]]
    told = [(event["id"], figure) for event in answer for figure in event["casualties"]["nodes"]]
    assert len(edges) > 40
    assert len(told) > 20

    rows = actors.dropna(subset="events.involves.node.id")
    assert Counter(rows["events.involves.role"]) == Counter(edge["role"] for _, edge in edges)
    assert list(zip(rows["events.id"], rows["events.involves.node.id"], strict=True)) == [
        (event, edge["node"]["id"]) for event, edge in edges
    ]
    assert rows["events.involves.hedge"].notna().sum() == sum(edge["hedge"] is not None for _, edge in edges) > 0
    for number in ("low", "best", "high"):
        assert figures[f"events.casualties.node.{number}"].sum() == sum(one[number] or 0 for _, one in told) > 0
    grouped = figures.groupby("events.id")["events.casualties.node.low"].sum()
    for event in answer:
        assert grouped[event["id"]] == sum(one["low"] or 0 for one in event["casualties"]["nodes"])
    assert set(actors["events.id"]) == set(figures["events.id"]) == {event["id"] for event in answer}


async def test_a_table_for_each_chain_of_lists(small: Engine) -> None:
    """A hedge stands there though it is not selected."""
    query = f"{{ events{CAMP} {{ nodes {{ kind involves {{ edges {{ role node {{ acronyms }} }} }}"
    found = await tables(small, query + " happenedAt { nodes { name within { nodes { name } } } } } } }")
    assert found == {
        "events.involves": [
            ["events.id", "events.kind", *(f"events.involves.{one}" for one in ("role", "node.acronyms", "hedge"))],
            ["event/camp", "ATTACK", "TARGET", "FAMa|FAM", ""],
            ["event/camp", "ATTACK", "ATTACKER", "JNIM|GSIM", "SUSPECTED"],
            ["event/camp", "ATTACK", "INVOLVED", "JNIM|GSIM", ""],
            ["event/camp", "ATTACK", "ATTACKER", "", "ALLEGED"],
        ],
        "events.happenedAt.node.within": [
            [
                *("events.id", "events.kind", "events.happenedAt.node.id", "events.happenedAt.node.name"),
                "events.happenedAt.node.within.node.name",
            ],
            ["event/camp", "ATTACK", "place/timbuktu", "Timbuktu", "Mali"],
        ],
    }


async def test_what_has_none_below_it_keeps_a_row(small: Engine) -> None:
    found = await tables(
        small, '{ events(where: {when: {overlaps: "2018-07-29"}}) { nodes { involves { nodes { id } } } } }'
    )
    assert [row for row in found["events.involves"] if row[0] == "event/zeal"] == [["event/zeal", "", ""]]


async def test_the_ids_of_all_above_stand_in_each_row(small: Engine) -> None:
    """Of what a citation belongs to as well, though the edge shows no node."""
    query = f"{{ events{CAMP} {{ edges {{ node {{ involves {{ edges {{ citations {{ locator }} }} }} }} }} }} }}"
    head, *rows = (await tables(small, query))["events.involves.citations"]
    involved = ["events.involves.node.id", "events.involves.hedge", "events.involves.citations.locator"]
    assert head == ["events.id", *involved]
    assert Counter(map(tuple, rows))["event/camp", "actor/jnim", "SUSPECTED", "p. 3"] >= 1
    assert {row[0] for row in rows} == {"event/camp"}


async def test_names_are_response_keys(small: Engine) -> None:
    involves = "involves { totalCount nodes { id } }"
    query = f"{{ e: events{CAMP} {{ a: nodes {{ id: kind w: when {{ edtf }} {involves} }} }} }}"
    head, row, *_ = (await tables(small, query))["e.a.involves"]
    assert dict(zip(head, row, strict=True)) == {
        "e.a.@id": "event/camp",
        "e.a.id": "ATTACK",
        "e.a.w.edtf": "2018-04-14",
        "e.a.involves.totalCount": "4",
        "e.a.involves.node.id": "actor/army",
        "e.a.involves.hedge": "",
    }


async def test_nodes_and_edges_of_one_list_are_one_row(small: Engine) -> None:
    involves = "involves(first: 1) { nodes { id } edges { role node { id name } } }"
    query = f"{{ events{CAMP} {{ nodes {{ {involves} }} }} }}"
    (table,) = (await tables(small, query)).values()
    assert table == [
        ["events.id", *(f"events.involves.{one}" for one in ("node.id", "role", "node.name", "hedge"))],
        ["event/camp", "actor/army", "TARGET", "Malian army", ""],
    ]


async def test_what_is_of_several_classes_has_the_columns_of_all(small: Engine) -> None:
    query = '{ search(text: "army") { edges { score node { id ... on Actor { acronyms } ... on Event { kind } } } } }'
    head, *rows = (await tables(small, query))["search"]
    assert head == ["search.score", *(f"search.node.{one}" for one in ("id", "acronyms", "kind", "hedge"))]
    assert ["actor/army", "FAMa|FAM", "", ""] in [row[1:] for row in rows]


async def test_what_is_said_besides_a_node_is_told_apart_from_it(small: Engine) -> None:
    head, row, *_ = (await tables(small, '{ suggest(text: "mal") { text node { id } } }'))["suggest"]
    assert (head[:2], row[:2]) == (["suggest.text", "suggest.node.id"], ["Mali", "place/mali"])


async def test_a_figure_has_its_hedge(mali_in_file: Engine) -> None:
    """Also among nodes of any class, and where all that is selected is a number."""
    reported = '"casualty-estimate/mali-2016-07-21-kibaru-killed-both-sides"'
    for query in (f"{{ node(id: {reported}) {{ id }} }}", f"{{ casualtyEstimate(id: {reported}) {{ best }} }}"):
        ((head, row),) = (await tables(mali_in_file, query)).values()
        assert dict(zip(head, row, strict=True))[f"{head[0].split('.')[0]}.hedge"] == "REPORTED"


async def test_no_row_is_empty(small: Engine) -> None:
    """Programs skip an empty line: a column that would stand alone has ids beside it."""
    head, *rows = (await tables(small, "{ actors { nodes { acronyms } } }"))["actors"]
    assert head == ["actors.id", "actors.acronyms"]
    assert ["actor/unnamed", ""] in rows


async def test_one_thing_is_one_row_and_none_is_no_row(small: Engine) -> None:
    found = await tables(small, '{ event(id: "event/camp") { title } none: event(id: "event/none") { title } }')
    assert found == {
        "event": [["event.id", "event.title"], ["event/camp", "Attack on the Timbuktu camp"]],
        "none": [["none.id", "none.title"]],
    }


async def test_groups_and_ledgers_are_tables_too(mali_in_file: Engine) -> None:
    groups = "{ eventGroups(by: [KIND], first: 500) { nodes { keys count } } }"
    head, *rows = (await tables(mali_in_file, groups))["eventGroups"]
    assert head == ["eventGroups.keys", "eventGroups.count"]
    answer = await mali_in_file.execute(groups)
    assert rows == [[one["keys"][0], str(one["count"])] for one in answer["eventGroups"]["nodes"]]

    entries = "entries { contested promise { topic commitment { id } } }"
    ledger = f'{{ compliance(agreement: "agreement/accord-2015", asOf: "2018-04-30") {{ accounts {{ {entries} }} }} }}'
    head, *rows = (await tables(mali_in_file, ledger))["compliance.accounts.entries"]
    accounts = (await mali_in_file.execute(ledger))["compliance"]["accounts"]
    promised = [entry["promise"]["commitment"]["id"] for account in accounts for entry in account["entries"]]
    assert [row[2] for row in rows] == promised != []
    assert {row[0] for row in rows} == {"true", "false"}


@pytest.mark.parametrize(
    ("values", "line"),
    [
        (["a,b", 'say "no"', "two\nlines", "=1+1"], '"a,b","say ""no""","two\nlines",=1+1'),
        ([None, "", " x", 1, 1.5, True], ',""," x",1,1.5,true'),
        ([["a|b", "c\\d", "e"], []], r"a\|b|c\\d|e,"),
        ([None], '""'),
        ([["x,y", "z"], {"type": "Point"}], '"x,y|z","{""type"":""Point""}"'),
        (["Ménaka 🜂 السلام"], "Ménaka 🜂 السلام"),
    ],
)
def test_cells(values: list[Any], line: str) -> None:
    assert _line(values) == f"{line}\r\n"


async def test_a_table_needs_something_in_it(small: Engine) -> None:
    for query in ("{ __typename }", "{ __schema { types { name } } events { nodes { id } } }"):
        with pytest.raises(RequestError) as refused:
            await in_form(small, "csv", query)
        assert refused.value.code is NOT_ACCEPTABLE
