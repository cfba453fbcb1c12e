"""What sources are and how far they are trusted."""

from ontology.codes import Code, Concept, vocabulary


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


@vocabulary(fr="Fondement d’une citation")
class Basis(Code):
    """For what a source is cited."""

    OWN = Concept("Own", "Propre", "The source is given for this very statement: it says it.")
    ROW = Concept(
        "Of the row",
        "De la notice",
        "The source is given for the record around the statement: it may say nothing of it, or something else.",
    )


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
