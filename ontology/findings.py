"""What declared rules find in what others say: leads with their evidence, each step with its sources."""

from ontology.events import Claim
from ontology.matching import MATCHES
from ontology.model import Documented, Node, Relation, node, relation
from ontology.properties import prop
from ontology.sources import Dataset
from ontology.values import DateSpan, Text
from ontology.vocabularies import FindingRule

FINDINGS = f"{Dataset.path()}/findings"
"""The dataset of findings."""


def is_derived(dataset: str) -> bool:
    """Whether a dataset follows from others, and is renewed whenever they change: no input has it.

    Findings on data that may not be passed on belong into a dataset apart, of their own name: `dataset/findings-NAME`.
    """
    return dataset in (FINDINGS, MATCHES) or dataset.startswith(f"{FINDINGS}-")


@node(fr="Constat", plural="findings", fr_plural="Constats", computed=True, align=("prov:Entity",))
class Finding(Documented):
    """A lead that a declared rule computed from what others say, with its evidence; never a verdict."""

    rule: FindingRule = prop("règle", "The rule by which it was found.", index=True)
    text: Text = prop(
        "texte",
        "What the rule found, as far as the sources tell that made it known first: paths may tell more, each from its"
        " day on, and who denies it stands beside it.",
        search=True,
        align=("dcterms:description",),
    )
    holds_from: DateSpan = prop("depuis", "The first day on which it holds.", index=True)
    holds_to: DateSpan | None = prop(
        "jusqu’au",
        "The last day on which it holds, if it has ceased to, such as when a late promise is kept.",
        default=None,
    )
    known_from: DateSpan | None = prop(
        "connu depuis",
        "The day from which published sources told every step of one of its paths. Missing if only undated ones do.",
        default=None,
        index=True,
    )
    end_known_from: DateSpan | None = prop(
        "fin connue depuis",
        "The day from which published sources told that it had ceased to hold, if it has, and if they have dates.",
        default=None,
    )
    coding: Text | None = prop(
        "codage",
        "Whom coded datasets alone name in what it rests on, or name unhedged where all others hedge.",
        default=None,
    )
    coding_known_from: DateSpan | None = prop(
        "codage connu depuis",
        "The day from which published sources told who is coded so: until then, the text is all that was known.",
        default=None,
    )
    exception: Text | None = prop(
        "exception", "Why the rule does not count it, if it does not; lists leave it out unless asked.", default=None
    )

    def label(self) -> Text:
        return self.text


@relation(
    Finding,
    "hasStep",
    Node,
    inverse="stepOf",
    fr="a pour étape",
    fr_inverse="étape de",
    inverse_definition="The findings on a path of which this node stands: each as often as it stands on one.",
    key=("path_", "order"),
    ordered_by=("path_", "order"),
    computed=True,
    align=("prov:wasDerivedFrom",),
)
class FindingStep(Relation):
    """The nodes on the paths of this finding, from what happened or was promised to the agreement."""

    path_: int = prop("chemin", "The number of the path, from 1: a finding may have several.", name="path")
    order: int = prop("rang", "The place of this step on its path, from 1.")
    relation: str | None = prop(
        "relation", "The id of the relation that leads to it from the step before, if one does.", default=None
    )


@relation(
    Finding,
    "deniedBy",
    Claim,
    inverse="denies",
    fr="démenti par",
    fr_inverse="dément",
    inverse_definition="The findings that rest on what this claim denies.",
    computed=True,
)
class FindingDenial(Relation):
    """The claims that deny what this finding rests on."""
