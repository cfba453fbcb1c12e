"""Whole pages: their parts, the month, verdicts, characters, and pages that are refused."""

import hashlib
from pathlib import Path

import pytest

from loaders.crisis_group.extract import extract
from loaders.source import InputError
from ontology.actors import Actor
from ontology.events import Attribution, Carriage, Claim, Event
from ontology.model import Documented
from ontology.places import Place
from ontology.records import Delivery, Row
from ontology.sources import Source
from ontology.vocabularies import ClaimKind, Situation, SourceKind
from tests.loaders.crisis_group.pages import COUNTRY_PAGE, MONTH_PAGE, delivered


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _rows(delivery: Delivery) -> list[Row]:
    rows = list(delivery.rows)
    assert all(isinstance(row, Row) for row in rows), rows
    return [row for row in rows if isinstance(row, Row)]


def _claims(delivery: Delivery) -> list[Claim]:
    return [record for row in _rows(delivery) for record in row.records if isinstance(record, Claim)]


def _problems(content: str | bytes, month: str | None = None) -> list[str]:
    with pytest.raises(InputError) as caught:
        delivered(content, month)
    return [f"{reject.problem}. {reject.remedy}" for reject in caught.value.rejects]


def test_the_page_of_a_country_has_its_parts() -> None:
    delivery = delivered(COUNTRY_PAGE, "2018-05")
    kinds = [type(row.records[0]).__name__ for row in _rows(delivery)]
    assert kinds == ["Claim", "Claim", "Source", "Claim", "Claim", "Event", "Event"]
    texts = [claim.text.en or "" for claim in _claims(delivery)]
    assert texts[0].startswith("“Herders and farmers")
    verdict = next(claim for claim in _claims(delivery) if claim.situation)
    assert verdict.situation is Situation.DETERIORATED
    assert verdict.text.en == (
        "CrisisWatch finds the situation deteriorated in 2018-05 (Mali). It warns of a risk of conflict."
    )


def test_a_quotation_has_its_speaker_its_day_and_its_outlet() -> None:
    delivery = delivered(COUNTRY_PAGE, "2018-05")
    row = next(row for row in _rows(delivery) if any(isinstance(record, Carriage) for record in row.records))
    claim = row.records[0]
    assert isinstance(claim, Claim)
    assert (claim.text.en, claim.date.edtf if claim.date else None, claim.language) == (
        "“The well belongs to all of them, and that is the trouble with it.”",
        "2017-06-07",
        "en",
    )
    ends = {type(record): record.target for record in row.records if isinstance(record, (Attribution, Carriage))}
    names = {record.id: record.name.en for record in delivery.about.records if isinstance(record, Actor)}
    assert (names[ends[Attribution]], names[ends[Carriage]]) == ("Ada Sand", "The Daily Bucket")


def test_an_update_is_a_source_of_its_kind() -> None:
    sources = [
        row.records[0] for row in _rows(delivered(COUNTRY_PAGE, "2018-05")) if isinstance(row.records[0], Source)
    ]
    assert [(one.kind, one.title.en) for one in sources if isinstance(one, Source)] == [
        (SourceKind.BRIEFING, "Wells Without Water")
    ]


def test_every_record_cites_the_characters_in_which_it_stands() -> None:
    delivery, text = delivered(COUNTRY_PAGE, "2018-05"), COUNTRY_PAGE
    events = [row.records[0] for row in _rows(delivery) if isinstance(row.records[0], Event)]
    cited = [
        event.sources[0].locator.removeprefix("char=").split(",") for event in events if isinstance(event, Documented)
    ]
    assert [text[int(start) : int(end)] for start, end in cited] == [
        "gunmen 3 May killed army soldier in Dourma town.",
        "RPT and FLDK 5 May clashed near Tin-Alwar, Agoul region, at least seven fighters killed",
    ]
    page = next(record for record in delivery.about.records if isinstance(record, Source))
    assert page.note is not None
    assert hashlib.sha256(text.encode()).hexdigest() in (page.note.en or "")


def test_what_is_unread_is_listed_and_what_is_passed_over_is_counted() -> None:
    delivery = delivered(COUNTRY_PAGE, "2018-05")
    assert [(reject.position.line, reject.value) for reject in delivery.unread] == [(13, "Moon rose.")]
    assert delivery.notices[:2] == (
        "has 4 sentences in 1 entry; unread, since they have no form that is known: 1",
        "has menus, icons and headings, which are passed over: 2 lines or blocks",
    )


def test_ids_stay_when_other_sentences_change() -> None:
    changed = COUNTRY_PAGE.replace("Fighting continued in south.", "Attacks intensified in far north and in far south.")
    before, after = (
        {row.records[0].id for row in _rows(delivered(page, "2018-05")) if isinstance(row.records[0], Event)}
        for page in (COUNTRY_PAGE, changed)
    )
    assert before == after
    assert all(id_.startswith("event/crisis-group-2018-05-") for id_ in before)


