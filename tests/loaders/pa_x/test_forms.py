"""Every form of PA-X's files is read, with its traps; what is in none of them is told, or refused."""

import zipfile
from pathlib import Path

import pytest

from loaders import known_loaders
from loaders.gazetteer import EMPTY
from loaders.pa_x import read
from loaders.source import InputError
from ontology.actors import Actor
from ontology.agreements import Agreement, Provision, ProvisionAgreement, ProvisionPart, Signature
from ontology.values import Text
from ontology.vocabularies import AgreementKind, Strength, Topic
from tests.loaders.pa_x.reading import delivered, record, records, rejected, rows_of
from tests.loaders.pa_x.rows import COLUMNS_2, COLUMNS_4, COLUMNS_9, EXPORT, HERDERS, WELLS, table, workbook

COUNTS = {Agreement: 2, Signature: 5, Provision: 6, ProvisionAgreement: 6, ProvisionPart: 2}
"""What the two agreements become: of the first, 3 signatures, 5 topics and 2 parts; of the second 2, and 1 topic."""


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _counted(path: Path) -> dict[type, int]:
    delivery = read(path)
    rows = rows_of(delivery)
    assert delivery.remarks == ()
    return {cls: sum(len(records(row, cls)) for row in rows) for cls in COUNTS}


def _slashed(row: dict[str, str]) -> dict[str, str]:
    year, month, day = row["Dat"].split("-")
    return {**row, "Dat": f"{day}/{month}/{year}"}


def test_versions_4_to_10_are_read_alike() -> None:
    four, nine, ten = Path("pax_v4.csv"), Path("pax_v9.csv"), Path("pax_v10.csv")
    four.write_text(table(WELLS, HERDERS, columns=COLUMNS_4), encoding="utf-8", newline="")
    nine.write_text(table(WELLS, HERDERS), encoding="utf-8", newline="")
    slashed = (_slashed(row) for row in (WELLS, HERDERS))
    ten.write_text(table(*slashed, columns=[*COLUMNS_9, "Year"]), encoding="utf-8", newline="")
    assert [_counted(path) for path in (four, nine, ten)] == [COUNTS] * 3
    assert [read(path).dataset.version for path in (four, nine, ten)] == ["4", "9", "10"]


def test_a_workbook_with_columns_that_have_no_name_is_read() -> None:
    workbook(Path("pax.xlsx"), WELLS, HERDERS)
    assert _counted(Path("pax.xlsx")) == COUNTS


def test_a_cell_under_no_name_is_no_column_that_anybody_misses() -> None:
    workbook(Path("pax.xlsx"), WELLS, HERDERS, unnamed=0)
    assert _counted(Path("pax.xlsx")) == COUNTS


def test_version_2_packed_with_zeros_before_its_ids_is_read() -> None:
    content = table({**WELLS, "AgtId": "0091", "GeSo": "1"}, {**HERDERS, "AgtId": "92.0"}, columns=COLUMNS_2)
    with zipfile.ZipFile("pax_v2.zip", "w") as archive:
        archive.writestr("pax.csv", content)
    first, second = rows_of(read(Path("pax_v2.zip")))
    assert [record(row, Agreement).id for row in (first, second)] == ["agreement/pa-x-91", "agreement/pa-x-92"]
    assert Topic.HUMAN_RIGHTS in [one.topic for one in records(first, Provision)]


def test_what_the_site_exports_is_read_for_what_it_has() -> None:
    row = {**WELLS, "Stage": "Framework/substantive - comprehensive", "Con": "Mali\nNiger"}
    delivery = delivered(table(row, columns=EXPORT))
    assert record(rows_of(delivery)[0], Agreement).kind is AgreementKind.PEACE_ACCORD
    assert [notice.split(":")[0] for notice in delivery.notices] == [
        "lacks contp, status, agtp, stagesub, part, thrdpart, othagr, ucdpagr, pamagr",
        "lacks columns of topics, 225 in all (GCh, GChRhet, GChAntid, GChSubs, GChOth, GDis, GDisRhet, GDisAntid,"
        " GDisSubs, GDisOth, ...)",
    ]


def test_records_that_a_line_break_cut_in_two_are_read_as_one() -> None:
    row = {**WELLS, "PPName": "Talks at the\nwells"}
    content = table(row, HERDERS).replace('"Talks at the\nwells"', "Talks at the\nwells")
    assert content.count("\n") == table(row, HERDERS).count("\n")
    delivery = delivered(content)
    first, second = rows_of(delivery)
    assert (first.position.line, record(second, Agreement).id) == (2, "agreement/pa-x-9102")
    note = record(first, Agreement).note
    assert note is not None
    assert "Process: Talks at the wells (74)." in str(note.en)
    assert "has records that a line break cut in two, each read as one: those that begin on line 2" in delivery.notices


def test_a_line_that_is_cut_is_refused() -> None:
    with pytest.raises(InputError, match=r"has \d+ cells, and the header 279"):
        delivered(table(WELLS, HERDERS)[:-200])


