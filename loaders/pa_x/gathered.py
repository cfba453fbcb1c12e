"""What only all rows of a file tell together: the form of its days, the bodies that signed, what to match and tell."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.gazetteer import Gazetteer
from loaders.pa_x.bodies import acronyms, key, kind_of, plain
from loaders.pa_x.form import told
from loaders.pa_x.matching import Listed
from loaders.pa_x.signatories import read_signatories
from loaders.pa_x.whole import Signed, Whole, name_text
from loaders.source import WrongValue
from loaders.tables.cells import line
from loaders.tables.table import Table
from ontology.actors import Actor
from ontology.agreements import Agreement
from ontology.model import Citation
from ontology.records import Position
from ontology.vocabularies import ActorKind, Capacity

SHOWN = 10
"""So many of what a notice tells of are named in it."""
EXPONENT = re.compile(r"[0-9](?:\.[0-9]+)?e\+[0-9]+", re.IGNORECASE)
"""A number that a spreadsheet has rounded: it is nobody's id any more."""
IN_BRACKETS = re.compile(r"\(([^()]+)\)")


@dataclass(frozen=True)
class _Seen:
    """A row, as far as it tells which agreement it is."""

    position: Position
    number: str
    day: str
    name: str
    countries: tuple[str, ...]
    rounded: bool


class Gathered:
    """A file, read once through."""

    def __init__(self, table: Table, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._seen: list[_Seen] = []
        self.releases: set[str] = set()
        self.signed: list[Signed] = []
        """Who signed, row by row."""
        for position, values in table.rows():
            self._take(position, values)

    def _take(self, position: Position, values: dict[str, str]) -> None:
        number = values["id"].removesuffix(".0").lstrip("0")
        rounded = any(EXPONENT.fullmatch(values[field]) for field in ("ucdp_agreement", "pam_agreement"))
        countries = tuple(map(line, told(values, "country").split("/")))
        self._seen.append(_Seen(position, number, values["day"], line(values["name"]), countries, rounded))
        self.releases.add(told(values, "release"))
        readings = {
            field: read_signatories(told(values, field), capacity, self._known)
            for field, capacity in (("parties", Capacity.PARTY), ("third_parties", None))
        }
        unread = frozenset(field for field, reading in readings.items() if reading.unread)
        signers = [one for reading in readings.values() for one in reading.signers]
        self.signed.append(Signed.of(signers, unread))

    def _known(self, name: str) -> ActorKind | None:
        """The kind of the actor of ours that has a name, if there is one; a country's name is that of a State."""
        found = self._gazetteer.actor(name).node
        if found and isinstance(found.kind, ActorKind):
            return found.kind
        return ActorKind.STATE if self._gazetteer.country(name).node else None

    def days(self) -> Iterator[tuple[Position, str]]:
        """The days as they are written."""
        return ((one.position, one.day) for one in self._seen)

    def listed(self, whole: Whole) -> Iterator[Listed]:
        """What it takes to find each agreement among ours. What has no day is rejected when its row is read."""
        for one, signed in zip(self._seen, self.signed, strict=True):
            try:
                day = whole.days.read(one.day).first
            except WrongValue:
                continue
            bodies = (*(signer.body for signer in signed.signers), *one.countries)
            asked = (name for body in bodies for name in (plain(body), *acronyms(body)))
            parties = frozenset(found.id for name in asked if (found := self._gazetteer.actor(name).node))
            assert day
            yield Listed(
                one.number, f"{Agreement.path()}/{whole.published.key}-{one.number}", day, _names(one), parties
            )

    def actors(self, whole: Whole) -> Iterator[Actor]:
        """The bodies, each once, with the other ways in which its name is written."""
        written: defaultdict[str, set[str]] = defaultdict(set)
        for signed in self.signed:
            for one in signed.signers:
                written[key(one.body)].add(one.body)
        for body in sorted(written):
            first, *others = sorted(written[body])
            name, names = plain(first), map(plain, others)
            yield Actor(
                id=whole.actor_id(first),
                kind=kind_of(first, self._known) or ActorKind.ORGANISATION,
                name=name_text(name),
                aliases=tuple(dict.fromkeys(other for other in names if other != name)),
                acronyms=tuple(dict.fromkeys(short for one in (first, *others) for short in acronyms(one))),
                sources=(Citation(whole.published.source.id),),
            )

    def notices(self) -> Iterator[str]:
        """What to know of the file."""
        rows = zip(self._seen, self.signed, strict=True)
        if unread := [one.number for one, signed in rows if signed.unread]:
            yield f"tells of parties in words that were not read, or not all, and stand in notes: {_some(unread)}"
        if rounded := [one.number for one in self._seen if one.rounded]:
            yield f"has ids elsewhere that a spreadsheet has rounded, and which are left out: {_some(rounded)}"


def _names(one: _Seen) -> tuple[str, ...]:
    """A name as a whole, without what stands in brackets, and each of these: often what it is called."""
    inner = map(line, IN_BRACKETS.findall(one.name))
    return tuple(filter(None, dict.fromkeys((one.name, line(IN_BRACKETS.sub(" ", one.name)), *inner))))


def _some(numbers: list[str]) -> str:
    """How many there are, and the first of them."""
    more = ", ..." if len(numbers) > SHOWN else ""
    return f"{len(numbers)} of its agreements ({', '.join(numbers[:SHOWN])}{more})"
