"""Pages in the style of Crisis Group's, about fights that never were, and what the reader makes of sentences."""

from contextlib import nullcontext
from pathlib import Path

from loaders.crisis_group import read
from loaders.crisis_group.cast import Cast
from loaders.crisis_group.places import Spot
from loaders.crisis_group.reader import Reader
from loaders.crisis_group.readings import Happening, Part, Reading, Statement
from loaders.crisis_group.sentences import Piece, sentences
from loaders.crisis_group.times import Clock
from loaders.crisis_group.tolls import Toll
from loaders.declared_month import declared_month
from loaders.gazetteer import Gazetteer, Known, Within
from ontology.records import Delivery
from ontology.vocabularies import ActorKind, PlaceKind

MALI = Within("place/ml")
UNITS = ("Dourma", "Kessou", "Tibala", "Agoul", "Sorbé")
PLACES = (
    Known("place/ml", "dataset/places", PlaceKind.COUNTRY, ("Mali",)),
    *(
        Known(f"place/ml-{name.lower()}", "dataset/places", PlaceKind.REGION, (name, f"{name} region"), (), (MALI,), at)
        for name, at in zip(UNITS, ((15.0, -4.0), (14.0, -3.0), (17.0, -1.0), (18.0, 1.0), (13.0, -6.0)), strict=True)
    ),
    Known("place/ml-dourma-town", "dataset/mali", PlaceKind.LOCALITY, ("Dourma",), (), (Within("place/ml-dourma"),)),
    Known("place/ml-tin-alwar", "dataset/mali", PlaceKind.LOCALITY, ("Tin-Alwar",), (), (Within("place/ml-agoul"),)),
)
ACTORS = (
    Known("actor/fama", "dataset/mali", ActorKind.ARMED_FORCES, ("Malian Armed Forces", "FAMA", "Malian army")),
    Known("actor/mdsf", "dataset/mali", ActorKind.ARMED_FORCES, ("Malian Defence and Security Forces",)),
    Known("actor/mali", "dataset/mali", ActorKind.STATE, ("Government of Mali",)),
    Known("actor/minusma", "dataset/mali", ActorKind.MISSION, ("MINUSMA", "UN mission in Mali")),
    Known("actor/barkhane", "dataset/mali", ActorKind.FOREIGN_FORCE, ("Operation Barkhane", "French forces")),
    Known(
        "actor/fldk",
        "dataset/mali",
        ActorKind.ARMED_MOVEMENT,
        ("Front for the Liberation of Dourma and Kessou", "FLDK"),
    ),
    Known("actor/rpt", "dataset/mali", ActorKind.ARMED_MOVEMENT, ("Rally of the People of Tibala", "RPT")),
    Known("actor/lions", "dataset/mali", ActorKind.JIHADIST_GROUP, ("Lions of the Dunes", "LOD")),
    Known("actor/crisis-group", "dataset/mali", ActorKind.ORGANISATION, ("International Crisis Group",)),
    Known("actor/france", "dataset/mali", ActorKind.STATE, ("France",)),
)
GAZETTEER = Gazetteer((*PLACES, *ACTORS))

COUNTRY_PAGE = """Arrow Down Arrow Left icon set Share Print

Mali

Herders and farmers of an invented land have quarrelled over its only well for as long as anyone can tell.

CrisisWatch Mali

Deteriorated Situation

Conflict Risk Alert

Fighting continued in south. In centre, gunmen 3 May killed army soldier in Dourma town. RPT and FLDK 5 May clashed \
near Tin-Alwar, Agoul region, at least seven fighters killed; FLDK next day denied it had attacked. Moon rose.

Continue reading

In The News

7 Jun 2017
The well belongs to all of them, and that is the trouble with it. The Daily Bucket

Ada Sand

Senior Analyst, Wells

Latest Updates

Briefing / Africa

Wells Without Water

Those who dig deepest are heard least, and the government should listen to them.

Our People
"""

