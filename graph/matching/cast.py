"""Who took part in events: each actor as the one of ours that it is, and what they were to each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.matching.actors import Identities, Named, forms
from graph.matching.bonds import OF_THE_STATE, Bonds, Membership
from graph.matching.links import Decision
from graph.matching.occurrences import Who
from graph.matching.reading import Actor, Basis, Origin
from ontology.values import Language, Text


def identities_of(actors: Iterable[Actor], origins: Sequence[Origin], decisions: Iterable[Decision]) -> Identities:
    """Which actors of publishers are ours, or each other's."""
    return Identities(_named(actors, origins), decisions)


def bonds_of(actors: Sequence[Actor], identities: Identities) -> Bonds:
    """What actors were to each other, under the names of ours where a publisher's actor is one of these."""
    return Bonds(
        (_renamed(link, identities) for actor in actors for link in actor.groups),
        (_renamed(link, identities) for actor in actors for link in actor.allies),
        {actor.id: actor.kind for actor in actors},
    )


def _renamed(link: Membership, identities: Identities) -> Membership:
    return replace(link, member=identities.of(link.member), group=identities.of(link.group))


def _named(actors: Iterable[Actor], origins: Sequence[Origin]) -> Iterator[Named]:
    """Our own actors together, then those of each publisher."""
    ranks = {one.id: 0 if one.curated else number + 1 for number, one in enumerate(origins)}
    for actor in actors:
        if actor.dataset in ranks:
            yield Named(actor.id, ranks[actor.dataset], actor.name, actor.others, actor.external_ids)


def whos_of(basis: Basis, identities: Identities, countries: Mapping[str, Text]) -> dict[str, Who]:
    known = {actor.id: actor for actor in basis.actors}
    ours = {one.id for one in basis.origins if one.curated}
    homes = {one.id: one.country for one in basis.origins}
    found = dict[str, Who]()
    for actor in known.values():
        own = known[identities.of(actor.id)]
        home = _homes(own, countries, homes.get(own.dataset)) if own.kind in OF_THE_STATE else frozenset()
        name = Text(
            *(each or other for each, other in zip(actor.short.by_language, own.short.by_language, strict=True))
        )
        found[actor.id] = Who(actor.id, own.id, own.kind, name, home, own.dataset in ours)
    return found


def _homes(actor: Actor, countries: Mapping[str, Text], own: str | None) -> frozenset[str]:
    """The countries that a government or force is called after; else that of its dataset."""
    words = {f" {form} " for name in (*actor.name.variants, *actor.others) for form in forms(name)}
    named = (
        id_
        for id_, name in countries.items()
        if any(f" {form} " in one for form in forms(name.in_language(Language.EN)) for one in words)
    )
    return frozenset(named) or frozenset(filter(None, (own,)))
