"""Somebody listed under sanctions, and the party to an agreement to which they belonged then or later."""

from dataclasses import replace
from datetime import date

import pytest

from graph.compliance.promises import Evidence, NamedActor
from graph.compliance.standpoints import Belonging
from graph.deriving.facts import Clause, Facts, Happening, Membership, Pact, Part, Signing, Split
from graph.deriving.leads import Lead
from graph.deriving.rules.listed import RULE
from ontology.values import Text
from tests.graph.deriving.rules.promised import days, nodes

ACCORD, LISTING = "agreement/accord", "event/listing"


def actor(key: str, kind: str = "ARMED_MOVEMENT") -> NamedActor:
    return NamedActor(f"actor/{key}", Text(key), kind=kind)


def cited(key: str) -> tuple[Evidence, ...]:
    return (Evidence(f"source/{key}", Text(key)),)


def belongs(member: str, group: str, since: str | None = None, until: str | None = None, **of: str) -> Membership:
    relation = f"membership/{member}--{group}"
    return Membership(relation, Belonging(f"actor/{member}", actor(group, **of), since, until), cited(relation[11:]))


def signed(who: str, day: str = "2015-06-20", capacity: str = "PARTY") -> Signing:
    return Signing(f"signature/{who}--accord", actor(who), day, capacity, cited(f"{who}-signs"))


def accord(*signings: Signing, **other: object) -> Pact:
    made = Pact(ACCORD, "PEACE_ACCORD", Text("Accord", "Accord"), "2015-06-20", signings=signings)
    return replace(made, **other)  # type: ignore[arg-type]


def listing(*who: str, role: str = "TARGET", kind: str = "SANCTION") -> Happening:
    parts = (
        Part(f"involvement/{one}", actor(one, "PERSON"), role, evidence=cited(f"{one}-listed")) for one in sorted(who)
    )
    return Happening(LISTING, kind, Text("Listing"), "2018-12-20", tuple(parts), evidence=cited("list"))


def leads(facts: Facts, event: Happening) -> list[Lead]:
    assert RULE.of_event
    return list(RULE.of_event(facts, event))


def only(facts: Facts, event: Happening) -> Lead:
    (lead,) = leads(facts, event)
    return lead


def test_a_listed_member_of_a_party() -> None:
    lead = only(Facts((accord(signed("cma")),), (belongs("ag", "cma"),)), listing("ag"))
    assert (lead.agreement, lead.subject, lead.exception) == (ACCORD, LISTING, None)
    assert days(lead) == ("2018-12-20", None)
    (path,) = lead.paths
    assert [(step.node, step.relation, step.evidence[0].source) for step in path] == [
        (LISTING, None, "source/list"),
        ("actor/ag", "involvement/ag", "source/ag-listed"),
        ("actor/cma", "membership/ag--cma", "source/ag--cma"),
        (ACCORD, "signature/cma--accord", "source/cma-signs"),
    ]


def test_a_listed_party_itself_and_a_member_of_a_member() -> None:
    assert nodes(only(Facts((accord(signed("cma")),)), listing("cma"))) == [[LISTING, "actor/cma", ACCORD]]
    known = Facts((accord(signed("cma")),), (belongs("ag", "hcua"), belongs("hcua", "cma")))
    assert nodes(only(known, listing("ag"))) == [[LISTING, "actor/ag", "actor/hcua", "actor/cma", ACCORD]]


def test_the_nearest_party_alone_is_on_the_path() -> None:
    known = Facts(
        (accord(signed("gatia"), signed("platform")),), (belongs("ag", "gatia"), belongs("gatia", "platform"))
    )
    assert nodes(only(known, listing("ag"))) == [[LISTING, "actor/ag", "actor/gatia", ACCORD]]


def test_memberships_that_go_round_in_circles_end_somewhere() -> None:
    circle = (belongs("ag", "a"), belongs("a", "b"), belongs("b", "a"), belongs("b", "cma"))
    lead = only(Facts((accord(signed("cma")),), circle), listing("ag"))
    assert nodes(lead) == [[LISTING, "actor/ag", "actor/a", "actor/b", "actor/cma", ACCORD]]


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        # on that day, as far as anybody knows
        ("/2018-12-20", "2018-12-20/", ("2018-12-20", None)),
        (None, "2020-02-09", ("2018-12-20", "2020-02-09")),
        # later
        ("2019-07-14", None, ("2019-07-14", None)),
        ("2019-07", "2019-12", ("2019-07-01", "2019-12-31")),
    ],
)
def test_it_holds_while_they_belonged_from_the_listing_on(
    since: str | None, until: str | None, holds: tuple[str, str | None]
) -> None:
    lead = only(Facts((accord(signed("cma")),), (belongs("ag", "cma", since, until),)), listing("ag"))
    assert (days(lead), lead.exception) == (holds, None)
    assert [one.source for one in lead.ended_by] == (["source/ag--cma"] if holds[1] else [])


def test_it_holds_from_the_signature_on() -> None:
    known = Facts((accord(signed("cma", "2020-01-12")),), (belongs("ag", "cma"),))
    assert days(only(known, listing("ag"))) == ("2020-01-12", None)


