"""Reading a file of UCDP's events: once for what stands in many rows, and once more, row by row, for the events."""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from loaders.gazetteer import Gazetteer
from loaders.source import InputError, LoaderSource, WrongValue, row_of, shared_rows, shown
from loaders.spots import Spots
from loaders.tables.refusing import refused
from loaders.tables.table import Table, open_table
from loaders.ucdp.ged_event import SWAPPED, GedEvent, ged_event
from loaders.ucdp.ged_form import ged_form
from loaders.ucdp.ged_gathered import Gathered
from loaders.ucdp.ged_records import Whole, ged_records
from loaders.ucdp.publisher import published, version_in
from ontology.events import Event
from ontology.model import Citation, Node, Relation
from ontology.records import Delivery, Position, Reject, RejectedRow, Row

MOST_DISORDERED = 10
"""Of so many rows, UCDP has not one of which the numbers of dead are in no order: columns were swapped."""


def read_ged(source: LoaderSource, path: Path, name: str | None, gazetteer: Gazetteer) -> Delivery:
    """Read a file of events as the loader of this source does.

    InputError where it is another file, or one of which most rows cannot be read.
    """
    table = open_table(path, ged_form(source.name))
    file = published(source, path, name, version_in(path))
    gathered = _gathered(table, Gathered(file.key, gazetteer))
    cited = (Citation(file.source.id),)
    position = Position(shown(path), 1)
    whole = Whole(file, gathered.names, gathered.spots, gathered.twins.found())
    return Delivery(
        Row(position, file.records),
        tuple(sorted(gathered.spots.datasets)),
        _rows(table, whole),
        shared=shared_rows(position, chain(gathered.actors(cited), gathered.spots.records(cited))),
        remarks=table.remarks,
        notices=(*table.notices, *gathered.spots.notices()),
    )


def _gathered(table: Table, gathered: Gathered) -> Gathered:
    """What stands in many of its rows. InputError where most of them cannot be read: it is not what it seems."""
    rejects: list[Reject] = []
    for position, values in table.rows():
        try:
            gathered.add(_event(values, gathered.spots))
        except WrongValue as wrong:
            rejects.append(Reject(position, wrong.field, wrong.value, wrong.problem, wrong.remedy))
    if len(rejects) > gathered.events:
        raise InputError(rejects)
    if gathered.disordered > max(1, gathered.events // MOST_DISORDERED):
        counted = f"{gathered.disordered} of {gathered.events} rows"
        raise refused(table.name, 1, "low, best, high", f"are in no order in {counted}", SWAPPED)
    return gathered


def _rows(table: Table, whole: Whole) -> Iterator[Row | RejectedRow]:
    for position, values in table.rows():
        yield row_of(position, _ids(values, whole), partial(_records, values, whole))


def _records(values: dict[str, str], whole: Whole) -> Iterator[Node | Relation]:
    yield from ged_records(_event(values, whole.spots), values, whole)


def _event(values: dict[str, str], spots: Spots) -> GedEvent:
    event = ged_event(values)
    spots.check(event.spot)
    return event


def _ids(values: dict[str, str], whole: Whole) -> tuple[str, ...]:
    """The id of a row's event, as far as it can be told."""
    number = values["id"].removesuffix(".0")
    return (f"{Event.path()}/{whole.published.key}-{number}",) if number.isdigit() else (f"{Event.path()}/",)
