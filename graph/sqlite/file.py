"""A SQLite file of ours: how it is opened and laid out, and what is said when something is wrong with it."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import apsw

from graph.errors import StoreLayoutError, StoreUnavailable
from graph.sqlite.ancestors import let_climb
from graph.sqlite.tables import fingerprint, layout
from ontology.model import Ontology

BUSY_MS = 60_000
PAGE_BYTES = 16_384
"""Of what size a new file's pages are: a load of many gigabytes looks each up among all that it has written, and keeps
their list in memory (8 bytes a page), so that large ones are found sooner in less."""
OTHERWISE = "Mend that, or set ACCORD_STORE."
FAILURES = (
    apsw.BusyError,
    apsw.CantOpenError,
    apsw.CorruptError,
    apsw.FullError,
    apsw.IOError,
    apsw.NotADBError,
    apsw.PermissionsError,
    apsw.ReadOnlyError,
)
"""What may be wrong with a file."""
REMEDIES: dict[type[BaseException], str] = {
    apsw.NotADBError: "Move it away and run `accord load`, or set ACCORD_STORE.",
    apsw.CorruptError: "Move it away and run `accord load`, or set ACCORD_STORE.",
    apsw.BusyError: "Wait for the load that is under way.",
    apsw.FullError: "Make room on the disk.",
}


class SqliteFile:
    """The file of a store."""

    def __init__(self, path: Path, ontology: Ontology) -> None:
        self.path, self.ontology = path, ontology
        self._layout = f"layout_{fingerprint(ontology)}"

    def identity(self) -> int:
        """Which file it is: another one, once it was replaced. StoreUnavailable where there is none."""
        try:
            return self.path.stat().st_ino
        except OSError:
            raise self._unavailable(
                "the file is not there", "Run `accord load` to fill it, or set ACCORD_STORE."
            ) from None

    def reader(self) -> apsw.Connection:
        """A connection that reads. StoreLayoutError where the file is not one of ours."""
        self.identity()
        with self.failures():
            try:
                return self._checked(apsw.Connection(str(self.path), flags=apsw.SQLITE_OPEN_READONLY))
            except (apsw.CantOpenError, apsw.ReadOnlyError):
                if not os.access(self.path, os.R_OK):
                    raise
                if (wal := self.path.with_name(f"{self.path.name}-wal")).exists():
                    reason = f"its folder cannot be written to, and {wal.name} holds what was loaded last"
                    raise self._unavailable(reason, "Copy both to a folder that can, or set ACCORD_STORE.") from None
                # SQLite can make no file for its readers here, and nothing of the database lies beside it.
                address = f"{self.path.resolve().as_uri()}?immutable=1"
                flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
                return self._checked(apsw.Connection(address, flags=flags))

    def _checked(self, connection: apsw.Connection) -> apsw.Connection:
        connection.set_busy_timeout(BUSY_MS)
        self._check(connection)
        let_climb(connection, self.ontology)
        return connection

    def writer(self) -> apsw.Connection:
        """A connection that writes; the file is made where there is none."""
        with self.failures():
            connection = apsw.Connection(str(self.path))
            connection.set_busy_timeout(BUSY_MS)
        return connection

    def make_folder(self) -> None:
        """Make the folder that the file is in."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = f"{self.path.parent} cannot be made ({os.strerror(error.errno or 0)})"
            raise self._unavailable(reason, OTHERWISE) from error

    def prepare(self) -> None:
        """Lay the file out where it is empty. StoreLayoutError where it is not one of ours."""
        self.make_folder()
        with closing(self.writer()) as connection, self.failures():
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            with connection:
                if not list(connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1")):
                    for statement in layout(self.ontology):
                        connection.execute(statement)
                    connection.execute(f"CREATE TABLE {self._layout} (version)")
                self._check(connection)
            connection.pragma("journal_mode", "wal")

    def gather(self) -> None:
        """Bring what was loaded into the file itself, which can be copied by itself then.

        Whoever writes and is the last to close it does so; who only reads cannot. Where others still read or load, the
        last of them does.
        """
        with suppress(*FAILURES), closing(apsw.Connection(str(self.path))) as connection:
            connection.execute("PRAGMA wal_checkpoint").fetchall()

    @contextmanager
    def failures(self) -> Iterator[None]:
        """Errors of the file as ours; a defect in a statement stays what it is."""
        try:
            yield
        except FAILURES as error:
            if self.path.is_dir():
                raise self._unavailable("it is a folder", "Name a file in it.") from error
            raise self._unavailable(str(error), REMEDIES.get(type(error), OTHERWISE)) from error

    def _check(self, connection: apsw.Connection) -> None:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema")]
        if not names:  # as a load leaves it whose first word did not go onto the disk
            raise self._unavailable("the file is empty", "Run `accord load` to fill it, or set ACCORD_STORE.")
        if [name for name in names if name.startswith("layout_")] != [self._layout]:
            raise StoreLayoutError(
                f"{self.path} was made by another version, or is not an Accord Graph store."
                " Move it away and run `accord load`."
            )

    def _unavailable(self, reason: str, remedy: str) -> StoreUnavailable:
        return StoreUnavailable(f"{self.path}: {reason}. {remedy}")
