"""The sources that ACLED names for an event: each is one of the file, of which it says no more than the name."""

import hashlib
from collections.abc import Iterable, Iterator

from loaders.gazetteer import Gazetteer
from ontology.sources import Source
from ontology.values import Text, slug
from ontology.vocabularies import ActorKind, SourceKind

LONGEST = 60
"""So many characters of a name stand in an id; what is longer ends in a digest."""


def source_id(key: str, name: str) -> str:
    """The id of a source of a file by its name."""
    short = slug(name)
    if not 0 < len(short) <= LONGEST:
        short = f"{short[: LONGEST - 20]}-{hashlib.sha256(name.encode()).hexdigest()[:10]}".lstrip("-")
    return f"{Source.path()}/{key}-named-{short}"


def named_sources(key: str, names: Iterable[str], gazetteer: Gazetteer) -> Iterator[Source]:
    """The sources of these names; press, where ours knows a media outlet of that name."""
    by_id = {source_id(key, name): name for name in sorted(names, reverse=True)}
    for id_, name in sorted(by_id.items()):
        node = gazetteer.actor(name).node
        kind = SourceKind.PRESS if node and node.kind is ActorKind.MEDIA else SourceKind.UNSTATED
        yield Source(id=id_, kind=kind, title=Text(name))
