"""What all tests share: the stores that they run on, a browser, and how many examples Hypothesis makes.

STORES="sqlite neo4j" (the default) or one of the two says on which stores the tests run. A store that is asked for
and cannot be had ends the run with a message: nothing is skipped.
"""

import gc
import os
import signal
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.neo4j_server import FOR_TESTS, Neo4jAddress, NoNeo4j, connect, imports_here, running_neo4j
from tests.neo4j_server.shared import shared_server, shared_servers
from tests.stores import HeldStores, Hold
from tests.system_packages import MissingProgram, program

ENGINES = ("sqlite", "neo4j")
STORES = os.environ.get("STORES", " ".join(ENGINES)).split()

READ_ALONE = ("mali", "curated", "small", "loaded")
"""Fixtures of data that tests only read on every engine, the slowest to load first."""

SERVERS = pytest.StashKey[Path]()

# How long an example takes says how busy the machine is. The few examples of each run are the same ones.
UNTIMED: Any = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("default", max_examples=4, derandomize=True, **UNTIMED)
hypothesis.settings.register_profile("long", max_examples=500, **UNTIMED)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_configure() -> None:
    # A shell lets what it runs in the background ignore Ctrl-C, and so would the programs that tests start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if not STORES or not set(STORES) <= set(ENGINES):
        raise pytest.UsageError(f"STORES={' '.join(STORES)!r}: write one or more of {', '.join(ENGINES)}.")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    # What collecting makes stays until the end: to look for garbage in it, again and again, finds none.
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Modules that read the same data stand together, so that a process fills its Neo4j once for all of them."""
    fixtures: dict[Path, set[str]] = {}
    for item in items:
        fixtures.setdefault(item.path, set()).update(getattr(item, "fixturenames", ()))
    items.sort(key=lambda item: [name not in fixtures[item.path] for name in READ_ALONE])


def pytest_xdist_auto_num_workers() -> int:
    """How many processes share the tests: each has a Neo4j of its own, so with one that is named there is one."""
    return 0 if os.environ.get("NEO4J_URI") else min(4, os.cpu_count() or 1)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a process that shares the tests where to find its Neo4j: in one Java process for all."""
    if SERVERS not in node.config.stash:
        held = ExitStack()
        node.config.stash[SERVERS] = held.enter_context(shared_servers())
        node.config.add_cleanup(held.close)
    node.workerinput["neo4j"] = str(node.config.stash[SERVERS])


@contextmanager
def neo4j_of(config: pytest.Config) -> Iterator[Neo4jAddress]:
    """The server of this process, which keeps it for itself."""
    share: dict[str, Any] | None = getattr(config, "workerinput", None)
    number, count = (int(share["workerid"][2:]), share["workercount"]) if share else (0, 0)
    if share and number < count and imports_here():
        yield shared_server(Path(share["neo4j"]), number, count, FOR_TESTS)
    else:
        with running_neo4j() as server:
            yield server


@pytest.fixture(scope="session")
def neo4j_server(pytestconfig: pytest.Config) -> Iterator[Neo4jAddress]:
    """A real Neo4j, started when the first test asks for it. Programs that a test starts find its login as well."""
    with pytest.MonkeyPatch.context() as environment:
        try:
            with neo4j_of(pytestconfig) as server:
                environment.setenv("ACCORD_STORE_USER", server.user)
                environment.setenv("ACCORD_STORE_PASSWORD", server.password)
                yield server
        except NoNeo4j as problem:
            pytest.exit(str(problem), returncode=1)


@pytest.fixture(scope="session")
def neo4j_url(neo4j_server: Neo4jAddress) -> str:
    """Address of a real Neo4j."""
    return neo4j_server.url


@pytest.fixture(scope="module", params=STORES)
def store_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a store that is empty at the start of the module: its tests run once for each engine in STORES."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('store')}/test.db"
    server: Neo4jAddress = request.getfixturevalue("neo4j_server")
    empty(server)
    return server.url


@pytest.fixture
def fresh_url(request: pytest.FixtureRequest, store_url: str, tmp_path: Path) -> str:
    """Address of a store that is empty at the start of each test."""
    if store_url.startswith("sqlite:"):
        return f"sqlite:///{tmp_path}/fresh.db"
    empty(request.getfixturevalue("neo4j_server"))
    return store_url


@pytest.fixture(scope="session")
def held_stores(tmp_path_factory: pytest.TempPathFactory) -> HeldStores:
    """What the stores of this process hold for those that only read."""
    return HeldStores(tmp_path_factory.mktemp("held"))


@pytest.fixture(scope="module", params=STORES)
def hold(request: pytest.FixtureRequest, held_stores: HeldStores) -> Hold:
    """Fills a store on each engine, unless it holds the same already."""
    if request.param == "sqlite":
        return held_stores.in_file
    server: Neo4jAddress = request.getfixturevalue("neo4j_server")
    return held_stores.in_database(server.url, lambda: empty(server))


def empty(server: Neo4jAddress) -> None:
    """Delete every node and relation; constraints and indexes stay, which `prepare` would make again anyway."""
    with connect(server) as driver, driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS").consume()


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The system's Chromium, installed where that is possible."""
    try:
        return Path(program("chromium", "chromium-browser", "google-chrome", debian_package="chromium"))
    except MissingProgram as problem:
        pytest.exit(f"A test opens a page in Chromium. {problem}", returncode=1)
