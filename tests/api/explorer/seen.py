"""What tests in a browser share: how it is started, and an address of every type of page, with and without results."""

FLAGS = ("--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
PATIENCE = 60_000
"""So many milliseconds a page may take on a busy machine."""
TYPES = {
    "home": "/",
    "agreements": "/promises",
    "ledger": "/promises/roadmap-2018?as-of=2018-07-01",
    "ledger, narrowed to nothing": "/promises/roadmap-2018?as-of=2018-07-01&topic=JUSTICE",
    "ledger, before it was signed": "/promises/roadmap-2018?as-of=2018-01-11",
    "leads": "/findings",
    "leads of a rule": "/findings?rule=clash-between-signatories&agreement=accord-2015",
    "promise": "/doc/commitment/apr-interim-authorities?as-of=2018-04-11",
    "promise, not yet made": "/doc/commitment/rm-moc?as-of=2018-01-11",
    "two days": "/compare/accord-2015?from=2018-01-31&to=2018-04-30",
    "two days, nothing changed": "/compare/roadmap-2018?from=2023-01-31&to=2023-02-28",
    "two days, before it was signed": "/compare/roadmap-2018?from=2017-01-31&to=2018-01-11",
    "two assessors": "/promises/accord-2015/voices?a=actor/independent-observer&b=actor/mali&as-of=2019-02-28",
    "two assessors, to choose": "/promises/accord-2015/voices",
    "two assessors, who said nothing": "/promises/roadmap-2018/voices?a=actor/mali&b=actor/cma&as-of=2018-03-23",
    "events": "/events?when=2018-04",
    "events, none": "/events?when=2018-04&kind=ATTACK&under=ml-kayes",
    "events on a map": "/events?when=2018-04&view=map",
    "events by region": "/events?when=2018-04&view=map&areas=count",
    "events along time": "/events?when=2018-04&view=time&sum=KILLED",
    "event": "/doc/event/mali-2018-04-06-dioura",
    "record of an event": "/doc/event/mali-2018-04-06-dioura?view=record",
    "relation": "/doc/involvement/mali-2018-04-14-timbuktu-camp--jnim--attacker",
    "actor": "/doc/actor/cma",
    "place": "/doc/place/ml-menaka",
    "source": "/doc/source/ab-rappel-2012",
    "agreement": "/doc/agreement/roadmap-2018",
    "finding": "/doc/finding/clash-between-signatories-accord-2015-mali-2015-05-18",
    "claim": "/doc/claim/mali-2012-01-17-fama-asserts",
    "dataset": "/doc/dataset/mali",
    "loading": "/doc/loading/mali",
    "actors": "/actors",
    "actors, none": "/actors?q=zzyzx",
    "sources": "/sources?q=mali&kind=PRESS",
    "brief": "/brief/roadmap-2018?as-of=2018-04-11",
    "search": "/search?q=Kidal",
    "search for nothing": "/search?q=zzyzx",
    "how to read": "/how-to-read",
    "catalogue": "/.well-known/void",
    "vocabularies": "/vocabularies",
    "no such agreement": "/promises/feuille de route",
    "no such record": "/doc/event/nowhere",
    "what cannot be": "/events?when=2018-13",
}


def address(path: str, lang: str) -> str:
    """A page in a language."""
    return f"{path}{'&' if '?' in path else '?'}lang={lang}"
