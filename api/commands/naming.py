"""`accord names`: which places and actors a name may stand for, the likeliest first, each with the reason."""

import json
from typing import Any

from api.commands.names import gazetteer_of
from api.commands.running import WithStatus
from api.commands.terminal import tell
from api.exit_codes import DONE, REFUSED, WRONG_USE
from api.reports.not_named import NOTHING
from graph.store import Store
from loaders.gazetteer import Gazetteer, Outcome
from loaders.ranking import Candidate, Ranker, Ranking
from ontology.actors import Actor
from ontology.places import Place
from ontology.values import Language, Text

CLASSES = {"place": Place, "actor": Actor}
NONE = Text("Nothing of ours is called {name}, or nearly so.", "Rien chez nous ne s’appelle {name}, même à peu près.")
SEVERAL = Text(
    "{several} are as near to {name}; none of them is chosen.",
    "{several} sont aussi proches de {name} ; aucun n’est choisi.",
)
BLANK = Text("A name is blank; write one.", "Un nom est vide ; écrivez-en un.")


async def tell_names(store: Store, name: str, class_: str | None, lang: str, form: str) -> int:
    """Write what a name may stand for. The exit code is 1 where that is nothing; ambiguous names are told to be so."""
    language = Language(lang)
    if not name.strip():
        raise WithStatus(BLANK.in_language(language), WRONG_USE)
    gazetteer = await gazetteer_of(store, "")
    if not any(next(gazetteer.nodes(cls), None) for cls in CLASSES.values()):
        raise WithStatus(NOTHING.in_language(language), REFUSED)
    ranking = _ranking(gazetteer, name, class_)
    if form == "json":
        tell(json.dumps(_as_json(name, ranking), ensure_ascii=False, indent=2))
    else:
        _tell_text(name, ranking, language)
    return DONE if ranking.candidates else REFUSED


def _ranking(gazetteer: Gazetteer, name: str, class_: str | None) -> Ranking:
    ranker = Ranker(gazetteer)
    of_class = {"place": ranker.place, "actor": ranker.actor}
    found = (one for key, rank in of_class.items() if class_ in (None, key) for one in rank(name).candidates)
    return Ranking(tuple(sorted(found, key=lambda one: -one.score)))


def _tell_text(name: str, ranking: Ranking, language: Language) -> None:
    """A line for each candidate. What is to be said of all stands on stderr."""
    quoted = repr(name) if language is Language.EN else f"«\u00a0{name}\u00a0»"
    if not ranking.candidates:
        tell(NONE.in_language(language).format(name=quoted), err=True)
    width = max((len(one.node.id) for one in ranking.candidates), default=0)
    for one in ranking.candidates:
        tell(f"{one.score:3}  {one.node.id:{width}}  {_told(one, language)}")
    if ranking.outcome is Outcome.AMBIGUOUS:
        several = len(ranking.foremost)
        tell(SEVERAL.in_language(language).format(several=several, name=quoted), err=True)


def _told(one: Candidate, language: Language) -> str:
    """`Ménaka cercle (Cercle): alias Menaka, by its spelling, 92 of 100`."""
    label, kind = one.node.label.in_language(language), one.node.kind.concept
    kind_told = kind.en if language is Language.EN else kind.fr
    fitted = "" if one.name == label else f" [{one.name}]"
    return f"{label} ({kind_told}): {one.why.in_language(language)}{fitted}"


def _as_json(name: str, ranking: Ranking) -> dict[str, Any]:
    return {
        "name": name,
        "outcome": ranking.outcome.value,
        "candidates": [_candidate(one, ranking) for one in ranking.candidates],
    }


def _candidate(one: Candidate, ranking: Ranking) -> dict[str, Any]:
    label, why = one.node.label, one.why
    return {
        "id": one.node.id,
        "label": {"en": label.in_language(Language.EN), "fr": label.in_language(Language.FR)},
        "kind": one.node.kind.name,
        "dataset": one.node.dataset,
        "score": one.score,
        "foremost": one in ranking.foremost,
        "name": one.name,
        "sort": one.sort.name,
        "why": {"en": why.en, "fr": why.fr},
    }
