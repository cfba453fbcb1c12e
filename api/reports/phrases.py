"""The sentences of the ledger's text report, in English and French."""

import re

from ontology.codes import Code
from ontology.values import Language, Text

PHRASES = {
    "title": Text("LEDGER OF COMMITMENTS AS OF {day}", "REGISTRE DES ENGAGEMENTS AU {day}"),
    "promises": Text("{promises}, in {instruments}", "{promises}, dans {instruments}"),
    "contested_count": Text(
        "contested: assessors disagree, or one disputes how it was done",
        "contestées : les évaluateurs sont en désaccord, ou l’un d’eux conteste la manière",
    ),
    "overdue_count": Text(
        "overdue: the deadline has passed, and nobody says fulfilled",
        "en retard : l’échéance est passée, et personne ne dit la promesse tenue",
    ),
    "breached_count": Text("said to be breached", "dites violées"),
    "unfinished_count": Text(
        "said to be done in part, under way, not started or postponed",
        "dites tenues en partie, en cours, non commencées ou reportées",
    ),
    "fulfilled_count": Text("fulfilled, uncontested", "tenues, sans contestation"),
    "fulfilled_late_count": Text("of these late, by a stated day", "d’entre elles avec retard, le jour étant connu"),
    "not_yet_due_count": Text(
        "not yet due, and not assessed",
        "dont l’échéance n’est pas passée, et non évaluées",
    ),
    "undated_count": Text(
        "without a date or an assessment on record, which says nothing of what was done",
        "sans date ni évaluation connues, ce qui ne dit rien de ce qui a été fait",
    ),
    "demands_count": Text(
        "demands by others, counted apart: these are never overdue",
        "demandes d’autrui, comptées à part : elles ne sont jamais en retard",
    ),
    "how_to_read": Text(
        "A status is what the assessor's words amount to; the reading is the dataset's, so quote the source. Days are"
        " computed from the dates shown; a month or year counts from its last day. Each promise is"
        " counted once, in the first line that holds of it. “Overdue” follows from the deadline and from these sources;"
        " it finds no fault.",
        "Un état résume les mots de l’évaluateur ; la lecture est celle du jeu de données : citez la source. Les jours"
        " sont calculés d’après les dates indiquées ; un mois ou une année compte à partir de son dernier jour."
        " Chaque promesse compte une fois, dans la première ligne qui lui convient."
        " « En retard » découle de l’échéance et de ces sources, et n’établit aucune faute.",
    ),
    "glance": Text("AT A GLANCE", "EN BREF"),
    "glance_overdue": Text("Overdue, longest first", "En retard, le plus long d’abord"),
    "glance_contested": Text("Contested", "Contestés"),
    "glance_late": Text("Fulfilled late", "Tenus avec retard"),
    "implements": Text("Carries out: {name}", "Met en œuvre : {name}"),
    "signed": Text("Signed {day} by {names}", "Signé, {day} : {names}"),
    "signed_later": Text("Signed only later, {day}, by {names}", "Signé plus tard seulement, {day} : {names}"),
    "obliged": Text("Obliged", "Obligés"),
    "nobody": Text("nobody on record", "personne d’indiqué"),
    "provision": Text("Provision", "Disposition"),
    "no_provision": Text("none on record", "aucune d’indiquée"),
    "inferred": Text(" (inferred: no source states the link)", " (déduite : aucune source n’établit le lien)"),
    "deadline": Text("Deadline", "Échéance"),
    "note": Text("Note", "Remarque"),
    "done": Text("Done", "Fait"),
    "assessed": Text("Assessed", "Évalué"),
    "events": Text("Events", "Événements"),
    "source": Text("Source: {source}", "Source : {source}"),
    "source_of_row": Text(
        "Source of the record as a whole: {source}", "Source de la notice dans son ensemble : {source}"
    ),
    "unverified": Text(" (unverified)", " (non vérifié)"),
    "sources": Text("Sources", "Sources"),
    "contested": Text("CONTESTED. {sides}.", "CONTESTÉ. {sides}."),
    "both_readings": Text(
        " If fulfilled: {kept}. If not: {overdue}.",
        " Si l’engagement est tenu : {kept}. Sinon : {overdue}.",
    ),
    "nobody_says_fulfilled": Text(" Nobody says fulfilled: {overdue}.", " Personne ne le dit tenu : {overdue}."),
    "overdue": Text("{days} overdue", "{days} de retard à cette date"),
    "overdue_by": Text("OVERDUE by {days}.", "EN RETARD de {days}."),
    "newest": Text("Newest word: {status} ({who}).", "Dernière évaluation : {status} ({who})."),
    "not_assessed": Text("Not assessed.", "Non évalué."),
    "done_when": Text("done {when}", "fait : {when}"),
    "colon": Text(": ", " : "),
    "semicolon": Text("; ", " ; "),
    "late": Text("{days} late", "avec {days} de retard"),
    "late_at_most": Text("at most {days} late", "avec au plus {days} de retard"),
    "early": Text("{days} before the deadline", "{days} avant l’échéance"),
    "on_time": Text("on the last day", "le dernier jour"),
    "in_time": Text("in time", "dans les délais"),
    "due_in": Text(" Due in {days}.", " Échéance dans {days}."),
    "due_today": Text(" Due on this day.", " Échéance ce jour."),
    "by_latest": Text("by {day} at the latest", "au plus tard le {day}"),
    "of": Text("{done} of {out_of}", "{done} sur {out_of}"),
    "after_deadline": Text("{days} after the deadline", "{days} après l’échéance"),
    "before_deadline": Text("{days} before the deadline", "{days} avant l’échéance"),
    "at_deadline": Text("on the day of the deadline", "le jour de l’échéance"),
    "after_signature": Text("{days} after signature", "{days} après la signature"),
    "before_signature": Text("{days} before signature", "{days} avant la signature"),
    "at_signature": Text("on the day of signature", "le jour de la signature"),
    "after_adoption": Text("{days} after adoption", "{days} après l’adoption"),
    "before_adoption": Text("{days} before adoption", "{days} avant l’adoption"),
    "at_adoption": Text("on the day of adoption", "le jour de l’adoption"),
    "abbreviations": Text("ABBREVIATIONS", "SIGLES"),
    "silent": Text("NO COMMITMENT ON RECORD FROM", "AUCUN ENGAGEMENT ENREGISTRÉ POUR"),
    "later": Text("AGREED AFTER {day}, SO LEFT OUT", "CONCLUS APRÈS LE {day}, DONC LAISSÉS DE CÔTÉ"),
}
COUNTS = (
    "contested",
    "overdue",
    "breached",
    "unfinished",
    "fulfilled",
    "fulfilled_late",
    "not_yet_due",
    "undated",
    "demands",
)
"""The counts of a ledger that the report shows, in its order."""
COUNTED = {
    "day": (Text("day", "jour"), Text("days", "jours")),
    "promise": (Text("promise", "promesse"), Text("promises", "promesses")),
    "instrument": (Text("instrument", "instrument"), Text("instruments", "instruments")),
}


