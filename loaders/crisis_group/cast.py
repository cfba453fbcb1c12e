"""Who is who on a page: names of the gazetteer, forces of the entry's country, and names that the page explains."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.crisis_group.countries import ADJECTIVES, COUNTRY_OF, COUNTRY_WORDS, is_country
from loaders.crisis_group.nouns import COMMON, ETHNIC, FORCE_NAMES, LINKED, NO_NAME
from loaders.crisis_group.words import HEDGES
from loaders.gazetteer import Gazetteer, Known
from ontology.vocabularies import ActorKind

WORD = re.compile(r"[\w’'.\-]*\w")
LONGEST = 12
"""So many words a name has at most."""
EXPLAINED = re.compile(r"\(([A-Z][A-Za-z0-9’\-]{1,11})\)")
BEFORE = re.compile(
    r"((?:(?:[A-ZÀ-Þ][\w’'\-]*|[0-9]+)(?:\s+|-)|(?:of|for|the|and|in|to|de|du|des|la|le|et|al|wal|pour|d[’'])\s+){0,11}"
    r"[A-ZÀ-Þ][\w’'\-]*)\s*$"
)
GROUPS = (
    "militants|fighters|rebels|combatants|insurgents|militiamen|militia|jihadists|members|elements|forces|faction"
    "|commander|leader|gunmen|separatists|terrorists|guerrillas|troops|fighter|militant|rebel|combatant|insurgent"
    "|suspects|leaders|commanders|gunman"
)
NAMED_GROUP = re.compile(
    rf"(?<![\w-])(?P<name>(?:[A-ZÀ-Þ][\w’'\-]*\s+){{1,4}})"
    rf"(?=(?:elite |armed )?(?:{GROUPS}|unit|units)\b(?! [A-ZÀ-Þ]))"
)
MEMBERS = re.compile(
    r"\b(?:members|fighters|militants|elements|combatants|gunmen|affiliates) of (?:[a-z][\w-]* ){0,4}"
    r"(?P<name>[A-ZÀ-Þ][\w’'\-]*"
    r"(?: (?:of (?:the )?|for (?:the )?|in (?:the )?|al-)?[A-ZÀ-Þ][\w’'\-]*){1,6})"
)
PREFIXED = re.compile(r"(?<![\w-])(?P<name>(?:ex|anti|al|Al|Anti|Ex)-[A-ZÀ-Þa-z]\w+)")
APPOSED = re.compile(
    r"\b(?:militia|faction|movement|coalition|alliance|paramilitary|(?:(?:paramilitary|armed|rebel|jihadist|separatist"
    r"|militant) )?group)\s+(?P<name>[A-ZÀ-Þ][\w’'\-]*"
    r"(?:\s+(?:of|of the|for|al|na|and)?\s?[A-ZÀ-Þ][\w’'\-]*){0,5})"
)
BARE = re.compile(r"[A-ZÀ-Þ][\w’'\-]*(?: (?:of |al-|al |de |in the )?[A-ZÀ-Þ][\w’'\-]*){0,5}")
MIDDLE = re.compile(r"(?<=[a-z,;)0-9] )[A-ZÀ-Þ][\w’'\-]+")
KINDS = {
    "jihadist": ActorKind.JIHADIST_GROUP,
    "islamist": ActorKind.JIHADIST_GROUP,
    "al-qaeda": ActorKind.JIHADIST_GROUP,
    "islamic state": ActorKind.JIHADIST_GROUP,
    "militia": ActorKind.MILITIA,
    "self-defence": ActorKind.MILITIA,
    "coalition": ActorKind.COALITION,
    "alliance": ActorKind.COALITION,
    "mission": ActorKind.MISSION,
    "peacekeeping": ActorKind.MISSION,
    "commission": ActorKind.STATE_BODY,
    "council": ActorKind.STATE_BODY,
    "ngo": ActorKind.ORGANISATION,
    "party": ActorKind.ORGANISATION,
    "union": ActorKind.ORGANISATION,
    "bloc": ActorKind.ORGANISATION,
    "committee": ActorKind.ORGANISATION,
    "agency": ActorKind.ORGANISATION,
}
"""What words around a name make of it; an armed movement where none of them is there."""


@dataclass(frozen=True)
class Who:
    """Somebody whom a sentence names: one of ours, a force of a country, a name of the page, or strangers (`text`)."""

    text: str
    known: Known | None = None
    key: str = ""
    kind: ActorKind = ActorKind.UNNAMED
    acronym: str = ""

    @property
    def is_stranger(self) -> bool:
        """Whether nobody is named."""
        return self.known is None and not self.key

    @property
    def label(self) -> str:
        """How it is called in titles: by its acronym, if it has one."""
        if self.known:
            return self.known.acronyms[0] if self.known.acronyms else self.known.label.variants[0]
        return self.acronym or " ".join(self.text.replace("_", " ").split())

    @property
    def identity(self) -> str:
        """What is the same for the same one."""
        return self.known.id if self.known else self.key or self.text


@dataclass(frozen=True)
class Named:
    """Where a name stands in a text, and whose it is; two where a hyphen joins them."""

    start: int
    end: int
    who: tuple[Who, ...]


@dataclass
class Cast:
    """The names of a page, for the entry of a country."""

    gazetteer: Gazetteer
    country: str
    is_home: bool
    explained: dict[str, Who] = field(default_factory=dict)
    found: dict[str, Known | None] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def explain(self, text: str) -> None:
        """Take in the names that a text explains by an acronym in brackets, or uses as such within its sentences."""
        self.seen.update(found[0] for found in MIDDLE.finditer(text))
        for found in EXPLAINED.finditer(text):
            acronym = found[1]
            if acronym in NO_NAME or sum(map(str.isupper, acronym)) < 2:
                continue
            name = self._explained_name(text[: found.start()], acronym)
            if name and not is_country(name) and not is_country(acronym):
                self.explained.setdefault(acronym, self._who_of(name, acronym, text[: found.start()]))
        for match in self._grammatical(text):
            for named in self._own_name(text, match):
                self.explained.setdefault(named.who[0].text, named.who[0])

    def _explained_name(self, before: str, acronym: str) -> str:
        """The name that stands before an acronym in brackets: one of ours, or as its letters tell, or the acronym."""
        found = BEFORE.search(before)
        if found is None:
            return acronym
        words = [word for word in found[1].split() if not re.search(LINKED, word)]
        while words and not words[0][0].isupper():
            words.pop(0)
        if not words:
            return acronym
        for number in range(len(words)):
            name = " ".join(words[number:])
            if words[number][0].isupper() and not is_country(name) and self._ours(name):
                return name
        return _full_name(words, acronym)

    def _who_of(self, name: str, acronym: str, before: str) -> Who:
        known = self._ours(name) or (self._ours(acronym) if self.is_home else None)
        if known:
            return Who(name, known=known, kind=_actor_kind(known))
        return Who(name, key=name, kind=_kind(before[-90:]), acronym=acronym)

    def _ours(self, name: str) -> Known | None:
        """The actor of ours that bears a name. Elsewhere than at home, acronyms and single words may be another's."""
        if name not in self.found:
            self.found[name] = self._sought(name)
        return self.found[name]

    def _sought(self, name: str) -> Known | None:
        for form in (name, f"Operation {name}"):
            found = self.gazetteer.actor(form).node
            if found and (self.is_home or " " in name or found.kind in WORLDWIDE):
                return found
        return None

    def force(self, sort: str, country: str) -> Who:
        """A force of a country, or its government."""
        people = ADJECTIVES.get(country, (country,))[0]
        names = [form.format(people=people, country=country) for form in FORCE_NAMES[sort]]
        for name in names:
            if found := self.gazetteer.actor(name).node:
                return Who(name, known=found, kind=_actor_kind(found))
        kind = {"state": ActorKind.STATE, "peacekeepers": ActorKind.MISSION}.get(sort, ActorKind.ARMED_FORCES)
        return Who(names[0], key=names[0], kind=kind)

    def foreign_force(self, adjective: str) -> Who:
        """The forces of a country other than that of the entry."""
        if found := self.gazetteer.actor(f"{adjective} forces").node:
            return Who(f"{adjective} forces", known=found, kind=_actor_kind(found))
        return self.force("army", COUNTRY_WORDS[adjective])

    def state(self, country: str) -> Who:
        """A country that acts: its government."""
        found = self.gazetteer.actor(country).node
        return Who(country, known=found, kind=_actor_kind(found)) if found else self.force("state", country)

    def names(self, text: str) -> list[Named]:
        """The names in a text, in their order, the longest at each place; an acronym behind a name belongs to it."""
        taken: list[Named] = []
        for named in sorted(self._names(text), key=lambda one: (one.start, -one.end)):
            if not taken or named.start >= taken[-1].end:
                taken.append(named)
        return [one for one in taken if not re.match(LINKED, text[one.end :])]

    def _names(self, text: str) -> Iterator[Named]:
        words = list(WORD.finditer(text))
        for number, word in enumerate(words):
            if not any(map(str.isupper, word[0])):
                continue
            yield from self._longest(text, words[number : number + LONGEST])
        for found in self._grammatical(text):
            yield from self._own_name(text, found)

    def _grammatical(self, text: str) -> "Iterator[re.Match[str]]":
        for pattern in (NAMED_GROUP, APPOSED, MEMBERS, PREFIXED):
            yield from pattern.finditer(text)

    def bare(self, part: str) -> Who | None:
        """The name that a part is, and nothing else, where a verb of force makes it somebody's; no first word alone."""
        words = [word for word in part.split() if word.lower() not in HEDGES]
        if len(words) > 2 and words[0] in COUNTRY_OF:
            words = words[1:]
        name = " ".join(words)
        if not BARE.fullmatch(name) or is_country(name) or words[0].lower() in COMMON or name in COUNTRY_OF:
            return None
        return Who(name, key=name, kind=_kind(part)) if len(words) > 1 or "-" in name or name in self.seen else None

    def _longest(self, text: str, words: "list[re.Match[str]]") -> Iterator[Named]:
        for last in reversed(words):
            name = text[words[0].start() : last.end()]
            if not any(map(str.isupper, last[0])) or re.search(r"[,;:()]", name):
                continue
            if who := self._named(name):
                end = last.end()
                if behind := re.match(r"\s*\([A-Z][\w’\- ]{1,20}\)", text[end:]):
                    end += behind.end()
                yield Named(words[0].start(), end, who)
                return

    def _named(self, name: str) -> tuple[Who, ...]:
        """Whose name it is. A hyphen may join two."""
        if name in NO_NAME or name in COUNTRY_OF or is_country(name):
            return ()
        by_name = next((who for who in self.explained.values() if name == who.text), None)
        if one := self.explained.get(name) or by_name:
            return (one,)
        if found := self._ours(name):
            return (Who(name, known=found, kind=_actor_kind(found)),)
        if " " not in name and "-" in name:
            parts = [self._named(part) for part in name.split("-")]
            if all(parts):
                return tuple(who for part in parts for who in part)
        return ()

    def _own_name(self, text: str, found: "re.Match[str]") -> Iterator[Named]:
        """A name that the grammar makes one: `Boko Haram militants`, `ex-Seleka`. No adjectives, no first words."""
        name, start = found["name"].strip(), found.start("name")
        words = name.split()
        while words and (words[0] in COUNTRY_OF or words[0].lower() in HEDGES or words[0].lower() in COMMON):
            start += len(words.pop(0)) + 1
        name = " ".join(words)
        if not name or name in NO_NAME or is_country(name) or name.endswith(ETHNIC):
            return
        if start == 0 and len(words) == 1 and "-" not in name and name not in self.seen:
            return
        yield Named(start, start + len(name), self._named(name) or (Who(name, key=name, kind=_kind(text)),))


WORLDWIDE = frozenset((ActorKind.ORGANISATION, ActorKind.MEDIATOR, ActorKind.MISSION, ActorKind.FOREIGN_FORCE))


def _full_name(words: list[str], acronym: str) -> str:
    """The words that an acronym stands for, by its letters; all of them where they tell nothing (JNIM)."""
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    for number in range(len(words)):
        rest = words[number:]
        capitals = [part[0].lower() for word in rest for part in re.split(r"[-’']", word) if part and part[0].isupper()]
        if rest[0][0].isupper() and capitals[0] == letters[0] and len(capitals) <= len(letters) + 1:
            return " ".join(rest)
    return " ".join(words)


def _kind(around: str) -> ActorKind:
    lowered = around.lower()
    found = [(lowered.rfind(word), kind) for word, kind in KINDS.items() if word in lowered]
    return max(found, key=lambda one: one[0])[1] if found else ActorKind.ARMED_MOVEMENT


def _actor_kind(known: Known) -> ActorKind:
    assert isinstance(known.kind, ActorKind)
    return known.kind
