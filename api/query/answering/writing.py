"""How an answer is written in another form than JSON: page after page, so that none is held longer than it takes."""

from collections.abc import Mapping
from typing import Any, Protocol


class Writing(Protocol):
    """Writes the pages of one answer. `parts`: the names of the files that it makes, which grow side by side."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the files, without suffix."""

    def begin(self) -> list[str]:
        """What stands first in each file."""

    def page(self, data: Mapping[str, Any]) -> list[str]:
        """What a page of the answer adds to each."""

    def end(self) -> list[str]:
        """What stands last in each."""
