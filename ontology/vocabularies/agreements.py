"""Agreements, their parts, and as what they were signed."""

from ontology.codes import Code, Concept, vocabulary

PAX_STAGE = "pa-x:Stage"
PAX_STRENGTH = "pa-x:strength"


@vocabulary(fr="Nature d’un accord")
class AgreementKind(Code):
    """What kind of text it is: what it does and, where that leaves a choice, what it calls itself."""

    FRAMEWORK_AGREEMENT = Concept(
        "Framework agreement",
        "Accord-cadre",
        "It sets out principles and steps of a settlement that later texts are to fill in.",
        "Il pose les principes et les étapes d’un règlement que des textes ultérieurs doivent compléter.",
    )
    PRELIMINARY_AGREEMENT = Concept(
        "Preliminary agreement",
        "Accord préliminaire",
        "It settles what has to be settled before talks on the whole can begin, such as a truce or an election.",
        "Il règle ce qui doit l’être avant les pourparlers sur l’ensemble, comme une trêve ou une élection.",
    )
    PEACE_ACCORD = Concept(
        "Peace accord",
        "Accord de paix",
        "It is meant to settle a conflict as a whole, its political and its military questions.",
        "Il est destiné à régler un conflit dans son ensemble, questions politiques et militaires.",
        ((PAX_STAGE, "SubComp"),),
    )
    CEASEFIRE = Concept(
        "Ceasefire",
        "Cessez-le-feu",
        "It ends or suspends hostilities, and does little more than that.",
        "Il met fin aux hostilités ou les suspend, et ne fait guère plus.",
        ((PAX_STAGE, "Cea"),),
    )
    IMPLEMENTATION_MEASURES = Concept(
        "Implementation measures",
        "Mesures de mise en œuvre",
        "It adds to an agreement how, or by whom, parts of it are carried out.",
        "Il ajoute à un accord comment, ou par qui, certaines de ses parties sont mises en œuvre.",
        ((PAX_STAGE, "Imp"),),
    )
    DECLARATION = Concept(
        "Declaration",
        "Déclaration",
        "Those who make it state a common stand or intent, and bind themselves to no detailed steps.",
        "Ses auteurs énoncent une position ou une intention commune, sans s’engager à des mesures détaillées.",
    )
    ROADMAP = Concept(
        "Roadmap",
        "Feuille de route",
        "It lists agreed steps in their order, of which only some have a date, or none.",
        "Elle énumère des étapes convenues dans leur ordre, dont certaines seulement, ou aucune, ont une date.",
    )
    TIMETABLE = Concept(
        "Timetable",
        "Chronogramme",
        "It gives most of the agreed steps a date of their own.",
        "Il donne à la plupart des étapes convenues une date propre.",
    )
    PROTOCOL = Concept(
        "Protocol",
        "Protocole",
        "It records point by point what parties or groups settled on one matter: a protocol, a record of conclusions.",
        "Il consigne point par point ce que des parties ou des groupes ont réglé sur une question : protocole, relevé"
        " de conclusions.",
    )
    NON_AGGRESSION_PACT = Concept(
        "Non-aggression pact",
        "Pacte de non-agression",
        "Armed groups promise not to attack each other.",
        "Des groupes armés s’engagent à ne pas s’attaquer.",
    )
    HONOUR_PACT = Concept(
        "Pact of honour",
        "Pacte d’honneur",
        "Armed groups pledge on their honour to be reconciled and to act together.",
        "Des groupes armés s’engagent sur l’honneur à se réconcilier et à agir ensemble.",
    )
    PACT = Concept(
        "Pact",
        "Pacte",
        "It calls itself a pact, and is neither of the two above.",
        "Il s’intitule pacte, sans être l’un des deux précédents.",
    )
    SECURITY_AGREEMENT = Concept(
        "Security agreement",
        "Accord de sécurité",
        "It regulates where forces stand, what they may do, or how they act together.",
        "Il règle où se tiennent des forces, ce qu’elles peuvent faire, ou comment elles agissent ensemble.",
    )
    LOCAL_AGREEMENT = Concept(
        "Local agreement",
        "Accord local",
        "It is made between communities or local parties, for their own area alone.",
        "Il est conclu entre communautés ou parties locales, pour leur seule zone.",
        (("pa-x:Agtp", "IntraLocal"),),
    )
    UNDERSTANDING = Concept(
        "Understanding",
        "Entente",
        "It calls itself an understanding: the parties agree how to read or apply what binds them already.",
        "Elle s’intitule entente : les parties conviennent de la lecture ou de l’application de ce qui les lie déjà.",
    )
    CHARTER = Concept(
        "Charter",
        "Charte",
        "It states lasting principles for a country or a group, to which later acts are held.",
        "Elle énonce pour un pays ou un groupe des principes durables auxquels les actes ultérieurs doivent répondre.",
    )
    COMMUNIQUE = Concept(
        "Communiqué",
        "Communiqué",
        "It is what a meeting agreed and published, its conclusions included.",
        "C’est ce dont une réunion a convenu et qu’elle a publié, ses conclusions comprises.",
    )
    DOMESTIC_LAW = Concept(
        "Domestic law or decree",
        "Loi ou décret",
        "It is an act of the State, of whatever rank, that carries an agreement out.",
        "C’est un acte de l’État, de quelque rang que ce soit, qui met un accord en œuvre.",
    )
    RESOLUTION = Concept(
        "Resolution",
        "Résolution",
        "It is a resolution of the United Nations Security Council.",
        "C’est une résolution du Conseil de sécurité des Nations Unies.",
    )
    STATEMENT = Concept(
        "Statement",
        "Déclaration de la présidence",
        "It is a statement of the President of the Security Council, made on its behalf.",
        "C’est une déclaration de la présidence du Conseil de sécurité, faite en son nom.",
    )


