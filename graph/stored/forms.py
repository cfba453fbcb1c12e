"""By which words and rules of the program a store is filled: what it keeps of its records follows from them.

A load writes what differs, and a search folds and stems what is typed as the program does now; so a store that was
filled by other words or rules is refused. What would be kept of specimens of all classes tells whether they are others.
"""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson

from graph.searching.stems import ACRONYMS_TOO, FUNCTION_WORDS, STEMMING
from graph.stored.completions import completions
from graph.stored.provision_numbers import numbered
from graph.stored.resolution_symbols import symbols
from graph.stored.rows import node_row
from ontology.model import Node, Ontology
from ontology.outlines import Outline
from ontology.properties import Compound, Property
from ontology.values import DateSpan, Text
from ontology.vocabularies import ProvisionKind

ENGLISH = ("The Movement for Peace (2nd)", "Executions of regional jihadists by the UN", "Well, 2018-04-14", "x" * 201)
FRENCH = (
    "Mouvement pour la paix",
    "Exécutions de djihadistes régionaux, où…",
    "Puits",
    "Puits d’un très long nom " * 3,
)
NATIVE = ("ⵜⵓⵎⴰⵙⵜ", None, "Tin-Zaouatène", None)
WORDS = ("57-62", "VII", "39", "2 bis", "Al-Qaïda au Maghreb islamique", "Al-Qaeda", "US", "un S/RES/2374 (2017)")
DATES = ("2018-04-14", "2017", "../2018-04", "2018-04-26/..")
PLAIN: dict[type, tuple[Any, ...]] = {
    Text: tuple(Text(*each) for each in zip(ENGLISH, FRENCH, NATIVE, strict=True)),
    DateSpan: tuple(map(DateSpan, DATES)),
    str: WORDS,
    int: (3, 40),
    float: (1.5, -7.0),
    bool: (True, False),
    Outline: (Outline('{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]]]}'),),
}
"""What properties of a type hold, one specimen after the other."""
LONG_SPAN, RESOLUTION = "1-150", "Security Council resolution 2374 (2017)"
"""A number and a name that have further names; a specimen with so many names would take long."""
DATASET = "dataset/specimens"


@lru_cache
def forms(ontology: Ontology) -> str:
    """Tells whether a store was filled by the words and rules of now."""
    kept = [[row.values, *completed] for cls in ontology.classes for row, completed in _kept(cls)]
    further = [*numbered(ProvisionKind.ARTICLE, LONG_SPAN), *symbols(RESOLUTION)]
    words = sorted(FUNCTION_WORDS | ACRONYMS_TOO)
    written = orjson.dumps([STEMMING, words, further, kept], option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(written).hexdigest()[:16]


def _kept(cls: type[Node]) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    for specimen in specimens(cls):
        row = node_row(specimen, DATASET, specimen.id)
        yield row, [one.values(cls, specimen.id) for one in completions(cls, row.values)]


def specimens(cls: type[Node]) -> Iterator[Node]:
    """So many nodes of a class that each of its codes, and each of the values above, stands in one."""
    made: Any = cls
    for number in range(max(map(len, map(_values, cls.properties())))):
        yield made(id=f"{cls.path()}/{number}", **_held(cls, number))


def _held(cls: type[Node] | type[Compound], number: int) -> dict[str, Any]:
    return {prop.attribute: _value(prop, number) for prop in cls.properties()}


def _value(prop: Property, number: int) -> Any:
    if prop.value_type:
        made: Any = prop.value_type
        return made(**_held(prop.value_type, number))
    values = _values(prop)
    if prop.many:
        return tuple(dict.fromkeys(values[at % len(values)] for at in (number, number + 1)))
    return values[number % len(values)]


def _values(prop: Property) -> tuple[Any, ...]:
    """What a property may hold; where it may be missing, that it is."""
    held = tuple(prop.vocabulary or PLAIN.get(prop.range, ()))
    return held if prop.required or prop.many else (*held, None)
