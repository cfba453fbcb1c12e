"""How a lead is told in both languages: of an event, who against whom, when and where, and with what reserve."""

from collections.abc import Iterable, Sequence

from graph.compliance import wording as words
from graph.compliance.promises import Evidence
from graph.deriving.facts import Facts, Happening, Pact, Part
from ontology.values import Text
from ontology.vocabularies import Hedge

NO_BREAK = "\u00a0"
LEAD = ("Lead under {pact}: ", "Piste au titre de «\u00a0{pact}\u00a0»" + words.COLON_FR)
NO_LEAD = ("Not counted under {pact}: ", "Non retenu au titre de «\u00a0{pact}\u00a0»" + words.COLON_FR)
CODED_ALONE = ("Coded by {by} alone: {who}.", "Codé par {by} seulement" + words.COLON_FR + "{who}.")
CODED_WITH_RESERVE = (
    "Coded by {by} alone, said by others with reserve: {who}.",
    "Codé par {by} seulement, dit par d’autres sous réserve" + words.COLON_FR + "{who}.",
)
ACCUSED = (Hedge.SUSPECTED.name, Hedge.ALLEGED.name, Hedge.REPORTED.name)


def opened(pact: Pact, told: Text, *, counted: bool) -> Text:
    """`Lead under the accord: ...`; of what is not counted, that."""
    en, fr = LEAD if counted else NO_LEAD
    return words.both(en + "{told}", fr + "{told}", pact=pact.name, told=told)


def told(event: Happening, pact: Pact, who: Text, at: Sequence[Text], after: Text | None) -> Text:
    """`Lead under the accord: CMA against GATIA (Platform), on 19 July 2016, Kidal, after both had signed: ...`

    `at`: where. `after`: after what it happened; without it, it is not counted.
    """
    begin_en, begin_fr = LEAD if after else NO_LEAD
    said = ", {when}" + (", {where}" if at else "") + (", {after}" if after else "")
    title = event.title  # stands in for what is not told either: a text cannot be empty
    return words.both(
        begin_en + "{who}" + said + ": {title}.",
        begin_fr + "{who}" + said + words.COLON_FR + "{title}.",
        pact=pact.name,
        who=who,
        when=words.when_in_words(event.when),
        where=words.listed(at or (title,)),
        after=after or title,
        title=title,
    )


def against(sides: Iterable[tuple[Text, Text]]) -> Text:
    """Who stood against whom, those against the same ones together: `CMA, HCUA (CMA) against GATIA (Platform)`."""
    by_who = dict[Text, dict[Text, None]]()
    for who, whom in sides:
        by_who.setdefault(who, {})[whom] = None
    by_whom = dict[tuple[Text, ...], list[Text]]()
    for who, all_whom in by_who.items():
        by_whom.setdefault(tuple(all_whom), []).append(who)
    en, fr = "{who} against {whom}", "{who} contre {whom}"
    told_ = (words.both(en, fr, who=words.listed(who), whom=words.listed(whom)) for whom, who in by_whom.items())
    return joined(told_, ";")


def joined(texts: Iterable[Text], mark: str = "") -> Text:
    """One after the other, with a mark between two."""
    first, *others = texts
    en, fr = f"{{first}}{mark} {{other}}", f"{{first}}{mark and NO_BREAK + mark} {{other}}"
    for other in others:
        first = words.both(en, fr, first=first, other=other)
    return first


def reserves(facts: Facts, parts: Iterable[Part]) -> Text | None:
    """With what reserve it is told that these took part, if with any."""
    told = [_reserve(facts, each) for each in _by_actor(parts)]
    if found := [one for one in told if one]:
        return words.both("With reserve: {who}.", "Sous réserve" + words.COLON_FR + "{who}.", who=_listed(found))
    return None


def coding(facts: Facts, parts: Iterable[Part]) -> tuple[Text | None, tuple[Evidence, ...]]:
    """Whom coded datasets alone name of those who took part, if anybody, and what is cited of these datasets."""
    by_actor, said, cited = _by_actor(parts), list[Text](), list[Evidence]()
    for accused, phrase in ((False, CODED_ALONE), (True, CODED_WITH_RESERVE)):
        coded = [(each, _coded(facts, each)) for each in by_actor if _are_named(facts, each) == accused]
        if pairs := [(each[0].actor.short, one) for each, found in coded for one in found]:
            by = _listed(Text(one.publisher, one.publisher) if one.publisher else one.title for _, one in pairs)
            said.append(words.both(*phrase, by=by, who=_listed(who for who, _ in pairs)))
            cited += [one for _, one in pairs]
    return (joined(said) if said else None), tuple(dict.fromkeys(cited))


def _by_actor(parts: Iterable[Part]) -> list[list[Part]]:
    by_actor = dict[str, list[Part]]()
    for part in parts:
        by_actor.setdefault(part.actor.id, []).append(part)
    return list(by_actor.values())


def _listed(texts: Iterable[Text]) -> Text:
    """Each once."""
    return words.listed(dict.fromkeys(texts))


def _reserve(facts: Facts, parts: Sequence[Part]) -> Text | None:
    """`HCUA (alleged)`; None where none has one, or a source that is no coded dataset tells it without."""
    hedges = dict.fromkeys(one.hedge for one in parts if one.hedge)
    plain = [one for part in parts if not part.hedge for one in part.evidence]
    if not hedges or any(one.source not in facts.coded for one in plain):
        return None
    said = words.listed(map(_hedge, hedges))
    return words.both("{who} ({said})", "{who} ({said})", who=parts[0].actor.short, said=said)


def _hedge(name: str) -> Text:
    concept = Hedge[name].concept
    return Text(concept.en.lower(), concept.fr.lower())


def _are_named(facts: Facts, parts: Sequence[Part]) -> bool:
    """Whether a source that is no coded dataset names someone in a part, with a reserve or without."""
    return any(one.source not in facts.coded for part in parts for one in part.evidence)


def _coded(facts: Facts, parts: Sequence[Part]) -> list[Evidence]:
    """The coded datasets that have someone in a part, where others say nothing of it, or only accuse."""
    told_ = [one for part in parts if part.hedge not in ACCUSED for one in part.evidence]
    if any(one.source not in facts.coded for one in told_):
        return []
    return [one for part in parts for one in part.evidence if one.source in facts.coded]
