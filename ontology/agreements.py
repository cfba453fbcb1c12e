"""What was agreed, what it commits whom to, and what assessors say became of it."""

from ontology.actors import Actor
from ontology.deadlines import Deadline
from ontology.model import Documented, Relation, node, relation
from ontology.places import Place
from ontology.properties import prop
from ontology.values import DateSpan, Text
from ontology.vocabularies import AgreementKind, Capacity, CommitmentKind, Nearness, ProvisionKind, Status, Topic


@node(fr="Accord", plural="agreements", fr_plural="Accords", align=("eli:LegalResource", "schema:Legislation"))
class Agreement(Documented):
    """An accord, ceasefire, roadmap, timetable, law, resolution or other text that binds, carries out or backs."""

    kind: AgreementKind = prop("nature", "What sort of text it is.", index=True)
    name: Text = prop("nom", "Its full name.", index=True, search=True, align=("eli:title",))
    aliases: tuple[str, ...] = prop(
        "autres noms", "Other names of it.", default=(), search=True, align=("eli:title_alternative",)
    )
    acronyms: tuple[str, ...] = prop("sigles", "Its acronyms.", default=(), search=True, align=("eli:title_short",))
    date: DateSpan = prop(
        "date",
        "Of adoption, or from the first to the last party's signature.",
        index=True,
        align=("eli:date_document",),
    )
    ended: DateSpan | None = prop("fin", "When it ceased to be.", default=None, align=("eli:date_no_longer_in_force",))

    def label(self) -> Text:
        return self.name


@node(fr="Disposition", plural="provisions", fr_plural="Dispositions", align=("eli:LegalResourceSubdivision",))
class Provision(Documented):
    """A title, chapter, article, annex or point of an agreement."""

    kind: ProvisionKind = prop("nature", "Which part of the text it is.", index=True)
    number: str | None = prop(
        "numéro", "Its number; a span such as 57-62 stays one.", default=None, align=("eli:number",)
    )
    topic: Topic = prop("thème", "What it is about.", index=True, align=("eli:is_about",))
    text: Text = prop("texte", "What it says, in the dataset's own words.", search=True, align=("eli:description",))
    inferred: bool = prop("déduit", "Whether its number or place is inferred and stated by no source.", default=False)

    def label(self) -> Text:
        kind = self.kind.concept
        if self.number is None:
            return self.text
        return Text(f"{kind.en} {self.number}", f"{kind.fr} {self.number}")


@node(fr="Engagement", plural="commitments", fr_plural="Engagements", align=("odrl:Duty",))
class Commitment(Documented):
    """One promise or demand: who is obliged to what, and by when."""

    kind: CommitmentKind = prop("nature", "Whether those who are bound promised it, or others ask it.", index=True)
    text: Text = prop(
        "texte", "What was promised or asked, in the dataset's own words.", search=True, align=("dcterms:description",)
    )
    topic: Topic = prop("thème", "What it is about.", index=True)
    deadline: Deadline = prop("échéance", "By when it was to be kept.")

    def label(self) -> Text:
        return self.text


@node(fr="Évaluation", plural="assessments", fr_plural="Évaluations", align=("prov:Entity", "schema:Review"))
class Assessment(Documented):
    """What an assessor said of a commitment on a date. None is ever replaced, and two may disagree."""

    status: Status = prop("état", "What the assessor's words amount to.", index=True)
    date: DateSpan = prop("date", "When the assessor said so.", index=True, align=("dcterms:date",))
    done_on: DateSpan | None = prop("fait le", "The day on which it was done, where a source states it.", default=None)
    done: int | None = prop("faits", "How many of several things were done.", default=None)
    out_of: int | None = prop("sur", "Out of how many.", default=None)

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
    key=("date", "capacity"),
    at_target=True,
    align=("prov:wasAssociatedWith",),
)
class Signature(Relation):
    """An actor put its name to an agreement."""

    date: DateSpan = prop("date", "When it signed.")
    capacity: Capacity = prop("qualité", "As what it signed.")
    signatory: str | None = prop("signataire", "Who signed for it.", default=None)


@relation(
    Agreement,
    "implements",
    Agreement,
    inverse="implementedBy",
    fr="met en œuvre",
    fr_inverse="mis en œuvre par",
    hierarchy=True,
    align=("eli:based_on",),
)
class Implementation(Relation):
    """A roadmap, timetable, law or act carries an agreement out."""


@relation(
    Agreement,
    "supports",
    Agreement,
    inverse="supportedBy",
    fr="appuie",
    fr_inverse="appuyé par",
    align=("eli:cites",),
)
class Support(Relation):
    """A resolution or statement backs an agreement from outside."""


@relation(
    Agreement,
    "follows",
    Agreement,
    inverse="followedBy",
    fr="fait suite à",
    fr_inverse="suivi de",
    align=("prov:wasRevisionOf",),
)
class Succession(Relation):
    """An agreement comes of an earlier one."""


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
    """Where an agreement was signed."""

    precision: Nearness | None = prop("précision", "How exactly the source says where.", default=None)


@relation(
    Provision,
    "partOf",
    Provision,
    inverse="hasPart",
    fr="partie de",
    fr_inverse="comprend",
    hierarchy=True,
    single=True,
    align=("eli:is_part_of",),
)
class ProvisionPart(Relation):
    """A provision stands within a larger one."""


@relation(
    Provision,
    "inAgreement",
    Agreement,
    inverse="provisions",
    fr="figure dans",
    fr_inverse="dispositions",
    single=True,
    always=True,
    within=(Agreement,),
    align=("eli:is_part_of",),
)
class ProvisionAgreement(Relation):
    """The agreement in which a provision stands."""


@relation(
    Commitment,
    "stemsFrom",
    Provision,
    inverse="givesRiseTo",
    fr="découle de",
    fr_inverse="donne lieu à",
    align=("prov:wasDerivedFrom",),
)
class Derivation(Relation):
    """The provision that a commitment stems from."""

    inferred: bool = prop("déduit", "Whether no source states the link.", default=False)


@relation(
    Commitment,
    "underAgreement",
    Agreement,
    inverse="commitments",
    fr="au titre de",
    fr_inverse="engagements",
    single=True,
    always=True,
    align=("prov:wasDerivedFrom",),
)
class Undertaking(Relation):
    """The agreement in which a commitment was made."""

    inferred: bool = prop("déduit", "Whether no source states the link.", default=False)


@relation(
    Commitment,
    "obliges",
    Actor,
    inverse="obligedBy",
    fr="oblige",
    fr_inverse="obligé par",
    always=True,
    align=("odrl:assignee",),
)
class Obligation(Relation):
    """Who has to keep a commitment."""


@relation(
    Commitment,
    "renews",
    Commitment,
    inverse="renewedBy",
    fr="renouvelle",
    fr_inverse="renouvelé par",
    align=("prov:wasRevisionOf",),
)
class Renewal(Relation):
    """What was promised or asked before is promised or asked again, as a rule with a new deadline."""


@relation(
    Assessment,
    "assesses",
    Commitment,
    inverse="assessments",
    fr="évalue",
    fr_inverse="évaluations",
    single=True,
    always=True,
    align=("schema:itemReviewed",),
)
class AssessmentSubject(Relation):
    """The commitment that an assessment is about."""


@relation(
    Assessment,
    "assessedBy",
    Actor,
    inverse="assessmentsMade",
    fr="évalué par",
    fr_inverse="évaluations faites",
    single=True,
    always=True,
    pages_by=("date",),
    align=("prov:wasAttributedTo",),
)
class Assessor(Relation):
    """Who made an assessment."""
