"""The state of a Neo4j database: which layout it has, and a count that tells when it changes.

Neo4j shows a statement whatever is committed by the time that it looks, so one answer can mix two versions of the data.
A load raises the count right before its commit, to an odd number, and right after it, to an even one; a statement reads
it first and last. Where both are the same even number, nothing was committed in between.

With it stands which datasets are loading: those whose loads go in batches, and have not come to their end. So a
statement that reads the count learns this too. A commit that ends a batch says so together with the count.
"""

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from graph.neo4j.cells import tally
from graph.neo4j.layout import keep_ancestors, keep_surroundings, layout
from graph.statement import Statement
from graph.store import Loading
from graph.stored.ancestry import ancestries
from graph.stored.counts import ALL_CELLS
from graph.stored.forms import forms
from graph.stored.layout import node_columns, relation_columns
from ontology.model import Ontology

BEFORE = "MATCH (s:State) WITH s.changes AS before, s.layout AS layout WITH before, layout, "
AFTER = " MATCH (t:State) RETURN row, before, t.changes AS after, layout, t.loading AS loading"
RETURN = "RETURN "
READ = "MATCH (s:State) RETURN s.changes, s.layout, s.loading"
BEGIN_COMMIT = "MATCH (s:State) SET s.changes = s.changes + 1 + s.changes % 2"
"""To an odd number, also where a load has died before it could make it an even one."""
LOADING = (
    "s.loading = COLLECT {"
    " MATCH (n:LoadNote) WHERE n.since IS NOT NULL WITH n ORDER BY n.dataset RETURN n.dataset + ' ' + n.since }"
)
END_COMMIT = f"MATCH (s:State) SET s.changes = s.changes + 1, {LOADING}"
MAKE = "MERGE (s:State) ON CREATE SET s.changes = 0, s.layout = $layout"
SETTLE = f"MATCH (s:State {{changes: $odd}}) SET s.changes = $odd + 1, {LOADING}"
FOREIGN = "MATCH (n) WHERE n:Node OR n:LoadNote RETURN true LIMIT 1"


@dataclass(frozen=True)
class Seen:
    """What a statement has read, and the state before and after it."""

    row: Any
    before: int
    after: int
    layout: str
    listed: list[str] | None = None
    """The datasets that are loading, each with since when; None in a database that has never been told."""

    @property
    def whole(self) -> bool:
        """Whether all of it is of one state."""
        return self.before == self.after and not is_committing(self.before)

    @property
    def loading(self) -> tuple[Loading, ...]:
        """The datasets that are loading."""
        return loading(self.listed)


def loading(listed: list[str] | None) -> tuple[Loading, ...]:
    """The datasets that are loading, as the state has them."""
    return tuple(Loading(*one.split()) for one in listed or ())


def is_committing(changes: int) -> bool:
    """Whether a load is committing, or has died while it did."""
    return changes % 2 == 1


def watched(statement: Statement) -> Statement:
    """The statement that reads the state besides, first and last."""
    assert statement.text.startswith(RETURN)
    return replace(statement, text=f"{BEFORE}{statement.text.removeprefix(RETURN)}{AFTER}")


def fingerprint(ontology: Ontology) -> str:
    """Tells whether a database was filled for this ontology: by its indexes, the columns of all records, and the rules
    by which it is filled.
    """
    columns = [repr(node_columns(cls)) for cls in ontology.classes]
    columns += [repr(relation_columns(relation)) for relation in ontology.relations]
    kept = (*map(keep_ancestors, ancestries(ontology)), keep_surroundings(ontology), forms(ontology))
    kept = (*kept, *map(tally, ALL_CELLS))
    return hashlib.sha256("\n".join([*layout(ontology).values(), *columns, *kept]).encode()).hexdigest()[:16]
