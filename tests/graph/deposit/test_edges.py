"""Deposits of small data: strange texts, several licences, dates that are not told, and nothing at all."""

import csv
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.deposit.about import DatasetIn, Deposit
from graph.deposit.readme import readme
from graph.deposit.snapshot import NothingToDeposit, Summary, fill
from graph.deposit.tables import CITATION
from graph.loading.load import load
from graph.store import Store
from ontology.actors import Actor, Membership
from ontology.findings import FINDINGS
from ontology.iris import DEFAULT_BASE_IRI
from ontology.model import Citation
from ontology.publishing.about import ISSUED
from ontology.records import Delivery
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind
from tests.graph.conftest import opened
from tests.graph.deliveries import dataset, delivery, row
from tests.graph.deposit.conftest import PROGRAM

STRANGE = Text('=1+1, "said"\nin two lines', "Où… ça\tlà", "ⵜⵓⵎⴰⵙⵜ")
ALIASES = ("a|b", "c\\d", "NA", "e\\|f")
MAKERS = "https://example.org/makers"
OTHER_LICENCE = "https://example.org/terms"


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Store]:
    """A store without any dataset."""
    made = opened(f"sqlite:///{tmp_path}/small.db")
    await made.prepare()
    yield made
    await made.close()


def strange() -> tuple[Delivery, ...]:
    """Two datasets under different licences; one actor has all that could break a table."""
    actor = Actor(
        id="actor/strange", kind=ActorKind.ARMED_MOVEMENT, name=STRANGE, aliases=ALIASES, founded=DateSpan("../2012")
    )
    other = Actor(id="actor/other", kind=ActorKind.ARMED_MOVEMENT, name=Text("NA"))
    joined = Membership(
        source=actor.id,
        target=other.id,
        from_=DateSpan("/2017"),
        sources=(Citation("source/sample", "p. 3"), Citation("source/sample", "p. 4")),
    )
    first = delivery(row(1, other), row(2, actor, joined))
    about = replace(dataset("later"), licence=OTHER_LICENCE, version="2025.03", issued=DateSpan("2025-03"))
    about = replace(about, creator=Text(fr="Les auteurs"), attribution=None)
    return first, replace(delivery(name="later"), about=row(1, about))


async def written(store: Store, folder: Path) -> Summary:
    """The strange datasets, written into a folder."""
    for one in strange():
        await load(store, one, strict=True)
    folder.mkdir()
    return await fill(store, DEFAULT_BASE_IRI, PROGRAM, folder, page_size=1)


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, strict=True))


