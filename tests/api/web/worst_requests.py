"""The worst that one request may ask within the limits, eight kinds of it; `benchmarks` times others beside them."""

from collections.abc import Callable, Mapping
from typing import Any

from graphql import get_introspection_query

Body = Mapping[str, Any]
ALIASES = 190
LEDGERS, CONDITIONS = 20, 200
NODE = "id iri label note sourceGrade dataset { id title }"
EVENT = f"{NODE} kind title summary when {{ edtf from to precision }}"
LEDGER = "counts { promises overdue } accounts { entries { overdue status deadline { due { edtf } words } } }"


def worst(number: int) -> dict[str, Body]:
    """One request of each kind. Those of another number are other documents, so that nothing of them is kept."""
    return {title: make(number) for title, make in KINDS.items()}


def _aliased(number: int) -> Body:
    return _fields(number, lambda at: f"events(first: 1) {{ nodes {{ {EVENT} }} }}", ALIASES)


def _introspection(number: int) -> Body:
    return {"query": f"# {number}\n{get_introspection_query()}"}


def _ledgers(number: int) -> Body:
    day = "2016-{:02}-{:02}"
    asked = 'compliance(agreement: "agreement/accord-2015", asOf: "{}") {{ {} }}'
    return _fields(number, lambda at: asked.format(day.format(number % 12 + 1, at + 1), LEDGER), LEDGERS)


def _filters(number: int) -> Body:
    tests = ", ".join(f'{{ label: {{ contains: "a{number}b{at}" }} }}' for at in range(CONDITIONS))
    return {"query": f"{{ events(where: {{ OR: [{tests}] }}) {{ totalCount nodes {{ id }} }} }}"}


def _two_deep(number: int) -> Body:
    actors = f"involvedIn(first: 20) {{ edges {{ role node {{ {EVENT} }} }} }}"
    inner = f"involves(first: 20) {{ edges {{ role node {{ {NODE} kind {actors} }} }} }}"
    return {"query": f"# {number}\n{{ events(first: 500) {{ nodes {{ {EVENT} {inner} }} }} }}"}


def _search(number: int) -> Body:
    return _fields(number, lambda at: f'search(text: "a{at} mali") {{ edges {{ snippet node {{ id label }} }} }}', 60)


def _groups(number: int) -> Body:
    asked = "eventGroups(by: [WHEN_MONTH, REGION, KIND], first: 500) {{ nodes {{ keys place {{ {} }} }} }}"
    return _fields(number, lambda at: asked.format(NODE), 40)


def _large_body(number: int) -> Body:
    ids = [f"event/mali-{number}-{at:06}" for at in range(8_000)]
    return {
        "query": f"# {number}\nquery ($ids: [ID!]!) {{ events(where: {{ id: {{ in: $ids }} }}) {{ totalCount }} }}",
        "variables": {"ids": ids},
    }


def _fields(number: int, text: Callable[[int], str], count: int) -> Body:
    return {"query": f"{{ {' '.join(f'a{number}b{at}: {text(at)}' for at in range(count))} }}"}


KINDS: Mapping[str, Callable[[int], Body]] = {
    f"a new document of {ALIASES} aliases": _aliased,
    "the whole schema": _introspection,
    f"{LEDGERS} ledgers": _ledgers,
    f"{CONDITIONS} conditions": _filters,
    "500 events, two deep": _two_deep,
    "60 searches": _search,
    "groups over everything": _groups,
    "a body of 190 kB": _large_body,
}
