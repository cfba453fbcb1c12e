"""Ledgers of the curated dataset on each store: who says what, on whose word, and what stands apart."""

from typing import Any

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
        "evidence": [{"source": {"id": "source/dw-fin-2024"}}],
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
