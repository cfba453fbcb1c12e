"""JSON Schema of the curated form: with it an editor completes and checks a file while one types.

It takes whatever can be loaded. What it cannot tell, such as whether a reference leads somewhere, the load does.
"""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import DEFAULT_REF_TEMPLATE, GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from loaders.curated.folder import DATASET_FILE, DatasetForm
from loaders.curated.form import forms
from ontology.deadlines import PARTS, Deadline
from ontology.naming import words

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATASET = DATASET_FILE.partition(".")[0]


def yaml_kinds() -> tuple[str, ...]:
    """The kinds of files, as the first word of their names: `dataset`, and those of rows."""
    return (DATASET, *forms())


def yaml_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of files of a kind."""
    head = {"$schema": DIALECT, "$id": f"urn:accord-graph:yaml:{kind}"}
    if kind == DATASET:
        return head | _schema_of(DatasetForm)
    form = forms()[kind]
    row = _schema_of(form.model)
    defs = row.pop("$defs", {})
    title = f"{words(kind)} · {form.cls.fr_plural}"
    rows = {"title": title, "description": form.cls.names.definition, "type": "array", "items": row}
    return head | rows | {"$defs": defs}


def _schema_of(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(schema_generator=_ForEditors, ref_template=DEFAULT_REF_TEMPLATE)


class _ForEditors(GenerateJsonSchema):
    """What pydantic makes of a model, without defaults, which nobody writes, and with the parts of a deadline."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        made.pop("title", None)
        if schema["cls"].__name__ == Deadline.__name__:
            made["allOf"] = _parts_by_type()
        return made


def _parts_by_type() -> list[dict[str, Any]]:
    """Which parts a deadline of each type has."""
    names = [one.attribute for one in Deadline.properties() if one.attribute != "type"]
    return [
        {
            "if": {"properties": {"type": {"const": type_.key}}, "required": ["type"]},
            "then": {
                "required": list(needed),
                "properties": {name: False for name in names if name not in (*needed, *possible)},
            },
        }
        for type_, (needed, possible) in PARTS.items()
    ]


def all_yaml_schemas() -> dict[str, Any]:
    """The schemas of every kind in one document, each of which stands by itself."""
    return {"$schema": DIALECT, "$defs": {kind: yaml_schema(kind) for kind in yaml_kinds()}}