@vocabulary(fr="Nature d’une disposition")
class ProvisionKind(Code):
    """Which part of a text it is, as the text itself numbers or names it."""

    TITLE = Concept(
        "Title",
        "Titre",
        "The largest part of the body of a text, made up of chapters or articles.",
        "La plus grande partie du corps d’un texte, faite de chapitres ou d’articles.",
    )
    CHAPTER = Concept(
        "Chapter",
        "Chapitre",
        "A part of a title or of a text, made up of articles.",
        "Une partie d’un titre ou d’un texte, faite d’articles.",
    )
    ARTICLE = Concept(
        "Article",
        "Article",
        "What the text numbers as an article, or several such that are told as one.",
        "Ce que le texte numérote comme article, ou plusieurs articles présentés ensemble.",
    )
    ANNEX = Concept(
        "Annex",
        "Annexe",
        "A part that the text sets apart behind its body and calls an annex.",
        "Une partie que le texte place après son corps et appelle annexe.",
    )
    POINT = Concept(
        "Point",
        "Point",
        "A numbered item or paragraph that is not one of the other parts.",
        "Un point ou un paragraphe numéroté qui n’est aucune des autres parties.",
    )


@vocabulary(fr="Force d’une disposition")
class Strength(Code):
    """How far a text goes on a topic, as a publisher grades it that has read the whole of it."""

    MENTIONED = Concept(
        "Mentioned",
        "Mentionné",
        "The topic is mentioned, and nothing is settled: the provision is rhetorical.",
        "Le thème est mentionné, sans que rien soit réglé : la disposition est rhétorique.",
        ((PAX_STRENGTH, "1"),),
    )
    DETAILED = Concept(
        "Some detail",
        "Assez détaillé",
        "It is settled in some detail, or discrimination is ruled out, and how it is carried out is left open in part.",
        "Il est réglé avec quelque détail, ou la discrimination est exclue, mais sa mise en œuvre reste en partie"
        " ouverte.",
        ((PAX_STRENGTH, "2"),),
    )
    SUBSTANTIAL = Concept(
        "Substantial",
        "Substantiel",
        "It is settled in detail, with means, duties or times by which it is to be carried out.",
        "Il est réglé en détail, avec les moyens, les devoirs ou les délais de sa mise en œuvre.",
        ((PAX_STRENGTH, "3"),),
    )


@vocabulary(fr="Qualité du signataire")
class Capacity(Code):
    """The capacity in which an actor signed."""

    PARTY = Concept(
        "Party",
        "Partie",
        "It signed for itself, or joined later, and is bound by the text.",
        "Il a signé pour lui-même, ou a adhéré ensuite, et le texte le lie.",
    )
    GUARANTOR = Concept(
        "Guarantor",
        "Garant",
        "It signed to vouch for the text, as mediator or guarantor, and is not a party to it.",
        "Il a signé pour se porter garant du texte, comme médiateur ou garant, sans y être partie.",
    )
    WITNESS = Concept(
        "Witness",
        "Témoin",
        "It signed only to confirm that others did.",
        "Il a signé pour attester seulement que d’autres l’ont fait.",
    )
