"""The queries of a page, each with its variables and the answer that follow it.

`python -m tests.api.answered_page` writes the answers of docs/casualty-sums.md and docs/ledger.md anew.
"""

import asyncio
import json
import re
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from api.errors import RequestError
from api.query.engine import Engine
from graph.deriving.renewing import derive
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.conftest import filled
from tests.loaders.curated_graph import deliveries
from tests.patience import PATIENT
from tests.schemas import schema_of

SUMS, LEDGER = (Path(__file__).parents[2] / "docs" / f"{page}.md" for page in ("casualty-sums", "ledger"))
ANSWERED = re.compile(r"```graphql\n(.*?)```(?:\n+```json\n.*?```)?", re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A query of the page, with the variables and the answer that follow it."""

    query: str
    variables: dict[str, Any]
    answer: dict[str, Any] | None


def examples(page: str) -> list[Example]:
    """JSON after a query is its answer if it has data or errors, else its variables."""
    found = list[Example]()
    for query, rest in re.findall(r"```graphql\n(.*?)```(.*?)(?=```graphql|\Z)", page, re.DOTALL):
        objects = [orjson.loads(block) for block in re.findall(r"```json\n(.*?)```", rest, re.DOTALL)]
        answers = [one for one in objects if one.keys() & {"data", "errors"}]
        variables = [one for one in objects if one not in answers]
        found.append(Example(query, variables[0] if variables else {}, answers[0] if answers else None))
    return found


async def answer_to(engine: Engine, example: Example) -> dict[str, Any]:
    """The answer as a client gets it."""
    try:
        return {"data": await engine.execute(example.query, example.variables)}
    except RequestError as error:
        return {"errors": error.formatted()}


def written(value: Any, indent: int = 0) -> str:
    """JSON with what fits a line in one."""
    line, blank = json.dumps(value, ensure_ascii=False), " " * (indent + 2)
    if len(line) + indent <= 110 or not value or not isinstance(value, dict | list):
        return line
    if isinstance(value, dict):
        inner = [f"{json.dumps(key)}: {written(one, indent + 2)}" for key, one in value.items()]
        return f"{{\n{blank}" + f",\n{blank}".join(inner) + f"\n{' ' * indent}}}"
    return f"[\n{blank}" + f",\n{blank}".join(written(one, indent + 2) for one in value) + f"\n{' ' * indent}]"


async def answered(page: str, engine: Engine) -> str:
    """The page with the answers that the store gives."""
    answers = iter([await answer_to(engine, one) for one in examples(page)])
    return ANSWERED.sub(lambda query: f"```graphql\n{query[1]}```\n\n```json\n{written(next(answers))}\n```", page)


async def renew(path: Path, renewed: Callable[[str, Engine], Awaitable[str]]) -> None:
    """Write a page anew, by what a store with the curated datasets says."""
    with tempfile.TemporaryDirectory() as folder:
        store = await filled(f"sqlite:///{folder}/accord.db", deliveries(), derive)
        engine = Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI, PATIENT)
        path.write_text(await renewed(path.read_text(encoding="utf-8"), engine), encoding="utf-8")
        await store.close()
    print(f"wrote {path}")


if __name__ == "__main__":
    for each in (SUMS, LEDGER):
        asyncio.run(renew(each, answered))
