"""What larger events are made of: as a dataset tells, or as is found of records in several."""

from ontology.events import Event
from ontology.model import Relation, relation
from ontology.properties import prop
from ontology.values import Text


@relation(
    Event,
    "partOf",
    Event,
    inverse="hasPart",
    fr="partie de",
    fr_inverse="comprend",
    inverse_definition="The smaller events that are part of this one, from any dataset.",
    stored="eventPartOf",
    hierarchy=True,
    align=("schema:superEvent",),
)
class EventPart(Relation):
    """The larger events that this one is part of, from any dataset; usually one at most."""

    score: float | None = prop("score", "How likely that is, from 0 to 1, if computed.", default=None)
    method: str | None = prop("méthode", "How it was found, if recorded.", default=None)
    decided_by: str | None = prop("décidé par", "Who or what decided it, if recorded.", default=None)
    explanation: Text | None = prop("motif", "Why it is taken for a part, if recorded.", default=None)
    day_score: float | None = prop("score des jours", "How well the days agree, from 0 to 1.", default=None)
    place_score: float | None = prop("score des lieux", "How well the places agree, from 0 to 1.", default=None)
    side_score: float | None = prop("score des camps", "How well the sides agree, from 0 to 1.", default=None)
    kind_score: float | None = prop("score des natures", "How well the kinds agree, from 0 to 1.", default=None)
