"""Reading what others published, and our own files, into records.

A loader is one module or package in this folder, with `SOURCE` and `read`: `ucdp_ged.py` is the loader `ucdp-ged`. It
is found by its file's name, and no other file names it. A module without `SOURCE`, such as source.py, is not a loader.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from loaders.gazetteer import Gazetteer
from loaders.source import LoaderSource
from ontology.records import Delivery

Read = Callable[[Path, str | None, Gazetteer], Delivery]
"""Reads a file or folder as the dataset of a name, or of the loader's own choice. InputError if it cannot be read.

The gazetteer knows the names of what is loaded: places within which the file's lie, actors of whom it speaks.
"""


@dataclass(frozen=True)
class Loader:
    """What the module of a loader has to offer."""

    source: LoaderSource
    read: Read


def known_loaders() -> dict[str, Loader]:
    """Every loader, by name. All of them are imported, so this is asked only where somebody loads or wants help."""
    names = {module.name.replace("_", "-"): f"{__name__}.{module.name}" for module in iter_modules(__path__)}
    modules = {name: import_module(module) for name, module in sorted(names.items())}
    return {name: Loader(module.SOURCE, module.read) for name, module in modules.items() if hasattr(module, "SOURCE")}
