"""Which records stand for one thing and which do not: found by declared rules, or decided by hand.

Merging never destroys: each dataset keeps its own records, and links join them. The links are a dataset of their own,
made anew whenever what they join changes.
"""

from ontology.events import Event
from ontology.larger_events import EventPart
from ontology.model import Documented, Node, Relation, node, relation
from ontology.properties import prop
from ontology.sources import Dataset
from ontology.values import DateSpan, Text
from ontology.vocabularies import MatchVerdict

MATCHES = f"{Dataset.path()}/matches"
"""The dataset of links between records of others."""


@node(fr="Décision d’appariement", plural="matchDecisions", fr_plural="Décisions d’appariement", align=("prov:Entity",))
class MatchDecision(Documented):
    """What somebody decided of two records, by hand or reading a file: that they stand for one thing, or do not.

    It overrules all rules. The two are named by their ids, since either may not be loaded yet: it waits for both.
    """

    verdict: MatchVerdict = prop("verdict", "What was decided.", index=True)
    first: str = prop(
        "première notice", "The id of the one record; of the part, where one is a part of the other.", index=True
    )
    second: str = prop(
        "seconde notice", "The id of the other record; of the whole, where one is a part of the other.", index=True
    )
    explanation: Text = prop("motif", "Why it was decided so.", align=("dcterms:description",))
    decided_by: str = prop("décidé par", "Who decided it.")
    decided_on: DateSpan | None = prop("décidé le", "When it was decided, if recorded.", default=None)

    def label(self) -> Text:
        return self.explanation


@relation(
    Node,
    "sameAs",
    Node,
    inverse="sameAs",
    fr="identique à",
    fr_inverse="identique à",
    symmetric=True,
    computed=True,
    align=("skos:exactMatch",),
)
class Identity(Relation):
    """Nodes of the same class, usually in other datasets, that stand for the same thing."""

    score: float | None = prop("score", "How likely the match is, from 0 to 1, if computed.", default=None)
    method: str | None = prop("méthode", "How the match was found, if recorded.", default=None)
    decided_by: str | None = prop(
        "décidé par", "Who or what decided that they are the same, if recorded.", default=None
    )
    explanation: Text | None = prop("motif", "Why they are taken for the same, if recorded.", default=None)
    day_score: float | None = prop("score des jours", "How well the days agree, from 0 to 1.", default=None)
    place_score: float | None = prop("score des lieux", "How well the places agree, from 0 to 1.", default=None)
    side_score: float | None = prop("score des camps", "How well the sides agree, from 0 to 1.", default=None)
    kind_score: float | None = prop("score des natures", "How well the kinds agree, from 0 to 1.", default=None)


@relation(
    Node,
    "differentFrom",
    Node,
    inverse="differentFrom",
    fr="distinct de",
    fr_inverse="distinct de",
    symmetric=True,
    computed=True,
)
class Difference(Relation):
    """Nodes of the same class that might be taken for one, and were found, or decided, not to be."""

    score: float | None = prop("score", "How likely the match would be, from 0 to 1, if computed.", default=None)
    method: str | None = prop("méthode", "How it was found, if recorded.", default=None)
    decided_by: str | None = prop("décidé par", "Who or what decided that they differ, if recorded.", default=None)
    explanation: Text | None = prop("motif", "Why they are not taken for the same, if recorded.", default=None)
    day_score: float | None = prop("score des jours", "How well the days agree, from 0 to 1.", default=None)
    place_score: float | None = prop("score des lieux", "How well the places agree, from 0 to 1.", default=None)
    side_score: float | None = prop("score des camps", "How well the sides agree, from 0 to 1.", default=None)
    kind_score: float | None = prop("score des natures", "How well the kinds agree, from 0 to 1.", default=None)


@relation(
    Event,
    "canonical",
    Event,
    inverse="duplicates",
    fr="représenté par",
    fr_inverse="représente",
    inverse_definition="The events that this one stands for: records of the same event, or of parts of it, elsewhere.",
    single=True,
    cited=False,
    computed=True,
    align=("dcterms:isReplacedBy",),
)
class Representation(Relation):
    """The event that stands for this one in lists and sums, where another does: one of all records of one event.

    Records that were edited by hand come first, then the smallest id.
    """

    part: bool = prop("partie", "Whether this one is only a part of what stands for it.")


LINKS = (Identity, Difference, EventPart, Representation)
"""The relations of which the dataset of links consists."""
