"""`accord schema --yaml`: the JSON Schema of the files that one writes oneself, for editors."""

import json
from pathlib import Path

from loaders.curated.values import suggestion
from loaders.curated.yaml_schema import all_yaml_schemas, yaml_kinds, yaml_schema


def schema_text(kind: str | None) -> str:
    """The schema of a kind of files, or of all kinds in one document. ValueError where there is no such kind."""
    if kind is None:
        return _text(all_yaml_schemas())
    if kind not in yaml_kinds():
        near = suggestion(kind, yaml_kinds())
        raise ValueError(f"{kind!r} is no kind of file. {near}Write one of: {', '.join(yaml_kinds())}.")
    return _text(yaml_schema(kind))


def write_schemas(folder: Path, kind: str | None) -> list[Path]:
    """Write the schema of each kind, or of one, to a file of its own in a folder: `events.schema.json`."""
    texts = {one: schema_text(one) for one in ([kind] if kind else yaml_kinds())}
    folder.mkdir(parents=True, exist_ok=True)
    for one, text in texts.items():
        (folder / f"{one}.schema.json").write_text(text, encoding="utf-8")
    return [folder / f"{one}.schema.json" for one in texts]


def _text(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
