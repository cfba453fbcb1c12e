"""An answer as features: what makes one, where it is, and that readers of GeoJSON read it (RFC 7946)."""

import io
from typing import Any

import geopandas
import orjson
import pytest

from api.errors import NOT_ACCEPTABLE, RequestError
from api.query.engine import Engine
from tests.api.query.in_form import in_form

PLACED = """{
  events(first: 200, where: {when: {overlaps: "2018"}}) {
    nodes { title when { from } happenedAt { edges { whereStated node { name } } } involves { edges { role } } }
  }
}"""
NO_POINT = {"REGION_CENTROID", "COUNTRY_CENTROID", "CERCLE_CENTROID"}


async def features(engine: Engine, query: str) -> dict[str, dict[str, Any]]:
    """The features of an answer by their ids."""
    written = await in_form(engine, "geojson", query)
    collection = orjson.loads(written["features"])
    assert collection.keys() == {"type", "features"}
    assert collection["type"] == "FeatureCollection"
    found = {one["id"]: one for one in collection["features"]}
    assert len(found) == len(collection["features"])
    return found


def check_feature(feature: dict[str, Any]) -> None:
    """What RFC 7946 asks of a feature (3.1.1, 3.1.2, 3.2, 4)."""
    assert feature.keys() == {"type", "id", "geometry", "properties"}
    assert feature["type"] == "Feature"
    if (geometry := feature["geometry"]) is not None:
        assert geometry.keys() == {"type", "coordinates"}
        assert geometry["type"] == "Point"
        lon, lat = geometry["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90


async def test_events_are_points_with_what_is_selected(mali_in_file: Engine) -> None:
    written = (await in_form(mali_in_file, "geojson", PLACED))["features"]
    frame = geopandas.read_file(io.BytesIO(written.encode()))
    found = await features(mali_in_file, PLACED)
    for one in found.values():
        check_feature(one)
    assert frame.crs.to_epsg() == 4326
    assert list(frame["id"]) == list(found)
    placed = frame[frame.geometry.notna()]
    assert 20 < len(placed) < len(frame)
    assert {(point.x, point.y) for point in placed.geometry} == {
        tuple(one["geometry"]["coordinates"]) for one in found.values() if one["geometry"]
    }
    answer = (await mali_in_file.execute(PLACED))["events"]["nodes"]
    assert sorted(frame["events.title"]) == sorted(
        event["title"] for event in answer for _ in event["happenedAt"]["edges"] or [None]
    )


async def test_what_is_known_as_a_region_or_country_has_no_point(mali_in_file: Engine) -> None:
    query = "{ places(first: 500) { nodes { kind precision lat } } }"
    found = await features(mali_in_file, query)
    kinds = {(one["properties"]["places.kind"], one["geometry"] is not None) for one in found.values()}
    assert {kind for kind, point in kinds if point}.isdisjoint({"COUNTRY", "REGION"})
    assert ("LOCALITY", True) in kinds
    centroids = [one for one in found.values() if one["properties"]["precision"] in NO_POINT]
    assert len(centroids) > 10
    assert all(one["geometry"] is None and one["properties"]["places.lat"] is not None for one in centroids)


async def test_an_event_somewhere_in_a_region_has_no_point_whatever_the_place_has(mali_in_file: Engine) -> None:
    found = (await features(mali_in_file, PLACED)).values()
    coarse = [one for one in found if one["properties"]["nearness"] in ("REGION", "COUNTRY")]
    assert len(coarse) > 5
    assert {str(one["geometry"]) for one in coarse} == {"None"}


async def test_a_feature_of_each_place_and_one_without_any(small: Engine) -> None:
    query = '{ events(first: 500, where: {when: {overlaps: "2018"}}) { nodes { kind happenedAt { nodes { name } } } } }'
    found = await features(small, query)
    assert {id_: one["geometry"] and one["geometry"]["coordinates"] for id_, one in found.items()} == {
        "event/camp#place/timbuktu": [-3.009444, 16.775833],
        "event/twin-a#place/menaka": [2.4, 15.916666666666666],
        "event/twin-a#place/well": [0.0, 17.0],
        "event/twin-b#place/menaka": [2.4, 15.916666666666666],
        "event/span#place/gao": None,
        **{f"event/{key}": None for key in ("month", "year", "before", "since", "script", "zeal")},
    } | {id_: None for id_ in found if id_.count("/") == 1}
    assert found["event/twin-a#place/menaka"]["properties"] == {
        "events.kind": "AMBUSH",
        "events.happenedAt.node.name": "Ménaka",
        "precision": "TOWN",
        "nearness": "NEAR",
    }
    assert found["event/year"]["properties"] == {"events.kind": "ACCUSATION", "precision": None, "nearness": None}


async def test_lists_beside_the_way_are_lists(small: Engine) -> None:
    involves = "involves(first: 1) { edges { role node { name } } }"
    query = f'{{ event(id: "event/camp") {{ {involves} happenedAt {{ nodes {{ id }} }} }} }}'
    (found,) = (await features(small, query)).values()
    assert found["properties"]["event.involves"] == [{"role": "TARGET", "node.name": "Malian army", "hedge": None}]


async def test_whatever_leads_to_a_place_is_a_feature(small: Engine) -> None:
    query = """{ actors(where: {id: {eq: "actor/unnamed"}}) { nodes { name involvedIn { edges {
      role node { title happenedAt { edges { node { id within { nodes { name } } } } } } } } } } }"""
    found = await features(small, query)
    assert list(found) == ["actor/unnamed#event/camp#place/timbuktu", "actor/unnamed#event/span#place/gao"]
    assert found["actor/unnamed#event/camp#place/timbuktu"]["properties"] == {
        "actors.name": "assailants",
        "actors.involvedIn.role": "ATTACKER",
        "actors.involvedIn.hedge": "ALLEGED",
        "actors.involvedIn.node.title": "Attack on the Timbuktu camp",
        "actors.involvedIn.node.happenedAt.node.id": "place/timbuktu",
        "actors.involvedIn.node.happenedAt.node.within": [{"node.name": "Mali"}],
        "precision": "EXACT",
        "nearness": "EXACT",
    }


async def test_places_among_nodes_of_any_class(small: Engine) -> None:
    ids, placed = '["place/well", "actor/army", "place/none", "event/camp"]', "happenedAt { nodes { id } }"
    query = f"{{ nodes(ids: {ids}) {{ id label ... on Event {{ {placed} }} }} }}"
    found = await features(small, query)
    assert list(found) == ["place/well", "event/camp#place/timbuktu"]


async def test_where_no_place_is_selected_it_is_said_how(small: Engine) -> None:
    with pytest.raises(RequestError, match=r"happenedAt \{ nodes \{ name \} \}") as refused:
        await in_form(small, "geojson", "{ events { nodes { title } } }")
    assert refused.value.code is NOT_ACCEPTABLE
