"""The page on loading lists every loader as it describes itself, and no loader says nothing of its forms."""

from loaders import known_loaders
from tests.loaders.loading_page import PAGE, written


def test_the_page_lists_every_loader_as_it_describes_itself() -> None:
    assert PAGE.read_text(encoding="utf-8") == written()


def test_every_loader_says_which_forms_it_takes() -> None:
    assert [name for name, loader in known_loaders().items() if not loader.source.forms] == []
