"""How rows are written in YAML. Derived from the ontology: what is declared there can be written here at once.

A row has the properties of its class under their own names, in snake_case, and its relations under theirs. What belongs
to one row alone (an agreement's provisions, an event's figures) stands within it.
"""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, create_model, model_validator

from loaders.curated.shapes import reference_shape
from loaders.curated.values import PLAIN_TEXT, ROW_ID, listed, reference, refused, type_of
from ontology import ONTOLOGY
from ontology.codes import Code
from ontology.model import Documented, End, Node, Relation
from ontology.naming import kebab, words
from ontology.properties import Described, Property
from ontology.rules.declared import NEED_NO_SOURCE
from ontology.sources import Documentation
from ontology.values import Text, slug

NAMES = ("name", "aliases", "acronyms")

ID = "Its key, which others link to and which never changes · sa clé, qui ne change jamais"

STRICT = ConfigDict(extra="forbid", strict=True, frozen=True, arbitrary_types_allowed=True)


@dataclass(frozen=True)
class Link:
    """A relation as a row writes it: one or several items, each a bare key or a mapping with the key under `far`."""

    key: str
    relation: type[Relation]
    far: str
    forward: bool
    many: bool
    required: bool


@dataclass(frozen=True)
class Nesting:
    """Nodes that stand within a row, and what joins them to it."""

    key: str
    cls: type[Documented]
    joined_by: type[Relation]


@dataclass(frozen=True)
class RowForm:
    """How nodes of one class are written, and the model that checks it."""

    cls: type[Documented]
    model: type[BaseModel]
    links: tuple[Link, ...]
    nested: tuple[tuple[Nesting, "RowForm"], ...]

    def derived_key(self, owner: str, row: Any) -> str:
        """The key of a row that has no id and stands within another, after whose key it is called."""
        far = {link.key: link.far for link in self.links}
        values = {name: getattr(row, name) for name in map(_snake, self.cls.id_from)}
        parts = (_last(getattr(value, far[name])) if name in far else _word(value) for name, value in values.items())
        return "-".join((owner, *parts))


def _word(value: Any) -> str:
    if isinstance(value, Code):
        return value.key
    return slug(value.en or value.fr or value.native if isinstance(value, Text) else str(value))


def _last(id_: str) -> str:
    return id_.partition("/")[2]


@cache
def forms() -> dict[str, RowForm]:
    """`events` → the form of an event: the first word of a file's name says what its rows are."""
    return {cls.plural: _form(cls, None) for cls in ONTOLOGY.classes if issubclass(cls, Documented) and _has_rows(cls)}


def _has_rows(cls: type[Documented]) -> bool:
    """Whether a class has rows of its own: no rule finds its nodes, and they do not always stand within others."""
    ends = (end.relation.declared for end in ONTOLOGY.ends(cls) if end.forward)
    return not cls.computed and not any(declared.within and declared.always for declared in ends)


def _form(cls: type[Documented], nesting: Nesting | None) -> RowForm:
    nested = tuple((inner, _form(inner.cls, inner)) for inner in _nestings(cls))
    links = tuple(link for link in _links(cls) if _is_open(link, nesting))
    fields: dict[str, Any] = {
        "id": (ROW_ID, Field(None if nesting and cls.id_from else ..., description=ID)),
        **_property_fields(cls),
        **{link.key: _link_field(link, nesting) for link in links},
        **{inner.key: (listed(form.model), _said(inner.joined_by, False, ())) for inner, form in nested},
        "sources": _sources_field(cls, nesting),
    }
    model = create_model(cls.__name__, __config__=STRICT, __doc__=cls.names.definition, **fields)
    return RowForm(cls, model, links, nested)


def _nestings(cls: type[Documented]) -> Iterator[Nesting]:
    """What may stand within the rows of a class. Where it may stand within many, it is called after its own class."""
    for relation in ONTOLOGY.relations:
        declared = relation.declared
        if cls in declared.within and issubclass(declared.source, Documented):
            name = declared.source.plural if declared.target.abstract else declared.inverse
            yield Nesting(_snake(name), declared.source, relation)


def _is_open(link: Link, nesting: Nesting | None) -> bool:
    """Whether the row writes the relation itself: to the row around it where there may be no others, it does not."""
    return nesting is None or link.relation is not nesting.joined_by or link.many


def _links(cls: type[Node]) -> tuple[Link, ...]:
    """The relations that rows of a class write: as a rule those that lead from it."""
    ends = (end for end in ONTOLOGY.ends(cls) if end.forward != end.relation.declared.at_target)
    return tuple(_link(end) for end in ends if end.relation is not Documentation and not end.relation.declared.computed)


def _link(end: End) -> Link:
    declared = end.relation.declared
    return Link(
        key=_snake(end.name),
        relation=end.relation,
        far="node" if end.far.abstract else _snake(end.far.__name__),
        forward=end.forward,
        many=not end.single,
        required=end.forward and (declared.always or bool(declared.within)),
    )


def _snake(name: str) -> str:
    return kebab(name).replace("-", "_")


