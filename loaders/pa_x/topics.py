"""All topics that PA-X codes, over its versions. Its code books define them; what is said of them is in our words."""

from collections.abc import Iterator

from loaders.pa_x.coded import Coded
from loaders.pa_x.topics_of_settlement import SETTLEMENT
from loaders.pa_x.topics_of_society import SOCIETY
from loaders.pa_x.topics_of_state import STATE
from ontology.vocabularies import Topic

GROUPS = (
    ("GCh", Topic.PARTICIPATION, "Children and young people", "Les enfants et les jeunes"),
    ("GDis", Topic.PARTICIPATION, "Disabled people", "Les personnes handicapées"),
    ("GAge", Topic.PARTICIPATION, "Older people", "Les personnes âgées"),
    ("GMig", Topic.PARTICIPATION, "Migrant workers", "Les travailleurs migrants"),
    ("GRa", Topic.PARTICIPATION, "Racial, ethnic or national groups", "Les groupes raciaux, ethniques ou nationaux"),
    ("GRe", Topic.PARTICIPATION, "Religious groups", "Les groupes religieux"),
    ("GInd", Topic.PARTICIPATION, "Indigenous people", "Les peuples autochtones"),
    ("GOth", Topic.PARTICIPATION, "Other groups", "D’autres groupes"),
    ("GRef", Topic.HUMANITARIAN, "Refugees and displaced people", "Les réfugiés et les déplacés"),
    ("GSoc", Topic.PARTICIPATION, "Social classes", "Les classes sociales"),
)
"""Groups of people; each is told apart by the same aspects."""
ASPECTS = (
    ("Rhet", "in general words", "en termes généraux"),
    ("Antid", "against discrimination", "contre la discrimination"),
    ("Subs", "in substance", "sur le fond"),
    ("Oth", "otherwise", "à un autre titre"),
)
LEVELS = (
    ("St", "at the level of the State", "à l’échelle de l’État"),
    ("Sub", "below the level of the State", "à l’échelle infra-étatique"),
)
"""At which power is shared; since version 5 each form of it says so."""


def _groups() -> Iterator[Coded]:
    for column, topic, en, fr in GROUPS:
        yield Coded(column, topic, f"{en}.", f"{fr}.")
        for aspect, in_english, in_french in ASPECTS:
            if (column, aspect) == ("GRef", "Antid"):
                continue  # refugees alone are not coded so
            yield Coded(f"{column}{aspect}", topic, f"{en}, {in_english}.", f"{fr}, {in_french}.", column)


def _levels() -> Iterator[Coded]:
    for form in STATE:
        if form.part_of == "Polps" and form.column not in ("PpsSt", "PpsSub"):
            for level, en, fr in LEVELS:
                text = f"{form.en[:-1]}, {en}.", f"{form.fr[:-1]}, {fr}."
                yield Coded(f"{form.column}:{level}", form.topic, *text, form.column)


TOPICS = (*_groups(), *SOCIETY, *STATE, *_levels(), *SETTLEMENT)
GRADED = frozenset(
    {
        *(column for column, *_ in GROUPS),
        *("Pol", "Ele", "PolPar", "Pubad", "ConRen", "Cons", "Polps", "Terps", "Eps", "Mps", "EqGen", "HrDem", "HrFra"),
        *("Prot", "HrNi", "HrIi", "Med", "HrCit", "Dev", "Bus", "Tax", "Ce", "SsrPol", "SsrArm", "SsrDdr", "SsrInt"),
        *("Cor", "SsrCrOcr", "SsrDrugs", "TjGen", "TjAm", "TjCou", "TjMech", "TjPrire", "TjVet", "TjVic", "TjMis"),
        *("TjRep", "TjNR"),
    }
)
"""Columns that say by 1, 2 or 3 how far a text goes; the others say by 1 that it speaks of the topic."""
CHANGED = frozenset(
    {
        *(
            "GeSo",
            "GeLgbti",
            "GeLgbtiPos",
            "GeLgbtiNeg",
            "PpsSt",
            "PpsSub",
            "PpsGe",
            "ConGen",
            "EqGen",
            "ProtLgl",
            "HrFra",
        ),
        *("HrfSp", "HrfBor", "HrfTinc", "HrfOth", "HrBor", "HrTrinc", "RiOth"),
        *(topic.column for topic in TOPICS if ":" in topic.column),
    }
)
"""Columns that some versions have and others do not."""
EVERY_VERSION = frozenset(topic.column for topic in TOPICS) - CHANGED
