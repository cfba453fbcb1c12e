"""The forms that an answer can take besides JSON: how each is asked for, and how it is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from api.query.answering import rows_as_csv, rows_as_geojson, rows_as_rdf
from api.query.answering.outline import Fields
from api.query.answering.writing import Writing
from api.query.planning.identified import Identified, Located, Stated
from api.query.planning.selecting import Selecting
from graph.rdf.formats import FORMATS
from ontology.model import Ontology

JSON = "json"
"""The name of the form that is none of these."""
CSV, ZIP, GEOJSON = "csv", "zip", "geojson"


@dataclass(frozen=True)
class Form:
    """A form: its name, which is also the suffix of its files, other names, and its media type with parameters.

    `selecting` reads what it needs besides what is selected, `check` refuses what it cannot say, `writing` writes it.
    """

    name: str
    title: str
    aliases: tuple[str, ...]
    media_type: str
    selecting: type[Selecting]
    check: Callable[[Fields], None]
    writing: Callable[[Fields], Writing]


def forms(ontology: Ontology, base: str, *, over_http: bool = False) -> tuple[Form, ...]:
    """Every form, as a file has it or as a server sends it; tables come first."""
    return tuple(_forms(ontology, base, over_http=over_http))


def _forms(ontology: Ontology, base: str, *, over_http: bool) -> Iterator[Form]:
    tables = (Identified, rows_as_csv.check, rows_as_csv.Tables)
    yield Form(CSV, "CSV", (), "text/csv", *tables)
    yield Form(ZIP, "a zip of CSV", (), "application/zip", *tables)
    yield Form(GEOJSON, "GeoJSON", (), "application/geo+json", Located, rows_as_geojson.check, rows_as_geojson.Features)
    for format_ in FORMATS:
        written = format_.over_http if over_http else format_
        writing = partial(rows_as_rdf.Triples, ontology, written, base)
        named = (format_.name, format_.title, format_.aliases, format_.media_type)
        yield Form(*named, Stated, rows_as_rdf.check, writing)
