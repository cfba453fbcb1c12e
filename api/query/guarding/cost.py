"""What an operation may read at most: estimated from its selection and the page sizes of the request, before it runs.

One is counted for each row: each node of a page, and each node that belongs to it, as its dataset. A count is taken
for as much as a page of the default size at least, since it does not end with the page. To this comes what conditions
look at (`visits`), what has no index (`indexed`), and what is worked out beside the store (`computed`,
`introspection`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from api.errors import COST_EXCEEDED, TOO_MANY_CONDITIONS, RequestError
from api.query.guarding.computed import NO_LEDGERS, Ledgers
from api.query.guarding.grouped import Grouped
from api.query.guarding.indexed import Counted, Sorted
from api.query.guarding.limits import Limits
from api.query.guarding.reads import NOTHING, Look, Reads, Snippet, all_of, reads_of
from api.query.guarding.visits import Compared, FullText, Scan
from graph.asked import selection as s
from graph.asked.filters import speaks_of, stated
from graph.stored.statistics import Statistics

HEAVY = 50_000
"""More than so many rows take long: half a second or so, in which what is cheap should not have to wait."""


REMEDIES: dict[type[Look], str] = {
    Grouped: "fewer groupings or sums",
    Scan: "fewer or simpler conditions",
    Compared: "shorter lists in conditions",
    FullText: "fewer searches",
    Snippet: "fewer snippets",
    Sorted: "orders by id",
    Counted: "fewer counts",
}
"""What to ask for instead of what costs much, by what is looked at for it."""
MUCH = 0.1
"""What costs less than this share of all is not worth to be left out."""


@dataclass(frozen=True)
class Price:
    """How many rows a request may read at most.

    `heavy`: a store is expected to work on it for long. `large`: to work out its ledgers takes long.
    """

    rows: int
    heavy: bool
    large: bool


class Pricing:
    """What an operation reads, and what that comes to, which is worked out anew only where the statistics are new."""

    def __init__(self, reads: Reads, of_ledgers: Reads = NOTHING) -> None:
        self._reads, self._of_ledgers = reads, of_ledgers
        self._latest: tuple[Statistics, Ledgers, Reads] | None = None
        self.depends_on_store = reads.depends_on_store or of_ledgers.depends_on_store

    def check(
        self, variables: Mapping[str, Any], statistics: Statistics, limits: Limits, ledgers: Ledgers = NO_LEDGERS
    ) -> Price:
        """The price of a request. RequestError where that is more than is allowed."""
        known = self._known(statistics, ledgers)
        read = known.rows(variables)
        rows = read + known.schema + known.codes + ledgers.rows(statistics)
        price = Price(rows, read > HEAVY, ledgers.large)
        if price.rows > limits.cost:
            less = ", or ".join(self._remedies(variables, statistics, ledgers, price.rows)) or "less at once"
            message = f"The request may read {price.rows} rows, and {limits.cost} are allowed; ask for {less}."
            raise RequestError.of(COST_EXCEEDED, message, details={"cost": told(price.rows, limits)})
        return price

    def _remedies(
        self, variables: Mapping[str, Any], statistics: Statistics, ledgers: Ledgers, rows: int
    ) -> Iterator[str]:
        """What to ask for instead: less of each that makes up much of the price."""
        known = self._known(statistics, ledgers)
        read = known.rows(variables)
        costs = {
            "less of the schema": known.schema,
            "fewer lists of codes": known.codes,
            "fewer ledgers": ledgers.rows(statistics),
        }
        for kind, remedy in REMEDIES.items():
            costs[remedy] = read - self._all(statistics, ledgers, without=kind).rows(variables)
        costs["smaller pages"] = known.rows_of_pages(variables)
        return (remedy for remedy, cost in costs.items() if cost > MUCH * rows)

    def _known(self, statistics: Statistics, ledgers: Ledgers) -> Reads:
        latest = self._latest
        if latest is None or latest[0] is not statistics or latest[1] != ledgers:
            self._latest = latest = statistics, ledgers, self._all(statistics, ledgers)
        return latest[2]

    def _all(self, statistics: Statistics, ledgers: Ledgers, without: type[Look] | None = None) -> Reads:
        """All that is read; what ledgers are made of, of no more than these tell."""
        reads = (self._reads, self._of_ledgers)
        others, of_ledgers = (one.without(without) for one in reads) if without else reads
        read = all_of([others.of(statistics), of_ledgers.of(ledgers.within(statistics))])
        return replace(read, schema=self._reads.schema, codes=self._reads.codes)


def pricing_of(selection: s.Selection, ledgers: set[int], schema: int, codes: int) -> Pricing:
    """What a selection reads. `ledgers`: which of its roots are there for ledgers; `schema`, `codes`: as in `Reads`."""
    roots = [(root, at in ledgers) for at, root in enumerate(selection)]
    of_ledgers, others = (reads_of(tuple(root for root, of in roots if of == wanted)) for wanted in (True, False))
    return Pricing(replace(others, schema=schema, codes=codes), of_ledgers)


def told(estimated: int, limits: Limits) -> dict[str, int]:
    """A cost as responses tell it."""
    return {"estimated": estimated, "limit": limits.cost}


def check_conditions(selection: s.Selection, limits: Limits) -> None:
    """Refuse more conditions than a statement can well hold."""
    filters = (s.condition(item) for item in s.walk_items(selection))
    if sum(speaks_of(part) is not None for each in filters for part in stated(each)) > limits.conditions:
        message = (
            f"The filters have more than {limits.conditions} conditions; use in: [...], or ask in several requests."
        )
        raise RequestError.of(TOO_MANY_CONDITIONS, message)
