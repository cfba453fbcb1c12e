"""What can go wrong with a store. Each error says what happened, where, and what to do.

StoreError
├── StoreUrlError          the address of a store cannot be read
├── StoreUnavailable       it does not answer, or its file is not there
├── StatementTimedOut      it was stopped before it had answered
├── StatementTooLarge      the engine takes no statement of that size
├── StoreLayoutError       its tables, or what they keep, are those of another version
├── StoreBusy              all connections for answers of several statements are taken
├── DataChanging           loads changed the data each time that they were read
├── NotWhole               a dataset is loading, or its load was interrupted: what is to be kept cannot be made of it
├── LoadUnderWay           another load is writing, and has not ended in time
└── LoadRefused            rows are wrong, or a load would leave dangling references
"""

from collections.abc import Sequence

from ontology.records import Reject

LONGEST_SHOWN = 100
"""How many characters of a value a message shows: a SHA-256 and what stands before it are whole."""


def shortened(text: str, longest: int = LONGEST_SHOWN, end: int = 0) -> str:
    """A text as a message shows it: not too much of it. Where it is cut, so much is left of its `end`."""
    return text if len(text) <= longest else f"{text[: longest - 3 - end]}...{text[len(text) - end :]}"


class StoreError(Exception):
    """Something is wrong with the store, its address or a load."""


class StoreUrlError(StoreError):
    """The address names no store."""


class StoreUnavailable(StoreError):
    """The store does not answer."""


class StatementTimedOut(StoreError):
    """The store worked for longer than it was given, and has stopped."""


class StatementTooLarge(StoreError):
    """The statement is larger, or nested deeper, than the engine takes."""


class StoreLayoutError(StoreError):
    """The store was laid out, or filled, by another version."""


class StoreBusy(StoreError):
    """As many answers of several statements are being read as may be at once."""


class DataChanging(StoreError):
    """The data were changed by a load while they were read, again and again."""


class NotWhole(StoreError):
    """A load of a dataset goes in batches and has not come to its end: an export would have a part for the whole."""

    def __init__(self, dataset: str, since: str) -> None:
        super().__init__(
            f"{dataset} is not whole: it has been loading since {since}. Try again when that load is done; if it was"
            " interrupted, load the same input again."
        )


class LoadUnderWay(StoreError):
    """Another load holds the store, and did not end while this one waited."""

    def __init__(self, dataset: str, since: str, seconds: float) -> None:
        who, when = f" of {dataset}" if dataset else "", f" since {since}" if since else ""
        super().__init__(
            f"Another load{who} is under way{when}, and did not end within {seconds:g} seconds."
            " Nothing was loaded; load again when it is done."
        )


class ValueOutOfRange(ValueError):
    """A value that came with a request cannot be: no store is asked. The message says which, and what could be."""


class LoadRefused(StoreError):
    """The load was refused and nothing was written. `rejects` are the rows that are wrong, where it is for them."""

    def __init__(self, message: str, rejects: Sequence[Reject] = ()) -> None:
        super().__init__(message)
        self.rejects = rejects
