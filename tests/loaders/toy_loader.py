"""A whole loader: the list that a village's watch keeps, each attack on a line of a CSV file.

    number,day,who,what
    1,2018-04-14,riders,Riders took the herd at Ber

In `loaders/` it would be `village_watch.py`, and no other file would have to know of it.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from loaders.gazetteer import EMPTY, Gazetteer
from loaders.source import LoaderSource, dataset_of, read_value, row_of, shown
from loaders.tables.table import Form, Table, open_table
from ontology.actors import Actor
from ontology.events import Event, Involvement
from ontology.model import Citation, Node, Relation
from ontology.records import Delivery, Position, RejectedRow, Row
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, EventKind, Role, SourceKind

SOURCE = LoaderSource(
    "village-watch",
    "Attacks that a village watch wrote down",
    version="1",
    licence="https://creativecommons.org/publicdomain/zero/1.0/",
)
FORM = Form.of("number", "day", "who", "what")
LIST = Source(id="source/village-watch", kind=SourceKind.DATASET, title=Text("The list of the village watch"))


def read(path: Path, name: str | None = None, gazetteer: Gazetteer = EMPTY) -> Delivery:
    """The attacks of a list, and the source on which all of them rest."""
    table = open_table(path, FORM)
    dataset = dataset_of(SOURCE, path, name, version="2018")
    return Delivery(Row(Position(shown(path), 1), (dataset, LIST)), (), _rows(table), remarks=table.remarks)


def _rows(table: Table) -> Iterator[Row | RejectedRow]:
    for position, values in table.rows():
        key = f"village-watch-{values['number']}"
        ids = (f"event/{key}", f"actor/{key}-attackers")
        yield row_of(position, ids, partial(_records, ids, values))


def _records(ids: tuple[str, str], values: dict[str, str]) -> Iterator[Node | Relation]:
    """The attack, and who attacked: strangers, as the list names nobody."""
    event, attackers = ids
    cited = (Citation(LIST.id, f"row {values['number']}"),)
    day = read_value("day", values["day"], DateSpan)
    yield Event(id=event, kind=EventKind.ATTACK, when=day, title=Text(values["what"]), sources=cited)
    yield Actor(id=attackers, kind=ActorKind.UNNAMED, name=Text(values["who"]), sources=cited)
    yield Involvement(source=event, target=attackers, role=Role.ATTACKER, sources=cited)
