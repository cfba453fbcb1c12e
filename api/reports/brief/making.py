"""How a brief is made: of the rows that its roots select, as much as one page holds."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from api.reports.brief.around import OfSurroundings
from api.reports.brief.asked import Asked, What
from api.reports.brief.calling import Aliases, Calling
from api.reports.brief.citing import Citing
from api.reports.brief.counting import count
from api.reports.brief.model import Brief, Part, Phrase, Sentence, Series, Words
from api.reports.brief.phrases import COMMA, PARTS, SEMICOLON, say
from api.reports.brief.promises import OfPromises
from api.reports.brief.room import CUTS, Room
from api.reports.brief.runs import runs, text_of
from api.reports.brief.sources import source_line
from graph.asked import selection as s
from graph.compliance import surroundings, tracing
from graph.compliance.accounts import Ledger
from graph.compliance.ledger import DEMAND
from graph.compliance.left_out import KINDS, Left
from graph.compliance.rows import leaf
from graph.compliance.surroundings import Surroundings
from graph.compliance.wording import when_in_words
from graph.stored import columns
from ontology.actors import Actor
from ontology.agreements import Agreement, Assessment, Commitment
from ontology.events import Claim, Event
from ontology.findings import Finding
from ontology.values import Language

OF_LEDGER = 3
"""How many of the roots are the ledger's."""
LANGUAGES = (Language.EN, Language.FR)
LINE = {Language.EN: 125, Language.FR: 132}
SMALL_LINE, COLUMNS = 82, 2
"""Characters in a line of the page, and in one of the columns in which sources stand."""
LINES = 75
"""How many lines a page holds, of which those of sources are smaller."""
SMALL = 0.75
DATASET = (s.Leaf(columns.ID), s.Leaf(columns.DATASET))
"""What is asked of most nodes: from which dataset they are."""
ASKED = dict.fromkeys((Agreement, Commitment, Assessment, Event, Claim, Finding), DATASET) | {
    Actor: (s.Leaf(columns.ID), leaf(Actor, "aliases"))
}
OF_ACTORS = f"{Actor.path()}/"


@dataclass(frozen=True)
class Beside:
    """What is told of records besides: from which dataset they are, and other names of actors. By their ids."""

    datasets: Mapping[str, str] = field(default_factory=dict)
    aliases: Aliases = field(default_factory=dict)


def brief_roots(agreement: Any) -> tuple[s.Root, ...]:
    """What to select for a brief on an agreement, whose id is given or comes with a request."""
    return (*tracing.ledger_roots(agreement, ASKED), *surroundings.surrounding_roots(agreement, ASKED))


def brief_of(
    rows: Sequence[Any], asked: Asked, lang: str, base: str, check_time: Callable[[], None] = lambda: None
) -> Brief | None:
    """The brief made of what `brief_roots` selected; None if there is no such agreement.

    `base`: under which records have their addresses. `check_time` is called often, and may raise to end the work.
    NotInLedger, in the language, where what is asked for is not there.
    """
    of_ledger, around = rows[:OF_LEDGER], rows[OF_LEDGER:]
    ledger = tracing.ledger(of_ledger, asked.agreement, asked.as_of, check_time, asked.known_by)
    if ledger is None:
        return None
    beside = tracing.nodes(of_ledger) | surroundings.nodes(around)
    datasets = {id_: told for id_, told in beside.values() if not id_.startswith(OF_ACTORS)}
    aliases = {id_: told or () for id_, told in beside.values() if id_.startswith(OF_ACTORS)}
    surrounded = surroundings.surroundings(around, asked.as_of, asked.known_by)
    taking = (part.actor for one in surrounded.affairs for part in one.parts)
    return make(ledger, surrounded, asked.what(ledger, lang, taking), base, Beside(datasets, aliases), check_time)


def make(
    ledger: Ledger,
    around: Surroundings,
    what: What,
    base: str,
    beside: Beside = Beside(),
    check_time: Callable[[], None] = lambda: None,
) -> Brief:
    """A brief that fits on a page in either language, with as much as it holds; or else with as little as it may."""

    def made(cuts: int) -> Brief:
        check_time()
        return _made(ledger, around, what, base, beside, Room(cuts))

    def fits(cuts: int) -> bool:
        brief = made(cuts)
        return all(lines(brief, language) <= LINES for language in LANGUAGES)

    least = bisect_left(range(len(CUTS)), True, key=fits)
    return made(min(least, len(CUTS) - 1))


def lines(brief: Brief, language: Language) -> float:
    """About how many lines a brief has on a page."""
    told = [text_of(runs(one, brief, language)) for _, one in brief.sentences]
    left = sum(len(text_of(runs(one, brief, language))) for one in brief.left_out)
    labels = 12
    sources = sum(ceil(len(source_line(one, language)) / SMALL_LINE) for one in brief.sources)
    heads = 6 + 2 * len(brief.parts)
    return (
        heads
        + sum(ceil((len(one) + labels) / LINE[language]) for one in told)
        + ceil(left / LINE[language])
        + SMALL * sources / COLUMNS
    )


