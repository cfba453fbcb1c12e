"""What a request does not give: what holds but absent variables vanishes with them, so that one document serves a form.

GraphQL leaves a field out whose variable is absent, and keeps the object around it. In a filter that object would go
on meaning something: `some: {}` asks whether there is one.
"""

from collections.abc import Set
from dataclasses import replace
from typing import Any

from graphql import FieldNode, ListValueNode, ObjectValueNode, ValueNode, VariableNode

SENSELESS_WITHOUT = {"near": {"lat", "lon"}, "on": {"day"}, "box": {"south", "west", "north", "east"}}
"""The parts with the last of which a filter vanishes, whatever else is in it."""


def without_absent(field: FieldNode, absent: Set[str]) -> FieldNode:
    """A field without what holds nothing but absent variables, up to whole arguments."""
    arguments = [(one, _present(one.name.value, one.value, absent)) for one in field.arguments or ()]
    if all(kept is one.value for one, kept in arguments):
        return field
    return replace(field, arguments=tuple(replace(one, value=kept) for one, kept in arguments if kept is not None))


def _present(name: str, value: ValueNode, absent: Set[str]) -> ValueNode | None:
    """What is left of the value of an argument or field: the value itself where that is all, None where nothing is."""
    match value:
        case VariableNode():
            return None if value.name.value in absent else value
        case ListValueNode():
            return _present_list(name, value, absent)
        case ObjectValueNode():
            return _present_object(name, value, absent)
    return value


def _present_list(name: str, value: ListValueNode, absent: Set[str]) -> ListValueNode | None:
    items = [(one, _present(name, one, absent)) for one in value.values]
    if all(kept is one for one, kept in items):
        return value
    left = tuple(kept for _, kept in items if kept is not None)
    return replace(value, values=left) if left else None


def _present_object(name: str, value: ObjectValueNode, absent: Set[str]) -> ObjectValueNode | None:
    fields = [(one, _present(one.name.value, one.value, absent)) for one in value.fields]
    if all(kept is one.value for one, kept in fields):
        return value
    lost = {one.name.value for one, kept in fields if kept is None}
    left = tuple(replace(one, value=kept) for one, kept in fields if kept is not None)
    names = {one.name.value for one in left}
    if lost & SENSELESS_WITHOUT.get(name, set()) and names.isdisjoint(SENSELESS_WITHOUT[name]):
        return None
    return replace(value, fields=left) if left else None


def without_null_items(value: Any) -> Any:
    """Arguments, or variables, without the nulls in their lists; a list of nothing but nulls is null, as not given.

    That is how GraphQL gives an absent variable in a list, so a null that is written there is the same.
    """
    if isinstance(value, dict):
        return {key: without_null_items(item) for key, item in value.items()}
    if not isinstance(value, list) or not value:
        return value
    return [without_null_items(item) for item in value if item is not None] or None
