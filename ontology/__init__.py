"""Actors, agreements, commitments, events, claims and sources: what each is, declared once.

Everything else (tables, indexes, the GraphQL schema, RDF, the reference pages) is derived from ONTOLOGY.
"""

from ontology import vocabularies as codes
from ontology.actors import Actor, Alliance, Membership, Splintering
from ontology.agreements import (
    Agreement,
    Assessment,
    AssessmentSubject,
    Assessor,
    Commitment,
    Derivation,
    Implementation,
    Obligation,
    Provision,
    ProvisionAgreement,
    ProvisionPart,
    Signature,
    SigningPlace,
    Succession,
    Support,
    Undertaking,
)
from ontology.deadlines import Deadline
from ontology.events import (
    Attribution,
    Bearing,
    Carriage,
    CasualtyEstimate,
    Claim,
    Concern,
    Estimation,
    Event,
    FigureAttribution,
    Involvement,
    Setting,
    Subject,
)
from ontology.model import Documented, Node, Ontology
from ontology.places import Containment, Place
from ontology.sources import Dataset, Documentation, Finding, Identity, Source
from ontology.values import DatePrecision

ONTOLOGY = Ontology(
    interfaces=(Node, Documented),
    classes=(
        Actor,
        Agreement,
        Assessment,
        CasualtyEstimate,
        Claim,
        Commitment,
        Dataset,
        Event,
        Finding,
        Place,
        Provision,
        Source,
    ),
    relations=(
        Membership,
        Splintering,
        Alliance,
        Signature,
        Implementation,
        Support,
        Succession,
        SigningPlace,
        ProvisionPart,
        ProvisionAgreement,
        Derivation,
        Undertaking,
        Obligation,
        AssessmentSubject,
        Assessor,
        Involvement,
        Setting,
        Bearing,
        Concern,
        Estimation,
        Attribution,
        FigureAttribution,
        Carriage,
        Subject,
        Containment,
        Documentation,
        Identity,
    ),
    vocabularies=(
        codes.ActorKind,
        codes.AgreementKind,
        codes.Capacity,
        codes.ClaimKind,
        codes.Confidence,
        DatePrecision,
        codes.DeadlineType,
        codes.EventKind,
        codes.FindingRule,
        codes.Harm,
        codes.Hedge,
        codes.Nearness,
        codes.PlaceKind,
        codes.PlacePrecision,
        codes.ProvisionKind,
        codes.Role,
        codes.Scope,
        codes.Situation,
        codes.SourceKind,
        codes.Status,
        codes.Topic,
    ),
    values=(Deadline,),
)

__all__ = ["ONTOLOGY"]
