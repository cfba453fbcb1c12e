"""From `near`, `box`, `hasPlace` and `abroad`, as GraphQL gives them, to the filter of a selection."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.errors import BAD_USER_INPUT, RequestError
from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.stored.ancestry import ancestry_of
from graph.stored.columns import shown
from ontology.codes import Code
from ontology.model import End, Node
from ontology.places import CENTROIDS, UNITS

CENTRE = ("lat", "lon")
CIRCLE = (*CENTRE, "km")
WHOLE_MAP = {"south": -90, "west": -180, "north": 90, "east": 180}


def near(cls: type[Node], value: Mapping[str, Any], place: str) -> s.Filter:
    """A circle; none where its centre is null, or nothing is given. RequestError where a part alone is missing.

    Then all the world would be found, where whoever asks has a point in mind.
    """
    missing = [name for name in CIRCLE if value.get(name) is None]
    if not missing:
        return _points(cls, value, s.Near(value["lat"], value["lon"], value["km"], place))
    if len(missing) == len(CIRCLE) or all(name in value and value[name] is None for name in CENTRE):
        return s.EVERYTHING
    said = " and ".join(missing)
    raise RequestError.of(BAD_USER_INPUT, f"{place} has no {said}; give lat, lon and km, or none of them.")


def box(cls: type[Node], value: Mapping[str, Any], place: str) -> s.Filter:
    """A box. A side that is not given has no limit; without any there is no box."""
    given = {name: value[name] for name in WHOLE_MAP if value.get(name) is not None}
    return _points(cls, value, s.Box(**(WHOLE_MAP | given), place=place)) if given else s.EVERYTHING


def has_place(end: End, value: bool) -> s.Filter:
    """Whether the relation to its places leads anywhere."""
    anywhere = s.Related(end, s.Quantifier.SOME, s.EVERYTHING)
    return anywhere if value else s.Not(anywhere)


def abroad(end: End, value: bool) -> s.Filter:
    """Whether it lies in another country than that of its dataset; if not, it must lie in that one."""
    kept = ancestry_of(end.relation)
    assert kept, f"{end.relation.__name__} keeps nothing of what its targets lie under"
    other = s.InCountry(kept, own=False)
    return other if value else s.And((s.InCountry(kept, own=True), s.Not(other)))


def _points(cls: type[Node], value: Mapping[str, Any], on_map: s.Filter) -> s.Filter:
    if value.get("centroids"):
        return on_map
    standing = (_one_of(cls, "precision", CENTROIDS), _one_of(cls, "kind", UNITS))
    return s.And((on_map, *map(s.Not, standing)))


def _one_of(cls: type[Node], name: str, codes: Sequence[Code]) -> s.Filter:
    key = shown(next(prop for prop in cls.properties() if prop.name == name))[""].key
    assert key is not None
    return s.Test(key, BY_NAME["in"], tuple(code.name for code in codes))
