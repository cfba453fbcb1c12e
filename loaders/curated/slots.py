"""Single keys of a row, for who fills them in one by one: what may stand under each, and what is wrong with a value."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from loaders.curated.form import forms
from loaders.curated.problems import explained, models_in
from ontology.codes import Code
from ontology.model import Documented
from ontology.properties import Described, Property
from ontology.values import DateSpan


@dataclass(frozen=True)
class Slot:
    """A key of a row, or of what stands in it. `vocabulary`: the codes that it takes; `range`: what its values are."""

    reader: TypeAdapter[Any]
    required: bool
    vocabulary: type[Code] | None = None
    range: type | None = None

    @property
    def number(self) -> bool:
        """Whether it takes a whole number."""
        return self.range is int

    @property
    def date(self) -> bool:
        """Whether it takes a date."""
        return self.range is DateSpan

    def problem(self, value: Any) -> tuple[str, str] | None:
        """What is wrong with a value, and what to do."""
        try:
            self.reader.validate_python(value)
        except ValidationError as error:
            return explained(error.errors(include_url=False)[0])
        return None


def slot_of(cls: type[Documented], *keys: str) -> Slot:
    """The slot to which keys lead: `involves`, or `involves` and `role`, or `casualties` and `harm`."""
    model, described = _within(cls, keys[:-1])
    field = _field(model, keys[-1])
    declared = _declared(described, keys[-1])
    annotated: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return Slot(
        TypeAdapter(annotated),
        field.is_required(),
        declared.vocabulary if declared else None,
        declared.range if declared else None,
    )


def _within(cls: type[Documented], keys: tuple[str, ...]) -> tuple[type[BaseModel], type[Described] | None]:
    """The model of what stands under keys, and the class whose properties it has: a relation, or an inner row's."""
    form = forms()[cls.plural]
    model, described = form.model, form.cls
    for key in keys:
        inner = {nesting.key: nested for nesting, nested in form.nested}
        relations = {link.key: link.relation for link in form.links}
        model = next(models_in(_field(model, key).annotation))
        if key not in inner:
            return model, relations.get(key)
        form = inner[key]
        described = form.cls
    return model, described


def _field(model: type[BaseModel], key: str) -> Any:
    return next(field for name, field in model.model_fields.items() if (field.alias or name) == key)


def _declared(described: type[Described] | None, key: str) -> Property | None:
    """The property that stands under a key, if one does."""
    properties = described.properties() if described else ()
    return next((one for one in properties if one.attribute.rstrip("_") == key), None)
