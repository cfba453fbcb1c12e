"""The rules about what a record leads to: its sources, and the two ends of a relation."""

from ontology.actors import Actor, Alliance, Membership, Splintering
from ontology.agreements import Agreement, Assessment, Commitment, ProvisionAgreement, Undertaking
from ontology.matching import Difference, Identity
from ontology.model import Relation
from ontology.places import DatasetCountry, Place
from ontology.rules.kinds import Rule
from ontology.rules.of_ends import Elsewhere, EndIsNot, EndsInOrder, KeyBegins, NotAfterSources, SameClass, TargetIs
from ontology.vocabularies import ActorKind, PlaceKind

END_RULES: tuple[Rule, ...] = (
    NotAfterSources(
        name="said-before-it-was-published",
        of=(Assessment,),
        says="What an assessor says was said by the day on which the newest of its sources was published.",
        attribute="date",
    ),
    Elsewhere(
        name="another-end",
        of=(Relation,),
        says="A relation leads from a node to another.",
    ),
    SameClass(
        name="same-class",
        of=(Identity, Difference),
        says="What is one thing in two datasets, or might be taken for one, is of one class.",
    ),
    KeyBegins(
        name="key-of-a-provision",
        of=(ProvisionAgreement,),
        says="A provision's key begins with that of its agreement.",
    ),
    EndIsNot(
        name="unnamed-stay-strangers",
        of=(Membership, Splintering, Alliance, Identity),
        says="Whom a source leaves unnamed is a stranger each time: it belongs to nobody, splits from nobody, and is"
        " found to be nobody.",
        node=Actor,
        attribute="kind",
        code=ActorKind.UNNAMED,
        why="unnamed, and so a stranger each time",
        remedy="Name an actor that is known.",
    ),
    EndsInOrder(
        name="due-once-it-was-agreed",
        of=(Undertaking,),
        says="What was promised in a text was not due before its first signature, unless its deadline is counted.",
        source=Commitment,
        end="deadline.due",
        unless="deadline.anchor",
        target=Agreement,
        start="date",
        ended="when what was promised in it was due",
    ),
    TargetIs(
        name="country-of-a-dataset",
        of=(DatasetCountry,),
        says="What a dataset is about, if anything, is a country as a whole: what lies outside of it is abroad.",
        node=Place,
        attribute="kind",
        code=PlaceKind.COUNTRY,
        remedy="Name the country in which it lies, or leave it out.",
    ),
)
