"""What compilers must know of a filter before they write it."""

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.selection import EVERYTHING, At, Filter
from graph.compiling.paging import is_settled, names_node
from graph.stored.columns import ID_KEY, Key, Scalar
from ontology.events import Involvement
from ontology.model import End

ROLE = Key("role", Scalar.CODE)
OF_NODE, OF_EDGE = s.Test(ID_KEY, BY_NAME["eq"], "actor/army"), s.Test(ROLE, BY_NAME["eq"], "TARGET", At.EDGE)
NEAR, NO_LABEL, NO_ROLE = s.Near(16, 0, 50), s.Missing(Key("labelKey", Scalar.STRING, ("-",))), s.Missing(ROLE, At.EDGE)


def related(condition: Filter) -> Filter:
    """The condition on something that takes part."""
    return s.Related(End(Involvement, forward=True), s.Quantifier.SOME, condition)


def test_a_filter_names_the_node_where_any_part_does() -> None:
    naming: list[Filter] = [OF_NODE, NEAR, NO_LABEL, related(OF_EDGE), s.And((OF_EDGE, s.Not(OF_NODE)))]
    silent: list[Filter] = [EVERYTHING, OF_EDGE, NO_ROLE, s.Or((OF_EDGE, s.Not(NO_ROLE)))]
    assert [names_node(each) for each in (*naming, *silent)] == [True] * len(naming) + [False] * len(silent)


def test_what_is_true_or_false_whatever_the_data_are() -> None:
    settled: list[Filter] = [s.Or(()), s.Not(EVERYTHING), s.And((NEAR, EVERYTHING)), NO_ROLE, related(s.Or(()))]
    open_: list[Filter] = [EVERYTHING, NO_LABEL, NEAR, s.Not(OF_EDGE), related(EVERYTHING), related(OF_EDGE)]
    assert [is_settled(each) for each in (*settled, *open_)] == [True] * len(settled) + [False] * len(open_)
