"""`accord check` as a user sees it. What it finds is told in tests/graph/checking/test_store_check.py."""

import asyncio
import sys
from pathlib import Path

import apsw
import pytest

from graph.loading.load import load
from ontology.events import Event
from ontology.values import DateSpan, Text
from ontology.vocabularies import EventKind
from tests.api.commands.command_line import SMALL, Run, accord, write_folder
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row

IN_ORDER = Run(0, "0 problems in 8 nodes and 10 relations\n", "")


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Address of a store that holds the small dataset."""
    store = f"sqlite:///{tmp_path}/here.db"
    assert accord("load", f"curated={write_folder(tmp_path / 'mine', SMALL)}", store=store).code == 0
    return store


def test_problems_are_listed_and_counted(store: str) -> None:
    apsw.Connection(store.removeprefix("sqlite:///")).execute("UPDATE Event SET kind = 'PICNIC'")
    told = (
        "event/e: kind: 'PICNIC' is no event kind. Load dataset/mine into an empty store.\n"
        "1 problem in 8 nodes and 10 relations\n"
    )
    assert accord("check", store=store) == Run(1, told, "")
    asked = "The shapes were not asked: they would see the same problems again.\n"
    assert accord("check", "--shacl", store=store) == Run(1, told, asked)


def test_the_shapes_agree(store: str) -> None:
    assert accord("check", "--shacl", store=store) == IN_ORDER


def test_what_only_the_shapes_object_to(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/here.db"
    title = Text(native="ⵜⵉⵏⴱⵓⴽⵜⵓ")
    asyncio.run(_load(url, Event(id="event/e", kind=EventKind.ATTACK, when=DateSpan("2018"), title=title)))
    assert accord("check", store=url) == Run(0, "0 problems in 3 nodes and 1 relations\n", "")
    told = (
        "event/e: title: nothing breaks MinCount of the shape Event-title. Correct the input and load it again.\n"
        "1 problem in 3 nodes and 1 relations\n"
    )
    assert accord("check", "--shacl", store=url) == Run(1, told, "")


async def _load(url: str, event: Event) -> None:
    store = opened(url)
    await load(store, delivery(row(1, event)), strict=True)
    await store.close()


def test_without_the_library_that_reads_shapes(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    usage = "Usage: accord check [OPTIONS]\nTry 'accord check --help' for help.\n\n"
    message = "Error: --shacl needs pyshacl, which is not installed: `pip install pyshacl`, or leave it out.\n"
    assert accord("check", "--shacl", store=store) == Run(2, "", usage + message)
    assert accord("check", store=store) == IN_ORDER
