"""Damaged and foreign RDF: each is refused with its line, its place and a remedy, and nothing changes."""

import re

import pytest

from graph.errors import LoadRefused
from graph.rdf.export import export
from graph.rdf.formats import FORMATS, format_named
from graph.rdf.scope import Scope
from graph.rdf.syntax import Format
from graph.store import Store
from ontology.events import Event
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.contents import contents
from tests.graph.rdf.imports.damages import DAMAGES
from tests.graph.rdf.imports.damaging import based
from tests.graph.rdf.imports.importing import exported, imported, refusal

NQUADS, RDF_XML = format_named("nq"), format_named("rdf")
NO_DATASET = (
    r"ac:dataset: 'dataset/sample' is not described in the file, and \d+ records are of it\."
    r" Export all of it: an import takes away whatever the file does not have\."
)


async def refused(store: Store, quads: str, name: str) -> None:
    """A damage is refused by its message alone, with the line of the subject and, where it stands, the predicate."""
    damage, message = DAMAGES[name]
    damaged = damage(quads)
    (told,) = await refusal(store, damaged.encode(), NQUADS)
    if message.startswith("x.nq:"):
        assert told == message
        return
    place, rest = told.split(": ", 1)
    assert rest == message
    line = damaged.splitlines()[int(place.removeprefix("x.nq:")) - 1]
    subject, _, predicate = message.partition(": ")[0].partition(" ")
    if subject == "subject":
        subject = message.split("'")[1]
    if subject == "column":
        assert line[int(predicate) - 1 :].startswith(message.split("'")[1].removesuffix("..."))
        return
    assert line.startswith(based(f"<B/id/{subject}> "))
    if predicate and " has none. " not in message and " names no source. " not in message:
        assert re.search(rf"[#/]{predicate.partition(':')[2]}> ", line)


async def test_a_description_takes_nothing_away(copied: Store, quads: str) -> None:
    """As an export of `class=dataset` has it."""
    before = await contents(copied)
    about = re.compile(based(r"<B/id/(dataset|loading)/"))
    described = "".join(line for line in quads.splitlines(keepends=True) if about.match(line))
    with pytest.raises(LoadRefused, match=r"alone would take away the .* rows of dataset/.* Give the whole dataset"):
        await imported(copied, described.encode(), NQUADS)
    assert await contents(copied) == before


@pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])
async def test_the_part_of_a_class_is_no_dataset(copied: Store, format_: Format) -> None:
    """However much it says of the terms under which its datasets are."""
    pieces = [piece async for piece in export(copied, format_, DEFAULT_BASE_IRI, Scope(cls=Event))]
    (told,) = await refusal(copied, b"".join(pieces), format_)
    assert re.fullmatch(rf"x\.{format_.name}:\d+: {NO_DATASET}", told)


@pytest.mark.parametrize("end", [b"\n</rdf:RDF>", b"\n  <ac:", b"\n<ac:"])
async def test_xml_that_breaks_off_between_elements(copied: Store, original: dict[Format, bytes], end: bytes) -> None:
    """What is there may be all that there is, but for the end."""
    content = original[RDF_XML][: original[RDF_XML].rindex(end) + 1]
    (told,) = await refusal(copied, content, RDF_XML)
    lines = content.count(b"\n")
    assert re.fullmatch(
        rf"x\.rdf:{lines}: column 1: '.*' is not RDF/XML \(Not every element is closed\)\."
        r" Correct it, or export it anew\.",
        told,
    )


@pytest.mark.parametrize("name", DAMAGES)
async def test_damage(copied: Store, quads: str, name: str) -> None:
    await refused(copied, quads, name)


async def test_nothing_has_changed_by_all_that(store: Store, quads: str) -> None:
    """Of each sort of refusal one: while triples come, records are sorted, rows are read, rules are asked."""
    await imported(store, quads.encode(), NQUADS)
    before, notes = await contents(store), await store.notes()
    for name in ("a blank object", "two datasets", "an unknown code", "a number that breaks a rule"):
        await refused(store, quads, name)
    assert await contents(store) == before
    assert await store.notes() == notes
    assert (await exported(store, NQUADS)).decode() == quads
