"""What filters and items are made of, and what is told of a whole tree of them by walking through it."""

from graph.asked import selection as s
from graph.asked.filters import EVERYTHING, parts, speaks_of, together, values, walk
from graph.asked.operators import BY_NAME
from graph.asked.selection import At
from graph.statement import Slot
from graph.stored.ancestry import Ancestry
from graph.stored.columns import ID, ID_KEY, Key, Scalar
from ontology.actors import Actor, Membership
from ontology.events import Event, Involvement, Setting
from ontology.model import End
from ontology.places import Containment
from ontology.sources import Dataset

INVOLVES = End(Involvement, forward=True)
OF_NODE = s.Test(ID_KEY, BY_NAME["in"], Slot(("ids",)))
OF_EDGE = s.Test(Key("role", Scalar.CODE), BY_NAME["eq"], "TARGET", At.EDGE)
NO_LABEL, NO_ROLE = s.Missing(Key("labelKey", Scalar.STRING, ("-",))), s.Missing(Key("role", Scalar.CODE), At.EDGE)
UNDER, NEAR = s.Reaches(Containment, "place/gao"), s.Near(16, 0, 50)
HELD = s.Held(End(Membership, forward=True), Slot(("day",)), s.Certainty.SURELY)
LAY = s.Held(End(Containment, forward=True), "2016-01-18", s.Certainty.POSSIBLY)
BOX, AWAY = s.Box(15, -5, Slot(("north",)), 4), s.InCountry(Ancestry(Setting, Containment), own=False)
RELATED = s.Related(INVOLVES, s.Quantifier.SOME, s.Or((OF_EDGE, OF_NODE)))
TREE = s.And((s.And((UNDER, s.Not(NEAR))), RELATED, NO_ROLE))


def test_a_walk_meets_everything_once_each_before_its_parts() -> None:
    inner = s.And((UNDER, s.Not(NEAR)))
    assert list(walk(TREE)) == [
        TREE,
        inner,
        UNDER,
        s.Not(NEAR),
        NEAR,
        RELATED,
        s.Or((OF_EDGE, OF_NODE)),
        OF_EDGE,
        OF_NODE,
        NO_ROLE,
    ]
    assert parts(TREE) == (inner, RELATED, NO_ROLE)
    assert parts(EVERYTHING) == parts(NEAR) == parts(HELD) == parts(BOX) == parts(AWAY) == ()


def test_values_come_in_the_order_in_which_they_stand() -> None:
    assert values(TREE) == ("place/gao", 16, 0, 50, "TARGET", Slot(("ids",)))
    assert values(s.Not(NO_LABEL)) == ()
    assert values(s.And((BOX, AWAY))) == (15, -5, Slot(("north",)), 4)
    assert values(s.And((HELD, NEAR))) == (Slot(("day",)), s.Certainty.SURELY, 16, 0, 50)


def test_what_must_hold_together() -> None:
    assert list(together(TREE)) == [UNDER, s.Not(NEAR), RELATED, NO_ROLE]
    assert list(together(s.Or((UNDER, NEAR)))) == [s.Or((UNDER, NEAR))]
    assert list(together(EVERYTHING)) == []


def test_of_which_end_a_filter_speaks() -> None:
    asked = (OF_NODE, OF_EDGE, NO_LABEL, NO_ROLE, UNDER, NEAR, BOX, AWAY, HELD, LAY, RELATED, TREE)
    spoken_of = {each: speaks_of(each) for each in asked}
    assert spoken_of == {
        OF_NODE: At.NODE,
        OF_EDGE: At.EDGE,
        NO_LABEL: At.NODE,
        NO_ROLE: At.EDGE,
        UNDER: At.NODE,
        NEAR: At.NODE,
        BOX: At.NODE,
        AWAY: At.NODE,
        HELD: At.NODE,  # for the life of the node at the end
        LAY: At.EDGE,
        RELATED: At.NODE,
        TREE: None,
    }


def test_a_walk_through_items_meets_those_of_every_class() -> None:
    here, page = s.Leaf(ID), s.Page((s.Order(ID_KEY),), 5, NEAR)
    dataset = s.Lookup("dataset", Dataset, (here,))
    count, many = s.Count(INVOLVES, OF_EDGE), s.Many(INVOLVES, page, (here,))
    by_class = s.ByClass(((Actor, (dataset,)), (Event, (many, count))))
    root, counted = s.All(Event, page, (here, by_class)), s.CountAll(Event, UNDER)
    assert list(s.walk_items((root, counted))) == [root, here, by_class, dataset, here, many, here, count, counted]
    conditions = [s.condition(item) for item in (root, counted, count, many, by_class, here)]
    assert conditions == [NEAR, UNDER, OF_EDGE, NEAR, EVERYTHING, EVERYTHING]
