"""How well matching does against pairs that people have judged, incident by incident, and which it gets wrong.

All records that are one incident are found together or not: an incident with one of its records missing is missed.
Pairs that are only related count neither way; that one is a part of the other is as good as that both are one.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TextIO

from graph.matching.links import Link, Verdict


class Label(Enum):
    """What somebody found who looked at two records."""

    SAME = "same"
    DIFFERENT = "different"
    RELATED = "related"


COLUMNS = (("curated_event_id", "first"), ("ucdp_id", "second"), ("label",))
"""What the columns that count are called, each by one of these names."""


class WrongGold(ValueError):
    """A file of judged pairs cannot be read; the message says where, and what to do."""


@dataclass(frozen=True)
class Judged:
    """Two records, and what somebody found. `second` may be a publisher's own number."""

    line: int
    first: str
    second: str
    label: Label


@dataclass(frozen=True)
class Outcome:
    """How many incidents there are, how many of these were found whole, and in how many records were joined wrongly.

    `false` and `missed` are the pairs; `absent`, those of which a record is not in the store.
    """

    incidents: int
    found: int
    wrong: int
    false: tuple[Judged, ...]
    missed: tuple[Judged, ...]
    absent: tuple[Judged, ...]

    @property
    def precision(self) -> float | None:
        """Of the incidents in which records were joined, the share with none that is not of it."""
        joined = self.found + self.wrong
        return self.found / joined if joined else None

    @property
    def recall(self) -> float | None:
        """Of all incidents, the share that was found whole."""
        return self.found / self.incidents if self.incidents else None


def read_gold(file: TextIO) -> list[Judged]:
    """The pairs of a CSV file with a row for each. WrongGold says what is wrong with it."""
    reader = csv.DictReader(file)
    try:
        heads = [_head(names, reader.fieldnames or ()) for names in COLUMNS]
        return [_judged(reader.line_num, *(row[head] for head in heads)) for row in reader]
    except (csv.Error, UnicodeDecodeError) as error:
        raise WrongGold(f"line {reader.line_num + 1} cannot be read: {error}. Write CSV in UTF-8.") from None


def _head(names: Sequence[str], heads: Sequence[str]) -> str:
    if found := next((name for name in names if name in heads), None):
        return found
    raise WrongGold(f"line 1 has no column {' or '.join(names)}. Add one; the columns are first, second and label.")


def _judged(line: int, first: str | None, second: str | None, label: str | None) -> Judged:
    known = [one.value for one in Label]
    if not first or not second:
        raise WrongGold(f"line {line} does not name two records. Write the ids of both.")
    if label not in known:
        raise WrongGold(f"line {line}: label {label!r} is unknown. Write one of {', '.join(known)}.")
    return Judged(line, first, second, Label(label))


def outcome(judged: Iterable[Judged], ids: Mapping[Judged, tuple[str, str] | None], links: Iterable[Link]) -> Outcome:
    """How well links do. `ids`: of each pair those of both records, or None where one is not in the store."""
    joined = {frozenset((one.source, one.target)) for one in links if one.verdict in (Verdict.SAME, Verdict.PART)}
    of_incident = defaultdict[str, list[Judged]](list)
    for one in judged:
        of_incident[one.first].append(one)
    false, missed, absent = list[Judged](), list[Judged](), list[Judged]()
    incidents = found = wrong = 0
    for pairs in of_incident.values():
        there = [(one, frozenset(pair)) for one in pairs if (pair := ids[one])]
        absent += [one for one in pairs if not ids[one]]
        strayed = [one for one, pair in there if one.label is Label.DIFFERENT and pair in joined]
        lost = [one for one, pair in there if one.label is Label.SAME and pair not in joined]
        is_incident = any(one.label is Label.SAME for one, _ in there)
        incidents += is_incident
        wrong += bool(strayed)
        found += is_incident and not lost and not strayed
        false, missed = false + strayed, missed + lost
    return Outcome(incidents, found, wrong, tuple(false), tuple(missed), tuple(absent))
