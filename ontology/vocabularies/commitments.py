"""By when a promise is due, and what became of it."""

from ontology.codes import Code, Concept, vocabulary


@vocabulary(fr="Nature d’un engagement")
class CommitmentKind(Code):
    """Whether those bound by a commitment promised it themselves."""

    PROMISE = Concept(
        "Promise",
        "Promesse",
        "Those who are bound took it on themselves: in a text that they signed or accepted, or in their own words.",
        "Ceux qui sont liés s’y sont engagés eux-mêmes, par un texte signé ou accepté, ou de leur propre bouche.",
    )
    DEMAND = Concept(
        "Demand",
        "Demande",
        "Somebody else, such as the Security Council, asks it of those who are bound. It may have a term, and is never"
        " overdue: nobody broke their own word.",
        "Un tiers, tel le Conseil de sécurité, le demande à ceux qui sont liés. Il peut y avoir une échéance, mais"
        " jamais de retard : personne n’a manqué à sa propre parole.",
    )


@vocabulary(fr="Nature d’une échéance")
class DeadlineType(Code):
    """How a text states a deadline."""

    ABSOLUTE = Concept(
        "Absolute",
        "Date fixe",
        "By a day, month or year that the text names.",
        "Pour un jour, un mois ou une année que le texte nomme.",
    )
    WINDOW = Concept(
        "Window",
        "Période",
        "Within a span whose first and last day are known.",
        "Dans une période dont le premier et le dernier jour sont connus.",
    )
    OFFSET = Concept(
        "Offset",
        "Délai",
        "So long after a signature, an event, or something described in words.",
        "Dans un certain délai à compter d’une signature, d’un événement ou d’un fait décrit.",
    )
    RECURRING = Concept(
        "Recurring",
        "Périodique",
        "Again and again, every so often.",
        "De façon répétée, à intervalles réguliers.",
    )
    OPEN = Concept(
        "Open",
        "Sans échéance",
        "The text names no date, or one that cannot be told in days, such as “the interim period”. Never overdue.",
        "Le texte ne donne pas de date, ou une date qui ne se compte pas en jours, comme « la période intérimaire »."
        " Jamais en retard.",
    )


@vocabulary(fr="Point de départ d’un délai")
class AnchorKind(Code):
    """What the time of a deadline is counted from."""

    SIGNATURE = Concept(
        "Signature",
        "Signature",
        "The signature of the agreement: the last party's.",
        "La signature de l’accord : celle de la dernière partie.",
    )
    EVENT = Concept(
        "Event",
        "Événement",
        "An event on record.",
        "Un événement enregistré.",
    )
    WORDS = Concept(
        "Words",
        "Fait décrit",
        "Something that the text describes, and that has no date on record.",
        "Un fait que le texte décrit, et dont aucune date n’est enregistrée.",
    )


@vocabulary(fr="État d’un engagement")
class Status(Code):
    """What an assessor's words amount to. The reading is the dataset's; the words are the source's."""

    FULFILLED = Concept(
        "Fulfilled",
        "Tenu",
        "The assessor says that all that was promised has been done, in time or late: `doneOn` says when.",
        "L’évaluateur dit que tout ce qui était promis a été fait, à temps ou en retard : `doneOn` dit quand.",
    )
    PARTLY = Concept(
        "Partly fulfilled",
        "Tenu en partie",
        "The assessor says that a part of what was promised has been done, and that a part is missing or does not yet"
        " work. It never says that it came late.",
        "L’évaluateur dit qu’une partie de ce qui était promis a été faite, et qu’une partie manque ou ne fonctionne"
        " pas encore. Cela ne dit jamais que c’est venu en retard.",
    )
    UNDER_WAY = Concept(
        "Under way",
        "En cours",
        "The assessor speaks of steps, slow progress or setbacks, and calls no part finished.",
        "L’évaluateur parle d’étapes, de progrès lents ou de reculs, et ne dit aucune partie achevée.",
    )
    NOT_STARTED = Concept(
        "Not started",
        "Non commencé",
        "The assessor says that what was promised is not in place or not begun, whatever has been prepared.",
        "L’évaluateur dit que ce qui était promis n’est pas en place ou pas commencé, quoi qu’on ait préparé.",
    )
    BREACHED = Concept(
        "Breached",
        "Violé",
        "The assessor says that someone bound by the promise acted against it, or let it lapse.",
        "L’évaluateur dit qu’un de ceux que l’engagement lie a agi contre lui, ou l’a laissé tomber.",
    )
    POSTPONED = Concept(
        "Postponed",
        "Reporté",
        "The assessor says that it was put off, broken off or blocked.",
        "L’évaluateur dit qu’il a été reporté, interrompu ou bloqué.",
    )
    DISPUTED = Concept(
        "Disputed",
        "Mis en cause",
        "The assessor contests how it was done or what it means, or gives facts that clash with the promise or with one"
        " another.",
        "L’évaluateur conteste la manière dont il a été tenu ou son sens, ou donne des faits qui contredisent"
        " l’engagement ou se contredisent.",
    )


