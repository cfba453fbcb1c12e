"""Addresses of stores: each works as it is written, or is refused with what to write instead, and shows no password."""

from pathlib import Path

import pytest

from graph.engines import open_store
from graph.errors import StoreUnavailable, StoreUrlError
from graph.neo4j.store import Neo4jStore
from graph.sqlite.store import SqliteStore
from ontology import ONTOLOGY

FILES = {
    "sqlite:///x.db": "x.db",
    "sqlite:////srv/x.db": "/srv/x.db",
    "sqlite:///what#1.db": "what#1.db",
    "sqlite:///a b%20é.db": "a b%20é.db",
    "sqlite:///user@example/x.db": "user@example/x.db",
}
SERVERS = (
    "neo4j://db",
    "neo4j+s://db.example:7687",
    "bolt://[::1]:7687",
    "neo4j://db:7687?region=eu",
    "bolt+ssc://db/",
)
FORMS = "Write sqlite:///FILE"
REFUSED = {
    "": FORMS,
    "sqlite:x.db": FORMS,
    "sqlite://x.db": FORMS,
    "sqlite:///": FORMS,
    "sqlite:////": FORMS,
    "sqlite:///folder/": FORMS,
    "sqlite:///x\0.db": FORMS,
    "sqlite:///x.db?mode=ro": "write sqlite:///x.db.",
    "sqlite:///:memory:": "name a file",
    "postgres://db/x": FORMS,
    "neo4j://": FORMS,
    "neo4j://db:port": FORMS,
    "neo4j://[::1": FORMS,
    "neo4j://db/mali": "set ACCORD_STORE_DATABASE for a database of it",
    "neo4j://db#mali": "set ACCORD_STORE_DATABASE for a database of it",
}
SHOWN = {
    "postgres://db/x": "postgres://db…",
    "neo4j://db:port": "neo4j://…",
    "neo4j://[::1": "neo4j://…",
    "neo4j://db/mali": "neo4j://db…",
    "neo4j://db#mali": "neo4j://db…",
}
"""What could be a password in an address is left out of the message."""
SECRET = "s3cret"
WITH_LOGIN = (
    f"neo4j://neo4j:{SECRET}@db:7687",
    f"neo4j//neo4j:{SECRET}@db:7687",
    f"neo4j:neo4j:{SECRET}@db",
    f"bolt://neo4j:{SECRET}@[::1",
    f"bolt://neo4j:p@{SECRET}@db",
    f"bolt://neo4j:p/{SECRET}@db",
    f"neo4j:{SECRET}@db",
    f"neo4j://neo4j:{SECRET}",
    f"neo4j://neo4j:{SECRET}%40db:7687",
    f"neo4j:{SECRET}",
    f"neo4j://db#{SECRET}",
    f"neo4j://db:7687/mali?password={SECRET}",
)


@pytest.mark.parametrize(("url", "file"), FILES.items())
def test_a_file_is_the_one_that_is_written(url: str, file: str) -> None:
    store = open_store(url, ONTOLOGY)
    assert isinstance(store, SqliteStore)
    assert store.path == Path(file)


@pytest.mark.parametrize("url", SERVERS)
def test_a_server_is_opened(url: str) -> None:
    store = open_store(url, ONTOLOGY)
    assert isinstance(store, Neo4jStore)
    assert store.url == url


@pytest.mark.parametrize(("url", "remedy"), REFUSED.items())
def test_any_other_address_is_refused_with_a_remedy(url: str, remedy: str) -> None:
    with pytest.raises(StoreUrlError) as refused:
        open_store(url, ONTOLOGY)
    assert str(refused.value).startswith(f"{SHOWN.get(url, url)!r} is not the address of a store. ")
    assert remedy in str(refused.value)


@pytest.mark.parametrize("url", WITH_LOGIN)
def test_no_message_shows_a_password(url: str) -> None:
    with pytest.raises(StoreUrlError) as refused:
        open_store(url, ONTOLOGY)
    assert SECRET not in str(refused.value)


async def test_what_goes_to_a_server_besides_stays_out_of_messages() -> None:
    store = open_store(f"bolt://127.0.0.1:9?password={SECRET}", ONTOLOGY)
    with pytest.raises(StoreUnavailable, match=r"^bolt://127\.0\.0\.1:9 does not answer\. "):
        await store.notes()
    await store.close()
