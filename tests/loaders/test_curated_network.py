"""Who belonged where, when, in our dataset: links between armed groups are bounded, sourced, and within both lives."""

from datetime import date

import pytest

from ontology.actors import Actor, Alliance, Membership, Splintering
from ontology.events import Event, Involvement
from ontology.model import Citation
from ontology.values import DateSpan
from ontology.vocabularies import ActorKind, Basis
from tests.loaders.curated_graph import nodes, records, relations_from

ARMED = {ActorKind.ARMED_MOVEMENT, ActorKind.COALITION, ActorKind.MILITIA, ActorKind.JIHADIST_GROUP}
ACTORS = {one.id: one for one in nodes().values() if isinstance(one, Actor)}
GROUPS = {id_ for id_, one in ACTORS.items() if one.kind in ARMED}
MEMBERSHIPS = [one for one in records() if isinstance(one, Membership)]
NETWORK = [one for one in records() if isinstance(one, (Membership, Alliance, Splintering)) and one.source in GROUPS]
WITHOUT_A_FIRST_DAY = {"actor/aqim-sahara", "actor/cpa-cma", "actor/dozos", "actor/fln", "actor/islamic-state"}


def test_every_link_between_armed_groups_has_sources_of_its_own() -> None:
    assert {one.target for one in NETWORK} <= GROUPS
    assert [one for one in NETWORK if one.basis is not Basis.OWN] == []


def test_what_rests_on_its_row_alone_is_told() -> None:
    joined = [one for one in records() if isinstance(one, (Membership, Alliance, Splintering))]
    assert {(one.source, one.target) for one in joined if one.basis is Basis.ROW} == {
        ("actor/pierre-buyoya", "actor/misahel")
    }


def test_what_is_known_of_a_link_is_said_at_both_ends() -> None:
    assert [one for one in NETWORK if isinstance(one, Splintering) and not one.date] == []
    assert [one for one in NETWORK if not isinstance(one, Splintering) and not (one.from_ and one.to)] == []


def test_few_memberships_leave_an_end_without_a_word() -> None:
    silent = {(one.source, one.target) for one in MEMBERSHIPS if not (one.from_ and one.to)}
    assert silent == {
        ("actor/assalat-ag-habi", "actor/mnla"),
        ("actor/assalat-ag-habi", "actor/msa-c"),
        ("actor/cn-rss", "actor/mali"),
        ("actor/gabriel-poudiougou", "actor/integration-commission"),
        ("actor/hassane-ag-mehdi", "actor/mnla"),
        ("actor/integration-commission", "actor/mali"),
        ("actor/lena-sundh", "actor/coi-mali"),
        ("actor/mokhtar-belmokhtar", "actor/aqim"),
        ("actor/moussa-ag-acharatoumane", "actor/mnla"),
        ("actor/moussa-faki-mahamat", "actor/african-union"),
        ("actor/pierre-buyoya", "actor/misahel"),
    }


@pytest.mark.parametrize("kind", [Membership, Alliance])
def test_nothing_is_said_to_have_held_outside_of_a_life(kind: type[Membership | Alliance]) -> None:
    dated = [one for one in records() if isinstance(one, kind)]
    lives = [(one, ACTORS[end]) for one in dated for end in (one.source, one.target)]
    early = [one for one, life in lives if _before(_first(one.from_), _first(life.founded))]
    late = [one for one, life in lives if _before(_last(life.ended), _last(one.to))]
    assert (early, late) == ([], [])


def _first(span: DateSpan | None) -> date | None:
    return span.first if span else None


def _last(span: DateSpan | None) -> date | None:
    return span.last if span else None


def _before(one: date | None, other: date | None) -> bool:
    """Whether both are known, and in this order."""
    return bool(one and other and one < other)


def test_who_took_part_was_there_but_for_whom_a_source_names_in_hindsight() -> None:
    events = {one.id: one for one in nodes().values() if isinstance(one, Event)}
    parts = [(events[one.source].when, one) for one in records() if isinstance(one, Involvement)]
    early = {
        (one.target, one.source) for when, one in parts if _before(_last(when), _first(ACTORS[one.target].founded))
    }
    late = {(one.target, one.source) for when, one in parts if _before(_last(ACTORS[one.target].ended), _first(when))}
    assert (early, late) == (
        {
            ("actor/cma", "event/mali-2014-05-17"),
            ("actor/cma", "event/mali-2014-05-21"),
            ("actor/gatia", "event/mali-2014-07-11"),
        },
        set(),
    )


def test_armed_groups_say_when_they_began() -> None:
    assert {id_ for id_ in GROUPS if not ACTORS[id_].founded} == WITHOUT_A_FIRST_DAY


@pytest.mark.parametrize(
    ("group", "into", "day"),
    [
        ("mia", "hcua", "2013-05-19"),
        ("mujao", "al-mourabitoun", "2013-08-22"),
        ("signed-in-blood", "al-mourabitoun", "2013-08-22"),
        ("mnla", "fla", "2024-11-30"),
        ("hcua", "fla", "2024-11-30"),
        ("maa-cma", "fla", "2024-11-30"),
        ("gatia-csp", "fla", "2024-11-30"),
    ],
)
def test_what_merged_ended_on_that_day(group: str, into: str, day: str) -> None:
    assert ACTORS[f"actor/{group}"].ended == DateSpan(day)
    (merger,) = [one for one in relations_from(Membership, f"actor/{group}") if one.target == f"actor/{into}"]
    assert (merger.from_, merger.to) == (DateSpan(day), DateSpan(day))


def test_the_islamic_state_in_the_sahara_left_al_mourabitoun_in_may_2015() -> None:
    (split,) = relations_from(Splintering, "actor/isgs")
    assert (split.target, split.date) == ("actor/al-mourabitoun", DateSpan("2015-05"))


def test_the_observer_has_the_carter_center_as_its_member() -> None:
    (office,) = relations_from(Membership, "actor/carter-center")
    assert (office.target, office.from_) == ("actor/independent-observer", DateSpan("2017-09-11/2018-01-15"))


def test_the_daoussahak_are_cited_from_who_names_them() -> None:
    assert Citation("source/mz-aklaz") in ACTORS["actor/daoussahak"].sources
