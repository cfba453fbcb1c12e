"""The deposit of the curated datasets: what others make of it, and that its numbers are those of the data."""

import csv
import hashlib
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.query.engine import Engine
from graph.deposit.snapshot import fill
from graph.rdf.export import export
from graph.rdf.formats import format_named
from graph.store import Store
from ontology import ONTOLOGY
from ontology.findings import Finding
from ontology.iris import DEFAULT_BASE_IRI, authors_iri
from ontology.model import Node
from ontology.publishing.generated import published
from tests.deposit_validators import crate_problems, validator
from tests.graph.deposit.conftest import PROGRAM, contents
from tests.loaders import curated_graph
from tests.patience import PATIENT
from tests.schemas import schema_of

CFF_KEYS = {"cff-version", "message", "title", "authors"}
"""Those that Citation File Format 1.2.0 requires."""


async def test_same_bytes_from_every_store_and_on_every_run(curated: Store, folder: Path, tmp_path: Path) -> None:
    await fill(curated, DEFAULT_BASE_IRI, PROGRAM, tmp_path, page_size=77)
    assert contents(tmp_path) == contents(folder)


def test_every_file_has_its_checksum(folder: Path) -> None:
    checked = subprocess.run(["sha256sum", "--check", "checksums.sha256"], cwd=folder, capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert [line.partition(": ")[0] for line in checked.stdout.splitlines()] == [
        path for path in contents(folder) if path != "checksums.sha256"
    ]


def test_frictionless_finds_the_tables_valid(folder: Path) -> None:
    validated = validator("frictionless", "validate", "--json", folder / "datapackage.json")
    report = json.loads(validated.stdout)
    assert [(task["name"], task["errors"]) for task in report["tasks"] if task["errors"]] == []
    assert (validated.returncode, report["valid"], report["warnings"]) == (0, True, [])
    tables = {path.stem for path in (folder / "tables").iterdir()}
    assert {task["name"] for task in report["tasks"]} == tables


def test_the_crate_is_valid(folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    told = crate_problems(folder, report)
    assert (told.returncode, json.loads(report.read_text())["issues"]) == (0, []), told.stdout


def test_the_crate_has_every_file_and_no_clock(folder: Path) -> None:
    crate = json.loads((folder / "ro-crate-metadata.json").read_text())
    entities = {one["@id"]: one for one in crate["@graph"]}
    files = {one for one, entity in entities.items() if entity["@type"] == "File"}
    assert {*files, "ro-crate-metadata.json"} == contents(folder).keys()
    assert {one["@id"] for one in entities["./"]["hasPart"]} == files
    issued = {one.dataset.issued.edtf for one in curated_graph.deliveries() if one.dataset.issued}
    assert entities["./"]["datePublished"] == max(issued)
    assert entities["./"]["author"] == {"@id": authors_iri()}
    assert entities[authors_iri()]["name"] == "The authors of Accord Graph"
    assert {one for one in files if "license" in entities[one]} == {one for one in files if one.startswith("ontology/")}
    assert entities["./"]["license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}


def test_the_citation_has_what_its_format_requires(folder: Path) -> None:
    cited = yaml.safe_load((folder / "CITATION.cff").read_text())
    assert cited.keys() >= CFF_KEYS
    assert (cited["cff-version"], cited["type"], cited["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert cited["authors"] == [{"name": "The authors of Accord Graph", "website": authors_iri()}]
    assert cited["date-released"] == max(
        str(one.dataset.issued.edtf) for one in curated_graph.deliveries() if one.dataset.issued
    )
    titles = ["Leads found by declared rules", "Mali’s accord of 2015", "Countries, regions and cercles"]
    assert [one["title"] for one in cited["references"]] == titles
    assert cited["title"] == "Accord Graph: Mali’s accord of 2015; Countries, regions and cercles"
    fingerprint = hashlib.sha256((folder / "rdf/graph.nq").read_bytes()).hexdigest()
    assert cited["identifiers"][0]["value"] == f"sha256:{fingerprint}"
    assert fingerprint in (folder / "README.md").read_text()


@pytest.mark.parametrize("name", ["nq", "ttl"])
async def test_the_rdf_is_an_export(source: Store, folder: Path, name: str) -> None:
    pieces = export(source, format_named(name), DEFAULT_BASE_IRI)
    assert (folder / f"rdf/graph.{name}").read_bytes() == b"".join([piece async for piece in pieces])


def test_the_model_is_what_is_published(folder: Path) -> None:
    files = {path.removeprefix("ontology/published/"): text for path, text in published(ONTOLOGY).items()}
    written = {path.name: path.read_text() for path in (folder / "ontology").iterdir()}
    assert written == {name: text for name, text in files.items() if "/" not in name}


async def test_counts_are_those_of_graphql_and_of_the_files(source: Store, folder: Path) -> None:
    told = dict(re.findall(r"^\| `([a-z-]+)` \| ([\d,]+) \|", (folder / "README.md").read_text(), re.M))
    counted = {name: int(number.replace(",", "")) for name, number in told.items()}
    assert counted == {path.stem: _rows(path) for path in (folder / "tables").iterdir()}
    every: dict[type[Node], str] = {Finding: "(exceptions: true)"}
    fields = " ".join(f"{cls.plural}{every.get(cls, '')} {{ totalCount }}" for cls in ONTOLOGY.classes)
    engine = Engine(schema_of(ONTOLOGY), source, DEFAULT_BASE_IRI, PATIENT)
    answer: Any = await engine.execute(f"{{{fields}}}", {})
    totals = {cls.path(): answer[cls.plural]["totalCount"] for cls in ONTOLOGY.classes}
    assert {name: counted[name] for name in totals} == totals
    stated = curated_graph.counted()
    own = {one.path(): stated[one.__name__] for one in ONTOLOGY.relations if one.__name__ in stated}
    assert {name: counted[name] for name in own} == own


def _rows(path: Path) -> int:
    with path.open(newline="", encoding="utf-8") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def test_the_page_names_every_file(folder: Path) -> None:
    page = (folder / "README.md").read_text()
    missing = {path for path in contents(folder) if path != "README.md" and f"`{path}`" not in page}
    assert {path for path in missing if not path.startswith("tables/")} == set()
    assert "`tables/`" in page
    assert "one with an `exception` is one that its rule does not count" in page
    assert "whose `precision` or `nearness` is not `EXACT`" in page
    assert PROGRAM in page


def test_the_codebook_explains_every_column_and_every_code(folder: Path) -> None:
    book = (folder / "codebook.md").read_text()
    schema = json.loads((folder / "datapackage.json").read_text())
    sections = dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", book, re.M | re.S))
    for table in schema["resources"]:
        columns = re.findall(r"^\| `(\w+)` \|", sections[table["name"]], re.M)
        assert columns == [field["name"] for field in table["schema"]["fields"]]
        codes = {code for field in table["schema"]["fields"] for code in field.get("constraints", {}).get("enum", ())}
        assert {code for code in codes if f"| `{code}` |" not in book} == set()
    lines = [line for line in book.splitlines() if line.startswith("| `")]
    assert [line for line in lines if line.endswith(("| |", "|  |"))] == []


async def test_another_base(source: Store, tmp_path: Path, folder: Path) -> None:
    base = "http://localhost:8000/peace/"
    await fill(source, base, PROGRAM, tmp_path)
    moved = (folder / "rdf/graph.nq").read_bytes().replace(DEFAULT_BASE_IRI.encode(), base.encode())
    assert (tmp_path / "rdf/graph.nq").read_bytes() == moved
    assert [path for path, content in contents(tmp_path).items() if b"accord-graph.example" in content] == []
