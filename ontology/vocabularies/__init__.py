"""The code lists, each code in English and French, with the codes that stand for it in UCDP, ACLED and PA-X."""

from ontology.vocabularies.actors import ActorKind
from ontology.vocabularies.agreements import (
    AgreementKind,
    Capacity,
    CommitmentKind,
    DeadlineType,
    ProvisionKind,
    Status,
    Topic,
)
from ontology.vocabularies.events import ClaimKind, DateBasis, EventKind, Harm, Hedge, Role, Scope, Situation
from ontology.vocabularies.places import Nearness, PlaceKind, PlacePrecision
from ontology.vocabularies.sources import Confidence, FindingRule, SourceKind

__all__ = [
    "ActorKind",
    "AgreementKind",
    "Capacity",
    "ClaimKind",
    "CommitmentKind",
    "Confidence",
    "DateBasis",
    "DeadlineType",
    "EventKind",
    "FindingRule",
    "Harm",
    "Hedge",
    "Nearness",
    "PlaceKind",
    "PlacePrecision",
    "ProvisionKind",
    "Role",
    "Scope",
    "Situation",
    "SourceKind",
    "Status",
    "Topic",
]
