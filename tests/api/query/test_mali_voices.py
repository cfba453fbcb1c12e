"""Two assessors side by side in the curated dataset, on each store."""

from typing import Any

import pytest

from api.query.engine import Engine
from api.reports.voices_text import report
from graph.compliance.heard import hear
from tests.api.query.every_field import EveryField, nodes_in
from tests.graph.compliance.promised import on
from tests.graph.questions import problem
from tests.schemas import schema_of

ACCORD, OBSERVER, MALI = "agreement/accord-2015", "actor/independent-observer", "actor/mali"
VOICES = """query ($a: ID!, $b: ID!, $asOf: Date, $knownBy: Date) {
  voices(agreement: "agreement/accord-2015", a: $a, b: $b, asOf: $asOf, knownBy: $knownBy) {
    a { actor { id } } b { actor { id } } caution
    ledger { asOf knownBy leftOut { assessments { count } } }
    counts { both agree differ shared onlyA onlyB }
    comparisons {
      agree shared
      instrument { agreement { id } }
      entry { promise { kind commitment { id } } }
      a { byMember latest { ...word } besides { ...word } }
      b { byMember latest { ...word } besides { ...word } }
      others { ...word }
    }
  }
}
fragment word on LedgerJudgement {
  assessment { id } assessor { actor { id } } status date { edtf } done outOf evidence { source { id } locator }
}"""


async def asked(mali: Engine, as_of: str, a: str = OBSERVER, b: str = MALI, known_by: str | None = None) -> Any:
    return (await mali.execute(VOICES, {"a": a, "b": b, "asOf": as_of, "knownBy": known_by}))["voices"]


def word(voice: Any) -> tuple[str, str, int | None, int | None]:
    said = voice["latest"]
    return said["status"], said["date"]["edtf"], said["done"], said["outOf"]


def by_both(voices: Any) -> dict[str, tuple[Any, ...]]:
    return {
        one["entry"]["promise"]["commitment"]["id"]: (one["agree"], word(one["a"]), word(one["b"]))
        for one in voices["comparisons"]
        if one["a"] and one["b"]
    }


async def test_observer_and_government_on_28_february_2019(mali: Engine) -> None:
    """Three promises that both have judged, of which they differ on the ceasefire alone."""
    voices = await asked(mali, "2019-02-28")
    assert by_both(voices) == {
        "commitment/apr-ceasefire": (
            False,
            ("FULFILLED", "2019-02-22", None, None),
            ("BREACHED", "2015-08", None, None),
        ),
        "commitment/apr-good-faith": (True, ("PARTLY", "2019-02-22", 20, 78), ("PARTLY", "2018-01-22", None, None)),
        "commitment/apr-strategy": (True, ("FULFILLED", "2019-02", None, None), ("FULFILLED", "2017-07", None, None)),
    }
    assert voices["counts"] == {"both": 3, "agree": 2, "differ": 1, "shared": 0, "onlyA": 14, "onlyB": 14}
    assert [bool(one["a"] and one["b"]) for one in voices["comparisons"]] == [True] * 3 + [False] * 28
    assert voices["caution"].startswith("No answer on record is no agreement")


async def test_observer_and_government_on_28_may_2018(mali: Engine) -> None:
    """Of its first report, one promise of which the Government had spoken too."""
    told = ("UNDER_WAY", "2018-05-28", None, None), ("PARTLY", "2018-01-22", None, None)
    assert by_both(await asked(mali, "2018-05-28")) == {"commitment/apr-good-faith": (False, *told)}


async def test_members_words_stand_with_those_of_the_government_and_name_who_spoke(mali: Engine) -> None:
    voices = await asked(mali, "2019-02-28")
    (senate,) = [one for one in voices["comparisons"] if _is_of(one, "apr-senate")]
    assert senate["b"]["byMember"]
    assert senate["b"]["latest"]["assessor"]["actor"]["id"] == "actor/ibrahim-boubacar-keita"
    assert [one["assessor"]["actor"]["id"] for one in senate["b"]["besides"]] == [MALI]


def _is_of(comparison: Any, key: str) -> bool:
    return bool(comparison["entry"]["promise"]["commitment"]["id"] == f"commitment/{key}")


@pytest.mark.parametrize("as_of", ["2016-01-31", "2019-02-28", "2024-01-31"])
@pytest.mark.parametrize(("a", "b"), [(OBSERVER, MALI), ("actor/united-nations", MALI), ("actor/cma", "actor/csa")])
async def test_every_word_has_a_source_and_no_side_speaks_for_others(mali: Engine, as_of: str, a: str, b: str) -> None:
    for one in (await asked(mali, as_of, a, b))["comparisons"]:
        sides = [[side["latest"], *side["besides"]] for side in (one["a"], one["b"]) if side]
        words = [said for side in (*sides, one["others"]) for said in side]
        assert all(said["evidence"] for said in words)
        ids = [said["assessment"]["id"] for said in words]
        assert len(ids) == len(set(ids)) or one["shared"]


async def test_what_no_source_had_told_by_then_is_left_out_and_counted(mali: Engine) -> None:
    voices = await asked(mali, "2019-02-28", known_by="2018-05-28")
    assert voices["ledger"]["knownBy"] == "2018-05-28"
    assert voices["ledger"]["leftOut"]["assessments"]["count"] > 0
    assert "commitment/apr-ceasefire" not in by_both(voices)


async def test_who_is_not_loaded_has_no_voice(mali: Engine) -> None:
    assert await asked(mali, "2019-02-28", b="actor/nobody") is None
    assert await hear(mali._store, "agreement/none", OBSERVER, MALI, on("2019-02-28"), None) is None


async def test_one_assessor_alone_is_refused(mali: Engine) -> None:
    code, message = await problem(mali, VOICES, a=MALI, b=MALI)
    assert (code, message) == ("BAD_USER_INPUT", "voices: a and b are both 'actor/mali'. Name two assessors.")


async def test_each_node_told_of_is_what_the_root_has_of_it(mali: Engine) -> None:
    """The two as well, be they in the ledger or not."""
    everything = EveryField(schema_of(mali._store.ontology), few=2)
    for b in (MALI, "actor/ucdp"):
        given = f'agreement: "{ACCORD}", a: "{OBSERVER}", b: "{b}", asOf: "2019-02-28"'
        found = list(nodes_in(await mali.execute(f"{{ {everything.root('voices', arguments=given)} }}")))
        actors = {node["id"]: node for node in found if node["__typename"] == "Actor"}
        assert {OBSERVER, b} <= actors.keys()
        listed = everything.root("actors", arguments="first: 500, where: {id: {in: $ids}}")
        answer = await mali.execute(f"query ($ids: [ID!]) {{ {listed} }}", {"ids": list(actors)})
        assert {edge["node"]["id"]: edge["node"] for edge in answer["actors"]["edges"]} == actors


async def test_the_report_tells_the_same_in_both_languages(mali: Engine) -> None:
    voices = await hear(mali._store, ACCORD, OBSERVER, MALI, on("2019-02-28"), None)
    assert voices
    english, french = (list(report(voices, language)) for language in ("en", "fr"))
    assert "    1  both have judged, and they differ" in english
    assert "    1  évalués par les deux, qui ne disent pas la même chose" in french
    for lines in (english, french):
        assert max(map(len, lines)) <= 96 or any(" http" in line or "/" in line for line in lines if len(line) > 96)
        assert sum(line[:1].isdigit() for line in lines) == 31
