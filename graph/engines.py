"""The store at an address: which engine it is, and how it is opened. Only the engine that is used is imported."""

from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from graph.errors import StoreUrlError
from graph.store import Store
from ontology.model import Ontology

NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(url: str, ontology: Ontology, *, user: str = "", password: str = "", database: str = "") -> Store:
    """The store at an address: `sqlite:///var/accord.db`, `neo4j://host:7687`. StoreUrlError for any other address.

    Nothing is asked of the store yet, so one that is down can be opened and used once it is up.
    """
    parts = _parts(url)
    if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
        from graph.sqlite.store import SqliteStore

        return SqliteStore(Path(parts.path[1:]), ontology)
    if parts.scheme in NEO4J_SCHEMES and parts.hostname:
        from graph.neo4j.store import Neo4jStore

        return Neo4jStore(url, ontology, user=user, password=password, database=database)
    raise _no_address(url)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - it is read, and checked, only now
    except ValueError:
        raise _no_address(url) from None
    if parts.password is not None or parts.username is not None:
        raise StoreUrlError(
            f"{parts.scheme}://...@{parts.hostname} has a login in it. Set ACCORD_STORE_USER and ACCORD_STORE_PASSWORD"
            " instead: addresses are shown in messages."
        )
    return parts


def _no_address(url: str) -> StoreUrlError:
    return StoreUrlError(
        f"{url!r} is no address of a store. Write sqlite:///FILE (sqlite:////FILE for an absolute path), or"
        " neo4j://HOST:7687, neo4j+s://… or bolt://… for Neo4j."
    )