@vocabulary(fr="Rapport de l’évaluateur à l’engagement")
class Standpoint(Code):
    """What an assessor is to the commitment that it assesses: computed, the first of these that fits.

    Who belongs to whom, at any depth, is as of the day of the assessment (the last day of a month or year): what no
    date on record excludes holds. The agreement is the text in which the commitment stands, and each that this carries
    out or backs.
    """

    OWED_IT = Concept(
        "Owed it",
        "Y était tenu",
        "It is obliged by the commitment or belongs to one who is, or it is the State, force, movement or coalition to"
        " which one who is obliged belongs.",
        "L’engagement l’oblige, ou il appartient à quelqu’un qu’il oblige, ou il est l’État, la force, le mouvement ou"
        " la coalition dont relève quelqu’un qu’il oblige.",
    )
    PARTY = Concept(
        "Party",
        "Partie",
        "It, or one to whom it belongs, signed the agreement as a party; a text that a body adopted has no parties, and"
        " the United Nations sign for no body of theirs.",
        "Il a signé l’accord comme partie, ou appartient à quelqu’un qui l’a signé ainsi ; un texte qu’un organe a"
        " adopté n’a pas de parties, et les Nations Unies ne signent pour aucun de leurs organes.",
    )
    GUARANTOR = Concept(
        "Guarantor",
        "Garant",
        "It, or one to whom it belongs, signed the agreement as a guarantor, or is a mediator by its kind; the United"
        " Nations sign for no body of theirs.",
        "Il a signé l’accord comme garant, ou est médiateur par nature, ou appartient à quelqu’un qui l’a signé ainsi"
        " ou qui l’est ; les Nations Unies ne signent pour aucun de leurs organes.",
    )
    OBSERVER = Concept(
        "Observer",
        "Observateur",
        "It is the Independent Observer of the accord of 2015, or belongs to it, as the Carter Center has since it was"
        " named.",
        "C’est l’Observateur indépendant de l’accord de 2015, ou il en relève, comme le Centre Carter depuis sa"
        " désignation.",
    )
    UN = Concept(
        "UN body",
        "Organe de l’ONU",
        "It is the United Nations or belongs to it: an organ, a mission, an agency, a panel, or somebody who serves"
        " one.",
        "C’est l’Organisation des Nations Unies, ou il en relève : organe, mission, agence, groupe d’experts, ou"
        " quelqu’un qui y sert.",
    )
    PRESS = Concept(
        "Press",
        "Presse",
        "It is an outlet of the media by its kind.",
        "C’est un média par nature.",
    )
    OTHER = Concept(
        "Other",
        "Autre",
        "It is not one of these: a committee of the accord's follow-up, a research institute, somebody who stands"
        " outside.",
        "Il n’est rien de tout cela : comité de suivi de l’accord, institut de recherche, personne extérieure.",
    )
