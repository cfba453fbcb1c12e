"""What sorts of actors there are."""

from ontology.codes import Code, Concept, vocabulary

UCDP_ORG = "ucdp-actor:Org"
ACLED_INTER = "acled:inter"


@vocabulary(fr="Nature d’un acteur")
class ActorKind(Code):
    """What sort of actor it is."""

    STATE = Concept("State", "État", "A government.", ((UCDP_ORG, "4"), (ACLED_INTER, "1")))
    STATE_BODY = Concept("State body", "Organe de l’État", "A ministry, commission or office of a State.")
    ARMED_FORCES = Concept("Armed forces", "Forces armées", "The State's own forces.", ((ACLED_INTER, "1"),))
    FOREIGN_FORCE = Concept("Foreign force", "Force étrangère", "Another State's forces.", ((ACLED_INTER, "8"),))
    ARMED_MOVEMENT = Concept(
        "Armed movement", "Mouvement armé", "An armed group with political aims.", ((UCDP_ORG, "1"), (ACLED_INTER, "2"))
    )
    COALITION = Concept("Coalition", "Coalition", "An alliance of movements that acts under one name.")
    MILITIA = Concept("Militia", "Milice", "A communal or self-defence militia.", ((ACLED_INTER, "4"),))
    JIHADIST_GROUP = Concept(
        "Jihadist group", "Groupe jihadiste", "An armed group with jihadist aims.", ((ACLED_INTER, "2"),)
    )
    MISSION = Concept("Mission", "Mission", "An international mission.", ((ACLED_INTER, "8"),))
    MECHANISM = Concept("Mechanism", "Mécanisme", "A body that an agreement created.")
    MEDIATOR = Concept("Mediator", "Médiateur", "A member of the Mediation, States included.")
    ORGANIZATION = Concept("Organization", "Organisation", "An organization that is none of the others.")
    MEDIA = Concept("Media", "Média", "An outlet that carries or makes statements.")
    COMMUNITY = Concept("Community", "Communauté", "A community or population.", ((ACLED_INTER, "7"),))
    PERSON = Concept("Person", "Personne", "A person in public life.")
    UNNAMED = Concept("Unnamed", "Non nommé", "Whom a source leaves unnamed; one per event or claim, never merged.")
