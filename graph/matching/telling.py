"""Why two events are one, or are not, as sentences in English and French."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from graph.compliance.wording import date_in_words
from graph.matching.bonds import Tie
from graph.matching.links import Verdict
from graph.matching.occurrences import Who
from graph.matching.scoring import Compared
from graph.matching.whereabouts import How, Whereabouts
from ontology.values import Language, Text
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


Said = tuple[str, str]
"""A clause in English and in French."""
CACHED = lru_cache(1 << 14)
"""Most clauses are told of very many pairs."""


def told(reason: Said, verdict: Verdict, taken: str | None = None) -> Text:
    """`One event: same day (6 April 2018); 0 km apart (Akabar); Barkhane, who may be coded as Government of Mali; ...`

    `taken`: the event that is already one with one of the two, for which they are not one.
    """
    whole = _joined((_filled(TAKEN, taken=(taken, taken)), reason)) if taken else reason
    en, fr = _filled(OF_VERDICT[verdict], clause=whole)
    return Text(f"{en}.", f"{fr}.")


def reason(found: Compared) -> Said:
    """How far two events agree, whatever is decided of them."""
    return _joined(_clauses(found))


def _joined(clauses: Iterable[Said]) -> Said:
    en, fr = zip(*clauses, strict=True)
    return "; ".join(en), " ; ".join(fr)


def _clauses(found: Compared) -> Iterator[Said]:
    one, other = found.one, found.other
    yield _when(found.gap, (one.first, one.last), (other.first, other.last))
    yield _where(found.where)
    yield from (_side(pair.tie, pair.one.who, pair.other.who) for pair in found.sides.pairs)
    if not found.sides.pairs:
        yield NO_SIDES
    yield _kinds(one.kind, other.kind)
    if found.tolls:
        yield TOLLS_AGREE if found.tolls > 0 else TOLLS_DIFFER


@CACHED
def _when(gap: int, one: tuple[int, int], other: tuple[int, int]) -> Said:
    mine, theirs = _days(*one), _days(*other)
    if gap:
        days = f"{gap} day{'s' * (gap > 1)}", f"{gap} jour{'s' * (gap > 1)}"
        return _filled(APART, days=days, one=mine, other=theirs)
    return _filled(SAME_DAY, one=mine) if one == other else _filled(OVERLAPPING, one=mine, other=theirs)


def _days(first: int, last: int) -> Said:
    begun, ended = (date.fromordinal(day).isoformat() for day in (first, last))
    return _said(date_in_words(begun if first == last else f"{begun}/{ended}"))


def _where(found: Whereabouts) -> Said:
    if found.one is None or found.other is None:
        return NOWHERE
    one, other = _said(found.one.name), _said(found.other.name)
    where = one if one == other else _filled(("{one}; {other}", "{one} ; {other}"), one=one, other=other)
    if found.how is How.DISTANCE:
        return _filled(DISTANT, km=(f"{found.km:.0f}",) * 2, where=where)
    if found.how is How.INSIDE:
        assert found.unit
        return _filled(INSIDE, where=where, unit=_said(found.unit.name))
    return _filled(OUTSIDE if found.how is How.OUTSIDE else UNKNOWN, where=where)


@CACHED
def _side(tie: Tie, one: Who, other: Who) -> Said:
    return _filled(OF_TIE[tie], one=_said(one.name), other=_said(other.name))


@CACHED
def _kinds(one: str, other: str) -> Said:
    mine, theirs = ((kind.concept.en.lower(), kind.concept.fr.lower()) for kind in (EventKind[one], EventKind[other]))
    return _filled(ONE_KIND, one=mine) if one == other else _filled(KINDS, one=mine, other=theirs)


def _said(text: Text) -> Said:
    return text.in_language(Language.EN), text.in_language(Language.FR)


def _filled(form: Said, /, **said: Said) -> Said:
    """A clause in both languages, its places filled in the same language."""
    en, fr = form
    return en.format(**{name: one for name, (one, _) in said.items()}), fr.format(
        **{name: one for name, (_, one) in said.items()}
    )
