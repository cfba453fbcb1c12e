"""A class with a relation and a code list, all in one file of `ontology/`: whatever is derived must know of them."""

from ontology.codes import Code, Concept, vocabulary
from ontology.model import Documented, Relation, node, relation
from ontology.places import Place
from ontology.properties import prop
from ontology.values import DateSpan, Text


@vocabulary(fr="Motif d’un couvre-feu")
class CurfewReason(Code):
    """Why a curfew was imposed."""

    ATTACK = Concept("Attack", "Attaque", "After an attack.", "Après une attaque.")
    ELECTION = Concept("Election", "Élection", "Around an election.", "Autour d’une élection.")


@node(fr="Couvre-feu", plural="curfews", fr_plural="Couvre-feux", align=("schema:Event",))
class Curfew(Documented):
    """An order to stay at home at night."""

    reason: CurfewReason = prop("motif", "Why it was imposed.", index=True)
    title: Text = prop("titre", "What was ordered, in a few words.", search=True, align=("schema:name",))
    when: DateSpan = prop("date", "From its first to its last night.", index=True)
    hours: int | None = prop("heures", "How many hours of a night.", default=None)

    def label(self) -> Text:
        return self.title


@relation(
    Curfew,
    "imposedIn",
    Place,
    inverse="curfews",
    fr="imposé à",
    fr_inverse="couvre-feux",
    inverse_definition="The curfews imposed in this place.",
    always=True,
    align=("schema:location",),
)
class Imposition(Relation):
    """Where a curfew was in force."""

    strict: bool = prop("strict", "Whether nobody at all might go out.", default=False)
