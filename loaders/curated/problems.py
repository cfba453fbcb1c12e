"""What is wrong with a row, said as file, line, value and remedy: pydantic's errors in our words."""

import re
import typing
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from loaders.curated.values import REFUSED, suggestion
from loaders.curated.yaml_lines import Steps, YamlFile
from ontology.naming import words
from ontology.records import Reject, told

WANTED = {
    "string_type": ("text", "Write it in quotes."),
    "int_type": ("a whole number", "Write digits alone, without quotes or a point."),
    "int_from_float": ("a whole number", "Write digits alone, without quotes or a point."),
    "float_type": ("a number", "Write digits, without quotes."),
    "bool_type": ("true or false", "Write true or false, without quotes."),
    "list_type": ("a list", "Put it in brackets, or write each item after a hyphen and a space."),
    "model_type": ("a mapping", "Write `key: value` lines below it."),
}
PLAIN_ITEMS = re.compile(r"[\w.-]+(?:, *[\w.-]+)*|[\w.-]+(?: [\w.-]+)*")
"""Items that need no quotes to stand in brackets."""
LIKE_A_KEY = re.compile("[A-Za-z_]+")
OR_REMOVE = ", or remove the key."
NOUNS = {"Names": "name", "Documentation": "citation"}
"""What is called otherwise than its class."""


def problem_at(document: YamlFile, steps: Steps, value: Any, problem: str, remedy: str) -> Reject:
    """A problem with the value to which the steps lead."""
    position, field = document.locate(steps)
    return Reject(position, field or "row", told(value), problem, remedy)


def problems_of(error: ValidationError, model: type[BaseModel], document: YamlFile, start: Steps) -> Iterator[Reject]:
    """Every error that pydantic found in the row to which `start` leads, at its own line."""
    for one in error.errors(include_url=False):
        yield _problem(one, model, document, start)


def _problem(one: Any, model: type[BaseModel], document: YamlFile, start: Steps) -> Reject:
    steps, value, loc = (*start, *one["loc"]), one["input"], one["loc"]
    if one["type"] == "missing":
        return _missing(value, _model_at(model, loc[:-1]), document, steps)
    if one["type"] == "extra_forbidden":
        return _unknown(value, _model_at(model, loc[:-1]), document, steps)
    if not loc or isinstance(loc[-1], int):
        if value is None:
            return problem_at(document, steps, "", "has no value", "Write it after the hyphen, or remove the hyphen.")
        if not loc and one["type"] == "model_type":
            return problem_at(document, steps, value, *_no_row(value, start))
    if one["type"] == "model_type":
        return problem_at(document, steps, value, *_no_mapping(value, _model_at(model, loc), loc))
    problem, remedy = explained(one)
    if loc and remedy.endswith(OR_REMOVE) and _is_required(_model_at(model, loc[:-1]), loc[-1]):
        remedy = remedy.replace(OR_REMOVE, ".")
    return problem_at(document, steps, value, problem, remedy)


def _missing(value: Any, around: type[BaseModel], document: YamlFile, steps: Steps) -> Reject:
    """A key that is not there; of a bare key, how it is written with more to say."""
    position, _ = document.locate(steps[:-1])
    key, bare = str(steps[-1]), document.at(steps[:-1])
    remedy = f"Add it: every {_noun(around)} has one."
    if isinstance(bare, str) and isinstance(value, dict):
        remedy = f"Write it as {{{next(iter(value))}: {bare}, {key}: ...}}."
    return Reject(position, key, _row_name(value), f"lacks the key '{key}'", remedy)


def _unknown(value: Any, around: type[BaseModel], document: YamlFile, steps: Steps) -> Reject:
    """A key that there is not; or the rest of a text with a comma, which brackets take for one."""
    key, keys = str(steps[-1]), _keys(around)
    if value is None and not LIKE_A_KEY.fullmatch(key):
        return problem_at(
            document, steps, key, "follows a comma, and is no key", "Put the text with the comma in quotes."
        )
    remedy = f"{suggestion(key, keys)}Keys of {_noun(around)}: {', '.join(keys)}."
    return problem_at(document, steps, value, "stands under a key that is not known here", remedy)


def _no_row(value: Any, start: Steps) -> tuple[str, str]:
    """What stands where a row, or the description of a dataset, is wanted."""
    if not start:
        return f"is {_kind(value)}, and `key: value` lines are wanted", "Write them without a hyphen."
    remedy = "Write a row as `- id: ...`, and what belongs to it indented below."
    return f"is {_kind(value)}, and no row", remedy


def _no_mapping(value: Any, model: type[BaseModel], loc: Sequence[str | int]) -> tuple[str, str]:
    """What stands where a value of several keys is wanted, or a single reference."""
    needed = [field.alias or name for name, field in model.model_fields.items() if field.is_required()]
    if isinstance(value, list) and not isinstance(loc[-1], int):
        return "is a list, and one alone is wanted", "Name one, without brackets; of another, write a row of its own."
    remedy = f"Write it as {{{': ..., '.join(needed)}: ...}}; its keys: {', '.join(_keys(model))}."
    return f"is {_kind(value)}, and a mapping is wanted", remedy


def _is_required(around: type[BaseModel], key: str | int) -> bool:
    fields = {field.alias or name: field for name, field in around.model_fields.items()}
    return key in fields and fields[str(key)].is_required()


def explained(one: Any) -> tuple[str, str]:
    """The problem and the remedy."""
    if one["input"] is None:
        return "has no value", f"Give one{OR_REMOVE}"
    if one["type"] == REFUSED:
        return one["ctx"]["problem"], one["ctx"]["remedy"]
    if one["type"] in WANTED:
        wanted, remedy = WANTED[one["type"]]
        if one["type"] == "list_type" and isinstance(one["input"], str) and PLAIN_ITEMS.fullmatch(one["input"]):
            remedy = f"Put it in brackets: [{one['input']}]."
        return f"is {_kind(one['input'])}, and {wanted} is wanted", remedy
    if one["type"] == "too_short":
        return "is an empty list", f"Fill it{OR_REMOVE}"
    return str(one["msg"]), "Correct it."


def _model_at(model: type[BaseModel], steps: Iterable[str | int]) -> type[BaseModel]:
    for step in steps:
        if isinstance(step, str):
            fields = {field.alias or name: field for name, field in model.model_fields.items()}
            model = next(models_in(fields[step].annotation), model)
    return model


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models of which the value of a key may be made."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from models_in(inner)


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _noun(model: type[BaseModel]) -> str:
    return NOUNS.get(model.__name__, words(model.__name__))


def _row_name(value: Any) -> str:
    """What a mapping without one of its keys can be called: its id, or what it begins with."""
    if not isinstance(value, dict) or not value:
        return told(value)
    return told(value.get("id", next(iter(value.values()))))


def _kind(value: Any) -> str:
    kinds = {bool: "a truth value", int: "a number", float: "a number", str: "text", list: "a list", dict: "a mapping"}
    return kinds.get(type(value), "no such value")
