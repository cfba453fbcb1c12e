"""Texts as they are stored: a property's and a node's label alike, read in the order in which a text is."""

from dataclasses import replace
from itertools import product

import pytest

from graph.stored.columns import LABEL, LABEL_KEY, Key, Scalar, Shown, shown
from graph.stored.layout import node_columns
from graph.stored.rows import node_row
from graph.stored.storing import store_text
from ontology.places import Place
from ontology.values import Language, Text, fold
from ontology.vocabularies import PlaceKind

TEXTS = [Text(*given) for given in product(("Gao", None), ("Gao (ville)", None), ("ⴳⴰⵡ", None)) if any(given)]


def test_a_text_has_columns_for_each_language_and_to_compare_by() -> None:
    assert list(store_text("name", Text("Gao", native="ⴳⴰⵡ"))) == [
        ("nameEn", "Gao"),
        ("nameFr", None),
        ("nameNative", "ⴳⴰⵡ"),
        ("nameKey", "gao"),
        ("nameKeyFr", None),
        ("nameKeyNative", "ⴳⴰⵡ"),
        ("nameMatch", "\ngao\nⴳⴰⵡ\n"),
    ]
    assert list(store_text("note", None)) == [
        ("noteEn", None),
        ("noteFr", None),
        ("noteNative", None),
        ("noteKey", "\ud7ff"),
        ("noteKeyFr", None),
        ("noteKeyNative", None),
        ("noteMatch", ""),
    ]


def test_a_label_is_stored_and_shown_as_a_text() -> None:
    place = Place(id="place/gao", kind=PlaceKind.LOCALITY, name=Text("Gao", "Gao (ville)"))
    stored = node_row(place, "dataset/sample", "place/gao").values
    label = dict(store_text("label", place.label()))
    assert {column: value for column, value in stored.items() if column.startswith("label")} == label
    assert [column.name for column in node_columns(Place) if column.name.startswith("label")] == list(label)
    assert Key("labelKey", Scalar.STRING, match="labelMatch", by_language=True) == LABEL_KEY
    french, native = (replace(LABEL_KEY, column=f"labelKey{one}", instead="labelKey") for one in ("Fr", "Native"))
    assert {
        "EN": Shown(("labelEn", "labelFr", "labelNative"), Scalar.STRING, key=LABEL_KEY),
        "FR": Shown(("labelFr", "labelEn", "labelNative"), Scalar.STRING, key=french),
        "NATIVE": Shown(("labelNative", "labelEn", "labelFr"), Scalar.STRING, key=native),
    } == LABEL


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_a_text_is_compared_in_each_language_by_what_is_shown_there(text: Text) -> None:
    stored = dict(store_text("label", text))
    assert {
        name: stored[leaf.key.column] or stored[leaf.key.instead or ""] for name, leaf in LABEL.items() if leaf.key
    } == {language.name: fold(text.in_language(language)) for language in Language}


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_the_first_column_with_a_value_is_the_text_in_its_language(text: Text) -> None:
    stored, name = dict(store_text("name", text)), next(prop for prop in Place.properties() if prop.name == "name")
    assert {
        language: next(stored[column] for column in leaf.columns if stored[column])
        for language, leaf in shown(name).items()
    } == {language.name: text.in_language(language) for language in Language}


@pytest.mark.parametrize(
    ("name", "qualifier", "label"),
    [
        (Text("Gao", "Gao"), None, Text("Gao", "Gao")),
        (Text("Gao", "Gao"), Text("north", "nord"), Text("Gao (north)", "Gao (nord)")),
        (Text("Gao", "Gao", "ⴳⴰⵡ"), Text("north"), Text("Gao (north)", "Gao (north)", "ⴳⴰⵡ (north)")),
        (Text(fr="Gao"), Text("north", "nord"), Text(fr="Gao (nord)")),
    ],
)
def test_a_qualifier_completes_the_label_of_a_place(name: Text, qualifier: Text | None, label: Text) -> None:
    place = Place(id="place/gao", kind=PlaceKind.LOCALITY, name=name, qualifier=qualifier)
    assert place.label() == label


def test_a_zero_has_no_sign() -> None:
    place = Place(id="place/x", kind=PlaceKind.SITE, name=Text("x"), lat=-0.0, lon=-0.0)
    assert str(node_row(place, "dataset/sample", "place/x").values["lat"]) == "0.0"
