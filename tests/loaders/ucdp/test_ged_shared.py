"""What many of UCDP's rows share: actors, of whom some names and ids hold several; places; and events coded twice."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from loaders.gazetteer import EMPTY, Gazetteer, Known, Within
from ontology.actors import Actor
from ontology.events import CasualtyEstimate, Event, Involvement, Setting
from ontology.model import Node, Relation
from ontology.places import Containment, Place
from ontology.records import Row
from ontology.values import Text
from ontology.vocabularies import ActorKind, Nearness, PlaceKind, PlacePrecision, Scope
from tests.loaders.ucdp.reading import delivered, record, records, rows_of, shared_by
from tests.loaders.ucdp.rows import table

PLACES = "dataset/places"
REGION, CERCLE = PlaceKind.REGION, PlaceKind.CERCLE
OURS = Gazetteer(
    [
        Known("place/ml", PLACES, PlaceKind.COUNTRY, ("Mali",)),
        Known("place/ml-tombouctou", PLACES, REGION, ("Tombouctou region",), within=(Within("place/ml"),)),
        Known(
            "place/ml-tombouctou-tombouctou",
            PLACES,
            CERCLE,
            ("Tombouctou cercle",),
            within=(Within("place/ml-tombouctou"),),
        ),
        *(
            Known(f"place/ml-t-{name.lower()}", PLACES, CERCLE, (name,), within=(Within("place/ml-tombouctou"),))
            for name in ("Korati", "Koradi")
        ),
        Known("actor/jnim", "dataset/mali", ActorKind.JIHADIST_GROUP, ("JNIM", "GSIM"), ("ucdp-actor:6716",)),
        Known("actor/msa", "dataset/mali", ActorKind.ARMED_MOVEMENT, ("MSA",), ("ucdp-actor:6836",)),
    ]
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _about(*rows: Mapping[str, str], gazetteer: Gazetteer = EMPTY) -> tuple[Node | Relation, ...]:
    numbered = ({"id": str(number), **row} for number, row in enumerate(rows, 1))
    return shared_by(delivered(table(*numbered), gazetteer))


def _actors(*rows: Mapping[str, str], gazetteer: Gazetteer = EMPTY) -> dict[str, Actor]:
    about = _about(*rows, gazetteer=gazetteer)
    return {one.id.removeprefix("actor/ucdp-ged-"): one for one in about if isinstance(one, Actor)}


def _places(*rows: Mapping[str, str], gazetteer: Gazetteer = EMPTY) -> list[Place]:
    return [one for one in _about(*rows, gazetteer=gazetteer) if isinstance(one, Place)]


def _sides(row: Row) -> list[tuple[str, str | None]]:
    return [(one.target.removeprefix("actor/ucdp-ged-"), one.side) for one in records(row, Involvement)]


def test_an_actor_stands_once_with_its_id() -> None:
    actors = _actors({}, {}, gazetteer=OURS)
    assert list(actors) == ["publisher", "6716", "72"]
    assert (actors["72"].kind, actors["72"].name, actors["72"].external_ids) == (
        ActorKind.STATE,
        Text("Government of Mali"),
        ("ucdp-actor:72",),
    )
    assert actors["6716"].kind is ActorKind.JIHADIST_GROUP  # as ours is
    assert _actors({})["6716"].kind is ActorKind.ARMED_MOVEMENT


def test_a_name_that_holds_several_is_split_where_each_of_them_is_known() -> None:
    several = {"side_b": "GATIA, MSA", "side_b_new_id": "6837"}
    alone = {"id": "2", "side_b": "GATIA", "side_b_new_id": "5880"}
    split, _ = rows_of(table(several, alone), OURS)
    assert _sides(split) == [("72", "a"), ("5880", "b"), ("msa", "b")]
    assert record(split, Event).title.en == "Armed clash: Government of Mali – GATIA, MSA (Ber town)"
    assert list(_actors(several, alone, gazetteer=OURS)) == ["publisher", "5880", "72", "msa"]
    whole, _ = rows_of(table(several, alone))
    assert _sides(whole) == [("72", "a"), ("6837", "b")]
    assert _actors(several, alone)["6837"].kind is ActorKind.COALITION


@pytest.mark.parametrize("id_", ["1158", ""])
def test_an_id_that_two_had_is_split_on_the_day_when_the_second_was_founded(id_: str) -> None:
    cma = {"side_b": "CMA", "side_b_new_id": id_}
    before = {"date_start": "2014-06-08", "date_end": "2014-06-08", "year": "2014", "id": "2"}
    after = {"date_start": "2014-06-09", "date_end": "2014-06-09", "year": "2014", "id": "3"}
    own = id_ or "cma"
    first, second = rows_of(table(cma | before, cma | after))
    assert (_sides(first)[1], _sides(second)[1]) == ((f"{own}-mnla", "b"), (own, "b"))
    actors = _actors(cma | before, cma | after)
    assert (actors[own].name, actors[f"{own}-mnla"].name) == (Text("CMA"), Text("MNLA"))
    assert actors[f"{own}-mnla"].note
    assert record(first, Event).title.en == "Armed clash: Government of Mali – MNLA (Ber town)"


def test_is_in_the_sahel_is_the_isgs_and_elsewhere_itself() -> None:
    here, there = {"side_b": "IS", "side_b_new_id": "234"}, {"country": "Syria", "side_b": "IS", "side_b_new_id": "234"}
    sahel, syria = rows_of(table(here, there | {"id": "2"}))
    assert (_sides(sahel)[1], _sides(syria)[1]) == (("234-isgs", "b"), ("234", "b"))
    actors = _actors(here, there)
    assert (actors["234-isgs"].name, actors["234-isgs"].aliases) == (Text("ISGS"), ("IS",))


def test_a_place_lies_within_the_unit_of_ours_that_its_row_names() -> None:
    delivery = delivered(table({}, {"id": "2", "adm_2": "Nowhere cercle"}, {"id": "3", "country": "Syria"}), OURS)
    within = [(one.source, one.target) for one in shared_by(delivery) if isinstance(one, Containment)]
    assert within == [
        ("place/ucdp-ged-ber-town-n16-5-w2-25", "place/ml-tombouctou"),
        ("place/ucdp-ged-ber-town-n16-5-w2-25", "place/ml-tombouctou-tombouctou"),
        ("place/ucdp-ged-ber-town-n16-5-w2-25", "place/ucdp-ged-syria"),
    ]
    assert delivery.requires == (PLACES,)
    assert delivery.notices == ("names units that match none of ours, with so many rows: 'Nowhere cercle' (1)",)


def test_a_unit_that_may_be_several_is_told_and_none_is_chosen() -> None:
    rows = ({"adm_2": "Korasi cercle"}, {"id": "2", "adm_2": "Korasi cercle"}, {"id": "3", "adm_2": "Nowhere cercle"})
    delivery = delivered(table(*rows, {"id": "4", "adm_2": "Nowhere cercle"}), OURS)
    within = [one.target for one in shared_by(delivery) if isinstance(one, Containment)]
    assert within == ["place/ml-tombouctou"]
    assert delivery.notices == (
        "names a unit 'Korasi cercle', which may be place/ml-t-koradi or place/ml-t-korati: none of them was chosen",
        "names units that match none of ours, with so many rows: 'Nowhere cercle' (2)",
    )


def test_a_unit_in_another_spelling_is_taken_for_ours_and_told() -> None:
    delivery = delivered(table({"adm_2": "Tombouktou cercle"}, {"id": "2", "adm_1": "Maraka region"}), OURS)
    within = [one.target for one in shared_by(delivery) if isinstance(one, Containment)]
    assert within == ["place/ml", "place/ml-tombouctou-tombouctou"]
    assert delivery.notices == (
        "names a unit 'Tombouktou cercle', which is taken for 'Tombouctou cercle' (place/ml-tombouctou-tombouctou):"
        " alias, by its spelling, 94 of 100",
        "names units that match none of ours, with so many rows: 'Maraka region' (1)",
    )


@pytest.mark.parametrize(
    ("code", "name", "kind", "precision", "nearness"),
    [
        ("1", "Ber town", PlaceKind.LOCALITY, PlacePrecision.EXACT, Nearness.EXACT),
        ("2", "Ber airport", PlaceKind.SITE, PlacePrecision.EXACT, Nearness.NEAR),
        ("3", "Tombouctou cercle", PlaceKind.CERCLE, PlacePrecision.CERCLE_CENTROID, Nearness.REGION),
        ("4", "Tombouctou region", PlaceKind.REGION, PlacePrecision.REGION_CENTROID, Nearness.REGION),
        ("5", "Ouagadou forest", PlaceKind.AREA, PlacePrecision.APPROXIMATE, Nearness.REGION),
        ("6", "Mali", PlaceKind.COUNTRY, PlacePrecision.COUNTRY_CENTROID, Nearness.COUNTRY),
        ("7", "Bay of Bengal", PlaceKind.AREA, PlacePrecision.APPROXIMATE, Nearness.REGION),
        ("", "Ber town", PlaceKind.AREA, PlacePrecision.UNKNOWN, None),
    ],
)
def test_a_point_is_as_exact_as_its_code_says(
    code: str, name: str, kind: PlaceKind, precision: PlacePrecision, nearness: Nearness | None
) -> None:
    values = {"where_prec": code, "where_coordinates": name}
    (place,) = _places(values, gazetteer=OURS)
    assert (place.kind, place.precision, place.name) == (kind, precision, Text(name))
    (row,) = rows_of(table(values), OURS)
    assert record(row, Setting).precision is nearness


def test_a_point_that_once_stands_for_a_unit_is_its_centroid() -> None:
    rows = [{"where_prec": code, "where_coordinates": "Gao"} for code in ("1", "3", "2")]
    for order in (rows, rows[::-1]):
        (place,) = _places(*order, gazetteer=OURS)
        assert place.precision is PlacePrecision.CERCLE_CENTROID


def test_a_place_without_a_name_is_called_by_its_point() -> None:
    (place,) = _places({"where_coordinates": ""}, gazetteer=OURS)
    assert place.name == Text("Mali, 16.5000° N, 2.2500° W", "Mali, 16,5000° N, 2,2500° O")


TOLL = {"low": "29", "best": "29", "high": "40"}


def _totals(*rows: Mapping[str, str]) -> dict[str, Scope]:
    every = rows_of(table(*rows))
    return {record(row, Event).id.rpartition("-")[2]: records(row, CasualtyEstimate)[0].scope for row in every}


def test_of_events_that_may_be_one_fight_one_toll_is_its_total() -> None:
    twins = [
        TOLL | {"id": "1"},
        TOLL | {"id": "2", "best": "31", "side_b": "Ansar Dine", "side_b_new_id": "1157"},
        TOLL | {"id": "3", "best": "30", "side_b": "MUJAO", "side_b_new_id": "1161"},
    ]
    assert _totals(*twins) == {"1": Scope.PART, "2": Scope.ALL, "3": Scope.PART}
    first, *_ = rows_of(table(*twins))
    note = record(first, Event).note
    assert note
    assert "Suspected to be the same fight as event/ucdp-ged-2, event/ucdp-ged-3" in str(note.en)


@pytest.mark.parametrize(
    "other",
    [
        {"best": "20"},
        {"date_end": "2018-04-15"},
        {"latitude": "17", "geom_wkt": ""},
        {"type_of_violence": "2"},
        {"side_a": "Government of Niger", "side_a_new_id": "85"},
        {"side_b": "JNIM", "side_b_new_id": "6716"},
        {"low": "0", "best": "0"},
    ],
)
def test_events_that_differ_in_more_than_the_opponent_are_two(other: dict[str, str]) -> None:
    twin = TOLL | {"id": "2", "side_b": "Ansar Dine", "side_b_new_id": "1157"}
    assert set(_totals(TOLL | {"id": "1"}, twin | other).values()) == {Scope.ALL}


def test_a_point_near_the_meridian_may_be_written_with_an_exponent() -> None:
    (place,) = _places({"longitude": "-4.5e-05", "geom_wkt": ""}, gazetteer=OURS)
    assert (place.id, place.lon) == ("place/ucdp-ged-ber-town-n16-5-w0-000045", -0.000045)
