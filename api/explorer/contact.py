"""How readers tell what is wrong or missing on a page."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True)
class Contact:
    """Whom readers tell: an address of mail, or that of a page. `page`: what they are told of, by its address."""

    to: str
    page: str

    def link(self, page: str, say: Callable[..., str]) -> str:
        """Where a reader is led to: a mail that names the page, or a page of others as it is.

        `page`: a lasting address of the page, if it has one.
        """
        if self.to.startswith("https://"):
            return self.to
        named = page or self.page
        subject, body = say("tell_subject", page=named), say("tell_body", page=named)
        return f"mailto:{self.to}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
