"""Ends that are unknown, and open ones, as RDF has them: the date as it is written, and the days that there are."""

import pytest

from graph.loading.load import load
from graph.rdf.document import describe
from graph.rdf.formats import FORMATS
from graph.store import Store
from ontology.actors import Actor, Membership
from ontology.iris import DEFAULT_BASE_IRI
from ontology.rdf_form import EDTF, XSD
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind
from tests.graph.deliveries import delivery, row
from tests.graph.rdf.reading import read

AC = "https://accord-graph.example/ontology#"


@pytest.mark.parametrize(
    ("start", "end"), [("/2017", "2018/"), ("../2017", "2018/.."), ("/2017", "2018/.."), ("../2017", "2018/")]
)
async def test_a_date_is_said_as_it_is_written(store: Store, start: str, end: str) -> None:
    actors = [Actor(id=f"actor/{key}", kind=ActorKind.MILITIA, name=Text(key)) for key in ("a", "b")]
    membership = Membership(source="actor/a", target="actor/b", from_=DateSpan(start), to=DateSpan(end))
    await load(store, delivery(row(1, actors[1]), row(2, actors[0], membership)), strict=True)
    for format_ in FORMATS:
        pieces = [piece async for piece in describe(store, format_, DEFAULT_BASE_IRI, "actor/a")]
        said = {
            (str(predicate).removeprefix(AC), value.n3())
            for _, predicate, value in read(b"".join(pieces), format_)
            if str(predicate).startswith((f"{AC}from", f"{AC}to"))
        }
        assert said == {
            ("from", f'"{start}"^^<{EDTF}>'),
            ("fromTo", f'"2017-12-31"^^<{XSD}date>'),
            ("to", f'"{end}"^^<{EDTF}>'),
            ("toFrom", f'"2018-01-01"^^<{XSD}date>'),
        }
