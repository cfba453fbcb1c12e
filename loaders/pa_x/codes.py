"""What the codes of PA-X say, in both languages, and which kind of agreement each stage stands for."""

from typing import NamedTuple

from ontology.vocabularies import AgreementKind as Kind
from ontology.vocabularies import Strength


class Said(NamedTuple):
    """What a code says."""

    en: str
    fr: str


STAGES = {
    "pre": Said("before or about negotiations", "avant ou sur les négociations"),
    "subpar": Said("settles a part of the questions", "règle une partie des questions"),
    "subcomp": Said("meant to settle the conflict as a whole", "destiné à régler le conflit dans son ensemble"),
    "imp": Said("carries out or renegotiates an earlier one", "met en œuvre ou renégocie un accord antérieur"),
    "ren": Said("renews an earlier one", "renouvelle un accord antérieur"),
    "cea": Said("a ceasefire, or about one", "cessez-le-feu, ou relatif à un cessez-le-feu"),
    "oth": Said("none of the usual stages", "hors des étapes habituelles"),
}
STAGE_WORDS = {
    "pre-negotiation/process": "pre",
    "pre-negotiation": "pre",
    "framework/substantive - partial": "subpar",
    "framework-substantive, partial": "subpar",
    "framework/substantive - comprehensive": "subcomp",
    "framework-substantive, comprehensive": "subcomp",
    "implementation/renegotiation": "imp",
    "renewal": "ren",
    "ceasefire/related": "cea",
    "ceasefire": "cea",
    "other": "oth",
}
"""How files that the site exports write a stage."""
SUBSTAGES = {
    "proc": Said("how to talk", "la conduite des pourparlers"),
    "prin": Said("principles for talks", "les principes des pourparlers"),
    "conf": Said("measures of confidence", "des mesures de confiance"),
    "premix": Said("several of these", "plusieurs de ces questions"),
    "preoth": Said("another question of the process", "une autre question du processus"),
    "iss": Said("one question", "une seule question"),
    "multiss": Said("several questions", "plusieurs questions"),
    "frparoth": Said("another part", "une autre partie"),
    "frag": Said("a framework for all", "un cadre d’ensemble"),
    "frcons": Said("a constitution", "une constitution"),
    "frcomoth": Said("another whole", "un autre ensemble"),
    "impmod": Said("how it is carried out", "les modalités de mise en œuvre"),
    "extsub": Said("extended to new questions", "étendu à de nouvelles questions"),
    "extpar": Said("extended to new parties", "étendu à de nouvelles parties"),
    "impoth": Said("implementation otherwise", "une mise en œuvre à un autre titre"),
    "reimp": Said("of one on implementation", "d’un accord de mise en œuvre"),
    "repre": Said("of one before negotiations", "d’un accord préalable aux négociations"),
    "resub": Said("of one on the questions themselves", "d’un accord sur le fond"),
    "reoth": Said("of another one", "d’un autre accord"),
    "ceas": Said("a ceasefire", "un cessez-le-feu"),
    "rel": Said("about a ceasefire", "relatif à un cessez-le-feu"),
    "ceamix": Said("a ceasefire and more", "un cessez-le-feu et davantage"),
    "other": Said("another", "autre"),
    "oth": Said("another", "autre"),
}
TYPES = {
    "inter": Said("between States, on a conflict between States", "entre États, sur un conflit entre États"),
    "interintra": Said("between States, on a conflict within one", "entre États, sur un conflit interne"),
    "intra": Said("on a conflict within a State", "sur un conflit interne"),
    "intralocal": Said("local, within a State", "local, au sein d’un État"),
}
TYPE_WORDS = {
    "interstate": "inter",
    "interstate/interstate conflict": "inter",
    "interstate/mixed": "interintra",
    "interstate/intrastate conflict(s)": "interintra",
    "intrastate": "intra",
    "intrastate/intrastate conflict": "intra",
    "local": "intralocal",
    "intrastate/local conflict": "intralocal",
}
STATUSES = {
    "multiparty signed/agreed": Said("signed or agreed by several parties", "signé ou convenu par plusieurs parties"),
    "unilateral document": Said("a document of one side", "document d’une seule partie"),
    "unilateral agreement": Said("a document of one side", "document d’une seule partie"),
    "status unclear": Said("unclear whether it was signed", "signature incertaine"),
    "agreement with subsequent status": Said(
        "not accepted when it was made, and a basis of what came after",
        "non accepté à l’origine, mais fondement de la suite",
    ),
}
CONFLICTS = {
    "government": Said("about government", "sur le gouvernement"),
    "territory": Said("about territory", "sur le territoire"),
    "government/territory": Said("about government and territory", "sur le gouvernement et le territoire"),
    "inter-group": Said("between groups", "entre groupes"),
    "other": Said("of another sort", "d’une autre nature"),
}
KINDS = {
    "pre": Kind.PRELIMINARY_AGREEMENT,
    "subpar": Kind.FRAMEWORK_AGREEMENT,
    "subcomp": Kind.PEACE_ACCORD,
    "imp": Kind.IMPLEMENTATION_MEASURES,
    "ren": Kind.DECLARATION,
    "cea": Kind.CEASEFIRE,
    "oth": Kind.DECLARATION,
}
"""Partial ones leave the rest to later texts; a renewal states again what was agreed. The note has the code."""
FINER_KINDS = {"iss": Kind.PROTOCOL, "frcons": Kind.CHARTER}
"""What settles one question; and a constitution."""
STRENGTHS = {1: Strength.MENTIONED, 2: Strength.DETAILED, 3: Strength.SUBSTANTIAL}