MONTH_PAGE = """<!DOCTYPE html>
<html><head><title>CrisisWatch</title></head><body>
<nav><a href="/m">Mali</a><a href="/n">Niger</a></nav>
<h1>CrisisWatch <time>May 2018</time></h1>
<h3>Trends for Last Month <span>May 2018</span></h3>
<h4>Deteriorated Situations</h4><p><a>Mali</a> <a>Peru</a></p>
<h2>Conflict in Focus</h2><p>In Mali, a quarrel over a well went on, and no end of it is in sight for anybody.</p>
<div class="c-crisiswatch-entry" data-entry-country="mali">
<h3><span class="o-icon"><svg><use xlink:href="#deteriorated"></use></svg></span>
<span><svg><use xlink:href="#risk-alert"></use></svg></span>Mali</h3>
<time>May 2018</time>
<div title="April 2018" class="o-state-entry"><a href="#mali"><span class="state-unchanged"></span></a></div>
<div class="o-crisis-states__detail">
<p><strong>Violence continued in centre and south over the only well of the land.</strong></p>
<p><strong>Fighting flared.</strong> Gunmen 3 May <a href="https://a.b">killed</a> two soldiers in Dourma town.</p>
<p><a href="/crisiswatch/database?location">Click here for past entries on Mali</a></p></div></div>
<div class="c-crisiswatch-entry" data-entry-country="peru">
<h3>Peru</h3><time>May 2018</time>
<div class="o-crisis-states__detail">
<p>Army 4 May killed three suspected rebels in Quilla village, Puyo province.</p></div></div>
<footer>Share on the usual sites</footer></body></html>
"""


def reading_of(sentence: str, month: str = "2018-05", country: str = "Mali") -> list[Reading]:
    """What is read in one or more sentences of an entry."""
    cast = Cast(GAZETTEER, country, country == "Mali")
    cast.explain(sentence)
    reader = Reader(cast, Clock.of(month))
    return [reader.read(piece) for piece in sentences(Piece(sentence, 0))]


def told(sentence: str, month: str = "2018-05", country: str = "Mali") -> str:
    """What is read in a sentence, a line for each event and claim; "unread" for each sentence in which nothing is."""
    lines = []
    for reading in reading_of(sentence, month, country):
        lines += [_happening(one) for one in reading.happenings]
        lines += [_statement(one) for one in reading.statements]
        lines += ["trend"] if reading.is_trend else [] if reading.is_read else ["unread"]
    return "\n".join(lines)


def _happening(one: Happening) -> str:
    when = one.time.edtf if one.time else "recently" if one.recently else "month"
    parts = [when, one.kind.key, *map(_part, one.parts), *map(_spot, one.spots), *map(_toll, one.tolls)]
    return " | ".join([*parts, *([f"says {_who(one.speaker.who)}"] if one.speaker else [])])


def _part(part: Part) -> str:
    role = f"{part.role.key}{' ' + part.side if part.side else ''}"
    return f"{role}: {_who(part.party.who)}{f' ({part.hedge.key})' if part.hedge else ''}"


def _who(who: object) -> str:
    known = getattr(who, "known", None)
    if known:
        return str(known.id.partition("/")[2])
    key, text = getattr(who, "key", ""), getattr(who, "text", "")
    return f"own {key}" if key else f"“{' '.join(text.split())}”"


def _spot(spot: Spot) -> str:
    within = f" < {spot.within.name}" if spot.within else ""
    return f"{'near ' if spot.nearness.key == 'near' else ''}@{spot.name}{' ' + spot.sort if spot.sort else ''}{within}"


def _toll(toll: Toll) -> str:
    numbers = "/".join("-" if number is None else str(number) for number in (toll.low, toll.best, toll.high))
    return f"{toll.harm.key} {numbers} {toll.victims}{f' ({toll.hedge.key})' if toll.hedge else ''}"


def _statement(one: Statement) -> str:
    day = f" {one.time.edtf}" if one.time else ""
    accused = "".join(f" of {_who(party.who)}" for party in one.accused)
    return f"{_who(one.speaker.who)} {one.kind.key}{accused}{day}{' about it' if one.about else ''}"


def delivered(content: str | bytes, month: str | None = None, gazetteer: Gazetteer = GAZETTEER) -> Delivery:
    """What the loader makes of a page in the current folder."""
    path = Path("page")
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with declared_month(month) if month else nullcontext():
        return read(path, None, gazetteer)
