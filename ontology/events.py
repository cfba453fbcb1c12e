"""What happened, what it cost, and who says what about it."""

from ontology.actors import Actor
from ontology.agreements import Agreement, Commitment
from ontology.model import Documented, Node, Relation, node, relation
from ontology.places import Containment, Place
from ontology.properties import prop
from ontology.sources import Source
from ontology.values import DateSpan, Language, Text
from ontology.vocabularies import ClaimKind, DateBasis, EventKind, Harm, Hedge, Nearness, Role, Scope, Situation


@node(fr="Événement", plural="events", fr_plural="Événements", align=("sem:Event", "schema:Event"))
class Event(Documented):
    """Something that happened at a place, on a day or within a span of days."""

    kind: EventKind = prop("nature", "What kind of event it was.", index=True, align=("sem:eventType",))
    when: DateSpan = prop("date", "When it happened.", index=True, align=("sem:hasTimeStamp",))
    when_stated: str | None = prop(
        "date selon la source", "The date in the source's words, if they say more than `when`.", default=None
    )
    title: Text = prop("titre", "What happened, in a few words.", index=True, search=True, align=("schema:name",))
    summary: Text | None = prop(
        "résumé", "What happened, in a sentence or two.", default=None, search=True, align=("schema:description",)
    )

    def label(self) -> Text:
        return self.title


@node(
    fr="Bilan humain",
    plural="casualtyEstimates",
    fr_plural="Bilans humains",
    align=("schema:QuantitativeValue", "prov:Entity"),
)
class CasualtyEstimate(Documented):
    """What one speaker says about one harm to one group of victims; never a computed sum.

    "At least 40" has low 40 and no high. If the number is unknown, all three are missing and the note says so.
    """

    harm: Harm = prop("atteinte", "What befell the victims.", index=True)
    victims: Text = prop("victimes", "Who the victims were.", search=True)
    scope: Scope = prop("portée", "Whether it covers everyone harmed in the event, or a part of them.")
    low: int | None = prop("minimum", "The lowest number, if stated.", default=None, align=("schema:minValue",))
    best: int | None = prop(
        "meilleure estimation", "The most likely number, if stated.", default=None, align=("schema:value",)
    )
    high: int | None = prop("maximum", "The highest number, if stated.", default=None, align=("schema:maxValue",))
    hedge: Hedge | None = prop("réserve", "The reservation with which it is said, if any.", default=None)

    def label(self) -> Text:
        harm, number = self.harm.concept, self.number()
        return Text(
            f"{harm.en}: {number or 'unknown number'} ({self.victims.in_language(Language.EN)})",
            f"{harm.fr} : {number or 'nombre inconnu'} ({self.victims.in_language(Language.FR)})",
        )

    def number(self) -> str:
        """`7`, `12-15`, `40+`; empty where the number is unknown."""
        if self.low is not None and self.low == self.high:
            return str(self.low)
        if self.low is not None and self.high is not None:
            return f"{self.low}-{self.high}"
        if self.low is not None:
            return f"{self.low}+"
        known = self.best if self.best is not None else self.high
        return "" if known is None else f"~{known}"


@node(
    fr="Affirmation",
    plural="claims",
    fr_plural="Affirmations",
    id_from=("saidBy", "kind"),
    align=("schema:Claim", "prov:Entity"),
)
class Claim(Documented):
    """What one speaker says: asserts, denies, accuses, claims responsibility, urges or assesses."""

    kind: ClaimKind = prop("nature", "What the speaker does by saying it.", index=True)
    text: Text = prop("texte", "What is said, in the dataset's own words.", search=True, align=("schema:text",))
    date: DateSpan | None = prop(
        "date", "When it was said, if known.", default=None, index=True, align=("dcterms:date",)
    )
    date_basis: DateBasis | None = prop("fondement de la date", "What `date` rests on, if recorded.", default=None)
    language: str | None = prop(
        "langue", "The language in which it was said, as a BCP 47 tag.", default=None, align=("dcterms:language",)
    )
    situation: Situation | None = prop(
        "situation", "CrisisWatch's monthly verdict on a country; other claims have none.", default=None
    )

    def label(self) -> Text:
        return self.text


