"""A feed in Atom (RFC 4287), with licences as links (RFC 4946), in a language. The same feed gives the same bytes."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree

from api.reports.feed import DatasetNamed, Entry, Feed, SourceNamed
from api.reports.feed_phrases import CHANGES, say
from graph.compliance.wording import date_in_words
from graph.stored.notices import KEPT_OF_EACH
from ontology.agreements import Assessment
from ontology.iris import authors_iri, node_iri, ontology_iri
from ontology.values import Language, Text

MEDIA_TYPE = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold. Loads let none in; a store that was filled in another way may have it."""
ON_THE_WEB = re.compile(r"https?://[^\s<>\"]+")


class FeedWriter:
    """Writes a feed in a language. `up`: from its address up to where ours begin, to which its links are relative."""

    def __init__(self, base: str, up: str, language: Language, *, carried: bool) -> None:
        self._base, self._up, self._language = base, up, language
        self._asked = f"?lang={language.value}" if carried else ""

    def write(self, feed: Feed) -> bytes:
        """The document."""
        root = ElementTree.Element("feed", {"xmlns": ATOM, LANG: self._language.value})
        self._add(root, "id", f"{self._base}feeds/{feed.id}")
        name = feed.label.in_language(self._language) if feed.label else feed.id
        self._add(root, "title", self._say("title", name=name))
        self._add(root, "subtitle", self._say("subtitle", most=str(KEPT_OF_EACH)))
        self._add(root, "updated", feed.updated)
        author = ElementTree.SubElement(root, "author")
        self._add(author, "name", self._say("authors"))
        self._add(author, "uri", authors_iri(self._base))
        self._link(root, "self", f"{self._up}feeds/{feed.id}{self._asked}", MEDIA_TYPE)
        if feed.there:
            self._link(root, "alternate", self._page(feed.id), "text/html")
        self._licences(root, feed.entries)
        for entry in feed.entries:
            self._entry(root, entry)
        body: str = ElementTree.tostring(root, "unicode")
        return f'<?xml version="1.0" encoding="utf-8"?>\n{body}'.encode()

    def _licences(self, root: ElementTree.Element, entries: Iterable[Entry]) -> None:
        licensed = {one.dataset.id: one.dataset for one in entries if one.dataset and one.dataset.licence}
        datasets = [licensed[id_] for id_ in sorted(licensed)]
        said = "\n".join(self._say("rights", dataset=self._named(one), licence=one.licence or "") for one in datasets)
        if said:
            self._add(root, "rights", said)
        for address in sorted({one.licence for one in datasets if one.licence and ON_THE_WEB.fullmatch(one.licence)}):
            self._link(root, "license", address)

    def _entry(self, root: ElementTree.Element, entry: Entry) -> None:
        written = ElementTree.SubElement(root, "entry")
        self._add(written, "id", f"{node_iri(entry.record, self._base)}#{entry.at}")
        self._add(written, "title", *self._title(entry))
        self._add(written, "published", entry.seen)
        self._add(written, "updated", entry.at)
        if entry.dataset and entry.dataset.creator:
            author = ElementTree.SubElement(written, "author")
            self._add(author, "name", entry.dataset.creator.in_language(self._language))
        change = CHANGES[entry.change].in_language(self._language)
        self._category(written, entry.change.value, f"{self._base}feeds", change)
        self._category(written, entry.cls.__name__, f"{ontology_iri(self._base)}#", self._sort(entry))
        self._add(written, "summary", self._summary(entry))
        if entry.there:
            self._link(written, "alternate", self._page(entry.record), "text/html")
        else:
            self._add(written, "content", self._summary(entry))  # it has no page any more, and one of both is due
        for source in entry.sources:
            if source.url and ON_THE_WEB.fullmatch(source.url):
                self._link(written, "via", source.url, title=source.title.in_language(self._language))

    def _title(self, entry: Entry) -> tuple[str, Language | None]:
        """What the record is called, and in which language, if that is another than the feed's."""
        if entry.label is None:
            return entry.record, None
        told = entry.label.in_language(self._language)
        if entry.of:
            return self._say("about", what=told, of=entry.of.in_language(self._language)), None
        return told, _other(entry.label, self._language)

    def _summary(self, entry: Entry) -> str:
        change, date = CHANGES[entry.change].in_language(self._language), entry.date
        told = {"change": change, "sort": self._sort(entry).lower()}
        said = [self._say("is_of", date=self._date(date), **told) if date else self._say("is", **told)]
        if entry.who:
            by = "judged_by" if entry.cls is Assessment else "said_by"
            said.append(self._say(by, who=entry.who.in_language(self._language)))
        if sources := ", ".join(map(self._source, entry.sources)):
            listed = self._say("and_more", sources=sources) if entry.more_sources else sources
            said.append(self._say("sources", sources=listed))
        if entry.dataset:
            said.append(self._say("dataset" if entry.there else "gone", dataset=self._named(entry.dataset)))
        return " ".join(said)

    def _source(self, source: SourceNamed) -> str:
        title = source.title.in_language(self._language)
        return self._say("source", title=title, publisher=source.publisher) if source.publisher else title

    def _named(self, dataset: DatasetNamed) -> str:
        return dataset.title.in_language(self._language) if dataset.title else dataset.id

    def _sort(self, entry: Entry) -> str:
        names = entry.cls.names
        told = names.fr if self._language is Language.FR else names.en
        return told[:1].upper() + told[1:]

    def _date(self, edtf: str) -> str:
        return date_in_words(edtf).in_language(self._language)

    def _say(self, key: str, **values: str) -> str:
        return say(key, self._language, **values)

    def _page(self, id_: str) -> str:
        return f"{self._up}doc/{id_}.html?lang={self._language.value}"

    def _link(self, parent: ElementTree.Element, rel: str, href: str, type_: str = "", title: str = "") -> None:
        told = {"rel": rel, "href": href, "type": type_, "title": title}
        ElementTree.SubElement(parent, "link", {name: _writable(value) for name, value in told.items() if value})

    @staticmethod
    def _category(parent: ElementTree.Element, term: str, scheme: str, label: str) -> None:
        ElementTree.SubElement(parent, "category", {"term": term, "scheme": scheme, "label": label})

    @staticmethod
    def _add(parent: ElementTree.Element, name: str, text: str, language: Language | None = None) -> None:
        added = ElementTree.SubElement(parent, name, {LANG: language.value} if language else {})
        added.text = _writable(text)


def _other(text: Text, language: Language) -> Language | None:
    if text.only_in(language):
        return None
    other = next(one for one in language.preference if text.only_in(one))
    return None if other is Language.NATIVE else other


def _writable(text: str) -> str:
    return UNWRITABLE.sub("\ufffd", text)
