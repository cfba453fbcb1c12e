"""The code lists, each code in English and French, with the codes that stand for it in UCDP, ACLED and PA-X."""

from ontology.codes import Code, Concept, vocabulary

UCDP_VIOLENCE = "ucdp-ged:type_of_violence"
UCDP_ORG = "ucdp-actor:Org"
ACLED_EVENT = "acled:event_type"
ACLED_SUB = "acled:sub_event_type"
ACLED_INTER = "acled:inter"
ACLED_GEO = "acled:geo_precision"
PAX_TYPE = "pa-x:Agmt_type"
PAX_STAGE = "pa-x:Stage"
UCDP_WHERE = "ucdp-ged:where_prec"


@vocabulary(fr="Degré de confiance")
class Confidence(Code):
    """The strongest kind of source behind a statement."""

    PRIMARY = Concept(
        "Primary", "Première main", "A United Nations paper, an Observer's report, a text or official act."
    )
    CODED = Concept("Coded", "Codé", "A dataset coded by researchers, such as UCDP or PA-X.")
    PRESS = Concept("Press", "Presse", "The press or an encyclopedia.")
    BULLETIN = Concept("Bulletin", "Bulletin", "A monthly conflict bulletin alone.")
    UNVERIFIED = Concept("Unverified", "Non vérifié", "Not confirmed; the note says what would settle it.")


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


@vocabulary(fr="Évolution de la situation")
class Situation(Code):
    """CrisisWatch's monthly verdict on a country."""

    DETERIORATED = Concept("Deteriorated", "Détériorée")
    IMPROVED = Concept("Improved", "Améliorée")
    UNCHANGED = Concept("Unchanged", "Inchangée")


@vocabulary(fr="Nature d’un lieu")
class PlaceKind(Code):
    """What sort of place it is."""

    COUNTRY = Concept("Country", "Pays")
    REGION = Concept("Region", "Région", "First level of Mali's administration (adm1).")
    CERCLE = Concept("Cercle", "Cercle", "Second level of Mali's administration (adm2).")
    LOCALITY = Concept("Locality", "Localité", "A town or village.")
    AREA = Concept("Area", "Zone", "A stretch of land without fixed bounds, such as a forest.")
    SITE = Concept("Site", "Site", "A camp, base, checkpoint or building.")


@vocabulary(fr="Précision d’un point")
class PlacePrecision(Code):
    """How exactly the coordinates of a place are known."""

    EXACT = Concept("Exact", "Exact", "A gazetteer's point.")
    TOWN = Concept("Town", "Ville", "The point of the town.")
    APPROXIMATE = Concept("Approximate", "Approximatif", "A point chosen near it.")
    CERCLE_CENTROID = Concept("Centroid of the cercle", "Centroïde du cercle")
    REGION_CENTROID = Concept("Centroid of the region", "Centroïde de la région")


@vocabulary(fr="Proximité")
class Nearness(Code):
    """How exactly a source says where it was."""

    EXACT = Concept("Exact", "Exact", "At the place itself.", ((UCDP_WHERE, "1"), (ACLED_GEO, "1")))
    NEAR = Concept("Near", "Près de", "Near the place.", ((UCDP_WHERE, "2"), (ACLED_GEO, "2")))
    REGION = Concept(
        "Somewhere in the region", "Quelque part dans la région", "", ((UCDP_WHERE, "4"), (ACLED_GEO, "3"))
    )
    COUNTRY = Concept("Somewhere in the country", "Quelque part dans le pays", "", ((UCDP_WHERE, "6"),))


@vocabulary(fr="Nature d’une source")
class SourceKind(Code):
    """What sort of source it is."""

    AGREEMENT_TEXT = Concept("Text of an agreement", "Texte d’un accord")
    UN_DOCUMENT = Concept("United Nations document", "Document des Nations Unies")
    OBSERVER_REPORT = Concept("Report of the Independent Observer", "Rapport de l’Observateur indépendant")
    OFFICIAL = Concept("Official act or statement", "Acte ou communiqué officiel")
    DATASET = Concept("Dataset", "Jeu de données")
    BULLETIN = Concept("Conflict bulletin", "Bulletin sur les conflits")
    ANALYSIS = Concept("Analysis", "Analyse")
    COMMENTARY = Concept("Commentary", "Commentaire")
    STATEMENT = Concept("Statement", "Déclaration")
    BRIEFING = Concept("Briefing", "Note d’information")
    REPORT = Concept("Report", "Rapport")
    ENCYCLOPEDIA = Concept("Encyclopedia", "Encyclopédie")
    PRESS = Concept("Press", "Presse")
    UNSTATED = Concept("Unstated", "Non précisée", "The publisher does not say what kind of text it is.")


@vocabulary(fr="Règle d’un constat")
class FindingRule(Code):
    """The rule by which a finding was computed."""

    MISSED_DEADLINE = Concept("Missed deadline", "Échéance dépassée")
    CLASH_BETWEEN_SIGNATORIES = Concept("Clash between signatories", "Affrontement entre signataires")
    CONTRADICTED_ASSESSMENT = Concept("Contradicted assessment", "Évaluation contredite")
