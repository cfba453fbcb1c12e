"""The forms of a brief: each has the same sentences, and what comes from the data is escaped."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from api.commands.briefing import written
from api.explorer.brief_page import brief_file
from api.reports.brief import in_json, markdown, tables, text
from api.reports.brief.model import Brief
from api.reports.brief.runs import runs, text_of
from graph.compliance.promises import NamedActor, Promise, Term
from ontology.values import Language, Text
from tests.api.reports.briefed import AROUND, CLASH, DENIAL, EN, FR, made
from tests.api.reports.traced import ACCORD, COMMISSION, REPORT


def of_text(brief: Brief, language: Language) -> str:
    bare = re.sub(r"\s*\[\d+\]", "", " ".join(text.report(brief, language, 100_000)))
    return re.sub(r"\[en: ([^]]*)\]", r"\1", bare)


def of_markdown(brief: Brief, language: Language) -> str:
    bare = re.sub(r"\[\^\d+\]|\\", "", " ".join(markdown.report(brief, language)))
    return re.sub(r"\*([^*]*)\* \[en\]", r"\1", bare)


def of_html(brief: Brief, language: Language) -> str:
    page = brief_file(brief, language).partition("<main>")[2]
    bare = re.sub(r"<sup>.*?</sup>|<[^>]*>", "", page)
    return bare.replace("&#39;", "'").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


def of_csv(brief: Brief, language: Language) -> str:
    rows = csv.DictReader(io.StringIO(tables.report(brief, language), newline=""))
    return " ".join(dict.fromkeys(row["text"] for row in rows))


def of_json(brief: Brief, language: Language) -> str:
    told_ = json.loads(in_json.report(brief))
    sentences = [one for part in told_["parts"] for one in part["sentences"]] + told_["leftOut"]
    return " ".join(one["text"][language.value] for one in sentences)


@pytest.mark.parametrize("language", [EN, FR])
@pytest.mark.parametrize("form", [of_text, of_markdown, of_html, of_csv, of_json])
def test_the_sentences_and_their_figures_are_the_same_in_every_form(
    form: Callable[[Brief, Language], str], language: Language
) -> None:
    brief = made(known_by=date(2016, 9, 1))
    written = " ".join(form(brief, language).split())
    for one in (*(one for _, one in brief.sentences), *brief.left_out):
        said = " ".join(text_of(runs(one, brief, language)).split())
        assert said in written, said


def test_the_table_has_a_row_for_each_source_of_each_sentence() -> None:
    brief = made()
    rows = list(csv.DictReader(io.StringIO(tables.report(brief, EN), newline="")))
    cited = [(id_, one.evidence.source, one.record) for id_, sentence in brief.sentences for one in sentence.citations]
    assert [(row["sentence"], row["source_id"], row["id"]) for row in rows if row["number"]] == cited
    assert {"id", "speaker", "hedge", "scope", "source_id", "source_url", "locator", "dataset"} <= rows[0].keys()
    contested = [row["speaker"] for row in rows if row["rule"] == "contested" and row["id"].startswith("assessment/")]
    assert contested == ["Government of Mali"]
    assert [row["text"] for row in rows if row["part"] == "left-out"] == [
        text_of(runs(one, brief, EN)) for one in brief.left_out
    ]


def test_figures_stand_in_the_json_by_their_names() -> None:
    parts = {part["name"]: part["sentences"] for part in json.loads(in_json.report(made()))["parts"]}
    counts = next(one for one in parts["promises"] if one["rule"] == "counts")
    assert counts["figures"] == {
        "promises": 3,
        "texts": 2,
        "contested": 1,
        "overdue": 1,
        "breached": 1,
        "unfinished": 0,
        "fulfilled": 0,
        "notYetDue": 0,
        "undated": 0,
        "fulfilledOnOwnWord": 0,
    }
    assert parts["clashes"][0]["figures"] == {"clashes": 1}
    assert [one["figures"] for one in parts["promises"] if one["rule"] == "overdue"] == [{"daysOverdue": 185}]


HOSTILE = "<script>alert(1)</script> & \"q\" 'a' [x](javascript:alert(1)) *b* `c` {0} {text} | ]]>"


def hostile() -> Brief:
    """A brief of which every text that comes from the data would be markup."""
    text_ = Text(HOSTILE, HOSTILE)
    source = replace(REPORT, title=text_, publisher=HOSTILE, locator=HOSTILE, url=f"javascript:{HOSTILE}", read_at=None)
    actor = NamedActor("actor/cma", text_, text_)
    term = Term("ABSOLUTE", due="2016-01-01")
    promise = Promise("commitment/x", text_, "DDR", term, obliged=(actor,), evidence=(source,))
    said_so = (replace(one, assessor=replace(actor, id=one.id), evidence=(source,)) for one in COMMISSION.judgements)
    judged = replace(promise, id="commitment/y", judgements=tuple(said_so))
    accord = replace(ACCORD, name=text_, promises=(promise, judged), ending=None, evidence=(source,))
    said = replace(DENIAL, speaker=actor, text=text_, evidence=(source,))
    event = replace(CLASH, occurrence=replace(CLASH.occurrence, title=text_, evidence=(source,)))
    leads = (replace(AROUND.leads[0], denials=(said,)),)
    return made(accord=accord, implementing=(), around=replace(AROUND, leads=leads, affairs=(event,)))


@pytest.mark.parametrize("language", [EN, FR])
def test_hostile_texts_are_escaped(language: Language) -> None:
    brief = hostile()
    page = brief_file(brief, language)
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert page.count("&lt;script&gt;") > 6
    marked = "\n".join(markdown.report(brief, language))
    assert not re.search(r"(?<!\\)<script|(?<!\\)\]\(|<javascript:", marked)
    rows = list(csv.DictReader(io.StringIO(tables.report(brief, language), newline="")))
    assert any(HOSTILE in row["text"] for row in rows)
    assert HOSTILE in json.dumps(json.loads(in_json.report(brief)), ensure_ascii=False).replace('\\"', '"')


def test_no_text_breaks_a_line_of_a_table_or_of_json() -> None:
    broken = Text("Keep\u2028the\x85ceasefire.", "Respecter\u2028le\x85cessez-le-feu.")
    promise = Promise("commitment/x", broken, "DDR", Term("ABSOLUTE", due="2016-01-01"), evidence=(REPORT,))
    brief = made(accord=replace(ACCORD, promises=(promise,), ending=None), implementing=())
    rows = tables.report(brief, EN).count(tables.END_OF_LINE)
    assert len(list(written(brief, EN, "csv"))) == rows
    assert json.loads("\n".join(written(brief, EN, "json"))) == json.loads(in_json.report(brief))
    assert any("Keep\u2028the\x85ceasefire" in line for line in written(brief, EN, "html"))
