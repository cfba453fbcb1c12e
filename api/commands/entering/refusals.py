"""What is wrong with an answer, as a sentence: the words of the form and of the load, and in French what they mean.

Which words there are is told by the loaders and rules; what is not translated here is told as it stands.
"""

import re
from collections.abc import Iterable

PROBLEMS = tuple(
    (re.compile(form), french)
    for form, french in (
        (
            r"is not an? (?:.+ )?(?:kind|status|role|hedge|scope|harm|precision|basis|nearness)",
            "n’est pas un des codes possibles",
        ),
        (r"is not a key", "n’est pas une clé"),
        (r"is not a web address", "n’est pas une adresse sur le web"),
        (r"is not a language tag", "n’est pas une langue"),
        (r"names '(.+)' twice", "nomme « {} » deux fois"),
        (r"is empty", "est vide"),
        (r"is open at both ends", "est ouvert des deux côtés"),
        (r"is below (\S+)", "est inférieur à {}"),
        (r"is not from (\S+) to (\S+)", "n’est pas compris entre {} et {}"),
        (r"is beyond what GraphQL has as a whole number", "est trop grand"),
        (r"stands above (\S+)", "est supérieur à {}"),
        (r"is before (\S+), when it was done", "précède le {}, où cela a été fait"),
        (r"is before (\S+), when it was published", "précède le {}, où la source a été publiée"),
        (
            r"is after (\S+), when the newest of its sources was published",
            "est postérieur au {}, où la plus récente de ses sources a été publiée",
        ),
        (r"is given without (.+)", "est donné sans {}"),
        (r"has none of (.+)", "n’a rien de {}"),
        (r"appears twice, first at (.+)", "figure deux fois, d’abord à {}"),
        (r"holds (U\+\S+), .+", "contient {}, un caractère qui ne se montre pas"),
        (r"points to itself", "renvoie à lui-même"),
    )
)
REMEDIES = tuple(
    (re.compile(form), french)
    for form, french in (
        (r"Did you mean '(.+)'\? Write one of: .+", "Vouliez-vous dire « {} » ? Écrivez ? pour la liste des codes."),
        (r"Write one of: .+", "Écrivez ? pour la liste des codes."),
        (
            r"Write lower-case letters, digits and single hyphens, such as .+",
            "Écrivez des minuscules sans accent, des chiffres et des traits d’union, par exemple mnla ou accord-2015.",
        ),
        (
            r"Begin it with https://.+",
            "Commencez par https:// ou http:// et le nom du site, et écrivez les espaces %20.",
        ),
        (r"Write a BCP 47 tag, .+", "Écrivez une balise de langue, par exemple fr ou en."),
        (r"Remove one of the two\.|Keep one of the two\.", "Gardez l’un des deux."),
        (r"Give a text, .+|Give one\.", "Donnez un texte."),
        (r"Give at least one\.", "Donnez-en au moins un."),
        (r"Write (\S+) or more\.", "Écrivez {} ou plus."),
        (r"(?:Write a number|Give one) from (\S+) to (\S+)\.", "Écrivez un nombre de {} à {}."),
        (r"Order the numbers: (.+)\.", "Mettez les nombres dans l’ordre : {}."),
        (
            r"Correct one of the two dates, or name who says it later\.",
            "Corrigez l’une des deux dates, ou citez qui le dit plus tard.",
        ),
        (r"Correct one of the two dates\.", "Corrigez l’une des deux dates."),
        (r"Give (.+), or none of them\.", "Donnez {}, ou rien de cela."),
        (
            r"Give a number, or a note that it is unknown\.",
            "Donnez un nombre, ou une remarque disant qu’il est inconnu.",
        ),
        (r"Give each an id of its own\.", "Donnez à chacun une clé à lui."),
        (r"Remove it, or write a space\.", "Supprimez-le, ou écrivez une espace."),
        (r"Name another\.", "Nommez-en un autre."),
        (r"Name an actor that is known\.", "Nommez un acteur connu."),
    )
)


def refusal(value: str, problem: str, remedy: str, lang: str) -> str:
    """What is wrong with a value and what to do, in a language."""
    if lang != "fr":
        return f"{value!r} {problem}. {_of_a_prompt(remedy)}"
    return f"« {value} » {_in_french(problem, PROBLEMS)}. {_in_french(remedy, REMEDIES)}"


def _of_a_prompt(remedy: str) -> str:
    """A remedy where a question mark lists the codes."""
    return re.sub(r"Write one of: .+", "Write ? for the list of codes.", remedy)


def _in_french(text: str, known: Iterable[tuple[re.Pattern[str], str]]) -> str:
    return next((french.format(*found.groups()) for form, french in known if (found := form.fullmatch(text))), text)
