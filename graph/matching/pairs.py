"""The pairs of events that were compared, in the temporary file of a matching, and what is decided of each."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from graph.loading.staging import Staging
from graph.matching.deciding import Rival, are_parts, chosen_by, grouped, parts_of
from graph.matching.groups import Groups, Standing
from graph.matching.links import Scores, Verdict
from graph.matching.scoring import Compared
from graph.matching.telling import reason
from graph.matching.workspace import Workspace

BATCH = 2000
BY_HAND = 1.0
"""The score of what was decided by hand, which has no rival."""
NEAR_MISSES = 3
"""So many refusals of an event are kept, the nearest, for each other dataset: their number grows as that of events."""
LAYOUT = (
    "CREATE TABLE pair (one INTEGER, other INTEGER, mine INTEGER, theirs INTEGER, score REAL, likely INTEGER,"
    " possible INTEGER, said INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID",
    "CREATE TABLE said (number INTEGER PRIMARY KEY, content BLOB)",
    "CREATE TABLE hand (one INTEGER, other INTEGER, verdict TEXT, whole INTEGER, decision INTEGER,"
    " PRIMARY KEY (one, other)) WITHOUT ROWID",
    "CREATE TABLE best (event INTEGER, dataset INTEGER, best INTEGER, lead REAL, PRIMARY KEY (event, dataset))"
    " WITHOUT ROWID",
    "CREATE TABLE decided (one INTEGER, other INTEGER, verdict TEXT, whole INTEGER, PRIMARY KEY (one, other))"
    " WITHOUT ROWID",
    "CREATE TABLE matched (event INTEGER, dataset INTEGER, PRIMARY KEY (event, dataset)) WITHOUT ROWID",
    "CREATE TABLE taken (event INTEGER, dataset INTEGER, by_event INTEGER, PRIMARY KEY (event, dataset)) WITHOUT ROWID",
)
BEST = """
INSERT INTO best SELECT event, dataset, best, score - next FROM (
    SELECT {event} AS event, {dataset} AS dataset, {best} AS best, score, lead(score) OVER of_event AS next,
        row_number() OVER of_event AS rank
    FROM pair WHERE likely
    WINDOW of_event AS (PARTITION BY {event}, {dataset} ORDER BY score DESC, {best})
) WHERE rank = 1
"""
TAKEN = "INSERT OR IGNORE INTO taken"
MATCHED_ALREADY = """
INSERT OR IGNORE INTO matched SELECT {event}, {dataset} FROM decided JOIN pair USING (one, other)
WHERE decided.verdict = 'same'
"""
LEFT_OUT = """
UPDATE pair SET likely = 0 WHERE likely
    AND NOT EXISTS (SELECT 1 FROM decided WHERE decided.one = pair.one AND decided.other = pair.other)
    AND (EXISTS (SELECT 1 FROM matched WHERE event = one AND dataset = theirs)
        OR EXISTS (SELECT 1 FROM matched WHERE event = other AND dataset = mine))
"""
BECOMES_PART = "UPDATE decided SET verdict = 'part', whole = ? WHERE"
NO_MATCH = "UPDATE pair SET likely = 0, possible = 0 WHERE"
ONE = {"event": "one", "dataset": "theirs", "best": "other", "own": "mine"}
OTHER = {"event": "other", "dataset": "mine", "best": "one", "own": "theirs"}
RIVALS = """
SELECT pair.{event}, pair.{dataset}, pair.{best}, pair.score, best.best, best.lead
FROM pair JOIN best ON best.event = pair.{best} AND best.dataset = pair.{own}
WHERE likely ORDER BY pair.{event}, pair.{dataset}
"""
LEFT = """
SELECT one, other, likely OR possible, decided.verdict, decided.whole,
    coalesce(mine_taken.by_event, theirs_taken.by_event), hand.decision, said
