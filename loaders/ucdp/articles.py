"""The sources that UCDP names for an event: lists in cells, split where each tells its office, day and headline."""

import hashlib
import html
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from loaders.tables.cells import line
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import SourceKind

LISTED = re.compile(r'"([^"]*)"')
PARTS = re.compile(r"(.*?), ?([0-9]{4}-[0-9]{2}-[0-9]{2}), ?(.*)", re.DOTALL)


@dataclass(frozen=True)
class Article:
    """What UCDP read: who published it, when, and its headline; of older events, a text that says some of it."""

    office: str
    day: str
    headline: str

    def source(self, row: str) -> Source:
        """The source that it is; of what kind, UCDP does not say."""
        text = f"{self.office}|{self.day}|{self.headline}"
        key = hashlib.sha256(text.encode()).hexdigest()[:10]
        return Source(
            id=f"{Source.path()}/{row}-{key}",
            kind=SourceKind.UNSTATED,
            title=Text(self.headline or self.office),
            publisher=self.office or None,
            published=_day(self.day),
        )


def articles(values: dict[str, str]) -> tuple[Article, ...]:
    """The articles of a row, each once."""
    return tuple(dict.fromkeys(article for article in _articles(values) if article.headline or article.office))


def _articles(values: dict[str, str]) -> Iterator[Article]:
    lists = [values[field].split(";") for field in ("source_office", "source_date", "source_headline")]
    if values["source_headline"] and len({len(items) for items in lists}) == 1:
        yield from (_article(*parts) for parts in zip(*lists, strict=True))
    elif (listed := LISTED.findall(values["source_article"])) and all(map(PARTS.fullmatch, listed)):
        yield from (_article(*found.groups()) for found in map(PARTS.fullmatch, listed) if found)
    else:
        yield Article(_plain(values["source_office"]), "", _plain(values["source_article"]))


def _article(office: str, day: str, headline: str) -> Article:
    return Article(_plain(office), day.strip(), _plain(headline))


def _plain(text: str) -> str:
    return line(html.unescape(text))


def _day(text: str) -> DateSpan | None:
    with suppress(ValueError):
        return DateSpan(text)
    return None
