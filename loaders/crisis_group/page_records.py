"""What becomes of the rest of a page: verdicts, what it says of a country as a whole, quotations, latest updates."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.crisis_group.cast import Who
from loaders.crisis_group.page import ENDED, Line, Page, Verdict
from loaders.crisis_group.people import People
from loaders.crisis_group.publisher import Published
from loaders.crisis_group.rows import listed
from loaders.crisis_group.sentences import Piece, sentences
from loaders.crisis_group.times import MONTH, Clock
from loaders.gazetteer import Gazetteer
from ontology.events import Attribution, Carriage, Claim, Subject
from ontology.model import Node, Relation
from ontology.sources import Source
from ontology.values import Text, fold, slug
from ontology.vocabularies import ActorKind, ClaimKind, DateBasis, Situation, SourceKind

SITUATIONS = {
    "deteriorated": (Situation.DETERIORATED, Text("deteriorated", "détériorée")),
    "improved": (Situation.IMPROVED, Text("improved", "améliorée")),
    "unchanged": (Situation.UNCHANGED, Text("unchanged", "inchangée")),
}
ALERTS = {
    "conflict risk alert": Text("It warns of a risk of conflict.", "Il signale un risque de conflit."),
    "resolution opportunity": Text("It sees an opportunity to resolve it.", "Il y voit une occasion de règlement."),
}
DATED = re.compile(rf"[0-9]{{1,2}} {MONTH} (?:19|20)[0-9]{{2}}")
UPDATE = re.compile(r"(?P<kind>[A-Z][\w&’'\- ]{2,30}) / (?P<where>[A-Z].*)")
ALSO = re.compile(r"(?:Also available in|Originally published in|Displaying|See all|View) ?.*")
KINDS = {
    "commentary": SourceKind.COMMENTARY,
    "op-ed": SourceKind.COMMENTARY,
    "q&a": SourceKind.ANALYSIS,
    "statement": SourceKind.STATEMENT,
    "open letter": SourceKind.STATEMENT,
    "report": SourceKind.REPORT,
    "briefing": SourceKind.BRIEFING,
}
LANGUAGES = {
    "en": listed("the of and to in is are we this that have been has it"),
    "fr": listed("les des du dans et une le la est que pour ont"),
    "es": listed("las los del el y que para una con se cuáles"),
    "de": listed("der die das und ist nicht den mit auf"),
}
"""Short words by which a quotation's language is told, where two are found and more than of any other."""
QUOTES = '“”" '
URGING = re.compile(r"\b(?:urges?|should|must|need to|needs to|calls? on)\b")


