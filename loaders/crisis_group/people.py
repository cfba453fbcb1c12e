"""The actors of a page: ours where they are known, else its own; strangers are actors of one event or claim alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.crisis_group.cast import Who
from ontology.actors import Actor
from ontology.model import Citation, Node
from ontology.values import Text, slug
from ontology.vocabularies import ActorKind


@dataclass
class People:
    """Gives actors their ids, and keeps those that are the page's own."""

    key: str
    cited: tuple[Citation, ...]
    own: dict[str, Actor] = field(default_factory=dict)
    datasets: set[str] = field(default_factory=set)

    def named(self, who: Who) -> str:
        """The id of somebody who has a name."""
        if who.known:
            self.datasets.add(who.known.dataset)
            return who.known.id
        id_ = f"{Actor.path()}/{self.key}-{slug(who.key)}"
        if id_ not in self.own:
            acronyms = (who.acronym,) if who.acronym and who.acronym != who.key else ()
            self.own[id_] = Actor(id=id_, kind=who.kind, name=Text(who.key), acronyms=acronyms, sources=self.cited)
        return id_

    def records(self) -> Iterator[Node]:
        """The actors that are the page's own."""
        yield from self.own.values()


def stranger(id_: str, text: str, cited: tuple[Citation, ...]) -> Actor:
    """Somebody whom the page leaves unnamed, in its words."""
    words = " ".join(text.replace("_", " ").split())
    return Actor(id=id_, kind=ActorKind.UNNAMED, name=Text(words[:1].upper() + words[1:]), sources=cited)
