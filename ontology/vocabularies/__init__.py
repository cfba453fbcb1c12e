"""The code lists, each code in English and French, with the codes that stand for it in UCDP, ACLED and PA-X."""

from ontology.vocabularies.actors import ActorKind
from ontology.vocabularies.agreements import AgreementKind, Capacity, ProvisionKind, Strength
from ontology.vocabularies.casualties import Harm, Omission, Scope
from ontology.vocabularies.claims import ClaimKind, DateBasis, Situation
from ontology.vocabularies.commitments import AnchorKind, CommitmentKind, DeadlineType, Standpoint, Status
from ontology.vocabularies.events import EventKind
from ontology.vocabularies.involvements import Hedge, Role
from ontology.vocabularies.matching import MatchVerdict
from ontology.vocabularies.places import Nearness, PlaceKind, PlacePrecision
from ontology.vocabularies.sources import Basis, FindingRule, Redistribution, SourceGrade, SourceKind
from ontology.vocabularies.topics import Topic

__all__ = [
    "ActorKind",
    "AgreementKind",
    "AnchorKind",
    "Basis",
    "Capacity",
    "ClaimKind",
    "CommitmentKind",
    "DateBasis",
    "DeadlineType",
    "EventKind",
    "FindingRule",
    "Harm",
    "Hedge",
    "MatchVerdict",
    "Nearness",
    "Omission",
    "PlaceKind",
    "PlacePrecision",
    "ProvisionKind",
    "Redistribution",
    "Role",
    "Scope",
    "Situation",
    "SourceGrade",
    "SourceKind",
    "Standpoint",
    "Status",
    "Strength",
    "Topic",
]
