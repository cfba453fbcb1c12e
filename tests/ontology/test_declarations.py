"""What a declaration refuses by itself, and how its names become others. test_soundness.py has what several refuse."""

import re
from collections import Counter

import pytest

from ontology import ONTOLOGY
from ontology.codes import Code, Concept, Names, vocabulary
from ontology.model import Node, node, value_type
from ontology.naming import camel, definition, is_id, kebab, words
from ontology.properties import prop


@pytest.mark.parametrize("one", ONTOLOGY.vocabularies, ids=lambda one: one.__name__)
def test_no_two_codes_of_a_list_have_the_same_label(one: type[Code]) -> None:
    concepts = [code.concept for code in one]
    assert [label for label, times in Counter(concept.en for concept in concepts).items() if times > 1] == []
    assert [label for label, times in Counter(concept.fr for concept in concepts).items() if times > 1] == []


def test_a_code_that_repeats_another_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^Weather: DRIZZLE repeat the labels of another code$"):

        @vocabulary(fr="Temps")
        class Weather(Code):
            """What the sky does."""

            RAIN = Concept("Rain", "Pluie")
            DRIZZLE = Concept("Rain", "Pluie")


def test_a_code_knows_its_scheme_and_key() -> None:
    @vocabulary(fr="Temps qu’il fait")
    class WeatherKind(Code):
        """What the
        sky does."""

        HEAVY_RAIN = Concept("Heavy rain", "Forte pluie")

    assert WeatherKind.scheme == "weather-kind"
    assert WeatherKind.names == Names("weather kind", "Temps qu’il fait", "What the sky does.")
    assert WeatherKind.HEAVY_RAIN.key == "heavy-rain"


def test_a_declaration_without_a_definition_is_refused() -> None:
    class Nameless:
        pass

    class Blank:
        """ """

    for cls in (Nameless, Blank):
        with pytest.raises(TypeError, match=f"^{cls.__name__} has no docstring, and so no definition$"):
            definition(cls)


def test_the_signature_of_a_dataclass_is_no_definition() -> None:
    with pytest.raises(TypeError, match=r"^Thing has no docstring, and so no definition$"):

        @node(fr="Chose", plural="things", fr_plural="Choses")
        class Thing(Node):
            size: int = prop("taille", "How large it is.")


def test_a_property_of_an_unknown_type_is_refused() -> None:
    from ontology.properties import Compound

    @value_type(fr="Étrange")
    class Odd(Compound):
        """Odd."""

        thing: bytes = prop("chose", "What cannot be stored.")

    with pytest.raises(
        TypeError, match=r"^Odd.thing: bytes is not a type that properties can have; write str, int, float, bool, "
    ):
        Odd.properties()


def test_names_change_case_and_come_back() -> None:
    assert [camel(name) for name in ("done_on", "from_", "kind")] == ["doneOn", "from", "kind"]
    assert [kebab(name) for name in ("CasualtyEstimate", "saidBy", "Event")] == [
        "casualty-estimate",
        "said-by",
        "event",
    ]
    assert [words(name) for name in ("CasualtyEstimate", "done_on")] == ["casualty estimate", "done on"]


@pytest.mark.parametrize("name", [cls.__name__ for cls in (*ONTOLOGY.classes, *ONTOLOGY.relations)])
def test_paths_of_ids_have_the_form_of_ids(name: str) -> None:
    assert is_id(f"{kebab(name)}/x-1")
    assert re.fullmatch("[A-Z][A-Za-z]+", name)


def test_what_is_no_id() -> None:
    assert [
        text for text in ("event", "event/", "/x", "Event/x", "event/X", "event/x y", "event/x/y", "") if is_id(text)
    ] == []
