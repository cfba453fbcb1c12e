"""What came of an agreement or a commitment later: agreements that grew out of it, commitments that renew it."""

from ontology.agreements import Agreement, Commitment
from ontology.model import Relation, relation


@relation(
    Agreement,
    "follows",
    Agreement,
    inverse="followedBy",
    fr="fait suite à",
    fr_inverse="suivi de",
    inverse_definition="Later agreements that grew out of this one.",
    align=("prov:wasRevisionOf",),
)
class Succession(Relation):
    """The earlier agreements that this one grew out of."""


@relation(
    Commitment,
    "renews",
    Commitment,
    inverse="renewedBy",
    fr="renouvelle",
    fr_inverse="renouvelé par",
    inverse_definition="Later commitments that promise or ask the same again, usually with a new deadline.",
    align=("prov:wasRevisionOf",),
)
class Renewal(Relation):
    """The earlier commitments that this one promises or asks again, usually with a new deadline."""
