"""What the address of `/events` may ask for, and the conditions that GraphQL is asked with for it.

A facet counts without its own condition, so for each there is a `where` that leaves that one out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.explorer.state import State, Words
from api.reports.days import NotADay, read_date
from api.web.problems import Problem
from api.web.representations import LANGUAGES
from graph.errors import shortened
from graph.stored.counts import SOMEWHERE
from ontology.actors import Actor
from ontology.codes import Code
from ontology.model import Node
from ontology.naming import is_id
from ontology.places import Place
from ontology.sources import Source
from ontology.values import DateSpan, PartialDate
from ontology.vocabularies import EventKind, Harm, Hedge, Role

MAP = "map"
VIEWS = ("list", MAP, "time")
FACETS = ("kind", "under", "actor", "role", "hedge")
"""What events are narrowed by, each with counts."""
OF_PARTS = ("actor", "role", "hedge")
"""What is said of one part in an event: together, all of it holds of the same part."""
CODES: Mapping[str, type[Code]] = {"kind": EventKind, "role": Role, "hedge": Hedge}
CLASSES: Mapping[str, type[Node]] = {"actor": Actor, "under": Place, "source": Source}
SPAN = ("from", "to")
"""How the form says a span of days, of which the address makes one word: `when`."""
YES = "yes"
WORDS = Words(
    once=("when", *SPAN, "surely", "view", "near", "sum", "extent", "areas", "after", "before", "format"),
    many=(*FACETS, "source"),
)
PAGE = 50
MOST_VALUES, MOST_COMBINED = 12, 500
"""So many values of a facet are offered; and so many groups are read where several facets hold of the same part."""
MOST_DRAWN = 300
"""So many events a map or a line shows one by one."""
CLOSE = "close"
THIRDS = ("north", "centre", "south")
COUNT = "count"
"""How an address says that a map shows how many events each region has."""
EXTENTS = (CLOSE, *THIRDS)
"""How much a map shows, where it is not all that has an outline."""
MOST_KM = 20_000
NUMBERS_OF_NEAR = 3


@dataclass(frozen=True)
class Asked:
    """What an address asks for, read and checked. Problem, in both languages, says what it cannot be.

    `listed`: the events are shown as a list, whatever is asked for, as there are too many to be drawn.
    """

    state: State
    listed: bool = False

    def __post_init__(self) -> None:
        self.check()

    def check(self) -> None:
        """Ask for all that is read of the address, so that whatever is wrong in it is told."""
        self.view, self.harm, self.variables(None)
        for name, known in (("surely", (YES,)), ("extent", EXTENTS), ("areas", (COUNT,))):
            value = self.state.one(name)
            if value is not None and value not in known:
                raise _not_one(name, value, ", ".join(known))

    @property
    def view(self) -> str:
        """How the events are shown: as a list, on a map, or along time."""
        view = self.state.one("view") or VIEWS[0]
        if view not in VIEWS:
            raise _not_one("view", view, ", ".join(VIEWS))
        return VIEWS[0] if self.listed else view

    @property
    def when(self) -> DateSpan | None:
        """The days that are asked for."""
        text = self.state.one("when")
        if text is None:
            return None
        try:
            span = DateSpan(text)
        except ValueError as error:
            raise Problem(
                400,
                f"when: {error}. Write one date, or two joined by a slash, such as 2018-04 or 2018-04-01/2018-04-14.",
                fr=f"when={shortened(text)} n’est ni une date ni une période. Écrivez par exemple 2018-04 ou"
                " 2018-04-01/2018-04-14.",
            ) from None
        if span.unknown:
            raise _not_one("when", text, "2018-04, 2018-04-01/2018-04-14, 2018/.., ../2018")
        return span

    @property
    def surely(self) -> bool:
        """Whether only events count that were within these days for certain."""
        return self.when is not None and self.state.one("surely") == YES

    @property
    def harm(self) -> Harm | None:
        """What is added up, if anything is."""
        text = self.state.one("sum")
        return None if text is None else _code("sum", Harm, text)

    @property
    def extent(self) -> str:
        """How much the map shows; nothing for all."""
        return self.state.one("extent") or ""

    @property
    def by_region(self) -> bool:
        """Whether the map shows how many events each region has, and no place by itself."""
        return self.view == MAP and self.state.one("areas") == COUNT

    def codes(self, name: str) -> tuple[Code, ...]:
        """The codes that are chosen of a facet."""
        return tuple(_code(name, CODES[name], one) for one in self.state.all(name))

    def ids(self, name: str) -> tuple[str, ...]:
        """The nodes that are chosen of a facet, or of what narrows without one."""
        return tuple(_id(name, CLASSES[name], one) for one in self.state.all(name))

    def values(self, name: str) -> tuple[str, ...]:
        """What is chosen of a facet, as groups have it."""
        return tuple(one.name for one in self.codes(name)) if name in CODES else self.ids(name)

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """The nodes whose names the page has to tell."""
        return tuple(one for name in CLASSES for one in self.ids(name))

    def others(self, name: str) -> tuple[str, ...]:
        """What else is chosen of the same part in an event as a facet is about."""
        return tuple(one for one in OF_PARTS if one != name and name in OF_PARTS and self.state.all(one))

    def where(self, besides: str = "") -> dict[str, Any]:
        """The conditions, but for one facet's own."""
        when = self._when() if besides != "when" else {}
        every = [when, *self._kinds(besides), *self._parts(besides), *self._places(besides), *self._sources()]
        return {"AND": [one for one in every if one]}

    def _when(self) -> dict[str, Any]:
        return {"when": {"within" if self.surely else "overlaps": self.when.edtf}} if self.when else {}

    def _kinds(self, besides: str) -> list[dict[str, Any]]:
        kinds = self.values("kind") if besides != "kind" else ()
        return [{"kind": {"in": list(kinds)}}] if kinds else []

    def _parts(self, besides: str) -> list[dict[str, Any]]:
        asked = {name: list(self.values(name)) for name in OF_PARTS if name != besides and self.values(name)}
        if not asked:
            return []
        actors = asked.pop("actor", None)
        of_actor = {"node": {"id": {"in": actors}}} if actors else {}
        return [{"involves": {"some": {name: {"in": values} for name, values in asked.items()} | of_actor}}]

    def _places(self, besides: str) -> list[dict[str, Any]]:
        units = self.ids("under") if besides != "under" else ()
        under = [{"happenedAt": {"some": {"node": {"within": {"under": one}}}}} for one in units]
        near = self.state.one("near")
        circle = [{"happenedAt": {"some": {"node": {"near": _circle(near)}}}}] if near else []
        return [*([{"OR": under}] if under else []), *circle]

    def _sources(self) -> list[dict[str, Any]]:
        ids = self.ids("source")
        return [{"documentedBy": {"some": {"node": {"id": {"in": list(ids)}}}}}] if ids else []

    def variables(self, known: date | None) -> dict[str, Any]:
        """The variables of `operations/events.graphql`."""
        where, state = self.where(), self.state
        somewhere = {"happenedAt": {"some": {"precision": {"in": [one.name for one in SOMEWHERE]}}}}
        pages: dict[str, Any] = {"first": 1 if self.by_region else MOST_DRAWN}
        if self.view == "list":
            before = state.one("before")
            pages = {"last": PAGE, "before": before} if before else {"first": PAGE, "after": state.one("after")}
        return {
            "where": where,
            **{f"but{name.capitalize()}": self.where(name) for name in FACETS},
            **{f"by{name.capitalize()}": [name.upper(), *map(str.upper, self.others(name))] for name in OF_PARTS},
            "values": MOST_COMBINED if any(self.state.all(name) for name in OF_PARTS) else MOST_VALUES,
            "exactly": {"AND": [where, {"NOT": somewhere}, {"hasPlace": True}]},
            "somewhere": {"AND": [where, somewhere]},
            "asOf": state.as_of and state.as_of.isoformat(),
            "knownBy": known and known.isoformat(),
            "chosen": list(self.chosen_ids),
            **pages,
            **{view: self.view == view for view in VIEWS},
            MAP: self.view == MAP and not self.by_region,
            "regions": self.by_region,
            "drawn": self.view == MAP,
            "sum": self.harm is not None,
            "harm": (self.harm or Harm.KILLED).name,
        }


