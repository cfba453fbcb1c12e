"""What a brief says, of an accord made for it: every sentence with its sources."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from api.explorer.brief_page import brief_file
from api.reports.brief import markdown, text
from api.reports.brief.asked import What
from api.reports.brief.making import LINES, lines
from api.reports.brief.phrases import PARTS
from api.reports.brief.room import BARE, CUTS, LEAST, MOST, ORDER
from api.reports.brief.runs import runs, untranslated
from graph.compliance.ledger import trace
from graph.compliance.narrowing import Narrowing
from graph.compliance.promises import Statement, Term
from ontology.values import Text
from tests.api.reports.briefed import AROUND, BOMBING, EN, FR, NOBODY, left, made, told
from tests.api.reports.traced import ACCORD, CMA, COMMISSION, LIST, MALI, PRESS, TIMETABLE


def test_every_sentence_ends_in_the_number_of_a_source_with_an_address() -> None:
    brief = made()
    addresses = {one.number: one.evidence.url for one in brief.sources}
    assert len(brief.sentences) > len(PARTS)
    for _, sentence in brief.sentences:
        for language in (EN, FR):
            ends = runs(sentence, brief, language)[-1].numbers
            assert ends, sentence
            assert all(str(addresses[number]).startswith("https://") for number in ends)


def test_what_is_told_of_promises() -> None:
    assert told(made(), part="promises") == [
        "Ended – The agreement ended on 15 February 2016 (days overdue are counted beyond that day too): Mali ends it.",
        "In figures – 3 promises in 2 texts: 1 contested; 1 overdue; 1 said to be breached.",
        "Newest text – The timetable (January 2016) has 1 promise; none is said to be fulfilled.",
        "Overdue – Hand over the list (The timetable): due by 29 February 2016, 185 days ago; no assessment on record.",
        "Contested – Set up an integration commission (the agreement itself): said to be fulfilled by Government of"
        " Mali (who owed it, 31 December 2015); said to be partly fulfilled (1 of 2) by MINUSMA (a UN body, 18 February"
        " 2016); if not fulfilled, 379 days overdue.",
        "Said to be breached – Keep the ceasefire (the agreement itself): said to be breached by CMA (August 2015).",
    ]
    assert told(made(), FR, "promises")[3:5] == [
        "En retard – Remettre la liste (Le chronogramme)\u00a0: échéance 29 février 2016, dépassée de 185 jours\u00a0;"
        " aucune évaluation connue.",
        "Contesté – Créer une commission d’intégration (l’accord lui-même)\u00a0: dit tenu\u00a0: Gouvernement du Mali,"
        " qui y était tenu, 31 décembre 2015\u00a0; dit tenu en partie (1 sur 2)\u00a0: MINUSMA, organe de l’ONU,"
        " 18 février 2016\u00a0; s’il n’est pas tenu, 379 jours de retard.",
    ]


def test_an_attack_that_several_datasets_record_is_told_once() -> None:
    """By what stands for it; where that is not told, by itself."""
    row = replace(BOMBING, occurrence=replace(BOMBING.occurrence, id="event/row"), stands_for_it="event/bombing")
    once = told(made(), part="killings")
    assert told(made(around=replace(AROUND, affairs=(*AROUND.affairs, row))), part="killings") == once
    alone = tuple(one for one in AROUND.affairs if one != BOMBING)
    assert told(made(around=replace(AROUND, affairs=(*alone, row))), part="killings") == once
    of_lead = replace(row, stands_for_it="event/killing")
    assert told(made(around=replace(AROUND, affairs=(*AROUND.affairs, of_lead))), part="killings") == once


def test_what_falls_due_soon_is_told_by_its_day() -> None:
    assert "Due soon – By 29 February 2016: hand over the list." in told(made("2016-02-01"))
    assert not any(one.startswith("Due soon") for one in told(made("2015-12-15")))


def test_what_surrounds_the_promises_is_told_as_leads_with_their_reserve_and_denials() -> None:
    assert told(made(), part="clashes") == [
        "Leads – CMA and GATIA (Platform): 1 clash after both had signed: 19 July 2016.",
        "With reserve – In 1 of these, one side is named with reserve only: 19 July 2016.",
        "Denied – A clash (19 July 2016) – CMA: It attacked nobody.",
    ]
    assert told(made(), part="killings") == [
        "Lead – A killing (2 August 2016); named as attacker: GATIA (Platform).",
        "Attacked – 1 attack on a body of the agreement on record: A bombing (1 August 2016; named as attacker: GATIA"
        " [reported]).",
    ]
    assert told(made(), part="sanctions") == [
        "Listed – A listing (3 August 2016), with these who belonged to a party, then or later: actor/somebody (CMA)."
    ]
    assert told(made(around=NOBODY), part="clashes") == [
        "Not on record – No clash between signatories is on record by this day; that does not mean that there was none."
    ]


def test_calls_of_late_are_told_together_where_they_are_alike() -> None:
    call = Statement("claim/8", CMA, "URGES", Text("Put sanctions on spoilers."), "2016-08-20", evidence=(PRESS,))
    other, old = replace(call, claim="claim/9", speaker=MALI), replace(call, claim="claim/10", date="2016-01-01")
    accord = replace(ACCORD, statements=(call, other, old))
    assert told(made(accord=accord), part="sanctions")[1:] == [
        "Asked for – CMA, Government of Mali (20 August 2016): Put sanctions on spoilers."
    ]


def test_what_the_page_leaves_out_is_counted() -> None:
    brief = made()
    said = left(brief)
    assert "Nothing for its date: sources of any day count here" in said
    assert "1 promise without any assessment" in said
    assert "1 promise without a deadline that names a day." in said
    assert "2 findings that an exception of their rule leaves out. 1 finding of which published sources did not" in said
    known = trace(ACCORD, (TIMETABLE,), date(2016, 9, 1), known_by=date(2016, 9, 1)).left_out
    assert known
    by_then = left(made(known_by=date(2016, 9, 1)))
    assert f" {known.commitments.count} commitments ({known.commitments.undated} undated)" in by_then


def test_sentences_without_a_translation_are_counted_and_marked() -> None:
    accord = replace(ACCORD, promises=(replace(LIST, id="commitment/other", text=Text("Only in English.")),))
    brief = made("2016-09-01", accord=accord, implementing=())
    assert untranslated(brief, EN) == 0
    assert untranslated(brief, FR) == 2  # and the title of the listing
    assert "2 phrases en anglais, faute de traduction." in left(brief, FR)
    assert any("[en: Only in English]" in one for one in text.report(brief, FR))
    assert '<i lang="en">Only in English</i>' in brief_file(brief, FR)
    assert "*Only in English* \\[en\\]" in "\n".join(markdown.report(brief, FR))
    assert "lang=" not in brief_file(brief, EN).partition("<main>")[2].partition('id="sources"')[0]


def test_parts_may_be_chosen_and_promises_narrowed() -> None:
    brief = made(what=What(("promises", "women")))
    assert [part.name for part in brief.parts] == ["promises", "women"]
    assert "Parts not asked for: Clashes between signatories; Bodies of the agreement attacked" in left(brief)
    only = made(what=What(only=Narrowing(actors=("actor/gatia",)), words=Text("obliged: GATIA", "obligés : GATIA")))
    assert "All but the promises of: obliged: GATIA; they are 0 of 3." in left(only)
    assert told(only, part="promises")[1:] == ["In figures – No promise that was asked for is on record."]
    assert told(only, part="clashes")[0].startswith("Leads – CMA and GATIA")
    other = made(what=What(only=Narrowing(actors=("actor/mali",)), words=Text("obliged: Mali")))
    assert told(other, part="clashes")[0].startswith("Not on record – Of what was asked for, no clash between")
    assert told(other, part="women")[0].startswith("Not on record – Of what was asked for, no promise or demand")


def test_before_there_is_a_ledger_the_page_says_why() -> None:
    brief = made("2011-01-01")
    (only,) = told(brief)
    assert only.startswith("No ledger – There is no ledger of 1 January 2011: nothing was owed")
    assert "What is not on record may have happened." in left(brief)


def test_demands_are_told_where_a_text_promises_nothing() -> None:
    women = replace(LIST, id="commitment/women", kind="DEMAND", topic="PARTICIPATION", text=Text("Widen the part."))
    brief = made(accord=replace(ACCORD, promises=(women,), ending=None), implementing=())
    assert told(brief, part="promises") == [
        "In figures – No promise of this agreement is on record.",
        "Demanded – Widen the part: no assessment on record.",
    ]
    assert told(brief, part="women") == ["Women – Demand by others: Widen the part: no assessment on record."]


MANY = tuple(
    replace(
        COMMISSION,
        id=f"commitment/{number}",
        text=Text(f"Keep {number} of those that were promised there."),
        term=Term("ABSOLUTE", due=f"2016-01-{1 + number % 28:02}"),
        judgements=(),
    )
    for number in range(40)
)


def test_what_does_not_fit_on_the_page_is_cut_and_counted() -> None:
    brief = made(accord=replace(ACCORD, promises=MANY, ending=None), implementing=())
    for language in (EN, FR):
        assert lines(brief, language) <= LINES
    shown = [one for one in told(brief, part="promises") if one.startswith("Overdue")]
    assert len(shown) == MOST["overdue"]
    assert f"For want of space: {40 - len(shown)} overdue" in left(brief)
    assert shown[0].partition("due by ")[2].startswith("28 January 2016")


def test_cuts_go_from_the_most_to_the_least_by_one_at_a_time() -> None:
    assert CUTS[0] == dict(MOST)
    assert {sort: LEAST.get(sort, 0) for sort in MOST} in CUTS
    assert CUTS[-1] == {sort: BARE.get(sort, 0) for sort in MOST}
    assert set(ORDER) == set(MOST)
    for before, after in pairwise(CUTS):
        assert sum(before.values()) - sum(after.values()) == 1
        assert all(after[sort] <= most for sort, most in before.items())
