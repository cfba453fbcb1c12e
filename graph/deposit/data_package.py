"""`datapackage.json` (Data Package and Table Schema, version 1): each table with its columns, types, codes and keys."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from graph.deposit.about import DESCRIPTION, KEYWORDS, Authors, Deposit, Licence
from graph.deposit.csv_tables import BAR
from graph.deposit.folder import WrittenFile
from graph.deposit.tables import CITATION, CellType, Column, Table
from graph.rdf.terms import prefixes

Json = dict[str, Any]


def data_package(deposit: Deposit, tables: tuple[Table, ...], files: Mapping[str, WrittenFile]) -> str:
    """The description of the tables."""
    resources = [_resource(table, files[table.path], deposit.base) for table in (*tables, CITATION)]
    package = {
        "name": "accord-graph",
        "title": deposit.title,
        "description": DESCRIPTION,
        "version": deposit.version,
        "keywords": KEYWORDS,
        "licenses": [_licence(one) for one in deposit.licences],
        "contributors": [_contributor(one) for one in deposit.authors],
        "sources": [_source(one.row, one.iri, one.title) for one in deposit.datasets],
        "resources": resources,
    }
    return orjson.dumps(package, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _contributor(authors: Authors) -> Json:
    return {"title": authors.name, "role": "author"} | ({"path": authors.iri} if authors.iri else {})


def _licence(licence: Licence) -> Json:
    return ({"name": licence.name} if licence.name else {}) | {"path": licence.address}


def _source(row: Mapping[str, Any], iri: str, title: str) -> Json:
    """A dataset with its own licence: the licences above are those of all of them."""
    return {"title": title, "path": iri, "version": row["version"], "licenses": [_licence(Licence(row["licence"]))]}


def _resource(table: Table, file: WrittenFile, base: str) -> Json:
    return {
        "name": table.name,
        "title": table.names.en,
        "description": table.names.definition,
        "path": file.path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(column, base) for column in table.columns],
            "missingValues": [""],
            **({"primaryKey": ["id"]} if table.record else {}),
            "foreignKeys": list(_foreign_keys(table)),
        },
    }


def _field(column: Column, base: str) -> Json:
    field: Json = {
        "name": column.name,
        "type": column.holds.value,
        "title": column.names.en,
        "description": column.names.definition,
    }
    if column.holds is CellType.LIST:
        field |= {"delimiter": BAR, "itemType": "string"}
    if column.predicate:
        field["rdfType"] = _expanded(column.predicate, base)
    constraints = dict(_constraints(column))
    if column.vocabulary and column.holds is not CellType.LIST:
        field["categories"] = [{"value": code.name, "label": code.concept.en} for code in column.vocabulary]
    return field | ({"constraints": constraints} if constraints else {})


def _constraints(column: Column) -> Iterator[tuple[str, Any]]:
    if column.required:
        yield "required", True
    if column.name == "id":
        yield "unique", True
    if column.vocabulary and column.holds is not CellType.LIST:
        yield "enum", [code.name for code in column.vocabulary]


def _expanded(predicate: str, base: str) -> str:
    prefix, _, name = predicate.partition(":")
    return prefixes(base)[prefix] + name


def _foreign_keys(table: Table) -> Iterator[Json]:
    """To the table of a class. What leads to nodes of any class leads to no one table."""
    for column in table.columns:
        if column.leads_to:
            reference = {"resource": column.leads_to.path(), "fields": ["id"]}
            yield {"fields": [column.name], "reference": reference}
