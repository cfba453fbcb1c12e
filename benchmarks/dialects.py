"""How each contestant is asked, and how its answer is read, so that all can be compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from benchmarks import neo4j_graphql
from benchmarks.queries import Query, Request


class Dialect(Protocol):
    """A way to ask the queries."""

    def answers(self, query: Query) -> bool:
        """Whether it can say a query."""

    def request(self, query: Query, request: Request) -> tuple[str, object]:
        """The path and the JSON that ask it."""

    def data(self, query: Query, answer: Mapping[str, Any]) -> Any:
        """The data of an answer, in the form of ours. KeyError where there are none."""


@dataclass(frozen=True)
class Ours:
    """Our documents. Of another server with our types, `known` are the queries that it knows: all if it is None.

    Our cursors are for our endpoint alone.
    """

    known: frozenset[str] | None = None

    def answers(self, query: Query) -> bool:
        return self.known is None or query.name in self.known

    def request(self, query: Query, request: Request) -> tuple[str, object]:
        variables = request.ours if self.known is None else request.others
        return "/graphql", {"query": query.document, "variables": variables}

    def data(self, query: Query, answer: Mapping[str, Any]) -> Any:
        return answer["data"]


class Floor:
    """A path for each query, and the variables alone."""

    def answers(self, query: Query) -> bool:
        return True

    def request(self, query: Query, request: Request) -> tuple[str, object]:
        return f"/{query.name}", request.others

    def data(self, query: Query, answer: Mapping[str, Any]) -> Any:
        return answer["data"]


class Neo4jGraphql:
    """The documents of @neo4j/graphql, whose answers name what is stored."""

    def answers(self, query: Query) -> bool:
        return query.name in neo4j_graphql.QUERIES

    def request(self, query: Query, request: Request) -> tuple[str, object]:
        return "/graphql", {"query": neo4j_graphql.QUERIES[query.name].document, "variables": request.others}

    def data(self, query: Query, answer: Mapping[str, Any]) -> Any:
        return neo4j_graphql.QUERIES[query.name].data(answer["data"])
