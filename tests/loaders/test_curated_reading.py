"""How a curated dataset is read: rows, what they leave to the row around them, required datasets, checksums."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders import curated
from loaders.curated import yaml_lines
from loaders.source import InputError
from ontology.actors import Actor, Membership
from ontology.events import CasualtyEstimate, Claim, Event, Subject
from ontology.model import Citation
from ontology.places import DatasetCountry
from ontology.records import RejectedRow, Row
from ontology.values import DateSpan, Text
from ontology.vocabularies import Basis
from tests.loaders.curated_snippets import ACTORS, AGREEMENTS, DATASET, EVENT, FIGURE, Folder, refusal


def test_a_folder_without_a_description_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert refusal(Path("nothing")) == [
        "nothing:1: path: 'nothing' holds no dataset.yaml. "
        "Give a folder with dataset.yaml and files such as events.yaml."
    ]


def test_everything_that_is_wrong_is_reported_at_once_in_order(folder: Folder) -> None:
    path = folder(
        events=EVENT.replace("2018-04-01", "x") + EVENT.replace("id: e", "id: f") + "  concerns: [none-such]\n",
        actors=ACTORS.replace("kind: state", "kind: realm"),
    )
    assert [line.partition(" ")[0] for line in refusal(path)] == [
        "mine/actors.yaml:1:",
        "mine/events.yaml:3:",
        "mine/events.yaml:13:",
    ]


def _delivered(path: Path, name: str | None = None) -> tuple[Row, ...]:
    rows: Any = curated.read(path, name).rows
    return tuple(rows)


def test_a_row_becomes_its_records(folder: Folder) -> None:
    path = folder(
        events=EVENT + f"  casualties:\n{FIGURE}, low: 3}}\n  claims:\n  - {{said_by: mali, kind: denies, text: X}}\n"
    )
    (row,) = [row for row in _delivered(path) if row.position.file == "mine/events.yaml"]
    figure, claim = row.records[1], row.records[4]
    cited = (Citation("source/s"),)
    assert isinstance(figure, CasualtyEstimate)
    assert (figure.id, figure.sources, figure.basis, figure.source_grade) == (
        "casualty-estimate/e-mali-killed-men",
        cited,
        Basis.ROW,
        None,
    )
    assert (
        claim
        == Claim(
            id="claim/e-mali-denies",
            kind=claim.kind,
            text=Text("X"),
            sources=cited,
            basis=Basis.ROW,
        )
        if isinstance(claim, Claim)
        else False
    )
    subject = Subject(source="claim/e-mali-denies", target="event/e", sources=cited, basis=Basis.ROW)
    assert row.records[-1] == subject
    assert row.position.line == 1


def test_a_relation_keeps_sources_of_its_own(folder: Folder) -> None:
    member = "{actor: mali, from: '2014', sources: [{source: s, locator: p. 2}]}"
    rows = _delivered(folder(actors=ACTORS.replace("kind: coalition", f"kind: coalition, member_of: [{member}]")))
    (found,) = [record for row in rows for record in row.records if isinstance(record, Membership)]
    assert found.basis is Basis.OWN
    assert found == Membership(
        source="actor/cma",
        target="actor/mali",
        from_=DateSpan("2014"),
        sources=(Citation("source/s", "p. 2"),),
    )


def test_texts_may_be_in_two_languages_and_words_are_not_truth_values(folder: Folder) -> None:
    rows = _delivered(folder(events=EVENT.replace("title: An ambush", "title: {en: no, fr: Une embuscade}")))
    titles = [record.title for row in rows for record in row.records if isinstance(record, Event)]
    assert titles == [Text("no", "Une embuscade")]


def test_a_dataset_takes_the_name_it_is_given(folder: Folder) -> None:
    path = folder()
    assert curated.read(path).dataset.id == "dataset/mine"
    assert curated.read(path, "yours").dataset.id == "dataset/yours"
    with pytest.raises(InputError, match="'No name' is not a dataset name"):
        curated.read(path, "No name")


def test_the_checksum_follows_names_and_contents(folder: Folder) -> None:
    first, same = folder("one"), folder("two")
    assert curated.read(first).dataset.checksum == curated.read(same).dataset.checksum
    (same / "sources.yaml").rename(same / "sources-press.yaml")
    assert curated.read(first).dataset.checksum != curated.read(same).dataset.checksum


def test_references_into_a_required_dataset_are_told_by_their_keys(folder: Folder) -> None:
    theirs = folder("theirs")
    mine = folder(
        dataset=DATASET + "requires: [theirs]\n",
        sources="- {id: t, kind: press, title: Another}\n",
        actors=ACTORS.replace("id: ", "id: our-").replace("kind: state", "kind: state, member_of: [malli]"),
        agreements=AGREEMENTS.replace("id: accord", "id: pact").replace("actor: ", "actor: our-"),
    )
    assert refusal(mine) == ["dataset/mine requires dataset/theirs. Load that first."]
    assert refusal(mine, theirs) == [
        "mine/actors.yaml:1: member_of: 'malli' names no actor that exists. Did you mean 'mali'? "
        "Correct it, add that actor, or require the dataset that has it."
    ]


def test_what_cannot_be_read_is_delivered_with_the_ids_that_are_missing_then(folder: Folder) -> None:
    figure = FIGURE.replace("id: e-mali-killed-men, ", "")
    path = folder(events=EVENT + f"  casualties:\n{figure}}}\n", claims="- {id: 7}\n", places="no list\n")
    rejected = [row for row in curated.read(path).rows if isinstance(row, RejectedRow)]
    assert [(str(row.position), row.ids, len(row.rejects)) for row in rejected] == [
        ("mine/claims.yaml:1", ("claim/",), 6),
        ("mine/events.yaml:1", ("event/e", "casualty-estimate/"), 1),
        ("mine/places.yaml:1", ("place/",), 1),
    ]


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml_lines.LOADER])
def test_both_parsers_of_yaml_read_the_same(loader: Any, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_lines, "LOADER", loader)
    rows = _delivered(folder(events=EVENT))
    assert [(str(row.position), row.records[0].__class__) for row in rows][:2] == [
        ("mine/actors.yaml:1", Actor),
        ("mine/actors.yaml:2", Actor),
    ]
    places, _ = curated.curated_datasets()
    assert len(_delivered(places)) == 84


@pytest.mark.parametrize(("said", "countries"), [("country: ml\n", ["place/ml"]), ("", [])])
def test_the_country_that_a_dataset_is_about(folder: Folder, said: str, countries: list[str]) -> None:
    about = curated.read(folder(dataset=DATASET + said)).about.records
    assert [one.target for one in about if isinstance(one, DatasetCountry)] == countries
