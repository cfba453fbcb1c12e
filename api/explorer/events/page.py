"""The page of events: as a list, on a map or along time, with facets whose counts come from the same answer."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from api.explorer import fragments
from api.explorer.answered import Named
from api.explorer.drawing import map as drawn_map
from api.explorer.events.along_time import Along
from api.explorer.events.answer import (
    areas_in,
    datasets_in,
    events_in,
    groups_in,
    names_in,
    regions_in,
    spots_in,
    units_in,
)
from api.explorer.events.by_region import ByRegion, MapOfRegions
from api.explorer.events.choices import Choice, Facet, Taken, Way
from api.explorer.events.extents import thirds
from api.explorer.events.map_groups import MapOfGroups
from api.explorer.events.on_map import MapOfEvents, Mapped, Units
from api.explorer.events.state import CLOSE, CODES, COUNT, EXTENTS, FACETS, MOST_DRAWN, PAGE, SPAN, VIEWS, Asked
from api.explorer.events.told import Drawer, EventTold, Group, OfDataset, Unit
from api.explorer.pages import Place, Wording, page
from api.explorer.shell import Cited, Shell
from api.explorer.state import State
from ontology.vocabularies import Harm

HARMS = (Harm.KILLED, Harm.WOUNDED, Harm.CAPTURED, Harm.MISSING)
"""What the page offers to add up. Who was neutralised is never added to the killed."""
EVENT_WORDS = tuple(
    [f"facet_{name}" for name in FACETS]
    + [f"view_{name}" for name in VIEWS]
    + [f"extent_{name}" for name in ("all", *EXTENTS)]
    + [f"drawn_{name}" for name in ("at", "near", "area")]
    + [f"drawn_{name}" for name in ("country", "no_point", "no_outline", "no_place", "outside")]
)
"""Sentences of pages that are put together from a name."""


class EventsPage:
    """What the page tells of the answer to its document in one state. `without`: how many there would be, by word."""

    def __init__(self, asked: Asked, data: Mapping[str, Any], say: Wording, without: Mapping[str, int]) -> None:
        self.asked, self._data, self._say, self._without = asked, data, say, without
        self.view = asked.view
        self.total: int = data["events"]["totalCount"]

    @property
    def state(self) -> State:
        """What the address asks for."""
        return self.asked.state

    @cached_property
    def events(self) -> tuple[EventTold, ...]:
        """The events that are told one by one."""
        return events_in(self._data)

    @property
    def number_told(self) -> int:
        """How many they are. A map of more than it can tell reads none of them."""
        return len(self._data["events"]["nodes"])

    @property
    def heading(self) -> str:
        """What the page is about."""
        when = self.asked.when
        return self._say("events_when", when=self._say.date(when.edtf)) if when else self._say("events")

    @property
    def views(self) -> list[Way]:
        """The ways to show the events."""
        plain = self._first_page.having("extent").having("areas")
        return [
            Way(
                self._say(f"view_{one}"),
                plain.having("view", *([one] if one != VIEWS[0] else [])).query(),
                one == self.view,
            )
            for one in VIEWS
        ]

    @property
    def _first_page(self) -> State:
        return self.state.having("after").having("before")

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form of the facets sends along: all but what it has fields for."""
        fields = {*FACETS, *SPAN, "when", "surely", "after", "before"}
        return [(name, value) for name, value in self.state.items() if name not in fields]

    @property
    def span(self) -> tuple[str, str]:
        """The days in the fields of the form, in words."""
        if self.asked.when is None:
            return "", ""
        first, slash, last = self.asked.when.edtf.partition("/")
        ends = (first, last if slash else first)
        start, end = ("" if one == ".." else self._say.date(one) for one in ends)
        return start, end

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """What to choose from: without what is said of parts in events, where there are too many to be counted."""
        return tuple(self._facet(name) for name in FACETS if name in self._data)

    @property
    def too_many(self) -> bool:
        """Whether there are so many events that facets had to be left out."""
        return len(self.facets) < len(FACETS)

    def _facet(self, name: str) -> Facet:
        others = {one: self.asked.values(one) for one in self.asked.others(name)}
        counted = all(len(values) == 1 for values in others.values())
        groups = groups_in(self._data, name, {one: values[0] for one, values in others.items()} if counted else {})
        found = {self._value(group): group for group in groups.first}
        chosen = self.asked.values(name)
        none = found.pop(None, None)
        choices = [
            self._choice(value, group, counted=counted, chosen=value in chosen)
            for value, group in found.items()
            if value
        ]
        missing = [Choice(value, self._label(name, value), None, chosen=True) for value in chosen if value not in found]
        title = self._say.of_facet(name)
        return Facet(name, title, (*missing, *choices), groups.total, none.number if none else 0)

    @staticmethod
    def _value(group: Group) -> str | None:
        return group.code.name if group.code else group.named.id if group.named else None

    def _choice(self, value: str, group: Group, *, counted: bool, chosen: bool) -> Choice:
        """A value with its count, unless several values of another facet are chosen, whose counts cannot be added."""
        label = self._say.code(group.code) if group.code else self._name(group.named)
        return Choice(value, label, group.number if counted else None, chosen)

    def _name(self, one: Named | None) -> str:
        return one.name.in_language(self._say.language) if one else ""

    @cached_property
    def _names(self) -> Mapping[str, Named]:
        return {one.id: one for one in names_in(self._data)}

    def _label(self, name: str, value: str) -> str:
        if name in CODES:
            return self._say.code(CODES[name][value])
        return self._name(self._names.get(value)) or value

    @property
    def taken(self) -> list[Taken]:
        """All that the page is narrowed by."""
        state, say = self._first_page, self._say
        every = list[Taken]()
        if when := self.asked.when:
            address = state.having("when").having("surely").query()
            every.append(Taken("when", say.date(when.edtf), address, self._without.get("when")))
        for name in (*FACETS, "source"):
            values = self.asked.values(name)
            for value in values:
                left = state.having(name, *(one for one in values if one != value)).query()
                count = self._without.get(name) if len(values) == 1 else None
                every.append(Taken(name, self._label(name, value), left, count))
        if near := state.one("near"):
            every.append(Taken("near", near, state.having("near").query()))
        return every

    @property
    def earlier(self) -> str | None:
        """The address of the page before."""
        info = self._data["events"]["pageInfo"]
        return self._first_page.having("before", info["startCursor"]).query() if info["hasPreviousPage"] else None

    @property
    def later(self) -> str | None:
        """The address of the next page."""
        info = self._data["events"]["pageInfo"]
        return self._first_page.having("after", info["endCursor"]).query() if info["hasNextPage"] else None

    @property
    def is_part(self) -> bool:
        """Whether there are more events than the page tells."""
        return self.total > self.number_told

    @property
    def page_size(self) -> int:
        """How many events a page of the list has."""
        return PAGE

    @property
    def left_out(self) -> tuple[int, int] | None:
        """How many events no source had told by the day, and how many of them have sources without a date."""
        found = self._data["events"]["leftOut"]
        return (found["total"], found["undated"]) if found and found["total"] else None

    @cached_property
    def datasets(self) -> tuple[OfDataset, ...]:
        """The datasets whose events are shown."""
        return datasets_in(self._data)

    @property
    def sums(self) -> list[Way]:
        """What can be added up."""
        chosen = self.asked.harm
        return [
            Way(self._say.code(one), self._with("sum", None if one is chosen else one.name), one is chosen)
            for one in HARMS
        ]

    def _with(self, name: str, value: str | None) -> str:
        """The address with this value of a word, or without the word."""
        return self.state.having(name, *([value] if value else [])).query()

    @cached_property
    def _units(self) -> tuple[Unit, ...]:
        return units_in(self._data)

    @property
    def drawers(self) -> list[Drawer]:
        """The datasets whose outlines are drawn."""
        return list(dict.fromkeys(one.drawn_by for one in self._units if one.outline))

    @cached_property
    def mapped(self) -> Mapped:
        """The map and its table."""
        units = Units({one.named.id: one for one in self._units})
        if self.total > MOST_DRAWN:
            made = MapOfGroups(units, self._say, self.asked.extent)
            return made.mapped(
                spots_in(self._data), areas_in(self._data), self.total, self._data["spots"]["totalCount"]
            )
        return MapOfEvents(self.events, units, self.total, self._say, self.asked.extent).mapped()

    @cached_property
    def regions(self) -> ByRegion:
        """The regions with how many events each has, as a map and its table."""
        when, units = self.asked.when, Units({one.named.id: one for one in self._units})
        made = MapOfRegions(units, self._say, self.asked.extent, when.last if when else None)
        return made.mapped(*regions_in(self._data))

    def of_region(self, region: str) -> str:
        """The address of the list of the events in a region."""
        return self._first_page.having("extent").having("areas").having("view").having("under", region).query()

    @property
    def _model(self) -> drawn_map.MapModel:
        return self.regions.model if self.asked.by_region else self.mapped.model

    @cached_property
    def map(self) -> drawn_map.MapDrawing | None:
        """The map in units."""
        return drawn_map.draw(self._model)

    @property
    def grains(self) -> list[Way]:
        """What a map shows: each place as it is known, or how many events each region has."""
        by_region = self.asked.by_region
        return [
            Way(self._say("grain_places"), self._with("areas", None), not by_region),
            Way(self._say("grain_regions"), self._with("areas", COUNT), by_region),
        ]

    @property
    def extents(self) -> list[Way]:
        """How much of the world the map shows."""
        there = ("", CLOSE, *thirds(self._model.units))
        chosen = self.asked.extent if self.asked.extent in there else ""
        return [Way(self._say(f"extent_{one or 'all'}"), self._with("extent", one), one == chosen) for one in there]

    @cached_property
    def along(self) -> Along:
        """The events along time."""
        return Along(self.events, self._data, self._say)

    @property
    def cited(self) -> Cited | None:
        """The dataset with the most of these events, as it is to be cited."""
        if not self.datasets:
            return None
        first = self.datasets[0]
        return Cited(first.named.name, first.version, first.licence, first.checksum)


def events_page(told: EventsPage, shell: Shell, place: Place) -> str:
    """The page in HTML."""
    shell = replace(shell, cited=told.cited)
    return page("events.html", place, shell=shell, told=told, fragments=fragments)
