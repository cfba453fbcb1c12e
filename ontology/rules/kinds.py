"""The kinds of rules. Each finds faults in a record; `ontology/publishing/` prints each as SHACL."""

from ontology.rules.of_deadlines import Counted, Parts
from ontology.rules.of_ends import (
    Cited,
    Elsewhere,
    EndIsNot,
    EndsInOrder,
    KeyBegins,
    NotAfterSources,
    SameClass,
    TargetIs,
)
from ontology.rules.of_rdf import (
    AttributionToFollow,
    DirectTriples,
    FirstAndLastDays,
    LicenceToFollow,
    LoadingAsStated,
    PlainLanguages,
    SourcesToFollow,
    SpansOfDays,
)
from ontology.rules.of_values import AllOrNone, Explained, Forward, InOrder, Pattern, Some, Within

Rule = (
    Within
    | InOrder
    | AllOrNone
    | Some
    | Explained
    | Pattern
    | Forward
    | Cited
    | Parts
    | Counted
    | Elsewhere
    | SameClass
    | KeyBegins
    | EndIsNot
    | EndsInOrder
    | NotAfterSources
    | TargetIs
    | SpansOfDays
    | PlainLanguages
    | FirstAndLastDays
    | SourcesToFollow
    | LicenceToFollow
    | AttributionToFollow
    | LoadingAsStated
    | DirectTriples
)
