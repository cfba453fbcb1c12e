"""What happened, who played which part, and how it is told."""

from ontology.codes import Code, Concept, vocabulary

UCDP_VIOLENCE = "ucdp-ged:type_of_violence"
ACLED_SUB = "acled:sub_event_type"


@vocabulary(fr="Nature d’un événement")
class EventKind(Code):
    """What sort of event it was."""

    ACCUSATION = Concept("Accusation", "Accusation", "Someone publicly accused another of a grave act.")
    AGREEMENT = Concept("Agreement", "Accord", "A text was agreed or signed.", ((ACLED_SUB, "Agreement"),))
    AMBUSH = Concept("Ambush", "Embuscade", "", ((ACLED_SUB, "Armed clash"),))
    APPOINTMENT = Concept("Appointment", "Nomination")
    ARMED_CLASH = Concept(
        "Armed clash",
        "Affrontement armé",
        "Armed sides fought each other.",
        ((ACLED_SUB, "Armed clash"), (UCDP_VIOLENCE, "1"), (UCDP_VIOLENCE, "2")),
    )
    ATTACK = Concept("Attack", "Attaque", "One side attacked another.", ((ACLED_SUB, "Attack"), (UCDP_VIOLENCE, "1")))
    BOMBING = Concept("Bombing", "Attentat à la bombe", "", ((ACLED_SUB, "Suicide bomb"),))
    CONFERENCE = Concept("Conference", "Conférence")
    DECLARATION = Concept("Declaration", "Déclaration")
    ELECTION = Concept("Election", "Élection")
    INSTITUTION = Concept("Institution", "Institution", "A body or rule was created, changed or ended.")
    KILLING = Concept(
        "Killing", "Homicide", "People were killed outside a fight between two sides.", ((ACLED_SUB, "Attack"),)
    )
    MASSACRE = Concept("Massacre", "Massacre", "Many civilians were killed.", ((UCDP_VIOLENCE, "3"),))
    MILITARY_OPERATION = Concept("Military operation", "Opération militaire")
    MONITORING = Concept("Monitoring", "Suivi", "A monitoring body met or reported.")
    NEGOTIATION = Concept("Negotiation", "Négociation")
    ORGANISATION = Concept("Organisation", "Organisation", "A movement or alliance was formed, joined, left or split.")
    PATROL = Concept("Patrol", "Patrouille")
    SANCTION = Concept("Sanction", "Sanction")
    SHELLING = Concept("Shelling", "Tirs d’obus", "", ((ACLED_SUB, "Shelling/artillery/missile attack"),))
    STATEMENT = Concept("Statement", "Prise de position")
    UN_DECISION = Concept("Decision of the United Nations", "Décision des Nations Unies")
    WITHDRAWAL = Concept("Withdrawal", "Retrait", "", ((ACLED_SUB, "Non-violent transfer of territory"),))


@vocabulary(fr="Rôle dans un événement")
class Role(Code):
    """The part that an actor is said to have played."""

    PERPETRATOR = Concept("Perpetrator", "Auteur", "", (("ucdp-ged", "side_a"), ("acled", "actor1")))
    TARGET = Concept(
        "Target", "Cible", "Also of a sanction, a demand or a statement.", (("ucdp-ged", "side_b"), ("acled", "actor2"))
    )
    CLASHING_PARTY = Concept("Clashing party", "Partie à l’affrontement")
    PARTY = Concept("Party", "Partie")
    SIGNATORY = Concept("Signatory", "Signataire", "A person who signed.")
    MEDIATOR = Concept("Mediator", "Médiateur")
    GUARANTOR = Concept("Guarantor", "Garant")
    INVOLVED = Concept("Involved", "Concerné")
    ABSENT = Concept("Absent", "Absent")


@vocabulary(fr="Réserve")
class Hedge(Code):
    """The reserve with which a source says something."""

    SUSPECTED = Concept("Suspected", "Soupçonné")
    ALLEGED = Concept("Alleged", "Accusé", "Somebody accuses; nobody has established it.")
    REPORTED = Concept("Reported", "Rapporté")


@vocabulary(fr="Atteinte")
class Harm(Code):
    """What befell the victims."""

    KILLED = Concept("Killed", "Tués", "", (("ucdp-ged", "best"), ("acled", "fatalities")))
    WOUNDED = Concept("Wounded", "Blessés")
    CAPTURED = Concept("Captured", "Capturés")
    MISSING = Concept("Missing", "Disparus")
    NEUTRALISED = Concept("Neutralised", "Neutralisés", "Put out of action; the source does not say whether killed.")


@vocabulary(fr="Portée d’un chiffre")
class Scope(Code):
    """Of whom a figure speaks."""

    ALL = Concept("All", "Tous", "Everyone whom the speaker counts for that harm in the event.")
    PART = Concept("Part", "Partie", "One group, side or place.")


@vocabulary(fr="Nature d’une affirmation")
class ClaimKind(Code):
    """What a speaker does by saying it."""

    ASSERTS = Concept("Asserts", "Affirme")
    DENIES = Concept("Denies", "Dément")
    ACCUSES = Concept("Accuses", "Accuse")
    CLAIMS_RESPONSIBILITY = Concept("Claims responsibility", "Revendique")
    URGES = Concept("Urges", "Demande")
    ASSESSES = Concept("Assesses", "Évalue")


@vocabulary(fr="Fondement d’une date")
class DateBasis(Code):
    """What the date of a claim rests on."""

    STATED = Concept("Stated", "Indiquée", "A source says when the speaker said it.")
    PUBLICATION = Concept(
        "Publication",
        "Publication",
        "No source says when it was said: the date is that on which the source in which it stands was published.",
    )


@vocabulary(fr="Évolution de la situation")
class Situation(Code):
    """CrisisWatch's monthly verdict on a country."""

    DETERIORATED = Concept("Deteriorated", "Détériorée")
    IMPROVED = Concept("Improved", "Améliorée")
    UNCHANGED = Concept("Unchanged", "Inchangée")
