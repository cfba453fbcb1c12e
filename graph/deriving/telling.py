"""How a lead is told in both languages: of an event, who against whom, when and where, and with what reserve."""

from collections.abc import Iterable, Sequence

from graph.compliance import wording as words
from graph.deriving.facts import Facts, Happening, Pact, Part
from ontology.values import Text
from ontology.vocabularies import Hedge

NO_BREAK = "\u00a0"
LEAD = ("Lead under {pact}: ", "Piste au titre de «\u00a0{pact}\u00a0»" + words.COLON_FR)
NO_LEAD = ("Not counted under {pact}: ", "Non retenu au titre de «\u00a0{pact}\u00a0»" + words.COLON_FR)
DENIED = Text(
    "Denied; the claims that deny it are listed.", "Démenti\u00a0; les affirmations qui le démentent sont listées."
)
ACCUSED = (Hedge.SUSPECTED.name, Hedge.ALLEGED.name, Hedge.REPORTED.name)


def opened(pact: Pact, told: Text, *, counted: bool) -> Text:
    """`Lead under the accord: ...`; of what is not counted, that."""
    en, fr = LEAD if counted else NO_LEAD
    return words.both(en + "{told}", fr + "{told}", pact=pact.name, told=told)


def told(event: Happening, pact: Pact, who: Text, after: Text | None) -> Text:
    """`Lead under the accord: CMA against GATIA (Platform), on 19 July 2016, Kidal, after both had signed: ...`

    `after`: after what it happened; without it, it is not counted.
    """
    begin_en, begin_fr = LEAD if after else NO_LEAD
    said = ", {when}" + (", {where}" if event.places else "") + (", {after}" if after else "")
    title = event.title  # stands in for what is not told either: a text cannot be empty
    return words.both(
        begin_en + "{who}" + said + ": {title}.",
        begin_fr + "{who}" + said + words.COLON_FR + "{title}.",
        pact=pact.name,
        who=who,
        when=words.when_in_words(event.when),
        where=words.listed(event.places or (title,)),
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


def notes(facts: Facts, event: Happening, parts: Iterable[Part]) -> Sequence[Text]:
    """With what reserve it is told that these took part, whom coded datasets alone name, whether it is denied."""
    by_actor = dict[str, list[Part]]()
    for part in parts:
        by_actor.setdefault(part.actor.id, []).append(part)
    told = [_reserve(facts, each) for each in by_actor.values()]
    coded = [(each[0].actor.short, publishers) for each in by_actor.values() if (publishers := _coded(facts, each))]
    found = []
    if reserves := [one for one in told if one]:
        found.append(
            words.both("With reserve: {who}.", "Sous réserve" + words.COLON_FR + "{who}.", who=_listed(reserves))
        )
    if coded:
        found.append(
            words.both(
                "Coded by {by} alone: {who}.",
                "Codé par {by} seulement" + words.COLON_FR + "{who}.",
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


def _coded(facts: Facts, parts: Sequence[Part]) -> list[Text]:
    """Who published the coded datasets that have someone in a part, where others say nothing of it, or only accuse."""
    coded = [one for part in parts for one in part.evidence if one.source in facts.coded]
    told_ = [one for part in parts if part.hedge not in ACCUSED for one in part.evidence]
    if any(one.source not in facts.coded for one in told_):
        return []
    return [Text(one.publisher, one.publisher) if one.publisher else one.title for one in coded]
