"""The store at an address: which engine it is, and how it is opened. Only the engine that is used is imported."""

import re
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from graph.errors import StoreUrlError
from graph.store import Store
from ontology.model import Ontology

SQLITE = "sqlite:///"
NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
HARMLESS = re.compile(
    r"([a-z][a-z0-9+.-]*)(?:://(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?=[/?#]|$)|:(?://)?)"
)
"""As much of an address as certainly holds no password: the scheme and, where they are plainly so, host and port."""
FORMS = (
    "Write sqlite:///FILE (sqlite:////FILE for an absolute path), or neo4j://HOST:7687, neo4j+s://… or bolt://… for"
    " Neo4j."
)


def open_store(url: str, ontology: Ontology, *, user: str = "", password: str = "", database: str = "") -> Store:
    """The store at an address: `sqlite:///var/accord.db`, `neo4j://host:7687`. StoreUrlError for any other address.

    Nothing is asked of the store yet, so one that is down can be opened and used once it is up.
    """
    if url.startswith("sqlite:"):
        from graph.sqlite.store import SqliteStore

        return SqliteStore(sqlite_file(url), ontology)
    check_neo4j(url)
    from graph.neo4j.store import Neo4jStore

    return Neo4jStore(url, ontology, user=user, password=password, database=database)


def sqlite_file(url: str) -> Path:
    """The file in `sqlite:///FILE`, whose name is taken as it is written. StoreUrlError where there is none."""
    file = url.removeprefix(SQLITE)
    if not url.startswith(SQLITE) or not file.strip("/") or "\0" in file or file.endswith("/"):
        raise _refused(url, FORMS)
    if "?" in file:
        raise _refused(url, f"A file takes no options: write {SQLITE}{file.partition('?')[0]}.")
    if file == ":memory:":
        raise _refused(url, f"A store in memory is lost when the command ends: name a file, such as {SQLITE}accord.db.")
    return Path(file)


def check_neo4j(url: str) -> None:
    """StoreUrlError where this is not the address of a Neo4j server, or has a login, which messages would show."""
    parts = _parts(url)
    if parts is None or parts.scheme not in NEO4J_SCHEMES or not parts.hostname:
        raise _refused(url, FORMS)
    if "@" in parts.netloc:
        raise _refused(url, "Leave the login out, and set ACCORD_STORE_USER and ACCORD_STORE_PASSWORD instead.")
    if parts.path.strip("/") or parts.fragment:
        raise _refused(url, "Give the server only; set ACCORD_STORE_DATABASE for a database of it.")


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - it is read, and checked, only now
    except ValueError:
        return None
    return parts


def _refused(url: str, remedy: str) -> StoreUrlError:
    return StoreUrlError(f"{_shown(url)!r} is not the address of a store. {remedy}")


def _shown(url: str) -> str:
    """An address without what may be a password, also where it is too malformed to be taken apart."""
    if url.startswith("sqlite:") or (":" not in url and "@" not in url):
        return url
    found = HARMLESS.match(url)
    shown = found[0] if found else ""
    return shown if shown == url else f"{shown}…"
