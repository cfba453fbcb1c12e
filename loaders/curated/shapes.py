"""What single values look like in JSON Schema, for editors: as close to what values.py takes as patterns can come."""

from typing import Any

from ontology import ONTOLOGY
from ontology.codes import Code
from ontology.model import Node
from ontology.naming import a, words

Shape = dict[str, Any]

KEY = "[a-z0-9]+(?:-[a-z0-9]+)*"
NOT_BLANK = r"^\S(?:[\s\S]*\S)?\n?$"
"""No space at either end, but for the line end that a reader of YAML leaves to a text in a block."""
LONG_MONTH = "(?:0[13578]|1[02])(?:-(?:0[1-9]|[12][0-9]|3[01]))?"
SHORT_MONTH = "(?:0[469]|11)(?:-(?:0[1-9]|[12][0-9]|30))?"
FEBRUARY = "02(?:-(?:0[1-9]|[12][0-9]))?"
DATE = f"[0-9]{{4}}(?:-(?:{LONG_MONTH}|{SHORT_MONTH}|{FEBRUARY}))?"
OPEN = r"\.\."

PLAIN: Shape = {"type": "string", "pattern": NOT_BLANK}
LANGUAGES = {
    "en": "In English · en anglais",
    "fr": "In French · en français",
    "native": "In the people's own language · dans leur propre langue",
}
TEXT: Shape = {
    "anyOf": [
        PLAIN,
        {
            "type": "object",
            "properties": {key: {**PLAIN, "description": told} for key, told in LANGUAGES.items()},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}
ROW_KEY: Shape = {"type": "string", "pattern": f"^{KEY}$"}


def date_shape(*, unknown: bool) -> Shape:
    """A day, month or year, or two joined by a slash; where an end may be unknown, it may be missing."""
    spans = [f"{DATE}/{DATE}", f"{DATE}/{OPEN}", f"{OPEN}/{DATE}"]
    spans += [f"{DATE}/", f"/{DATE}"] if unknown else []
    examples = ["2018", "2018-04", "2018-04-14", "2018-04-26/2018-04-27", "../2018-04-13"]
    return {"type": "string", "pattern": f"^(?:{'|'.join([DATE, *spans])})$", "examples": examples}


def code_shape(vocabulary: type[Code]) -> Shape:
    """One of a list of codes, each with its label and meaning in both languages."""
    codes = [
        {
            "const": code.key,
            "title": f"{code.concept.en} · {code.concept.fr}",
            "description": "\n\n".join(filter(None, (code.concept.definition, code.concept.fr_definition))),
        }
        for code in vocabulary
    ]
    return {"type": "string", "enum": [code["const"] for code in codes], "oneOf": codes}


def reference_shape(cls: type[Node]) -> Shape:
    """A bare key where the class is clear, `class/key` where it may be any."""
    if not cls.abstract:
        return {**ROW_KEY, "description": f"The key of {a(words(cls.__name__))} · {cls.names.fr}"}
    return {"type": "string", "pattern": f"^(?:{'|'.join(ONTOLOGY.class_of_path)})/{KEY}$"}
