"""Whom a casualty figure counts, and what befell them."""

from ontology.codes import Code, Concept, vocabulary


@vocabulary(fr="Atteinte")
class Harm(Code):
    """What befell the victims."""

    KILLED = Concept(
        "Killed",
        "Tués",
        "They died in the event or of it, as the source counts them.",
        "Ils sont morts lors de l’événement ou de ses suites, selon le décompte de la source.",
        (("ucdp-ged", "best"), ("acled", "fatalities")),
    )
    WOUNDED = Concept(
        "Wounded",
        "Blessés",
        "They were hurt in the event and, as far as the source knows, lived.",
        "Ils ont été blessés lors de l’événement et, pour autant que la source le sache, ont survécu.",
    )
    CAPTURED = Concept(
        "Captured",
        "Capturés",
        "They were taken alive and held: prisoners, detainees, hostages.",
        "Ils ont été pris vivants et retenus : prisonniers, détenus, otages.",
    )
    MISSING = Concept(
        "Missing",
        "Disparus",
        "They have not been found since the event, and the source does not say what became of them.",
        "Ils n’ont pas été retrouvés depuis l’événement, et la source ne dit pas ce qu’ils sont devenus.",
    )
    NEUTRALISED = Concept(
        "Neutralised",
        "Neutralisés",
        "They were put out of action, and the source does not say whether killed, wounded or captured. Never counted as"
        " killed.",
        "Ils ont été mis hors de combat, sans que la source dise s’ils ont été tués, blessés ou capturés. Jamais"
        " comptés parmi les tués.",
    )


@vocabulary(fr="Portée d’un chiffre")
class Scope(Code):
    """Whom a figure covers."""

    ALL = Concept(
        "All",
        "Tous",
        "Everyone harmed so in the event, on all sides and at all its places. What one side lost in a fight is not a"
        " total, whoever counts it; where only one side could be harmed, as when people who were not fighting were"
        " killed, its dead are all.",
        "Toutes les personnes ainsi atteintes lors de l’événement, de tous les camps et en tous ses lieux. Les pertes"
        " d’un camp dans un combat ne sont pas un total, qui que ce soit qui les compte ; là où un seul camp pouvait"
        " être atteint, comme lorsqu’on a tué des personnes qui ne combattaient pas, ses morts sont un total.",
    )
    PART = Concept(
        "Part",
        "Partie",
        "One group, one side of a fight, one place or one day of the event, even where no other is known to have been"
        " harmed.",
        "Un groupe, un camp d’un combat, un lieu ou un jour de l’événement, même si l’on n’en sait aucun autre"
        " atteint.",
    )


@vocabulary(fr="Motif d’exclusion d’un total")
class Omission(Code):
    """Why a sum leaves out a casualty figure. Where several reasons hold, the first is given."""

    ACCUSATION = Concept(
        "Accusation",
        "Accusation",
        "Someone accuses by it: a claim that accuses is about the figure, or its event is an accusation.",
        "Il sert à accuser : une affirmation qui accuse porte sur le chiffre, ou l’événement est une accusation.",
    )
    DENIED = Concept(
        "Denied",
        "Démenti",
        "Someone denies it: a claim that denies is about the figure.",
        "Quelqu’un le dément : une affirmation qui dément porte sur le chiffre.",
    )
    HEDGED = Concept(
        "Hedged",
        "Avec réserve",
        "It is given with a reserve: suspected, alleged, reported or attributed.",
        "Il est donné avec une réserve : soupçonné, allégué, rapporté ou attribué.",
    )
    PART = Concept(
        "Part",
        "Partiel",
        "It speaks of a part of those harmed. Parts are never added up.",
        "Il porte sur une partie des personnes atteintes. On n’additionne jamais des parties.",
    )
    UNKNOWN_NUMBER = Concept(
        "Unknown number",
        "Nombre inconnu",
        "It says that people were harmed, and no number.",
        "Il dit que des personnes ont été atteintes, sans dire combien.",
    )
    OTHER_FIGURE = Concept(
        "Another figure counts",
        "Un autre chiffre est retenu",
        "Of its event and harm another figure counts, which comes first by the rule.",
        "Pour cet événement et cette atteinte, la règle retient un autre chiffre.",
    )
