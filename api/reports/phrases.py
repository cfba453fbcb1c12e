"""The sentences of the ledger's text report, in English and French."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from graph.compliance.promises import Evidence
from ontology.codes import Code
from ontology.values import Language, Text

WIDTH = 96
"""How many columns a line has where no terminal says."""

PHRASES = {
    "title": Text("LEDGER OF COMMITMENTS AS OF {day}", "REGISTRE DES ENGAGEMENTS AU {day}"),
    "promises": Text("{promises}, in {instruments}", "{promises}, dans {instruments}"),
    "contested_count": Text(
        "contested: assessors disagree, or one disputes how it was done",
        "contestées : les évaluateurs sont en désaccord, ou l’un d’eux met en cause la manière",
    ),
    "overdue_count": Text(
        "overdue: the deadline has passed, and nobody says fulfilled",
        "en retard : l’échéance est passée, et personne ne dit la promesse tenue",
    ),
    "only": Text(
        "Shown and counted are only commitments of: {what}. They are {shown} of {all}.",
        "Ne sont montrés et comptés que les engagements de : {what}. Ils sont {shown} sur {all}.",
    ),
    "known_by": Text(
        "Only from sources published by {day}: {left}.",
        "D’après les seules sources publiées au plus tard le {day} : {left}.",
    ),
    "breached_count": Text("said to be breached", "dites violées"),
    "unfinished_count": Text(
        "said to be done in part, under way, not started or postponed",
        "dites tenues en partie, en cours, non commencées ou reportées",
    ),
    "fulfilled_count": Text("said to be fulfilled, uncontested", "dites tenues, sans contestation"),
    "fulfilled_late_count": Text(
        "{number} of these late, on a day that is known", "dont {number} avec retard, à une date connue"
    ),
    "fulfilled_on_own_word_count": Text(
        "{number} of these said so only by those who owed it", "dont {number} au seul dire de ceux qui y étaient tenus"
    ),
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
    "ended": Text("Ended {day}: {event}", "A pris fin {day} : {event}"),
    "ended_above": Text(
        "{name}, which it carries out, ended {day}: {event}",
        "{name}, que ce texte met en œuvre, a pris fin {day} : {event}",
    ),
    "beyond_end": Text(
        "Days overdue are counted beyond the end of the agreement too.",
        "Les jours de retard sont comptés aussi au-delà de la fin de l’accord.",
    ),
    "no_event": Text("the event is not on record", "l’événement n’est pas indiqué"),
    "horizon": Text(
        "What was read reaches so far: the newest source cited was published {source}, and {told}. Of what came later"
        " this ledger knows nothing.",
        "Ce qui a été lu s’arrête là : la source citée la plus récente a été publiée {source}, et {told}. De la suite,"
        " ce registre ne sait rien.",
    ),
    "newest_told": Text(
        "the newest assessment or event told here came {day}",
        "ce qui est rapporté de plus récent a été dit ou s’est passé {day}",
    ),
    "nothing_told": Text(
        "no assessment or event with a day is told here", "aucune évaluation ni aucun événement daté n’est rapporté ici"
    ),
    "unknown": Text("on a day not stated", "à une date non indiquée"),
    "how_to_read": Text(
        "A status is what the assessor's words amount to; the reading is the dataset's, so quote the source. Days are"
        " computed from the dates shown; a month or year counts from its last day. Each promise is"
        " counted once, in the first line that holds of it. “Overdue” follows from the deadline and from these sources;"
        " it finds no fault. What each assessor is to the promise stands in brackets.",
        "Un état résume les mots de l’évaluateur ; la lecture est celle du jeu de données : citez la source. Les jours"
        " sont calculés d’après les dates indiquées ; un mois ou une année compte à partir de son dernier jour."
        " Chaque promesse compte une fois, dans la première ligne qui lui convient."
        " « En retard » découle de l’échéance et de ces sources, et n’établit aucune faute. Entre crochets : ce que"
        " l’évaluateur est par rapport à la promesse.",
    ),
    "glance": Text("AT A GLANCE", "EN BREF"),
    "glance_overdue": Text("Overdue, longest first", "Retards, du plus long au plus court"),
    "glance_contested": Text("Contested", "Contestées"),
    "glance_late": Text("Fulfilled late", "Tenues avec retard"),
    "implements": Text("Carries out: {name}", "Met en œuvre : {name}"),
    "supports": Text("Supports: {name}", "Appuie : {name}"),
    "signed": Text("Signed {day} by {names}", "Signature, {day} : {names}"),
    "signed_later": Text("Signed only later, {day}, by {names}", "Signature plus tard seulement, {day} : {names}"),
    "adopted": Text("Adopted {day} by {names}", "Adoption, {day} : {names}"),
    "adopted_later": Text("Adopted only later, {day}, by {names}", "Adoption plus tard seulement, {day} : {names}"),
    "reading": Text(
        " (the dataset’s reading; accounts differ)", " (lecture du jeu de données ; les versions divergent)"
    ),
    "said_of_it": Text("What is said of it", "Ce qui en est dit"),
    "accounts_differ": Text("Accounts differ", "Les versions divergent"),
    "accounts_differ_above": Text(
        "Accounts differ: they stand at the head of this text.",
        "Les versions divergent : elles figurent en tête de ce texte.",
    ),
    "published": Text("published {day}", "publié {day}"),
    "obliged": Text("Obliged", "Obligés"),
    "asked": Text("Asked of", "Demandé à"),
    "nobody": Text("nobody on record", "personne n’est indiqué"),
    "provision": Text("Provision", "Disposition"),
    "no_provision": Text("none on record", "aucune n’est indiquée"),
    "inferred": Text(" (inferred: no source states the link)", " (déduite : aucune source n’établit le lien)"),
    "deadline": Text("Deadline", "Échéance"),
    "note": Text("Note", "Remarque"),
    "done": Text("Done", "Fait"),
    "assessed": Text("Assessed", "Évalué"),
    "events": Text("Events", "Événements"),
    "source": Text("Source: {source}", "Source : {source}"),
    "sources_of_record": Text("Sources of the record as a whole", "Sources de la notice dans son ensemble"),
    "other_sources_of_record": Text(
        "Other sources of the record as a whole", "Autres sources de la notice dans son ensemble"
    ),
    "unverified": Text(" (unverified)", " (non vérifié)"),
    "sources": Text("Sources", "Sources"),
    "contested": Text("CONTESTED. {sides}.", "CONTESTÉ. {sides}."),
    "both_readings": Text(
        " If fulfilled: {kept}. If not: {overdue}.",
        " Si l’engagement est tenu : {kept}. Sinon : {overdue}.",
    ),
    "nobody_says_fulfilled": Text(" Nobody says fulfilled: {overdue}.", " Personne ne le dit tenu : {overdue}."),
    "if_not_kept": Text("if not, {overdue}", "sinon, {overdue}"),
    "overdue": Text("{days} overdue", "{days} de retard à cette date"),
    "overdue_by": Text("OVERDUE by {days}.", "EN RETARD de {days}."),
    "overdue_by_at_least": Text("OVERDUE by at least {days}.", "EN RETARD d’au moins {days}."),
    "at_least": Text("at least {days}", "au moins {days}"),
    "after_end": Text(
        " The deadline lies after the end of the agreement ({day}).",
        " L’échéance tombe après la fin de l’accord ({day}).",
    ),
    "said_to_be": Text("Said to be {status} by {who} ({day}).", "Dit {status} par : {who} ({day})."),
    "OWED_IT": Text(", who owed it", ", qui le devait"),
    "PARTY": Text(", a party", ", partie"),
    "GUARANTOR": Text(", a guarantor", ", garant"),
    "OBSERVER": Text(", an observer", ", observateur"),
    "UN": Text(", a UN body", ", organe de l’ONU"),
    "PRESS": Text(", press", ", presse"),
    "newest": Text("Newest word: {status} ({who}).", "Dernière évaluation : {status} ({who})."),
    "not_assessed": Text("Not assessed.", "Non évalué."),
    "unassessed": Text("NOT ASSESSED.", "NON ÉVALUÉ."),
    "done_when": Text("done {when}", "fait {when}"),
    "in_part": Text("{status} {when}", "{status} {when}"),
    "colon": Text(": ", " : "),
    "semicolon": Text("; ", " ; "),
    "late": Text("{days} late", "avec {days} de retard"),
    "late_at_most": Text("at most {days} late", "avec au plus {days} de retard"),
    "late_at_least": Text("at least {days} late", "avec au moins {days} de retard"),
    "early": Text("{days} before the deadline", "{days} avant l’échéance"),
    "on_time": Text("on the last day", "le dernier jour"),
    "in_time": Text("in time", "dans les délais"),
    "due_in": Text(" Due in {days}.", " Échéance dans {days}."),
    "due_today": Text(" Due on this day.", " Échéance ce jour."),
    "by_latest": Text("by {day} at the latest", "au plus tard le {day}"),
    "of": Text("{done} of {out_of}", "{done} sur {out_of}"),
    "after": Text("{days} after {anchor}", "{days} après {anchor}"),
    "before": Text("{days} before {anchor}", "{days} avant {anchor}"),
    "at": Text("on the day of {anchor}", "le jour de {anchor}"),
    "at_end": Text("at {anchor}", "à {anchor}"),
    "around": Text(
        "between {before} before and {after} after {anchor}", "entre {before} avant et {after} après {anchor}"
    ),
    "to": Text("{least} to {most}", "{least} à {most}"),
    "deadline_anchor": Text("the deadline", "l’échéance"),
    "signature_anchor": Text("signature", "la signature"),
    "last_signature_anchor": Text("the last signature", "la dernière signature"),
    "adoption_anchor": Text("adoption", "l’adoption"),
    "all_sources": Text("SOURCES, BY THEIR NUMBERS", "SOURCES, PAR NUMÉRO"),
    "read_at": Text("read at {address}", "lu à l’adresse {address}"),
    "no_address": Text("no address on record", "aucune adresse indiquée"),
    "abbreviations": Text("ABBREVIATIONS", "SIGLES"),
    "supporting": Text(
        "DEMANDS OF TEXTS THAT SUPPORT THE AGREEMENT, COUNTED APART",
        "DEMANDES DES TEXTES QUI APPUIENT L’ACCORD, COMPTÉES À PART",
    ),
    "silent": Text("NO COMMITMENT ON RECORD FROM", "AUCUN ENGAGEMENT ENREGISTRÉ POUR"),
    "silent_supporting": Text(
        "SUPPORT THE AGREEMENT, WITHOUT A DEMAND ON RECORD", "APPUIENT L’ACCORD, SANS DEMANDE ENREGISTRÉE"
    ),
    "later": Text("AGREED AFTER {day}, SO LEFT OUT", "CONCLUS APRÈS LE {day}, DONC LAISSÉS DE CÔTÉ"),
}
COUNTS = (
    "contested",
    "overdue",
    "breached",
    "unfinished",
    "fulfilled",
    "fulfilled_late",
    "fulfilled_on_own_word",
    "not_yet_due",
    "undated",
    "demands",
)
"""The counts of a ledger that the report shows, in its order."""
PARTS = ("fulfilled_late", "fulfilled_on_own_word")
"""Those that are a part of the one above."""
COUNTED = {
    "day": (Text("day", "jour"), Text("days", "jours")),
    "promise": (Text("promise", "promesse"), Text("promises", "promesses")),
    "instrument": (Text("instrument", "instrument"), Text("instruments", "instruments")),
}


def unbroken(text: str) -> str:
    """A text in which no line breaks before a colon or within guillemets, as French sets them."""
    return re.sub(" (?=[:;?!»])|(?<=«) ", "\u00a0", text)


class Phrases:
    """The sentences in one language, `en` or `fr`, how wide their lines are, and the sources that they cite, numbered
    as they come. `besides`: those of another report than the ledger's.
    """

    def __init__(self, language: str, width: int = WIDTH, besides: Mapping[str, Text] = MappingProxyType({})) -> None:
        if language not in ("en", "fr"):
            raise ValueError(f"{language!r} is not a language of the report: choose en or fr")
        self.language, self.width, self._phrases = language, width, {**PHRASES, **besides}
        self._in = Language(language)
        self.cited = dict[str, tuple[int, Evidence]]()

    def number(self, evidence: Evidence) -> int:
        """The number of a source in the list at the end."""
        number, _ = self.cited.setdefault(evidence.source, (len(self.cited) + 1, evidence))
        return number

    def __call__(self, phrase: str, /, **filled: object) -> str:
        """One sentence with its places filled; in French, no line breaks before a colon."""
        wording = self.text(self._phrases[phrase])
        if self.language == "fr":
            wording = unbroken(wording)
        return wording.format(**filled)

    def text(self, text: Text) -> str:
        """A text in this language, or in the one that it has."""
        return text.in_language(self._in)

    def label(self, code: Code) -> str:
        """What a code is called."""
        return self.text(Text(code.concept.en, code.concept.fr))

    def count(self, thing: str, number: int) -> str:
        """`1 day`, `30 days`; in French, `0 jour`."""
        singular = abs(number) == 1 or (self.language == "fr" and number == 0)
        one, many = COUNTED[thing]
        return f"{number} {self.text(one if singular else many)}"

    def distance(self, days: int, earlier: int, anchor: Text | str) -> str:
        """How long before or after what is called so, or the end of a month or year, given as a text.

        By as many days as told, it may have been earlier.
        """
        end = isinstance(anchor, Text)
        anchor = self.text(anchor) if isinstance(anchor, Text) else self(f"{anchor}_anchor")
        least = days - earlier
        if days == least == 0:
            return self("at_end" if end else "at", anchor=anchor)
        if least < 0 < days:
            return self("around", before=self.count("day", -least), after=self.count("day", days), anchor=anchor)
        near, far = sorted((abs(days), abs(least)))
        counted = self.count("day", far) if near == far else self("to", least=near, most=self.count("day", far))
        return self("after" if days > 0 else "before", days=counted, anchor=anchor)

    def overdue(self, days: int, *, at_least: bool) -> str:
        """How many days something is overdue."""
        counted = self.count("day", days)
        return self("overdue", days=self("at_least", days=counted) if at_least else counted)

    def lateness(self, days: int, *, at_the_latest: bool, at_least: bool) -> str:
        """How late something was done, or how early, by a day or by a deadline that may not be known to the day."""
        if days > 0:
            phrase = "late_at_most" if at_the_latest else "late_at_least" if at_least else "late"
            return self(phrase, days=self.count("day", days))
        if at_the_latest or at_least:
            return self("in_time")
        return self("early", days=self.count("day", -days)) if days else self("on_time")
