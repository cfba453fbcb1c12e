"""The order that our own dataset keeps: which file has what, in which order, and that nothing in it stands idle."""

from collections import Counter
from pathlib import PurePath

from ontology.actors import Actor
from ontology.events import Event, Subject
from ontology.model import Documented, Node, Relation
from ontology.sources import Source
from ontology.values import Text
from ontology.vocabularies import ActorKind
from tests.loaders.curated_graph import citations, nodes, records, relations_to, rows

BESIDE_THE_REPOSITORY = ("shared/", "local cop")


def _files(cls: type[Node]) -> dict[str, list[Node]]:
    """The nodes that rows of a class are about, by file, in the order of its lines."""
    files: dict[str, list[Node]] = {}
    for row in rows():
        node = row.records[0]
        if isinstance(node, cls):
            files.setdefault(PurePath(row.position.file).stem, []).append(node)
    return files


def _texts(record: Node | Relation) -> list[str]:
    """All that a record says in words."""
    values = [getattr(record, prop.attribute) for prop in record.properties()]
    texts = [text for value in values if isinstance(value, Text) for text in value.variants]
    return [*texts, *(value for value in values if isinstance(value, str))]


def test_an_event_stands_in_the_file_of_the_year_in_which_it_began() -> None:
    files = _files(Event)
    years = {
        file: {f"events-{node.when.first.year}" for node in events if isinstance(node, Event) and node.when.first}
        for file, events in files.items()
    }
    assert years == {file: {file} for file in files}
    assert len(files) > 1


def test_the_events_of_a_file_are_in_the_order_of_their_ids() -> None:
    for file, events in _files(Event).items():
        ids = [event.id for event in events]
        assert ids == sorted(ids), file


def test_every_source_is_cited_or_spoken_of() -> None:
    cited = {citation.source for _, citation in citations()}
    idle = [node.id for node in nodes().values() if isinstance(node, Source) and node.id not in cited]
    assert [id_ for id_ in idle if not relations_to(Subject, id_)] == []


def test_whom_a_source_leaves_unnamed_stands_in_one_row() -> None:
    uses = Counter(
        end
        for row in rows()
        for end in {end for one in row.records if isinstance(one, Relation) for end in (one.source, one.target)}
    )
    unnamed = [node.id for node in nodes().values() if isinstance(node, Actor) and node.kind is ActorKind.UNNAMED]
    assert {id_: uses[id_] for id_ in unnamed} == dict.fromkeys(unnamed, 1)


def test_nothing_speaks_of_a_copy_beside_the_repository() -> None:
    told = [(record, text.lower()) for record in records() for text in _texts(record)]
    locators = [(record, citation.locator.lower()) for record, citation in citations()]
    assert [text for _, text in (*told, *locators) if any(words in text for words in BESIDE_THE_REPOSITORY)] == []
    assert any(isinstance(record, Documented) for record, _ in told)
