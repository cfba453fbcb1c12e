"""Ledgers of the curated dataset on each store: who says what, on whose word, and what stands apart."""

from collections.abc import Iterator
from typing import Any

import pytest

from api.query.engine import Engine
from api.reports.ledger_text import report
from graph.compliance.tracing import trace
from tests.graph.compliance.promised import on

ACCOUNTS = """{ compliance(agreement: "agreement/roadmap-2018", asOf: "2020-01-01") { instrument {
  date { edtf }
  kind
  ending { agreement { id } date { edtf } }
  evidence { source { id } }
  signings { date { edtf } evidence { source { id } } }
  statements { text speaker { actor { id } } rivals { id } evidence { source { id } basis } }
} } }"""
DEMANDS = """query ($day: Date!) { compliance(agreement: "agreement/accord-2015", asOf: $day) {
  counts { promises contested overdue breached unfinished fulfilled notYetDue undated demands }
  newestTold { edtf } newestSource { edtf }
  instrument { ending { agreement { id } date { edtf } occurrence { event { id } } evidence { source { id } } } }
  accounts { entries { afterEnd promise { kind commitment { id } } latest { assessor { actor { id } } standpoint } } }
  supporting { instrument { kind path { id } agreement { id } } entries { overdue promise { kind } } }
} }"""
RENEWED = """query ($day: Date) { compliance(agreement: "agreement/accord-2015", asOf: "2018-12-31", knownBy: $day) {
  accounts { entries { promise { commitment { id } renews { commitment { id text } evidence { source { id } } } } } }
} }"""
CRISIS_GROUP = "source/crisis-group-mali-2018-05"


async def test_each_date_of_the_roadmap_stands_with_its_speaker_and_its_own_sources_alone(mali: Engine) -> None:
    agreement = (await mali.execute(ACCOUNTS, {}))["compliance"]["instrument"]
    assert (agreement["date"]["edtf"], agreement["kind"], agreement["ending"]) == ("2018-03-22", "ROADMAP", None)
    said = {(one["speaker"]["actor"]["id"], one["text"][-14:]): one for one in agreement["statements"]}
    for speaker, day, sources in (
        ("actor/un-secretary-general", " 22 March 2018.", ["source/un-s2018-866"]),
        ("actor/crisis-group", " 28 March 2018.", [CRISIS_GROUP]),
    ):
        statement = said[speaker, day[-14:]]
        assert [one["source"]["id"] for one in statement["evidence"]] == sources
        assert {one["basis"] for one in statement["evidence"]} == {"OWN"}
        assert statement["rivals"]
    # the dataset's own reading is never backed by who says another day
    assert CRISIS_GROUP not in [one["source"]["id"] for one in agreement["evidence"]]
    signed = {one["source"]["id"] for signing in agreement["signings"] for one in signing["evidence"]}
    assert signed
    assert CRISIS_GROUP not in signed


async def test_the_printed_ledger_shows_both_dates_and_no_source_under_a_day_that_it_contradicts(mali: Engine) -> None:
    ledger = await trace(mali._store, "agreement/roadmap-2018", on("2020-01-01"))
    assert ledger
    for language, source, speaker, day, told in (
        ("en", "Source: ", "ICG (published in May 2018)", "28 March 2018.", "Accounts differ: they stand"),
        ("fr", "Source\u00a0: ", "ICG (publié en mai 2018)", "28 mars 2018.", "Les versions divergent\u00a0: elles"),
    ):
        lines = [line.strip() for line in report(ledger, language)]
        cited = [n for n, line in enumerate(lines) if line.startswith(f"{source}Mali (country page")]
        assert len(cited) == 1  # at the roadmap itself: at its signing, under four promises, this is pointed to
        assert sum(line.startswith(told) for line in lines) == 4
        for place in cited:
            above = lines[place - 1]
            assert above.startswith(speaker)
            assert above.endswith(day)


async def test_demands_of_the_security_council_stand_apart(mali: Engine) -> None:
    ledger = (await mali.execute(DEMANDS, {"day": "2026-01-01"}))["compliance"]
    counts = ledger["counts"]
    demands = [entry for account in ledger["supporting"] for entry in account["entries"]]
    assert len(demands) == 9
    assert {(entry["promise"]["kind"], entry["overdue"]) for entry in demands} == {("DEMAND", False)}
    promises = [entry["promise"]["kind"] for account in ledger["accounts"] for entry in account["entries"]]
    assert counts.pop("demands") == promises.count("DEMAND") + len(demands)
    assert counts.pop("promises") == sum(counts.values()) == promises.count("PROMISE")
    resolutions = {one["instrument"]["agreement"]["id"]: one["instrument"] for one in ledger["supporting"]}
    assert resolutions["agreement/unscr-2423"] == {
        "kind": "RESOLUTION",
        "path": [{"id": "agreement/accord-2015"}, {"id": "agreement/unscr-2423"}],
        "agreement": {"id": "agreement/unscr-2423"},
    }
    earlier = (await mali.execute(DEMANDS, {"day": "2018-06-27"}))["compliance"]
    assert earlier["counts"]["demands"] == 0
    assert "agreement/unscr-2423" not in [one["instrument"]["agreement"]["id"] for one in earlier["supporting"]]


