"""Rows of a selection: what an attribute becomes does not depend on where in the row it stands."""

import pytest

from graph.asked import selection as s
from graph.compliance.promises import Evidence, Stem
from graph.compliance.rows import inner, leaf, plain, row_of, text
from graph.compliance.selected import EVIDENCE, PROVISION, SOURCE, actor
from graph.stored.columns import ID, Scalar, Shown
from ontology.sources import Source
from ontology.values import Text

TITLE = tuple(s.Leaf(Shown((column,), Scalar.STRING)) for column in ("titleEn", "titleFr", "titleNative"))
PUBLISHER, ID_LEAF = s.Leaf(Shown(("publisher",), Scalar.STRING, key=leaf(Source, "publisher").shown.key)), s.Leaf(ID)


def test_items_and_attributes_stand_in_one_order() -> None:
    source, title, publisher = plain(ID_LEAF), text("title"), plain(leaf(Source, "publisher"))
    one = row_of(Evidence, source=source, title=title, publisher=publisher)
    other = row_of(Evidence, publisher=publisher, title=title, source=source)
    assert one.items == (ID_LEAF, *TITLE, PUBLISHER)
    assert other.items == (PUBLISHER, *TITLE, ID_LEAF)
    evidence = Evidence("source/s", Text("A", None, "C"), publisher="P")
    assert one.read(["source/s", "A", None, "C", "P"]) == evidence
    assert other.read(["P", "A", None, "C", "source/s"]) == evidence


def test_an_object_may_be_made_of_the_row_at_hand() -> None:
    pair = row_of(dict[str, object], first=plain(ID_LEAF), source=inner(SOURCE), last=plain(ID_LEAF))
    assert pair.read([1, "source/s", "A", None, None, None, "2018", "https://s.org", None, 2]) == {
        "first": 1,
        "source": Evidence("source/s", Text("A"), published="2018", url="https://s.org"),
        "last": 2,
    }


def test_a_missing_row_is_no_object_and_a_missing_text_is_none() -> None:
    assert SOURCE.read_if_any(None) is None
    assert row_of(dict, note=text("note")).read([None, None, None]) == {"note": None}


def test_the_locator_comes_with_the_relation_and_the_rest_with_the_source() -> None:
    row = ["p. 3", "ROW", "source/s", "A", "B", None, "P", "2018-04", None, "https://r.org"]
    assert EVIDENCE.read(row) == Evidence(
        "source/s", Text("A", "B"), "p. 3", "P", "2018-04", "ROW", read_at="https://r.org"
    )


def test_a_provision_may_have_its_text_in_its_own_language_alone() -> None:
    assert PROVISION.read([0, "provision/p", None, None, "ⴰⵣⴰⵡⴰⴷ"]) == Stem("provision/p", Text(native="ⴰⵣⴰⵡⴰⴷ"))


@pytest.mark.parametrize(
    ("en", "fr", "acronyms", "en_short", "fr_short"),
    [
        ("United Nations", "Nations unies", ["UN", "ONU"], "UN", "ONU"),
        (
            "Economic Community of West African States",
            "Communauté économique des États de l’Afrique de l’Ouest",
            ["ECOWAS", "CEDEAO"],
            "ECOWAS",
            "CEDEAO",
        ),
        ("Agreement Monitoring Committee", "Comité de suivi de l’Accord", ["CSA", "AMC"], "CSA", "CSA"),
        (
            "High Council for the Unity of Azawad",
            "Haut Conseil pour l’unité de l’Azawad",
            ["HCUA", "HCA"],
            "HCUA",
            "HCUA",
        ),
        ("Human Rights Division", "Division des droits de l’homme", ["HRD"], "HRD", "HRD"),
        ("Government of Mali", "Gouvernement du Mali", [], "Government of Mali", "Gouvernement du Mali"),
    ],
)
def test_an_acronym_is_of_the_language(en: str, fr: str, acronyms: list[str], en_short: str, fr_short: str) -> None:
    assert actor("actor/a", en, fr, None, tuple(acronyms), "ORGANISATION").short == Text(en_short, fr_short)