def _property_fields(cls: type[Node]) -> dict[str, Any]:
    declared = cls.properties()
    fields = fields_of(cls, [one for one in declared if one.attribute not in NAMES])
    if names := [one for one in declared if one.attribute in NAMES]:
        fields["names"] = (_names_model(cls, names), Field(..., description="What it is called · comment il s’appelle"))
    return fields


def _names_model(cls: type[Node], names: list[Property]) -> type[BaseModel]:
    """English and French are required of names; the people's own language is not."""
    lists = fields_of(cls, [one for one in names if one.range is not Text])
    fields: dict[str, Any] = {"en": (PLAIN_TEXT, ...), "fr": (PLAIN_TEXT, ...), "native": (PLAIN_TEXT, None), **lists}
    return create_model("Names", __config__=STRICT, **fields)


def fields_of(cls: type, declared: Iterable[Property]) -> dict[str, Any]:
    """Keys of a mapping, by the properties of a class; what has a default in the record may be left out."""
    required = {field.name for field in dataclasses.fields(cls) if field.default is dataclasses.MISSING}
    return {
        one.attribute: (
            _type(one),
            Field(
                ... if one.attribute in required else None,
                alias=one.attribute.rstrip("_"),
                title=f"{one.names.en.strip()} · {one.names.fr}",
                description=one.names.definition,
            ),
        )
        for one in declared
        if one.written
    }


def _type(one: Property) -> Any:
    if one.value_type:
        fields = fields_of(one.value_type, one.value_type.properties())
        return create_model(one.value_type.__name__, __config__=STRICT, **fields)
    return type_of(one.range, many=one.many, unknown=one.unknown)


def _link_field(link: Link, nesting: Nesting | None) -> tuple[Any, Any]:
    item = _item(link)
    required = link.required and not (nesting and link.relation is nesting.joined_by)
    default = ... if required else () if link.many else None
    return listed(item) if link.many else item, _said(link.relation, link.forward, default)


def _said(relation: type[Relation], forward: bool, default: Any) -> Any:
    """A key for a relation, with what it means at this end of it."""
    declared = relation.declared
    name, fr = (declared.name, declared.fr) if forward else (declared.inverse, declared.fr_inverse)
    meaning = relation.names.definition if forward else declared.inverse_definition
    return Field(default, title=f"{words(name)} · {fr}", description=meaning)


def _link_model(link: Link) -> type[BaseModel]:
    declared = link.relation.declared
    far = declared.target if link.forward else declared.source
    fields: dict[str, Any] = {link.far: (reference(far), ...)}
    fields |= fields_of(link.relation, link.relation.properties())
    if declared.cited:
        fields["sources"] = _sources_field(None, None)
    return create_model(link.relation.__name__, __config__=STRICT, __validators__=_bare_key(link.far), **fields)


def _bare_key(far: str) -> dict[str, Any]:
    """`mali` is short for `{actor: mali}`."""

    def spell_out(cls: type[BaseModel], value: Any) -> Any:
        return {far: value} if isinstance(value, str) else value

    return {"spell_out": model_validator(mode="before")(classmethod(spell_out))}  # type: ignore[arg-type]


@dataclass(frozen=True)
class _OrBareKey:
    """Lets editors take the bare key in place of the mapping."""

    cls: type[Node]

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [reference_shape(self.cls), handler(core)]}


def _item(link: Link) -> Any:
    """An item of a link: a mapping, or the bare key where nothing else has to be said."""
    model, declared = _link_model(link), link.relation.declared
    if any(field.is_required() for name, field in model.model_fields.items() if name != link.far):
        return model
    return Annotated[model, _OrBareKey(declared.target if link.forward else declared.source)]


@cache
def _citation() -> Any:
    return _item(Link("sources", Documentation, "source", True, True, True))


def _sources_field(cls: type[Node] | None, nesting: Nesting | None) -> tuple[Any, Any]:
    """Every row names its sources, but for a source; what stands within a row may leave them to it."""
    required = cls not in (None, *NEED_NO_SOURCE) and nesting is None
    return listed(_citation(), _cited_once), _said(Documentation, True, ... if required else ())


def _cited_once(citations: list[Any]) -> list[Any]:
    for index, one in enumerate(citations):
        if one in citations[:index]:
            at = f" at {one.locator}" if one.locator else ""
            raise refused(f"names '{_last(one.source)}'{at} twice", "Remove one of the two.")
    return citations


def values_of(model: Any, cls: type[Described]) -> dict[str, Any]:
    """The properties that a checked row, relation or value gives, as its record takes them."""
    given = {one.attribute: one for one in cls.properties() if one.attribute in model.model_fields_set}
    values = {attribute: _value(getattr(model, attribute), one) for attribute, one in given.items()}
    if names := getattr(model, "names", None):
        values |= {name: tuple(getattr(names, name)) for name in NAMES if name in names.model_fields_set}
        values["name"] = Text(names.en, names.fr, names.native)
    return values


def _value(value: Any, one: Property) -> Any:
    if one.value_type:
        return one.value_type(**values_of(value, one.value_type))
    return tuple(value) if one.many else value
