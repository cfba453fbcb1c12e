"""Who belonged to whom, as it is selected of the store, from when to when and within which lives."""

from dataclasses import replace

from graph.asked.selection import At
from graph.compliance.rows import inner, leaf, plain, row_of
from graph.compliance.selected import ACTOR, ID, many
from graph.compliance.standpoints import Belonging
from ontology.actors import Actor, Membership


def belongings(id: str, life: tuple[str | None, str | None], groups: tuple[Belonging, ...]) -> tuple[Belonging, ...]:
    """To whom an actor belongs, or has belonged."""
    return tuple(replace(one, member=id, lives=(life, *one.lives)) for one in groups)


LIFE = row_of(
    lambda founded, ended: (founded, ended),
    founded=plain(leaf(Actor, "founded", "edtf")),
    ended=plain(leaf(Actor, "ended", "edtf")),
)
GROUP = row_of(
    lambda life, **said: Belonging("", lives=(life,), **said),
    since=plain(leaf(Membership, "from", "edtf", At.EDGE)),
    until=plain(leaf(Membership, "to", "edtf", At.EDGE)),
    group=inner(ACTOR),
    life=inner(LIFE),
)
MEMBER = row_of(
    belongings,
    id=ID,
    life=inner(LIFE),
    groups=many(Membership, GROUP, forward=True),
)
