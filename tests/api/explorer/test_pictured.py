"""The picture in the README is of a page as it is: it can be made again, in the same size, and is light to load."""

from pathlib import Path

from tests.api.explorer.pictured import HEIGHT, PICTURE, WIDTH, picture

README = Path(__file__).parents[3] / "README.md"
MOST_BYTES = 150_000
PNG = b"\x89PNG\r\n\x1a\n"


def size(png: bytes) -> tuple[int, int]:
    """The width and height of a PNG, which its first chunk has."""
    assert png.startswith(PNG)
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


async def test_it_can_be_made_again(chromium: Path, served_url: str) -> None:
    made, shown = await picture(served_url, chromium), PICTURE.read_bytes()
    assert size(made) == size(shown) == (WIDTH, HEIGHT)
    assert max(len(made), len(shown)) <= MOST_BYTES


def test_the_readme_shows_it() -> None:
    assert "](docs/pages.png)" in README.read_text("utf-8")
