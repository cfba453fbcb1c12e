"""What the answer to `operations/events.graphql` says, by what it stands for."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from api.explorer.answered import Named, Read, Some, edtf_in, named, text_in, titled
from api.explorer.drawing.area import area_of
from api.explorer.events.told import (
    NOTHING,
    At,
    Drawer,
    EventTold,
    Figure,
    Group,
    Groups,
    Left,
    Month,
    OfDataset,
    Said,
    Setting,
    Spot,
    Sum,
    Unit,
)
from ontology.values import DatePrecision
from ontology.vocabularies import (
    ClaimKind,
    EventKind,
    Harm,
    Hedge,
    Nearness,
    Omission,
    PlaceKind,
    PlacePrecision,
    Role,
    Scope,
    SourceGrade,
)


def events_in(data: Read) -> tuple[EventTold, ...]:
    """The events of the page."""
    return tuple(map(_event, data["events"]["nodes"]))


def _event(node: Read) -> EventTold:
    when = node["when"]
    return EventTold(
        titled(node),
        EventKind[node["kind"]],
        when["edtf"],
        when["from"],
        when["to"],
        DatePrecision[when["precision"]],
        _code(SourceGrade, node["sourceGrade"]),
        settings=tuple(map(_setting, node["places"]["edges"])) if "places" in node else (),
        places=_some(node, "happenedAt", _at),
        claims=_some(node, "claimsAbout", _said),
        figures=_some(node, "casualties", _figure),
        sources=_some(node, "documentedBy", lambda edge: (named(edge["node"]), edge["locator"])),
    )


def _some(node: Read, name: str, read: Any) -> Some[Any]:
    if name not in node:
        return NOTHING
    found = node[name]
    entries = found["edges"] if "edges" in found else found["nodes"]
    return Some(tuple(map(read, entries)), found["totalCount"])


def _at(edge: Read) -> At:
    region = edge["region"]
    return At(named(edge["node"]), _code(Nearness, edge["precision"]), named(region) if region else None)


def _setting(edge: Read) -> Setting:
    units = ((edge[name] or {}).get("id") for name in ("region", "cercle", "locality"))
    return Setting(spot(edge["node"]), _code(Nearness, edge["precision"]), *units)


def spot(node: Read) -> Spot:
    """A place with its point."""
    precision = _code(PlacePrecision, node["precision"])
    return Spot(named(node), PlaceKind[node["kind"]], precision, node["lat"], node["lon"])


def _said(node: Read) -> Said:
    kind = ClaimKind[node["kind"]]
    return Said(node["id"], kind, text_in(node, "text"), edtf_in(node, "date"), named(node["saidBy"]))


def _figure(node: Read) -> Figure:
    return Figure(
        node["id"],
        text_in(node, "victims"),
        Scope[node["scope"]],
        node["low"],
        node["best"],
        node["high"],
        _code(Hedge, node["hedge"]),
        named(node["saidBy"]),
        named(node["estimates"]) if "estimates" in node else None,
    )


def _code(vocabulary: Any, name: str | None) -> Any:
    return None if name is None else vocabulary[name]


CODED = {"kind": EventKind, "role": Role, "hedge": Hedge}
NODES = {"under": "place", "actor": "actor"}
"""The field of a group that has the node of a facet."""


def groups_in(data: Read, name: str, only: Mapping[str, str]) -> Groups:
    """The groups of a facet: only those of these values of other facets, which hold of the same part in an event."""
    nodes = [node for node in data[name]["nodes"] if all(_value(node, one) == value for one, value in only.items())]
    total = len(nodes) if only else data[name].get("totalCount", len(nodes))
    return Groups(tuple(_group(name, node) for node in nodes), total)


def _value(node: Read, name: str) -> str | None:
    found = node[name]
    return str(found["id"]) if isinstance(found, dict) else found and str(found)


def _group(name: str, node: Read) -> Group:
    if name in CODED:
        return Group(_code(CODED[name], node[name]), None, node["count"])
    found = node[NODES[name]]
    return Group(None, named(found) if found else None, node["count"])


def spots_in(data: Read) -> tuple[tuple[Spot, int], ...]:
    """The places with the most events, each with how many."""
    return tuple((spot(node["place"]), node["count"]) for node in data["spots"]["nodes"] if node["place"])


def areas_in(data: Read) -> tuple[tuple[Named | None, int], ...]:
    """The regions somewhere in which events happened, each with how many; None where it is not known in which."""
    return _by_place(data["areas"]["nodes"])


def regions_in(data: Read) -> tuple[tuple[tuple[Named | None, int], ...], int]:
    """The regions with the most events, each with how many, and how many regions there are. None: in no region."""
    return _by_place(data["regions"]["nodes"]), data["regions"]["totalCount"]


def _by_place(nodes: Iterable[Read]) -> tuple[tuple[Named | None, int], ...]:
    return tuple((named(node["place"]) if node["place"] else None, node["count"]) for node in nodes)


def units_in(data: Read) -> tuple[Unit, ...]:
    """The regions and cercles."""
    return tuple(map(_unit, data["units"]["nodes"]))


def _unit(node: Read) -> Unit:
    within = tuple(_days(edge) for edge in node["within"]["edges"])
    outline = area_of(node["outline"]) if node["outline"] else None
    dataset = node["dataset"]
    drawer = Drawer(titled(dataset), text_in(dataset, "note"), dataset["licence"])
    return Unit(named(node), PlaceKind[node["kind"]], outline, drawer, within)


def _days(edge: Read) -> tuple[str, str | None, str | None]:
    first, last = edge["from"], edge["to"]
    return edge["node"]["id"], first and first["from"], last and last["to"]


def datasets_in(data: Read) -> tuple[OfDataset, ...]:
    """The datasets whose events are shown."""
    return tuple(map(_of_dataset, data["datasets"]["nodes"]))


def _of_dataset(node: Read) -> OfDataset:
    found = node["dataset"]
    of = titled(found)
    return OfDataset(of, found["version"], found["licence"], found["checksum"], node["count"], _sum(node))


def _sum(node: Read) -> Sum | None:
    for one in node.get("casualties", ()):
        return Sum(
            Harm[one["harm"]],
            one["events"],
            one["openEnded"],
            one["low"],
            one["best"],
            one["high"],
            unknown=one.get("unknown", 0),
            left_out=one.get("leftOut", 0),
            taken=_some(one, "taken", _figure),
            left=_some(one, "left", _left),
        )
    return None


def _left(edge: Read) -> Left:
    return Left(_figure(edge["node"]), Omission[edge["reason"]])


def months_in(data: Read) -> tuple[Month, ...]:
    """The events by month."""
    found = data["months"]["nodes"]
    return tuple(Month(node["when"]["edtf"], node["count"], _sum(node)) for node in found if node["when"])


def names_in(data: Read) -> Iterator[Named]:
    """The nodes that are asked for by id, of those that there are."""
    return (named(node) for node in data["chosen"] if node)
