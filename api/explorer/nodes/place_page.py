"""The page of a place: its names, how exactly it is known, within what it lay on the day, and what happened there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from api.explorer import fragments
from api.explorer.answered import NONE, Named, Some, edges, named, release_in, some, text_in, text_of
from api.explorer.drawing import bars
from api.explorer.nodes.answer import Belonging, Dated, belonging, claims_about, happened, sources_of
from api.explorer.nodes.event_answer import Claimed
from api.explorer.pages import Place, Wording, page
from api.explorer.shell import Cited, Shell
from api.web.representations import OFFERED
from graph.compliance.promises import Evidence
from ontology.values import Text
from ontology.vocabularies import PlacePrecision

YEAR = 4
"""Characters of a year."""
POINTS = (PlacePrecision.EXACT.name, PlacePrecision.TOWN.name, PlacePrecision.APPROXIMATE.name)


@dataclass(frozen=True)
class PlaceAnswer:
    """A place by what sources had told by a day. `years`: events of each year, None where there are too many.

    `spread`: so many events are not known to lie in one year.
    """

    id: str
    name: Text
    aliases: tuple[str, ...]
    qualifier: Text | None
    kind: str
    pcode: str | None
    point: tuple[float, float] | None
    precision: str | None
    outline: str | None
    note: Text | None
    ancestors: tuple[Named, ...]
    within: Some[Belonging]
    contains: Some[Named]
    latest: Some[Dated]
    years: tuple[tuple[str, int], ...] | None
    said_of_it: Some[Claimed]
    evidence: Some[Evidence]
    cited: Cited | None

    @property
    def is_point(self) -> bool:
        """Whether its point says where it is: a centroid does not."""
        return self.point is not None and self.precision in POINTS

    @property
    def spread(self) -> int:
        """How many events are not known to lie in one of the years."""
        return self.latest.total - sum(number for _, number in self.years or ())


def place_in(id_: str, answer: Mapping[str, Any]) -> PlaceAnswer | None:
    """What is told of the place; None where it is not there."""
    node = answer["place"]
    if node is None:
        return None
    lat, lon = node["lat"], node["lon"]
    return PlaceAnswer(
        id=id_,
        name=text_of(node, "name"),
        aliases=tuple(node["aliases"]),
        qualifier=text_in(node, "qualifier"),
        kind=node["kind"],
        pcode=node["pcode"],
        point=None if lat is None or lon is None else (lat, lon),
        precision=node["precision"],
        outline=node["outline"],
        note=text_in(node, "note"),
        ancestors=tuple(map(named, node["ancestors"])),
        within=edges(node["within"], belonging),
        contains=some(node["contains"], named),
        latest=some(answer.get("latest", NONE), happened),
        years=_years(answer),
        said_of_it=claims_about(node["claimsAbout"]),
        evidence=sources_of(node["documentedBy"]),
        cited=release_in(node["dataset"]),
    )


def _years(answer: Mapping[str, Any]) -> tuple[tuple[str, int], ...] | None:
    if "years" not in answer:
        return None
    return tuple((one["when"]["edtf"], one["count"]) for one in answer["years"]["nodes"] if one["when"])


def chart(place: PlaceAnswer, say: Wording) -> bars.BarsDrawing | None:
    """The events of each year as bars, years without any too, where there are some to compare.

    Spans of several years are in the table alone.
    """
    found = {int(year): number for year, number in place.years or () if len(year) == YEAR}
    if len(found) < bars.LINES - 1:
        return None
    every = ((year, found.get(year, 0)) for year in range(min(found), max(found) + 1))
    return bars.draw(tuple(bars.Value(f"{year:04}", one, one, f"{year}: {say.number(one)}") for year, one in every))


def place_page(it: PlaceAnswer, shell: Shell, place: Place) -> str:
    """The page in HTML."""
    shell = replace(shell, cited=it.cited)
    drawn = chart(it, shell.say)
    return page("place.html", place, shell=shell, it=it, id=it.id, chart=drawn, offered=OFFERED, fragments=fragments)
