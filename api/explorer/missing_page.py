"""The page where it is not clear which agreement is meant: that, the nearest, and where to look for the words."""

from api.explorer.pages import Place, page
from api.explorer.shell import Shell
from api.reports.names import Meant


def missing_page(asked: str, found: Meant, shell: Shell, place: Place) -> str:
    """The page in HTML."""
    return page("missing.html", place, shell=shell, asked=asked, nearest=found.nearest)
