"""A text is in the language that is asked for; what stands in where that is missing is told from it, or left out."""

from typing import Any

import pytest

from api.query.engine import Engine

ASKED = "en: {0} fr: {0}(lang: FR) only: {0}(lang: FR, fallback: false) other: {0}(lang: FR, fallback: null)"
LEDGER = """{ compliance(agreement: "agreement/accord", asOf: "2016-03-01") {
  accounts { entries {
    promise { text(lang: FR) only: text(lang: FR, fallback: false) }
    deadline { words(lang: FR) only: words(lang: FR, fallback: false) native: words(lang: NATIVE, fallback: false) }
    latest { assessor { name(lang: FR) only: name(lang: FR, fallback: false) } }
  } }
} }"""


async def told(engine: Engine, node: str, field: str) -> dict[str, Any]:
    """A text of a node in every way that it can be asked for in French."""
    answer = await engine.execute(f"{{ it: {node} {{ {ASKED.replace('{0}', field)} }} }}")
    assert answer["it"]["other"] == answer["it"]["fr"]
    return {key: answer["it"][key] for key in ("en", "fr", "only")}


@pytest.mark.parametrize(
    ("node", "field", "texts"),
    [
        ('event(id: "event/camp")', "title", ("Attack on the Timbuktu camp", *["Attaque du camp de Tombouctou"] * 2)),
        ('event(id: "event/twin-b")', "title", ("AMBUSH near Menaka", "AMBUSH near Menaka", None)),
        ('event(id: "event/twin-b")', "label", ("AMBUSH near Menaka", "AMBUSH near Menaka", None)),
        ('event(id: "event/talks")', "label", ("Œuvre de paix",) * 3),
        ('node(id: "event/twin-b")', "label", ("AMBUSH near Menaka", "AMBUSH near Menaka", None)),
        ('event(id: "event/zeal")', "summary", (None, None, None)),
    ],
)
async def test_without_fallback_a_text_is_in_that_language_or_null(
    engine: Engine, node: str, field: str, texts: tuple[str | None, ...]
) -> None:
    assert await told(engine, node, field) == dict(zip(("en", "fr", "only"), texts, strict=True))


async def test_it_may_be_asked_by_a_variable(engine: Engine) -> None:
    query = """query Named($fallback: Boolean, $lang: Language) {
      place(id: "place/menaka") { name(lang: $lang, fallback: $fallback) }
    }"""
    asked: list[dict[str, Any]] = [{}, {"fallback": True}, {"fallback": False}, {"fallback": False, "lang": "FR"}]
    names = [(await engine.execute(query, variables))["place"]["name"] for variables in asked]
    assert names == ["Ménaka", "Ménaka", None, "Ménaka"]


async def test_a_part_of_a_value_takes_it_too(engine: Engine) -> None:
    query = """{ commitment(id: "commitment/truce") { deadline {
      text native: text(lang: NATIVE) only: text(lang: NATIVE, fallback: false)
    } } }"""
    deadline = (await engine.execute(query))["commitment"]["deadline"]
    assert deadline == {"text": "from now on", "native": "from now on", "only": None}


async def test_texts_of_a_ledger_take_it_too(engine: Engine) -> None:
    (account,) = (await engine.execute(LEDGER))["compliance"]["accounts"]
    entry = next(one for one in account["entries"] if one["promise"]["text"] == "Commitment commission")
    assert entry["promise"]["only"] is None
    assert entry["deadline"]["only"] == entry["deadline"]["words"] != entry["deadline"]["native"] is None
    assessors = {one["assessor"]["name"]: one["assessor"]["only"] for one in entry["latest"]}
    assert assessors == {"Mission": None, "Armée malienne": "Armée malienne"}
