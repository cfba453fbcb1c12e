"""The JSON Schema of the curated form, as an editor uses it: it takes all of our YAML, and no beginner's mistake."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.curated import curated_datasets, read
from loaders.curated.yaml_lines import read_yaml
from loaders.curated.yaml_schema import all_yaml_schemas, yaml_kinds, yaml_schema
from loaders.source import InputError
from ontology.records import RejectedRow
from ontology.vocabularies import EventKind
from tests.loaders.curated_snippets import (
    ACTORS,
    AGREEMENTS,
    COMMITMENT,
    DATASET,
    EVENT,
    FIGURE,
    SOURCES,
    Folder,
    refusal,
)
from tests.schema_validator import schema_problems

CLAIM = "- {id: x, said_by: mali, kind: asserts, text: So it was., about: [actor/mali], sources: [s]}\n"
ASSESSMENT = "- {id: x, assesses: c, assessed_by: cma, status: fulfilled, date: '2018-05', sources: [s]}\n"
PLACE = "- {id: p, kind: locality, names: {en: P, fr: P}, sources: [s]}\n"
OPEN = "  deadline: {type: open, text: from now on}\n"
SOUND: Mapping[str, str] = {
    "dataset": DATASET,
    "sources": SOURCES,
    "actors": ACTORS,
    "agreements": AGREEMENTS,
    "events": EVENT + "  casualties:\n" + FIGURE + ", best: 3}\n",
    "commitments": COMMITMENT + OPEN,
    "claims": CLAIM,
    "assessments": ASSESSMENT,
    "places": PLACE,
}
MISTAKES: Mapping[str, tuple[str, str, str]] = {
    "a row that is no list item": ("sources", "- {id", "{id"),
    "no id": ("sources", "id: s, ", ""),
    "an id in capitals": ("sources", "id: s,", "id: Paper,"),
    "an id with an underscore": ("sources", "id: s,", "id: a_paper,"),
    "an id with its class": ("sources", "id: s,", "id: source/s,"),
    "no sources": ("events", "  sources: [s]\n", ""),
    "sources without brackets": ("events", "sources: [s]", "sources: s"),
    "an empty list of sources": ("events", "sources: [s]", "sources: []"),
    "a source twice": ("events", "sources: [s]", "sources: [s, s]"),
    "a citation without its source": ("events", "sources: [s]", "sources: [{locator: p. 3}]"),
    "a key that is misspelt": ("events", "title: ", "titel: "),
    "a key in camelCase": ("events", "title: ", "whenStated: soon\n  title: "),
    "no title": ("events", "  title: An ambush\n", ""),
    "a key without a value": ("events", "title: An ambush", "title:"),
    "an empty text": ("events", "title: An ambush", "title: ''"),
    "a text with a space before it": ("events", "title: An ambush", "title: ' An ambush'"),
    "a language that is none here": ("events", "title: An ambush", "title: {en: Ambush, de: Hinterhalt}"),
    "a text that is a number": ("events", "title: An ambush", "title: 14"),
    "a code that is misspelt": ("events", "kind: ambush", "kind: ambsh"),
    "a code in capitals": ("events", "kind: ambush", "kind: AMBUSH"),
    "a label for a code": ("events", "kind: ambush", "kind: Embuscade"),
    "a year without quotes": ("events", "when: '2018-04-01'", "when: 2018"),
    "a date as people write it": ("events", "when: '2018-04-01'", "when: 1 April 2018"),
    "a date with slashes": ("events", "when: '2018-04-01'", "when: 01/04/2018"),
    "a date without zeros": ("events", "when: '2018-04-01'", "when: '2018-4-1'"),
    "a thirteenth month": ("events", "when: '2018-04-01'", "when: '2018-13'"),
    "a thirty-first of April": ("events", "when: '2018-04-01'", "when: '2018-04-31'"),
    "a thirtieth of February": ("events", "when: '2018-04-01'", "when: '2018-02-30'"),
    "a time of day": ("events", "when: '2018-04-01'", "when: '2018-04-01T10:00'"),
    "an actor without a part": ("events", "  sources: [s]\n", "  sources: [s]\n  involves: [mali]\n"),
    "a part that is none": (
        "events",
        "  sources: [s]\n",
        "  sources: [s]\n  involves: [{actor: mali, role: attaker}]\n",
    ),
    "a reference with its class where that is clear": ("events", "said_by: mali", "said_by: actor/mali"),
    "a number in quotes": ("events", "scope: all", "scope: all, low: '7'"),
    "a number in words": ("events", "scope: all", "scope: all, low: seven"),
    "half a victim": ("events", "scope: all", "scope: all, low: 7.5"),
    "a figure without a speaker": ("events", ", said_by: mali", ""),
    "a name in one language": ("actors", "names: {en: Mali, fr: Mali}", "names: {en: Mali}"),
    "a name of its own": ("actors", "names: {en: Mali, fr: Mali}", "name: Mali"),
    "an alias that is no list": ("actors", "fr: Mali}", "fr: Mali, aliases: Republic of Mali}"),
    "a signature without a date": ("agreements", "actor: mali, date: '2015-05-15'", "actor: mali"),
    "what is about a bare key": ("claims", "actor/mali]", "mali]"),
    "what is about a class that there is not": ("claims", "actor/mali]", "person/mali]"),
    "a promise without those who are bound": ("commitments", "  obliges: [mali]\n", ""),
    "a promise without its agreement": ("commitments", "  under_agreement: accord\n", ""),
    "a deadline that is a day alone": ("commitments", "{type: open, text: from now on}", "'2018-04-30'"),
    "a deadline on a day without the day": ("commitments", "{type: open, text: from now on}", "{type: absolute}"),
    "an open deadline with a day": ("commitments", "text: from now on", "text: from now on, due: '2018-04'"),
    "a term without what it is counted from": (
        "commitments",
        "type: open, text: from now on",
        "type: offset, duration: P30D",
    ),
    "a status that is misspelt": ("assessments", "status: fulfilled", "status: fulfiled"),
    "an assessment by two": ("assessments", "assessed_by: cma", "assessed_by: [cma, mali]"),
    "an assessment without a date": ("assessments", "date: '2018-05', ", ""),
    "a latitude in quotes": ("places", "id: p,", "id: p, lat: '14.5',"),
    "a dataset without a licence": ("dataset", "licence: https://creativecommons.org/licenses/by/4.0/\n", ""),
    "a version that is a number": ("dataset", "version: '1'", "version: 1"),
    "requirements that are no list": ("dataset", "version: '1'\n", "version: '1'\nrequires: mali\n"),
    "a country with its class": ("dataset", "version: '1'\n", "version: '1'\ncountry: place/ml\n"),
}


@cache
def _schemas() -> dict[str, Any]:
    return {kind: yaml_schema(kind) for kind in yaml_kinds()}


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the schemas say of all mistakes, which one run of the validator tells."""
    folder = tmp_path_factory.mktemp("mistakes")
    files: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, (kind, right, wrong) in MISTAKES.items():
        files[kind][name] = _read(folder / f"{kind}.yaml", SOUND[kind].replace(right, wrong, 1))
    return schema_problems(_schemas(), files, folder)


