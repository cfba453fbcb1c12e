"""ACLED's events as records: kinds, roles, days, figures, sources, and what is wrong with a row."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from loaders.acled.codes import SUB_TYPES
from ontology.actors import Actor
from ontology.events import CasualtyEstimate, Event, Setting
from ontology.model import Citation
from ontology.values import Text
from ontology.vocabularies import ActorKind, Nearness, Scope
from tests.loaders.acled.reading import delivered, parts, rejected, row_of, rows_of
from tests.loaders.acled.rows import ATTACK, CLASH, PROTEST, table
from tests.loaders.ucdp.reading import record, records

XYZ, FORCES = "xyz-front-for-xylophones-and-zithers", "military-forces-of-mali-2012-2020"
ALONE = {"assoc_actor_1": "", "assoc_actor_2": ""}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_an_event_tells_who_fought_where_when_and_who_died() -> None:
    row = row_of(CLASH)
    event, setting, figure = record(row, Event), record(row, Setting), record(row, CasualtyEstimate)
    assert (event.id, event.kind.name, event.when.edtf) == ("event/acled-mli9001", "ARMED_CLASH", "2019-02-22")
    assert event.title == Text(
        "Armed clash: XYZ: Front for Xylophones and Zithers – Military Forces of Mali (2012-2020) (Lutherie)",
        "Affrontement armé : XYZ: Front for Xylophones and Zithers – Military Forces of Mali (2012-2020) (Lutherie)",
    )
    assert event.summary == Text("On 22 February 2019, zithers met harps. Four fell silent.")
    assert (setting.target, setting.precision) == ("place/acled-lutherie-n16-5-w2-25", Nearness.EXACT)
    assert (figure.scope, figure.low, figure.best, figure.high, figure.note) == (Scope.ALL, None, 4, None, None)


def test_an_event_cites_its_row_and_each_source_by_itself() -> None:
    own = Citation("source/acled-dataset", "id MLI9001")
    named = ("source/acled-named-radio-zither", "source/acled-named-the-daily-harp")
    assert record(row_of(CLASH), Event).sources == (own, *map(Citation, named))


def test_no_death_reported_is_a_figure_that_says_so_and_no_figure_is_none() -> None:
    figure = record(row_of(PROTEST), CasualtyEstimate)
    assert figure.best == 0
    assert figure.note
    assert figure.note.en
    assert figure.note.en.startswith("ACLED writes 0 where no death is reported")
    assert records(row_of({"fatalities": ""}), CasualtyEstimate) == []


ROLES: dict[str, tuple[Mapping[str, str], list[tuple[str, str, str | None]]]] = {
    "who fought are clashing parties, in whatever order": (
        ALONE,
        [(XYZ, "CLASHING_PARTY", "a"), (FORCES, "CLASHING_PARTY", "b")],
    ),
    "allies fight on a side, and a people is named and does not fight": (
        {},
        [
            (XYZ, "CLASHING_PARTY", "a"),
            ("katiba-zither", "CLASHING_PARTY", "a"),
            ("harpist-ethnic-group-mali", "INVOLVED", None),
            (FORCES, "CLASHING_PARTY", "b"),
        ],
    ),
    "an explosion between armed groups does not tell who laid it": (
        ALONE | {"event_type": "Explosions/Remote violence", "sub_event_type": "Remote explosive/landmine/IED"},
        [(XYZ, "CLASHING_PARTY", "a"), (FORCES, "CLASHING_PARTY", "b")],
    ),
    "an explosion of which one is named": (
        ALONE | {"event_type": "Explosions/Remote violence", "sub_event_type": "Grenade", "actor2": "", "inter2": "0"},
        [(XYZ, "ATTACKER", None)],
    ),
    "who attacked civilians": (
        ATTACK,
        [
            ("mli9002-a-unidentified-armed-group-mali", "ATTACKER", None),
            ("mli9002-b-civilians-mali", "TARGET", None),
            ("harpist-ethnic-group-mali", "TARGET", None),
        ],
    ),
    "who attacked civilians, named second": (
        ATTACK | ALONE | {"actor1": "Civilians (Mali)", "inter1": "7", "actor2": CLASH["actor1"], "inter2": "2"},
        [("mli9002-a-civilians-mali", "TARGET", None), (XYZ, "ATTACKER", None)],
    ),
    "civilians by their name alone": (
        ATTACK | ALONE | {"inter1": "", "inter2": ""},
        [
            ("mli9002-a-unidentified-armed-group-mali", "ATTACKER", None),
            ("mli9002-b-civilians-mali", "TARGET", None),
        ],
    ),
    "who protested": (
        PROTEST,
        [("mli9003-a-protesters-mali", "INVOLVED", None), ("students-mali", "INVOLVED", None)],
    ),
    "force against protesters": (
        PROTEST
        | ALONE
        | {"sub_event_type": "Excessive force against protesters", "actor2": CLASH["actor2"], "inter2": "1"},
        [("mli9003-a-protesters-mali", "TARGET", None), (FORCES, "ATTACKER", None)],
    ),
    "a protest that was broken up": (
        PROTEST | ALONE | {"sub_event_type": "Protest with intervention", "actor2": CLASH["actor2"], "inter2": "1"},
        [("mli9003-a-protesters-mali", "INVOLVED", None), (FORCES, "INVOLVED", None)],
    ),
    "a mob that attacked": (
        ALONE
        | {"event_type": "Riots", "sub_event_type": "Mob violence", "actor1": "Rioters (Mali)", "inter1": "5"}
        | {"actor2": "Civilians (Mali)", "inter2": "7"},
        [("mli9001-a-rioters-mali", "ATTACKER", None), ("mli9001-b-civilians-mali", "TARGET", None)],
    ),
    "two crowds": (
        ALONE
        | {"event_type": "Riots", "sub_event_type": "Mob violence", "actor1": "Rioters (Mali)", "inter1": "5"}
        | {"actor2": "Rioters (Mali)", "inter2": "5"},
        [("mli9001-a-rioters-mali", "INVOLVED", None), ("mli9001-b-rioters-mali", "INVOLVED", None)],
    ),
    "who agreed": (
        ALONE | {"event_type": "Strategic developments", "sub_event_type": "Agreement"},
        [(XYZ, "PARTY", None), (FORCES, "PARTY", None)],
    ),
    "who was arrested": (
        ALONE | {"event_type": "Strategic developments", "sub_event_type": "Arrests"},
        [(XYZ, "INVOLVED", None), (FORCES, "INVOLVED", None)],
    ),
}


@pytest.mark.parametrize(("values", "told"), ROLES.values(), ids=ROLES)
def test_roles_are_told_by_the_type_and_never_by_the_order(
    values: Mapping[str, str], told: list[tuple[str, str, str | None]]
) -> None:
    assert parts(row_of(values)) == told


def test_strangers_are_others_in_each_event() -> None:
    first, second = rows_of(table(ATTACK, ATTACK | {"event_id_cnty": "MLI9004"}))
    strangers = [{one.id for one in records(row, Actor)} for row in (first, second)]
    assert not strangers[0] & strangers[1]
    assert {one.kind for one in records(first, Actor)} == {ActorKind.UNNAMED}


def test_every_type_is_an_event_of_some_kind() -> None:
    rows = [
        {"sub_event_type": sort.en, "event_id_cnty": f"MLI{number}", "fatalities": "0"}
        for number, sort in enumerate(SUB_TYPES)
    ]
    kinds = {
        record(row, Event).title.variants[0].partition(":")[0]: record(row, Event).kind for row in rows_of(table(*rows))
    }
    assert kinds == {sort.en: sort.kind for sort in SUB_TYPES}
    assert len(SUB_TYPES) == 25


@pytest.mark.parametrize(("dead", "kind"), [("0", "ATTACK"), ("1", "KILLING"), ("4", "KILLING"), ("5", "MASSACRE")])
def test_people_killed_who_were_not_fighting_are_a_killing_or_a_massacre(dead: str, kind: str) -> None:
    event = record(row_of({**ATTACK, "fatalities": dead}), Event)
    assert event.kind.name == kind
    assert event.title.en == "Attack: Unidentified Armed Group (Mali) against Civilians (Mali) (Lutherie)"


@pytest.mark.parametrize(
    ("precision", "when", "note"),
    [
        ("1", "2019-02-22", None),
        ("2", "2019-02-19/2019-02-25", "The week alone is known; ACLED gives its middle, 2019-02-22."),
        ("3", "2019-02", "The month alone is known; ACLED gives 2019-02-22."),
        ("", "2019-02-22", "The file does not say how exactly the day is known."),
    ],
)
def test_days_are_as_exact_as_their_publisher_knows_them(precision: str, when: str, note: str | None) -> None:
    event = record(row_of({"time_precision": precision}), Event)
    assert (event.when.edtf, event.note and event.note.en) == (when, note)


def test_tags_and_civilians_targeted_are_kept() -> None:
    note = record(row_of({**ATTACK, "time_precision": "1"}), Event).note
    assert note
    assert note.en == ("ACLED counts civilians as its main or only target. ACLED’s tags: women targeted: girls.")


WRONG: dict[str, tuple[Mapping[str, str], str]] = {
    "a day that is none": (
        {"event_date": "Friday"},
        "event_date: 'Friday' is not a day. Write it like 2018-04-14 or 14 April 2018.",
    ),
    "a day that does not exist": (
        {"event_date": "30 February 2019"},
        "event_date: '30 February 2019' is no day of the calendar. Write it like 2018-04-14 or 14 April 2018.",
    ),
    "a month that does not exist": (
        {"event_date": "22 Ma 2019"},
        "event_date: '22 Ma 2019' is not a day. Write it like 2018-04-14 or 14 April 2018.",
    ),
    "an hour": (
        {"event_date": "2019-02-22 13:30:00"},
        "event_date: '2019-02-22 13:30:00' is not a day. Write it like 2018-04-14 or 14 April 2018.",
    ),
    "another year": ({"year": "2018"}, "year: '2018' is not that of 2019-02-22. Correct one of the two."),
    "letters in a number": ({"fatalities": "1O"}, "fatalities: '1O' is not a whole number. Write it in digits alone."),
    "a number below zero": ({"fatalities": "-1"}, "fatalities: '-1' is below 0. Write 0 or more."),
    "a type that is unknown": (
        {"sub_event_type": "Ambush"},
        "sub_event_type: 'Ambush' is an unknown code. Write one of 'Armed clash', 'Government regains territory',",
    ),
    "an actor's sort that is unknown": (
        {"inter1": "9"},
        "inter1: '9' is an unknown code. Write a number from 1 to 8, or a word such as 'Rebel group'.",
    ),
    "nobody": ({"actor1": ""}, "actor1: '' names nobody. Give the name."),
    "a precision that is none": (
        {"geo_precision": "4"},
        "geo_precision: '4' is no code of precision. Write one from 1 to 3.",
    ),
    "an id that is none": (
        {"event_id_cnty": "MLI 9001"},
        "event_id_cnty: 'MLI 9001' is no id of an event. Write it as ACLED does, like MLI1234.",
    ),
    "no country": ({"country": ""}, "country: '' names nobody. Give the name."),
    "degrees beyond the pole": (
        {"latitude": "165"},
        "latitude: '165' is not from -90 to 90. Look whether columns were swapped.",
    ),
    "no degrees": ({"longitude": ""}, "longitude: '' is not a number of degrees. Write it like 16.77 or -3.01."),
}


@pytest.mark.parametrize(("values", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_file_line_field_value_and_remedy(values: Mapping[str, str], told: str) -> None:
    good = {"event_id_cnty": "MLI1"}
    (reject,) = rejected(table(good, {"event_id_cnty": "MLI2", **values}, {"event_id_cnty": "MLI3"}))
    assert reject.startswith(f"acled.csv:4: {told}")


def test_a_column_that_nobody_consumes_is_told() -> None:
    delivery = delivered(table({}).replace("tags", "colour", 1))
    assert [str(remark) for remark in delivery.remarks] == [
        "acled.csv:1: header: 'colour' is a column that nobody consumes. Remove it, or have its loader read it."
    ]
