"""`ro-crate-metadata.json` (RO-Crate 1.1): the folder as a research object, and each file in it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import orjson

from graph.deposit.about import DESCRIPTION, KEYWORDS, MODEL_LICENCE, Authors, DatasetIn, Deposit
from graph.deposit.contents import CRATE, MODELS, Said
from graph.deposit.folder import CHECKSUMS, WrittenFile

PROFILE = "https://w3id.org/ro/crate/1.1"
MEDIA_TYPES = {
    ".cff": "text/yaml",
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".nq": "application/n-quads",
    ".sha256": "text/plain",
    ".ttl": "text/turtle",
}
MADE_BY, WRITING = "#program", "#writing"
Entity = dict[str, Any]


def crate(deposit: Deposit, files: Mapping[str, WrittenFile], said: Said) -> str:
    """The description. `said`: the title of each file, and what is in it."""
    parts = sorted({*files, CHECKSUMS})
    entities = [
        {"@id": CRATE, "@type": "CreativeWork", "conformsTo": _to(PROFILE), "about": _to("./")},
        _root(deposit, parts),
        *(_file(path, files.get(path), said) for path in parts),
        *(_dataset(one) for one in deposit.datasets),
        *(_authors(one) for one in deposit.authors),
        *_licences(deposit),
        _program(deposit.program),
        {
            "@id": WRITING,
            "@type": "CreateAction",
            "name": "Writing of this folder",
            "instrument": _to(MADE_BY),
            "object": _one_or_all(_to(one.iri) for one in deposit.datasets),
            "result": _to("./"),
        },
    ]
    context = f"{PROFILE}/context"
    return orjson.dumps(
        {"@context": context, "@graph": entities}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    ).decode()


def _root(deposit: Deposit, parts: list[str]) -> Entity:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": deposit.title,
        "description": DESCRIPTION,
        "datePublished": deposit.issued.text,
        "version": deposit.version,
        "license": _one_or_all(_to(one.address) for one in deposit.licences),
        "author": _one_or_all(_to(one.id) for one in deposit.authors),
        "keywords": ", ".join(KEYWORDS),
        "hasPart": [_to(path) for path in parts],
        "isBasedOn": _one_or_all(_to(one.iri) for one in deposit.datasets),
        "mentions": _to(WRITING),
    }


def _file(path: str, file: WrittenFile | None, said: Said) -> Entity:
    name, description = said[path]
    size = {"contentSize": str(file.size)} if file else {}  # of what is written after this there is none yet
    format_ = MEDIA_TYPES[PurePosixPath(path).suffix]
    own = {"license": _to(MODEL_LICENCE.address)} if path in MODELS else {}
    entity = {"@id": path, "@type": "File", "name": name, "description": description, "encodingFormat": format_}
    return entity | size | own


def _dataset(one: DatasetIn) -> Entity:
    return {
        "@id": one.iri,
        "@type": "CreativeWork",
        "name": one.title,
        "version": one.row["version"],
        "license": _to(one.licence.address),
        "author": _to(one.authors.id),
        **({"description": one.note} if one.note else {}),
        **({"datePublished": one.issued.text} if one.issued else {}),
    }


def _authors(one: Authors) -> Entity:
    return {"@id": one.id, "@type": "Organization", "name": one.name} | ({"url": one.iri} if one.iri else {})


def _program(program: str) -> Entity:
    name, _, version = program.rpartition(" ")
    return {"@id": MADE_BY, "@type": "SoftwareApplication", "name": name, "softwareVersion": version}


def _licences(deposit: Deposit) -> Iterator[Entity]:
    for one in dict.fromkeys((*deposit.licences, MODEL_LICENCE)):
        name = one.name or one.address
        yield {"@id": one.address, "@type": "CreativeWork", "name": name, "description": f"The licence {name}"}


def _to(id_: str) -> Entity:
    return {"@id": id_}


def _one_or_all(values: Iterable[Entity]) -> Entity | list[Entity]:
    """A value that is alone stands without brackets, as RO-Crate recommends."""
    listed = list(values)
    return listed[0] if len(listed) == 1 else listed
