"""The sentences of the report on two assessors side by side, in English and French."""

from ontology.values import Text

VOICES = {
    "voices_title": Text("TWO ASSESSORS SIDE BY SIDE, AS OF {day}", "DEUX ÉVALUATEURS EN REGARD, AU {day}"),
    "judged": Text(
        "Commitments that at least one of the two has judged: {number}",
        "Engagements que l’un des deux au moins a évalués : {number}",
    ),
    "differ_count": Text("both have judged, and they differ", "évalués par les deux, qui ne disent pas la même chose"),
    "agree_count": Text("both have judged, and they agree", "évalués par les deux, qui disent la même chose"),
    "shared_count": Text(
        "one word only, of a member of both, which is no agreement",
        "une seule évaluation, d’un membre des deux, ce qui ne vaut pas accord",
    ),
    "only_a_count": Text("judged by A alone", "évalués par A seul"),
    "only_b_count": Text("judged by B alone", "évalués par B seul"),
    "voices_how_to_read": Text(
        "Shown is the last word of each by that day, whatever its date: compare the dates. They agree if both words"
        " have the same status, and do not count differently out of as many. A status is what the assessor’s words"
        " amount to; the reading is the dataset’s, so quote the source. A member’s words count with those of the body"
        " to which it belonged, or may have belonged, on the day of them; whose they are stands beside them.",
        "Est indiquée la dernière évaluation de chacun à cette date, quelle que soit la sienne : comparez les dates."
        " Ils disent la même chose si les deux évaluations ont le même état, et ne comptent pas différemment sur un"
        " même total. Un état résume les mots de l’évaluateur ; la lecture est celle du jeu de données : citez la"
        " source. L’évaluation d’un membre compte avec celles de l’organe auquel il appartenait, ou a pu appartenir, ce"
        " jour-là ; son auteur est indiqué.",
    ),
    "differ": Text("THEY DIFFER", "ILS NE DISENT PAS LA MÊME CHOSE"),
    "agree": Text("THEY AGREE", "ILS DISENT LA MÊME CHOSE"),
    "shared": Text("ONE WORD, OF A MEMBER OF BOTH", "UNE SEULE ÉVALUATION, D’UN MEMBRE DES DEUX"),
    "only_a": Text("A ALONE HAS JUDGED", "SEUL A S’EST PRONONCÉ"),
    "only_b": Text("B ALONE HAS JUDGED", "SEUL B S’EST PRONONCÉ"),
    "no_word": Text("no word on record by that day", "aucune évaluation connue à cette date"),
    "of_member": Text("a member’s word: {said}", "évaluation d’un membre : {said}"),
    "stands_in": Text("In: {name}", "Dans : {name}"),
    "others": Text("Others", "Autres"),
}
"""Beside those of the ledger."""