async def test_strange_texts_are_read_back(empty: Store, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    await written(empty, folder)
    named, unnamed = rows(folder / "tables/actor.csv")[::-1]
    assert [named[f"name_{language}"] for language in ("en", "fr", "native")] == list(STRANGE.by_language)
    assert named["aliases"] == r"a\|b|c\\d|NA|e\\\|f"
    assert [named[f"founded{part}"] for part in ("", "_precision", "_from", "_to")] == [
        "../2012",
        "YEAR",
        "",
        "2012-12-31",
    ]
    assert (unnamed["name_en"], unnamed["name_fr"], unnamed["aliases"]) == ("NA", "", "")
    (joined,) = rows(folder / "tables/membership.csv")
    assert (joined["from"], joined["from_from"], joined["from_to"]) == ("/2017", "", "2017-12-31")
    assert joined["cites"] == "source/sample p. 3|source/sample p. 4"
    assert rows(folder / "tables/citation.csv") == [
        {"relation_id": joined["id"], "source_id": "source/sample", "locator": locator} for locator in ("p. 3", "p. 4")
    ]
    lines = (folder / "tables/membership.csv").read_bytes().split(b"\r\n")
    assert (len(lines), lines[-1]) == (3, b"")


async def test_different_licences_are_told_apart(empty: Store, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    summary = await written(empty, folder)
    assert summary.licences == (
        f"The later dataset (dataset/later): {OTHER_LICENCE}",
        "The sample dataset (dataset/sample): CC0-1.0",
    )
    assert "under different licences" in (folder / "README.md").read_text()
    cited = yaml.safe_load((folder / "CITATION.cff").read_text())
    assert not {"license", "license-url"} & cited.keys()
    assert [one.get("license", one.get("license-url")) for one in cited["references"]] == [OTHER_LICENCE, "CC0-1.0"]
    package = json.loads((folder / "datapackage.json").read_text())
    assert [one["path"] for one in package["licenses"]] == [dataset("sample").licence, OTHER_LICENCE]
    root = _root(folder)
    assert [one["@id"] for one in root["license"]] == [dataset("sample").licence, OTHER_LICENCE]
    assert (root["datePublished"], root["version"]) == ("2025-03", "2025-03")


async def test_whoever_made_a_dataset_is_cited_by_name_and_iri_as_far_as_they_are_told(
    empty: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    await written(empty, folder)
    body = "The authors of “The sample dataset”"
    cited = yaml.safe_load((folder / "CITATION.cff").read_text())
    assert cited["authors"] == [{"name": "Les auteurs"}, {"name": body, "website": MAKERS}]
    assert [one["authors"] for one in cited["references"]] == [[one] for one in cited["authors"]]
    package = json.loads((folder / "datapackage.json").read_text())
    assert [(one["title"], one.get("path")) for one in package["contributors"]] == [
        ("Les auteurs", None),
        (body, MAKERS),
    ]
    assert _root(folder)["author"] == [{"@id": "#authors-of-later"}, {"@id": MAKERS}]
    page = (folder / "README.md").read_text()
    assert f"> Les auteurs; {body}. *" in page
    assert f"| 2025-03 | Les auteurs | [{OTHER_LICENCE}]" in page
    assert f"| [{body}]({MAKERS}) |" in page


@pytest.mark.parametrize(
    ("span", "date"), [("2018-04-26/2018-05", "2018-05"), ("2018/..", "2018"), ("../2019", "2019")]
)
def test_a_dataset_is_of_the_last_date_that_it_names(span: str, date: str) -> None:
    issued = DatasetIn({"issued": span}, DEFAULT_BASE_IRI).issued
    assert issued
    assert issued.text == date


async def test_without_any_date_it_is_of_the_day_of_the_model(empty: Store, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    await load(empty, strange()[0], strict=True)
    await fill(empty, DEFAULT_BASE_IRI, PROGRAM, folder)
    assert _root(folder)["datePublished"] == ISSUED
    assert yaml.safe_load((folder / "CITATION.cff").read_text())["date-released"] == ISSUED


def _root(folder: Path) -> dict[str, Any]:
    crate = json.loads((folder / "ro-crate-metadata.json").read_text())
    root: dict[str, Any] = next(one for one in crate["@graph"] if one["@id"] == "./")
    return root


async def test_of_nothing_there_is_no_deposit(empty: Store, tmp_path: Path) -> None:
    with pytest.raises(NothingToDeposit, match="run `accord load`"):
        await fill(empty, DEFAULT_BASE_IRI, PROGRAM, tmp_path)


def test_what_follows_from_the_rest_is_not_loaded_and_names_nothing() -> None:
    """No loader brings findings: they are renewed, and have a version of their own."""
    columns = [f"{name}_{language}" for name in ("title", "note", "creator") for language in ("en", "fr", "native")]
    empty = dict.fromkeys([*columns, "attribution", "issued", "checksum", "loader_version"])
    rows = (
        {"id": FINDINGS, "title_en": "Leads", "licence": "", "version": "5a", "loader": "findings", "file": None},
        {"id": "dataset/x", "title_en": "Facts", "licence": "", "version": "7", "loader": "curated", "file": "x.d"},
    )
    deposit = Deposit(tuple(DatasetIn(empty | row, DEFAULT_BASE_IRI) for row in rows), DEFAULT_BASE_IRI, PROGRAM)
    assert (deposit.title, deposit.version) == ("Accord Graph: Facts", "7")
    page = readme(deposit, (), {CITATION.name: 0}, "")
    assert [line for line in page.splitlines() if line.startswith("accord load")] == ["accord load curated:x=x.d"]
    assert f"`{FINDINGS}` is not loaded: it follows from the others by declared rules" in page
