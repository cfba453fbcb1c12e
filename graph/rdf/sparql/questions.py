"""What a query process is asked, and what it says where it does not answer."""

from dataclasses import dataclass

NARROWER = "Narrow its patterns, or ask for less at once."
SMALLER = "Count or group, name fewer variables, or page with ORDER BY, LIMIT and OFFSET."


@dataclass(frozen=True)
class Question:
    """A query, with the formats that its results may have: one for SELECT and ASK, one for CONSTRUCT and DESCRIBE.

    `default_graphs` and `named_graphs` are the graphs that it reads, if not those that it names itself, or all.
    """

    query: str
    table_format: str | None
    graph_format: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class QueryLimits:
    """What a query may take: seconds by the clock, and of computing; bytes of memory; bytes of its results."""

    seconds: float
    memory: int
    answer: int

    def out_of_time(self) -> "TooMuch":
        """That it takes too long."""
        return TooMuch(f"The query took longer than {self.seconds:g} seconds. {NARROWER}")

    def out_of_memory(self) -> "TooMuch":
        """That it needs too much memory."""
        return TooMuch(f"The query needs more than {self.memory:,} bytes of memory. {NARROWER}")

    def too_large(self) -> "TooMuch":
        """That it has too many results."""
        return TooMuch(f"The results are larger than {self.answer:,} bytes, and none are given. {SMALLER}")


class QueryProblem(Exception):
    """A query is not answered; the message says why, where, and what to do."""


class Malformed(QueryProblem):
    """It is not SPARQL, or asks for what is not there."""


class Refused(QueryProblem):
    """It would reach beyond the graph, or change it."""


class WrongForm(QueryProblem):
    """Its results have none of the formats that were asked for."""


class TooMuch(QueryProblem):
    """It needs more time or memory than it may take, or its results are too large."""


class Unanswered(QueryProblem):
    """Its process ended in a way that is not foreseen; the log says how."""


PROBLEMS = {problem.__name__: problem for problem in (Malformed, Refused, WrongForm, TooMuch)}
"""Those that a query process tells itself, by name."""
