"""Who acts and speaks, and how actors belong to one another over time."""

from ontology.model import Documented, Relation, node, relation
from ontology.properties import prop
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind

SINCE = "When it began, if recorded. `/2017`: by 2017, on an unknown day; `../2017`: it has no beginning."
UNTIL = "When it ended, if recorded. `2017/`: not before 2017, on an unknown day; `2017/..`: it has no end."
"""What is unknown is not open: it lies within the life of both ends."""


@node(fr="Acteur", plural="actors", fr_plural="Acteurs", align=("prov:Agent", "foaf:Agent"))
class Actor(Documented):
    """A State, force, movement, mission, body, media outlet or person, or someone whom a source leaves unnamed."""

    kind: ActorKind = prop("nature", "What kind of actor it is.", index=True)
    name: Text = prop("nom", "Its full name.", index=True, search=True, align=("foaf:name", "schema:name"))
    aliases: tuple[str, ...] = prop(
        "autres noms", "Other names and spellings.", default=(), search=True, align=("skos:altLabel",)
    )
    acronyms: tuple[str, ...] = prop(
        "sigles", "Its acronyms, such as CMA.", default=(), search=True, align=("skos:altLabel",)
    )
    founded: DateSpan | None = prop(
        "fondation", "When it was founded, if recorded.", default=None, align=("schema:foundingDate",)
    )
    ended: DateSpan | None = prop(
        "fin", "When it ceased to exist, if that is recorded.", default=None, align=("schema:dissolutionDate",)
    )
    external_ids: tuple[str, ...] = prop(
        "identifiants externes",
        "Its ids in other datasets, such as `ucdp-actor:1158`. Not unique: two actors may share one.",
        default=(),
    )

    def label(self) -> Text:
        return self.name


@relation(
    Actor,
    "memberOf",
    Actor,
    inverse="hasMember",
    fr="membre de",
    fr_inverse="a pour membre",
    inverse_definition="The actors that belong to this one, or did, with dates if recorded.",
    key=("from_",),
    align=("org:memberOf",),
)
class Membership(Relation):
    """The actors that this one belongs to, or did, with dates if recorded."""

    from_: DateSpan | None = prop("depuis", SINCE, default=None, name="from", unknown=True)
    to: DateSpan | None = prop("jusqu’à", UNTIL, default=None, unknown=True)


@relation(
    Actor,
    "splinteredFrom",
    Actor,
    inverse="hasSplinter",
    fr="scission de",
    fr_inverse="a pour scission",
    inverse_definition="The actors that split off from this one.",
    key=("date",),
    align=("org:changedBy",),
)
class Splintering(Relation):
    """The actors that this one split off from."""

    date: DateSpan | None = prop("date", "When it split off, if recorded.", default=None)


@relation(
    Actor,
    "alliedWith",
    Actor,
    inverse="alliedWith",
    fr="allié à",
    fr_inverse="allié à",
    key=("from_",),
    symmetric=True,
    align=("org:linkedTo",),
)
class Alliance(Relation):
    """Actors that are allied with this one, or were, with dates if recorded."""

    from_: DateSpan | None = prop("depuis", SINCE, default=None, name="from", unknown=True)
    to: DateSpan | None = prop("jusqu’à", UNTIL, default=None, unknown=True)
