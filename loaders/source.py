"""The contract of a loader: its metadata, and `read(path, name)`, which delivers a dataset."""

from dataclasses import dataclass

from ontology.records import Reject


@dataclass(frozen=True)
class LoaderSource:
    """What a loader says of itself. `strict` loaders refuse the whole input for one bad row."""

    name: str
    title: str
    version: str
    strict: bool = False


class InputError(Exception):
    """The input cannot be loaded; it holds every problem found, each with file, line, value and remedy."""

    def __init__(self, rejects: list[Reject]) -> None:
        super().__init__("\n".join(map(str, rejects)))
        self.rejects = rejects