def test_all_that_a_row_says_is_there() -> None:
    (row,) = rows_of(delivered(table(WELLS)))
    agreement = record(row, Agreement)
    assert (agreement.id, agreement.kind, agreement.date.edtf, agreement.name) == (
        "agreement/pa-x-9101",
        AgreementKind.PEACE_ACCORD,
        "2031-06-20",
        Text(fr="Accord sur les puits et la paix (Accord des puits)"),
    )
    assert agreement.external_ids == ("pa-x:9101", "ucdp-peace-agreement:1609", "pam:8")
    assert [(one.source, one.locator) for one in agreement.sources] == [
        ("source/pa-x-dataset", "AgtId 9101"),
        ("source/pa-x-9101-text", ""),
    ]
    assert agreement.note == Text(
        "PA-X: meant to settle the conflict as a whole (a framework for all); on a conflict within a State; about"
        " government and territory; signed or agreed by several parties; signed by the United Nations too. Conflict:"
        " Mali/(Azawad). Process: Talks at the wells (74).\n\nOther agreements that it mentions, as published:\n"
        "Page 1: the pact of the dunes",
        "PA-X : destiné à régler le conflit dans son ensemble (un cadre d’ensemble) ; sur un conflit interne ; sur le"
        " gouvernement et le territoire ; signé ou convenu par plusieurs parties ; signé aussi par les Nations Unies."
        " Conflit : Mali/(Azawad). Processus : Talks at the wells (74).\n\nAutres accords cités, tels que publiés :\n"
        "Page 1: the pact of the dunes",
    )


def test_topics_become_provisions_with_their_strength_and_parts() -> None:
    (row,) = rows_of(delivered(table(WELLS)))
    assert [
        (one.id.removeprefix("provision/pa-x-9101-"), one.topic, one.strength) for one in records(row, Provision)
    ] == [
        ("gch", Topic.PARTICIPATION, Strength.DETAILED),
        ("gchrhet", Topic.PARTICIPATION, None),
        ("gewom", Topic.PARTICIPATION, None),
        ("ssrddr", Topic.DDR, Strength.SUBSTANTIAL),
        ("ddrprog", Topic.DDR, None),
    ]
    assert [(one.source, one.target) for one in records(row, ProvisionPart)] == [
        ("provision/pa-x-9101-gchrhet", "provision/pa-x-9101-gch"),
        ("provision/pa-x-9101-ddrprog", "provision/pa-x-9101-ssrddr"),
    ]


def test_a_part_of_a_topic_that_is_not_coded_stands_alone() -> None:
    (row,) = rows_of(delivered(table({**WELLS, "GCh": "0"})))
    assert [one.source for one in records(row, ProvisionPart)] == ["provision/pa-x-9101-ddrprog"]


def test_bodies_are_actors_of_the_publisher_each_once() -> None:
    delivery = delivered(
        table(WELLS, {**WELLS, "AgtId": "9103", "Part": "For the Mouvement des puits\nZeyd Ag NOBODY"})
    )
    actors = [one for one in delivery.about.records if isinstance(one, Actor)]
    assert [(one.id, one.name.variants, one.aliases, one.acronyms) for one in actors] == [
        ("actor/pa-x-gouvernement-de-la-republique-des-dunes", ("Gouvernement de la République des Dunes",), (), ()),
        ("actor/pa-x-mouvement-des-puits", ("Mouvement des Puits",), ("Mouvement des puits",), ("MP",)),
        ("actor/pa-x-union-des-rives", ("Union des Rives",), (), ("UR",)),
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"Dat": "2031-02-30"}, "day: '2031-02-30' is not a calendar date. Give a day that exists."),
        ({"Dat": "June 2031"}, "day: 'June 2031' is not a day. Write it like 2015-06-20, as all the others."),
        ({"Stage": "Later"}, "stage: 'Later' is no stage. Write one of pre, subpar, subcomp, imp, ren, cea, oth."),
        (
            {"Agtp": "Extra"},
            "type: 'Extra' is no code of this column. Write one of inter, interintra, intra, intralocal.",
        ),
        ({"GCh": "4"}, "GCh: '4' is no strength. Write 0, 1, 2 or 3."),
        ({"GeWom": "yes"}, "gewom: 'yes' is not a whole number. Write it in digits alone."),
        ({"AgtId": "x"}, "id: 'x' is not a whole number. Write it in digits alone."),
        ({"Agt": ""}, "name: '' names nobody. Give the name."),
    ],
)
def test_a_wrong_value_is_told_with_its_place(changed: dict[str, str], told: str) -> None:
    delivery = delivered(table(HERDERS, {**WELLS, **changed}))
    assert rejected(delivery) == [f"pax_all_agreements_data.csv:4: {told}"]


def test_a_column_that_nobody_knows_is_a_remark() -> None:
    delivery = delivered(table(WELLS, columns=[*COLUMNS_9, "Moon"]))
    assert [(one.value, one.problem) for one in delivery.remarks] == [("moon", "is a column that nobody consumes")]


def test_ids_that_a_spreadsheet_has_rounded_are_left_out_and_told() -> None:
    delivery = delivered(table({**WELLS, "UcdpAgr": "5.17E+12"}))
    (row,) = rows_of(delivery)
    assert record(row, Agreement).external_ids == ("pa-x:9101", "pam:8")
    assert any("that a spreadsheet has rounded" in notice for notice in delivery.notices)


def test_the_licence_stays_with_the_dataset_and_other_loaders_name_the_file() -> None:
    delivery = delivered(table(WELLS))
    assert delivery.dataset.licence == "https://creativecommons.org/licenses/by-nc-sa/4.0/"
    with pytest.raises(InputError, match=r"is the header of peace agreements of PA-X\. Load them with pa-x=PATH"):
        known_loaders()["ucdp-ged"].read(Path("pax_all_agreements_data.csv"), None, EMPTY)
