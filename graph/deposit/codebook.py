"""The codebook: every table, every column and every code, as the ontology declares them, with their French names."""

from collections.abc import Iterator, Mapping

from graph.deposit.about import Deposit
from graph.deposit.contents import DATA_PACKAGE
from graph.deposit.tables import CITATION, CellType, Column, Table
from ontology.codes import Code
from ontology.model import Relation
from ontology.publishing.markdown import markdown_table

TYPES = {
    CellType.STRING: "text",
    CellType.INTEGER: "whole number",
    CellType.NUMBER: "decimal number",
    CellType.BOOLEAN: "true or false",
    CellType.DATE: "day",
    CellType.LIST: "list",
}
INTRODUCTION = """\
# Codebook

What each table, column and code in this folder means, generated from the ontology (`ontology/ontology.ttl`). The same
stands in `{data_package}` for programs.

## How to read the tables

- UTF-8, comma-separated, with a header (RFC 4180). **An empty cell is a missing value**, and nothing else is: `NA`,
  `None` or `null` would be text.
- `id` identifies a row, for good; its IRI is `{base}id/` and the id. What stands before
  the slash of an id is the name of its table: `event/…` is in `tables/event.csv`.
- A relation joins two nodes: `subject_id` and `object_id` are their ids.
- `dataset_id` is the dataset that states the row, and under whose licence it is.
- A text has a column for each language: `_en`, `_fr`, and `_native` in the people's own language.
- A date is as exact as its source: `when` has it as EDTF (`2018-04` is some day of that month), `when_precision` how
  exact it is, `when_from` and `when_to` the first and the last day that it may mean. An end that is open or unknown has
  no day.
- A list stands in one cell, its values between bars: `a|b`. A bar or backslash within a value has a backslash before
  it.
- A relation's sources are in `cites`, each as the id of a source and, after a space, the place in it; `citation` has
  them one a row. A node's sources are in `documentation`.
- A code is a word in capitals, defined under [Codes](#codes)."""


def codebook(deposit: Deposit, tables: tuple[Table, ...], rows: Mapping[str, int]) -> str:
    """The codebook in Markdown."""
    used = {column.vocabulary for table in tables for column in table.columns if column.vocabulary}
    nodes = [table for table in tables if not _joins(table)]
    relations = [table for table in tables if _joins(table)]
    blocks = (
        INTRODUCTION.format(base=deposit.base, data_package=DATA_PACKAGE),
        "## Tables of nodes",
        *(block for table in nodes for block in _table(table, rows)),
        "## Tables of relations",
        *(block for table in (*relations, CITATION) for block in _table(table, rows)),
        "## Codes",
        *(block for one in sorted(used, key=lambda one: one.__name__) for block in _vocabulary(one)),
    )
    return "\n\n".join(blocks) + "\n"


def _joins(table: Table) -> bool:
    return table.record is not None and issubclass(table.record, Relation)


def _table(table: Table, rows: Mapping[str, int]) -> Iterator[str]:
    yield f"### {table.name}"
    yield f"{table.names.en} · *{table.names.fr}* · `{table.path}` · rows: {rows[table.name]}"
    yield table.names.definition
    yield markdown_table(("column", "holds", "required", "French", "meaning"), map(_column, table.columns))


def _column(column: Column) -> tuple[str, ...]:
    return (
        f"`{column.name}`",
        _holds(column),
        "yes" if column.required else "",
        column.names.fr,
        column.names.definition,
    )


def _holds(column: Column) -> str:
    if column.vocabulary:
        return f"code: [{column.vocabulary.__name__}](#{column.vocabulary.__name__.lower()})"
    if column.leads_to:
        return f"id in [{column.leads_to.path()}](#{column.leads_to.path()})"
    return "date" if column.is_date else TYPES[column.holds]


def _vocabulary(vocabulary: type[Code]) -> Iterator[str]:
    yield f"### {vocabulary.__name__}"
    yield f"*{vocabulary.names.fr}*. {vocabulary.names.definition}"
    yield markdown_table(("code", "English", "French"), map(_code, vocabulary))


def _code(code: Code) -> tuple[str, ...]:
    concept = code.concept
    source = f" ([source]({concept.source}))" if concept.source else ""
    return (
        f"`{code.name}`",
        f"**{concept.en}**: {concept.definition}{source}",
        f"**{concept.fr}** : {concept.fr_definition}",
    )
