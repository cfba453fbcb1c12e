"""Asking a query of a snapshot: a process for each, which ends with it, with its time, or with whoever waits for it."""

import asyncio
import json
import logging
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from graph.rdf.sparql.processes import end, start
from graph.rdf.sparql.questions import PROBLEMS, Malformed, QueryLimits, Question, Unanswered
from graph.rdf.terms import prefixes

LOG = logging.getLogger("accord.sparql")
LONGEST_TOLD = 20_000
OUT_OF_STACK = {-signal.SIGSEGV, -signal.SIGBUS}
OUT_OF_MEMORY = {-signal.SIGABRT, -signal.SIGKILL}
OUT_OF_TIME = {-signal.SIGXCPU, -signal.SIGALRM}


@dataclass(frozen=True)
class Answer:
    """The results of a query, whole, in a file without a name, and the format that they have."""

    file: IO[bytes]
    format: str
    size: int


@asynccontextmanager
async def ask(store: Path, base: str, question: Question, limits: QueryLimits, folder: Path) -> AsyncIterator[Answer]:
    """The answer, whose file lies in a folder and is gone when the block ends. QueryProblem says why there is none."""
    said = {"question": asdict(question), "limits": asdict(limits), "store": str(store), "base": base}
    with (
        tempfile.TemporaryFile(dir=folder) as asked,
        tempfile.TemporaryFile(dir=folder) as answer,
        tempfile.TemporaryFile(dir=folder) as told,
    ):
        asked.write(json.dumps(said | {"prefixes": prefixes(base)}).encode())
        asked.seek(0)
        code = await _run(asked, answer, told, limits)
        told.seek(0)
        format_ = _understood(code, told.read(LONGEST_TOLD), limits)
        size = answer.seek(0, 2)
        answer.seek(0)
        yield Answer(answer, format_, size)


async def _run(asked: IO[bytes], answer: IO[bytes], told: IO[bytes], limits: QueryLimits) -> int:
    """The exit code of a query process."""
    process = await start("query_process", stdin=asked.fileno(), stdout=answer.fileno(), stderr=told.fileno())
    try:
        async with asyncio.timeout(limits.seconds):
            return await process.wait()
    except TimeoutError:
        raise limits.out_of_time() from None
    finally:
        await end(process)


def _understood(code: int, told: bytes, limits: QueryLimits) -> str:
    """The format of the results; QueryProblem where there are none."""
    if code in OUT_OF_STACK:
        raise Malformed("The query is nested too deeply. Write it with fewer brackets within brackets.")
    if code in OUT_OF_MEMORY:
        raise limits.out_of_memory()
    if code in OUT_OF_TIME:
        raise limits.out_of_time()
    try:
        said = json.loads(told)
    except ValueError:
        said = {"message": told.decode(errors="replace")}
    if code == 0 and "format" in said:
        return str(said["format"])
    if said.get("problem") in PROBLEMS:
        raise PROBLEMS[said["problem"]](said["message"])
    LOG.error("a query process ended with exit code %d: %s", code, said["message"])
    raise Unanswered("The query was not answered, for a reason that the server's log tells.")
