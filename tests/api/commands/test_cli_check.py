"""`accord check` as a user sees it. What it finds is told in tests/graph/checking/test_store_check.py."""

import asyncio
import sys
from pathlib import Path

import apsw
import pytest

from api.commands.checking import objections
from ontology.matching import Identity
from ontology.model import Citation, Node, Relation
from ontology.places import Place
from ontology.values import Text
from ontology.vocabularies import PlaceKind
from tests.api.commands.command_line import SMALL, Run, accord, write_folder
from tests.graph.checking.unchecked import write
from tests.graph.conftest import opened

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
        "event/e: kind: 'PICNIC' is not an event kind. Load dataset/mine into an empty store.\n"
        "1 problem in 8 nodes and 10 relations\n"
    )
    assert accord("check", store=store) == Run(1, told, "")
    asked = "The SHACL shapes were not checked: they would report the same problems.\n"
    assert accord("check", "--shacl", store=store) == Run(1, told, asked)


def test_the_shapes_agree(store: str) -> None:
    assert accord("check", "--shacl", store=store) == IN_ORDER


def test_what_the_shapes_object_to(store: str) -> None:
    place = Place(id="place/p", kind=PlaceKind.SITE, name=Text("P"), lat=91.5, lon=0.0, sources=(Citation("source/s"),))
    assert asyncio.run(_objections(store, place, Identity(source="place/p", target="event/e", score=0.5))) == [
        "identity/event-e--place-p: same-class-everywhere: nothing breaks SPARQL of the shape same-class-everywhere."
        " Correct the input and load it again.",
        "place/p: documentedBy: nothing breaks MinCount of the shape source-where-one-is-due-documentedBy."
        " Correct the input and load it again.",
        "place/p: lat: '91.5' breaks MaxInclusive of the shape latitude-lat. Correct the input and load it again.",
        "place/p: whole-point: 'place/p' breaks Or of the shape whole-point. Correct the input and load it again.",
    ]


async def _objections(url: str, *records: Node | Relation) -> list[str]:
    """What the shapes say of a store with these records in it, written past everything that a load asks."""
    store = opened(url)
    await write(store, records, "dataset/mine")
    told = [str(problem) async for problem in objections(store)]
    await store.close()
    return told


def test_without_the_library_that_reads_shapes(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    usage = "Usage: accord check [OPTIONS]\nTry 'accord check --help' for help.\n\n"
    message = "Error: --shacl needs pyshacl, which is not installed: `pip install pyshacl`, or leave it out.\n"
    assert accord("check", "--shacl", store=store) == Run(2, "", usage + message)
    assert accord("check", store=store) == IN_ORDER
