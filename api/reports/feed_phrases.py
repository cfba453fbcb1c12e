"""What feeds say themselves, in English and French."""

from graph.stored.notices import Change
from ontology.values import Language, Text

PHRASES = {
    "title": Text("What changed: {name}", "Ce qui a changé : {name}"),
    "subtitle": Text(
        "What loads of data have added, changed or withdrawn about it: the newest {most} records.",
        "Ce que les chargements de données ont ajouté, modifié ou retiré à son sujet : les {most} fiches les plus"
        " récentes.",
    ),
    "authors": Text("The authors of Accord Graph", "Les auteurs d’Accord Graph"),
    "rights": Text("{dataset}: {licence}", "{dataset} : {licence}"),
    "about": Text("{what}: {of}", "{what} : {of}"),
    "is": Text("{change}: {sort}.", "{change} : {sort}."),
    "is_of": Text("{change}: {sort}, {date}.", "{change} : {sort}, {date}."),
    "said_by": Text("Said by {who}.", "Dit par {who}."),
    "judged_by": Text("Judged by {who}.", "Évalué par {who}."),
    "sources": Text("Sources: {sources}.", "Sources : {sources}."),
    "and_more": Text("{sources}, and others", "{sources}, et d’autres"),
    "source": Text("{title} ({publisher})", "{title} ({publisher})"),
    "dataset": Text("Dataset: {dataset}.", "Jeu de données : {dataset}."),
    "gone": Text(
        "The dataset {dataset} no longer has it.",
        "Le jeu de données {dataset} ne contient plus cette fiche.",
    ),
}
CHANGES = {
    Change.NEW: Text("New", "Ajout"),
    Change.CHANGED: Text("Changed", "Modification"),
    Change.WITHDRAWN: Text("Withdrawn", "Retrait"),
    Change.RETURNED: Text("Back after it was withdrawn", "Retour après un retrait"),
}


def say(key: str, language: Language, **values: str) -> str:
    """A sentence of a feed."""
    return PHRASES[key].in_language(language).format(**values)
