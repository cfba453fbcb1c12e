"""What queries may ask with: filters, orders and pages, made from the ontology and the table of operators."""

from collections.abc import Iterator
from typing import Any

from api.schema.clocks import clock_arguments, related_clock_arguments
from api.schema.descriptions import end_name, led_to, nodes_of
from api.schema.duplicates import duplicates_argument, related_duplicates_argument
from api.schema.enums import Direction, OrderField
from api.schema.map_filters import box_fields, circle_fields, is_on_map, located, located_fields
from api.schema.scalars import Date, PartialDateText, SpanText
from api.schema.strawberry_parts import ID, Argument, Field, add_fields, argument, empty_input, enumeration, input_field
from graph.asked.operators import operators_for
from graph.asked.selection import At, Certainty, Order
from graph.stored import columns
from graph.stored.columns import LABEL_KEY, Key, Scalar, Shown, is_compared, shown
from graph.stored.layout import validity
from ontology.model import Documented, End, Node, Ontology, Relation
from ontology.naming import in_capitals
from ontology.properties import Compound, Property
from ontology.values import DateSpan, Language

VALUES: dict[Scalar, Any] = {
    Scalar.ID: ID,
    Scalar.STRING: str,
    Scalar.INT: int,
    Scalar.FLOAT: float,
    Scalar.BOOLEAN: bool,
    Scalar.DATE: PartialDateText,
}
WHERE = "Only nodes that meet these conditions. Defaults to all."
TEXTS = "Conditions on a text in any of its languages, or on any of several texts. All must hold."
HELD_ON = "A day on which a relation must have held, or may have."
TO_MANY = {
    "some": "At least one of them meets these conditions.",
    "all": "All of them meet these conditions. True also where there are none.",
    "none": "None of them meets these conditions.",
    "single": "Exactly one of them meets these conditions.",
}
TO_ONE = {
    "some": "There is such a node, and it meets these conditions.",
    "all": "It meets these conditions, or there is no such node.",
    "none": "It does not meet these conditions, or there is no such node.",
    "single": "The same as `some`, since there is one at most.",
}
UNDER = "It is the {cls} with this id, or `{end}` leads from it there, directly or through others."
UNDER_DATED = " Seen from a node with a date, such as an event, as of that date; otherwise at any time."
BY_ID = "Defaults to id, which is always the last key."
ORDER_LANGUAGE = (
    "For texts with translations: the language to sort by; each text sorts as it is shown in it. Defaults to EN. An"
    " error if the field has no translations."
)
SORT_FIELD = (
    "The field to sort by. Missing values come last in ASC and first in DESC. Codes sort by code, dates by their first"
    " day."
)
PAGE_SIZE = 20
MAX_PAGE_SIZE = 500


