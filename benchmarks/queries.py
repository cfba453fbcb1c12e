"""What is measured: three queries that a page of a website asks, each with the variables of several requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.generator import event_id

Variables = Mapping[str, Any]
EVENT_OF_THE_CURATED_DATASET = "event/mali-2018-04-14-timbuktu-camp"
DIFFERENT_EVENTS = 50


@dataclass(frozen=True)
class Query:
    """A query under a short name, and the variables of its requests, which take turns."""

    name: str
    title: str
    document: str
    requests: tuple[Variables, ...]


EVENT = """
query OneEvent($id: ID!) {
  event(id: $id) {
    id title summary kind when { edtf from to precision }
    happenedAt { edges { precision node { id name kind within { nodes { name kind } } } } }
    involves { edges { role hedge node { id name kind } } }
    casualties { nodes { harm victims scope low best high saidBy { name } } }
    claimsAbout {
      nodes { kind text saidBy { name } documentedBy { edges { locator node { title publisher } } } }
    }
  }
}
"""

NEWEST = """
query NewestEvents($first: Int!) {
  events(first: $first, orderBy: [{field: WHEN, direction: DESC}]) {
    nodes {
      id title kind when { edtf }
      happenedAt { nodes { name within { nodes { name } } } }
      involves { edges { role hedge node { name kind } } }
      casualties { nodes { harm low best high saidBy { name } } }
      claimsAbout { nodes { kind text saidBy { name } documentedBy { edges { locator node { title } } } } }
    }
  }
}
"""

LEAVES = """
query ManyFields($first: Int!) {
  events(first: $first) {
    nodes {
      __typename id iri label label_fr: label(lang: FR) confidence note note_fr: note(lang: FR) kind
      when { edtf from to precision } whenStated title title_fr: title(lang: FR) summary summary_fr: summary(lang: FR)
    }
  }
}
"""


def queries(events: int) -> tuple[Query, ...]:
    """The queries for a store that holds the curated dataset and so many generated events."""
    step = max(1, events // DIFFERENT_EVENTS)
    ids = [EVENT_OF_THE_CURATED_DATASET, *(event_id(number) for number in range(0, events, step))]
    return (
        Query("event", "one event with 4 relations", EVENT, tuple({"id": id_} for id_ in ids)),
        Query("newest", "50 newest events, nested", NEWEST, ({"first": 50},)),
        Query("leaves", "500 events × 18 fields", LEAVES, ({"first": 500},)),
    )
