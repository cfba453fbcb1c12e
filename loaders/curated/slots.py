"""Single keys of a row, for who fills them in one by one: what may stand under each, and what is wrong with a value."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from loaders.curated.form import RowForm, forms
from loaders.curated.problems import explained, models_in
from ontology.codes import Code
from ontology.model import Documented
from ontology.properties import Property


@dataclass(frozen=True)
class Slot:
    """A key of a row, or of a relation in it. `vocabulary`: the codes that it takes; `number`: it takes digits only."""

    reader: TypeAdapter[Any]
    required: bool
    vocabulary: type[Code] | None = None
    number: bool = False

    def problem(self, value: Any) -> tuple[str, str] | None:
        """What is wrong with a value, and what to do."""
        try:
            self.reader.validate_python(value)
        except ValidationError as error:
            return explained(error.errors(include_url=False)[0])
        return None


def slot_of(cls: type[Documented], *keys: str) -> Slot:
    """The slot to which keys lead: `involves`, or `involves` and `role`."""
    form = forms()[cls.plural]
    model = form.model
    for key in keys[:-1]:
        model = next(models_in(_field(model, key).annotation))
    field = _field(model, keys[-1])
    declared = _declared(form, keys)
    annotated: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return Slot(
        TypeAdapter(annotated),
        field.is_required(),
        declared.vocabulary if declared else None,
        declared is not None and declared.range is int,
    )


def _field(model: type[BaseModel], key: str) -> Any:
    return next(field for name, field in model.model_fields.items() if (field.alias or name) == key)


def _declared(form: RowForm, keys: tuple[str, ...]) -> Property | None:
    """The property that stands under the last key, if one does."""
    said = form.cls if len(keys) == 1 else next((link.relation for link in form.links if link.key == keys[0]), None)
    properties = said.properties() if said else ()
    return next((one for one in properties if one.attribute.rstrip("_") == keys[-1]), None)
