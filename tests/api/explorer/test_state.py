"""The address of a page is its state: what is written is read back, and what is unknown is refused by its name."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.explorer.state import Known, State, Words, is_as_written, read_state
from api.web.problems import Problem
from ontology.values import Language

TODAY = date(2026, 11, 29)
WORDS = Words(once=("view", "after"), many=("status", "topic"))
VALUES = st.text(min_size=1, max_size=30).filter(str.strip)
MANY = st.sets(st.tuples(st.sampled_from(WORDS.many), VALUES), max_size=12)
ONCE = st.dictionaries(st.sampled_from(WORDS.once), VALUES)
STATES = st.builds(
    lambda day, known, lang, many, once: State(day, known, lang, "", tuple(sorted(many | set(once.items())))),
    st.none() | st.dates(),
    st.none() | st.sampled_from(Known) | st.dates(),
    st.sampled_from([None, Language.EN, Language.FR]),
    MANY,
    ONCE,
)


def read(query: str) -> State:
    """The state that an address asks for."""
    return read_state(parse_qsl(query.removeprefix("?"), keep_blank_values=True), WORDS, TODAY)


@given(STATES)
def test_what_is_written_is_read_back(state: State) -> None:
    items = parse_qsl(state.query().removeprefix("?"))
    assert read(state.query()) == state
    assert is_as_written(items, state)
    assert is_as_written(reversed(items), state)
    settled = state.settled(TODAY, Language.FR)
    assert read(settled.query()) == settled == settled.settled(date(2030, 1, 1), Language.FR)


@given(STATES, st.sampled_from(WORDS.many), VALUES)
def test_a_choice_that_is_switched_twice_is_as_before(state: State, name: str, value: str) -> None:
    switched = state.switched(name, value)
    assert (value in switched.all(name)) != (value in state.all(name))
    assert switched.switched(name, value) == state
    assert switched.having(name).all(name) == ()


@pytest.mark.parametrize(
    ("typed", "written", "remark"),
    [
        ("2018-04-30", "?as-of=2018-04-30", ""),
        ("30 avril 2018", "?as-of=2018-04-30", ""),
        ("30/04/2018", "?as-of=2018-04-30", ""),
        ("2018-04", "?as-of=2018-04-30&typed=2018-04", "'2018-04' counts from its last day, 30 April 2018."),
        ("3/4/2018", "?as-of=2018-04-03&typed=3/4/2018", "'3/4/2018' is read as 3 April 2018: day, month, year."),
        ("2030-01-01", "?as-of=2030-01-01", "1 January 2030 is a day to come: what is on record today is counted"),
        ("yesterday", "?as-of=2026-11-28", ""),
        ("", "?", ""),
    ],
)
def test_days_as_people_write_them_lead_to_one_address(typed: str, written: str, remark: str) -> None:
    state = read(f"as-of={typed}")
    assert state.query() == written
    assert read(written) == state
    assert " ".join(one.en or "" for one in state.remarks(TODAY))[: len(remark) or None] == remark


@pytest.mark.parametrize(
    ("asked", "known_by", "day"),
    [
        ("", None, None),
        ("known-by=any", Known.ANY, None),
        ("known-by=toutes", Known.ANY, None),
        ("known-by=same&as-of=2018-04-30", Known.SAME, date(2018, 4, 30)),
        ("known-by=same", Known.SAME, TODAY),
        ("known-by=1 May 2018", date(2018, 5, 1), date(2018, 5, 1)),
        ("known-by=day&known-by-day=1 mai 2018", date(2018, 5, 1), date(2018, 5, 1)),
        ("known-by=any&known-by-day=1 mai 2018", Known.ANY, None),
    ],
)
def test_which_sources_count(asked: str, known_by: date | Known | None, day: date | None) -> None:
    state = read(asked)
    assert (state.known_by, state.known_day(TODAY)) == (known_by, day)
    assert State().known_day(TODAY, Known.SAME) == TODAY


@pytest.mark.parametrize(
    ("asked", "en", "fr"),
    [
        (
            "stauts=overdue",
            "'stauts' is not a parameter of this page. Known: lang, as-of, known-by, view,",
            "Elle prend",
        ),
        ("as-of=2018-02-30", "as-of: '2018-02-30' does not exist: February 2018 has 28 days", "février 2018 compte 28"),
        ("known-by=day", "known-by-day: '' is not a day", "n’est ni un jour"),
        ("view=map&view=list", "view is given twice, as 'map' and 'list'. Keep one", "est donné deux fois"),
        ("as-of=2018-05-01&typed=2018-04", "typed=2018-04 is another day than as-of=2018-05-01.", "est un autre jour"),
        ("&".join(f"status={one}" for one in range(21)), "status is given 21 times. Keep 20", "est donné 21 fois"),
    ],
)
def test_what_cannot_be_is_told_by_its_name(asked: str, en: str, fr: str) -> None:
    with pytest.raises(Problem) as raised:
        read(asked)
    assert raised.value.status == 400
    assert raised.value.detail.startswith(en)
    assert fr in raised.value.fr


def test_clocks_go_along_and_words_stay() -> None:
    state = read("as-of=2018-04-30&known-by=same&status=overdue&lang=fr")
    assert state.clocks.query() == "?as-of=2018-04-30&known-by=same&lang=fr"
    assert state.on(date(2018, 5, 1)).query() == "?as-of=2018-05-01&known-by=same&status=overdue&lang=fr"
    assert state.in_language(Language.EN).lang is Language.EN
    assert (state.one("status"), state.one("view"), state.day(TODAY)) == ("overdue", None, date(2018, 4, 30))
