"""What sources are, and how what is said is graded by them."""

from ontology.codes import Code, Concept, vocabulary


@vocabulary(fr="Rang de la source")
class SourceGrade(Code):
    """The strongest kind of source among a record's own: where it was read, not how far it is trusted."""

    PRIMARY = Concept(
        "Primary",
        "De première main",
        "One of its own sources is the text of an agreement, a United Nations document, a report of the Independent"
        " Observer, an official act or a statement.",
        "L’une de ses propres sources est le texte d’un accord, un document des Nations Unies, un rapport de"
        " l’Observateur indépendant, un acte officiel ou une déclaration.",
    )
    CODED = Concept(
        "Coded",
        "Codée",
        "None of its own sources is primary, and one is a dataset that researchers coded.",
        "Aucune de ses propres sources n’est de première main, et l’une est un jeu de données codé par des chercheurs.",
    )
    PRESS = Concept(
        "Press",
        "Presse",
        "None of its own sources is primary or coded, and one is an article of the press, an analysis, a commentary, a"
        " briefing, a report or an encyclopedia.",
        "Aucune de ses propres sources n’est de première main ni codée, et l’une est un article de presse, une analyse,"
        " un commentaire, une note d’information, un rapport ou une encyclopédie.",
    )
    BULLETIN = Concept(
        "Bulletin",
        "Bulletin",
        "A bulletin on conflicts alone: none of its own sources ranks above it.",
        "Un bulletin sur les conflits, et lui seul : aucune de ses propres sources n’a un meilleur rang.",
    )
    UNVERIFIED = Concept(
        "Unverified",
        "Non vérifiée",
        "Stated, not computed: its sources, of whatever kind, do not settle it; its note says what would.",
        "Indiquée à la saisie, non déduite : les sources, quelle que soit leur nature, ne suffisent pas à établir"
        " l’information ; la remarque dit ce qui trancherait.",
    )


@vocabulary(fr="Fondement d’une citation")
class Basis(Code):
    """What a source is cited for."""

    OWN = Concept(
        "Own",
        "Propre",
        "The source is given for this very statement: it says it.",
        "La source est donnée pour cette information même : elle la contient.",
    )
    ROW = Concept(
        "Of the record",
        "De la notice",
        "The source is given for the whole record in which the statement stands: it may say nothing of it, or something"
        " else.",
        "La source est donnée pour la notice qui contient l’information : elle peut n’en rien dire,"
        " ou dire autre chose.",
    )


@vocabulary(fr="Rediffusion")
class Redistribution(Code):
    """Whether a dataset may be passed on to others, under the terms of those who made it."""

    PERMITTED = Concept(
        "Permitted",
        "Permise",
        "It may be passed on, as its licence says.",
        "Il peut être transmis à d’autres, aux conditions de sa licence.",
    )
    FORBIDDEN = Concept(
        "Forbidden",
        "Interdite",
        "Its terms forbid passing it on: it is for the use of those who had it from its publisher.",
        "Ses conditions interdisent de le transmettre : il est à l’usage de qui l’a reçu de son éditeur.",
    )


@vocabulary(fr="Nature d’une source")
class SourceKind(Code):
    """What kind of source it is."""

    AGREEMENT_TEXT = Concept(
        "Text of an agreement",
        "Texte d’un accord",
        "The text of an agreement, or of a law or resolution that is one here, in full or in part.",
        "Le texte d’un accord, ou d’une loi ou résolution tenue ici pour un accord, en entier ou en partie.",
    )
    UN_DOCUMENT = Concept(
        "United Nations document",
        "Document des Nations Unies",
        "A paper that a body of the United Nations issued: a report, a meeting record, a press release.",
        "Un document émis par un organe des Nations Unies : rapport, compte rendu de séance, communiqué de presse.",
    )
    OBSERVER_REPORT = Concept(
        "Report of the Independent Observer",
        "Rapport de l’Observateur indépendant",
        "A report or notice of the Independent Observer of the 2015 accord, the Carter Center.",
        "Un rapport ou un avis de l’Observateur indépendant de l’accord de 2015, le Centre Carter.",
    )
    OFFICIAL = Concept(
        "Official act or statement",
        "Acte ou communiqué officiel",
        "A State's act, or what a State or one of its bodies or forces published in its own name.",
        "Un acte d’un État, ou ce qu’un État, un de ses organes ou ses forces ont publié en leur nom.",
    )
    DATASET = Concept(
        "Dataset",
        "Jeu de données",
        "Records that others coded by a codebook of their own.",
        "Des données codées par d’autres selon leur propre manuel.",
    )
    BULLETIN = Concept(
        "Conflict bulletin",
        "Bulletin sur les conflits",
        "A periodical that sums up the month's events country by country.",
        "Un périodique qui résume, pays par pays, les événements du mois.",
    )
    ANALYSIS = Concept(
        "Analysis",
        "Analyse",
        "A study by researchers or an institute, with its grounds.",
        "Une étude de chercheurs ou d’un institut, avec ses fondements.",
    )
    COMMENTARY = Concept(
        "Commentary",
        "Commentaire",
        "An opinion under its author's name.",
        "Une opinion signée de son auteur.",
    )
    STATEMENT = Concept(
        "Statement",
        "Déclaration",
        "What a movement, organisation or person other than a State published in its own name.",
        "Ce qu’un mouvement, une organisation ou une personne, autre qu’un État, a publié en son nom.",
    )
    BRIEFING = Concept(
        "Briefing",
        "Note d’information",
        "A short account of a situation, written for those who decide.",
        "Un bref exposé d’une situation, destiné à ceux qui décident.",
    )
    REPORT = Concept(
        "Report",
        "Rapport",
        "An inquiry or report of an organisation that is not one of the above.",
        "Une enquête ou un rapport d’une organisation qui n’est rien de ce qui précède.",
    )
    ENCYCLOPEDIA = Concept(
        "Encyclopedia",
        "Encyclopédie",
        "An article of an encyclopedia, Wikipedia included.",
        "Un article d’encyclopédie, Wikipédia comprise.",
    )
    PRESS = Concept(
        "Press",
        "Presse",
        "A report of a newspaper, news agency, broadcaster or news site.",
        "Un article ou un sujet d’un journal, d’une agence, d’une radio, d’une télévision ou d’un site d’information.",
    )
    UNSTATED = Concept(
        "Unstated",
        "Non précisée",
        "The publisher does not say what kind of text it is.",
        "L’éditeur ne dit pas de quelle sorte de texte il s’agit.",
    )


