"""What `accord new` says besides its questions, in English and French."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "needed": ("An answer is needed.", "Il faut une réponse."),
    "optional": ("Enter skips", "Entrée pour passer"),
    "no more": ("Enter ends", "Entrée pour finir"),
    "codes": ("? for the list", "? pour la liste"),
    "date": ("such as 30 April 2018", "par exemple 30 avril 2018"),
    "number": ("7, at least 40, about 12, 12-15", "7, au moins 40, environ 12, 12-15"),
    "find": ("key or name", "clé ou nom"),
    "new": ("+ for a new one", "+ pour un nouveau"),
    "choose": ("Give one of these numbers, or other words.", "Donnez l’un de ces numéros, ou d’autres mots."),
    "choose or new": (
        "Give one of these numbers, other words, or + to enter a new one.",
        "Donnez l’un de ces numéros, d’autres mots, ou + pour en saisir un nouveau.",
    ),
    "more": ("and more: give more words", "et d’autres : donnez plus de mots"),
    "nothing": ("{given!r} is not found.", "« {given} » est introuvable."),
    "mean": ("Did you mean:", "Vouliez-vous dire :"),
    "or new": ("Try other words, or + to enter a new one.", "Essayez d’autres mots, ou + pour en saisir un nouveau."),
    "by hand": (
        "Try other words. What is not there is written by hand, in {file} of your folder, and not asked for here.",
        "Essayez d’autres mots. Ce qui n’y est pas s’écrit à la main, dans {file} de votre dossier, et ne se saisit pas"
        " ici.",
    ),
    "enter first": (
        "Try other words. A new {kinds} is entered first, by `accord new` and its kind.",
        "Essayez d’autres mots. Un élément nouveau ({kinds}) se saisit d’abord, avec `accord new` et sa sorte.",
    ),
    "acronyms": ("Its acronyms, with commas between them", "Ses sigles, séparés par des virgules"),
    "one": ("Add {what}?", "Ajouter {what} ?"),
    "one more": ("Add another one: {what}?", "En ajouter encore : {what} ?"),
    "exactly": ("{n}", "{n}"),
    "at least": ("at least {n}", "au moins {n}"),
    "about": ("about {n}", "environ {n}"),
    "at most": ("at most {n}", "au plus {n}"),
    "between": ("from {n} to {m}", "de {n} à {m}"),
    "begin": ("Now the new one ({kind}):", "À présent le nouvel élément ({kind}) :"),
    "end": ("Back to: {words}", "Retour à : {words}"),
    "English": ("in English", "en anglais"),
    "French": ("in French", "en français"),
    "one language": ("Give it in one language at least.", "Donnez-le dans une langue au moins."),
    "no whole number": (
        "{given!r} is not a whole number. Write digits.",
        "« {given} » n’est pas un nombre entier. Écrivez des chiffres.",
    ),
    "no number": (
        "{given!r} is no number. Write 7, at least 40, about 12, or 12-15.",
        "« {given} » n’est pas un nombre. Écrivez 7, au moins 40, environ 12, ou 12-15.",
    ),
    "twice": ("{given!r} stands there already.", "« {given} » y figure déjà."),
    "yes or no": ("{given!r} is neither yes nor no. Write y or n.", "« {given} » n’est ni oui ni non. Écrivez o ou n."),
    "new file": (
        "{file} is new. Correct its title and licence where they are not right.",
        "{file} est nouveau. Corrigez-y le titre et la licence s’ils ne conviennent pas.",
    ),
    "key": ("Its key, which never changes", "Sa clé, qui ne change jamais"),
    "taken": ("{key!r} is taken. Give another one.", "« {key} » est déjà pris. Donnez-en une autre."),
    "write": ("Write and load it?", "L’écrire et le charger ?"),
    "nothing written": ("Nothing was written.", "Rien n’a été écrit."),
    "again": ("It was not loaded, and nothing was written. Once more:", "Rien n’a été chargé ni écrit. À nouveau :"),
    "refused": (
        "It was not loaded, and nothing was written. Correct what stands above, and enter it again.",
        "Rien n’a été chargé ni écrit. Corrigez ce qui est dit ci-dessus, puis saisissez à nouveau.",
    ),
    "folder": (
        "The folder has problems of its own; correct them first.",
        "Le dossier a ses propres problèmes ; corrigez-les d’abord.",
    ),
    "done": ("Written to {file}, and loaded: {id}", "Écrit dans {file}, et chargé : {id}"),
    "next": (
        "The folder is loaded again, here or elsewhere, by: accord load {argument}\n"
        "To send in what is in it, send the folder as it is to those who look after the curated datasets.",
        "Le dossier se recharge, ici ou ailleurs, par : accord load {argument}\n"
        "Pour transmettre ce qu’il contient, envoyez-le tel quel à qui tient les jeux de données livrés.",
    ),
    "no dataset": (
        "The dataset {name!r} is not loaded, to which entries point; run `accord load` first.",
        "Le jeu de données « {name} », auquel renvoient les saisies, n’est pas chargé ; lancez d’abord `accord load`.",
    ),
    "no name": (
        "{name!r} is no name for a dataset; name the folder with a-z, 0-9 and hyphens, such as mine.",
        "« {name} » ne peut pas nommer un jeu de données ; nommez le dossier avec a-z, 0-9 et des traits d’union,"
        " par exemple mes-notes.",
    ),
    "curated": (
        "{name!r} is a curated dataset, which each update replaces; name a folder of your own.",
        "« {name} » est un jeu de données livré, que chaque mise à jour remplace ; nommez un dossier à vous.",
    ),
    "elsewhere": (
        "A dataset {name!r} is loaded from elsewhere; name its folder, or one of another name.",
        "Un jeu de données « {name} » est chargé d’ailleurs ; nommez son dossier, ou un autre nom.",
    ),
    "no folder": (
        "{name!r} cannot be written to: {reason}. Name another folder.",
        "« {name} » n’est pas accessible en écriture : {reason}. Nommez un autre dossier.",
    ),
}


def say(saying: str, lang: str, **values: str) -> str:
    """One of the sayings, in a language."""
    return SAYINGS[saying][lang == "fr"].format(**values)
