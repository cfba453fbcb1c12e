"""Two assessors side by side as plain text for a terminal, in English or French: what `accord voices` prints."""

from collections.abc import Iterator
from itertools import count

from api.reports.entry_text import assessed, mark
from api.reports.lines import MARGIN, Sourced, abbreviations, block, numbered_sources, row, wrapped
from api.reports.phrases import WIDTH, Phrases
from api.reports.voices_phrases import VOICES
from graph.compliance.promises import Judgement, NamedActor
from graph.compliance.voices import Comparison, Voice, Voices
from graph.compliance.wording import day_in_words
from ontology.vocabularies import CommitmentKind, Topic

PARTS = ("differ", "agree", "shared", "only_a", "only_b")
"""What the commitments fall into, in the order of the report; the counts go by the same names."""


def report(voices: Voices, language: str, width: int = WIDTH) -> Iterator[str]:
    """The lines in `en` or `fr`, at most so wide unless one word is longer."""
    say, ledger = Phrases(language, width, VOICES), voices.ledger
    yield from wrapped(say, say("voices_title", day=say.text(day_in_words(ledger.as_of)).upper()))
    yield from wrapped(say, f"{say.text(ledger.instrument.name)} ({ledger.instrument.id})")
    for letter, actor in (("A", voices.a), ("B", voices.b)):
        yield from wrapped(say, f"{say.text(actor.name)} ({actor.id})", f"  {letter}  ", 5)
    if ledger.not_yet:
        yield from ("", *wrapped(say, say.text(ledger.not_yet)))
        return
    yield from _head(voices, say)
    numbers = count(1)
    for part in PARTS:
        found = [one for one in voices.comparisons if part_of(one) == part]
        if found:
            yield from ("", *wrapped(say, say(part)))
        for one in found:
            yield from _comparison(f"{next(numbers)}", one, say)
    yield from ("", *wrapped(say, say.text(voices.caution)))
    yield from abbreviations(_named(voices), say)
    yield from numbered_sources(say)


def _head(voices: Voices, say: Phrases) -> Iterator[str]:
    ledger = voices.ledger
    if ledger.known_by and ledger.left_out:
        known_by, left = say.text(day_in_words(ledger.known_by)), say.text(ledger.left_out.words)
        yield from wrapped(say, say("known_by", day=known_by, left=left))
    yield from ("", *wrapped(say, say("judged", number=len(voices.comparisons))))
    for part in PARTS:
        yield from wrapped(say, say(f"{part}_count"), f"{getattr(voices.counts, part):>5}  ", 7)
    yield from ("", *wrapped(say, say("voices_how_to_read")))


def part_of(one: Comparison) -> str:
    """Under which of the parts of the report it falls."""
    if one.a is None:
        return "only_b"
    if one.b is None:
        return "only_a"
    return "shared" if one.shared else "agree" if one.agree else "differ"


def _comparison(place: str, one: Comparison, say: Phrases) -> Iterator[str]:
    promise = one.entry.promise
    yield ""
    yield from wrapped(say, say.text(promise.text) + mark(promise.source_grade, say), f"{place:<{MARGIN}}", MARGIN)
    kind, topic = say.label(CommitmentKind[promise.kind]), say.label(Topic[promise.topic])
    yield from wrapped(say, f"{kind} · {topic} · {promise.id}", " " * MARGIN, MARGIN)
    yield from wrapped(say, say("stands_in", name=say.text(one.instrument.name)), " " * MARGIN, MARGIN)
    for letter, voice in (("A", one.a), ("B", one.b)):
        yield from _voice(letter, voice, say)
    yield from block(say("others"), [_said(other, say) for other in one.others], say)


def _voice(letter: str, voice: Voice | None, say: Phrases) -> Iterator[str]:
    if voice is None:
        yield from row(say, letter, say("no_word"))
        return
    line, evidence = _said(voice.latest, say)
    first = (say("of_member", said=line) if voice.by_member else line), evidence
    yield from block(letter, [first, *(_said(one, say) for one in voice.besides)], say)


def _said(judgement: Judgement, say: Phrases) -> Sourced:
    return assessed(judgement, say), judgement.evidence


def _named(voices: Voices) -> Iterator[NamedActor]:
    """The actors whose words are told."""
    for one in voices.comparisons:
        for voice in filter(None, (one.a, one.b)):
            yield from (said.assessor for said in (voice.latest, *voice.besides))
        yield from (said.assessor for said in one.others)