@relation(
    Event,
    "involves",
    Actor,
    inverse="involvedIn",
    fr="implique",
    fr_inverse="impliqué dans",
    inverse_definition="The events in which this actor is said to have played a part.",
    key=("role",),
    pages_by=("when",),
    surrounds=True,
    align=("sem:hasActor",),
)
class Involvement(Relation):
    """The actors that are said to have played a part in this event."""

    role: Role = prop("rôle", "The part that the actor played.", align=("sem:roleType",))
    hedge: Hedge | None = prop("réserve", "The reservation with which a source says so, if any.", default=None)
    side: str | None = prop("camp", "The side it stood on, if known. Equal values stood together.", default=None)


@relation(
    Event,
    "happenedAt",
    Place,
    inverse="events",
    fr="a eu lieu à",
    fr_inverse="événements",
    inverse_definition="The events that happened at this place.",
    pages_by=("when",),
    ancestry=Containment,
    surrounds=True,
    align=("sem:hasPlace",),
)
class Setting(Relation):
    """The places at which this event happened."""

    precision: Nearness | None = prop(
        "précision", "How exactly the source says where; for the coordinates, see the place.", default=None
    )
    where_stated: str | None = prop(
        "lieu selon la source", "The place in the source's words, if they say more than its name.", default=None
    )


@relation(
    Event,
    "bearsOn",
    Commitment,
    inverse="events",
    fr="touche",
    fr_inverse="événements",
    inverse_definition="Events that help to tell what became of this commitment.",
    pages_by=("when",),
    align=("dcterms:relation",),
)
class Bearing(Relation):
    """The commitments whose outcome this event helps to tell."""


@relation(
    Event,
    "concerns",
    Agreement,
    inverse="events",
    fr="concerne",
    fr_inverse="événements",
    inverse_definition="Events in the history of this agreement.",
    pages_by=("when",),
    align=("dcterms:relation",),
)
class Concern(Relation):
    """The agreements to whose history this event belongs."""


@relation(
    Agreement,
    "endedBy",
    Event,
    inverse="putsAnEndTo",
    fr="a pris fin par",
    fr_inverse="met fin à",
    inverse_definition="The agreements that this event ended, as a source says.",
    single=True,
    align=("prov:wasInvalidatedBy",),
)
class Ending(Relation):
    """The event that ended this agreement, as a source says, if one is recorded."""


@relation(
    CasualtyEstimate,
    "estimates",
    Event,
    inverse="casualties",
    fr="chiffre",
    fr_inverse="bilans",
    inverse_definition="Casualty figures stated for this event.",
    single=True,
    always=True,
    within=(Event,),
    align=("schema:about",),
)
class Estimation(Relation):
    """The event that this casualty figure is about."""


@relation(
    Claim,
    "saidBy",
    Actor,
    inverse="claims",
    fr="dit par",
    fr_inverse="affirmations",
    inverse_definition="Claims made by this actor, as sources quote it.",
    single=True,
    always=True,
    pages_by=("date",),
    align=("prov:wasAttributedTo",),
)
class Attribution(Relation):
    """The actor who makes this claim: the speaker whom the source quotes."""


@relation(
    CasualtyEstimate,
    "saidBy",
    Actor,
    inverse="casualtyEstimates",
    fr="dit par",
    fr_inverse="bilans donnés",
    inverse_definition="Casualty figures given by this actor, as sources quote it.",
    stored="figureSaidBy",
    single=True,
    always=True,
    pages_by=(),
    align=("prov:wasAttributedTo",),
)
class FigureAttribution(Relation):
    """The actor who gives this figure: the speaker whom the source quotes."""


@relation(
    Claim,
    "carriedBy",
    Actor,
    inverse="carried",
    fr="diffusé par",
    fr_inverse="a diffusé",
    inverse_definition="Claims made in this media outlet.",
    single=True,
    align=("schema:publisher",),
)
class Carriage(Relation):
    """The media outlet in which this claim was made, if recorded."""


@relation(
    Claim,
    "about",
    Node,
    inverse="claimsAbout",
    fr="au sujet de",
    fr_inverse="affirmations à son sujet",
    inverse_definition="Claims about this node.",
    pages_by=("date",),
    within=(Agreement, Event, Source),
    align=("schema:about",),
)
class Subject(Relation):
    """What this claim is about: nodes of any class, other claims included."""


@relation(
    Claim,
    "rivals",
    Claim,
    inverse="rivals",
    fr="contredit",
    fr_inverse="contredit",
    symmetric=True,
)
class Rivalry(Relation):
    """Claims that contradict this one: they cannot both be true."""
