"""What sorts of actors there are."""

from ontology.codes import Code, Concept, vocabulary

UCDP_ORG = "ucdp-actor:Org"
ACLED_INTER = "acled:inter"


@vocabulary(fr="Nature d’un acteur")
class ActorKind(Code):
    """What kind of actor it is: the narrowest that fits, as it was for most of the time that the data covers."""

    STATE = Concept(
        "State",
        "État",
        "A State, or its government as a whole.",
        "Un État, ou son gouvernement dans son ensemble.",
        ((UCDP_ORG, "4"),),
    )
    STATE_BODY = Concept(
        "State body",
        "Organe de l’État",
        "A ministry, commission, court, assembly or other office of a State that is not an armed force.",
        "Un ministère, une commission, une juridiction, une assemblée ou un autre service d’un État, qui n’est"
        " pas une force armée.",
    )
    ARMED_FORCES = Concept(
        "Armed forces",
        "Forces armées",
        "Malian forces under the State's command: army, gendarmerie, national guard, police, and units of these.",
        "Forces maliennes sous le commandement de l’État : armée, gendarmerie, garde nationale, police, et leurs"
        " unités.",
        ((ACLED_INTER, "1"),),
    )
    FOREIGN_FORCE = Concept(
        "Foreign force",
        "Force étrangère",
        "Forces of other States that act in Mali under their own command, alone or together.",
        "Forces d’autres États qui agissent au Mali sous leur propre commandement, seules ou ensemble.",
        ((ACLED_INTER, "8"),),
    )
    ARMED_MOVEMENT = Concept(
        "Armed movement",
        "Mouvement armé",
        "An organised armed group with declared political aims that is neither jihadist nor the militia of a"
        " community.",
        "Un groupe armé organisé aux buts politiques déclarés, ni jihadiste ni milice d’une communauté.",
        ((UCDP_ORG, "1"), (ACLED_INTER, "2")),
    )
    COALITION = Concept(
        "Coalition",
        "Coalition",
        "An alliance of movements that acts under one name, while its members keep theirs.",
        "Une alliance de mouvements qui agit sous un seul nom, ses membres gardant le leur.",
        ((UCDP_ORG, "1"),),
    )
    MILITIA = Concept(
        "Militia",
        "Milice",
        "An armed group that says it defends a community or a locality.",
        "Un groupe armé qui dit défendre une communauté ou une localité.",
        ((UCDP_ORG, "1"), (ACLED_INTER, "4")),
    )
    JIHADIST_GROUP = Concept(
        "Jihadist group",
        "Groupe jihadiste",
        "An organised armed group that declares jihad as its aim, or belongs to one that does.",
        "Un groupe armé organisé qui déclare le jihad pour but, ou qui appartient à un tel groupe.",
        ((UCDP_ORG, "1"), (ACLED_INTER, "2")),
    )
    MISSION = Concept(
        "Mission",
        "Mission",
        "A mission that an international organisation sent, with or without troops, and the divisions of it.",
        "Une mission envoyée par une organisation internationale, avec ou sans troupes, et ses divisions.",
        ((ACLED_INTER, "8"),),
    )
    MECHANISM = Concept(
        "Mechanism",
        "Mécanisme",
        "A body that a peace agreement, its follow-up or the Security Council's measures for it created: a committee, a"
        " commission, a joint unit, an observer.",
        "Un organe né d’un accord de paix, de son suivi ou de mesures du Conseil de sécurité à son appui : comité,"
        " commission, unité mixte, observateur.",
    )
    MEDIATOR = Concept(
        "Mediator",
        "Médiateur",
        "A member of the international Mediation, States and organisations included, or the Mediation itself.",
        "Un membre de la Médiation internationale, États et organisations compris, ou la Médiation même.",
    )
    ORGANISATION = Concept(
        "Organisation",
        "Organisation",
        "An organisation that is not one of the others: international, humanitarian, a party, an association.",
        "Une organisation qui n’est rien de ce qui précède ou suit : internationale, humanitaire, parti, association.",
    )
    MEDIA = Concept(
        "Media",
        "Média",
        "An outlet that publishes news or analysis, its journalists included.",
        "Un organe qui publie des nouvelles ou des analyses, ses journalistes compris.",
    )
    COMMUNITY = Concept(
        "Community",
        "Communauté",
        "A people, a tribe, a village or its inhabitants, without an organisation that speaks for all of them.",
        "Un peuple, une tribu, un village ou ses habitants, sans organisation qui parle pour tous.",
        ((UCDP_ORG, "3"), (ACLED_INTER, "7")),
    )
    PERSON = Concept(
        "Person",
        "Personne",
        "One named person, known for an office, a command or a part in public life.",
        "Une personne nommée, connue pour une fonction, un commandement ou un rôle public.",
    )
    UNNAMED = Concept(
        "Unnamed",
        "Non nommé",
        "Whom a source leaves unnamed (“gunmen”, “local sources”): one for each event or claim, and never merged.",
        "Celui qu’une source ne nomme pas (« hommes armés », « sources locales ») : un par événement ou affirmation,"
        " jamais fusionné.",
    )
