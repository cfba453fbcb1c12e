"""What somebody answers to `accord new` for each kind of entry, the row that follows, and datasets that suffice."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from loaders.curated.yaml_lines import read_yaml
from tests.loaders.curated_snippets import COMMITMENT, DATASET, SOURCES, Files

Answers = tuple[tuple[str, str], ...]

SOURCE: Answers = (
    ("What kind of source", "press"),
    ("Title as published, in English", ""),
    ("Title as published, in French", "Embuscade près de Gao"),
    ("Who published it", "The Gao Gazette"),
    ("When it was published", "2018-04-04"),
    ("Its address on the web", "https://gazette.example/embuscade"),
    ("When you read it", "2026-11"),
    ("Its languages", "fr"),
    ("Its key, which never changes [the-gao-gazette-2018-04-04]", ""),
    ("Write and load it?", "y"),
)
EVENT: Answers = (
    ("What kind of event", "ambush"),
    ("When it happened", "3 April 2018"),
    ("What happened, in a few words, in English", "Convoy ambushed near Gao"),
    ("What happened, in a few words, in French", "Convoi pris en embuscade près de Gao"),
    ("What happened, in a sentence or two, in English", ""),
    ("What happened, in a sentence or two, in French", ""),
    ("Place (", "ml-gao-town"),
    ("How exactly there", "near"),
    ("Place (", ""),
    ("Who took part (", "minusma"),
    ("Its part", "target"),
    ("With what reservation", ""),
    ("Who took part (", ""),
    ("Source (", "crisis-group-mali-2018-05"),
    ("Where in it", "entry, sentence 3"),
    ("Source (", ""),
    ("Add a figure of victims?", "y"),
    ("Who gives the figure", "minusma"),
    ("What befell the victims", "wounded"),
    ("Who the victims were, in English", "peacekeepers"),
    ("Who the victims were, in French", "Casques bleus"),
    ("How many, if stated", "at least 2"),
    ("Whether that is everyone harmed so", "part"),
    ("With what reservation", ""),
    ("Add another one: a figure of victims?", "n"),
    ("Add what somebody says of it?", "y"),
    ("Who says it", "minusma"),
    ("What the speaker does by saying it", "accuses"),
    ("What is said, in your own words, in English", "The gunmen belonged to the JNIM."),
    ("What is said, in your own words, in French", ""),
    ("When it was said", ""),
    ("Add another one: what somebody says of it?", ""),
    ("Its key, which never changes [2018-04-03-ml-gao-town]", ""),
    ("Write and load it?", ""),
)
CLAIM: Answers = (
    ("Who says it", "minusma"),
    ("What the speaker does by saying it", "accuses"),
    ("What is said, in your own words, in English", "The gunmen belonged to the JNIM."),
    ("What is said, in your own words, in French", "Les hommes armés appartenaient au JNIM."),
    ("When it was said", "2018-04-04"),
    ("What that date rests on", "stated"),
    ("What it is about (", "actor/jnim"),
    ("What it is about (", ""),
    ("Source (", "crisis-group-mali-2018-05"),
    ("Where in it", ""),
    ("Source (", ""),
    ("Its key, which never changes [minusma-accuses-2018-04-04]", "minusma-accuses-jnim"),
    ("Write and load it?", ""),
)
ASSESSMENT: Answers = (
    ("Which promise", "apr-list-30d"),
    ("Who judges", "independent-observer"),
    ("What the judgement amounts to", "partly"),
    ("When it was said", "2018-05"),
    ("When it was done", ""),
    ("How many were done", "20"),
    ("Out of how many", "78"),
    ("Source (", "crisis-group-mali-2018-05"),
    ("Where in it", "p. 3"),
    ("Source (", ""),
    ("Note for readers, in English", ""),
    ("Note for readers, in French", "Compté par l’Observateur."),
    ("Its key, which never changes [apr-list-30d-independent-observer-2018-05]", ""),
    ("Write and load it?", ""),
)
ACTOR: Answers = (
    ("What kind of actor", "unnamed"),
    ("Its name, in English", "Gunmen (Gao, 3 April 2018)"),
    ("Its name, in French [Gunmen (Gao, 3 April 2018)]", "Hommes armés (Gao, 3 avril 2018)"),
    ("Its acronyms", ""),
    ("What it belongs to (", ""),
    ("Source (", "crisis-group-mali-2018-05"),
    ("Where in it", ""),
    ("Source (", ""),
    ("Its key, which never changes [gunmen-gao-3-april-2018]", "unnamed-2018-04-03-gao"),
    ("Write and load it?", ""),
)
CITED = [{"source": "crisis-group-mali-2018-05", "locator": "p. 3"}]
WALKS: Mapping[str, tuple[Answers, str, dict[str, Any]]] = {
    "source": (
        SOURCE,
        "sources",
        {
            "id": "the-gao-gazette-2018-04-04",
            "kind": "press",
            "title": {"fr": "Embuscade près de Gao"},
            "publisher": "The Gao Gazette",
            "published": "2018-04-04",
            "url": "https://gazette.example/embuscade",
            "retrieved": "2026-11",
            "languages": ["fr"],
        },
    ),
    "event": (
        EVENT,
        "events",
        {
            "id": "2018-04-03-ml-gao-town",
            "kind": "ambush",
            "when": "2018-04-03",
            "title": {"en": "Convoy ambushed near Gao", "fr": "Convoi pris en embuscade près de Gao"},
            "happened_at": [{"place": "ml-gao-town", "precision": "near"}],
            "involves": [{"actor": "minusma", "role": "target"}],
            "sources": [{"source": "crisis-group-mali-2018-05", "locator": "entry, sentence 3"}],
            "casualties": [
                {
                    "id": "2018-04-03-ml-gao-town-minusma-wounded-peacekeepers",
                    "said_by": "minusma",
                    "harm": "wounded",
                    "victims": {"en": "peacekeepers", "fr": "Casques bleus"},
                    "low": 2,
                    "scope": "part",
                }
            ],
            "claims": [{"said_by": "minusma", "kind": "accuses", "text": {"en": "The gunmen belonged to the JNIM."}}],
        },
    ),
    "actor": (
        ACTOR,
        "actors",
        {
            "id": "unnamed-2018-04-03-gao",
            "kind": "unnamed",
            "names": {"en": "Gunmen (Gao, 3 April 2018)", "fr": "Hommes armés (Gao, 3 avril 2018)"},
            "sources": ["crisis-group-mali-2018-05"],
        },
    ),
    "claim": (
        CLAIM,
        "claims",
        {
            "id": "minusma-accuses-jnim",
            "said_by": "minusma",
            "kind": "accuses",
            "text": {"en": "The gunmen belonged to the JNIM.", "fr": "Les hommes armés appartenaient au JNIM."},
            "date": "2018-04-04",
            "date_basis": "stated",
            "about": ["actor/jnim"],
            "sources": ["crisis-group-mali-2018-05"],
        },
    ),
    "assessment": (
        ASSESSMENT,
        "assessments",
        {
            "id": "apr-list-30d-independent-observer-2018-05",
            "assesses": "apr-list-30d",
            "assessed_by": "independent-observer",
            "status": "partly",
            "date": "2018-05",
            "done": 20,
            "out_of": 78,
            "sources": CITED,
            "note": {"fr": "Compté par l’Observateur."},
        },
    ),
}


LIKE_OURS: Mapping[str, Files] = {
    "places": {
        "dataset": DATASET,
        "sources": SOURCES,
        "places": """\
