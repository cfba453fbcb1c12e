"""Small curated datasets: snippets of YAML that are sound, for tests to break."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import LoadRefused
from graph.loading.load import load
from loaders import curated
from loaders.source import InputError
from ontology.codes import Code
from tests.graph.conftest import opened

Files = dict[str, str | bytes]
Folder = Callable[..., Path]

DATASET = "title: Mine\nlicence: https://creativecommons.org/licenses/by/4.0/\nversion: '1'\n"
SOURCES = "- {id: s, kind: press, title: A paper}\n"
ACTORS = """\
- {id: mali, kind: state, names: {en: Mali, fr: Mali}, sources: [s]}
- {id: cma, kind: coalition, names: {en: CMA, fr: CMA}, sources: [s]}
- {id: unnamed-x, kind: unnamed, names: {en: X, fr: X}, sources: [s]}
"""
AGREEMENTS = """\
- id: accord
  kind: peace-accord
  names: {en: Accord, fr: Accord}
  date: '2015-05-15/2015-06-20'
  signed_by:
  - {actor: mali, date: '2015-05-15', capacity: party}
  - {actor: cma, date: '2015-06-20', capacity: party}
  source_grade: press
  sources: [s]
"""
EVENT = """\
- id: e
  kind: ambush
  when: '2018-04-01'
  title: An ambush
  source_grade: press
  sources: [s]
"""
COMMITMENT = """\
- id: c
  under_agreement: accord
  kind: promise
  topic: ddr
  text: Hand over a list.
  obliges: [mali]
  source_grade: press
  sources: [s]
"""
FIGURE = "  - {id: e-mali-killed-men, harm: killed, victims: men, scope: all, said_by: mali"


SOUND: Files = {"dataset": DATASET, "sources": SOURCES, "actors": ACTORS, "agreements": AGREEMENTS}


def refusal(path: Path, *required: Path) -> list[str]:
    """What is said of a folder that cannot be loaded into a store that holds those that it requires."""
    with pytest.raises((InputError, LoadRefused)) as caught:
        load_into_a_store(path, *required)
    return str(caught.value).splitlines()


def codes(vocabulary: type[Code]) -> str:
    """The codes of a vocabulary, as messages list them."""
    return ", ".join(code.key for code in vocabulary)


def load_into_a_store(path: Path, *required: Path) -> None:
    """Load a folder, after those that it requires."""
    asyncio.run(_load(path, *required))


async def _load(path: Path, *required: Path) -> None:
    store = opened(f"sqlite:///{path.absolute().parent}/refusal.db")
    try:
        for folder in (*required, path):
            await load(store, curated.read(folder), strict=True)
    finally:
        await store.close()
