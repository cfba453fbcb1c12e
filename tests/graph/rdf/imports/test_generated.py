"""Generated graphs come back byte by byte: every type of value at its edges."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.loading.load import load
from graph.rdf.formats import FORMATS, format_named
from graph.rdf.syntax import Format
from graph.store import Store
from ontology.actors import Actor, Membership
from ontology.model import Citation, Node, Relation
from ontology.places import Place
from ontology.records import Delivery
from ontology.rules.characters import is_line, is_text
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, PlaceKind, PlacePrecision, SourceKind
from tests.graph.conftest import filled
from tests.graph.contents import contents
from tests.graph.deliveries import delivery, row
from tests.graph.rdf.imports.importing import exported, imported

NQUADS = format_named("nq")
LETTERS = st.sampled_from(" \"\\<>{}&';.^@_:/|`#%é\u0301œ’\u00a0\u200f\u202e\u2028\ufeff\ufffdجאⵜ𐎀🜂👩‍🚀")
LETTERS |= st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
lines = st.text(LETTERS, min_size=1, max_size=12).filter(is_line)
texts = st.text(LETTERS | st.sampled_from("\t\n"), min_size=1, max_size=12).filter(is_text).filter(str.strip)
names = st.lists(lines, unique=True, max_size=4).map(tuple)
in_languages = st.builds(Text, st.none() | texts, texts, st.none() | texts) | st.builds(Text, texts)
dates = st.sampled_from(
    ["0001", "9999-12-31", "2018-04", "2016-02-29", "../2018", "2018-04-26/2018-04-27", "2014/..", "2014/2014-02"]
).map(DateSpan)
ends = dates | st.sampled_from(["/2017", "2017/"]).map(DateSpan)
degrees = st.floats(-90, 90) | st.sampled_from([-0.0, 5e-324, 0.1 + 0.2, 1e-7, 90, 17.0])
Records = tuple[Node | Relation, ...]
LONG = "🜂 “long”\tline\n" * 12_000
"""200 kB of text."""


@st.composite
def records(draw: st.DrawFn) -> list[Records]:
    """A source, actors, what joins them, and a place."""
    cited = tuple(Citation("source/s", draw(st.just("") | lines)) for _ in range(2))
    sources = tuple(dict.fromkeys(cited))
    given: dict[str, Any] = {"sources": sources, "note": draw(st.none() | in_languages)}
    actors = [
        Actor(
            id=f"actor/{key}",
            kind=draw(st.sampled_from([kind for kind in ActorKind if kind is not ActorKind.UNNAMED])),
            name=draw(in_languages),
            aliases=draw(names),
            acronyms=draw(names),
            founded=draw(st.none() | dates),
            **given,
        )
        for key in ("a", "b")
    ]
    held = draw(st.lists(ends, unique_by=lambda end: end.edtf, max_size=2))
    members = (Membership(source="actor/a", target="actor/b", from_=end, sources=sources) for end in held)
    given |= {"lat": draw(degrees), "lon": draw(degrees), "precision": PlacePrecision.EXACT}
    place = Place(id="place/p", kind=PlaceKind.SITE, name=draw(in_languages), **given)
    source = Source(id="source/s", kind=SourceKind.PRESS, title=draw(in_languages), publisher=draw(st.none() | lines))
    return [(source,), (actors[0], *members), (actors[1],), (place,)]


@pytest.fixture(scope="module")
async def stores(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Store, Store]]:
    """Two stores that every example fills anew."""
    folder = tmp_path_factory.mktemp("generated")
    store, copy = [await filled(f"sqlite:///{folder}/{name}.db", ()) for name in ("store", "copy")]
    yield store, copy
    await store.close()
    await copy.close()


async def _comes_back(stores: tuple[Store, Store], made: Delivery, formats: tuple[Format, ...]) -> None:
    store, copy = stores
    await load(store, made, strict=True)
    for format_ in formats:
        content = await exported(store, format_)
        await imported(copy, content, format_)
        assert await exported(copy, format_) == content
        assert await contents(copy) == await contents(store)


@given(made=records(), format_=st.sampled_from(FORMATS))
@example(made=[(Source(id="source/s", kind=SourceKind.PRESS, title=Text(LONG)),)], format_=NQUADS)
async def test_generated_graphs_come_back(stores: tuple[Store, Store], made: list[Records], format_: Format) -> None:
    await _comes_back(stores, delivery(*(row(n, *one) for n, one in enumerate(made, 1))), (format_,))


async def test_long_texts_come_back_in_every_syntax(stores: tuple[Store, Store]) -> None:
    source = Source(id="source/s", kind=SourceKind.PRESS, title=Text(LONG, LONG[::-1]), publisher="𐎀" * 60_000)
    await _comes_back(stores, delivery(row(1, replace(source, languages=("fr", "en")))), FORMATS)
