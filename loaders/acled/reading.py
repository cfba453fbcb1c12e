"""Reading a file of ACLED's events: once for what stands in many rows, and once more, row by row, for the events."""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from loaders.acled.days import Days, days_of
from loaders.acled.event import AcledEvent, acled_event, id_of, sides_of
from loaders.acled.form import FORM
from loaders.acled.gathered import Gathered
from loaders.acled.named_sources import named_sources
from loaders.acled.publisher import published
from loaders.acled.records import AcledRow, EventRow, acled_records
from loaders.gazetteer import Gazetteer
from loaders.published import Published
from loaders.source import InputError, LoaderSource, WrongValue, row_of, shared_rows, shown
from loaders.spots import Spots
from loaders.tables.table import Table, open_table
from ontology.events import Event
from ontology.model import Citation, Node, Relation
from ontology.records import Delivery, Position, Reject, RejectedRow, Row


def read_acled(source: LoaderSource, path: Path, name: str | None, gazetteer: Gazetteer) -> Delivery:
    """Read a file of events. InputError where it is another file, or one of which most rows cannot be read."""
    table = open_table(path, FORM)
    days = days_of(values["event_date"] for _, values in table.rows())
    key = published(source, path, name, None).key
    gathered = _gathered(table, days, Gathered(table, key, gazetteer))
    file = published(source, path, name, gathered.newest)
    cited = (Citation(file.source.id),)
    shared = chain(
        named_sources(key, gathered.sources, gazetteer),
        gathered.actors.records(key, cited),
        gathered.spots.records(cited),
    )
    position = Position(shown(path), 1)
    return Delivery(
        Row(position, file.records),
        tuple(sorted(gathered.spots.datasets)),
        _rows(table, days, gathered, file),
        shared=shared_rows(position, shared),
        remarks=table.remarks,
        notices=(*table.notices, *days.notices(), *gathered.notices()),
    )


def _gathered(table: Table, days: Days, gathered: Gathered) -> Gathered:
    """What stands in many of its rows. InputError where most of them cannot be read: it is not what it seems."""
    rejects: list[Reject] = []
    for position, values in table.rows():
        gathered.rows += 1
        if gathered.pairs.is_empty(values):
            gathered.empty += 1
            continue
        try:
            gathered.pairs.add(id_of(values), sides_of(values))
            gathered.add(_event(values, days, gathered.spots), values["timestamp"])
        except WrongValue as wrong:
            rejects.append(Reject(position, wrong.field, wrong.value, wrong.problem, wrong.remedy))
    if len(rejects) > gathered.events:
        raise InputError(rejects)
    gathered.pairs.close()
    return gathered


def _rows(table: Table, days: Days, gathered: Gathered, file: Published) -> Iterator[Row | RejectedRow]:
    for position, values in table.rows():
        if gathered.pairs.is_empty(values):
            continue
        row = row_of(position, _ids(values, file), partial(_records, values, days, gathered, file))
        yield AcledRow(position, row.records) if isinstance(row, Row) else row


def _records(values: dict[str, str], days: Days, gathered: Gathered, file: Published) -> Iterator[Node | Relation]:
    number = gathered.pairs.begin(id_of(values))
    event = _event(values, days, gathered.spots)
    row = EventRow(event, gathered.pairs.sides(event, number), number, file)
    yield from acled_records(row, gathered.spots.id(event.spot))


def _event(values: dict[str, str], days: Days, spots: Spots) -> AcledEvent:
    event = acled_event(values, days)
    spots.check(event.spot)
    return event


def _ids(values: dict[str, str], file: Published) -> tuple[str, ...]:
    """The id of a row's event, as far as it can be told."""
    try:
        return (f"{Event.path()}/{file.key}-{id_of(values)}",)
    except WrongValue:
        return (f"{Event.path()}/",)
