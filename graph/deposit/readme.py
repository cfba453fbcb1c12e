"""`README.md`: what is in the folder, under which licences, how to cite it, and how to derive it again."""

import shlex
from collections.abc import Iterator, Mapping

from graph.deposit.about import DESCRIPTION, MODEL_LICENCE, DatasetIn, Deposit, Licence
from graph.deposit.contents import CITATION_FILE, CODEBOOK, DATA, DATA_PACKAGE, FEATURES, MODELS, PAGES, QUADS, README
from graph.deposit.folder import CHECKSUMS
from graph.deposit.tables import CITATION, FOLDER, Table
from ontology.publishing.markdown import markdown_table

TEXT = """\
# {title}

{description}

## What is in this folder

{files}

All of it tells the same {records} nodes and relations, read in one state. RDF and tables are complete, and there are no
sums in them: where sources differ, each account is a row.

{tables}

## Datasets and licences

{licensed}

{datasets}

The ontology, shapes and vocabularies in `ontology/` are under {model_licence}.

## How to cite it

> {authors}. *{title}*. Version {version}. {issued}. SHA-256 of `{quads}`: `{fingerprint}`.

`{citation}` has the same for programs. Add the DOI that your repository gives.

Of a single record, cite its IRI: `{base}id/` and its id. It names the record even where nothing
answers at that address. Cite beside it the source that the record names, with the place in it; where accounts differ,
cite all of them. A row whose `basis` is `ROW` shows the sources of the record around it, which may say nothing of this
very statement.

## Opening it

- R: `read.csv("tables/event.csv", na.strings = "", encoding = "UTF-8")`; `as.logical()` reads `true` and `false`
- Python: `pandas.read_csv("tables/event.csv", keep_default_na=False, na_values=[""])`
- QGIS: drag `{features}` onto the map. Features without a point are in the attribute table.
- Frictionless: `frictionless validate {data_package}`
- RDF: `{quads}` into any quad store; the graph of a statement is its dataset.

The tables, their columns, keys and codes are explained in `{codebook}`. Things that have misled others: figures of the
same event overlap and must not be added up; `2018-04` is some day of that month, not its first; who has a `hedge` is
only said to have taken part; a point whose `precision` or `nearness` is not `EXACT` is not where it happened; a finding
is a lead, and one with an `exception` is one that its rule does not count.

## How to derive it again

Whoever has the same data writes this folder again, byte by byte; no clock and no chance is in it.

```sh
sha256sum --check {checksums}   # in this folder: nothing was changed on the way
```

It was written by {program}. From the statements in it, with the same version and an empty store:

```sh
export ACCORD_STORE=sqlite:///../again.db ACCORD_BASE_IRI={base}
accord import {quads}
accord snapshot ../again
diff --recursive . ../again            # nothing differs
```

From the files that the datasets were loaded from, each after those that it points to; what comes with the program is
loaded by `accord load` alone:

```sh
{loads}
```

{inputs}
{derived}"""

DERIVED = "\n`{id}` is not loaded: it follows from the others by declared rules, and each load and import renews it.\n"
DATASET = ("dataset", "title", "version", "issued", "by", "licence", "about")


def readme(deposit: Deposit, tables: tuple[Table, ...], rows: Mapping[str, int], fingerprint: str) -> str:
    """The page in Markdown."""
    counted = ((f"`{table.name}`", f"{rows[table.name]:,}", table.names.en) for table in (*tables, CITATION))
    return TEXT.format(
        title=deposit.title,
        description=DESCRIPTION,
        files=markdown_table(("file", "what it holds"), _files()),
        tables=markdown_table(("table", "rows", "of"), counted),
        records=f"{sum(rows[table.name] for table in tables):,}",
        licensed=_licensed(deposit),
        datasets=markdown_table(DATASET, map(_dataset, deposit.datasets)),
        model_licence=_linked(MODEL_LICENCE),
        authors="; ".join(one.name for one in deposit.authors),
        version=deposit.version,
        issued=deposit.issued.text,
        fingerprint=fingerprint,
        base=deposit.base,
        program=deposit.program,
        loads="\n".join(map(_load, deposit.stated)),
        inputs=markdown_table(
            ("dataset", "file or folder", "SHA-256 of what is in it", "loader"), map(_input, deposit.stated)
        ),
        derived="".join(DERIVED.format(id=one.id) for one in deposit.datasets if one not in deposit.stated),
        quads=QUADS,
        checksums=CHECKSUMS,
        citation=CITATION_FILE,
        codebook=CODEBOOK,
        data_package=DATA_PACKAGE,
        features=FEATURES,
    )


def _files() -> Iterator[tuple[str, str]]:
    listed = {**DATA, f"{FOLDER}/": ("Tables", "A CSV for each class and each relation."), **MODELS, **PAGES}
    for path, (_, held) in listed.items():
        if path != README:
            yield f"`{path}`", held


def _licensed(deposit: Deposit) -> str:
    if len(deposit.licences) == 1:
        return "All data are under one licence."
    return (
        "**The datasets are under different licences.** Every row names its dataset (`dataset_id`), and in N-Quads"
        " every statement stands in its dataset's graph, so they can be kept apart. Whoever passes all of it on must"
        " meet all of them."
    )


def _dataset(one: DatasetIn) -> tuple[str, ...]:
    issued, authors = one.issued.text if one.issued else "", _link(one.authors.name, one.authors.iri)
    return f"`{one.id}`", one.title, str(one.row["version"]), issued, authors, _linked(one.licence), one.note


def _linked(licence: Licence) -> str:
    return _link(licence.name or licence.address, licence.address)


def _link(text: str, iri: str) -> str:
    return f"[{text}]({iri})" if iri else text


def _load(one: DatasetIn) -> str:
    file = one.row["file"] or f"FILE_OF_{one.name.upper()}"
    asked = f"{one.row['loader']}:{one.name}={file}"
    return f"accord load {shlex.quote(asked)}"


def _input(one: DatasetIn) -> tuple[str, ...]:
    row = one.row
    file = f"`{row['file']}`" if row["file"] else ""
    return f"`{one.id}`", file, f"`{row['checksum']}`", f"`{row['loader']}` {row['loader_version']}"
