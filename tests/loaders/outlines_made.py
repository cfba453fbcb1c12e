"""How the outlines of `loaders/datasets/places` were made: `python -m tests.loaders.outlines_made LAYER.geojson`.

The layer is that of Mali's cercles of 2017 (DNCT, DNP and OCHA Mali, CC BY 4.0). In it neighbours overlap by a little,
or leave a gap. Here each such sliver goes to the cercle that it borders most, so that every border is one line; then
the lines are simplified together, and still meet. Regions are their cercles of today put together.
"""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from shapely import (
    Polygon,
    coverage_is_valid,
    coverage_simplify,
    coverage_union_all,
    orient_polygons,
    polygonize,
    transform,
    unary_union,
)
from shapely.geometry import mapping, shape

from ontology.outlines import Outline

FOLDER = Path(__file__).parents[2] / "loaders" / "datasets" / "places"
TOLERANCE = 0.03
"""In degrees, somewhat more than three kilometres: a bend that takes in less than such a triangle goes."""
DECIMALS = 3
REGION = len("ML01")
ALONE = {"ML0704": "ML10"}
"""A cercle that is a region now; on what days, the dataset says."""
WIDTH = 116

Areas = Mapping[str, Polygon]


def cercles(layer: Path) -> Areas:
    """The cercles of the layer by P-code, whose borders meet."""
    features = json.loads(layer.read_text("utf-8"))["features"]
    given = {one["properties"]["adm2_pcode"]: shape(one["geometry"]) for one in features}
    met = list(coverage_simplify(list(_without_slivers(given).values()), TOLERANCE))
    rounded = [transform(one, lambda points: np.round(points, DECIMALS)) for one in met]
    assert coverage_is_valid(rounded)
    return dict(zip(given, rounded, strict=True))


def regions(areas: Areas) -> Areas:
    """The regions that these cercles make up, by P-code."""
    codes = {code: ALONE.get(code, code[:REGION]) for code in areas}
    return {
        region: coverage_union_all([area for code, area in areas.items() if codes[code] == region])
        for region in sorted(set(codes.values()))
    }


def _without_slivers(given: Areas) -> Areas:
    """Every face between the borders in one cercle: its own, or that with which it shares most of its border."""
    faces = list(polygonize([unary_union([one.exterior for one in given.values()])]).geoms)
    parts: dict[str, list[Polygon]] = {code: [] for code in given}
    slivers: list[Polygon] = []
    for face in faces:
        inside = face.representative_point()
        owners = [code for code, area in given.items() if area.contains(inside)]
        (parts[owners[0]] if len(owners) == 1 else slivers).append(face)
    whole = {code: unary_union(some) for code, some in parts.items()}
    for sliver in sorted(slivers, key=lambda one: -one.area):
        most = max(whole, key=lambda code: sliver.exterior.intersection(whole[code].exterior).length)
        whole[most] = whole[most].union(sliver)
    return whole


def outline(area: Polygon) -> Outline:
    """An area as the dataset has it: anticlockwise, as RFC 7946 asks for."""
    return Outline.read(json.dumps(mapping(orient_polygons(area))))


def main(layer: str) -> None:
    """Write the outlines into the rows whose P-codes they have, before what a row lies within."""
    areas = cercles(Path(layer))
    for name, found in (("places-cercles", areas), ("places-regions", regions(areas))):
        path = FOLDER / f"{name}.yaml"
        rows = path.read_text("utf-8").split("\n\n")
        path.write_text("\n\n".join(_with_outline(row, found) for row in rows), "utf-8")


def _with_outline(row: str, found: Areas) -> str:
    code = re.search(r"^  pcode: (\S+)$", row, re.MULTILINE)
    without = re.sub(r"^  outline: >-\n(    .*\n)+", "", row, flags=re.MULTILINE)
    if code is None or code[1] not in found:
        return without
    said = f"  outline: >-\n{_in_lines(outline(found[code[1]]).geojson)}"
    return re.sub(r"^  within:", lambda within: said + within[0], without, count=1, flags=re.MULTILINE)


def _in_lines(text: str) -> str:
    """A text in lines, each of which ends between two positions."""
    lines = [""]
    for part in re.split(r"(?<=\],)", text):
        if len(lines[-1]) + len(part) > WIDTH:
            lines.append("")
        lines[-1] += part
    return "".join(f"    {line}\n" for line in lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
