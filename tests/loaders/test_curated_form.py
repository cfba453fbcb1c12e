"""The form of rows follows from the ontology: whatever is declared there can be written, each thing in one place."""

from collections.abc import Iterator

from loaders.curated.form import RowForm, forms
from ontology import ONTOLOGY
from ontology.agreements import Agreement, Provision, Signature
from ontology.events import CasualtyEstimate, Claim
from ontology.model import Node, Relation
from ontology.places import DatasetCountry
from ontology.sources import Dataset, Documentation


def _with_nested(form: RowForm) -> Iterator[RowForm]:
    yield form
    for _, inner in form.nested:
        yield from _with_nested(inner)


def _places() -> list[tuple[type[Node], str]]:
    """Where nodes of each class are written: in rows of their own (""), or within rows of another class."""
    within = [
        (inner.cls, f"{form.cls.plural}.{nesting.key}") for form in forms().values() for nesting, inner in form.nested
    ]
    return [*((form.cls, "") for form in forms().values()), *within]


def test_every_class_has_its_place() -> None:
    found = _places()
    assert {cls for cls, _ in found} == {cls for cls in ONTOLOGY.classes if not cls.computed} - {Dataset}
    assert [place for cls, place in found if cls is Provision] == ["agreements.provisions"]
    assert [place for cls, place in found if cls is CasualtyEstimate] == ["events.casualties"]
    claims = ["", "agreements.claims", "events.claims", "sources.claims"]
    assert [place for cls, place in found if cls is Claim] == claims


def test_every_relation_is_written_at_one_of_its_ends() -> None:
    written: dict[type[Relation], set[type[Node]]] = {}
    for form in (inner for outer in forms().values() for inner in _with_nested(outer)):
        for link in form.links:
            written.setdefault(link.relation, set()).add(form.cls)
        for nesting, _ in form.nested:
            written.setdefault(nesting.joined_by, set())
    computed = {relation for relation in ONTOLOGY.relations if relation.declared.computed}
    assert written.keys() == {*ONTOLOGY.relations} - computed - {Documentation, DatasetCountry}
    assert written[Signature] == {Agreement}


def test_a_grade_may_be_left_out_everywhere() -> None:
    models = [inner.model for outer in forms().values() for inner in _with_nested(outer)]
    assert not any(model.model_fields["source_grade"].is_required() for model in models)
