"""Which records a load touches: those that it adds, changes and removes.

A relation that changes is a change of the record that says it, and a casualty figure of its event. What datasets that
follow from others say of a record is no change of that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.loading.changes import Changes
from graph.loading.incoming import CHANGED, NEW
from graph.loading.staging import Staging
from graph.store import Transaction
from graph.stored.columns import text_columns
from ontology.agreements import Signature
from ontology.events import CasualtyEstimate, Estimation
from ontology.findings import Finding
from ontology.matching import MATCHES, Representation
from ontology.model import End, Relation

SAID_BY_TARGET = (Signature, Estimation)
"""Relations that are told of as a change of the record to which they lead."""
EXCEPTION = text_columns("exception")
ARE_NEW = f"SELECT 1 FROM record new WHERE new.id = said.id AND new.change = '{NEW}'"
DIFFERING = f"change IN ('{NEW}', '{CHANGED}')"
"""What is written as it says something else; not what only stands in another row of the input."""
TOUCH = f"INSERT OR IGNORE INTO touched SELECT id FROM ({{}}) said WHERE NOT EXISTS ({ARE_NEW})"


@dataclass(frozen=True)
class Touched:
    """The records that changes touch: those that were there and change are staged as `touched`.

    `any`: whether there are any, new and withdrawn ones too. `uncounted`: findings that no rule counts.
    """

    changes: Changes
    any: bool
    uncounted: set[str]

    def __bool__(self) -> bool:
        return self.any

    def changed(self) -> Iterator[list[str]]:
        """The ids of what was there and changes, in batches."""
        return self._staging.ids("SELECT id FROM touched ORDER BY id")

    def removed(self) -> Iterator[list[str]]:
        """The ids of what is gone, in batches."""
        return self._staging.ids("SELECT id FROM removed WHERE node ORDER BY id")

    def new_of(self, ids: list[str]) -> set[str]:
        """Those of some nodes that are new."""
        text = f"SELECT id FROM record WHERE id IN (SELECT value FROM json_each(?)) AND change = '{NEW}'"
        return {id_ for (id_,) in self._staging.found(text, ids)}

    def changed_of(self, ids: list[str]) -> set[str]:
        """Those of some nodes that were there and change."""
        text = "SELECT id FROM touched WHERE id IN (SELECT value FROM json_each(?))"
        return {id_ for (id_,) in self._staging.found(text, ids)}

    @property
    def _staging(self) -> Staging:
        return self.changes.staging


async def touched(changes: Changes, transaction: Transaction) -> Touched:
    """What changes touch, asked before they are written."""
    staging, ontology = changes.staging, changes.ontology
    changed = f"SELECT id FROM record WHERE change = '{CHANGED}' AND kind IN ({staging.kinds(ontology.classes)})"
    staging.run(f"INSERT INTO touched {changed}")
    own = () if changes.dataset == MATCHES else tuple(one for one in ontology.relations if one is not Representation)
    for end, relations in _saying(own):
        kinds = staging.kinds(relations)
        staging.run(TOUCH.format(f"SELECT {end} AS id FROM record WHERE {DIFFERING} AND kind IN ({kinds})"))
    for relation in own:
        for ids in changes.removed(relation):
            _touch(changes, await _said_before(relation, ids, transaction))
    begin = f"{CasualtyEstimate.path()}/"
    for figures in list(staging.ids("SELECT id FROM touched WHERE id >= ? AND id < ?", begin, f"{begin[:-1]}0")):
        _touch(changes, {event for _, event in await transaction.led(End(Estimation, forward=True), figures)})
    staging.run("DELETE FROM touched WHERE id IN (SELECT id FROM removed WHERE node)")
    return Touched(changes, _any(changes), await _uncounted(changes, transaction))


def _any(changes: Changes) -> bool:
    kinds = changes.staging.kinds(changes.ontology.classes)
    new = f"SELECT 1 FROM record WHERE change = '{NEW}' AND kind IN ({kinds})"
    return any(map(changes.staging.first, (new, "SELECT 1 FROM touched", "SELECT 1 FROM removed WHERE node")))


def said_by(relation: type[Relation]) -> tuple[str, ...]:
    """At which ends of a relation the records are by which it is said."""
    if relation.declared.symmetric:
        return "source", "target"
    return ("target",) if relation in SAID_BY_TARGET else ("source",)


def _saying(relations: Iterable[type[Relation]]) -> Iterator[tuple[str, list[type[Relation]]]]:
    for end in ("source", "target"):
        yield end, [relation for relation in relations if end in said_by(relation)]


def _touch(changes: Changes, ids: set[str]) -> None:
    for _ in changes.staging.found(TOUCH.format("SELECT value AS id FROM json_each(?)"), list(ids)):
        pass


async def _said_before(relation: type[Relation], ids: list[str], transaction: Transaction) -> set[str]:
    if said_by(relation) == ("source",):
        return await transaction.sources(relation, ids)
    stored = await transaction.records(relation, "id", ids)
    return {one.columns[f"{end}Id"] for one in stored for end in said_by(relation)}


async def _uncounted(changes: Changes, transaction: Transaction) -> set[str]:
    """The findings among what is written and removed that have an exception."""
    found = {row.id for rows in changes.written(Finding) for row in rows if any(row.values[name] for name in EXCEPTION)}
    for batch in changes.removed(Finding):
        for one in await transaction.records(Finding, "id", batch):
            found |= {one.columns["id"]} if any(one.columns[name] for name in EXCEPTION) else set()
    return found