def test_several_who_are_listed_make_one_lead_that_lasts_as_long_as_one_of_them() -> None:
    members = (belongs("ag", "cma", until="2019-06-01"), belongs("ben", "cma", "2019-01-01", "2020-02-09"))
    lead = only(Facts((accord(signed("cma")),), members), listing("ag", "ben"))
    assert days(lead) == ("2018-12-20", "2020-02-09")
    assert [one.source for one in lead.ended_by] == ["source/ben--cma"]
    assert lead.text == Text(
        "Lead under Accord: listed under sanctions (20 December 2018), and belonging then or later to a party: ag"
        " (cma), ben (cma).",
        "Piste au titre de «\u00a0Accord\u00a0»\u00a0: inscription sur une liste de sanctions (20 décembre 2018), et"
        " appartenance, alors ou par la suite, à une partie\u00a0: ag (cma), ben (cma).",
    )


def test_a_membership_that_had_ended_is_not_counted() -> None:
    lead = only(Facts((accord(signed("cma")),), (belongs("ag", "cma", until="2018-05"),)), listing("ag"))
    assert lead.exception == Text(
        "Not, or no longer, a member then: ag belonged to cma until 31 May 2018 at the latest.",
        "Pas ou plus membre à cette date\u00a0: ag a appartenu à cma jusqu’au 31 mai 2018 au plus tard.",
    )
    assert lead.holds_to is None


def test_the_text_names_those_who_are_not_counted_beside_those_who_are() -> None:
    members = (belongs("ag", "cma"), belongs("ben", "cma", until="2018-05"))
    lead = only(Facts((accord(signed("cma")),), members), listing("ag", "ben"))
    assert nodes(lead) == [[LISTING, "actor/ag", "actor/cma", ACCORD]]
    assert (lead.text.en or "").endswith(": ag (cma). Not counted, as the membership had ended by then: ben (cma).")
    assert (lead.text.fr or "").endswith("Non compté, l’appartenance ayant déjà pris fin\u00a0: ben (cma).")


def test_the_text_names_those_who_were_known_of_first_and_the_paths_all() -> None:
    first, then = (replace(belongs(who, "cma"), evidence=told(day)) for who, day in (("ag", "2018"), ("ben", "2019")))
    left = replace(belongs("che", "cma", until="2018-05"), evidence=told("2019"))
    dated = Facts((accord(replace(signed("cma"), evidence=told("2015")), evidence=told("2015")),), (first, then, left))
    listed = listing("ag", "ben", "che")
    parts = tuple(replace(one, evidence=told("2018")) for one in listed.parts)
    lead = only(dated, replace(listed, parts=parts, evidence=told("2018")))
    assert [path[1] for path in nodes(lead)] == ["actor/ag", "actor/ben"]
    assert (lead.text.en or "").endswith(": ag (cma).")


def told(published: str) -> tuple[Evidence, ...]:
    return (Evidence("source/paper", Text("Paper"), published=published),)


def test_whose_movement_had_split_off_is_not_counted() -> None:
    members = (belongs("ag", "msa"), belongs("msa", "mnla"))
    split = Split("splintering/msa--mnla", "actor/msa", "actor/mnla", "2016-09-02", cited("split"))
    lead = only(Facts((accord(signed("mnla")),), members, (split,)), listing("ag"))
    assert lead.exception
    assert lead.exception.en == (
        "Not, or no longer, a member then: msa belonged to mnla until 1 September 2016 at the latest."
    )
    later = only(Facts((accord(signed("mnla")),), members, (replace(split, date="2019-03-01"),)), listing("ag"))
    assert (days(later), later.exception) == (("2018-12-20", "2019-02-28"), None)
    assert [one.source for one in later.ended_by] == ["source/split"]


def test_a_listing_after_the_end_of_the_agreement_is_not_counted() -> None:
    known = Facts((accord(signed("cma"), ended="2018-12-19"),), (belongs("ag", "cma"),))
    assert only(known, listing("ag")).exception == Text(
        "The agreement had ended before: 19 December 2018.", "L’accord avait déjà pris fin\u00a0: 19 décembre 2018."
    )


def test_a_seat_in_parliament_makes_nobody_a_member_of_the_government() -> None:
    members = (belongs("ag", "assembly", kind="STATE_BODY"), belongs("assembly", "mali", kind="STATE"))
    assert leads(Facts((accord(signed("mali")),), members), listing("ag")) == []


@pytest.mark.parametrize(
    ("event", "pact"),
    [
        (listing("ag", role="INVOLVED"), accord(signed("cma"))),
        (listing("ag", kind="ATTACK"), accord(signed("cma"))),
        (listing("somebody-else"), accord(signed("cma"))),
        (listing("ag"), accord(signed("cma", capacity="WITNESS"))),
        (listing("ag"), accord(signed("cma"), kind="RESOLUTION")),
        (listing("ag"), accord(signed("cma"), kind="ROADMAP")),
    ],
)
def test_otherwise_there_is_none(event: Happening, pact: Pact) -> None:
    assert leads(Facts((pact,), (belongs("ag", "cma"),)), event) == []


def test_a_text_that_speaks_of_measures_against_obstruction_counts_and_ends_the_path() -> None:
    clause = Clause("provision/accord-point-9", "provision-agreement/9", Text("Point 9"), "SANCTIONS", cited("point"))
    pact = accord(signed("cma"), kind="PACT", clauses=(clause, replace(clause, id="provision/other", topic="DDR")))
    lead = only(Facts((pact,), (belongs("ag", "cma"),)), listing("ag"))
    (path,) = lead.paths
    assert [path[-2].node, path[-1].node, path[-1].relation] == [ACCORD, clause.id, clause.relation]


def test_those_who_deny_it_are_told() -> None:
    denied = replace(listing("ag"), denials=("claim/ag-denies",))
    lead = only(Facts((accord(signed("cma")),), (belongs("ag", "cma"),)), denied)
    assert lead.denials == ("claim/ag-denies",)
    assert lead.holds_from == date(2018, 12, 20)
