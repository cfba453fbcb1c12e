"""Who played which part in an event, and with what reserve that is said."""

from ontology.codes import Code, Concept, vocabulary

UCDP_SIDE = "ucdp-ged:type_of_violence+side"
ACLED_SIDE = "acled:event_type+actor"


@vocabulary(fr="Rôle dans un événement")
class Role(Code):
    """The part that an actor is said to have played. None says who was in the right."""

    ATTACKER = Concept(
        "Attacker",
        "Attaquant",
        "It used force against another, as the source tells it, right or wrong, lawfully or not.",
        "Il a usé de la force contre un autre, selon la source, à tort ou à raison, légalement ou non.",
        (
            (UCDP_SIDE, "3+side_a"),
            (ACLED_SIDE, "Explosions/Remote violence+actor1"),
            (ACLED_SIDE, "Violence against civilians+actor1"),
        ),
    )
    TARGET = Concept(
        "Target",
        "Cible",
        "Force was used against it, or it is the one whom an accusation, a sanction, a demand or a statement aims at.",
        "La force a été employée contre lui, ou c’est lui que vise une accusation, une sanction, une demande ou une"
        " prise de position.",
        (
            (UCDP_SIDE, "3+side_b"),
            (ACLED_SIDE, "Explosions/Remote violence+actor2"),
            (ACLED_SIDE, "Violence against civilians+actor2"),
        ),
    )
    CLASHING_PARTY = Concept(
        "Clashing party",
        "Partie à l’affrontement",
        "It fought, and the source does not say, or does not say alone of it, that it attacked or was attacked.",
        "Il a combattu, sans que la source dise qu’il a seulement attaqué ou seulement été attaqué.",
        (
            (UCDP_SIDE, "1+side_a"),
            (UCDP_SIDE, "1+side_b"),
            (UCDP_SIDE, "2+side_a"),
            (UCDP_SIDE, "2+side_b"),
            (ACLED_SIDE, "Battles+actor1"),
            (ACLED_SIDE, "Battles+actor2"),
            (ACLED_SIDE, "Explosions/Remote violence+actor1"),
            (ACLED_SIDE, "Explosions/Remote violence+actor2"),
        ),
    )
    PARTY = Concept(
        "Party",
        "Partie",
        "It is one of those who negotiate, agree or sign, and whom the text is to bind.",
        "Il est de ceux qui négocient, conviennent ou signent, et que le texte doit lier.",
    )
    SIGNATORY = Concept(
        "Signatory",
        "Signataire",
        "A person who put their name to a text, for themselves or for a party.",
        "Une personne qui a apposé sa signature, pour elle-même ou pour une partie.",
    )
    MEDIATOR = Concept(
        "Mediator",
        "Médiateur",
        "It brought the parties together or helped them to agree, and is not one of them.",
        "Il a réuni les parties ou les a aidées à s’accorder, sans être l’une d’elles.",
    )
    GUARANTOR = Concept(
        "Guarantor",
        "Garant",
        "It vouched for a text that others are bound by.",
        "Il s’est porté garant d’un texte qui en lie d’autres.",
    )
    INVOLVED = Concept(
        "Involved",
        "Concerné",
        "It took part without force, or the event concerns it, and none of the other roles says how.",
        "Il a participé sans employer la force, ou l’événement le concerne, sans qu’un autre rôle dise comment.",
    )
    ABSENT = Concept(
        "Absent",
        "Absent",
        "It was expected, and the source says that it did not come or did not take part.",
        "Il était attendu, et la source dit qu’il n’est pas venu ou n’a pas participé.",
    )


@vocabulary(fr="Réserve")
class Hedge(Code):
    """The reservation with which something is said. What has a hedge is never stated as a fact."""

    SUSPECTED = Concept(
        "Suspected",
        "Soupçonné",
        "The source itself suspects or presumes it, and accuses nobody outright.",
        "La source elle-même le soupçonne ou le présume, sans accuser personne nettement.",
    )
    ALLEGED = Concept(
        "Alleged",
        "Allégué",
        "Somebody accuses or claims, and nobody has established it; also the source’s own “alleged”.",
        "Quelqu’un accuse ou affirme, et personne ne l’a établi ; aussi le « présumé » de la source elle-même.",
    )
    REPORTED = Concept(
        "Reported",
        "Rapporté",
        "The source passes it on from others, named or not, and does not vouch for it.",
        "La source le tient d’autres, nommés ou non, et ne s’en porte pas garante.",
    )
    ATTRIBUTED = Concept(
        "Attributed",
        "Attribué",
        "This source names it where others leave it unnamed (“gunmen”): perhaps the same one as the unnamed actor of"
        " the event, and never one more. Said of a part in an event, not of a figure.",
        "Cette source le nomme là où d’autres ne nomment personne (« hommes armés ») : peut-être le même que l’acteur"
        " non nommé de l’événement, jamais un de plus. Se dit d’un rôle, non d’un chiffre.",
    )