@vocabulary(fr="Règle d’un constat")
class FindingRule(Code):
    """The rule by which a finding was computed."""

    DEADLINE_MISSED = Concept(
        "Deadline missed",
        "Échéance manquée",
        "The deadline of a promise has passed, and no assessor says that it was fulfilled by then. Promises that recur"
        " or have no deadline are left out, and so is what others demand.",
        "L’échéance d’une promesse est passée, et aucun évaluateur ne dit qu’elle a été tenue à temps. Les promesses"
        " périodiques ou sans échéance n’y sont pas, ni ce que d’autres demandent.",
    )
    CLASH_BETWEEN_SIGNATORIES = Concept(
        "Clash between signatories",
        "Affrontement entre signataires",
        "Two who were parties to one agreement, or belonged to different parties to it on that day, stood against each"
        " other by force, after both parties had signed it and before it ended.",
        "Deux acteurs qui étaient parties à un même accord, ou relevaient ce jour-là de parties différentes, se sont"
        " opposés par la force, après que les deux parties l’ont signé et avant sa fin.",
    )
    ATTACK_ON_MECHANISM = Concept(
        "Attack on a mechanism",
        "Attaque contre un mécanisme",
        "A party to the agreement, or one who belonged to it on that day, attacked a mechanism, a mission or somebody"
        " of one, after the party had signed and before the agreement ended. Attacks by others are not counted.",
        "Une partie à l’accord, ou un acteur qui en relevait ce jour-là, a attaqué un mécanisme, une mission ou l’un de"
        " leurs membres, après que cette partie a signé et avant la fin de l’accord. Les attaques d’autres auteurs ne"
        " sont pas comptées.",
    )
    FULFILMENT_CONTRADICTED = Concept(
        "Fulfilment contradicted",
        "Exécution contredite",
        "One assessor says that a promise was fulfilled, and another disputes how it was done or, not dated earlier,"
        " says otherwise; where the promise has no deadline, the order of dates does not matter.",
        "Un évaluateur dit une promesse tenue, et un autre conteste la manière ou, à une date qui n’est pas antérieure,"
        " dit autre chose ; si la promesse est sans échéance, l’ordre des dates n’importe pas.",
    )
    LISTED_MEMBER = Concept(
        "Listed member",
        "Membre inscrit sur une liste",
        "Somebody listed under sanctions, by the Security Council or by a State, belonged then or later to a party to"
        " the agreement: a peace accord, or a text that speaks of measures against those who obstruct it.",
        "Une personne ou un groupe inscrit sur une liste de sanctions, par le Conseil de sécurité ou par un État,"
        " appartenait alors ou par la suite à une partie à l’accord : un accord de paix, ou un texte qui parle de"
        " mesures contre ceux qui l’entravent.",
    )
    CIVILIANS_HARMED = Concept(
        "Civilians harmed",
        "Atteinte à des civils",
        "A party to an agreement with a provision on justice or humanitarian questions, or one who belonged to it on"
        " that day, attacked after it had signed and before the agreement ended, and those harmed were civilians by the"
        " kind of the event or by the target that is recorded.",
        "Une partie à un accord dont une disposition traite de justice ou de questions humanitaires, ou un acteur qui"
        " en relevait ce jour-là, a attaqué après l’avoir signé et avant la fin de l’accord, et les victimes étaient"
        " des civils selon la nature de l’événement ou la cible enregistrée.",
    )
