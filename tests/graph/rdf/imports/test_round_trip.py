"""Export, import, export: the same bytes, in every syntax, on every store; and what an import changes."""

import random
import re

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from graph.errors import LoadRefused
from graph.loading.load import load
from graph.rdf.formats import FORMATS, format_named
from graph.rdf.syntax import Format
from graph.store import Store
from ontology import ONTOLOGY, rdf_form
from ontology.actors import Actor
from ontology.iris import DEFAULT_BASE_IRI
from ontology.records import Delivery
from ontology.values import Text
from ontology.vocabularies import ActorKind
from tests.graph.contents import contents
from tests.graph.deliveries import delivery, row
from tests.graph.rdf.imports.importing import exported, imported
from tests.graph.sample import sample

NQUADS = format_named("nq")
UNCHANGED = "read 68, new 0, changed 0, unchanged 68, removed 0, rejected 0"
each_format = pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])


@each_format
async def test_the_sample_comes_back_byte_by_byte(store: Store, format_: Format, original: dict[Format, bytes]) -> None:
    (report,) = await imported(store, original[format_], format_)
    assert str(report) == "read 68, new 68, changed 0, unchanged 0, removed 0, rejected 0"
    assert await exported(store, format_) == original[format_]
    (again,) = await imported(store, original[format_], format_)
    assert str(again) == UNCHANGED


@each_format
async def test_a_byte_order_mark_is_passed_over(copied: Store, format_: Format, original: dict[Format, bytes]) -> None:
    """As some programs write it before all else."""
    (report,) = await imported(copied, b"\xef\xbb\xbf" + original[format_], format_)
    assert str(report) == UNCHANGED


async def test_what_a_loader_brought_is_unchanged_by_its_own_export(store: Store) -> None:
    await load(store, sample(), strict=True)
    before = await contents(store), [(note.dataset, note.nodes) for note in await store.notes()]
    (report,) = await imported(store, await exported(store, NQUADS), NQUADS)
    assert str(report) == UNCHANGED
    assert (await contents(store), [(note.dataset, note.nodes) for note in await store.notes()]) == before
    again = await load(store, sample(), strict=True)
    assert again.numbers.unchanged == again.read


async def test_the_curated_data_come_back_byte_by_byte(store: Store, reference: dict[Format, bytes]) -> None:
    """All datasets in one file, whatever their names: first what others require, and last what follows from them."""
    content = reference[NQUADS]
    reports = await imported(store, content, NQUADS)
    assert [report.dataset for report in reports] == ["dataset/places", "dataset/mali", "dataset/findings"]
    assert await exported(store, NQUADS) == content


@pytest.mark.parametrize("rdf", [RdfFormat.JSON_LD, RdfFormat.RDF_XML, RdfFormat.TURTLE, RdfFormat.TRIG])
async def test_other_writers_and_another_order_lose_nothing(
    copied: Store, rdf: RdfFormat, original: dict[Format, bytes], quads: str
) -> None:
    """What others write has other prefixes, other spellings, and triples of one subject in several places."""
    lines = quads.splitlines(keepends=True)
    random.Random(1).shuffle(lines)
    triples = (quad if rdf == RdfFormat.TRIG else quad.triple for quad in parse("".join(lines), RdfFormat.N_QUADS))
    written = serialize(triples, format=rdf)
    assert written is not None
    if format_ := next((one for one in FORMATS if one.media_type == rdf.media_type), None):
        await imported(copied, written, format_)
        found = (await exported(copied, NQUADS)).decode()
        assert sorted(found.splitlines()) == sorted(quads.splitlines())
    else:
        pytest.skip(f"{rdf} is not written")


async def test_what_follows_from_the_rest_may_be_left_out(store: Store, quads: str) -> None:
    uses = (users[0].predicate for users in rdf_form.uses(ONTOLOGY).values())
    days = (one.name for one in uses if one.form is rdf_form.TermForm.DAY)
    names = {
        "label",
        "wasDerivedFrom",
        "license",
        "creator",
        "wasAttributedTo",
        "used",
        "sourceGrade",
        "involves",
        "within",
        *days,
    }
    lines = quads.splitlines(keepends=True)
    kept = [line for line in lines if not re.search(rf"> <\S+[#/]({'|'.join(names)})> ", line)]
    stated = [line for line in lines if "grade-unverified" in line]
    await imported(store, "".join([*kept, *stated]).encode(), NQUADS)
    assert (await exported(store, NQUADS)).decode() == quads


async def test_a_triple_may_stand_twice(copied: Store, quads: str) -> None:
    (report,) = await imported(copied, (quads + quads).encode(), NQUADS)
    assert report.read == report.numbers.loaded
    assert (await exported(copied, NQUADS)).decode().count("\n") == quads.count("\n")


async def test_what_the_file_does_not_have_goes_and_other_datasets_stay(store: Store, quads: str) -> None:
    await load(store, sample(), strict=True)
    await load(store, _others("other"), strict=True)
    before = await contents(store)
    gone = ("place/well", "setting/twin-a--well", "containment/well--menaka", "documentation/place-well--bulletin")
    left = [line for line in quads.splitlines(keepends=True) if not any(f"id/{one}>" in line for one in gone)]
    (report,) = await imported(store, "".join(left).encode(), NQUADS)
    assert str(report) == "read 67, new 0, changed 1, unchanged 66, removed 1, rejected 0"
    assert before.keys() - (await contents(store)).keys() == set(gone)


async def test_a_dry_run_changes_nothing(store: Store, quads: str) -> None:
    await load(store, sample(), strict=True)
    before, notes = await contents(store), await store.notes()
    renamed = quads.replace("Puits d’Émile", "Puits d’Anéfis")
    (report,) = await imported(store, renamed.encode(), NQUADS, dry_run=True)
    assert str(report) == "read 68, new 0, changed 1, unchanged 67, removed 0, rejected 0"
    assert await contents(store) == before
    assert await store.notes() == notes
    (report,) = await imported(store, renamed.encode(), NQUADS)
    assert report.numbers.changed == 1
    assert await contents(store) != before


async def test_all_datasets_of_a_file_or_none(store: Store, quads: str) -> None:
    """The first is sound, and is not kept either."""
    await load(store, sample(), strict=True)
    await load(store, _others("zebra"), strict=True)
    content = (await exported(store, NQUADS)).decode()
    before = await contents(store)
    both = content.replace("Puits d’Émile", "Puits d’Anéfis").replace('"Of zebra"', '"Of\\u0007zebra"')
    with pytest.raises(LoadRefused, match="U\\+0007"):
        await imported(store, both.encode(), NQUADS)
    assert await contents(store) == before


async def test_under_another_base(copied: Store, original: dict[Format, bytes]) -> None:
    base = "http://localhost:8000/peace/"
    for format_ in FORMATS:
        moved = original[format_].replace(DEFAULT_BASE_IRI.encode(), base.encode())
        await imported(copied, moved, format_, base)
        assert await exported(copied, format_, base) == moved


def _others(name: str) -> Delivery:
    """A dataset besides the sample."""
    return delivery(
        row(2, Actor(id=f"actor/{name}", kind=ActorKind.STATE, name=Text(f"Of {name}", "D’ailleurs"))), name=name
    )