async def test_the_end_of_the_accord_is_told_and_what_fell_due_after_it_marked(mali: Engine) -> None:
    ledger = (await mali.execute(DEMANDS, {"day": "2026-01-01"}))["compliance"]
    assert ledger["instrument"]["ending"] == {
        "agreement": {"id": "agreement/accord-2015"},
        "date": {"edtf": "2024-01-25"},
        "occurrence": {"event": {"id": "event/mali-2024-01-25"}},
        "evidence": [{"source": {"id": "source/dw-fin-2024"}}, {"source": {"id": "source/sn-fin-2024"}}],
    }
    marked = [
        one["promise"]["commitment"]["id"] for each in ledger["accounts"] for one in each["entries"] if one["afterEnd"]
    ]
    assert marked == ["commitment/rnd22-first", "commitment/rnd22-second"]
    before = (await mali.execute(DEMANDS, {"day": "2024-01-24"}))["compliance"]
    assert before["instrument"]["ending"] is None
    roadmap = await trace(mali._store, "agreement/roadmap-2018", on("2026-01-01"))
    assert roadmap
    assert roadmap.instrument.ending
    assert roadmap.instrument.ending.agreement == "agreement/accord-2015"


async def test_each_assessment_says_what_its_speaker_is_to_the_promise(mali: Engine) -> None:
    ledger = (await mali.execute(DEMANDS, {"day": "2026-01-01"}))["compliance"]
    found: dict[str, set[str]] = {}
    entries: list[dict[str, Any]] = [entry for account in ledger["accounts"] for entry in account["entries"]]
    for said in (said for entry in entries for said in entry["latest"]):
        found.setdefault(said["assessor"]["actor"]["id"], set()).add(said["standpoint"])
    for assessor, standpoints in {
        "actor/mali": {"OWED_IT"},
        "actor/cma": {"OWED_IT", "PARTY"},
        "actor/minusma": {"OWED_IT", "PARTY", "GUARANTOR", "UN"},
        "actor/algeria": {"GUARANTOR"},
        "actor/un-secretary-general": {"UN"},
        "actor/panel-of-experts": {"UN"},
        "actor/jeune-afrique": {"PRESS"},
        "actor/security-council-report": {"OTHER"},
    }.items():
        assert found[assessor] <= standpoints, assessor
    assert "OBSERVER" in found["actor/carter-center"]
    assert {code for codes in found.values() for code in codes} == {
        "OWED_IT",
        "PARTY",
        "GUARANTOR",
        "OBSERVER",
        "UN",
        "PRESS",
        "OTHER",
    }


TWO_CLOCKS = """query ($asOf: Date, $knownBy: Date) {
  compliance(agreement: "agreement/accord-2015", asOf: $asOf, knownBy: $knownBy) {
    knownBy
    notYet
    whyNot: notYet(lang: FR)
    counts { promises contested overdue breached unfinished fulfilled notYetDue undated demands }
    leftOut {
      assessments { count undated dependent }
      commitments { count undated dependent }
      words
      enMots: words(lang: FR)
    }
    later { agreement { id } }
    accounts { entries {
      promise { evidence { ...Cited } }
      latest { evidence { ...Cited } }
      bearings { occurrence { evidence { ...Cited } statements { evidence { ...Cited } } } }
    } }
  }
}
fragment Cited on LedgerEvidence { basis published { to } url readAt source { id url readAt } }"""


