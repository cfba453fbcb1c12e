"""An event that several datasets record bears on a promise once."""

from graph.compliance.once import Bearer, each_once
from graph.compliance.promises import Occurrence
from ontology.values import Text


def bearer(key: str, stands_for_it: str | None = None) -> Bearer:
    """An event that bears on a promise."""
    return Bearer(Occurrence(f"event/{key}", Text(key), "2018-04-06", ()), stands_for_it and f"event/{stands_for_it}")


def told(*bearers: Bearer) -> list[str]:
    """The keys of the events of which a promise tells."""
    return [one.id.partition("/")[2] for one in each_once(bearers)]


def test_an_event_is_told_once_by_what_stands_for_it() -> None:
    assert told(bearer("row", "ours"), bearer("ours"), bearer("other")) == ["ours", "other"]


def test_where_what_stands_for_it_does_not_bear_on_the_promise_it_tells_of_it_itself() -> None:
    assert told(bearer("row", "ours"), bearer("other")) == ["row", "other"]