@dataclass
class PageRecords:
    """Makes the records of the parts of a page beside its sentences."""

    published: Published
    people: People
    gazetteer: Gazetteer

    def verdict(self, verdict: Verdict, month: str, country: str, place: str) -> list[Node | Relation]:
        """CrisisWatch's verdict on a country in a month, with its alerts."""
        words = [fold(word) for word in verdict.words]
        found = next((value for key, value in SITUATIONS.items() if any(word.startswith(key) for word in words)), None)
        when = Text(month, month)
        told = [] if found is None else [_found(country, when, found[1])]
        told += [text for key, text in ALERTS.items() if key in words]
        text = Text(" ".join(one.en or "" for one in told), " ".join(one.fr or "" for one in told))
        key = f"{self.published.key}-{month}-{slug(country)}-verdict"
        return list(
            self._claim(key, ClaimKind.ASSESSES, text, verdict.start, verdict.end, place, found[0] if found else None)
        )

    def overview(self, page: Page, place: str) -> Iterator[tuple[Piece, list[Node | Relation]]]:
        """What a page says of a country as a whole, a claim for each sentence."""
        for line in page.overview:
            for sentence in sentences(Piece(line.text, line.start)):
                said = Text(f"“{' '.join(sentence.text.split()).strip(' .')}”")
                key = f"{self.published.key}-overview-{_short(sentence.text)}"
                yield sentence, list(self._claim(key, ClaimKind.ASSERTS, said, sentence.start, sentence.end, place))

    def _claim(
        self,
        key: str,
        kind: ClaimKind,
        text: Text,
        start: int,
        end: int,
        about: str,
        situation: Situation | None = None,
    ) -> Iterator[Node | Relation]:
        cited = self.published.cited(start, end)
        claim = Claim(
            id=f"{Claim.path()}/{key}",
            kind=kind,
            text=text,
            date=self.published.source.published,
            date_basis=DateBasis.PUBLICATION,
            language="en",
            situation=situation,
            sources=cited,
        )
        yield claim
        yield Attribution(source=claim.id, target=self.published.publisher, sources=cited)
        yield Subject(source=claim.id, target=about, sources=cited)

    def quotations(self, page: Page, place: str) -> Iterator[tuple[Piece, list[Node | Relation]]]:
        """What its people said in the press: a day, what was said with the outlet behind it, and who said it."""
        lines = page.quotations
        for number, line in enumerate(lines):
            if not DATED.fullmatch(line.text):
                continue
            rest = lines[number + 1 :]
            end = next((at for at, one in enumerate(rest) if DATED.fullmatch(one.text)), len(rest))
            if end >= 2:
                quoted, speaker = _quoted(rest[:end])
                yield Piece(quoted.text, quoted.start), list(self._quotation(line, quoted, speaker, place))

    def _quotation(self, day: Line, quoted: Line, speaker: Line, place: str) -> Iterator[Node | Relation]:
        cited = self.published.cited(day.start, speaker.end)
        words, outlet = self._outlet(quoted.text)
        when = Clock(1970, 1).times(day.text)[0].span
        claim = Claim(
            id=f"{Claim.path()}/{self.published.key}-quotation-{_short(day.text + quoted.text)}",
            kind=ClaimKind.ASSESSES,
            text=Text(f"“{words.strip(QUOTES)}”"),
            date=when,
            date_basis=DateBasis.STATED,
            language=_language(words),
            sources=cited,
        )
        yield claim
        yield Attribution(source=claim.id, target=self._somebody(speaker.text, ActorKind.PERSON), sources=cited)
        if outlet:
            yield Carriage(source=claim.id, target=self._somebody(outlet, ActorKind.MEDIA), sources=cited)
        yield Subject(source=claim.id, target=place, sources=cited)

    def _somebody(self, name: str, kind: ActorKind) -> str:
        known = self.gazetteer.actor(name).node
        return self.people.named(Who(name, known=known, key=name, kind=kind))

    def _outlet(self, text: str) -> tuple[str, str]:
        """What was said, and where: a known outlet at its end, or what stands there after the last sentence."""
        words = text.split(" ")
        for size in range(min(5, len(words) - 1), 0, -1):
            known = self.gazetteer.actor(" ".join(words[-size:])).node
            if known and known.kind is ActorKind.MEDIA:
                return " ".join(words[:-size]), " ".join(words[-size:])
        found = re.fullmatch(r"(.*[.?!][”\"’')]*)\s+([A-ZÀ-Þ0-9][^.?!]{1,40})", text, re.DOTALL)
        return (found[1], found[2]) if found else (text, "")

    def updates(self, page: Page) -> Iterator[tuple[Piece, list[Node | Relation]]]:
        """Its latest updates: the kind, the title, and what it says of each."""
        kind, title = "", None
        for line in page.updates:
            if found := UPDATE.fullmatch(line.text):
                kind, title = found["kind"], None
            elif ALSO.fullmatch(line.text):
                continue
            elif title is None:
                title = line
            else:
                yield Piece(title.text, title.start), list(self._update(kind, title, line))
                kind, title = "", None

    def _update(self, kind: str, title: Line, line: Line) -> Iterator[Node | Relation]:
        cited = self.published.cited(title.start, line.end)
        key = f"{self.published.key}-update-{_short(title.text)}"
        source = Source(
            id=f"{Source.path()}/{key}",
            kind=KINDS.get(fold(kind), SourceKind.UNSTATED),
            title=Text(title.text),
            publisher=self.published.source.publisher,
            languages=("en",),
            sources=cited,
        )
        yield source
        if ENDED.search(line.text):
            urges = ClaimKind.URGES if URGING.search(line.text) else ClaimKind.ASSERTS
            said = Text(f"“{line.text.strip(' .')}”")
            yield from self._claim(f"{key}-summary", urges, said, line.start, line.end, source.id)


def _found(country: str, month: Text, how: Text) -> Text:
    return Text(
        f"CrisisWatch finds the situation {how.en} in {month.en} ({country}).",
        f"CrisisWatch juge la situation {how.fr} en {month.fr} ({country}).",
    )


def _quoted(lines: list[Line]) -> tuple[Line, Line]:
    """What was said, and by whom: the outlet may stand on a line of its own between."""
    said, *rest = lines
    if len(rest) >= 3:
        outlet = rest.pop(0)
        said = Line(said.start, outlet.end, f"{said.text} {outlet.text}")
    return said, rest[0]


def _language(text: str) -> str | None:
    words = Counter(re.findall(r"[\w’']+", text.lower()))
    scores = sorted(
        ((sum(words[one] for one in known), language) for language, known in LANGUAGES.items()), reverse=True
    )
    return scores[0][1] if scores[0][0] >= 2 and scores[0][0] > scores[1][0] else None


def _short(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:10]
