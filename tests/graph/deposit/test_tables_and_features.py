"""The tables and features of the curated datasets, as pandas and geopandas read them."""

from pathlib import Path
from typing import Any

import geopandas
import pandas
import pytest

from api.query.engine import Engine
from graph.deriving.renewing import derive
from graph.store import Store
from ontology import ONTOLOGY
from ontology.events import Event, Setting
from ontology.iris import DEFAULT_BASE_IRI
from ontology.model import Relation
from ontology.places import Place
from ontology.records import Row
from tests.loaders import curated_graph
from tests.patience import PATIENT
from tests.schemas import schema_of

OF_APRIL = """{
  events(where: {when: {overlaps: "2018-04"}}, first: 100) {
    nodes {
      id
      involves(first: 100) { edges { role hedge node { id name } } }
      casualties(first: 100) { nodes { harm low best high } }
    }
  }
}"""
VAGUE = {"REGION_CENTROID", "CERCLE_CENTROID", "COUNTRY_CENTROID"}
UNITS = {"COUNTRY", "REGION", "CERCLE"}


@pytest.fixture(scope="module")
def tables(folder: Path) -> dict[str, Any]:
    """Every table, as the page in the folder says that pandas reads it."""
    return {path.stem: pandas.read_csv(path, keep_default_na=False, na_values=[""]) for path in folder.glob("tables/*")}


def test_every_relation_joins_its_nodes(tables: dict[str, Any]) -> None:
    ids = {cls.path(): set(tables[cls.path()]["id"]) for cls in ONTOLOGY.classes}
    every = set().union(*ids.values())
    lost = {
        (relation.path(), id_)
        for relation in ONTOLOGY.relations
        for name, end in (("subject_id", relation.declared.source), ("object_id", relation.declared.target))
        for id_ in tables[relation.path()][name]
        if id_ not in (every if end.abstract else ids[end.path()])
    }
    assert lost == set()


async def test_events_of_april_2018_have_the_actors_and_figures_of_graphql(
    source: Store, tables: dict[str, Any]
) -> None:
    answer: Any = await Engine(schema_of(ONTOLOGY), source, DEFAULT_BASE_IRI, PATIENT).execute(OF_APRIL, {})
    nodes = answer["events"]["nodes"]
    events = tables["event"].query("when_from <= '2018-04-30' and when_to >= '2018-04-01'")
    assert set(events["id"]) == {one["id"] for one in nodes}
    parts = events.merge(tables["involvement"], left_on="id", right_on="subject_id").merge(
        tables["actor"], left_on="object_id", right_on="id", suffixes=("", "_actor")
    )
    assert _sorted(parts[["subject_id", "role", "hedge", "name_en"]].values.tolist()) == _sorted(
        [one["id"], edge["role"], edge["hedge"], edge["node"]["name"]]
        for one in nodes
        for edge in one["involves"]["edges"]
    )
    figures = tables["casualty-estimate"].merge(tables["estimation"], left_on="id", right_on="subject_id")
    figures = figures[figures["object_id"].isin(events["id"])]
    assert _sorted(figures[["object_id", "harm", "low", "best", "high"]].values.tolist()) == _sorted(
        [one["id"], figure["harm"], figure["low"], figure["best"], figure["high"]]
        for one in nodes
        for figure in one["casualties"]["nodes"]
    )


def _sorted(rows: Any) -> list[str]:
    """Rows to be compared: pandas has numbers that may be missing as floats, and what is missing as NaN."""
    return sorted(str([_plain(value) for value in row]) for row in rows)


def _plain(value: Any) -> Any:
    return None if value is None or value != value else float(value) if isinstance(value, int) else value


async def test_citations_are_those_of_the_records(source: Store, tables: dict[str, Any]) -> None:
    (findings,) = await derive(source.compile, source.fetch)
    of_findings = (record for row in findings.rows if isinstance(row, Row) for record in row.records)
    cited = {
        (one.source, one.target, citation.source, citation.locator)
        for one in (*curated_graph.records(), *of_findings)
        if isinstance(one, Relation) and one.declared.cited and not one.declared.symmetric
        for citation in one.sources
    }
    ends = ["id", "subject_id", "object_id"]
    relations = pandas.concat(tables[one.path()][ends] for one in ONTOLOGY.relations if not one.declared.symmetric)
    joined = tables["citation"].merge(relations, left_on="relation_id", right_on="id").fillna({"locator": ""})
    assert set(joined[["subject_id", "object_id", "source_id", "locator"]].itertuples(index=False, name=None)) == cited


def test_features_have_points_only_where_these_say_where(folder: Path) -> None:
    features = geopandas.read_file(folder / "events.geojson").set_index("id")
    nodes = curated_graph.nodes()
    settings = [one for one in curated_graph.records() if isinstance(one, Setting)]
    placed = {one.source for one in settings}
    elsewhere = {one.id for one in nodes.values() if isinstance(one, Event)} - placed
    assert set(features.index) == {f"{one.source}#{one.target}" for one in settings} | elsewhere
    points = {}
    for one in settings:
        place = nodes[one.target]
        assert isinstance(place, Place)
        names = {code.name for code in (place.kind, place.precision) if code}
        vague = names & (VAGUE | UNITS) or (one.precision and one.precision.name in ("REGION", "COUNTRY"))
        if place.lat is not None and not vague:
            points[f"{one.source}#{place.id}"] = (place.lon, place.lat)
    found = features[features.geometry.notna()].geometry
    assert {id_: (point.x, point.y) for id_, point in found.items()} == points
    assert set(features[features.geometry.notna()]["place_kind"]) <= {"LOCALITY", "SITE", "AREA"}