FROM pair LEFT JOIN decided USING (one, other) LEFT JOIN hand USING (one, other)
LEFT JOIN taken AS mine_taken ON mine_taken.event = one AND mine_taken.dataset = theirs
LEFT JOIN taken AS theirs_taken ON theirs_taken.event = other AND theirs_taken.dataset = mine
ORDER BY one, theirs, score DESC, other
"""
SAME_FIRST = """
SELECT one, other, hand.decision IS NOT NULL FROM decided JOIN pair USING (one, other) LEFT JOIN hand USING (one, other)
WHERE decided.verdict = 'same' ORDER BY hand.decision IS NULL, mine, score DESC, one, other
"""
PARTS = "SELECT one, other, whole FROM decided WHERE verdict = 'part' ORDER BY one, other"
SAID = "SELECT content FROM said WHERE number = ?"
MATCHED = "SELECT one AS event FROM decided UNION SELECT other FROM decided ORDER BY event"


class Said(NamedTuple):
    """What was found of two events: their ids, the score and its parts, and how far they agree."""

    first: str
    second: str
    score: float
    scores: Scores
    reason: tuple[str, str]


class Decided(NamedTuple):
    """What was decided of two events.

    `whole` is the one of which the other is a part; `taken`, the one that has either already; `decision` is the number
    of a decision by hand.
    """

    one: int
    other: int
    verdict: Verdict
    whole: int | None = None
    taken: int | None = None
    decision: int | None = None


class Pairs:
    """What was compared, and what is decided of it."""

    def __init__(self, staging: Staging, workspace: Workspace) -> None:
        self._staging, self._workspace = staging, workspace
        self._waiting, self._said = list[tuple[Any, ...]](), list[tuple[int, bytes]]()
        self._count = 0
        for statement in LAYOUT:
            staging.run(statement)

    def add(self, one: int, other: int, found: Compared) -> None:
        """Take in two events that were compared, the earlier dataset's first, if they are near enough."""
        if not found.is_near:
            return
        datasets = self._workspace.dataset(one), self._workspace.dataset(other)
        judged = found.rank, found.is_likely, found.is_possible
        self._waiting.append((one, other, *datasets, *judged, self._say(found)))
        if len(self._waiting) >= BATCH:
            self.flush()

    def _say(self, found: Compared) -> int:
        """Put aside what was found of two events: of very many, it is not worked out twice."""
        self._count += 1
        said = found.one.id, found.other.id, found.total, tuple(found.scores), reason(found)
        self._said.append((self._count, orjson.dumps(said)))
        return self._count

    def overrule(
        self, one: int, other: int, found: Compared, verdict: Verdict, whole: int | None, decision: int
    ) -> None:
        """Take over what was decided of two events by hand, before anything else is decided."""
        self.flush()
        self._staging.run("CREATE INDEX IF NOT EXISTS pair_by_other ON pair (other, mine)")
        datasets = self._workspace.dataset(one), self._workspace.dataset(other)
        is_one = verdict is not Verdict.DIFFERENT
        self._staging.add_once("hand", [(one, other, verdict.value, whole, decision)])
        self._staging.run("DELETE FROM pair WHERE one = ? AND other = ?", one, other)
        for event, dataset in ((one, datasets[1]), (other, datasets[0])):
            if is_one and event != whole:  # a whole may have further parts
                self._staging.run(f"{NO_MATCH} one = ? AND theirs = ?", event, dataset)
                self._staging.run(f"{NO_MATCH} other = ? AND mine = ?", event, dataset)
        self._staging.add("pair", [(one, other, *datasets, BY_HAND, is_one, is_one, self._say(found))])

    def flush(self) -> None:
        """Write what waits to be written."""
        self._staging.add("pair", self._waiting)
        self._staging.add("said", self._said)
        self._waiting, self._said = [], []

    def decide(self) -> None:
        """Find of each event of which other it is the best, and of which it is a part."""
        self.flush()
        self._weigh()
        self._decide_matches()
        self._leave_out_matched()
        self._decide_matches()
        self._decide_wholes()
        self._staging.run("REPLACE INTO decided SELECT one, other, verdict, whole FROM hand")

    def _rivals(self, ends: dict[str, str]) -> Iterator[tuple[int, int, list[Rival]]]:
        rows = self._staging.found(RIVALS.format(**ends))
        return grouped((event, dataset, Rival(*rival)) for event, dataset, *rival in rows)

    def _weigh(self) -> None:
        """Find of each event which one of each other dataset is its best, and by how much."""
        self._staging.run("DELETE FROM best")
        for ends in (ONE, OTHER):
            self._staging.run(BEST.format(**ends))

    def _leave_out_matched(self) -> None:
        """What has its match already is none for what else may be it: so those that are left can have theirs."""
        for ends in (ONE, OTHER):
            self._staging.run(MATCHED_ALREADY.format(**ends))
        self._staging.run(LEFT_OUT)
        self._weigh()

    def _decide_matches(self) -> None:
        """Which others each event of an earlier dataset is, or which are its parts."""
        of = self._workspace.event
        for event, _, rivals in self._rivals(ONE):
            chosen = chosen_by(event, rivals)
            if len(chosen) > 1:
                chosen = [chosen[place] for place in parts_of(of(event), [of(one.event) for one in chosen])]
            verdict, whole = (Verdict.PART, event) if len(chosen) > 1 else (Verdict.SAME, None)
            self._staging.add_once("decided", [(event, one.event, verdict.value, whole) for one in chosen])
        self._staging.run(f"{TAKEN} SELECT other, mine, one FROM decided JOIN pair USING (one, other)")

    def _decide_wholes(self) -> None:
        """Which events of earlier datasets are parts of one of a later dataset that has no clear best among them."""
        of = self._workspace.event
        for event, dataset, rivals in self._rivals(OTHER):
            chosen = chosen_by(event, rivals)
            if len(chosen) < 2 or self._is_taken(event, dataset):
                continue
            if are_parts(of(event), [of(one.event) for one in chosen]):
                self._staging.add("decided", [(one.event, event, Verdict.PART.value, event) for one in chosen])
        parts = "FROM decided JOIN pair USING (one, other) WHERE whole = other"
        self._staging.run(f"{TAKEN} SELECT one, theirs, other {parts}")

    def _is_taken(self, event: int, dataset: int) -> bool:
        asked = "SELECT 1 FROM taken WHERE event = ? AND dataset = ?"
        return self._staging.first(asked, event, dataset) is not None

    def group(self, groups: Groups) -> Iterator[Standing]:
        """Which events stand for which. What would make two events of one dataset one is not decided after all."""
        for one, other, whole in self._staging.found(PARTS):
            groups.part(one if whole == other else other, whole)
        same = self._staging.found(SAME_FIRST)
        joined = ((one, other, groups.join(one, other, by_hand=hand)) for one, other, hand in same)
        for one, other, verdict in [found for found in joined if found[2] is not Verdict.SAME]:
            if verdict is Verdict.PART:
                whole = groups.whole(one, other)
                self._staging.run(f"{BECOMES_PART} one = ? AND other = ?", whole, one, other)
            else:
                self._staging.run("DELETE FROM decided WHERE one = ? AND other = ?", one, other)
                self._staging.run("DELETE FROM taken WHERE event = ? AND by_event = ?", other, one)
        return groups.standing(event for (event,) in self._staging.found(MATCHED))

    def decided(self) -> Iterator[tuple[Decided, Said]]:
        """What was decided of pairs, and why, with the nearest of those that were refused."""
        before, misses = (0, 0), 0
        for *row, said in self._staging.found(LEFT):
            found = _decided(*row)
            if found.verdict is Verdict.DIFFERENT and found.decision is None:
                of = found.one, self._workspace.dataset(found.other)
                before, misses = (of, misses + 1 if of == before else 1)
                if misses > NEAR_MISSES:
                    continue
            yield found, self._found(said)

    def _found(self, number: int) -> Said:
        first, second, score, scores, (en, fr) = orjson.loads(self._staging.first(SAID, number))
        return Said(first, second, score, Scores(*scores), (en, fr))


def _decided(
    one: int,
    other: int,
    possible: int,
    verdict: str | None,
    whole: int | None,
    taken: int | None,
    decision: int | None,
) -> Decided:
    if verdict:
        return Decided(one, other, Verdict(verdict), whole, decision=decision)
    if possible and not taken:
        return Decided(one, other, Verdict.UNDECIDED)
    return Decided(one, other, Verdict.DIFFERENT, taken=taken)
