"""A live server, and a place where a client's project can be built beside its Node modules."""

import shutil
from pathlib import Path

import pytest

from tests.api.conftest import filled_url, served_url
from tests.clients.node import MODULES, Project, node

__all__ = ["filled_url", "served_url"]


@pytest.fixture
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Project:
    """A copy of the folder that a test module names in PROJECT, so that nothing is generated into the repository."""
    folder = tmp_path / request.module.PROJECT
    shutil.copytree(Path(__file__).parent / request.module.PROJECT, folder)
    shutil.copy(Path(__file__).parent / "differences.js", tmp_path)
    (tmp_path / "node_modules").symlink_to(MODULES)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    return Project(folder, node())
