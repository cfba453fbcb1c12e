"""How a contestant did on a query."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Timing:
    """Seconds of single requests, and requests per second of each round with many clients (none: not measured)."""

    seconds: Sequence[float]
    per_second: list[float] = field(default_factory=list)

    @property
    def p50(self) -> float:
        """Median in milliseconds."""
        return statistics.median(self.seconds) * 1000

    @property
    def p95(self) -> float:
        """95th percentile in milliseconds; of a few, the slowest."""
        if len(self.seconds) < 20:
            return max(self.seconds) * 1000
        return statistics.quantiles(self.seconds, n=20)[-1] * 1000

    @property
    def rate(self) -> float | None:
        """Requests per second: the median of the rounds."""
        return statistics.median(self.per_second) if self.per_second else None
