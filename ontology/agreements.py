"""What was agreed, what it commits whom to, and what assessors say became of it."""

from ontology.actors import Actor
from ontology.deadlines import Deadline
from ontology.model import Documented, Relation, node, relation
from ontology.places import Place
from ontology.properties import prop
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    AgreementKind,
    Capacity,
    CommitmentKind,
    Nearness,
    ProvisionKind,
    Status,
    Strength,
    Topic,
)


@node(fr="Accord", plural="agreements", fr_plural="Accords", align=("eli:LegalResource", "schema:Legislation"))
class Agreement(Documented):
    """An accord or ceasefire, or a roadmap, law, resolution or other text that implements or supports one."""

    kind: AgreementKind = prop("nature", "What kind of text it is.", index=True)
    name: Text = prop("nom", "Its full name.", index=True, search=True, align=("eli:title",))
    aliases: tuple[str, ...] = prop(
        "autres noms", "Other names and spellings.", default=(), search=True, align=("eli:title_alternative",)
    )
    acronyms: tuple[str, ...] = prop(
        "sigles", "Its acronyms, such as APR.", default=(), search=True, align=("eli:title_short",)
    )
    date: DateSpan = prop(
        "date",
        "The date of adoption, or the span from the first to the last party's signature.",
        index=True,
        align=("eli:date_document",),
    )
    ended: DateSpan | None = prop(
        "fin", "When it ceased to apply, if that is recorded.", default=None, align=("eli:date_no_longer_in_force",)
    )
    external_ids: tuple[str, ...] = prop(
        "identifiants externes",
        "Its ids in other datasets, such as `pa-x:1365`. Not unique: one may have as one what another has as several.",
        default=(),
    )

    def label(self) -> Text:
        return self.name


@node(fr="Disposition", plural="provisions", fr_plural="Dispositions", align=("eli:LegalResourceSubdivision",))
class Provision(Documented):
    """A title, chapter, article, annex or point of an agreement."""

    kind: ProvisionKind = prop("nature", "Which part of the text it is.", index=True)
    number: str | None = prop(
        "numéro",
        "Its number, if it has one; a range such as 57-62 is one provision.",
        default=None,
        align=("eli:number",),
    )
    topic: Topic = prop("thème", "What it is about.", index=True, align=("eli:is_about",))
    strength: Strength | None = prop(
        "force", "How far the text goes on that topic, if its publisher grades it.", default=None, index=True
    )
    text: Text = prop("texte", "What it says, in the dataset's own words.", search=True, align=("eli:description",))
    inferred: bool = prop(
        "déduit", "Whether its number or its place in the text is inferred: no source states it.", default=False
    )

    def label(self) -> Text:
        kind = self.kind.concept
        if self.number is None:
            return self.text
        return Text(f"{kind.en} {self.number}", f"{kind.fr} {self.number}")


@node(fr="Engagement", plural="commitments", fr_plural="Engagements", align=("odrl:Duty",))
class Commitment(Documented):
    """One promise or demand: who is obliged to what, and by when."""

    kind: CommitmentKind = prop(
        "nature", "Whether those bound by it promised it themselves, or others ask it of them.", index=True
    )
    text: Text = prop(
        "texte", "What was promised or asked, in the dataset's own words.", search=True, align=("dcterms:description",)
    )
    topic: Topic = prop("thème", "What it is about.", index=True)
    deadline: Deadline = prop("échéance", "By when it was to be kept.")

    def label(self) -> Text:
        return self.text


@node(fr="Évaluation", plural="assessments", fr_plural="Évaluations", align=("prov:Entity", "schema:Review"))
class Assessment(Documented):
    """What an assessor said of a commitment on a date. Assessments are never replaced, and two may disagree."""

    status: Status = prop("état", "What the assessor's words amount to, as the dataset reads them.", index=True)
    date: DateSpan = prop("date", "When the assessor said so.", index=True, align=("dcterms:date",))
    done_on: DateSpan | None = prop("fait le", "When it was done, if a source states that.", default=None)
    done: int | None = prop("faits", "How many were done, if the assessor counts: 20 of 78.", default=None)
    out_of: int | None = prop("sur", "How many there were to do, if the assessor counts: 78.", default=None)

    def label(self) -> Text:
        status = self.status.concept
        return Text(f"{status.en} ({self.date.edtf})", f"{status.fr} ({self.date.edtf})")


