"""What kept counts spare: `python -m benchmarks.kept_counts`, on the store of generated events that ACCORD_STORE names.

Each question is asked as it is, and with a condition besides that every event meets and that nothing is kept of: both
answers must be the same. It tells what each takes, and the ratio; no web server stands between.
"""

import asyncio
import statistics
import sys
import time
from dataclasses import dataclass
from typing import Any

from api.query.engine import Engine
from api.schema import build_schema
from api.settings import Settings
from benchmarks.documents import BY_COUNT, IN_REGION, IN_SHORT, IN_SPAN, OF_ACTOR, ORDER
from benchmarks.generator import BUSIEST, NORMAL, actor_id
from benchmarks.queries import PAGE, REGION
from graph.engines import open_store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.patience import PATIENT

MET_BY_ALL = 'id: {ne: "event/none"}'
SECONDS, LEAST, MOST = 4.0, 3, 60
"""For how long a question is asked, and how many times at least and at most."""
SUMS = "casualties(harm: [KILLED, WOUNDED]) { harm events low best high }"


@dataclass(frozen=True)
class Question:
    """What is asked: a document whose one `%s` stands where a condition may."""

    title: str
    document: str
    variables: dict[str, Any]


def _of_both(title: str, actor: int, selected: str, arguments: str = "") -> Question:
    where = f"where: {{%s {OF_ACTOR}, {IN_REGION}}}"
    document = f"query ($actor: ID!, $region: ID!) {{ events({where}{arguments}) {{ {selected} }} }}"
    return Question(title, document, {"actor": actor_id(actor), "region": REGION})


def _groups(title: str, where: str, by: str, selected: str, **variables: Any) -> Question:
    types = {"region": "$region: ID!", "span": "$span: EDTF!"}
    declared = ", ".join(types[name] for name in variables)
    groups = f"{{ eventGroups(where: {{%s {where}}}, {by}) {{ nodes {{ keys count {selected} }} }} }}"
    return Question(title, f"query ({declared}) {groups}" if declared else groups, variables)


QUESTIONS = (
    _of_both(
        "busiest actor + region: 20 newest and totalCount",
        BUSIEST,
        f"totalCount {IN_SHORT}",
        f", first: {PAGE}, {ORDER}",
    ),
    _of_both("busiest actor + region: count alone", BUSIEST, "totalCount"),
    _of_both("an actor + region: count alone", NORMAL, "totalCount"),
    _groups("months × regions, 500 groups", "", "by: [WHEN_MONTH, REGION], first: 500", ""),
    _groups("months × regions with sums, 500 groups", "", "by: [WHEN_MONTH, REGION], first: 500", SUMS),
    _groups("years with sums", "", "by: [WHEN_YEAR]", SUMS),
    _groups("regions by killed", "", "by: [REGION], orderBy: [{field: KILLED, direction: DESC}]", SUMS),
    _groups("facet: kinds", f"{IN_REGION}, {IN_SPAN}", f"by: KIND, {BY_COUNT}", "", region=REGION, span="2018"),
    _groups("facet: regions", IN_SPAN, f"by: REGION, {BY_COUNT}", "", span="2018"),
    _groups("facet: years", IN_REGION, "by: WHEN_YEAR", "", region=REGION),
)


async def _taken(engine: Engine, question: Question, condition: str) -> tuple[float, Any]:
    """The median in milliseconds, once it is planned, and the answer."""
    document, times = question.document % condition, list[float]()
    answer = await engine.execute(document, question.variables)
    end = time.perf_counter() + SECONDS
    while len(times) < LEAST or (time.perf_counter() < end and len(times) < MOST):
        start = time.perf_counter()
        await engine.execute(document, question.variables)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000, answer


async def main() -> None:
    """Measure, and print a table."""
    given = Settings.from_environment()
    store = open_store(given.store, ONTOLOGY, user=given.store_user, password=given.store_password)
    engine = Engine(build_schema(ONTOLOGY), store, DEFAULT_BASE_IRI, PATIENT)
    print("| | kept, ms | from records, ms | ratio |\n| --- | --: | --: | --: |")
    for question in QUESTIONS:
        kept, answer = await _taken(engine, question, "")
        counted, anew = await _taken(engine, question, MET_BY_ALL)
        if answer != anew:
            sys.exit(f"{question.title}: the answers differ")
        print(f"| {question.title} | {kept:.1f} | {counted:.1f} | {counted / kept:.0f} |", flush=True)
    await store.close()


if __name__ == "__main__":
    asyncio.run(main())
