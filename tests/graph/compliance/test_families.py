"""Promises made again and again: which go back to which first one."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from graph.compliance.families import families
from graph.compliance.promises import Promise, Renewed, Term
from ontology.values import Text


def promise(key: str, topic: str, *renewed: str) -> Promise:
    return Promise(key, Text(key), topic, Term("OPEN"), renews=tuple(Renewed(one) for one in renewed))


def told(*promises: Promise) -> dict[str, tuple[str, ...]]:
    return {one.first: one.promises for one in families(promises)}


def test_each_that_renews_goes_back_to_the_first() -> None:
    found = families([promise("a", "DDR"), promise("b", "DDR", "a"), promise("c", "DDR", "b"), promise("d", "DDR")])
    assert [(one.first, one.promises) for one in found] == [("a", ("a", "b", "c"))]


def test_the_largest_comes_first_and_of_two_as_large_the_earlier() -> None:
    pairs = (promise("a", "DDR"), promise("b", "DDR", "a"), promise("c", "JUSTICE"), promise("d", "JUSTICE", "c"))
    three = (promise("e", "FINANCE"), promise("f", "FINANCE", "e"), promise("g", "FINANCE", "e"))
    assert list(told(*pairs, *three)) == ["e", "a", "c"]


def test_what_renews_two_belongs_to_both_and_what_renews_it_to_that_of_its_topic() -> None:
    firsts = (promise("patrols", "CEASEFIRE"), promise("authorities", "INTERIM_PERIOD"))
    both = promise("both", "CEASEFIRE", "patrols", "authorities")
    later = (promise("patrols again", "CEASEFIRE", "both"), promise("authorities again", "INTERIM_PERIOD", "both"))
    assert told(*firsts, both, *later) == {
        "patrols": ("patrols", "both", "patrols again"),
        "authorities": ("authorities", "both", "authorities again"),
    }


def test_what_is_of_neither_topic_goes_on_with_both() -> None:
    firsts = (promise("patrols", "CEASEFIRE"), promise("authorities", "INTERIM_PERIOD"))
    both = promise("all", "INSTITUTIONS", "patrols", "authorities")
    assert {first: ids[-1] for first, ids in told(*firsts, both, promise("rest", "DDR", "all")).items()} == {
        "patrols": "rest",
        "authorities": "rest",
    }


def test_what_is_not_in_the_ledger_leads_to_nothing() -> None:
    assert told(promise("a", "DDR", "elsewhere"), promise("b", "DDR", "a")) == {"a": ("a", "b")}
    assert told(promise("a", "DDR", "elsewhere")) == {}


def test_promises_that_renew_one_another_make_one_family() -> None:
    assert told(promise("a", "DDR", "b"), promise("b", "DDR", "a")).popitem()[1] == ("a", "b")
    assert told(promise("a", "DDR", "a")) == {}


def test_a_long_chain_whose_last_comes_first() -> None:
    chain = [promise(str(n), "DDR", str(n - 1)) for n in range(5000, 0, -1)]
    (family,) = families([*chain, promise("0", "DDR")])
    assert (family.first, len(family.promises)) == ("0", 5001)


@given(st.lists(st.lists(st.integers(0, 40), max_size=3), max_size=40), st.data())
def test_whatever_renews_another_is_in_a_family_with_what_goes_back_to_the_same(
    renewed: list[list[int]], data: st.DataObject
) -> None:
    """Where each renews earlier ones alone: whoever renews anything is in a family, and each family has its first."""
    topics = [data.draw(st.sampled_from(["DDR", "JUSTICE"])) for _ in renewed]
    made = [promise(str(n), topics[n], *(str(one) for one in ids if one < n)) for n, ids in enumerate(renewed)]
    of = defaultdict[str, set[str]](set)
    for family in families(made):
        assert family.first in family.promises
        assert len(family.promises) > 1
        assert not next(one for one in made if one.id == family.first).renews
        for id_ in family.promises:
            of[id_].add(family.first)
    for one in made:
        assert bool(one.renews) <= bool(of[one.id])
        for earlier in one.renews:
            assert of[earlier.id] & of[one.id]
