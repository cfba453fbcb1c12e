"""The sentences of the report of what changed, in English and French, besides those of the ledger's."""

from ontology.values import Text

CHANGES = {
    "changes_title": Text(
        "CHANGES AFTER {from_day}, UP TO {to_day}", "CHANGEMENTS APRÈS LE {from_day}, JUSQU’AU {to_day}"
    ),
    "changes_promises": Text(
        "{after} on the later day, {before} on the earlier",
        "{after} à la seconde date, {before} à la première",
    ),
    "changes_how_to_read": Text(
        "Both days are told from the same sources. New promises stand with what had become of them by the later day;"
        " all else compares promises and demands that were there on both days, and one may stand in several lists. A"
        " delay that grew by the days between is no change.",
        "Les deux dates sont décrites d’après les mêmes sources. Les promesses nouvelles figurent avec leur état à la"
        " seconde date ; le reste compare les promesses et demandes présentes aux deux dates, et l’une d’elles peut"
        " figurer dans plusieurs listes. Un retard qui a grandi des jours écoulés n’est pas un changement.",
    ),
    "agreed_changed": Text("texts agreed since", "textes conclus depuis"),
    "promised_changed": Text(
        "new promises, in texts agreed since", "promesses nouvelles, dans des textes conclus depuis"
    ),
    "demanded_changed": Text("new demands by others", "demandes nouvelles d’autrui"),
    "overdue_changed": Text(
        "became overdue: the deadline has passed since, and nobody says fulfilled",
        "devenues en retard : l’échéance est passée depuis, et personne ne dit la promesse tenue",
    ),
    "words_changed": Text(
        "new words: each assessor’s newest, said since of what is in no other list",
        "évaluations nouvelles : la dernière de chacun, faite depuis, de ce qui ne figure dans aucune autre liste",
    ),
    "contested_changed": Text("became contested", "devenues contestées"),
    "no_longer_contested_changed": Text("no longer contested", "qui ne sont plus contestées"),
    "fulfilled_changed": Text("said to be fulfilled since, uncontested", "dites tenues depuis, sans contestation"),
    "endings_changed": Text("ends of agreements", "fins d’accords"),
    "found_changed": Text("new findings", "constats nouveaux"),
    "denied": Text("Denied", "Démenti"),
    "ceased_changed": Text("findings that have ceased to hold", "constats qui ne valent plus"),
    "events_changed": Text(
        "events since that bear on promises or demands", "événements survenus depuis, en rapport avec des engagements"
    ),
    "unchanged_count": Text("promises unchanged", "promesses inchangées"),
    "unchanged_demands_count": Text("demands unchanged", "demandes inchangées"),
    "before_that": Text("Before: {said}", "Auparavant : {said}"),
    "said_nothing": Text("no word of this assessor", "aucune évaluation du même évaluateur"),
    "holds_from": Text("Holds from {day}", "Vaut depuis : {day}"),
    "holds_to": Text("last day: {day}", "dernier jour : {day}"),
}
