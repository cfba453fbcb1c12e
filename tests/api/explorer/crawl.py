"""Follows the links of pages, within bounds: so many of each kind of page, which the words of its address tell."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element, fromstring

import httpx

HTML = "text/html; charset=utf-8"
KEYED = re.compile(r"^/(doc/[^/]+|id/[^/]+|feeds/[^/]+|promises|compare|brief)/[^/.]+")
OTHER_FORM = re.compile(r"^/doc/[^/]+/…(?=\.)")
"""Records of all classes come in the same forms, which their suffix tells."""
OF_EVERY_PAGE = frozenset({"lang", "as-of", "known-by", "after", "before"})
LOADED = {"link": "href", "script": "src", "img": "src", "image": "href", "use": "href", "iframe": "src"}
"""What a browser loads without being asked, and where that is named; of links, those that are no mere pointers."""
POINTERS = frozenset({"canonical", "alternate"})


@dataclass(frozen=True)
class Visited:
    """A page that was followed: where a browser ends up, what it was answered, and the page it stood on."""

    address: str
    status: int
    media_type: str
    tree: Element | None
    linked_from: str

    @property
    def ids(self) -> frozenset[str]:
        """What a fragment may name on it."""
        return frozenset(one.get("id", "") for one in self.tree.iter()) if self.tree is not None else frozenset()

    def links(self) -> Iterator[Element]:
        """All that a reader may follow, but to the same page in another language."""
        if self.tree is not None:
            yield from (one for one in self.tree.iter("a") if one.get("href") and not one.get("hreflang"))

    def led_to(self, link: Element) -> str:
        """The whole address of a link."""
        return urljoin(self.address, str(link.get("href")))

    def loaded(self) -> Iterator[str]:
        """The whole addresses of all that a browser loads with the page, or that an SVG would."""
        for one in self.tree.iter() if self.tree is not None else ():
            name = one.tag.rpartition("}")[2]
            if name in LOADED and one.get("rel") not in POINTERS and (found := one.get(LOADED[name])):
                yield urljoin(self.address, found)


def kind(address: str) -> str:
    """The kind of page at an address: its path without the key, with the names of what else it asks."""
    parts = urlsplit(address)
    path = OTHER_FORM.sub("/doc/…", KEYED.sub(r"/\1/…", unquote(parts.path)))
    words = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)} - OF_EVERY_PAGE)
    form = dict(parse_qsl(parts.query)).get("format", "")
    return f"{path}?{','.join(words)}{form}"


@dataclass
class Crawl:
    """Visits pages from `start` on, at most `most` of each kind, each address once."""

    client: httpx.Client
    start: str
    most: int
    visited: dict[str, Visited] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """What the addresses of the site begin with."""
        return str(self.client.base_url).rstrip("/")

    def run(self) -> list[Visited]:
        """All that was visited, in order."""
        seen, ahead = Counter[str](), deque([(f"{self.origin}{self.start}", "")])
        while ahead:
            link, linked_from = ahead.popleft()
            address, fragment = urldefrag(link)
            sort = f"{kind(address)}#{fragment}"
            if address in self.visited or seen[sort] >= self.most:
                continue
            seen[sort] += 1
            page = self.visited[address] = self._visit(address, linked_from)
            found = dict.fromkeys(page.led_to(one) for one in page.links())
            ahead += [(one, address) for one in found if one.startswith(f"{self.origin}/")]
        return [*self.visited.values()]

    def _visit(self, address: str, linked_from: str) -> Visited:
        answer = self.client.get(address, follow_redirects=True)
        media_type = answer.headers["content-type"]
        is_page = media_type == HTML and "/graphql" not in address
        tree = fromstring(answer.text) if is_page else None
        return Visited(str(answer.url), answer.status_code, media_type, tree, linked_from)
