"""Whether the links between records that are stored are those which follow from what is there.

What follows lies in a temporary file while what is stored is read page by page, so that memory stays small however
many links there are.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import closing

import orjson

from graph.asked import selection as s
from graph.checking.reading import Reading, leaves
from graph.checking.record_check import Problem, anew, told
from graph.compliance.rows import leaf
from graph.loading.following import Match
from graph.loading.staging import Staging, batched
from graph.store import Store
from graph.stored.columns import Scalar, Shown
from graph.stored.records import Columns, named_columns
from graph.stored.rows import StoredRow, relation_row
from ontology.matching import LINKS, MATCHES
from ontology.model import Node, Relation
from ontology.records import Delivery, Row
from ontology.sources import Dataset

DIGEST = s.Leaf(Shown(("digest",), Scalar.STRING), s.At.EDGE)
LAYOUT = "CREATE TABLE due (id TEXT PRIMARY KEY, content BLOB, digest TEXT) WITHOUT ROWID"
DUE = "DELETE FROM due WHERE id = ? RETURNING content, digest"
DERIVE = "Run `accord derive`."
FOREIGN, MISSING = f"does not follow from what is there in {MATCHES}", "follows from what is there, and is missing"


async def stale(store: Store, match: Match) -> AsyncIterator[Problem]:
    """Links that are there and do not follow, those that say something else than what does, and those that are missing.

    And whether what they rest on has changed though they have not. Of one state of a store that is in order otherwise.
    DataChanging where a load has overtaken it.
    """
    with closing(Staging()) as staging:
        async with store.snapshot() as state:
            async with match(store.compile, state.fetch, None) as made:
                _stage(made, staging)
            reading = Reading(store, state)
            async for problem in _of_links(reading, staging):
                yield problem
            for (id_,) in staging.found("SELECT id FROM due ORDER BY id"):
                yield Problem(MATCHES, "id", id_, MISSING, DERIVE)
            async for problem in _of_dataset(reading, made):
                yield problem


def _stage(made: Delivery, staging: Staging) -> None:
    """Put aside what follows, by its ids."""
    staging.run(LAYOUT)
    rows = map(_stored, (row.records[0] for row in made.rows if isinstance(row, Row)))
    for some in batched((row.id, orjson.dumps(row.values), row.digest) for row in rows):
        staging.add("due", some)


def _stored(record: Node | Relation) -> StoredRow:
    assert isinstance(record, Relation)
    return relation_row(record, None, MATCHES, "")


async def _of_links(reading: Reading, staging: Staging) -> AsyncIterator[Problem]:
    """What is wrong with links that are there. Those that are found are taken out of what follows."""
    for relation in LINKS:
        async for rows in reading.relations(relation, (*leaves(relation), DIGEST)):
            for *row, digest in rows:
                held = named_columns(relation, row)
                if held["dataset"] == MATCHES:
                    for problem in _of_link(held, digest, next(staging.found(DUE, held["id"]), None)):
                        yield problem


def _of_link(held: Columns, digest: str, due: tuple[bytes, str] | None) -> Iterator[Problem]:
    """What is wrong with one. Only what a load finds to differ from what it wrote itself, it writes anew."""
    if due is None:
        yield Problem(held["id"], "id", held["id"], FOREIGN, DERIVE)
        return
    content, its_digest = due
    values, remedy = orjson.loads(content), anew(MATCHES) if digest == its_digest else DERIVE
    for name, value in held.items():
        if value != values[name]:
            yield Problem(held["id"], name, value, f"is not {told(values[name])}, which follows", remedy)


async def _of_dataset(reading: Reading, made: Delivery) -> AsyncIterator[Problem]:
    """Whether the dataset of links, where there is one, is of the versions of others that are there."""
    due = made.dataset.checksum
    found = await reading.root(s.Find(Dataset, MATCHES, (leaf(Dataset, "checksum"),)))
    if found and found != [due]:
        yield Problem(MATCHES, "checksum", found[0], f"is not {told(due)}, which follows", DERIVE)