def _made(whole: Ledger, around: Surroundings, what: What, base: str, beside: Beside, room: Room) -> Brief:
    ledger = what.only.of(whole) if what.only else whole
    calling = Calling(beside.aliases)
    citing = Citing(ledger.instrument, ledger.as_of, base, calling)
    if ledger.not_yet:
        why = Sentence("not_yet", say("not_yet", why=ledger.not_yet, cited=citing.ledger))
        parts: tuple[Part, ...] = (Part("promises", (why,)),)
    else:
        parts = tuple(_parts(ledger, around, what, citing, calling, room))
    return Brief(
        instrument=ledger.instrument,
        as_of=ledger.as_of,
        known_by=ledger.known_by,
        parts=parts,
        left_out=tuple(_left_out(whole, ledger, around, what, room.cut)),
        only=what.words,
        datasets=beside.datasets,
    )


def _parts(
    ledger: Ledger, around: Surroundings, what: What, citing: Citing, calling: Calling, room: Room
) -> Iterator[Part]:
    promises = OfPromises(ledger, citing, calling, room, narrowed=bool(what.only))
    surrounding = OfSurroundings(ledger, around, citing, calling, room, what.only.actors)
    made = {
        "promises": promises.sentences,
        "clashes": surrounding.clashes,
        "killings": surrounding.killings,
        "sanctions": surrounding.sanctions,
        "women": promises.women,
    }
    for name in what.parts:
        yield Part(name, tuple(made[name]()))


def _left_out(whole: Ledger, ledger: Ledger, around: Surroundings, what: What, cut: Counter[str]) -> Iterator[Sentence]:
    """What the page leaves out: for its date, for want of words on it, by exceptions, and for want of space."""
    yield Sentence("known_by", _by_date(whole))
    if not ledger.not_yet:
        yield from _untold(whole, ledger, around, what, cut)
    yield Sentence("caution", say("caution"))


def _untold(whole: Ledger, ledger: Ledger, around: Surroundings, what: What, cut: Counter[str]) -> Iterator[Sentence]:
    entries = [one for account in ledger.accounts for one in account.entries if one.promise.kind != DEMAND]
    silent = sum(not one.latest for one in entries)
    undated = sum(one.deadline.due is None for one in entries)
    if phrase := _horizon(ledger):
        yield Sentence("horizon", phrase)
    yield from _counted("not_assessed", "promises", silent)
    yield from _counted("undated", "promises", undated)
    yield from _counted("demands", "demands", ledger.counts.demands)
    yield from _counted("uncounted", "findings", around.uncounted)
    yield from _counted("untold", "findings", around.untold)
    if what.words:
        commitments = whole.counts.promises
        shown = ledger.counts.promises
        phrase = say("only_left", what=what.words, shown=str(shown), all=str(commitments))
        yield Sentence("only", phrase, {"shown": shown, "all": commitments})
    if cut:
        told = Series(tuple(count(sort, number) for sort, number in cut.items() if number), SEMICOLON)
        yield Sentence("cut", say("cut_left", what=told), dict(cut))
    if missing := [PARTS[name] for name in PARTS if name not in what.parts]:
        yield Sentence("parts", say("parts_left", what=Series(tuple(map(Words, missing)), SEMICOLON)))


def _horizon(ledger: Ledger) -> Phrase | None:
    """How far what was read reaches, as far as there are days."""
    if ledger.newest_source is None:
        return None
    source = when_in_words(ledger.newest_source)
    if ledger.newest_told is None:
        return say("horizon_untold", source=source)
    return say("horizon", source=source, told=when_in_words(ledger.newest_told))


def _by_date(ledger: Ledger) -> Phrase:
    if ledger.left_out is None:
        return say("all_known")
    left = {kind: getattr(ledger.left_out, kind) for kind in KINDS}
    told = tuple(_left(kind, one) for kind, one in left.items() if one.count)
    if dependent := sum(one.dependent for one in left.values()):
        told = (*told, count("dependent", dependent))
    return say("known_by_left", left=Series(told, COMMA)) if told else say("nothing_left")


def _left(kind: str, left: Left) -> Phrase:
    """`7 assessments (2 undated)`."""
    told = count(f"{kind}_left", left.count)
    return say("undated_of", what=told, undated=count("undated_of", left.undated)) if left.undated else told


def _counted(rule: str, thing: str, number: int) -> Iterator[Sentence]:
    if number:
        yield Sentence(rule, say(f"{rule}_left", count=count(thing, number)), {thing: number})
