"""What is wrong with a row, said as file, line, value and remedy: pydantic's errors in our words."""

import typing
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from loaders.curated.values import REFUSED, suggestion
from loaders.curated.yaml_lines import Steps, YamlFile
from ontology.naming import words
from ontology.records import Reject, told

WANTED = {
    "string_type": ("text", "Write it in quotes."),
    "int_type": ("a whole number", "Write digits, without quotes."),
    "int_from_float": ("a whole number", "Write digits, without quotes."),
    "float_type": ("a number", "Write digits, without quotes."),
    "bool_type": ("true or false", "Write true or false, without quotes."),
    "list_type": ("a list", "Write each item on its own line, after a hyphen and a space."),
    "model_type": ("a mapping", "Write `key: value` lines below it."),
}


def problem_at(document: YamlFile, steps: Steps, value: Any, problem: str, remedy: str) -> Reject:
    """A problem with the value to which the steps lead."""
    position, field = document.locate(steps)
    return Reject(position, field or "row", told(value), problem, remedy)


def problems_of(error: ValidationError, model: type[BaseModel], document: YamlFile, start: Steps) -> Iterator[Reject]:
    """Every error that pydantic found in the row to which `start` leads, at its own line."""
    for one in error.errors(include_url=False):
        yield _problem(one, model, document, start)


def _problem(one: Any, model: type[BaseModel], document: YamlFile, start: Steps) -> Reject:
    steps, value = (*start, *one["loc"]), one["input"]
    if one["type"] == "missing":
        around = _model_at(model, one["loc"][:-1])
        position, _ = document.locate(steps[:-1])
        key = str(steps[-1])
        remedy = f"Add it: every {_noun(around)} has one."
        return Reject(position, key, _row_name(value), f"lacks the key '{key}'", remedy)
    if one["type"] == "extra_forbidden":
        around = _model_at(model, one["loc"][:-1])
        keys = _keys(around)
        remedy = f"{suggestion(str(steps[-1]), keys)}Keys of {_noun(around)}: {', '.join(keys)}."
        return problem_at(document, steps, value, "stands under a key that is not known here", remedy)
    return problem_at(document, steps, value, *explained(one))


def explained(one: Any) -> tuple[str, str]:
    """The problem and the remedy."""
    if one["input"] is None:
        return "has no value", "Give one, or remove the key."
    if one["type"] == REFUSED:
        return one["ctx"]["problem"], one["ctx"]["remedy"]
    if one["type"] in WANTED:
        wanted, remedy = WANTED[one["type"]]
        return f"is {_kind(one['input'])}, and {wanted} is wanted", remedy
    if one["type"] == "too_short":
        return "is an empty list", "Fill it, or remove the key."
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
    return words(model.__name__)


def _row_name(value: Any) -> str:
    """What a mapping without one of its keys can be called: its id, or what it begins with."""
    if not isinstance(value, dict) or not value:
        return told(value)
    return told(value.get("id", next(iter(value.values()))))


def _kind(value: Any) -> str:
    kinds = {bool: "a truth value", int: "a number", float: "a number", str: "text", list: "a list", dict: "a mapping"}
    return kinds.get(type(value), "no such value")
