"""Why two events are one, or are not, as sentences in English and French."""

from collections.abc import Iterable, Iterator
from datetime import date

from graph.compliance.wording import both, date_in_words
from graph.matching.bonds import Tie
from graph.matching.links import Verdict
from graph.matching.occurrences import UNNAMED, Occurrence
from graph.matching.scoring import Compared
from graph.matching.sides import Pair
from graph.matching.whereabouts import How, Whereabouts
from ontology.codes import Code
from ontology.values import Text
from ontology.vocabularies import EventKind

OF_VERDICT = {
    Verdict.SAME: ("One event: {clause}", "Un même événement : {clause}"),
    Verdict.PART: ("A part: {clause}", "Une partie : {clause}"),
    Verdict.DIFFERENT: ("Not one event: {clause}", "Pas le même événement : {clause}"),
    Verdict.UNDECIDED: ("Undecided: {clause}", "Indécis : {clause}"),
}
TAKEN = ("one of them is {taken}", "l’un des deux est {taken}")
SAME_DAY = ("same day ({one})", "même jour ({one})")
OVERLAPPING = ("overlapping days ({one}; {other})", "jours qui se recoupent ({one} ; {other})")
APART = ("{days} apart ({one}; {other})", "à {days} d’intervalle ({one} ; {other})")
DISTANT = ("{km} km apart ({where})", "à {km} km de distance ({where})")
INSIDE = ("{where}: both in {unit}", "{where} : tous deux dans {unit}")
OUTSIDE = ("{where}: not of the same unit", "{where} : pas de la même unité")
UNKNOWN = ("{where}: whether it is the same place is not known", "{where} : on ne sait si c’est le même lieu")
NOWHERE = ("no place is told", "aucun lieu n’est indiqué")
OF_TIE = {
    Tie.SAME: ("{one} in both", "{one} dans les deux"),
    Tie.MEMBER: ("{one} and {other}, one of which was of the other", "{one} et {other}, dont l’un relevait de l’autre"),
    Tie.FILED: ("{one}, who may be coded as {other}", "{one}, qui peut être codé comme {other}"),
    Tie.TOGETHER: ("{one} and {other}, who stood together", "{one} et {other}, qui étaient du même bord"),
    Tie.UNNAMED: ("{one}, and {other}", "{one}, et {other}"),
    Tie.NONE: ("{one} is not {other}", "{one} n’est pas {other}"),
}
NO_SIDES = ("nobody is told who took part", "nul n’est nommé qui y ait pris part")
ONE_KIND = ("{one} in both", "{one} dans les deux")
KINDS = ("{one} and {other}", "{one} et {other}")
TOLLS_AGREE = ("figures of dead that can be the same", "des bilans qui peuvent être le même")
TOLLS_DIFFER = ("figures of dead that cannot be the same", "des bilans qui ne peuvent être le même")


def told(found: Compared, verdict: Verdict, taken: str | None = None) -> Text:
    """`Same day (6 April 2018); 0 km apart (Akabar); Barkhane, who may be coded as Government of Mali; ...`

    `taken`: the event that is already one with one of the two, for which they are not one.
    """
    clauses = [*([both(*TAKEN, taken=Text(taken, taken))] if taken else ()), *_clauses(found)]
    return _joined([both(*OF_VERDICT[verdict], clause=clauses[0]), *clauses[1:]])


def _clauses(found: Compared) -> Iterator[Text]:
    yield _when(found)
    yield _where(found.where)
    yield from map(_side, found.sides.pairs) if found.sides.pairs else (Text(*NO_SIDES),)
    yield _kinds(found.one, found.other)
    if found.tolls:
        yield Text(*(TOLLS_AGREE if found.tolls > 0 else TOLLS_DIFFER))


def _when(found: Compared) -> Text:
    one, other = map(_days, (found.one, found.other))
    if found.gap:
        many = found.gap
        days = Text(f"{many} day{'s' * (many > 1)}", f"{many} jour{'s' * (many > 1)}")
        return both(*APART, days=days, one=one, other=other)
    if one == other:
        return both(*SAME_DAY, one=one)
    return both(*OVERLAPPING, one=one, other=other)


def _days(event: Occurrence) -> Text:
    first, last = (date.fromordinal(day).isoformat() for day in (event.first, event.last))
    return date_in_words(first if first == last else f"{first}/{last}")


def _where(found: Whereabouts) -> Text:
    if found.one is None or found.other is None:
        return Text(*NOWHERE)
    one, other = found.one.name, found.other.name
    where = one if one == other else both("{one}; {other}", "{one} ; {other}", one=one, other=other)
    if found.how is How.DISTANCE:
        km = f"{found.km:.0f}"
        return both(*DISTANT, km=Text(km, km), where=where)
    if found.how is How.INSIDE:
        assert found.unit
        return both(*INSIDE, where=where, unit=Text(found.unit.id, found.unit.id))
    return both(*(OUTSIDE if found.how is How.OUTSIDE else UNKNOWN), where=where)


def _side(pair: Pair) -> Text:
    one, other = pair.one.who, pair.other.who
    if UNNAMED not in (one.kind, other.kind) or pair.tie is not Tie.UNNAMED:
        return both(*OF_TIE[pair.tie], one=one.name, other=other.name)
    return both(*OF_TIE[Tie.UNNAMED], one=one.name, other=other.name)


def _kinds(one: Occurrence, other: Occurrence) -> Text:
    mine, theirs = (_concept(EventKind[event.kind]) for event in (one, other))
    return both(*ONE_KIND, one=mine) if one.kind == other.kind else both(*KINDS, one=mine, other=theirs)


def _concept(kind: Code) -> Text:
    return Text(kind.concept.en.lower(), kind.concept.fr.lower())


def _joined(clauses: Iterable[Text]) -> Text:
    """Clauses one after the other, as one sentence."""
    told_ = tuple(clauses)
    en = "; ".join(clause.en or "" for clause in told_)
    fr = " ; ".join(clause.fr or clause.en or "" for clause in told_)
    return Text(f"{en}.", f"{fr}.")
