"""How what is counted in a brief is told: one and several, in English and French."""

from collections.abc import Mapping

from api.reports.brief.model import Words
from graph.compliance.wording import both
from ontology.values import Text

COUNTED: Mapping[str, tuple[Text, Text]] = {
    "days": (Text("{n} day", "{n} jour"), Text("{n} days", "{n} jours")),
    "promises": (Text("{n} promise", "{n} promesse"), Text("{n} promises", "{n} promesses")),
    "texts": (Text("{n} text", "{n} texte"), Text("{n} texts", "{n} textes")),
    "contested": (Text("{n} contested", "{n} contestée"), Text("{n} contested", "{n} contestées")),
    "overdue": (Text("{n} overdue", "{n} en retard"), Text("{n} overdue", "{n} en retard")),
    "breached": (
        Text("{n} said to be breached", "{n} dite violée"),
        Text("{n} said to be breached", "{n} dites violées"),
    ),
    "unfinished": (
        Text(
            "{n} said to be done in part, under way, not started or postponed",
            "{n} dite tenue en partie, en cours, non commencée ou reportée",
        ),
        Text(
            "{n} said to be done in part, under way, not started or postponed",
            "{n} dites tenues en partie, en cours, non commencées ou reportées",
        ),
    ),
    "fulfilled": (
        Text("{n} said to be fulfilled", "{n} dite tenue"),
        Text("{n} said to be fulfilled", "{n} dites tenues"),
    ),
    "fulfilled_on_own_word": (
        Text("{n} of them only by those who owed it", "dont {n} au seul dire de ceux qui y étaient tenus"),
        Text("{n} of them only by those who owed it", "dont {n} au seul dire de ceux qui y étaient tenus"),
    ),
    "not_yet_due": (
        Text("{n} not yet due and not assessed", "{n} pas encore échue, non évaluée"),
        Text("{n} not yet due and not assessed", "{n} pas encore échues, non évaluées"),
    ),
    "undated": (
        Text("{n} without a date or an assessment", "{n} sans date ni évaluation"),
        Text("{n} without a date or an assessment", "{n} sans date ni évaluation"),
    ),
    "demands": (Text("{n} demand", "{n} demande"), Text("{n} demands", "{n} demandes")),
    "clashes": (Text("{n} clash", "{n} affrontement"), Text("{n} clashes", "{n} affrontements")),
    "attacks": (
        Text("{n} attack on a body of the agreement", "{n} attaque contre un organe de l’accord"),
        Text("{n} attacks on bodies of the agreement", "{n} attaques contre des organes de l’accord"),
    ),
    "earlier": (Text("one", "un"), Text("{n}", "{n}")),
    "agreements_left": (Text("{n} agreement", "{n} accord"), Text("{n} agreements", "{n} accords")),
    "commitments_left": (Text("{n} commitment", "{n} engagement"), Text("{n} commitments", "{n} engagements")),
    "assessments_left": (Text("{n} assessment", "{n} évaluation"), Text("{n} assessments", "{n} évaluations")),
    "events_left": (Text("{n} event", "{n} événement"), Text("{n} events", "{n} événements")),
    "statements_left": (Text("{n} statement", "{n} déclaration"), Text("{n} statements", "{n} déclarations")),
    "signatures_left": (Text("{n} signature", "{n} signature"), Text("{n} signatures", "{n} signatures")),
    "endings_left": (
        Text("{n} end of an agreement", "{n} fin d’accord"),
        Text("{n} ends of agreements", "{n} fins d’accord"),
    ),
    "sources_left": (Text("{n} source", "{n} source"), Text("{n} sources", "{n} sources")),
    "undated_of": (Text("{n} undated", "{n} sans date"), Text("{n} undated", "{n} sans date")),
    "dependent": (
        Text("{n} more that belongs to these", "{n} de plus qui en dépend"),
        Text("{n} more that belong to these", "{n} de plus qui en dépendent"),
    ),
    "others": (Text("{n} other", "{n} autre"), Text("{n} others", "{n} autres")),
    "findings": (Text("{n} finding", "{n} constat"), Text("{n} findings", "{n} constats")),
    "sentences": (Text("{n} sentence", "{n} phrase"), Text("{n} sentences", "{n} phrases")),
    "due": (Text("{n} due soon", "{n} bientôt échue"), Text("{n} due soon", "{n} bientôt échues")),
    "late": (Text("{n} done late", "{n} tenue avec retard"), Text("{n} done late", "{n} tenues avec retard")),
    "newest": (
        Text("{n} fulfilled in the newest text", "{n} tenue dans le texte le plus récent"),
        Text("{n} fulfilled in the newest text", "{n} tenues dans le texte le plus récent"),
    ),
    "pairs": (
        Text("{n} pair of parties that clashed", "{n} paire de parties qui se sont affrontées"),
        Text("{n} pairs of parties that clashed", "{n} paires de parties qui se sont affrontées"),
    ),
    "speakers": (
        Text("{n} assessor who says the same as another", "{n} évaluateur qui dit comme un autre"),
        Text("{n} assessors who say the same as others", "{n} évaluateurs qui disent comme d’autres"),
    ),
    "denials": (Text("{n} denial", "{n} démenti"), Text("{n} denials", "{n} démentis")),
    "accounts": (
        Text("{n} event of which accounts differ", "{n} événement aux versions divergentes"),
        Text("{n} events of which accounts differ", "{n} événements aux versions divergentes"),
    ),
    "leads": (
        Text("{n} lead on harm or attacks", "{n} piste sur des atteintes ou attaques"),
        Text("{n} leads on harm or attacks", "{n} pistes sur des atteintes ou attaques"),
    ),
    "listed": (Text("{n} listing", "{n} série d’inscriptions"), Text("{n} listings", "{n} séries d’inscriptions")),
    "measures": (Text("{n} measure", "{n} mesure"), Text("{n} measures", "{n} mesures")),
    "calls": (Text("{n} call for action", "{n} appel à agir"), Text("{n} calls for action", "{n} appels à agir")),
    "women": (
        Text("{n} text on women", "{n} texte sur les femmes"),
        Text("{n} texts on women", "{n} textes sur les femmes"),
    ),
    "days_of_clashes": (
        Text("{n} day of clashes", "{n} date d’affrontement"),
        Text("{n} days of clashes", "{n} dates d’affrontement"),
    ),
}
"""One and several of what is counted."""


def count(thing: str, number: int) -> Words:
    """`1 day`, `30 days`; none is several in English, and one in French."""
    one, many = COUNTED[thing]
    en, fr = (one if number == 1 else many).en, (many if number > 1 else one).fr
    shown = number_in_words(number)
    return Words(both(en or "", fr or "", n=shown))


def number_in_words(number: int) -> Text:
    """A number, its thousands apart as either language has them."""
    english = f"{number:,}"
    return Text(english, english.replace(",", "\u202f"))
