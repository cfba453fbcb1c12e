"""What codes mean is answered from the ontology: of every list, in both languages, whatever becomes of the store."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from api.errors import RequestError
from api.query.engine import Engine
from graph.store import Store
from ontology import ONTOLOGY
from ontology.codes import Code
from ontology.iris import DEFAULT_BASE_IRI
from ontology.vocabularies import Basis, EventKind, Harm
from tests.schemas import schema_of

NO_STORE = cast(Store, SimpleNamespace(ontology=ONTOLOGY, loading=()))
"""Whatever is asked of it fails."""
ENGINE = Engine(schema_of(ONTOLOGY), NO_STORE, DEFAULT_BASE_IRI)
ALL = """query Codes($list: CodeList!) {
  codes(list: $list) {
    code label french: label(lang: FR) definition frenchDefinition: definition(lang: FR)
    source crosswalk { scheme code }
  }
}"""


def told(code: Code) -> dict[str, Any]:
    """A code as an answer has it."""
    concept = code.concept
    return {
        "code": code.name,
        "label": concept.en,
        "french": concept.fr,
        "definition": concept.definition or None,
        "frenchDefinition": concept.fr_definition or concept.definition or None,
        "source": concept.source or None,
        "crosswalk": [{"scheme": scheme, "code": foreign} for scheme, foreign in concept.crosswalk],
    }


@pytest.mark.parametrize("codes", ONTOLOGY.vocabularies)
async def test_every_list_is_told_as_declared(codes: type[Code]) -> None:
    name = codes.scheme.replace("-", "_").upper()
    answer = await ENGINE.execute(ALL, {"list": name})
    assert answer == {"codes": [told(code) for code in codes]}


async def test_some_codes_have_a_source_and_some_a_crosswalk() -> None:
    kinds = {one["code"]: one for one in (await ENGINE.execute(ALL, {"list": "EVENT_KIND"}))["codes"]}
    assert kinds["ARMED_CLASH"]["crosswalk"][0] == {"scheme": "acled:sub_event_type", "code": "Armed clash"}
    assert [code for code, one in kinds.items() if one["source"]] == ["MASSACRE"]


async def test_lists_stand_side_by_side() -> None:
    query = "{ last: codes(list: HARM) { code } __typename codes(list: BASIS) { __typename code } }"
    assert await ENGINE.execute(query) == {
        "last": [{"code": code.name} for code in Harm],
        "__typename": "Query",
        "codes": [{"__typename": "CodeDefinition", "code": code.name} for code in Basis],
    }


async def test_a_text_of_a_code_may_be_missing_in_a_language() -> None:
    query = "{ codes(list: BASIS) { label(lang: NATIVE) definition(lang: NATIVE, fallback: false) } }"
    assert await ENGINE.execute(query) == {"codes": [{"label": one.concept.en, "definition": None} for one in Basis]}


async def test_a_code_costs_as_much_as_a_row() -> None:
    one = await ENGINE.answer("{ codes(list: EVENT_KIND) { code } }")
    twice = await ENGINE.answer("{ a: codes(list: EVENT_KIND) { code } b: codes(list: EVENT_KIND) { label } }")
    assert (one.cost, twice.cost) == (len(EventKind), 2 * len(EventKind))


async def test_a_list_that_there_is_not_is_refused() -> None:
    with pytest.raises(RequestError, match="CodeList"):
        await ENGINE.execute("{ codes(list: WEATHER) { code } }")
