"""UCDP's events as records: forms, days, roles, figures, sources, and the traps of real files."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from loaders import ucdp_candidate
from loaders.source import InputError
from ontology.actors import Actor
from ontology.events import CasualtyEstimate, Event, Involvement, Setting
from ontology.model import Citation
from ontology.records import Row
from ontology.sources import Dataset, Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, EventKind, Nearness, Role, Scope
from tests.loaders.ucdp.reading import FILE, delivered, record, records, rejected, rows_of
from tests.loaders.ucdp.rows import COLUMNS_41, COLUMNS_49, EVENT, ONE_SIDED, SHORT, as_doubles, table


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _row(**values: str) -> Row:
    (row,) = rows_of(table(values))
    return row


def test_an_event_tells_who_fought_where_when_and_who_died() -> None:
    row = _row()
    event, setting = record(row, Event), record(row, Setting)
    assert (event.id, event.kind, event.when) == (
        "event/ucdp-ged-900001",
        EventKind.ARMED_CLASH,
        DateSpan("2018-04-14"),
    )
    assert event.title == Text(
        "Armed clash: Government of Mali – JNIM (Ber town)", "Affrontement armé : Government of Mali – JNIM (Ber town)"
    )
    assert (setting.target, setting.precision, setting.where_stated) == (
        "place/ucdp-ged-ber-town-n16-5-w2-25",
        Nearness.EXACT,
        "at the well of Ber",
    )
    assert [(one.target, one.role, one.side) for one in records(row, Involvement)] == [
        ("actor/ucdp-ged-72", Role.CLASHING_PARTY, "a"),
        ("actor/ucdp-ged-6716", Role.CLASHING_PARTY, "b"),
    ]
    assert [
        (figure.id, figure.scope, figure.low, figure.best, figure.high) for figure in records(row, CasualtyEstimate)
    ] == [
        ("casualty-estimate/ucdp-ged-900001-killed", Scope.ALL, 6, 7, 9),
        ("casualty-estimate/ucdp-ged-900001-killed-a", Scope.PART, None, 1, None),
        ("casualty-estimate/ucdp-ged-900001-killed-b", Scope.PART, None, 4, None),
        ("casualty-estimate/ucdp-ged-900001-killed-civilians", Scope.PART, None, 2, None),
    ]
    victims = [figure.victims.variants[0] for figure in records(row, CasualtyEstimate)]
    assert victims == ["All who died, on all sides", "Government of Mali", "JNIM", "Civilians"]


def test_the_event_cites_its_row_and_each_article_that_ucdp_had_read() -> None:
    row = _row()
    sources = records(row, Source)
    assert [(one.publisher, one.published, one.title) for one in sources] == [
        ("The Watch", DateSpan("2018-04-15"), Text("Two fights, one day")),
        ("Radio B", DateSpan("2018-04-16"), Text("A fight")),
    ]
    own = Citation("source/ucdp-ged-dataset", "id 900001")
    assert record(row, Event).sources == (own, *(Citation(one.id) for one in sources))
    assert {one.sources for one in records(row, Involvement)} == {(own,)}
    assert {one.sources for one in records(row, CasualtyEstimate)} == {(own,)}
    assert record(row, Event).note == Text(
        "From whom its sources have it: army.", "De qui ses sources le tiennent : army."
    )


NONE = {"source_office": "", "source_date": "", "source_headline": ""}
ARTICLES: dict[str, tuple[Mapping[str, str], list[tuple[str | None, str]]]] = {
    "lists of unequal length": (
        {
            "source_headline": "Two; fights;A fight",
            "source_article": '"The Watch,2018-04-15,Two; fights";"B, Ltd,2018-04-16,A"',
        },
        [("The Watch", "Two; fights"), ("B, Ltd", "A")],
    ),
    "a text of older events": (
        {
            "number_of_sources": "-1",
            "source_office": "",
            "source_date": "",
            "source_headline": "",
            "source_article": "Agency\n2 May",
        },
        [(None, "Agency 2 May")],
    ),
    "entities and tabs": (
        NONE | {"source_office": "W", "source_article": '"W,2018-01-02,Al-Fu&#8217;ah\t"'},
        [("W", "Al-Fu’ah")],
    ),
    "nothing": ({"source_office": "", "source_date": "", "source_headline": "", "source_article": ""}, []),
}


@pytest.mark.parametrize(("values", "read"), ARTICLES.values(), ids=ARTICLES)
def test_lists_of_sources_are_split_as_far_as_they_tell(
    values: Mapping[str, str], read: list[tuple[str | None, str]]
) -> None:
    assert [(one.publisher, one.title.variants[0]) for one in records(_row(**values), Source)] == read


@pytest.mark.parametrize(
    ("start", "end", "precision", "when"),
    [
        ("2018-04-14", "2018-04-16", "2", "2018-04-14/2018-04-16"),
        ("2018-04-01", "2018-04-30", "4", "2018-04"),
        ("2018-04-01", "2018-05-31", "5", "2018-04/2018-05"),
        ("2018-01-01", "2018-12-31", "5", "2018"),
        ("2018-04-01", "2018-04-30", "1", "2018-04-01/2018-04-30"),
        ("2018-04-11", "2018-04-18", "4", "2018-04-11/2018-04-18"),
        ("2017-12-28", "2018-01-02", "3", "2017-12-28/2018-01-02"),
    ],
)
def test_days_are_as_exact_as_their_publisher_knows_them(start: str, end: str, precision: str, when: str) -> None:
    row = _row(date_start=start, date_end=end, date_prec=precision)
    assert record(row, Event).when.edtf == when


def test_an_attack_on_civilians_has_an_attacker_and_one_unnamed_target() -> None:
    row = _row(**ONE_SIDED)
    assert [(one.target, one.role, one.side) for one in records(row, Involvement)] == [
        ("actor/ucdp-ged-6716", Role.ATTACKER, None),
        ("actor/ucdp-ged-900001-civilians", Role.TARGET, None),
    ]
    assert record(row, Actor).kind is ActorKind.UNNAMED
    assert record(row, Event).title.en == "Massacre: JNIM against civilians (Ber town)"


@pytest.mark.parametrize(
    ("best", "clarity", "kind"), [("4", "1", "KILLING"), ("5", "1", "MASSACRE"), ("50", "2", "KILLING")]
)
def test_five_killed_in_one_event_are_a_massacre_and_a_sum_over_several_is_not(
    best: str, clarity: str, kind: str
) -> None:
    row = _row(**ONE_SIDED, best=best, event_clarity=clarity, low="1", high="99")
    assert record(row, Event).kind is EventKind[kind]


def test_numbers_in_no_order_are_kept_as_published() -> None:
    (total, *_) = records(_row(low="5", best="4", high="5"), CasualtyEstimate)
    assert (total.low, total.best, total.high) == (5, 4, 5)
    assert total.note == Text(
        "As published: lowest 5, best 4, highest 5.",
        "Tel que publié : minimum 5, meilleure estimation 4, maximum 5.",
    )
    (total, *_) = records(_row(low="12", best="12", high="0"), CasualtyEstimate)
    assert (total.low, total.best, total.high) == (None, 12, None)
    assert total.note
    assert total.note.en == "As published: lowest 12, best 12, highest 0."


def test_what_is_not_clear_says_so() -> None:
    note = record(_row(code_status="Check dyad", source_original=""), Event).note
    assert note == Text("Status of the coding: Check dyad.", "État du codage : Check dyad.")


def _page(row: Mapping[str, str]) -> str:
    """The event as the API gives it: numbers as such, days with the hour, what is missing as null."""
    values = {column: {**EVENT, **row}.get(column) or None for column in COLUMNS_49}
    numbers = {column: int(cell) for column, cell in values.items() if cell and cell.isdigit()}
    days = {column: f"{values[column]}T00:00:00" for column in ("date_start", "date_end")}
    page = {"TotalCount": 1, "NextPageUrl": "", "Result": [values | numbers | days | {"active_year": True}]}
    return json.dumps(page)


def test_every_form_gives_the_same_events() -> None:
    whole = rows_of(table({}))
    assert rows_of(table(as_doubles({}))) == whole
    assert rows_of(table({}, header=False))[0].records == whole[0].records
    assert rows_of(_page({}))[0].records == whole[0].records
    tagged = table({}).replace("\n", "\n,#x" + "," * 47 + "\n", 1)
    assert rows_of(tagged)[0].records == whole[0].records
    older = rows_of(table({}, columns=COLUMNS_41))[0]
    assert record(older, Setting).where_stated is None
    assert [one for one in older.records if not isinstance(one, Setting)] == [
        one for one in whole[0].records if not isinstance(one, Setting)
    ]


def test_what_a_short_form_does_not_tell_is_unknown_and_never_exact() -> None:
    values = {"type_of_violence": "State-based violence", "month": "4", "day": "14"}
    delivery = delivered(table(values | {f"{x}_death": "3" for x in ("low", "best", "high")}, columns=SHORT))
    (row,) = delivery.rows
    assert isinstance(row, Row)
    event, setting = record(row, Event), record(row, Setting)
    assert (event.when.edtf, setting.precision) == ("2018-04-14", None)
    assert event.note
    assert event.note.en == "The file does not say how exactly the day is known."
    assert setting.target == "place/ucdp-ged-mali-n16-5-w2-25"
    assert [one.target for one in records(row, Involvement)] == [
        "actor/ucdp-ged-government-of-mali",
        "actor/ucdp-ged-jnim",
    ]
    (notice,) = delivery.notices
    assert notice.startswith("lacks date_start, date_end, date_prec,")
    assert delivery.remarks == ()


def test_the_version_is_read_off_the_name_of_the_file() -> None:
    dataset, source, *_ = delivered(table({})).about.records
    assert isinstance(dataset, Dataset)
    assert isinstance(source, Source)
    assert (dataset.version, dataset.issued, dataset.licence) == (
        "25.1",
        DateSpan("2025"),
        "https://creativecommons.org/licenses/by/4.0/",
    )
    assert (source.title, source.published) == (
        Text("UCDP Georeferenced Event Dataset, version 25.1"),
        DateSpan("2025"),
    )
    month = Path("GEDEvent_v25_0_3.csv")
    FILE.rename(month)
    assert ucdp_candidate.read(month, "march").dataset.version == "25.0.3"
    assert ucdp_candidate.read(month.rename("events.csv")).dataset.version == "unstated"


WRONG: dict[str, tuple[Mapping[str, str], str]] = {
    "a day that is none": (
        {"date_start": "14 April"},
        "date_start: '14 April' is not a day. Write it like 2018-04-14.",
    ),
    "a day that does not exist": (
        {"date_start": "2018-02-30", "date_end": "2018-02-30"},
        "date_start: '2018-02-30' is not a calendar date. Give a day that exists.",
    ),
    "a span that runs backwards": (
        {"date_end": "2018-04-01"},
        "date_start: '2018-04-14/2018-04-01' runs backwards. Write the earlier date first.",
    ),
    "another year": ({"year": "2017"}, "year: '2017' is not that of 2018-04-14. Correct one of the two."),
    "letters in a number": ({"best": "7x"}, "best: '7x' is not a whole number. Write it in digits alone."),
    "a number below nothing": ({"deaths_a": "-2"}, "deaths_a: '-2' is below 0. Write 0 or more."),
    "a number beyond all": ({"high": "9" * 12}, "high: '999999999999' is too large. Write 2147483647 or less."),
    "a code that is none": ({"where_prec": "8"}, "where_prec: '8' is no code of precision. Write one from 1 to 7."),
    "no type of violence": (
        {"type_of_violence": "4"},
        "type_of_violence: '4' is no type of violence. Write 1, 2 or 3, or 'state-based violence',"
        " 'non-state violence', 'one-sided violence'.",
    ),
    "civilians who fight": (
        {"side_b": "Civilians"},
        "type_of_violence: '1' does not go with side_b 'Civilians'. Correct one of the two.",
    ),
    "civilians who attack": (
        {"side_a": "Civilians"},
        "side_a: 'Civilians' never use force here. Look whether columns were swapped.",
    ),
    "a conflict for a side": (
        {"side_b": "Mali: Azawad"},
        "side_b: 'Mali: Azawad' is the name of a conflict. Look whether columns were swapped.",
    ),
    "a government for a country": (
        {"country": "Government of Mali"},
        "country: 'Government of Mali' is no country. Look whether columns were swapped.",
    ),
    "a year that is none": ({"year": "4"}, "year: '4' is below 1900. Write 1900 or more."),
    "nobody": ({"side_b": " "}, "side_b: '' names nobody. Give the name."),
    "a point beyond the pole": (
        {"latitude": "166.5"},
        "latitude: '166.5' is not from -90 to 90. Look whether columns were swapped.",
    ),
    "swapped columns": (
        {"latitude": "-2.25", "longitude": "16.5"},
        "latitude: '-2.25' is the longitude of geom_wkt. Swap the two columns back.",
    ),
}


@pytest.mark.parametrize(("values", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_value_rejects_its_row_and_no_other(values: Mapping[str, str], told: str) -> None:
    assert rejected(table({"id": "1", "source_article": "a\nb"}, values)) == [f"ged251.csv:5: {told}"]


def test_a_file_of_which_most_rows_cannot_be_read_is_refused() -> None:
    with pytest.raises(InputError, match="is not a whole number") as caught:
        delivered(table({"best": "x"}, {"id": "2"}, {"id": "3", "best": "y"}))
    assert [reject.value for reject in caught.value.rejects] == ["x", "y"]
