"""Outlines: areas in GeoJSON, written in one way, and nothing else."""

import json

import pytest

from ontology.outlines import LONGEST, Outline

SQUARE = '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1.5],[0,1.5],[0,0]]]}'
TWO = f'{{"type":"MultiPolygon","coordinates":[{json.loads(SQUARE)["coordinates"]},[[[5,5],[6,5],[6,6],[5,5]]]]}}'


def test_an_outline_is_written_in_one_way() -> None:
    spaced = json.dumps(dict(reversed(json.loads(SQUARE).items())), indent=2)
    assert Outline.read(spaced) == Outline(SQUARE)
    assert Outline.read(TWO).geojson == TWO.replace(" ", "")


def test_its_polygons_have_rings() -> None:
    assert [[len(ring) for ring in polygon] for polygon in Outline.read(TWO).polygons] == [[5], [4]]
    assert Outline(SQUARE).polygons == [json.loads(SQUARE)["coordinates"]]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (SQUARE.replace(",", ", "), "is not written as short as can be: write its type"),
        ("Polygon", "is not JSON: write"),
        ("[" * 9000, "is not JSON: write"),
        ("[]", "is not a type with its coordinates and nothing else"),
        ('{"type":"Point","coordinates":[0,0]}', "is not an area"),
        ('{"type":"Polygon","coordinates":[],"bbox":[0,0,1,1]}', "is not a type with its coordinates and nothing else"),
        ('{"type":"Polygon","coordinates":[]}', "has a polygon without rings"),
        ('{"type":"MultiPolygon","coordinates":[[]]}', "has a polygon without rings"),
        ('{"type":"Polygon","coordinates":[7]}', "has a position that is no longitude"),
        ('{"type":"Polygon","coordinates":[[]]}', "has a position that is no longitude"),
        (SQUARE.replace("1.5", "91"), "has a position that is no longitude"),
        (SQUARE.replace("[1,0]", "[181,0]"), "has a position that is no longitude"),
        (SQUARE.replace("[1,0]", "[1,0,300]"), "has a position that is no longitude"),
        (SQUARE.replace("[1,0]", "[true,0]"), "has a position that is no longitude"),
        (SQUARE.replace("[1,0]", "[NaN,0]"), "has a position that is no longitude"),
        (SQUARE.replace("[0,0]]]", "[0,1]]]"), "has a ring that does not end where it begins"),
        ('{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}', "has a ring that does not end where it begins"),
        (" " * (LONGEST + 1), f"has {LONGEST + 1} characters: simplify it"),
    ],
)
def test_what_is_no_outline(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match="^" + problem.replace(".", r"\.")):
        Outline(text)