async def test_of_what_was_known_in_april_2018_nothing_published_later_is_told(mali: Engine) -> None:
    ledger = (await mali.execute(TWO_CLOCKS, {"asOf": "2018-04-11", "knownBy": "2018-04-11"}))["compliance"]
    assert (ledger["knownBy"], ledger["notYet"], ledger["whyNot"]) == ("2018-04-11", None, None)
    cited = [one for one in _objects(ledger["accounts"]) if "basis" in one]
    assert cited
    assert all(one["published"]["to"] <= "2018-04-11" for one in cited)
    entries = [entry for account in ledger["accounts"] for entry in account["entries"]]
    for record in (record for entry in entries for record in (entry["promise"], *entry["latest"])):
        assert "OWN" in {one["basis"] for one in record["evidence"]}
    # the source of 1 is of a whole year, two were published in January 2019 and one in March 2022, two have no date
    assert ledger["leftOut"]["assessments"] == {"count": 6, "undated": 2, "dependent": 0}
    assert "6 assessments left out, 2 of them undated" in ledger["leftOut"]["words"]
    assert "6 évaluations laissées de côté, dont 2 sans date" in ledger["leftOut"]["enMots"]
    whole = (await mali.execute(TWO_CLOCKS, {"asOf": "2018-04-11"}))["compliance"]
    assert (whole["knownBy"], whole["leftOut"]) == (None, None)
    told = ledger["leftOut"]["commitments"]
    assert whole["counts"]["promises"] - ledger["counts"]["promises"] == told["count"] + told["dependent"]


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in an answer."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from _objects(one)


@pytest.mark.parametrize(
    ("days", "en", "fr"),
    [
        (
            {"asOf": "1990-01-01"},
            "There is no ledger of 1 January 1990: nothing was owed before the first party signed, on 15 May 2015.",
            "Il n’y a pas de registre au 1er janvier 1990\u00a0: rien n’était dû avant la première signature d’une"
            " partie, le 15 mai 2015.",
        ),
        (
            {"asOf": "2020-01-01", "knownBy": "2015-06-10"},
            "There is no ledger of what was known by 10 June 2015: no source given here for the agreement had been"
            " published by then; the first that has a date was published on 11 June 2015.",
            "Il n’y a pas de registre de ce qui était connu au 10 juin 2015\u00a0: aucune source donnée ici pour"
            " l’accord n’était encore publiée ; la première qui soit datée a été publiée le 11 juin 2015.",
        ),
    ],
)
async def test_where_there_is_no_ledger_a_sentence_says_why_and_nothing_is_counted(
    mali: Engine, days: dict[str, str], en: str, fr: str
) -> None:
    ledger = (await mali.execute(TWO_CLOCKS, days))["compliance"]
    assert (ledger["notYet"], ledger["whyNot"]) == (en, fr)
    assert (ledger["accounts"], ledger["later"]) == ([], [])
    assert set(ledger["counts"].values()) == {0}


async def test_each_piece_of_evidence_has_the_addresses_of_its_source(mali: Engine) -> None:
    ledger = (await mali.execute(TWO_CLOCKS, {"asOf": "2018-04-11"}))["compliance"]
    cited = [one for one in _objects(ledger["accounts"]) if "basis" in one]
    assert all((one["url"], one["readAt"]) == (one["source"]["url"], one["source"]["readAt"]) for one in cited)
    assert {bool(one["url"]) for one in cited} == {True}
    assert {bool(one["readAt"]) for one in cited} == {True, False}


OF_PROMISES = """{ compliance(agreement: "agreement/accord-2015", asOf: "2023-01-01") { accounts { entries { promise {
  commitment { id } statements { text speaker { name } rivals { id } evidence { url } }
} } } } }"""


async def test_what_is_said_of_the_deadline_of_a_promise_stands_with_it(mali: Engine) -> None:
    ledger = (await mali.execute(OF_PROMISES, {}))["compliance"]
    promises = [entry["promise"] for account in ledger["accounts"] for entry in account["entries"]]
    said = {one["commitment"]["id"]: [each["text"] for each in one["statements"]] for one in promises}
    first, second = sorted(said["commitment/rnd22-first"])
    assert first.startswith("All 26,000 are to be integrated over the next two years")
    assert second.endswith("should be integrated in the current year.")


async def test_what_a_promise_renews_is_told_with_the_sources_that_say_so(mali: Engine) -> None:
    renewed = await _renewed(mali, None)
    assert renewed["commitment/csa13-start"] == {"commitment/ent16-interim": (), "commitment/ent16-moc": ()}
    ((earlier, sources),) = renewed["commitment/feb17-calendar"].items()
    assert (earlier, len(sources)) == ("commitment/feb17-interim", 1)
    assert renewed["commitment/apr-interim-authorities"] == {}
    assert set(await _renewed(mali, "2017-01-31")) < set(renewed)


async def _renewed(mali: Engine, known_by: str | None) -> dict[str, dict[str, tuple[str, ...]]]:
    """The commitments that each renews, with the sources of that."""
    ledger = (await mali.execute(RENEWED, {"day": known_by}))["compliance"]
    promises = [entry["promise"] for account in ledger["accounts"] for entry in account["entries"]]
    return {
        one["commitment"]["id"]: {
            each["commitment"]["id"]: tuple(cited["source"]["id"] for cited in each["evidence"])
            for each in one["renews"]
        }
        for one in promises
    }
