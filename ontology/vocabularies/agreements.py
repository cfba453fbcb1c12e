"""Agreements, their parts, what they promise, and what became of it."""

from ontology.codes import Code, Concept, vocabulary

PAX_STAGE = "pa-x:Stage"


@vocabulary(fr="Nature d’un accord")
class AgreementKind(Code):
    """What sort of text it is."""

    FRAMEWORK_AGREEMENT = Concept("Framework agreement", "Accord-cadre", "", ((PAX_STAGE, "SubPar"),))
    PRELIMINARY_AGREEMENT = Concept("Preliminary agreement", "Accord préliminaire", "", ((PAX_STAGE, "Pre"),))
    PEACE_ACCORD = Concept("Peace accord", "Accord de paix", "", ((PAX_STAGE, "SubComp"),))
    CEASEFIRE = Concept("Ceasefire", "Cessez-le-feu", "", ((PAX_STAGE, "Cea"),))
    IMPLEMENTATION_MEASURES = Concept("Implementation measures", "Mesures de mise en œuvre", "", ((PAX_STAGE, "Imp"),))
    DECLARATION = Concept("Declaration", "Déclaration")
    ROADMAP = Concept("Roadmap", "Feuille de route", "Agreed steps with an order.", ((PAX_STAGE, "Imp"),))
    TIMETABLE = Concept("Timetable", "Chronogramme", "Agreed steps with dates.", ((PAX_STAGE, "Imp"),))
    PROTOCOL = Concept("Protocol", "Protocole")
    NON_AGGRESSION_PACT = Concept("Non-aggression pact", "Pacte de non-agression")
    HONOUR_PACT = Concept("Pact of honour", "Pacte d’honneur")
    PACT = Concept("Pact", "Pacte")
    SECURITY_AGREEMENT = Concept("Security agreement", "Accord de sécurité")
    LOCAL_AGREEMENT = Concept("Local agreement", "Accord local", "Between communities or local parties.")
    UNDERSTANDING = Concept("Understanding", "Entente")
    CHARTER = Concept("Charter", "Charte")
    COMMUNIQUE = Concept("Communiqué", "Communiqué", "What a meeting agreed and published.")
    DOMESTIC_LAW = Concept(
        "Domestic law or decree", "Loi ou décret", "An act of the State that carries an agreement out."
    )
    RESOLUTION = Concept("Resolution", "Résolution", "Of the United Nations Security Council.")
    STATEMENT = Concept("Statement", "Déclaration de la présidence", "Of the president of the Security Council.")


@vocabulary(fr="Nature d’une disposition")
class ProvisionKind(Code):
    """Which part of a text it is."""

    TITLE = Concept("Title", "Titre")
    CHAPTER = Concept("Chapter", "Chapitre")
    ARTICLE = Concept("Article", "Article")
    ANNEX = Concept("Annex", "Annexe")
    POINT = Concept("Point", "Point")


