"""What is decided of two records that may stand for one thing."""

from ontology.codes import Code, Concept, vocabulary


@vocabulary(fr="Verdict d’un appariement")
class MatchVerdict(Code):
    """What was decided of two records that may stand for one thing."""

    SAME = Concept(
        "Same",
        "Identique",
        "Both stand for the same thing.",
        "Les deux désignent la même chose.",
    )
    PART = Concept(
        "Part",
        "Partie",
        "What the first stands for is a part of what the second does.",
        "Ce que désigne la première est une partie de ce que désigne la seconde.",
    )
    DIFFERENT = Concept(
        "Different",
        "Distinct",
        "They stand for two things, however alike they look.",
        "Elles désignent deux choses, si semblables qu’elles paraissent.",
    )
