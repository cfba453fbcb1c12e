"""Counts that stores keep beside the records, so that no read counts a million events: who was where on which days, and
what countries and regions saw in which months.

A store keeps them in cells: rows of these tables, each with its keys and what it counts: events that stand for
themselves, with the figures of those for which they stand. A load takes away what the
events that it touches had added to them, and adds what they are now. Places below regions, and actors whom nobody
names, have no cells: of theirs there are few events, and these are counted as they stand.
"""

from dataclasses import dataclass

from graph.stored.columns import MISSING_TEXT
from graph.stored.layout import Column
from ontology.vocabularies import ActorKind, Nearness, PlaceKind

LEVELS = (PlaceKind.COUNTRY, PlaceKind.REGION)
"""The kinds of places that have cells. Of an event that lies in none of a kind there is a cell too, of NOWHERE."""
UNCOUNTED = ActorKind.UNNAMED
"""The kind of actors that have none: of these there is one for each event or claim."""
EVERYWHERE = NO_LEVEL = ""
"""The place, and the level, of the cells of all events, wherever they were."""
NOWHERE = MISSING_TEXT
ALWAYS = ""
"""The first and the last day of the cell that has all days."""
MONTH = 7
"""To so many characters a date is cut: `2018-04`, or `2018` where no more is known of it."""
EVENTS = "events"
SUMMED = (
    *("known", "partial", "openEnded", "unknown", "leftOut"),
    *("low", "best", "high", "spanOpenEnded", "spanLow", "spanHighest"),
)
"""What is added up of a harm: numbers of events, and of victims, as compiling/casualties.py tells them apart."""


@dataclass(frozen=True)
class Cells:
    """A table of cells: what tells one from another, what each counts, and by which keys cells are looked up."""

    stored: str
    keys: tuple[str, ...]
    numbers: tuple[str, ...]
    indexed: int

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns of it."""
        return (*(Column(key, "TEXT") for key in self.keys), *(Column(number, "INTEGER") for number in self.numbers))

    @property
    def index(self) -> tuple[str, ...]:
        """The keys that find a cell, or nearly."""
        return self.keys[: self.indexed]


DAYS = ("whenFirst", "whenLast")
"""The first and the last day of an event, or their months, as the columns of the event itself are called."""
WHEN = ("whenEdtf", *DAYS)
ACTOR_DAYS = Cells("ActorDay", ("actorId", "placeId", *DAYS), (EVENTS,), indexed=3)
"""The events that involve an actor and lie under a place, by their days; and in the cell ALWAYS all of them."""
PLACE_MONTHS = Cells("PlaceMonth", ("level", "placeId", *WHEN), (EVENTS,), indexed=3)
"""The events that lie under a place, by their months. `level`: of which kind the place is."""
MONTHS_BY_KIND = Cells("PlaceMonthKind", ("level", "placeId", "kind", *WHEN), (EVENTS,), indexed=4)
"""The same for each kind of event."""
MONTHS_BY_HARM = Cells("PlaceMonthHarm", ("level", "placeId", "harm", *WHEN), (EVENTS, *SUMMED), indexed=4)
"""The events that have figures of a harm, with the sums of these."""
ACTOR, ROLE, HEDGE, DATASET = "ACTOR", "ROLE", "HEDGE", "DATASET"
"""By what events are counted: who took part, in which roles, how surely, and whose record it is."""
PLACE, AREA = "PLACE", "AREA"
"""And where, as a map shows it: at which places, where these are told exactly; if it was SOMEWHERE, in which region."""
SOMEWHERE = (Nearness.REGION, Nearness.COUNTRY)
"""How near to a place an event was that has no point on a map: somewhere in its region or country."""
FACETS = Cells("EventFacet", ("facet", "placeId", "value", *WHEN), (EVENTS,), indexed=4)
"""The events that lie under a place, or EVERYWHERE, of each value of these by their months. Whatever an event lacks is
one value, NOWHERE."""
ALL_DAYS = (ACTOR, PLACE)
"""The facets of which only ALWAYS has cells: actors and places are very many."""
ALL_CELLS = (ACTOR_DAYS, PLACE_MONTHS, MONTHS_BY_KIND, MONTHS_BY_HARM, FACETS)