@vocabulary(fr="Thème")
class Topic(Code):
    """What a provision or commitment is about: one list for both, the narrowest that fits."""

    PRINCIPLES = Concept("Principles and good faith", "Principes et bonne foi")
    PROCESS = Concept("Talks, signature and entry into force", "Pourparlers, signature et entrée en vigueur")
    IMPLEMENTATION = Concept("Implementation as a whole", "Mise en œuvre dans son ensemble")
    GUARANTEES = Concept("Mediation and international guarantees", "Médiation et garanties internationales")
    MONITORING = Concept("Monitoring and observation", "Suivi et observation")
    SANCTIONS = Concept("Measures against obstruction", "Mesures contre l’obstruction")
    PARTICIPATION = Concept("Inclusion and the part of women", "Inclusion et participation des femmes")
    CEASEFIRE = Concept("Ceasefire and end of hostilities", "Cessez-le-feu et fin des hostilités")
    OPERATIONAL_COORDINATION = Concept(
        "Operational coordination (MOC) and mixed patrols", "Coordination opérationnelle (MOC) et patrouilles mixtes"
    )
    CANTONMENT = Concept("Cantonment", "Cantonnement")
    DDR = Concept("Disarmament, demobilisation and reintegration", "Désarmement, démobilisation et réinsertion")
    INTEGRATION = Concept("Integration of former fighters", "Intégration des ex-combattants")
    REDEPLOYMENT = Concept("Redeployment of the reconstituted forces", "Redéploiement des forces reconstituées")
    SECURITY_SECTOR = Concept("Defence and security, reform of the sector", "Défense et sécurité, réforme du secteur")
    COUNTER_TERRORISM = Concept(
        "Fight against terrorism and organised crime", "Lutte contre le terrorisme et la criminalité organisée"
    )
    INSTITUTIONS = Concept("Political and institutional reforms", "Réformes politiques et institutionnelles")
    CONSTITUTION = Concept("Revision of the Constitution", "Révision de la Constitution")
    TERRITORY = Concept(
        "Territorial reorganisation and decentralisation", "Réorganisation territoriale et décentralisation"
    )
    ELECTIONS = Concept("Elections", "Élections")
    INTERIM_PERIOD = Concept("Interim period and interim authorities", "Période intérimaire et autorités intérimaires")
    DEVELOPMENT = Concept("Economic, social and cultural development", "Développement économique, social et culturel")
    RECONCILIATION = Concept("National reconciliation", "Réconciliation nationale")
    JUSTICE = Concept("Justice and transitional justice", "Justice et justice transitionnelle")
    HUMANITARIAN = Concept(
        "Humanitarian questions and return of refugees", "Questions humanitaires et retour des réfugiés"
    )


@vocabulary(fr="Nature d’un engagement")
class CommitmentKind(Code):
    """Whether those who are bound by something promised it themselves."""

    PROMISE = Concept(
        "Promise",
        "Promesse",
        "Those who are bound took it on themselves: in a text that they signed or accepted, or in their own words.",
    )
    DEMAND = Concept(
        "Demand",
        "Demande",
        "Somebody else, such as the Security Council, asks it of those who are bound. It may have a term, and is never"
        " overdue: nobody broke their own word.",
    )


@vocabulary(fr="Nature d’une échéance")
class DeadlineType(Code):
    """How a text says by when."""

    ABSOLUTE = Concept("Absolute", "Date fixe", "By a day, month or year that the text names.")
    WINDOW = Concept("Window", "Période", "Within a span whose first and last day are known.")
    OFFSET = Concept("Offset", "Délai", "So long after a signature, an event, or something described in words.")
    RECURRING = Concept("Recurring", "Périodique", "Again and again, every so often.")
    OPEN = Concept("Open", "Sans échéance", "No date, or one that cannot be told.")


@vocabulary(fr="État d’un engagement")
class Status(Code):
    """What an assessor's words amount to. The reading is the dataset's; the words are the source's."""

    FULFILLED = Concept("Fulfilled", "Tenu", "The assessor says that what was promised has been done.")
    PARTLY = Concept(
        "Partly fulfilled",
        "Tenu en partie",
        "The assessor says that some of it has been done, that it came late, or that it does not yet work in full.",
    )
    UNDER_WAY = Concept(
        "Under way", "En cours", "The assessor speaks of steps, slow progress or setbacks, and calls no part finished."
    )
    NOT_STARTED = Concept(
        "Not started",
        "Non commencé",
        "The assessor says that what was promised is not in place or not begun, whatever has been prepared.",
    )
    BREACHED = Concept(
        "Breached", "Violé", "The assessor says that someone bound by the promise acted against it, or let it lapse."
    )
    POSTPONED = Concept("Postponed", "Reporté", "The assessor says that it was put off, broken off or blocked.")
    DISPUTED = Concept(
        "Disputed",
        "Contesté",
        "The assessor contests how it was done or what it means, or gives facts that clash with the promise or with one"
        " another.",
    )


@vocabulary(fr="Qualité du signataire")
class Capacity(Code):
    """As what an actor signed."""

    PARTY = Concept("Party", "Partie")
    GUARANTOR = Concept("Guarantor", "Garant")
    WITNESS = Concept("Witness", "Témoin")
