"""A validator of JSON Schema; the environment of the validators of deposits has one (tests/deposit_validators.py)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.deposit_validators import validator

CHECK = """
import json, sys
from jsonschema import Draft202012Validator
given = json.load(open(sys.argv[1], encoding="utf-8"))
told = {}
for kind, schema in given["schemas"].items():
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for name, value in given["files"].get(kind, {}).items():
        told[name] = [f"{one.json_path}: {one.message}" for one in validator.iter_errors(value)]
print(json.dumps(told))
"""

Schemas = Mapping[str, Mapping[str, Any]]


def schema_problems(schemas: Schemas, files: Mapping[str, Mapping[str, Any]], folder: Path) -> dict[str, list[str]]:
    """What the schema of a kind says of each file of that kind: nothing, if it takes the file."""
    given = folder / "given.json"
    given.write_text(json.dumps({"schemas": schemas, "files": files}), encoding="utf-8")
    done = validator("python", "-c", CHECK, given)
    assert done.returncode == 0, done.stderr
    problems: dict[str, list[str]] = json.loads(done.stdout)
    return problems
