"""Events as features (GeoJSON, RFC 7946): one for each event and place, and one without a point for an event without.

There is a point only where it says where: not of a country, region or cercle, not of a centroid, and not where a source
only says that it was somewhere within the place. How exactly the point is known (`precision`) and how near to it the
source says that it was (`nearness`) stand beside it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from graph.asked import selection as s
from graph.deposit.contents import FEATURES
from graph.deposit.folder import File, Folder
from graph.deposit.reading import Row, State
from graph.deposit.tables import CITES, Table, node_table, relation_table
from graph.rdf.description import cites
from ontology.events import Event, Setting
from ontology.model import End
from ontology.places import CENTROIDS, SOMEWHERE, UNITS, Place

PLACED = End(Setting, forward=True)
NO_POINT = {code.name for code in (*CENTROIDS, *UNITS)}
NOT_THERE = {code.name for code in SOMEWHERE}
OF_PLACE = ("label_en", "label_fr", "label_native", "kind")
OF_SETTING = ("where_stated", CITES)
Properties = dict[str, Any]


class Features:
    """Writes the features of a state."""

    def __init__(self, state: State) -> None:
        ontology = state.store.ontology
        self._state = state
        self._events, self._places = node_table(Event), node_table(Place)
        self._settings = relation_table(ontology, Setting)

    async def write(self, folder: Folder) -> int:
        """Write the file. How many features it has."""
        with folder.file(FEATURES) as file:
            file.write('{"type":"FeatureCollection","features":[\n')
            written = 0
            async for page in self._state.pages(self._settings):
                written += _append(file, await self._with_places(page), written)
            nowhere = s.Not(s.Related(PLACED, s.Quantifier.SOME, self._state.left_out.of_end(PLACED)))
            async for page in self._state.pages(self._events, nowhere):
                written += _append(file, map(self._without_place, page), written)
            file.write("\n]}\n")
        return written

    async def _with_places(self, page: list[Row]) -> Iterator[Properties]:
        settings = [_named(self._settings, row) for row in page]
        events = await self._state.nodes(self._events, (one["subject_id"] for one in settings))
        places = await self._state.nodes(self._places, (one["object_id"] for one in settings))
        return (
            self._feature(one, events[one["subject_id"]], _named(self._places, places[one["object_id"]]))
            for one in settings
        )

    def _feature(self, setting: Properties, event: Row, place: Properties) -> Properties:
        return {
            "type": "Feature",
            "id": f"{event[0]}#{place['id']}",
            "geometry": _point(setting, place),
            "properties": self._of_event(event) | _of_place(setting, place),
        }

    def _without_place(self, event: Row) -> Properties:
        """The same properties, for readers that look at the first feature alone."""
        return {"type": "Feature", "id": event[0], "geometry": None, "properties": self._of_event(event) | UNPLACED}

    def _of_event(self, event: Row) -> Properties:
        """All columns of its table, but the label, which is its title."""
        named = _named(self._events, event)
        return {"event_id": named["id"]} | {
            name: named[name] for name in list(named)[1:] if not name.startswith("label")
        }


def _of_place(setting: Mapping[str, Any], place: Mapping[str, Any]) -> Properties:
    return {
        "place_id": place.get("id"),
        **{f"place_{name}": place.get(name) for name in OF_PLACE},
        "precision": place.get("precision"),
        "nearness": setting.get("precision"),
        **{name: setting.get(name) for name in OF_SETTING},
    }


UNPLACED = _of_place({}, {})


def _named(table: Table, row: Row) -> Properties:
    """The values of a row by the names of its columns; what it cites as in RDF."""
    named = dict(zip((column.name for column in table.columns), row, strict=False))
    return named | {CITES: cites(named[CITES], row[-1])} if table.cited else named


def _point(setting: Properties, place: Properties) -> Properties | None:
    lat, lon = place["lat"], place["lon"]
    vague = setting["precision"] in NOT_THERE or {place["kind"], place["precision"]} & NO_POINT
    return None if vague or lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}


def _append(file: File, features: Iterable[Properties], before: int) -> int:
    """Write features after so many others, a line each."""
    lines = [orjson.dumps(one).decode() for one in features]
    if lines:
        file.write((",\n" if before else "") + ",\n".join(lines))
    return len(lines)
