"""The types of single values in a curated row: text, code, date, reference. Each says what is wrong and what to do."""

import difflib
import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from loaders.curated.shapes import KEY, PLAIN, ROW_KEY, TEXT, code_shape, date_shape, reference_shape
from loaders.source import problem_and_remedy
from ontology import ONTOLOGY
from ontology.codes import Code
from ontology.model import Node
from ontology.naming import a, is_id, words
from ontology.outlines import Outline
from ontology.values import DateSpan, Text, fold

KEY_FORM = re.compile(KEY)
KEY_REMEDY = "Write lower-case letters, digits and single hyphens, such as mnla or accord-2015."
REFUSED = "refused"


def refused(problem: str, remedy: str) -> PydanticCustomError:
    """What is wrong with a value, and what to do: the sentences of a Reject."""
    return PydanticCustomError(REFUSED, "{problem}. {remedy}", {"problem": problem, "remedy": remedy})


def suggestion(word: str, known: Iterable[str], least: float = 0.6) -> str:
    """`Did you mean 'ambush'?` and a space, where something known is close (0 to 1, at least so); else nothing."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=least)
    return f"Did you mean '{close[0]}'? " if close else ""


def type_of(range_: type, *, many: bool, unknown: bool = False) -> Any:
    """The pydantic type of a property's values, by the range that the ontology declares.

    `unknown` lets editors take a date of which an end is unknown; the load has the rule.
    """
    one = Annotated[_type_of(range_), WithJsonSchema(date_shape(unknown=True))] if unknown else _type_of(range_)
    return listed(one, _without_repeats) if many else one


def listed(one: Any, check: Callable[[list[Any]], list[Any]] | None = None) -> Any:
    """A list of such values, which is not empty and, if that is checked, has none twice."""
    if check is None:
        return Annotated[list[one], Field(min_length=1)]
    return Annotated[list[one], Field(min_length=1, json_schema_extra={"uniqueItems": True}), AfterValidator(check)]


def reference(cls: type[Node]) -> Any:
    """A reference to a node, read as an id: a bare key where the class is implied, `class/key` where it may be any."""
    read = _any_id if cls.abstract else partial(_id_of, cls.path())
    return Annotated[str, AfterValidator(read), WithJsonSchema(reference_shape(cls))]


def _type_of(range_: type) -> Any:
    if issubclass(range_, Text):
        return Annotated[Text, BeforeValidator(text_of), WithJsonSchema(TEXT)]
    if issubclass(range_, DateSpan):
        return Annotated[DateSpan, BeforeValidator(_date_of), WithJsonSchema(date_shape(unknown=False))]
    if issubclass(range_, Outline):
        return Annotated[Outline, BeforeValidator(_outline_of), WithJsonSchema(PLAIN)]
    if issubclass(range_, Code):
        return Annotated[range_, BeforeValidator(partial(_code_of, range_)), WithJsonSchema(code_shape(range_))]
    return PLAIN_TEXT if range_ is str else range_


def text_of(value: Any) -> Text:
    """Text in English, or `{en: ..., fr: ..., native: ...}`."""
    variants = {"en": value} if isinstance(value, str) else value
    if not isinstance(variants, dict) or not variants:
        raise refused("is not text", "Write it in quotes, or as {en: ..., fr: ...}.")
    if unknown := [name for name in variants if name not in ("en", "fr", "native")]:
        raise refused(f"has '{unknown[0]}', which is not a language here", "Use en, fr or native.")
    if wrong := [name for name, text in variants.items() if not isinstance(text, str)]:
        raise refused(f"has no text under '{wrong[0]}'", "Write it in quotes.")
    return Text(**{name: _plain(text) for name, text in variants.items()})


def _plain(text: str) -> str:
    if not text.strip():
        raise refused("is empty", "Give a text, or remove the key.")
    if text != text.strip():
        raise refused("begins or ends with a space", "Remove it.")
    return text


PLAIN_TEXT = Annotated[str, AfterValidator(_plain), WithJsonSchema(PLAIN)]


def _without_repeats(values: list[Any]) -> list[Any]:
    for index, value in enumerate(values):
        if value in values[:index]:
            raise refused(f"names '{value}' twice", "Remove one of the two.")
    return values


def _date_of(value: Any) -> DateSpan:
    if not isinstance(value, str):
        given = f"'{value}'" if isinstance(value, int) else "'2018', '2018-04' or '2018-04-14'"
        raise refused("is not text, as a date must be", f"Write it in quotes: {given}.")
    for form, problem, remedy in DATE_SLIPS:
        if found := form.fullmatch(value):
            raise refused(problem, remedy.format(*((part or "").zfill(2) for part in found.groups())))
    return _spoken(DateSpan, value)


DAY = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
DATE_SLIPS = tuple(
    (re.compile(form), problem, remedy)
    for form, problem, remedy in (
        (rf"{DAY}[T ].*", "has a time of day", "Leave that out: '{0}-{1}-{2}'."),
        (
            r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}",
            "is not a date",
            "Write the year first, then month and day: '2018-04-14'.",
        ),
        (r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})", "is not a date", "Write it with hyphens: '{0}-{1}-{2}'."),
        (
            r"([0-9]{4})-([0-9])(?:-[0-9]{1,2})?|([0-9]{4})-[0-9]{2}-[0-9]",
            "is not a date",
            "Write months and days in two figures: '2018-04-01'.",
        ),
        (r"[‘’“”«]\s*(.*?)\s*[‘’“”»]?", "stands in quotes that are not straight", "Write straight ones: '{0}'."),
    )
)
"""Dates that are meant well, with what is wrong with each."""


def _spoken(read: Callable[[str], DateSpan], value: str) -> DateSpan:
    """Read a value of the ontology; its error, `'2018-02-30' is not a date: give ...`, becomes problem and remedy."""
    try:
        return read(value)
    except ValueError as error:
        raise refused(*problem_and_remedy(error, value)) from None


def _outline_of(value: Any) -> Outline:
    if not isinstance(value, str):
        raise refused(
            "is not text, as an outline must be", "Write its GeoJSON in single quotes, or in a block after >-."
        )
    try:
        return Outline.read(value)
    except ValueError as error:
        raise refused(*problem_and_remedy(error, value)) from None


def _code_of(vocabulary: type[Code], value: Any) -> Code:
    codes = {code.key: code for code in vocabulary}
    if isinstance(value, str) and value in codes:
        return codes[value]
    near = _code_meant(vocabulary, value) if isinstance(value, str) else ""
    raise refused(f"is not {a(words(vocabulary.__name__))}", f"{near}Write one of: {', '.join(codes)}.")


def _code_meant(vocabulary: type[Code], value: str) -> str:
    """`Did you mean 'ambush'?` for what is close to a code, or is its label in either language."""
    labels = {fold(name): code.key for code in vocabulary for name in (code.key, code.concept.en, code.concept.fr)}
    meant = labels.get(fold(value.replace("_", "-")))
    return f"Did you mean '{meant}'? " if meant else suggestion(value, labels.values())


def key_of(value: str) -> str:
    """The key of a row: what stands after the slash in its id."""
    path, _, key = value.partition("/")
    if path in ONTOLOGY.class_of_path and KEY_FORM.fullmatch(key):
        raise refused("is a full id, and the key alone is wanted", f"Write '{key}'.")
    if KEY_FORM.fullmatch(value) is None:
        raise refused("is not a key", KEY_REMEDY)
    return value


ROW_ID = Annotated[str, AfterValidator(key_of), WithJsonSchema(ROW_KEY)]


def _id_of(path: str, value: str) -> str:
    if value.startswith(f"{path}/"):
        raise refused("is a full id where the class is clear", f"Write '{value.removeprefix(f'{path}/')}'.")
    return f"{path}/{key_of(value)}"


def _any_id(value: str) -> str:
    path, _, _ = value.partition("/")
    if not is_id(value) or path not in ONTOLOGY.class_of_path:
        raise refused(
            "is not an id", f"Write class/key, such as actor/jnim; classes: {', '.join(ONTOLOGY.class_of_path)}."
        )
    return value
