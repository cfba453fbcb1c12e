"""What an answer says of datasets that are not whole: a load of each goes in batches, or was interrupted in one."""

from collections.abc import Iterable
from typing import Any

from graph.store import Loading


def told_loading(loading: Iterable[Loading]) -> dict[str, Any]:
    """`extensions.loading` of a response: each dataset, and since when. Nothing while all of them are whole."""
    told = [{"dataset": one.dataset, "since": one.since} for one in loading]
    return {"loading": told} if told else {}
