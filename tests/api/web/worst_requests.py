"""The worst that one request may ask within the limits, by kinds; `benchmarks` times others beside them."""

from collections.abc import Callable, Mapping
from typing import Any

from graphql import get_introspection_query

Body = Mapping[str, Any]
Kinds = Mapping[str, Callable[[int], Body]]
CLIENTS = 8
ALIASES = 190
LEDGERS, CONDITIONS = 20, 200
WORDS = [f"{first}{second}" for first in "bcdfghjk" for second in ("ali", "emo", "uro", "oni", "ade")]
NODE = "id iri label note sourceGrade dataset { id title }"
EVENT = f"{NODE} kind title summary when {{ edtf from to precision }}"
LEDGER = "counts { promises overdue } accounts { entries { overdue status deadline { due { edtf } words } } }"


def in_turn(client: int, number: int, kinds: Kinds | None = None) -> Body:
    """What one of eight clients asks for the time with this number: its kinds in turn, none of them twice.

    Requests of another number are other documents, so that nothing of them is kept.
    """
    own = list((kinds or KINDS).values())[client::CLIENTS]
    return own[number % len(own)](number)


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


def _new_words(number: int) -> Body:
    """Words that no one has asked for, of which each is stemmed in every language."""

    def asked(at: int) -> str:
        words = " ".join(f"{letters}{number}b{at}tations" for letters in WORDS)
        return f'search(text: "{words}") {{ totalCount }}'

    return _fields(number, asked, 30)


def _beginnings(number: int) -> Body:
    """SQLite's index looks for all words that begin so before it takes a step at which it could be stopped."""
    return _fields(number, lambda at: f'search(text: "mal* par* con* x{number}y{at}") {{ totalCount }}', 100)


def _snippets(number: int) -> Body:
    asked = 'search(text: "mal* par*", first: {}) {{ edges {{ snippet snippetParts {{ text marked }} }} }}'
    return _fields(number, lambda at: asked.format(500 - at), 20)


def _suggestions(number: int) -> Body:
    around = "relations(first: 20) { totalCount nodes { id label } }"
    return _fields(number, lambda at: f'suggest(text: "m", first: {50 - at}) {{ text node {{ id {around} }} }}', 5)


def _several_words(number: int) -> Body:
    """Of each class, all names that begin with the first are looked through for the second."""
    return _fields(number, lambda at: f'suggest(text: "m x{number}y{at}") {{ text }}', 90)


def _orders(number: int) -> Body:
    """No index has any of them."""
    busiest = 'actor(id: "actor/minusma") {{ involvedIn(first: {}, orderBy: [{{field: TITLE}}]) {{ nodes {{ id }} }} }}'
    french = "events(first: {}, orderBy: [{{field: TITLE, language: FR}}]) {{ nodes {{ id }} }}"
    return _fields(number, lambda at: (busiest if at % 2 else french).format(at + 1), 80)


def _counts(number: int) -> Body:
    events = 'involvedIn(where: {{ node: {{ label: {{ contains: "x{}" }} }} }}) {{ totalCount }}'
    asked = f"actors(first: 500) {{{{ nodes {{{{ {events} relations {{{{ totalCount }}}} }}}} }}}}"
    return _fields(number, asked.format, 10)


def _list_of_texts(number: int) -> Body:
    """Each is looked for in all texts of each event."""
    texts = [f"x{number}y{at}" for at in range(2_000)]
    query = "query ($texts: [String!]!) { events(where: { title: { in: $texts } }) { totalCount } }"
    return {"query": f"# {number}\n{query}", "variables": {"texts": texts}}


def _units(number: int) -> Body:
    where = '{{ when: {{ within: "{}" }} }}'
    asked = f"eventGroups(by: [WHEN_DAY], fill: true, first: 500, where: {where}) {{{{ nodes {{{{ keys }}}} }}}}"
    return _fields(number, lambda at: asked.format(f"2004-{at % 12 + 1:02}-{at + 1:02}/2016-12-31"), 18)


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


KINDS: Kinds = {
    f"a new document of {ALIASES} aliases": _aliased,
    "the whole schema": _introspection,
    f"{LEDGERS} ledgers": _ledgers,
    f"{CONDITIONS} conditions": _filters,
    "500 events, two deep": _two_deep,
    "60 searches": _search,
    "searches for new words": _new_words,
    "searches for beginnings": _beginnings,
    "10,000 snippets": _snippets,
    "250 suggestions": _suggestions,
    "90 suggestions of two words": _several_words,
    "orders without an index": _orders,
    "counts of 5,000 actors": _counts,
    "a list of 2,000 texts": _list_of_texts,
    "days without events": _units,
    "groups over everything": _groups,
    "a body of 190 kB": _large_body,
}
