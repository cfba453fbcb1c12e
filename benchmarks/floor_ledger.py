"""The floor of a ledger: one statement written by hand for each engine, with the rows that a ledger is made of.

Rows come by position, nested as graph/compliance/selected.py reads them. Both statements are put together of the same
pieces: they differ in how an engine gathers what is at the other end of a relation.
"""

from collections.abc import Callable
from typing import Protocol

Pieces = Callable[["Dialect", str, str], str]
"""What is read of a node, and of the relation that led to it, each given by its name in the statement."""


class Dialect(Protocol):
    """How an engine writes what a ledger reads. Each of `near` and `far` is the name of a node."""

    carrying_out: str
    """Whether a text `n` carries another out, or backs one that does."""

    def list_in(self, cell: str) -> str:
        """A list that a cell holds."""

    def truth_in(self, cell: str) -> str:
        """What a cell holds that is true or false."""

    def many(self, near: str, relation: str, cls: str, pieces: Pieces, *, back: bool = False, that: str = "") -> str:
        """Rows of what is at the other end of a relation, in the order of its ids."""

    def rivals(self, near: str) -> str:
        """The ids of claims that contradict one."""

    def one(self, near: str, relation: str, cls: str, pieces: Pieces) -> str:
        """The row of the only node to which a relation leads, if there is one."""

    def named(self, cell: str, cls: str, pieces: Pieces) -> str:
        """The row of the node whose id a cell holds, if there is one."""

    def cited(self, relation: str) -> str:
        """Rows of what a relation cites."""

    def related(self, relation: str, *, back: bool) -> str:
        """Whether such a relation leads from `n`, or to it."""

    def root(self, cls: str, that: str, pieces: Pieces) -> str:
        """Rows of the nodes `n` of a class that meet a condition, in the order of their ids."""


def statement(in_: Dialect) -> str:
    """Three lists: the texts of which the ledger tells, those above others, and who belongs to whom."""
    above = f"{in_.related('implements', back=True)} OR {in_.related('supports', back=True)}"
    return ", ".join(
        (
            in_.root("Agreement", in_.carrying_out, _agreement),
            in_.root("Agreement", above, _above),
            in_.root("Actor", in_.related("memberOf", back=False), _member),
        )
    )


def _text(at: str) -> str:
    return f"{at}En, {at}Fr, {at}Native"


def _id(_: Dialect, n: str, __: str) -> str:
    return f"{n}.id"


def _actor(in_: Dialect, n: str, _: str) -> str:
    return f"{n}.id, {_text(f'{n}.name')}, {in_.list_in(f'{n}.acronyms')}, {n}.kind"


def source(_: Dialect, n: str, __: str) -> str:
    """What is read of a source."""
    return f"{n}.id, {_text(f'{n}.title')}, {n}.publisher, {n}.publishedEdtf, {n}.url, {n}.readAt"


def _documenting(in_: Dialect, n: str, r: str) -> str:
    return f"{r}.locator, {r}.basis, {source(in_, n, r)}"


def _documented(in_: Dialect, n: str) -> str:
    return in_.many(n, "documentedBy", "Source", _documenting)


def _claim(in_: Dialect, n: str, _: str) -> str:
    return f"""{n}.id, {in_.one(n, "saidBy", "Actor", _actor)}, {n}.kind, {_text(f"{n}.text")}, {n}.dateEdtf,
        {n}.dateBasis, {in_.rivals(n)}, {_documented(in_, n)}, {in_.many(n, "about", "Node", _id)}"""


def _claims(in_: Dialect, n: str, that: str = "") -> str:
    return in_.many(n, "about", "Claim", _claim, back=True, that=that)


def _event(in_: Dialect, n: str, _: str) -> str:
    return f"""{n}.id, {_text(f"{n}.title")}, {n}.whenEdtf, {_documented(in_, n)}, {_claims(in_, n, "contested")}"""


def _bearer(in_: Dialect, n: str, r: str) -> str:
    return f"{_event(in_, n, r)}, {in_.one(n, 'canonical', 'Event', _id)}"


def _ending(in_: Dialect, n: str, r: str) -> str:
    return f"{_event(in_, n, r)}, {in_.cited(r)}"


def _provision(in_: Dialect, n: str, r: str) -> str:
    return f"{in_.truth_in(f'{r}.inferred')}, {n}.id, {_text(f'{n}.label')}"


def _assessment(in_: Dialect, n: str, _: str) -> str:
    return f"""{n}.id, {n}.status, {n}.dateEdtf, {n}.doneOnEdtf, {n}.done, {n}.outOf, {n}.sourceGrade,
        {_text(f"{n}.note")}, {in_.one(n, "assessedBy", "Actor", _actor)}, {_documented(in_, n)}"""


def _renewed(in_: Dialect, n: str, r: str) -> str:
    return f"{n}.id, {in_.cited(r)}"


def _commitment(in_: Dialect, n: str, _: str) -> str:
    of = f"{n}.deadline"
    return f"""{n}.id, {n}.kind, {_text(f"{n}.text")}, {n}.topic, {n}.sourceGrade, {_text(f"{n}.note")},
        {in_.many(n, "obliges", "Actor", _actor)}, {in_.many(n, "stemsFrom", "Provision", _provision)},
        {in_.many(n, "assesses", "Assessment", _assessment, back=True)},
        {in_.many(n, "bearsOn", "Event", _bearer, back=True)}, {in_.named(f"{of}Anchor", "Event", _event)},
        {_claims(in_, n)}, {_documented(in_, n)}, {in_.many(n, "renews", "Commitment", _renewed)},
        {of}Type, {of}DueEdtf, {of}StartEdtf, {of}Duration, {of}Anchor, {of}CountedFromEdtf, {of}Every,
        {_text(f"{of}Text")}"""


def _signature(in_: Dialect, n: str, r: str) -> str:
    return f"{r}.dateEdtf, {r}.capacity, {in_.cited(r)}, {_actor(in_, n, r)}"


def _head(in_: Dialect, n: str) -> str:
    return f"""{n}.id, {_text(f"{n}.name")}, {n}.kind, {n}.dateEdtf,
        {in_.many(n, "signed", "Actor", _signature, back=True)}, {n}.endedEdtf,
        {in_.one(n, "endedBy", "Event", _ending)}"""


def _leads(in_: Dialect, n: str) -> str:
    return f"{in_.many(n, 'implements', 'Agreement', _id)}, {in_.many(n, 'supports', 'Agreement', _id)}"


def _agreement(in_: Dialect, n: str, _: str) -> str:
    return f"""{_head(in_, n)}, {in_.many(n, "underAgreement", "Commitment", _commitment, back=True)},
        {_claims(in_, n)}, {_documented(in_, n)}, {_leads(in_, n)}"""


def _above(in_: Dialect, n: str, _: str) -> str:
    return f"{_head(in_, n)}, {_leads(in_, n)}"


def _membership(in_: Dialect, n: str, r: str) -> str:
    return f"{r}.fromEdtf, {r}.toEdtf, {_actor(in_, n, r)}, {n}.foundedEdtf, {n}.endedEdtf"


def _member(in_: Dialect, n: str, _: str) -> str:
    return f"{n}.id, {n}.foundedEdtf, {n}.endedEdtf, {in_.many(n, 'memberOf', 'Actor', _membership)}"
