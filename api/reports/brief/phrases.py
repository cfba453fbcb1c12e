"""What a brief says of itself and of what it tells, in English and French."""

from collections.abc import Mapping

from api.reports.brief.model import Filled, Phrase, Words
from ontology.values import Text

PARTS: Mapping[str, Text] = {
    "promises": Text("Promises", "Promesses"),
    "clashes": Text("Clashes between signatories", "Affrontements entre signataires"),
    "killings": Text(
        "Bodies of the agreement attacked, civilians harmed", "Organes de l’accord attaqués, civils atteints"
    ),
    "sanctions": Text("Sanctions, and calls for action", "Sanctions et appels à agir"),
    "women": Text("The part of women", "La participation des femmes"),
}
"""The parts of a page, in their order, by the names under which they are asked for."""
LABELS: Mapping[str, Text] = {
    "ended": Text("Ended", "Fin"),
    "counts": Text("In figures", "En chiffres"),
    "newest": Text("Newest text", "Texte le plus récent"),
    "due": Text("Due soon", "Échéance proche"),
    "overdue": Text("Overdue", "En retard"),
    "contested": Text("Contested", "Contesté"),
    "breached": Text("Said to be breached", "Dit violé"),
    "late": Text("Said to be done late", "Dit fait avec retard"),
    "none": Text("Not on record", "Rien d’enregistré"),
    "clashes": Text("Leads", "Pistes"),
    "reserve": Text("With reserve", "Sous réserve"),
    "coded": Text("Coded", "Codé"),
    "denials": Text("Denied", "Démenti"),
    "accounts": Text("Accounts differ", "Versions divergentes"),
    "leads": Text("Lead", "Piste"),
    "attacks": Text("Attacked", "Attaqué"),
    "listed": Text("Listed", "Inscrits"),
    "measures": Text("Measures", "Mesures"),
    "calls": Text("Asked for", "Demandé"),
    "women": Text("Women", "Femmes"),
    "demands": Text("Demanded", "Demandé"),
    "not_yet": Text("No ledger", "Pas de registre"),
}
"""What stands before a sentence, by the rule that chose it."""
PHRASES: Mapping[str, Text] = {
    "title": Text("What was promised, and what became of it", "Ce qui a été promis, et ce qui en a été fait"),
    "as_of": Text("As of {day}", "Situation au {day}"),
    "same_day": Text("from sources published by that day", "d’après les sources publiées au plus tard ce jour-là"),
    "known_by": Text("from sources published by {day}", "d’après les sources publiées au plus tard le {day}"),
    "any_day": Text("from sources of any day", "d’après les sources de toute date"),
    "left_out": Text("What this page leaves out", "Ce que cette page laisse de côté"),
    "sources": Text("Sources", "Sources"),
    "ledger_title": Text(
        "Ledger of the agreement as of {day}, counted by Accord Graph from all records that it tells of",
        "Registre de l’accord au {day}, compté par Accord Graph d’après toutes les notices qu’il rapporte",
    ),
    "in_text": Text("{what} ({instrument})", "{what} ({instrument})"),
    "itself": Text("the agreement itself", "l’accord lui-même"),
    "item": Text("{what}, {said}", "{what}, {said}"),
    "with_source": Text("{what}{cited}", "{what}{cited}"),
    "ended": Text(
        "the agreement ended {when} (days overdue are counted beyond that day too): {event}{cited}",
        "l’accord a pris fin {when} (les jours de retard sont comptés aussi au-delà) : {event}{cited}",
    ),
    "ended_above": Text(
        "{name}, which this text carries out, ended {when}; days overdue are counted beyond that too{cited}",
        "{name}, que ce texte met en œuvre, a pris fin {when} ; les jours de retard sont comptés aussi au-delà{cited}",
    ),
    "ended_unknown": Text(
        "the agreement ended {when}; the event is not on record{cited}",
        "l’accord a pris fin {when} ; l’événement n’est pas indiqué{cited}",
    ),
    "counts": Text("{promises} in {texts}: {counts}{cited}", "{promises} dans {texts} : {counts}{cited}"),
    "no_promises": Text(
        "no promise of this agreement is on record{cited}", "aucune promesse de cet accord n’est enregistrée{cited}"
    ),
    "no_promises_so": Text(
        "no promise that was asked for is on record{cited}", "aucune promesse ainsi demandée n’est enregistrée{cited}"
    ),
    "on_own_word": Text("{count} ({own})", "{count} ({own})"),
    "newest": Text("{name} ({date}){cited} has {promises}; {done}", "{name} ({date}){cited} : {promises} ; {done}"),
    "none_done": Text("none is said to be fulfilled{cited}", "aucune n’est dite tenue{cited}"),
    "some_done": Text("{count}: {what}", "{count} : {what}"),
    "due": Text("{day}: {what}", "{day} : {what}"),
    "overdue": Text(
        "{what}: due by {due}, {days} ago; {said}",
        "{what} : échéance {due}, dépassée de {days} ; {said}",
    ),
    "overdue_at_least": Text(
        "{what}: due by {due}, at least {days} ago; {said}",
        "{what} : échéance {due}, dépassée d’au moins {days} ; {said}",
    ),
    "at_least": Text("at least {days}", "au moins {days}"),
    "not_assessed": Text("no assessment on record{cited}", "aucune évaluation connue{cited}"),
    "said_by": Text("said to be {status} by {who}{cited}", "dit {status} ({who}){cited}"),
    "who": Text("{name} ({aside})", "{name}, {aside}"),
    "aside": Text("{what}, {day}", "{what}, {day}"),
    "said_by_all": Text("said to be {status} by {who}", "dit {status} : {who}"),
    "others_too": Text("{who}, and {more}{cited}", "{who}, et {more}{cited}"),
    "share": Text("{status} ({done} of {all})", "{status} ({done} sur {all})"),
    "contested": Text("{what}: {sides}", "{what} : {sides}"),
    "if_not_kept": Text(
        "{sides}; if not fulfilled, {days} overdue{cited}", "{sides} ; s’il n’est pas tenu, {days} de retard{cited}"
    ),
    "and_overdue": Text("{sides}; {days} overdue{cited}", "{sides} ; {days} de retard{cited}"),
    "said_of": Text("{what}: {said}", "{what} : {said}"),
    "late": Text(
        "{what}: done {when}, {days} late; {said}",
        "{what} : fait {when}, avec {days} de retard ; {said}",
    ),
    "demand": Text("demand by others: {what}", "demande d’autrui : {what}"),
    "clashes": Text(
        "{one} and {other}: {clashes} after both had signed: {days}",
        "{one} et {other} : {clashes} après la signature des deux – {days}",
    ),
    "clashes_below": Text(
        "{one} and {other}: {clashes} after both had signed this or a text that carries it out: {days}",
        "{one} et {other} : {clashes} après la signature, par les deux, de ce texte ou d’un texte qui le met en œuvre –"
        " {days}",
    ),
    "since": Text("{earlier} from {first} on, then {days}", "{earlier} à partir du {first}, puis {days}"),
    "reserve": Text(
        "in {count} of these, one side is named with reserve only: {days}",
        "dans {count} d’entre eux, un camp n’est nommé que sous réserve : {days}",
    ),
    "coded": Text(
        "in {count} of these, a coded dataset alone names one side, or names it without reserve: {days}",
        "dans {count} d’entre eux, seul un jeu de données codé nomme un camp, ou le nomme sans réserve : {days}",
    ),
    "no_clash": Text(
        "no clash between signatories is on record by this day; that does not mean that there was none{cited}",
        "aucun affrontement entre signataires n’est enregistré à cette date ; cela ne veut pas dire qu’il n’y en a pas"
        " eu{cited}",
    ),
    "said": Text("{title} ({date}) – {said}", "{title} ({date}) – {said}"),
    "speaks": Text("{who}: {text}{cited}", "{who} : {text}{cited}"),
    "lead": Text(
        "{title} ({date}); named as attacker: {who}{cited}", "{title} ({date}) ; nommé comme attaquant : {who}{cited}"
    ),
    "attacks": Text("{attacks} on record: {what}", "{attacks} : {what}"),
    "attack": Text("{title} ({date}; {by}){cited}", "{title} ({date} ; {by}){cited}"),
    "by": Text("named as attacker: {who}", "nommé comme attaquant : {who}"),
    "by_unnamed": Text("by whom is not on record", "auteur non indiqué"),
    "no_killing": Text(
        "no attack on a body of the agreement, and no lead on civilians harmed by a party, is on record by this day;"
        " that does not mean that there was none{cited}",
        "aucune attaque contre un organe de l’accord, ni aucune piste sur des civils atteints par une partie, n’est"
        " enregistrée à cette date ; cela ne veut pas dire qu’il n’y en a pas eu{cited}",
    ),
    "listed": Text(
        "{title} ({date}), with these who belonged to a party, then or later: {who}{cited}",
        "{title} ({date}), dont ceux-ci, membres alors ou par la suite d’une partie : {who}{cited}",
    ),
    "nobody_listed": Text(
        "no listing of anybody who belonged to a party is on record by this day{cited}",
        "aucune inscription d’un membre d’une partie n’est enregistrée à cette date{cited}",
    ),
    "event": Text("{title} ({date}){cited}", "{title} ({date}){cited}"),
    "calls": Text("{who} ({date}): {text}{cited}", "{who} ({date}) : {text}{cited}"),
    "so_far": Text("of what was asked for, {what}", "de ce qui est demandé, {what}"),
    "no_women": Text(
        "no promise or demand on the part of women is on record by this day{cited}",
        "aucune promesse ni demande sur la participation des femmes n’est enregistrée à cette date{cited}",
    ),
    "not_yet": Text("{why}{cited}", "{why}{cited}"),
    "known_by_left": Text(
        "Told only by sources published later, or undated: {left}.",
        "Rapporté seulement par des sources publiées plus tard, ou sans date : {left}.",
    ),
    "nothing_left": Text("Nothing for its date.", "Rien pour sa date."),
    "undated_of": Text("{what} ({undated})", "{what} ({undated})"),
    "all_known": Text(
        "Nothing for its date: sources of any day count here, also later ones.",
        "Rien pour sa date : les sources de toute date comptent ici, y compris les plus tardives.",
    ),
    "horizon": Text(
        "All that came later than what was read: the newest source of the ledger was published {source}, and what is"
        " told last came {told}.",
        "Tout ce qui est venu après ce qui a été lu : la source la plus récente du registre a été publiée {source}, et"
        " ce qui est rapporté en dernier s’est passé {told}.",
    ),
    "horizon_untold": Text(
        "All that came later than what was read: the newest source of the ledger was published {source}.",
        "Tout ce qui est venu après ce qui a été lu : la source la plus récente du registre a été publiée {source}.",
    ),
    "not_assessed_left": Text(
        "{count} without any assessment, which says nothing of what was done.",
        "{count} sans aucune évaluation, ce qui ne dit rien de ce qui a été fait.",
    ),
    "undated_left": Text("{count} without a deadline that names a day.", "{count} sans échéance datée."),
    "demands_left": Text(
        "{count} by others, which are no promises of the parties.",
        "{count} d’autrui, qui ne sont pas des promesses des parties.",
    ),
    "uncounted_left": Text(
        "{count} that an exception of their rule leaves out.", "{count} qu’une exception de leur règle écarte."
    ),
    "untold_left": Text(
        "{count} of which published sources did not yet tell.", "{count} dont aucune source publiée ne parlait encore."
    ),
    "only_left": Text(
        "All but the promises of: {what}; they are {shown} of {all}.",
        "Tout sauf les promesses de : {what} ; elles sont {shown} sur {all}.",
    ),
    "cut_left": Text("For want of space: {what}.", "Faute de place : {what}."),
    "parts_left": Text("Parts not asked for: {what}.", "Parties non demandées : {what}."),
    "untranslated": Text("{count} in French, for want of a translation.", "{count} en anglais, faute de traduction."),
    "caution": Text(
        "One source is cited for each statement; the ledger has the others. What is not on record may have happened. A"
        " status is what an assessor’s words amount to; a lead follows from a declared rule and is no verdict.",
        "Une source est citée par fait ; le registre a les autres. Ce qui n’est pas enregistré peut avoir eu lieu. Un"
        " état résume les mots d’un évaluateur ; une piste découle d’une règle déclarée et n’est pas un verdict.",
    ),
}
STANDPOINTS: Mapping[str, Text] = {
    "OWED_IT": Text("who owed it", "qui y était tenu"),
    "PARTY": Text("a party", "partie"),
    "GUARANTOR": Text("a guarantor", "garant"),
    "OBSERVER": Text("an observer", "observateur"),
    "UN": Text("a UN body", "organe de l’ONU"),
    "PRESS": Text("press", "presse"),
}
"""What an assessor is to a promise, beside its name."""
SEMICOLON, COMMA, OR_SEMICOLON = Text("; ", " ; "), Text(", ", ", "), Text(", ", " ; ")


def plain(text: str) -> Words:
    """What is the same in both languages."""
    return Words(Text(text, text))


def say(key: str, **values: Phrase | Text | str) -> Filled:
    """A sentence by its name, its places filled."""
    return Filled(PHRASES[key], {name: as_phrase(value) for name, value in values.items()})


def as_phrase(value: Phrase | Text | str) -> Phrase:
    """A value as it stands in a sentence."""
    if isinstance(value, Text):
        return Words(value)
    return plain(value) if isinstance(value, str) else value
