"""`CITATION.cff` (Citation File Format 1.2.0): how the deposit, and each dataset in it, is cited."""

from collections.abc import Iterator
from typing import Any

import yaml

from graph.deposit.about import DESCRIPTION, KEYWORDS, Authors, DatasetIn, Deposit, Licence
from graph.deposit.contents import QUADS
from ontology.values import DatePrecision, PartialDate

MESSAGE = "Cite the data as below; of a single record, cite its IRI and the source that it names as well."


def citation(deposit: Deposit, fingerprint: str) -> str:
    """The file. `fingerprint`: the SHA-256 of all statements, which no other state of the data has."""
    said = {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "type": "dataset",
        "title": deposit.title,
        "abstract": DESCRIPTION,
        "authors": list(map(_authors, deposit.authors)),
        "version": deposit.version,
        **_released(deposit.issued),
        **(_licence(deposit.licences[0]) if len(deposit.licences) == 1 else {}),
        "keywords": list(KEYWORDS),
        "identifiers": [
            {"type": "other", "value": f"sha256:{fingerprint}", "description": f"The SHA-256 of `{QUADS}`."}
        ],
        "references": [dict(_reference(one)) for one in deposit.datasets],
    }
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=120)


def _reference(dataset: DatasetIn) -> Iterator[tuple[str, Any]]:
    yield "type", "data"
    yield "title", dataset.title
    yield "authors", [_authors(dataset.authors)]
    yield "version", dataset.row["version"]
    if dataset.issued:
        yield "year", dataset.issued.first.year
        if dataset.issued.precision is not DatePrecision.YEAR:
            yield "month", dataset.issued.first.month
    yield from _licence(dataset.licence).items()
    if dataset.note:
        yield "abstract", dataset.note


def _authors(authors: Authors) -> dict[str, str]:
    return {"name": authors.name} | ({"website": authors.iri} if authors.iri else {})


def _released(date: PartialDate) -> dict[str, str]:
    """The day, where it is known; the format has no months."""
    return {"date-released": date.text} if date.precision is DatePrecision.DAY else {}


def _licence(licence: Licence) -> dict[str, str]:
    return {"license": licence.name} if licence.name else {"license-url": licence.address}