class Phrases:
    """The sentences in one language, `en` or `fr`."""

    def __init__(self, language: str) -> None:
        if language not in ("en", "fr"):
            raise ValueError(f"{language!r} is no language of the report: choose en or fr")
        self.language = language

    def __call__(self, phrase: str, /, **filled: object) -> str:
        """One sentence with its places filled; in French, no line breaks before a colon."""
        wording = self.text(PHRASES[phrase])
        if self.language == "fr":
            wording = re.sub(" (?=[:;?!»])|(?<=«) ", "\u00a0", wording)
        return wording.format(**filled)

    def text(self, text: Text) -> str:
        """A text in this language, or in the one that it has."""
        return text.in_language(Language(self.language))

    def label(self, code: Code) -> str:
        """What a code is called."""
        return self.text(Text(code.concept.en, code.concept.fr))

    def count(self, thing: str, number: int) -> str:
        """`1 day`, `30 days`; in French, `0 jour`."""
        singular = abs(number) == 1 or (self.language == "fr" and number == 0)
        one, many = COUNTED[thing]
        return f"{number} {self.text(one if singular else many)}"

    def distance(self, days: int, anchor: str) -> str:
        """How long before or after the `deadline`, `signature` or `adoption`."""
        if days == 0:
            return self(f"at_{anchor}")
        return self(f"{'after' if days > 0 else 'before'}_{anchor}", days=self.count("day", abs(days)))

    def lateness(self, days: int, *, at_the_latest: bool) -> str:
        """How late something was done, or how early."""
        if days > 0:
            return self("late_at_most" if at_the_latest else "late", days=self.count("day", days))
        if at_the_latest:
            return self("in_time")
        return self("early", days=self.count("day", -days)) if days else self("on_time")
