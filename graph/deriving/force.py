"""Who used force against whom in an event, and how that is told."""

from collections.abc import Iterable, Sequence
from datetime import date

from graph.compliance import wording as words
from graph.compliance.counting import counted_day, first_day, is_vague
from graph.deriving.facts import Facts, Happening, Pact, Part
from ontology.values import Text
from ontology.vocabularies import EventKind, Hedge, Role

OF_FORCE = {
    kind.name
    for kind in (
        EventKind.AMBUSH,
        EventKind.ARMED_CLASH,
        EventKind.ATTACK,
        EventKind.BOMBING,
        EventKind.KILLING,
        EventKind.MASSACRE,
        EventKind.MILITARY_OPERATION,
        EventKind.SHELLING,
    )
}
"""Kinds of events in which force was used."""
ATTACKER, TARGET, CLASHING = Role.ATTACKER.name, Role.TARGET.name, Role.CLASHING_PARTY.name
USES_FORCE = (ATTACKER, CLASHING)
NO_BREAK = "\u00a0"
DENIED = Text(
    "Denied; the claims that deny it are listed.", "Démenti ; les affirmations qui le démentent sont listées."
)
ACCUSED = (Hedge.SUSPECTED.name, Hedge.ALLEGED.name, Hedge.REPORTED.name)


def day_of(event: Happening) -> date:
    """The day on which it is asked who belonged to whom: the first on which it may have been."""
    return first_day(event.when)


def held_from(event: Happening) -> date:
    """The first day on which it has surely begun."""
    return counted_day(event.when) if is_vague(event.when) else first_day(event.when)


def in_force(pact: Pact, day: date) -> bool:
    """Whether an agreement had not yet ended."""
    return pact.ended is None or day <= counted_day(pact.ended)


def attacked(one: Part, other: Part) -> bool:
    """Whether the first attacked the second, and they did not stand together."""
    return (one.role, other.role) == (ATTACKER, TARGET) and not (one.side and one.side == other.side)


def opposed(one: Part, other: Part) -> bool:
    """Whether two stood against each other: on different sides, one the target of the other, or fighting in one clash.

    Two who both attacked, or were both attacked, did not, unless their sides tell so.
    """
    if one.side and other.side:
        return one.side != other.side
    roles = {one.role, other.role}
    return not roles.isdisjoint(USES_FORCE) and roles <= {*USES_FORCE, TARGET} and roles != {ATTACKER}


def is_told(one: Part, other: Part) -> bool:
    """Whether sides or roles say that these two were opposed, and not only that both fought."""
    return bool(one.side and other.side) or TARGET in (one.role, other.role)


def notes(facts: Facts, event: Happening, parts: Iterable[Part]) -> Sequence[Text]:
    """With what reserve it is told that these took part, who is named by coded datasets alone, whether it is denied."""
    by_actor = dict[str, list[Part]]()
    for part in parts:
        by_actor.setdefault(part.actor.id, []).append(part)
    told = [_reserve(each) for each in by_actor.values()]
    coded = [(each[0].actor.short, publishers) for each in by_actor.values() if (publishers := _coded(facts, each))]
    found = []
    if reserves := [one for one in told if one]:
        found.append(
            words.both("With reserve: {who}.", "Sous réserve" + words.COLON_FR + "{who}.", who=_listed(reserves))
        )
    if coded:
        found.append(
            words.both(
                "Named by a coded dataset alone ({by}): {who}.",
                "D’après un jeu de données codé seulement ({by})" + words.COLON_FR + "{who}.",
                by=_listed([by for _, publishers in coded for by in publishers]),
                who=_listed([who for who, _ in coded]),
            )
        )
    if event.denials:
        found.append(DENIED)
    return found


def _listed(texts: Iterable[Text]) -> Text:
    """Each once."""
    return words.listed(dict.fromkeys(texts))


def _reserve(parts: Sequence[Part]) -> Text | None:
    """`HCUA (alleged)`; None where one tells it without reserve."""
    hedges = [one.hedge for one in parts]
    if not all(hedges):
        return None
    said = words.listed(_hedge(hedge) for hedge in dict.fromkeys(filter(None, hedges)))
    return words.both("{who} ({said})", "{who} ({said})", who=parts[0].actor.short, said=said)


def _hedge(name: str) -> Text:
    concept = Hedge[name].concept
    return Text(concept.en.lower(), concept.fr.lower())


def _coded(facts: Facts, parts: Sequence[Part]) -> list[Text]:
    """Who published the coded datasets that alone name someone, and do not just accuse."""
    evidence = [one for part in parts if part.hedge not in ACCUSED for one in part.evidence]
    if not evidence or any(one.source not in facts.coded for one in evidence):
        return []
    return [Text(one.publisher, one.publisher) if one.publisher else one.title for one in evidence]


def told(event: Happening, pact: Pact, who: Text, *, counted: bool, after: Text) -> Text:
    """`Lead under the accord: CMA against GATIA (Platform), on 19 July 2016, Kidal, after both had signed: ...`"""
    where = words.listed(event.places)
    begin = (
        ("Lead under {pact}: ", "Piste au titre de «\u00a0{pact}\u00a0»" + words.COLON_FR)
        if counted
        else ("Not counted under {pact}: ", "Non retenu au titre de «\u00a0{pact}\u00a0»" + words.COLON_FR)
    )
    place = ", {where}" if event.places else ""
    after_en, after_fr = (", {after}", ", {after}") if counted else ("", "")
    return words.both(
        begin[0] + "{who}, {when}" + place + after_en + ": {title}.",
        begin[1] + "{who}, {when}" + place + after_fr + words.COLON_FR + "{title}.",
        pact=pact.name,
        who=who,
        when=words.when_in_words(event.when),
        where=where,
        after=after,
        title=event.title,
    )


def joined(texts: Iterable[Text], mark: str = "") -> Text:
    """One after the other, with a mark between two."""
    first, *others = texts
    en, fr = f"{{first}}{mark} {{other}}", f"{{first}}{mark and NO_BREAK + mark} {{other}}"
    for other in others:
        first = words.both(en, fr, first=first, other=other)
    return first
