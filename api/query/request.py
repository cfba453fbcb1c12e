"""A request while it is answered, and the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.query.answering.outline import Fields
from api.query.answering.reckoned import Reckoning
from api.query.guarding.limits import Limits
from api.query.planning.forms import Form
from api.query.planning.preparing import Values
from api.query.worker import Deadline
from graph.statement import DAY_OF_REQUEST, Cursors
from graph.store import Loading, Snapshot


@dataclass(frozen=True)
class Answer:
    """The data of a response, and how many rows it was estimated to read at most.

    `outline`: what was asked for, if another form than JSON was. `large`: to write it takes long. `loading`: the
    datasets of which it may have only a part.
    """

    data: dict[str, Any]
    cost: int
    outline: Fields = ()
    large: bool = False
    loading: tuple[Loading, ...] = ()


@dataclass(frozen=True)
class Request:
    """One request while it is answered."""

    query: str
    inputs: Mapping[str, Any]
    limits: Limits
    deadline: Deadline
    today: date
    form: Form | None
    snapshot: Snapshot | None

    def variables(self, values: Values) -> dict[str, Any]:
        """What its statement is bound to: the values of its variables, and its day."""
        return {**values.given.coerced, DAY_OF_REQUEST: self.today.isoformat()}


@dataclass(frozen=True)
class Bound:
    """What the values of a request give to a plan."""

    sizes: list[int]
    marks: list[str]
    cursors: Cursors
    given: list[Any]
    snippets: int
    reckonings: list[Reckoning]
