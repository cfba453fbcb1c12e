"""A server that others can reach tells nothing while a dataset is loaded that may not be passed on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from api.settings import Settings, SettingsError
from graph.loading.load import load
from graph.store import Store
from tests.graph.restricted_watch import watch
from tests.graph.sample import sample
from tests.schemas import app_over
from tests.stores import opened

OTHERS = Settings(host="0.0.0.0")
ASKED = {"query": "{ events(first: 1) { totalCount } }"}
SENTENCE = (
    "The terms of dataset/watch forbid passing the data on, and this server can be reached from other machines. Unload"
    " that, or set ACCORD_HOST to 127.0.0.1; by agreement with the publisher, set ACCORD_SHOW_RESTRICTED to watch."
)
PAGES = ("/doc/actor/army", "/doc/actor/army.ttl", "/export?format=nt", "/feeds/actor/army", "/.well-known/void")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """A store of one's own, to load into: what is looked at is the same on every engine."""
    made = opened(f"sqlite:///{tmp_path}/accord.db")
    yield made
    await made.close()


@asynccontextmanager
async def client(store: Store, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """Asks the application over a store, which stays open."""
    transport = httpx.ASGITransport(app_over(store, settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as made:
        yield made


async def test_a_load_that_brings_it_ends_all_answers_until_it_is_gone(store: Store) -> None:
    await load(store, sample(), strict=True)
    async with client(store, OTHERS) as asking:
        assert (await asking.post("/graphql", json=ASKED)).status_code == 200
        assert {(await asking.get(page)).status_code for page in PAGES} == {200}
        await load(store, watch(), strict=True)
        refused = await asking.post("/graphql", json=ASKED)
        assert refused.status_code == 503
        (error,) = refused.json()["errors"]
        assert (error["message"], error["extensions"]["code"]) == (SENTENCE, "RESTRICTED_DATA")
        for page in PAGES:
            answer = await asking.get(page)
            assert (answer.status_code, "riders" in answer.text.lower()) == (503, False), page
        ready = await asking.get("/readyz")
        assert (ready.status_code, ready.json()) == (503, {"status": SENTENCE})
        assert (await asking.get("/healthz")).status_code == 200


@pytest.mark.parametrize(
    "settings",
    [Settings(), Settings(host="::1"), Settings(host="localhost"), Settings(host="0.0.0.0", show_restricted="watch")],
    ids=["loopback", "loopback of IPv6", "localhost", "named"],
)
async def test_who_has_it_and_whom_it_may_be_shown_are_answered(settings: Settings, store: Store) -> None:
    for one in (sample(), watch()):
        await load(store, one, strict=True)
    async with client(store, settings) as asking:
        answer = await asking.post("/graphql", json={"query": '{ event(id: "event/watch-1") { title } }'})
        assert answer.json()["data"] == {"event": {"title": "Raid"}}


async def test_over_http_it_is_in_no_export_whoever_asks(store: Store) -> None:
    for one in (sample(), watch()):
        await load(store, one, strict=True)
    async with client(store, Settings(host="0.0.0.0", show_restricted="dataset/watch")) as asking:
        whole = await asking.get("/export?format=nt")
        assert (whole.status_code, whole.headers["accord-left-out"]) == (200, "dataset/watch")
        assert "watch-1" not in whole.text
        for refused in ("/export?format=nt&dataset=dataset/watch", "/doc/event/watch-1.ttl", "/doc/dataset/watch.ttl"):
            answer = await asking.get(refused)
            assert answer.status_code == 403, refused
            assert "terms of dataset/watch forbid" in answer.text


@pytest.mark.parametrize(
    ("named", "shown"),
    [("", set()), ("acled", {"dataset/acled"}), (" acled, dataset/mine ", {"dataset/acled", "dataset/mine"})],
)
def test_datasets_are_named_as_in_a_load_or_by_their_ids(named: str, shown: set[str]) -> None:
    assert Settings(show_restricted=named).shown_datasets() == shown


def test_a_name_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(SettingsError, match="ACCORD_SHOW_RESTRICTED: 'ACLED' is not the name of a dataset;"):
        Settings.from_environment({"ACCORD_SHOW_RESTRICTED": "ACLED"})
