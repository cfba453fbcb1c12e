"""What to say where it is not clear which agreement or actor is meant: that, and the nearest titles."""

from api.reports.names import Meant, Named
from graph.compliance.wording import both
from ontology.actors import Actor
from ontology.agreements import Agreement
from ontology.values import Language, Text

NOTHING = Text("Nothing is loaded; run `accord load`.", "Rien n’est chargé ; lancez `accord load`.")
NOT_ONE: dict[Named, Text] = {
    Agreement: Text("No agreement is known as {asked}.", "Aucun accord n’est connu comme {asked}."),
    Actor: Text("No actor is known as {asked}.", "Aucun acteur n’est connu comme {asked}."),
}
NEAREST = Text(" Name one by its key; the nearest:", " Nommez-en un par sa clé ; les plus proches :")


def not_named(cls: Named, asked: str, meant: Meant, language: Language) -> str:
    """That none of a class, or several, are called so, with the keys and titles of the nearest, line by line."""
    said = both(*NOT_ONE[cls].variants, asked=Text(repr(asked), f"«\u00a0{asked}\u00a0»")).in_language(language)
    if not meant.nearest:
        return f"{said} {NOTHING.in_language(language)}"
    width = max(len(one.key) for one in meant.nearest)
    listed = (f"\n  {one.key:{width}}  {one.name.in_language(language)}" for one in meant.nearest)
    return said + NEAREST.in_language(language) + "".join(listed)
