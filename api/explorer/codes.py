"""The vocabularies of codes that templates read by name."""

from types import SimpleNamespace

from ontology.vocabularies import (
    ActorKind,
    AgreementKind,
    Capacity,
    ClaimKind,
    CommitmentKind,
    EventKind,
    FindingRule,
    Harm,
    Hedge,
    Nearness,
    PlaceKind,
    PlacePrecision,
    Role,
    SourceKind,
    Standpoint,
    Status,
    Topic,
)

CODES = SimpleNamespace(
    actor=ActorKind,
    agreement=AgreementKind,
    capacity=Capacity,
    claim=ClaimKind,
    commitment=CommitmentKind,
    event=EventKind,
    harm=Harm,
    hedge=Hedge,
    place=PlaceKind,
    place_precision=PlacePrecision,
    precision=Nearness,
    role=Role,
    rule=FindingRule,
    source=SourceKind,
    standpoint=Standpoint,
    status=Status,
    topic=Topic,
)
"""The vocabularies whose codes stand by name in what is computed."""
