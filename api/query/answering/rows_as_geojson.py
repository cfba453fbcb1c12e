"""An answer as features (RFC 7946): one for each place of whatever has places.

The way from the root to a place makes a feature: an event with two places is two features, one without any is a feature
without a point. Its id joins the ids of the nodes on that way. Its properties are what is selected of them, by the same
names as the columns of tables, with lists beside the way as lists of objects; then `precision`, how exactly the point
is known, and `nearness`, how near to the place a relation says that something was.

What lies in a place, or around it, tells of the place: it makes no features of its own.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from api.errors import NOT_ACCEPTABLE, RequestError
from api.query.answering.levels import Item, Level, Way, root_levels, value_at
from api.query.answering.outline import NEARNESS, PLACE, Fields
from ontology.vocabularies import Nearness, PlaceKind, PlacePrecision

NO_POINT_KINDS = {PlaceKind.COUNTRY.name, PlaceKind.REGION.name}
NO_POINT_PRECISIONS = {one.name for one in PlacePrecision if one.name.endswith("_CENTROID")}
NO_POINT_NEARNESS = {Nearness.REGION.name, Nearness.COUNTRY.name}
Chain = tuple[Level, ...]


def check(outline: Fields) -> None:
    """RequestError where no place is selected."""
    if not any(_ways(root) for root in root_levels(outline)):
        message = (
            "No place is selected, of which there could be a feature. Select some: happenedAt { nodes { name } }"
            " of events, signedAt { nodes { name } } of agreements, or places { nodes { name } }."
        )
        raise RequestError.of(NOT_ACCEPTABLE, message)


class Features:
    """Writes the features of an answer."""

    parts = ("features",)

    def __init__(self, outline: Fields) -> None:
        self._ways = [way for root in root_levels(outline) for way in _ways(root)]
        self._begun = False

    def begin(self) -> list[str]:
        """The collection."""
        return ['{"type":"FeatureCollection","features":[']

    def page(self, data: Mapping[str, Any]) -> list[str]:
        """The features of a page, a line each."""
        written = [orjson.dumps(one).decode() for chain, at in self._ways for one in _features(chain, at, data)]
        before = "" if not written else ",\n" if self._begun else "\n"
        self._begun = self._begun or bool(written)
        return [before + ",\n".join(written)]

    def end(self) -> list[str]:
        """The end of the collection."""
        return ["\n]}\n"]


def _ways(level: Level, *above: Level) -> list[tuple[Chain, Way]]:
    """Each way to a place that does not lie below another one: a chain of lists, and where it lies in their items."""
    chain = (*above, level)
    found = [(chain, way) for way in level.places]
    return found + [way for inner in level.below.values() for way in _ways(inner, *chain)]


def _features(chain: Chain, at: Way, data: Item) -> Iterator[dict[str, Any]]:
    if data[chain[0].name] is not None:
        yield from _of_items(chain, at, 0, data, {}, ())


def _of_items(
    chain: Chain, at: Way, number: int, item: Item, above: dict[str, Any], ids: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    level, last = chain[number], number + 1 == len(chain)
    way = at if last else chain[number + 1].way
    ids = (*ids, *filter(None, (value_at(item, one) for one in level.ids_on(way).values())))
    said = above | _said(level, item, None if last else chain[number + 1])
    if last:
        node = value_at(item, at)
        if node is not None and node.get(PLACE):
            yield _feature(ids, said, node[PLACE], item.get(NEARNESS))
        elif node is None and value_at(item, at[:-1]) is not None and ids:
            yield _feature(ids, said, None, None)
        return
    items = chain[number + 1].items(item)
    for one in items or ():
        yield from _of_items(chain, at, number + 1, one, said, ids)
    if items == [] and ids:
        yield _feature(ids, said, None, None)


def _said(level: Level, item: Item, but: Level | None) -> dict[str, Any]:
    """The properties of an item: its values, and its lists as lists of objects, but the one that the way goes by."""
    values = {name: value_at(item, way) for name, way in level.columns.items()}
    lists = {name: _listed(inner, item) for name, inner in level.below.items() if inner is not but}
    return values | {name: value for name, value in lists.items() if value is not None}


def _listed(level: Level, above: Item) -> list[dict[str, Any]] | None:
    items = level.items(above)
    if items is None:
        return None
    begin = len(level.name) + 1
    return [{name[begin:]: value for name, value in _said(level, one, None).items()} for one in items]


def _feature(ids: tuple[str, ...], said: Item, place: list[Any] | None, nearness: str | None) -> dict[str, Any]:
    lat, lon, kind, precision = place[-4:] if place else (None,) * 4
    coarse = kind in NO_POINT_KINDS or precision in NO_POINT_PRECISIONS or nearness in NO_POINT_NEARNESS
    known = lat is not None and lon is not None and not coarse
    return {
        "type": "Feature",
        "id": "#".join(dict.fromkeys(ids)),
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if known else None,
        "properties": {**said, "precision": precision, "nearness": nearness},
    }
