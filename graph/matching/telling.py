"""Why two events are one, or are not, as sentences in English and French."""

from collections.abc import Iterable, Iterator
from datetime import date

from graph.compliance.wording import both, date_in_words
from graph.matching.bonds import Tie
from graph.matching.occurrences import UNNAMED, Occurrence
from graph.matching.scoring import Compared
from graph.matching.sides import Pair
from graph.matching.whereabouts import How, Whereabouts
from ontology.codes import Code
from ontology.values import Text
from ontology.vocabularies import EventKind

SAME_DAY = ("Same day ({one})", "Même jour ({one})")
OVERLAPPING = ("Overlapping days ({one}; {other})", "Jours qui se recoupent ({one} ; {other})")
APART = ("{days} apart ({one}; {other})", "À {days} d’intervalle ({one} ; {other})")
DISTANT = ("{km} km apart ({where})", "à {km} km de distance ({where})")
INSIDE = ("{where}: both in {unit}", "{where} : tous deux dans {unit}")
OUTSIDE = ("{where}: not of the same unit", "{where} : pas de la même unité")
UNKNOWN = ("{where}: whether it is the same place is not known", "{where} : on ne sait si c’est le même lieu")
NOWHERE = ("no place is told", "aucun lieu n’est indiqué")
OF_TIE = {
    Tie.SAME: ("{one} in both", "{one} dans les deux"),
    Tie.MEMBER: ("{one} and {other}, of which one belonged to the other", "{one} et {other}, dont l’un relevait de l’autre"),
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


def told(found: Compared) -> Text:
    """`Same day (6 April 2018); 0 km apart (Akabar); Barkhane, who may be coded as Government of Mali; ...`"""
    return _joined(_clauses(found))


def with_verdict(found: Compared, verdict: tuple[str, str], **texts: Text) -> Text:
    """The same, with what follows from it in front."""
    return both("{verdict}: {told}", "{verdict} : {told}", verdict=both(*verdict, **texts), told=told(found))


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
    return Text(f"{en[:1].upper()}{en[1:]}.", f"{fr[:1].upper()}{fr[1:]}.")
