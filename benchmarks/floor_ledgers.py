"""How the hand-written statements of ledgers read a graph: in SQL as SQLite stores it, and in Cypher."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from typing import Any

import apsw
import neo4j
import orjson

from benchmarks.floor_ledger import Pieces, source, statement
from benchmarks.servers import StoreAddress
from graph.engines import SQLITE, sqlite_file
from graph.neo4j.names import in_capitals


class Sql:
    """Rows as JSON. An index has relations in the order of their ids, so that nothing is sorted."""

    carrying_out = """n.id IN (
        WITH RECURSIVE below (id) AS (
          SELECT $agreement UNION SELECT i.sourceId FROM implements i JOIN below ON i.targetId = below.id
        ) SELECT id FROM below UNION SELECT s.sourceId FROM supports s JOIN below ON s.targetId = below.id)"""

    def list_in(self, cell: str) -> str:
        return f"json({cell})"

    def truth_in(self, cell: str) -> str:
        return f"json(iif({cell}, 'true', 'false'))"

    def many(self, near: str, relation: str, cls: str, pieces: Pieces, *, back: bool = False, that: str = "") -> str:
        far, (there, here) = f"{near}n", ("sourceId", "targetId") if back else ("targetId", "sourceId")
        contested = f" AND EXISTS (SELECT 1 FROM rivals x WHERE {far}.id IN (x.sourceId, x.targetId))" if that else ""
        return f"""json((SELECT json_group_array(json_array({pieces(self, far, f"{far}r")}))
          FROM {relation} {far}r INDEXED BY {relation}_by_{here}_id CROSS JOIN {cls} {far} ON {far}.id = {far}r.{there}
          WHERE {far}r.{here} = {near}.id{contested}))"""

    def rivals(self, near: str) -> str:
        return f"""json((SELECT json_group_array(json_array(id)) FROM (
          SELECT targetId AS id, id AS at FROM rivals WHERE sourceId = {near}.id
          UNION ALL SELECT sourceId, id FROM rivals WHERE targetId = {near}.id ORDER BY at)))"""

    def one(self, near: str, relation: str, cls: str, pieces: Pieces) -> str:
        far = f"{near}n"
        return f"""json((SELECT json_array({pieces(self, far, f"{far}r")})
          FROM {relation} {far}r CROSS JOIN {cls} {far} ON {far}.id = {far}r.targetId
          WHERE {far}r.sourceId = {near}.id))"""

    def named(self, cell: str, cls: str, pieces: Pieces) -> str:
        far = f"{cell.partition('.')[0]}n"
        return f"json((SELECT json_array({pieces(self, far, '')}) FROM {cls} {far} WHERE {far}.id = {cell}))"

    def cited(self, relation: str) -> str:
        return f"""json((SELECT json_group_array(json_array(
            nullif({relation}.citedLocators ->> cited.key, ''), {relation}.basis, json_array({source(self, "s", "")})))
          FROM json_each({relation}.citedIds) cited CROSS JOIN Source s ON s.id = cited.value))"""

    def related(self, relation: str, *, back: bool) -> str:
        return f"EXISTS (SELECT 1 FROM {relation} r WHERE r.{'targetId' if back else 'sourceId'} = n.id)"

    def root(self, cls: str, that: str, pieces: Pieces) -> str:
        return f"""json((SELECT json_group_array(json(row)) FROM (
          SELECT json_array({pieces(self, "n", "")}) AS row FROM {cls} n WHERE {that} ORDER BY n.id)))"""


class Cypher:
    """Rows as lists."""

    carrying_out = """EXISTS { (n)-[:IMPLEMENTS*0..]->({id: $agreement}) }
      OR EXISTS { (n)-[:SUPPORTS]->()-[:IMPLEMENTS*0..]->({id: $agreement}) }"""

    def list_in(self, cell: str) -> str:
        return cell

    def truth_in(self, cell: str) -> str:
        return cell

    def many(self, near: str, relation: str, cls: str, pieces: Pieces, *, back: bool = False, that: str = "") -> str:
        far, (left, right) = f"{near}n", ("<-", "-") if back else ("-", "->")
        contested = f" WHERE EXISTS {{ ({far})-[:RIVALS]-() }}" if that else ""
        return f"""COLLECT {{ MATCH ({near}){left}[{far}r:{in_capitals(relation)}]{right}({far}:{cls}){contested}
          WITH {far}r, {far} ORDER BY {far}r.id RETURN [{pieces(self, far, f"{far}r")}] }}"""

    def rivals(self, near: str) -> str:
        return f"COLLECT {{ MATCH ({near})-[x:RIVALS]-(y) WITH x, y ORDER BY x.id RETURN [y.id] }}"

    def one(self, near: str, relation: str, cls: str, pieces: Pieces) -> str:
        far = f"{near}n"
        return f"""head(COLLECT {{ MATCH ({near})-[{far}r:{in_capitals(relation)}]->({far}:{cls})
          RETURN [{pieces(self, far, f"{far}r")}] }})"""

    def named(self, cell: str, cls: str, pieces: Pieces) -> str:
        far = f"{cell.partition('.')[0]}n"
        return f"head(COLLECT {{ MATCH ({far}:{cls} {{id: {cell}}}) RETURN [{pieces(self, far, '')}] }})"

    def cited(self, relation: str) -> str:
        return f"""COLLECT {{ UNWIND range(0, size({relation}.citedIds) - 1) AS i
          MATCH (s:Source {{id: {relation}.citedIds[i]}})
          RETURN [nullIf({relation}.citedLocators[i], ''), {relation}.basis, [{source(self, "s", "")}]] }}"""

    def related(self, relation: str, *, back: bool) -> str:
        left, right = ("<-", "-") if back else ("-", "->")
        return f"EXISTS {{ (n){left}[:{in_capitals(relation)}]{right}() }}"

    def root(self, cls: str, that: str, pieces: Pieces) -> str:
        return f"COLLECT {{ MATCH (n:{cls}) WHERE {that} WITH n ORDER BY n.id RETURN [{pieces(self, 'n', '')}] }}"


SQL = f"SELECT json_array({statement(Sql())})"
CYPHER = f"RETURN [{statement(Cypher())}]"


@asynccontextmanager
async def handwritten(at: StoreAddress) -> AsyncIterator[Callable[[str], Awaitable[list[Any]]]]:
    """A function that gives the rows of an agreement's ledger, through the driver that our store uses as well."""
    if at.url.startswith(SQLITE):
        with closing(apsw.Connection(str(sqlite_file(at.url)), flags=apsw.SQLITE_OPEN_READONLY)) as connection:

            async def of_sqlite(agreement: str) -> list[Any]:
                found: list[Any] = orjson.loads(connection.execute(SQL, {"agreement": agreement}).get)
                return found

            yield of_sqlite
        return
    auth = (at.user, at.password) if at.user else None
    async with (
        neo4j.AsyncGraphDatabase.driver(at.url, auth=auth, notifications_min_severity="OFF") as driver,
        driver.session(default_access_mode=neo4j.READ_ACCESS) as session,
    ):

        async def of_neo4j(agreement: str) -> list[Any]:
            record = await (await session.run(CYPHER, agreement=agreement)).single(strict=True)
            found: list[Any] = record[0]
            return found

        yield of_neo4j
