"""Code lists, each code with its labels, its meaning, and the codes that stand for it in other schemes."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, TypeVar

from ontology.naming import definition, kebab, words

C = TypeVar("C", bound=type)


@dataclass(frozen=True)
class Names:
    """What a declaration is called, what it means, and which terms of known vocabularies it agrees with."""

    en: str
    fr: str
    definition: str
    align: tuple[str, ...] = ()


@dataclass(frozen=True)
class Concept:
    """One code of a vocabulary: its labels, what it means in both languages, and the codes that stand for it elsewhere.

    A definition says when two people who read the same source would both choose this code. Where it, or a threshold in
    it, is another's, `source` is the IRI of the page that has it.

    `crosswalk` holds `(scheme, code)` pairs, e.g. `("ucdp-ged:type_of_violence", "3")`: records that the other scheme
    codes so are, as a rule, coded so here. One of theirs may stand for several of ours, and then the definitions
    decide. Where two of its columns decide together, both are joined by a plus:
    `("ucdp-ged:type_of_violence+side", "3+side_a")` is whoever stands in `side_a` of a row of type 3.
    """

    en: str
    fr: str
    definition: str = ""
    fr_definition: str = ""
    crosswalk: tuple[tuple[str, str], ...] = ()
    source: str = ""


class Code(Enum):
    """A code list. Members hold a Concept; a member's name is the code that stores, queries and answers use."""

    scheme: ClassVar[str]
    names: ClassVar[Names]
    __hash__ = object.__hash__  # each is there once; an enumeration would look up its name each time

    @property
    def concept(self) -> Concept:
        """Labels, definition and crosswalk."""
        value = self._value_  # an enumeration looks for `value` each time
        assert isinstance(value, Concept)
        return value

    @property
    def key(self) -> str:
        """`armed-clash`: the code as files and IRIs write it."""
        return self.name.lower().replace("_", "-")


def vocabulary(*, fr: str) -> Callable[[C], C]:
    """Declare a code list; two codes with the same meaning are refused."""

    def declare(cls: C) -> C:
        members: dict[str, Code] = cls.__members__  # type: ignore[attr-defined]
        if aliases := [name for name, member in members.items() if member.name != name]:
            raise TypeError(f"{cls.__name__}: {', '.join(aliases)} repeat the labels of another code")
        setattr(cls, "scheme", kebab(cls.__name__))  # noqa: B010 - an enumeration lets no plain assignment through
        setattr(cls, "names", Names(words(cls.__name__), fr, definition(cls)))  # noqa: B010
        return cls

    return declare
