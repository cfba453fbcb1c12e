"""What tests of loaders share."""

from pathlib import Path

import pytest

from tests.loaders.curated_snippets import SOUND, Folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Writes a curated dataset, `mine` by default, around the files that a test gives, and works beside it."""
    monkeypatch.chdir(tmp_path)

    def write(name: str = "mine", /, **files: str | bytes) -> Path:
        Path(name).mkdir()
        for stem, content in (SOUND | files).items():
            data = content.encode() if isinstance(content, str) else content
            (Path(name) / f"{stem.replace('_', '-')}.yaml").write_bytes(data)
        return Path(name)

    return write
