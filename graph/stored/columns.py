"""How a declared property is stored: its columns, what is shown of it, and what it is compared and ordered by.

The same columns are SQLite's columns and Neo4j's properties. What is stored is what is shown: codes by name, dates as
ISO text. Beside it stand keys, which are never null: folded texts, and for what may be missing the greatest value of
its type. So both engines order alike, and no condition ever meets a null. Only a text's keys in other languages than
English may be null, where it sorts there as in English: most texts are in one language, and take no more room for it.
An outline has no key: it is long, and nothing is asked of it but to be shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from ontology.codes import Code
from ontology.outlines import Outline
from ontology.properties import Property
from ontology.values import DateSpan, Language, Text

MISSING_TEXT = "\ud7ff"
MISSING_NUMBER = 2**53
OPEN_START = "0001-01-01"
OPEN_END = "9999-12-31"
UNKNOWN_START, UNKNOWN_END = "0000", "9999-99"
"""Beyond every day, as open ends are, and yet others than these."""
WORDS_OF_SQL = ("order",)
"""Names of properties by which no column can be called."""
BOUNDARY = "\n"
"""Stands around every text of a match column, so that "equals" and "starts with" are forms of "contains"."""


class Scalar(Enum):
    """The types of what is shown."""

    ID = "ID"
    STRING = "String"
    INT = "Int"
    FLOAT = "Float"
    BOOLEAN = "Boolean"
    DATE = "Date"
    CODE = "Code"


@dataclass(frozen=True)
class Key:
    """A column by which nodes or relations are compared and ordered; it is never null, unless it has one `instead`.

    `absent`: the values that stand for "missing". `match`: for texts in several languages and lists, the column that
    holds all of them, folded. `by_language`: of such a text, other languages have keys of their own. These have columns
    that are null where the text sorts there as it does in English; then that key holds it, which is named `instead`.
    """

    column: str
    scalar: Scalar
    absent: tuple[str | float, ...] = ()
    match: str | None = None
    index: bool = False
    by_language: bool = False
    instead: str | None = None

    def in_language(self, language: Language) -> "Key":
        """The key of a text in a language, or of what stands in for it there."""
        assert self.by_language
        if language is Language.EN:
            return self
        return replace(self, column=_of_language(self.column, language), index=False, instead=self.column)


@dataclass(frozen=True)
class Shown:
    """Something that can be selected: the first of its columns that has a value. `long`: it is, beside other rows."""

    columns: tuple[str, ...]
    scalar: Scalar
    many: bool = False
    key: Key | None = None
    code: type[Code] | None = None
    long: bool = False

    @property
    def alone(self) -> "Shown":
        """The same without what stands in for a missing value: a text in one language only."""
        return replace(self, columns=self.columns[:1])


ID_KEY = Key("id", Scalar.ID)
ID = Shown((ID_KEY.column,), Scalar.ID, key=ID_KEY)
DATASET_KEY = Key("dataset", Scalar.ID)
DATASET = Shown((DATASET_KEY.column,), Scalar.ID, key=DATASET_KEY)
SCALARS: dict[type, Scalar] = {str: Scalar.STRING, int: Scalar.INT, float: Scalar.FLOAT, bool: Scalar.BOOLEAN}
MISSING: dict[Scalar, str | float] = {Scalar.STRING: MISSING_TEXT, Scalar.FLOAT: float(MISSING_NUMBER)}


@cache
def text_columns(name: str, language: Language = Language.EN) -> tuple[str, ...]:
    """The columns of a text, in the order in which a language is looked for: `titleFr`, `titleEn`, `titleNative`."""
    return tuple(_of_language(name, each) for each in language.preference)


def _of_language(column: str, language: Language) -> str:
    return f"{column}{language.name.capitalize()}"


@cache
def texts_key(name: str, absent: tuple[str | float, ...] = (), index: bool = False) -> Key:
    """The key of several texts: of the first one, and the match column of all."""
    return Key(f"{name}Key", Scalar.STRING, absent, f"{name}Match", index)


@cache
def text_key(name: str, absent: tuple[str | float, ...] = (), index: bool = False) -> Key:
    """The key of a text in several languages: in English where it has that, and the match column of all."""
    return replace(texts_key(name, absent, index), by_language=True)


def shown_text(name: str, key: Key) -> Mapping[str, Shown]:
    """What can be selected of a text, by language."""
    return {
        language.name: Shown(text_columns(name, language), Scalar.STRING, key=key.in_language(language))
        for language in Language
    }


LABEL_KEY = text_key("label")
LABEL = shown_text("label", LABEL_KEY)
"""How a node is called: it follows from the node's properties, and is stored as a text of its own."""


def join(prefix: str, name: str) -> str:
    """`deadline`, `due` → `deadlineDue`. A word of SQL by itself is told from it: `order` → `order_`."""
    if prefix:
        return prefix + name[:1].upper() + name[1:]
    return f"{name}_" if name in WORDS_OF_SQL else name


@cache
def shown(prop: Property, prefix: str = "") -> Mapping[str, Shown]:
    """What can be selected of a property, by language or by part; one without parts has the part ''."""
    name = join(prefix, prop.name)
    if prop.range is Text:
        return shown_text(name, text_key(name, _absent(prop, MISSING_TEXT), prop.index))
    if prop.range is DateSpan:
        absent = _absent(prop, MISSING_TEXT)
        starts = (*absent, OPEN_START, *([UNKNOWN_START] if prop.unknown else []))
        ends = (*absent, OPEN_END, *([UNKNOWN_END] if prop.unknown else []))
        return {
            "edtf": Shown((f"{name}Edtf",), Scalar.STRING),
            "from": Shown(
                (f"{name}From",), Scalar.DATE, key=Key(f"{name}First", Scalar.DATE, starts, index=prop.index)
            ),
            "to": Shown((f"{name}To",), Scalar.DATE, key=Key(f"{name}Last", Scalar.DATE, ends)),
            "precision": Shown((f"{name}Precision",), Scalar.CODE),
        }
    if prop.range is Outline:
        return {"": Shown((name,), Scalar.STRING, long=True)}
    return {"": plain(prop, name)}


def is_compared(prop: Property) -> bool:
    """Whether conditions and orders can be on it, or on one of its parts."""
    return prop.value_type is not None or any(leaf.key for leaf in shown(prop).values())


@cache
def plain(prop: Property, name: str) -> Shown:
    """What can be selected of a property of one part."""
    if prop.vocabulary:
        column = name if prop.required else f"{name}Key"
        key = Key(column, Scalar.CODE, _absent(prop, MISSING_TEXT), index=prop.index)
        return Shown((name,), Scalar.CODE, key=key, code=prop.vocabulary)
    scalar = SCALARS[prop.range]
    if prop.many:
        return Shown((name,), scalar, many=True, key=texts_key(name, _absent(prop, MISSING_TEXT), prop.index))
    if scalar is Scalar.BOOLEAN:
        return Shown((name,), scalar, key=Key(name, scalar))
    own = prop.required and scalar is not Scalar.STRING
    missing = MISSING.get(scalar, MISSING_NUMBER)
    return Shown(
        (name,), scalar, key=Key(name if own else f"{name}Key", scalar, _absent(prop, missing), index=prop.index)
    )


def _absent(prop: Property, missing: str | float) -> tuple[str | float, ...]:
    return () if prop.required else (missing,)
