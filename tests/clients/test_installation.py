"""What `make test` installs for the clients is pinned to the byte, and its lock file serves behind any mirror."""

import re
from pathlib import Path

import orjson

FOLDER = Path(__file__).parent
ASKED = orjson.loads((FOLDER / "package.json").read_bytes())["devDependencies"]
LOCKED = orjson.loads((FOLDER / "package-lock.json").read_bytes())["packages"]


def test_versions_are_exact_and_those_that_are_locked() -> None:
    assert [version for version in ASKED.values() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    assert {name: LOCKED[f"node_modules/{name}"]["version"] for name in ASKED} == ASKED


def test_every_package_has_its_hash_and_no_address() -> None:
    packages = {name: package for name, package in LOCKED.items() if name}
    assert [name for name, one in packages.items() if not one.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, one in packages.items() if "resolved" in one] == []
