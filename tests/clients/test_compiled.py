"""Clients of compiled languages, generated from our schema where they are, page through a list to its end."""

from pathlib import Path

import pytest

from tests.clients.compiled import copied, printed, tool, with_registry
from tests.clients.paging import has_seen_all
from tests.system_packages import CACHE

COMPILED = {
    "CARGO_TARGET_DIR": str(CACHE / "cargo"),
    "CARGO_PROFILE_DEV_DEBUG": "0",
    "CARGO_INCREMENTAL": "0",
}
"""Libraries are compiled once for each version of them, and nothing is written for debuggers."""


@pytest.fixture
def endpoint(served_url: str) -> str:
    return f"{served_url}/graphql"


def test_java_with_the_client_of_its_library(endpoint: str, tmp_path: Path) -> None:
    java = tool("java")
    assert has_seen_all(endpoint, printed(copied(tmp_path, "java"), java, "Pages.java", ENDPOINT=endpoint))


def test_go_with_a_client_of_genqlient(endpoint: str, tmp_path: Path) -> None:
    go, folder = tool("go"), copied(tmp_path, "go")
    printed(folder, go, "tool", "genqlient")
    assert has_seen_all(endpoint, printed(folder, go, "run", "-mod=readonly", ".", ENDPOINT=endpoint))


def test_rust_with_the_types_of_cynic(endpoint: str, tmp_path: Path) -> None:
    cargo, folder = tool("cargo"), copied(tmp_path, "rust")
    with_registry(folder, cargo)
    assert has_seen_all(endpoint, printed(folder, cargo, "run", "--quiet", "--locked", **COMPILED, ENDPOINT=endpoint))