@relation(
    Actor,
    "signed",
    Agreement,
    inverse="signedBy",
    fr="a signé",
    fr_inverse="signé par",
    inverse_definition="The actors that signed this agreement.",
    key=("date", "capacity"),
    at_target=True,
    align=("prov:wasAssociatedWith",),
)
class Signature(Relation):
    """The agreements that this actor signed."""

    date: DateSpan = prop("date", "When the actor signed.")
    capacity: Capacity = prop("qualité", "In what capacity the actor signed.")
    signatory: str | None = prop("signataire", "The person who signed for the actor, if recorded.", default=None)


@relation(
    Agreement,
    "implements",
    Agreement,
    inverse="implementedBy",
    fr="met en œuvre",
    fr_inverse="mis en œuvre par",
    inverse_definition="Roadmaps, timetables, laws and acts that carry this agreement out.",
    hierarchy=True,
    align=("eli:based_on",),
)
class Implementation(Relation):
    """The agreements that this roadmap, timetable, law or act carries out."""


@relation(
    Agreement,
    "supports",
    Agreement,
    inverse="supportedBy",
    fr="appuie",
    fr_inverse="appuyé par",
    inverse_definition="Resolutions and statements that back this agreement from outside.",
    align=("eli:cites",),
)
class Support(Relation):
    """The agreements that this resolution or statement backs from outside."""


@relation(
    Agreement,
    "signedAt",
    Place,
    inverse="",
    fr="signé à",
    fr_inverse="",
    align=("schema:locationCreated",),
)
class SigningPlace(Relation):
    """The places where this agreement was signed."""

    precision: Nearness | None = prop(
        "précision", "How exactly the source says where; for the coordinates, see the place.", default=None
    )


@relation(
    Provision,
    "partOf",
    Provision,
    inverse="hasPart",
    fr="partie de",
    fr_inverse="comprend",
    inverse_definition="The provisions that stand within this one.",
    hierarchy=True,
    single=True,
    align=("eli:is_part_of",),
)
class ProvisionPart(Relation):
    """The larger provision within which this one stands, if any."""


@relation(
    Provision,
    "inAgreement",
    Agreement,
    inverse="provisions",
    fr="figure dans",
    fr_inverse="dispositions",
    inverse_definition="The provisions of this agreement.",
    single=True,
    always=True,
    within=(Agreement,),
    align=("eli:is_part_of",),
)
class ProvisionAgreement(Relation):
    """The agreement in which this provision stands."""


@relation(
    Commitment,
    "stemsFrom",
    Provision,
    inverse="givesRiseTo",
    fr="découle de",
    fr_inverse="donne lieu à",
    inverse_definition="The commitments that stem from this provision.",
    align=("prov:wasDerivedFrom",),
)
class Derivation(Relation):
    """The provisions that this commitment stems from."""

    inferred: bool = prop("déduit", "Whether the link is inferred: no source states it.", default=False)


@relation(
    Commitment,
    "underAgreement",
    Agreement,
    inverse="commitments",
    fr="au titre de",
    fr_inverse="engagements",
    inverse_definition="The commitments made in this agreement.",
    single=True,
    always=True,
    align=("prov:wasDerivedFrom",),
)
class Undertaking(Relation):
    """The agreement in which this commitment was made."""

    inferred: bool = prop("déduit", "Whether the link is inferred: no source states it.", default=False)


@relation(
    Commitment,
    "obliges",
    Actor,
    inverse="obligedBy",
    fr="oblige",
    fr_inverse="obligé par",
    inverse_definition="The commitments that this actor has to keep.",
    always=True,
    align=("odrl:assignee",),
)
class Obligation(Relation):
    """The actors that have to keep this commitment."""


@relation(
    Assessment,
    "assesses",
    Commitment,
    inverse="assessments",
    fr="évalue",
    fr_inverse="évaluations",
    inverse_definition="The assessments of this commitment.",
    single=True,
    always=True,
    align=("schema:itemReviewed",),
)
class AssessmentSubject(Relation):
    """The commitment that this assessment is about."""


@relation(
    Assessment,
    "assessedBy",
    Actor,
    inverse="assessmentsMade",
    fr="évalué par",
    fr_inverse="évaluations faites",
    inverse_definition="The assessments that this actor made.",
    single=True,
    always=True,
    pages_by=("date",),
    align=("prov:wasAttributedTo",),
)
class Assessor(Relation):
    """The actor who made this assessment."""
