"""Which statements on an event of 2017 or 2018 have no source of their own, though its row has several."""

from ontology.events import CasualtyEstimate, Claim, Estimation, Event, Involvement, Setting, Subject
from ontology.model import Relation
from ontology.vocabularies import Basis, EventKind, Hedge, Role
from tests.loaders.curated_graph import nodes, records, relations_from, relations_to

YEARS = ("2017-", "2018-")


def _events() -> list[Event]:
    events = [one for one in nodes().values() if isinstance(one, Event)]
    return [one for one in events if one.when.edtf.startswith(YEARS)]


def _resting_on_the_row(event: Event) -> set[str]:
    """What the event's own citations are taken for: places and roles by their other end, figures and claims by id."""
    if len({one.source for one in event.sources}) < 2:
        return set()
    links: list[Relation] = [*relations_from(Setting, event.id), *relations_from(Involvement, event.id)]
    said = [nodes()[one.source] for kind in (Estimation, Subject) for one in relations_to(kind, event.id)]
    resting = {one.target for one in links if one.basis is Basis.ROW}
    return resting | {one.id for one in said if isinstance(one, (CasualtyEstimate, Claim)) and one.basis is Basis.ROW}


def test_few_statements_rest_on_rows_with_several_sources() -> None:
    resting = {one.id.removeprefix("event/"): found for one in _events() if (found := _resting_on_the_row(one))}
    assert resting == {
        "mali-2017-06-20": {"actor/csa"},
        "mali-2017-06-21": {"place/ml-bamako-town"},
        "mali-2017-07-19": {"place/ml-bamako-town"},
        "mali-2017-11-11": {"actor/cja", "place/ml-bamako-town"},
        "mali-2018-03-22": {"place/ml-bamako-town"},
        "mali-2018-03-27": {"actor/cma", "actor/platform"},
    }


def test_what_is_dated_otherwise_is_no_source_of_the_row() -> None:
    cited = {one.id: {citation.source for citation in one.sources} for one in _events()}
    assert "source/ucdp-ged" not in cited["event/mali-2018-04-01-akabar"] | cited["event/mali-2018-04-10"]
    assert "source/crisis-group-mali-2018-05" not in cited["event/mali-2018-03-22"]
    assert "source/mj-moc-tbk" not in cited["event/mali-2018-05-24"]
    assert "source/opx-gao" not in cited["event/mali-2017-01-18"]


def test_an_attack_that_is_only_suspected_stays_hedged() -> None:
    roles = {one.target: (one.role, one.hedge) for one in relations_from(Involvement, "event/mali-2017-01-21")}
    assert roles == {"actor/cma": (Role.ATTACKER, Hedge.ALLEGED), "actor/gatia": (Role.TARGET, None)}


def test_the_gendarmerie_is_a_target_in_timbuktu() -> None:
    targets = [one.target for one in relations_from(Involvement, "event/mali-2017-08-14") if one.role is Role.TARGET]
    assert targets == ["actor/minusma", "actor/mdsf"]


def test_a_massacre_rests_on_an_account_without_reserve() -> None:
    massacres = [one.id for one in _events() if one.kind is EventKind.MASSACRE]
    told = {one.target: one.source for one in records() if isinstance(one, Estimation) and one.target in massacres}
    assert set(told) == {"event/mali-2018-04-26", "event/mali-2018-05-19"}
    for event in massacres:
        figures = [nodes()[one.source] for one in relations_to(Estimation, event)]
        plain = [one for one in figures if isinstance(one, CasualtyEstimate) and one.hedge is None]
        assert [one for one in plain if one.harm.key == "killed" and (one.low or 0) >= 5]
