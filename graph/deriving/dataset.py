"""The datasets of findings, as they are delivered: what they are, and a checksum that follows from what was found."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import orjson

from graph.asked.restricted import Restricted
from graph.compliance import wording as words
from graph.deriving.findings import NOTHING, Told, finding_rows
from graph.deriving.leads import Lead
from ontology.codes import Code
from ontology.derived import CREATOR, LICENCE
from ontology.findings import FINDINGS
from ontology.iris import AUTHORS
from ontology.model import Citation, Node, Relation
from ontology.records import Delivery, Position, Row
from ontology.sources import Dataset
from ontology.values import DateSpan, Text
from ontology.vocabularies import Redistribution

LOADER, VERSION = "findings", "1"
TITLE = Text("Leads found by declared rules", "Pistes trouvées par des règles déclarées")
TITLE_APART = (
    "Leads found by declared rules with the help of {names}",
    "Pistes trouvées par des règles déclarées à l’aide de {names}",
)
NOTE = Text(
    "Each is a lead, with the steps and the sources that it rests on, and never a verdict. It is renewed whenever what"
    " it rests on changes.",
    "Chacune est une piste, avec les étapes et les sources sur lesquelles elle repose, jamais un verdict. Elles sont"
    " recalculées dès que change ce sur quoi elles reposent.",
)
SHOWN = 12
"""So many digits of the checksum tell versions apart."""


def delivery(
    leads: Iterable[Lead],
    told: Told = NOTHING,
    derived_from: Iterable[str] = (),
    apart: Sequence[Restricted] = (),
    known: Collection[str] = (),
) -> Delivery:
    """The findings that leads make; `told` is what is cited for the claims that deny them.

    `derived_from` are the datasets in which they were found. Of what datasets they are, is for the load to say, in
    which they are renewed. Those that were found only with some whose terms hold of them too are a dataset `apart`,
    without what is `known` without these.
    """
    strictest = max(apart, key=lambda one: one.forbidden, default=None)
    rows = tuple(row for row in finding_rows(leads, told) if row.finding.id not in known)
    checksum = _checksum(rows)
    names = [one.id.partition("/")[2] for one in apart]
    listed = words.listed([Text(name, name) for name in names]) if apart else TITLE
    dataset = Dataset(
        id="-".join([FINDINGS, *names]),
        title=words.both(*TITLE_APART, names=listed) if apart else TITLE,
        licence=strictest.licence if strictest else LICENCE,
        redistribution=Redistribution.FORBIDDEN if strictest and strictest.forbidden else None,
        version=checksum[:SHOWN],
        creator=CREATOR,
        attribution=AUTHORS,
        note=NOTE,
        checksum=checksum,
        loader=LOADER,
        loader_version=VERSION,
        derived_from=tuple(sorted(derived_from)),
    )
    return Delivery(Row(Position(dataset.id, 0), (dataset,)), (), rows)


def _checksum(rows: Iterable[Row]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        for record in row.records:
            digest.update(orjson.dumps(_said(record), option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE))
    return digest.hexdigest()


def _said(record: Node | Relation) -> list[Any]:
    """All that a record says."""
    ends = [record.id] if isinstance(record, Node) else [record.source, record.target]
    citations: Iterable[Citation] = record.citations() if isinstance(record, Node) else record.sources
    said = [_plain(getattr(record, prop.attribute)) for prop in record.properties()]
    return [ends, said, [[one.source, one.locator] for one in citations]]


def _plain(value: Any) -> Any:
    """A value of a finding or step as JSON has it."""
    match value:
        case Text():
            return value.by_language
        case DateSpan():
            return value.edtf
        case Code():
            return value.name
    return value