class Inputs:
    """All input types of a schema; each is made once, and filled when all are made."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._filters: dict[str, type] = {}
        self._wheres = {cls: self._empty_where(cls) for cls in (*ontology.interfaces, *ontology.classes)}
        self._orders = {cls: self._order(cls.__name__, nodes_of(cls), self._orders_of(cls)) for cls in self._wheres}
        self._related_orders: dict[str, Any] = {}
        for cls, where in self._wheres.items():
            add_fields(where, self._where_fields(cls, where))

    def arguments(self, cls: type[Node]) -> list[Argument]:
        """The arguments of a connection to nodes of a class; `where` speaks of the nodes."""
        narrowed = [self.where_argument(cls), *clock_arguments(cls), *duplicates_argument(cls)]
        return [*narrowed, *self._ordered_pages(self._orders[cls])]

    def where_argument(self, cls: type[Node]) -> Argument:
        """The argument that says which nodes of a class are meant."""
        return argument("where", self.where(cls) | None, WHERE)

    def where(self, cls: type[Node]) -> Any:
        """The type of conditions on nodes of a class."""
        return self._wheres[cls]

    def related_arguments(self, end: End) -> list[Argument]:
        """The arguments of a connection over a relation; `where` speaks of the relation and of the node at its end."""
        where = argument("where", self._edge_where(end) | None, WHERE)
        narrowed = [where, *related_clock_arguments(end), *related_duplicates_argument(end)]
        return [*narrowed, *self._ordered_pages(self._related_order(end), _usual(end))]

    @staticmethod
    def page_arguments() -> list[Argument]:
        """The arguments that say which page of a connection is meant."""
        return [
            argument(
                "first", int | None, f"Page size, from the start. Defaults to {PAGE_SIZE}; at most {MAX_PAGE_SIZE}."
            ),
            argument("after", str | None, "Start after this cursor."),
            argument("last", int | None, f"Page size, from the end; at most {MAX_PAGE_SIZE}."),
            argument("before", str | None, "End before this cursor."),
        ]

    def _ordered_pages(self, order: Any, usual: str = BY_ID) -> list[Argument]:
        told = f"Sort order. {usual}"
        return [argument("orderBy", list[order] | None, told), *self.page_arguments()]

    @staticmethod
    def _empty_where(cls: type[Node]) -> type:
        return empty_input(f"{cls.__name__}Where", f"Conditions on {nodes_of(cls)}. All must hold.")

    def _where_fields(self, cls: type[Node], where: type) -> Iterator[Field]:
        yield from _combinations(where)
        yield input_field("id", self._filter(columns.ID), "The id, as class/key.")
        yield input_field(
            "label", self._filter(next(iter(columns.LABEL.values()))), "The label, in any of its languages."
        )
        if issubclass(cls, Documented):
            yield input_field("dataset", self._filter(columns.DATASET), "The id of the dataset.")
        yield from self._property_fields(cls)
        if is_on_map(cls):
            circle = self._made("NearFilter", "A circle on the map.", circle_fields)
            yield input_field("near", circle | None, "Within this circle, or on its edge.")
            box = self._made("BoxFilter", "A box on the map, between two parallels and two meridians.", box_fields)
            yield input_field("box", box | None, "Within this box, or on its edges.")
        if located(self.ontology, cls):
            yield from located_fields()
        for end in self.ontology.ends(cls):
            yield input_field(end.name, self._quantified(end) | None, end.definition)

    def _property_fields(self, cls: type[Node] | type[Relation] | type[Compound]) -> Iterator[Field]:
        for prop in cls.properties():
            if is_compared(prop):
                yield input_field(prop.name, self._property_filter(prop), prop.names.definition)

    def _property_filter(self, prop: Property) -> Any:
        if prop.value_type:
            value_type = prop.value_type
            name = f"{value_type.__name__}Filter"
            return self._made(name, value_type.names.definition, lambda: self._property_fields(value_type)) | None
        if prop.range is DateSpan:
            definition = "Conditions on a date, which may be a span of days."
            return self._made("DateSpanFilter", definition, lambda: self._span_fields(prop)) | None
        return self._filter(next(iter(shown(prop).values())))

    def _span_fields(self, prop: Property) -> Iterator[Field]:
        parts = shown(prop)
        yield input_field("from", self._filter(parts["from"]), "The first day on which it may have been.")
        yield input_field("to", self._filter(parts["to"]), "The last day on which it may have been.")
        yield input_field("overlaps", SpanText | None, "It may have been on a day in this span.")
        yield input_field("within", SpanText | None, "It was within this span for certain.")

    def _filter(self, leaf: Shown) -> Any:
        """The input type that filters by a value; it may be left out."""
        assert leaf.key is not None
        key, value = leaf.key, leaf.code or VALUES[leaf.key.scalar]
        name, described = filter_name(leaf), TEXTS if key.match else "Conditions on a value. All must hold."
        return self._made(name, described, lambda: _operators(key, value)) | None

    def _made(self, name: str, description: str, fields: Any) -> Any:
        if name not in self._filters:
            self._filters[name] = empty_input(name, description)
            add_fields(self._filters[name], fields())
        return self._filters[name]

    def _quantified(self, end: End) -> Any:
        name = f"{end_name(end)}Filter"
        many = f"Conditions on {led_to(end)}, and how many must meet them."
        one = f"Conditions on {led_to(end)}, written directly or, as for lists, in `some`, `all`, `none` or `single`."
        definition = one if end.single else many
        return self._made(name, definition, lambda: self._quantifiers(end))

    def _quantifiers(self, end: End) -> Iterator[Field]:
        where = self._edge_where(end)
        for name, meaning in (TO_ONE if end.single else TO_MANY).items():
            yield input_field(name, where | None, meaning)
        if end.single:
            yield from self._edge_fields(end, where)
        if end.relation.declared.hierarchy and end.forward:
            dated = UNDER_DATED if validity(end.relation) else ""
            yield input_field("under", ID | None, UNDER.format(end=end.name, cls=end.far.names.en) + dated)

    def _edge_where(self, end: End) -> Any:
        name = f"{end_name(end)}Where"
        definition = f"Conditions on the relation `{end.name}` and on the node at its end. All must hold."
        return self._made(name, definition, lambda: self._edge_fields(end, self._filters[name]))

    def _edge_fields(self, end: End, where: type) -> Iterator[Field]:
        yield from _combinations(where)
        yield from self._property_fields(end.relation)
        if validity(end.relation):
            yield input_field(
                "on", self._made("HeldOn", HELD_ON, _held_on) | None, "It held, or may have held, on this day."
            )
        yield input_field("node", self._wheres[end.far] | None, "The node at the end of the relation.")

    def _order(self, name: str, described: str, orders: dict[str, tuple[Order, str]]) -> Any:
        make: Any = OrderField
        members = make(f"{name}OrderField", {one: (one, order) for one, (order, _) in orders.items()})
        meanings = {one: meaning for one, (_, meaning) in orders.items()}
        field_type = enumeration(members.__name__, members, f"What {described} can be sorted by.", meanings)
        order = empty_input(f"{name}Order", f"A sort key for {described}.")
        add_fields(
            order,
            [
                input_field("field", field_type, SORT_FIELD),
                input_field("direction", Direction | None, "Sort direction. Defaults to ASC."),
                input_field("language", Language | None, ORDER_LANGUAGE),
            ],
        )
        return order

    def _orders_of(self, cls: type[Node]) -> dict[str, tuple[Order, str]]:
        """Its own properties, and those of the one node at the end of a relation; with what each means."""
        orders = {name: (Order(key), meaning) for name, key, meaning in _node_keys(cls)}
        for end in self.ontology.ends(cls):
            if end.single:
                for name, key, meaning in _node_keys(end.far):
                    told = f"Of {led_to(end)}: {meaning}"
                    orders[f"{in_capitals(end.name)}_{name}"] = Order(key, through=end), told
        return orders

    def _related_order(self, end: End) -> Any:
        """Where the relation has properties, they are offered too."""
        own = {
            f"EDGE_{name}": (Order(key, at=At.EDGE), f"Of the relation `{end.name}`: {meaning}")
            for name, key, meaning in _order_keys(end.relation)
        }
        if not own:
            return self._orders[end.far]
        name = end_name(end)
        if name not in self._related_orders:
            self._related_orders[name] = self._order(name, led_to(end), self._orders_of(end.far) | own)
        return self._related_orders[name]


def _usual(end: End) -> str:
    """The order of a list over a relation unless another is asked for."""
    own = {prop.attribute: prop.name for prop in end.relation.properties()}
    keys = [f"EDGE_{in_capitals(own[name])}" for name in end.relation.declared.ordered_by if end.forward]
    return f"Defaults to {', '.join(keys)}, then to id, which is always the last key." if keys else BY_ID


def _node_keys(cls: type[Node]) -> Iterator[tuple[str, Key, str]]:
    """What nodes of a class can be ordered by, as `WHEN` or `DEADLINE_DUE`, with its key and what it means."""
    yield "ID", columns.ID_KEY, "The id."
    yield "LABEL", LABEL_KEY, "The label, as it is shown in `language`: in English unless that names another."
    yield from _order_keys(cls)


def _order_keys(
    cls: type[Node] | type[Relation] | type[Compound], prefix: str = "", stored: str = ""
) -> Iterator[tuple[str, Key, str]]:
    for prop in cls.properties():
        name = f"{prefix}{in_capitals(prop.name)}"
        if not (prop.written and is_compared(prop)):
            continue  # not what says how a row was written, nor an outline
        if prop.value_type:
            yield from _order_keys(prop.value_type, f"{name}_", columns.join(stored, prop.name))
        else:
            key = next(leaf.key for leaf in shown(prop, stored).values() if leaf.key)
            yield (
                name,
                key,
                f"{prop.names.definition} Sorts by the first of them." if prop.many else prop.names.definition,
            )


def filter_name(leaf: Shown) -> str:
    """The name of the input type that filters by a value."""
    assert leaf.key is not None
    value = leaf.code.__name__ if leaf.code else "Text" if leaf.key.match else leaf.key.scalar.value
    return f"{value}Filter"


def _operators(key: Key, value: Any) -> Iterator[Field]:
    for operator in operators_for(key):
        operand: Any = bool if operator.presence else value
        annotation = list[operand | None] | None if operator.many else operand | None
        yield input_field(operator.name, annotation, f"It {operator.told(key)}.")


def _held_on() -> Iterator[Field]:
    yield input_field("day", Date | None, "The day, such as 2014-06-14. If null, the whole condition is left out.")
    yield input_field("certainty", Certainty, "Whether it must have held, or may have.")


def _combinations(where: type) -> Iterator[Field]:
    listed: Any = list[where | None]  # type: ignore[valid-type]
    yield input_field("AND", listed | None, "All of these hold. An empty list matches everything.")
    yield input_field("OR", listed | None, "At least one of these holds. An empty list matches nothing.")
    yield input_field("NOT", where | None, "This does not hold.")
