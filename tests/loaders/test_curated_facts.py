"""Whether every fact that was gathered has arrived: each row of the facts, and each of its values, in a record."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml

from ontology.agreements import Commitment
from ontology.codes import Code
from ontology.events import Attribution, CasualtyEstimate, Claim, FigureAttribution, Involvement
from ontology.model import Citation, Documented, Node, Relation
from ontology.values import DateSpan, Text
from tests.loaders.curated_graph import rows

K = TypeVar("K")

FACTS = Path(__file__).parents[3] / "shared" / "facts"
FILES = {
    "places": "place",
    "actors": "actor",
    "agreements": "agreement",
    "commitments": "commitment",
    "assessments": "assessment",
    "timeline": "event",
    "sources": "source",
}
RENAMED = {"seed-cg": "crisis-group-mali-2018-05", "ev-2018-04-14": "mali-2018-04-14-timbuktu-camp"}
PREFIXES = (("ev-", "mali-"), ("as-", ""), ("pg-", ""))
LONG = 40
"""A note of at least so many letters may have grown."""
REWORDED = re.compile(r"[Ll]ocal cop(?:y|ies)|at hand|further search")

pytestmark = pytest.mark.skipif(not FACTS.is_dir(), reason="the facts are not beside the repository")


def _facts(name: str) -> Any:
    return yaml.safe_load((FACTS / f"{name}.yaml").read_text(encoding="utf-8"))


def _key(old: str) -> str:
    if old in RENAMED:
        return RENAMED[old]
    prefix, new = next(((one, new) for one, new in PREFIXES if old.startswith(one)), ("", ""))
    return new + old.removeprefix(prefix)


def _values(value: Any) -> Iterator[str]:
    """Every single value of a row of the facts, as text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (f"ucdp-actor:{inner}",) if key == "ucdp_id" else _values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner)
    else:
        yield str(value)


def _told(value: Any) -> Iterator[str]:
    """Every single value of a record, as text."""
    if isinstance(value, (Node, Relation, Citation)):
        for inner in vars(value).values():
            yield from _told(inner)
    elif isinstance(value, DateSpan):
        yield from (value.edtf, value.precision.key)
    elif isinstance(value, Text):
        yield from value.variants
    elif isinstance(value, Code):
        yield value.key
    elif isinstance(value, tuple):
        for inner in value:
            yield from _told(inner)
    elif hasattr(value, "__dataclass_fields__"):
        for inner in vars(value).values():
            yield from _told(inner)
    elif value is not None:
        yield str(value)


@cache
def _told_by_row() -> dict[str, set[str]]:
    """What the records of each row say, by the id of the row; of an id, its key too."""
    found: dict[str, set[str]] = {}
    for row in rows():
        first = row.records[0]
        assert isinstance(first, Documented)
        told = {text for record in row.records for text in _told(record)}
        found[first.id] = told | {text.partition("/")[2] for text in told if "/" in text}
    return found


def _missing(row: Any, path: str) -> list[str]:
    told = _told_by_row()[f"{path}/{_key(row['id'])}"]
    owner = _key(row["id"])
    return [
        value
        for value in _values(row)
        if not {value, _key(value), f"{owner}-{value}", f"{row.get('agreement')}-{value}"} & told
        and not REWORDED.search(value)
        and not any(len(value) > LONG and value in text for text in told)
    ]


@pytest.mark.parametrize("name", FILES)
def test_every_row_and_value_has_arrived(name: str) -> None:
    missing = {row["id"]: lost for row in _facts(name) if (lost := _missing(row, FILES[name]))}
    assert missing == {}


@pytest.mark.parametrize(
    ("part", "path"), [("overview", "claim"), ("entry", "claim"), ("quotations", "claim"), ("updates", "source")]
)
def test_everything_of_the_page_has_arrived(part: str, path: str) -> None:
    missing = {row["id"]: lost for row in _facts("page")[part] if (lost := _missing(row, path))}
    assert missing == {}


def _records_of(event: Any, kind: type[K]) -> list[K]:
    row = next(row for row in rows() if getattr(row.records[0], "id", "") == f"event/{_key(event['id'])}")
    return [record for record in row.records if isinstance(record, kind)]


def _code(code: Code | None) -> str | None:
    return code.key if code else None


def test_every_figure_is_as_its_speaker_gave_it() -> None:
    for event in _facts("timeline"):
        given = [
            tuple(one.get(key) for key in ("harm", "victims", "scope", "low", "best", "high", "hedge"))
            for one in event.get("casualties", [])
        ]
        told = [
            (_code(one.harm), one.victims.en, _code(one.scope), one.low, one.best, one.high, _code(one.hedge))
            for one in _records_of(event, CasualtyEstimate)
        ]
        assert told == given, event["id"]
        speakers = [one.target for one in _records_of(event, FigureAttribution)]
        assert speakers == [f"actor/{one['said_by']}" for one in event.get("casualties", [])], event["id"]


def test_every_role_and_hedge_is_as_it_was_given() -> None:
    for event in _facts("timeline"):
        given = [(f"actor/{one['actor']}", one["role"], one.get("hedge")) for one in event["actors"]]
        told = [(one.target, _code(one.role), _code(one.hedge)) for one in _records_of(event, Involvement)]
        assert told == given, event["id"]


def test_every_claim_of_an_event_is_said_by_its_speaker() -> None:
    for event in _facts("timeline"):
        given = [(f"actor/{one['by']}", one["kind"], one["says"]) for one in event.get("claims", [])]
        said = zip(_records_of(event, Attribution), _records_of(event, Claim), strict=True)
        assert [(by.target, _code(one.kind), one.text.en) for by, one in said] == given, event["id"]


def test_every_deadline_is_due_when_the_facts_compute_it() -> None:
    due = {row["id"]: row["deadline"].get("due") for row in _facts("commitments")}
    told = [record for row in rows() for record in row.records if isinstance(record, Commitment)]
    assert {one.id.partition("/")[2]: one.deadline.due and one.deadline.due.edtf for one in told} == due


def test_nothing_else_is_there() -> None:
    facts = {f"{path}/{_key(row['id'])}" for name, path in FILES.items() for row in _facts(name)}
    page = {
        f"{'source' if part == 'updates' else 'claim'}/{_key(row['id'])}"
        for part, claims in _facts("page").items()
        for row in claims
    }
    assert _told_by_row().keys() == facts | page


def test_nothing_speaks_of_a_copy_beside_the_repository() -> None:
    told = {text for values in _told_by_row().values() for text in values}
    assert [text for text in told if re.search(r"shared/|local cop", text, re.IGNORECASE)] == []