def _read(file: Path, text: str) -> Any:
    file.write_text(text, encoding="utf-8")
    return read_yaml(file, file.name).value


def test_it_takes_all_of_our_yaml(tmp_path: Path) -> None:
    files: dict[str, dict[str, Any]] = defaultdict(dict)
    for file in (file for folder in curated_datasets() for file in folder.glob("*.yaml")):
        files[file.stem.partition("-")[0]][str(file)] = read_yaml(file, file.name).value
    assert set(files) == set(yaml_kinds()) - {"matchDecisions"}  # of ours, nobody has decided any by hand
    told = schema_problems(_schemas(), files, tmp_path)
    assert len(told) == sum(map(len, files.values()))
    assert {file: said for file, said in told.items() if said} == {}


def test_it_takes_the_snippets_that_mistakes_are_made_in(tmp_path: Path) -> None:
    files = {kind: {kind: _read(tmp_path / "file.yaml", text)} for kind, text in SOUND.items()}
    assert schema_problems(_schemas(), files, tmp_path) == {kind: [] for kind in SOUND}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_beginners_mistake_is_told(name: str, problems: dict[str, list[str]]) -> None:
    kind, right, _ = MISTAKES[name]
    assert right in SOUND[kind]
    assert problems[name] != []


@pytest.mark.parametrize("name", MISTAKES)
def test_what_it_refuses_cannot_be_loaded_either(name: str, folder: Folder) -> None:
    kind, right, wrong = MISTAKES[name]
    written = folder(**{kind: SOUND[kind].replace(right, wrong, 1)})
    told = _told_on_reading(written) or refusal(written)
    assert told != []
    assert [line for line in told if not line.endswith(".")] == []


def _told_on_reading(folder: Path) -> list[str]:
    try:
        rows = read(folder).rows
    except InputError as error:
        return [str(reject) for reject in error.rejects]
    return [str(reject) for row in rows if isinstance(row, RejectedRow) for reject in row.rejects]


def test_a_text_in_a_block_is_taken_as_an_editor_reads_it(tmp_path: Path) -> None:
    block = yaml.safe_load(EVENT.replace("title: An ambush", "title: |\n    An ambush"))
    assert block[0]["title"] == "An ambush\n"
    assert schema_problems(_schemas(), {"events": {"block": block}}, tmp_path) == {"block": []}


def test_a_code_has_its_label_and_meaning_in_both_languages() -> None:
    kind = yaml_schema("events")["items"]["properties"]["kind"]
    assert kind["enum"] == [code.key for code in EventKind]
    ambush = next(one for one in kind["oneOf"] if one["const"] == "ambush")
    concept = EventKind.AMBUSH.concept
    assert ambush["title"] == f"{concept.en} · {concept.fr}"
    assert ambush["description"] == f"{concept.definition}\n\n{concept.fr_definition}"


@pytest.mark.parametrize("kind", yaml_kinds())
def test_every_key_says_what_it_means(kind: str) -> None:
    schema = yaml_schema(kind)
    keys = (schema if kind == "dataset" else schema["items"])["properties"]
    assert [key for key, told in keys.items() if not told.get("description")] == []


def test_the_document_of_all_kinds_has_each_as_it_stands_alone() -> None:
    assert all_yaml_schemas()["$defs"] == _schemas()