def test_the_page_of_a_month_has_an_entry_for_each_country() -> None:
    delivery = delivered(MONTH_PAGE)
    verdicts = [
        (claim.id.rpartition("crisis-group-")[2], claim.situation) for claim in _claims(delivery) if claim.situation
    ]
    assert verdicts == [
        ("2018-05-mali-verdict", Situation.DETERIORATED),
        ("2018-04-mali-verdict", Situation.UNCHANGED),
        ("2018-05-peru-verdict", Situation.DETERIORATED),
    ]
    assert [row.records[0].title.en for row in _rows(delivery) if isinstance(row.records[0], Event)] == [
        "Killing: Gunmen – Malian Armed Forces (Dourma)",
        "Military operation: Peruvian Armed Forces – three suspected rebels (Quilla)",
    ]


def test_a_page_saved_as_html_reads_like_its_text(tmp_path: Path) -> None:
    html = delivered(MONTH_PAGE)
    text = extract(Path("page")).text
    saved = delivered(text)
    assert [row.records[0] for row in _rows(saved)] == [row.records[0] for row in _rows(html)]


@pytest.mark.parametrize(
    "heading", ["Mali\n\nMay 2018", "May 2018\n\nAfrica\n\nMali", "## Mali – May 2018", "Mali (May 2018)"]
)
def test_a_heading_tells_country_and_month_in_any_order(heading: str) -> None:
    text = "Gunmen 3 May killed two soldiers near Dourma town, Dourma region."
    (row,) = _rows(delivered(f"{heading}\n\n{text}\n"))
    event = row.records[0]
    assert isinstance(event, Event)
    assert (event.id.rpartition("-")[0], event.when.edtf) == ("event/crisis-group-2018-05", "2018-05-03")


@pytest.mark.parametrize(
    "heading",
    [
        "Russia (Internal)",
        "India-Pakistan (Kashmir)",
        "Israel/Palestine",
        "Armenia-Azerbaijan (Nagorno-Karabakh) Conflict",
    ],
)
def test_a_heading_may_be_a_conflict_of_several(heading: str) -> None:
    text = "Gunmen 3 May killed two soldiers near the town of Quilla, which is not on any map."
    delivery = delivered(f"May 2018\n\nAfrica\n\n{heading}\n\n{text}\n")
    assert [type(row.records[0]) for row in _rows(delivery)] == [Event]


def test_a_heading_that_nobody_knows_is_one_by_its_month() -> None:
    text = "Gunmen 3 May killed two soldiers near the town of Quilla, which is not on any map."
    delivery = delivered(f"Gulf of Sand\n\nMay 2018\n\n{text}\n")
    assert [place.label().en for place in delivery.about.records if isinstance(place, Place)] == [
        "Gulf of Sand",
        "Quilla",
    ]


def test_a_page_that_is_saved_with_its_pictures_is_unpacked() -> None:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
    packed = f"{head}Content-Transfer-Encoding: 8bit\n\n{MONTH_PAGE}\n--b--\n"
    assert len(_rows(delivered(packed))) == len(_rows(delivered(MONTH_PAGE)))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "is empty"),
        ("<html><title>Just a moment...</title><body>Checking</body></html>", "is the page of a guard against robots"),
        ("<html><body><h1>Recipes</h1><p>Take two eggs and a spoon.</p></body></html>", "is no page of Crisis Group"),
        ("CrisisWatch\n\nMali\n\nDeteriorated Situation\n", "is no page of Crisis Group that has an entry"),
        (b"CrisisWatch Mali\n\nGunmen 3 May killed soldier in D\xe9ra.", "is not utf-8"),
    ],
)
def test_what_is_no_such_page_is_refused_by_what_it_is(content: str | bytes, problem: str) -> None:
    (told,) = _problems(content, "2018-05")
    assert told.startswith(problem)


@pytest.mark.parametrize(
    ("content", "month", "problem"),
    [
        (COUNTRY_PAGE, None, "names no month; most of its days are in May. Say of which month it is: --month 2018-04."),
        (COUNTRY_PAGE, "May 2018", "is not a month. Write year and month: --month 2018-04."),
        (COUNTRY_PAGE, "2018-13", "is not a month. Write year and month: --month 2018-04."),
        (
            MONTH_PAGE,
            "2018-06",
            "is not the month of the page, which is 2018-05. Leave out --month, or give the page of",
        ),
    ],
)
def test_a_month_is_never_guessed(content: str, month: str | None, problem: str) -> None:
    (told,) = _problems(content, month)
    assert told.startswith(problem)


def test_days_of_another_month_tell_that_a_declared_one_is_wrong() -> None:
    days = COUNTRY_PAGE.replace("Moon rose.", "Gunmen 7 May killed herder. Gunmen 8 May killed farmer.")
    (told,) = _problems(days, "2018-09")
    assert told == "cannot be the month of CrisisWatch Mali, whose days are in May. Give the month of the page."


def test_the_responsible_are_claimed_and_the_denials_kept() -> None:
    kinds = [claim.kind for claim in _claims(delivered(COUNTRY_PAGE, "2018-05"))]
    assert ClaimKind.DENIES in kinds
