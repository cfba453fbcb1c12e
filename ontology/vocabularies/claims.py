"""What speakers do by saying something, and what CrisisWatch says of a country."""

from ontology.codes import Code, Concept, vocabulary

CRISISWATCH = "https://www.crisisgroup.org/crisiswatch"


@vocabulary(fr="Nature d’une affirmation")
class ClaimKind(Code):
    """What a speaker does by saying it."""

    ASSERTS = Concept(
        "Asserts",
        "Affirme",
        "It states that something is so, and does none of what follows.",
        "Il énonce qu’il en est ainsi, sans rien faire de ce qui suit.",
    )
    DENIES = Concept(
        "Denies",
        "Dément",
        "It says that something said by others, or held against it, is not so.",
        "Il dit que ce que d’autres affirment ou lui reprochent n’est pas vrai.",
    )
    ACCUSES = Concept(
        "Accuses",
        "Accuse",
        "It says that another did wrong.",
        "Il dit qu’un autre a commis une faute.",
    )
    CLAIMS_RESPONSIBILITY = Concept(
        "Claims responsibility",
        "Revendique",
        "It says that it did the deed itself, and stands by it.",
        "Il dit avoir commis l’acte lui-même, et l’assume.",
    )
    URGES = Concept(
        "Urges",
        "Demande",
        "It asks or calls on others to do or to leave something.",
        "Il demande à d’autres de faire ou de cesser quelque chose, ou les y appelle.",
    )
    ASSESSES = Concept(
        "Assesses",
        "Évalue",
        "It judges how something stands or went: progress, delay, a cause, a trend.",
        "Il juge de l’état ou du cours des choses : progrès, retard, cause, tendance.",
    )


@vocabulary(fr="Fondement d’une date")
class DateBasis(Code):
    """What the date of a claim rests on."""

    STATED = Concept(
        "Stated",
        "Indiquée",
        "A source says when the speaker said it.",
        "Une source dit quand l’auteur l’a dit.",
    )
    PUBLICATION = Concept(
        "Publication",
        "Publication",
        "No source says when it was said: the date is that on which the source in which it stands was published.",
        "Aucune source ne dit quand cela a été dit : la date est celle de la publication de la source où cela figure.",
    )


@vocabulary(fr="Évolution de la situation")
class Situation(Code):
    """CrisisWatch's monthly verdict on a country."""

    DETERIORATED = Concept(
        "Deteriorated",
        "Détériorée",
        "CrisisWatch lists the country that month among those whose situation became worse.",
        "CrisisWatch range le pays, ce mois-là, parmi ceux dont la situation s’est dégradée.",
        source=CRISISWATCH,
    )
    IMPROVED = Concept(
        "Improved",
        "Améliorée",
        "CrisisWatch lists the country that month among those whose situation became better.",
        "CrisisWatch range le pays, ce mois-là, parmi ceux dont la situation s’est améliorée.",
        source=CRISISWATCH,
    )
    UNCHANGED = Concept(
        "Unchanged",
        "Inchangée",
        "CrisisWatch follows the country that month and lists it as neither worse nor better.",
        "CrisisWatch suit le pays, ce mois-là, sans le ranger parmi les dégradations ni les améliorations.",
        source=CRISISWATCH,
    )