- {id: ml, kind: country, names: {en: Mali, fr: Mali}, sources: [s]}
- {id: ml-gao-town, kind: locality, names: {en: Gao, fr: Gao}, sources: [s]}
""",
    },
    "mali": {
        "dataset": DATASET + "requires: [places]\n",
        "sources": "- {id: crisis-group-mali-2018-05, kind: bulletin, title: A page, published: '2018-05'}\n",
        "actors": "".join(
            f"- {{id: {key}, kind: coalition, names: {{en: {en}, fr: {fr}}}, sources: [crisis-group-mali-2018-05]}}\n"
            for key, en, fr in (
                ("minusma", "Multidimensional Stabilization Mission", "Mission multidimensionnelle de stabilisation"),
                ("jnim", "Group to Support Islam", "Groupe de soutien à l’islam"),
                ("independent-observer", "Independent Observer", "Observateur indépendant"),
            )
        ),
        "agreements": "- {id: accord, kind: peace-accord, names: {en: A, fr: A}, date: '2015', sources: [s]}\n",
        "commitments": COMMITMENT.replace("id: c", "id: apr-list-30d").replace("[mali]", "[jnim]")
        + "  deadline: {type: open, text: from now on}\n",
    },
}
"""Datasets that are called as ours are, and have what the answers name: no test but one for each kind needs more."""


def typed(answers: Answers) -> str:
    """What is typed, line by line."""
    return "".join(f"{answer}\n" for _, answer in answers)


def rows(kind: str, folder: str = "mine") -> Any:
    """What stands in a file of the folder `mine`."""
    file = Path(folder) / f"{kind}.yaml"
    return read_yaml(file, file.name).value
