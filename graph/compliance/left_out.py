"""What a ledger leaves out because no source had told it by a day: how much of what, and in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from ontology.values import Text


@dataclass(frozen=True)
class Left:
    """How many records of a kind are left out since no source of theirs counts.

    `undated`: those of them that have none with a date at all. `dependent` are more that have one, but belong to a
    record that is left out.
    """

    count: int
    undated: int
    dependent: int = 0


@dataclass(frozen=True)
class LeftOut:
    """What the ledger of the same day has without `knownBy`, and does not have with it.

    Each record once. `sources` are those cited in it.
    """

    agreements: Left
    commitments: Left
    assessments: Left
    events: Left
    statements: Left
    signatures: Left
    endings: Left
    sources: Left
    words: Text


KINDS = {
    "agreements": (("agreement", "agreements"), ("accord laissé", "accords laissés", "tous")),
    "commitments": (("commitment", "commitments"), ("engagement laissé", "engagements laissés", "tous")),
    "assessments": (("assessment", "assessments"), ("évaluation laissée", "évaluations laissées", "toutes")),
    "events": (("event", "events"), ("événement laissé", "événements laissés", "tous")),
    "statements": (("statement", "statements"), ("déclaration laissée", "déclarations laissées", "toutes")),
    "signatures": (("signature", "signatures"), ("signature laissée", "signatures laissées", "toutes")),
    "endings": (
        ("end of an agreement", "ends of agreements"),
        ("fin d’accord laissée", "fins d’accord laissées", "toutes"),
    ),
    "sources": (("source", "sources"), ("source laissée", "sources laissées", "toutes")),
}
"""What is counted: one and several, in English and French, and what stands in French for all of them."""
NOTHING = Text("nothing left out", "rien n’est laissé de côté")


def left_out(counted: Mapping[str, Left]) -> LeftOut:
    """What is left out, by the kinds that have any."""
    every = {kind: counted.get(kind, Left(0, 0)) for kind in KINDS}
    told = [_in_words(kind, left) for kind, left in every.items() if left.count or left.dependent]
    words = Text("; ".join(one.en or "" for one in told), " ; ".join(one.fr or "" for one in told)) if told else NOTHING
    return LeftOut(words=words, **every)


def _in_words(kind: str, left: Left) -> Text:
    """`7 assessments left out, 2 of them undated (and 3 more, with what they belong to)`."""
    (one_en, many_en), (one_fr, many_fr, all_fr) = KINDS[kind]
    # none is several in English, and one in French
    en = f"{left.count} {one_en if left.count == 1 else many_en} left out"
    fr = f"{left.count} {many_fr if left.count > 1 else one_fr} de côté"
    undated_en, undated_fr = f"{left.undated} of them undated", f"dont {left.undated} sans date"
    if left.undated == left.count:
        several = left.count > 1
        undated_en, undated_fr = ("all undated", f"{all_fr} sans date") if several else ("undated", "sans date")
    if left.undated:
        en, fr = f"{en}, {undated_en}", f"{fr}, {undated_fr}"
    if left.dependent:
        en = f"{en} (and {left.dependent} more, with what they belong to)"
        fr = f"{fr} (et {left.dependent} de plus, avec la notice dont cela dépend)"
    return Text(en, fr)
