"""A request while it is answered, and the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from api.query.answering.cells import Reckoned
from api.query.answering.outline import Fields
from api.query.answering.reckoned import Reckoning
from api.query.guarding.limits import Limits
from api.query.planning.forms import Form
from api.query.planning.preparing import Values
from api.query.worker import Deadline
from graph.compliance.accounts import Ledger
from graph.compliance.changes import Changes
from graph.compliance.voices import Voices
from graph.statement import DAY_OF_REQUEST, Cursors
from graph.store import Loading, Snapshot

R = TypeVar("R", Ledger, Changes, Voices)


@dataclass(frozen=True)
class Answer:
    """The data of a response, and how many rows it was estimated to read at most.

    `outline`: what was asked for, if another form than JSON was. `large`: to write it takes long. `loading`: the
    datasets of which it may have only a part. `reckoned`: what the data of each field of a ledger was made from.
    """

    data: dict[str, Any]
    cost: int
    outline: Fields = ()
    large: bool = False
    loading: tuple[Loading, ...] = ()
    reckoned: Reckoned = field(default_factory=dict)

    def worked_out(self, cls: type[R], key: str) -> R | None:
        """What the data of the field of this key was made from: one of `cls`, or None where there is none.

        A page is written from that, as all of it stands in the data too, and to read it from there takes as long again.
        """
        found = self.reckoned[key]
        assert found is None or isinstance(found, cls)
        return found


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
