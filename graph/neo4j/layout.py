"""The constraints and indexes of a Neo4j database, one statement each, by name."""

from collections.abc import Iterable, Iterator, Sequence

from graph.compiling.conditions import valid_between
from graph.neo4j import cells, completions, notices
from graph.neo4j.names import FULL_TEXT, in_capitals, type_name
from graph.stored.ancestry import Ancestry, ancestries
from graph.stored.layout import SEARCHED, hub_indexes, indexed_keys, lead_indexes
from graph.stored.surroundings import AROUND, Surrounding, surroundings
from ontology.model import Node, Ontology, Relation


def layout(ontology: Ontology) -> dict[str, str]:
    """Every constraint and index: name → statement."""
    searched = ", ".join(f"n.{column}" for column in SEARCHED)
    statements = [
        _unique("Node"),
        _unique("Statistic"),
        *(line for cls in ontology.classes for line in _class(cls)),
        *(line for relation in ontology.relations for line in _relation(relation)),
        *(line for kept in ancestries(ontology) for line in _read_by(kept.stored, lead_indexes(kept.relation))),
        *completions.layout(),
        *notices.layout(),
        *cells.layout(),
        (
            FULL_TEXT,
            f"CREATE FULLTEXT INDEX {FULL_TEXT} IF NOT EXISTS FOR (n:Node) ON EACH [{searched}]"
            " OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
        ),
    ]
    return dict(statements)


def keep_ancestors(kept: Ancestry) -> str:
    """The statement that works out what some nodes lie under; $ids are theirs."""
    held = ", ".join(
        f"{name}: {f'source.{column}' if column else 'target.id'}" for name, column in kept.columns.items()
    )
    return (
        f"UNWIND $ids AS id MATCH (source:{kept.source.__name__} {{id: id}}) MATCH {climb(kept, 'source')}"
        f" WITH DISTINCT source, target"
        f" CREATE (source)-[:{in_capitals(kept.stored)} {{{held}}}]->(target)"
    )


def climb(kept: Ancestry, source: str) -> str:
    """The ways from a source to each target that it lies under."""
    valid = valid_between(kept.hierarchy, "step", *(f"{source}.{key.column}" for key in kept.days))
    path = f"({source})-[:{type_name(kept.relation)}]->()-[steps:{type_name(kept.hierarchy)}*0..]->(target)"
    return f"{path} WHERE all(step IN steps WHERE {valid or 'true'})"


def keep_surroundings(ontology: Ontology) -> str:
    """The statement that works out what surrounds some nodes; $ids are theirs."""
    told = names_around("n", surroundings(ontology))
    return f"UNWIND $ids AS id MATCH (n:Node {{id: id}}) SET n.{AROUND} = {told}"


def names_around(node: str, around: Sequence[Surrounding]) -> str:
    """The stems of the names that surround a node, in the order of their ids."""
    if not around:
        return "''"
    led = "|".join(in_capitals(one.stored) for one in around)
    names = f"COLLECT {{ MATCH ({node})-[:{led}]->(far) WITH DISTINCT far ORDER BY far.id RETURN far.stems }}"
    return f"substring(reduce(told = '', one IN {names} | told + ' ' + one), 1)"


def _unique(label: str) -> tuple[str, str]:
    name = f"{label}_id"
    return name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"


def _class(cls: type[Node]) -> Iterator[tuple[str, str]]:
    label = cls.__name__
    yield _unique(label)
    for key in indexed_keys(cls):
        name = f"{label}_{key.column}"
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{key.column}, n.id)"


def _relation(relation: type[Relation]) -> Iterator[tuple[str, str]]:
    kind = type_name(relation)
    yield f"{kind}_id", f"CREATE CONSTRAINT {kind}_id IF NOT EXISTS FOR ()-[r:{kind}]-() REQUIRE r.id IS UNIQUE"
    yield from _read_by(relation.declared.stored, (*hub_indexes(relation), *lead_indexes(relation)))


def _read_by(stored: str, indexes: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    kind = in_capitals(stored)
    for columns in indexes:
        name, listed = f"{kind}_{'_'.join(columns)}", ", ".join(f"r.{column}" for column in columns)
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{kind}]-() ON ({listed})"