def span_in(state: State, today: date) -> State | None:
    """The state with the two days of the form as one word; None where it has none of them."""
    given = {name: state.one(name) for name in SPAN}
    if not any(given.values()):
        return None
    first, last = (_date(name, text, today) if (text := given[name]) else None for name in SPAN)
    if first and last and first.first > last.last:
        raise Problem(
            400,
            f"from={first.text} is later than to={last.text}. Write the earlier day first.",
            fr=f"from={first.text} est postérieur à to={last.text}. Écrivez d’abord le jour le plus ancien.",
        )
    start, end = (one.text if one else ".." for one in (first, last))
    edtf = start if start == end else f"{start}/{end}"
    return state.having("from").having("to").having("after").having("before").having("when", edtf)


def _date(name: str, text: str, today: date) -> PartialDate:
    try:
        return read_date(text, today).date
    except NotADay as error:
        en, fr = (error.why.in_language(one) for one in LANGUAGES)
        raise Problem(400, f"{name}: {en}", fr=f"{name} : {fr}") from None


def _code(name: str, vocabulary: type[Code], text: str) -> Any:
    found = text.strip().upper().replace("-", "_").replace(" ", "_")
    if found not in vocabulary.__members__:
        raise _not_one(name, text, ", ".join(vocabulary.__members__))
    return vocabulary[found]


def _id(name: str, cls: type[Node], text: str) -> str:
    """The id, of which the class may be left out."""
    found = f"{cls.path()}/{text.strip().lower().removeprefix(f'{cls.path()}/')}"
    if not is_id(found):
        raise _not_one(name, text, f"{cls.path()}/{'mali' if cls is Actor else '...'}")
    return found


def _circle(text: str) -> dict[str, float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != NUMBERS_OF_NEAR or not _is_circle(*numbers):
        example = "16.27,-0.04,150"
        raise Problem(
            400,
            f"near={shortened(text)} is not latitude, longitude and kilometres. Write them as in {example}.",
            fr=f"near={shortened(text)} n’est pas latitude, longitude et kilomètres. Écrivez-les comme {example}.",
        )
    return dict(zip(("lat", "lon", "km"), numbers, strict=True))


def _is_circle(lat: float, lon: float, km: float) -> bool:
    return abs(lat) <= 90 and abs(lon) <= 180 and 0 < km <= MOST_KM


def _not_one(name: str, asked: str, known: str) -> Problem:
    value = shortened(asked)
    return Problem(
        400,
        f"{name}={value} is not one of those that there are. Write one of: {known}.",
        fr=f"{name}={value} n’est pas de ceux qui existent. Écrivez l’un de ceux-ci : {known}.",
    )
