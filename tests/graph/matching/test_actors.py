"""Which actors of several datasets are one: by name, by id with it, and never where two could be meant."""

from graph.matching.actors import Identities, Named
from graph.matching.links import Decision, Verdict
from ontology.values import Text

CMA = Named("actor/cma", 0, Text("Coordination of Movements"), ("CMA",), ("publisher:1158",))
MNLA = Named("actor/mnla", 0, Text("National Movement"), ("MNLA",), ("publisher:1158",))
JNIM = Named("actor/jnim", 0, Text("Group for Support", "Groupe de soutien"), ("JNIM", "GSIM"), ("publisher:6716",))
WING = Named("actor/jnim-wing", 0, Text("JNIM (wing)"))
OURS = (CMA, MNLA, JNIM, WING)


def theirs(key: str, name: str, *external: str, rank: int = 1, others: tuple[str, ...] = ()) -> Named:
    return Named(f"actor/{key}", rank, Text(name), others, external)


def found(*named: Named, decisions: tuple[Decision, ...] = ()) -> dict[str, tuple[str, float | None]]:
    return {one.source: (one.target, one.score) for one in Identities((*OURS, *named), decisions).links()}


def test_name_and_id_together_are_surest() -> None:
    links = found(
        theirs("a", "JNIM", "publisher:6716"), theirs("b", "groupe de soutien"), theirs("c", "G.S.", "publisher:6716")
    )
    assert links == {"actor/a": ("actor/jnim", 1.0), "actor/b": ("actor/jnim", 0.9), "actor/c": ("actor/jnim", 0.8)}


def test_an_id_that_two_of_ours_share_tells_nothing_by_itself() -> None:
    links = found(
        theirs("a", "CMA", "publisher:1158"), theirs("b", "MNLA", "publisher:1158"), theirs("c", "?", "publisher:1158")
    )
    assert {id_: target for id_, (target, _) in links.items()} == {"actor/a": "actor/cma", "actor/b": "actor/mnla"}


def test_a_name_that_fits_two_is_none_of_them() -> None:
    twins = (theirs("x", "Twin"), theirs("y", "Twin"))
    assert found(*twins, theirs("z", "Twin", rank=2)) == {}


def test_acronyms_that_a_publisher_writes_before_a_name_are_names() -> None:
    assert found(theirs("a", "JNIM: Somebody's Group"))["actor/a"] == ("actor/jnim", 0.9)


def test_brackets_are_left_out_only_where_nobody_has_the_whole_name() -> None:
    assert found(theirs("a", "JNIM (Land)"), theirs("b", "JNIM (wing)")) == {
        "actor/a": ("actor/jnim", 0.9),
        "actor/b": ("actor/jnim-wing", 0.9),
    }


def test_two_publishers_actors_are_one_without_one_of_ours() -> None:
    assert found(theirs("a", "Zither Front"), theirs("b", "Zither front", rank=2)) == {"actor/b": ("actor/a", 0.9)}


def test_actors_of_one_dataset_are_never_one() -> None:
    assert found(theirs("a", "Zither Front"), theirs("b", "Zither Front")) == {}


def test_who_decides_by_hand_is_right() -> None:
    why = Text("They say so themselves.")
    no = Decision("match-decision/1", "actor/a", "actor/jnim", Verdict.DIFFERENT, "A. N.", why)
    yes = Decision("match-decision/2", "actor/b", "actor/cma", Verdict.SAME, "A. N.", why)
    named = theirs("a", "JNIM"), theirs("b", "Quite Another Name")
    (link,) = Identities((*OURS, *named), (no, yes)).links()
    assert (link.source, link.target, link.decided_by, link.method) == ("actor/b", "actor/cma", "A. N.", "decision")
    assert link.reason == why


def test_a_link_says_why() -> None:
    reasons = {one.source: one.reason for one in Identities((*OURS, theirs("a", "JNIM", "publisher:6716"))).links()}
    assert reasons["actor/a"] == Text(
        "Both are called JNIM; both have the id publisher:6716.",
        "Tous deux s’appellent JNIM; tous deux ont l’identifiant publisher:6716.",
    )
