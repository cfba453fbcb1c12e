"""Feeds over HTTP: whole for a reader of feeds, in either language, of what loads changed; the same while one loads."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import feedparser
import httpx
import pytest

from api.reports.feed import MOST_SOURCES
from api.web.feeds import EXAMPLE
from graph.asked.restricted import Compile, Fetch
from graph.deriving.renewing import derive
from graph.loading.load import load
from graph.store import Store
from graph.stored.notices import KEPT_OF_EACH, Notice
from ontology.actors import Actor
from ontology.agreements import Agreement
from ontology.deadlines import Deadline
from ontology.model import Citation
from ontology.records import Delivery
from ontology.sources import Documentation, Source
from ontology.values import DateSpan, Language, Text
from ontology.vocabularies import ActorKind, DeadlineType, SourceKind
from tests.api.explorer.shown import addresses, page
from tests.api.web.linked import BASE, client_of, problem
from tests.graph.checking import unchecked
from tests.graph.counting_store import Counting
from tests.graph.loading.told import delivered, event, graph, promise

LAND, ACCORD, REBELS = "/feeds/place/land", "/feeds/agreement/accord", "/feeds/actor/rebels"
HOSTILE = "<script>alert(1)</script> & ]]> \" ' \u202e <![CDATA[ {{7*7}} %s &amp; \U0001f600"
GONE = "actor/nobody is not in the graph. Check its spelling, or search for it at /graphql."


@pytest.fixture
async def client(own_store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the routes over it."""
    async with client_of(own_store) as made:
        yield made


def parsed(answer: httpx.Response) -> Any:
    """A feed as a reader of feeds has it."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    found = feedparser.parse(answer.content, response_headers={"content-location": str(answer.url), **answer.headers})
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


async def read(client: httpx.AsyncClient, path: str, headers: Mapping[str, str] | None = None) -> Any:
    """The feed at an address."""
    return parsed(await client.get(path, headers=headers))


def links(entry: Any, rel: str) -> list[str]:
    """Where the links of this sort lead."""
    return [link.href for link in entry.get("links", []) if link.rel == rel]


async def test_a_feed_says_what_it_is(client: httpx.AsyncClient) -> None:
    found = await read(client, ACCORD)
    feed, first = found.feed, found.entries[0]
    assert (feed.title, feed.language) == ("What changed: accord", "en")
    assert feed.id == f"{BASE}feeds/agreement/accord"
    assert feed.updated == first.updated == max(one.updated for one in found.entries)
    assert (feed.author_detail.name, feed.author_detail.href) == (
        "The authors of Accord Graph",
        f"{BASE}ontology#authors",
    )
    assert links(feed, "self") == [f"http://test{ACCORD}"]
    assert links(feed, "alternate") == ["http://test/doc/agreement/accord.html?lang=en"]
    assert links(feed, "license") == ["https://creativecommons.org/publicdomain/zero/1.0/"]
    assert feed.rights.startswith("The told dataset: https://creativecommons.org/")


async def test_an_entry_says_what_became_of_which_record_and_who_says_so(client: httpx.AsyncClient) -> None:
    entries = {one.id.partition("/id/")[2].partition("#")[0]: one for one in (await read(client, ACCORD)).entries}
    attack, judged, denial = (entries[one] for one in ("event/attack", "assessment/silence", "claim/denial"))
    assert attack.title == "The attack"
    assert attack.id == f"{BASE}id/event/attack#{attack.updated}"
    assert attack.published == attack.updated
    assert attack.summary == ("New: event, 14 April 2018. Sources: The told dataset. Dataset: The told dataset.")
    assert links(attack, "alternate") == ["http://test/doc/event/attack.html?lang=en"]
    assert [(one.term, one.label) for one in attack.tags] == [("new", "New"), ("Event", "Event")]
    assert judged.title == "Not started (2018-05-01): silence"
    assert "Judged by judge." in judged.summary
    assert "Said by speaker." in denial.summary


@pytest.mark.parametrize("asked", [{"path": f"{LAND}?lang=fr"}, {"headers": {"Accept-Language": "fr-ML, en;q=0.5"}}])
async def test_in_french(client: httpx.AsyncClient, asked: dict[str, Any]) -> None:
    answer = await client.get(asked.get("path", LAND), headers=asked.get("headers"))
    found = parsed(answer)
    named = "path" in asked
    assert ("Accept-Language" in answer.headers["vary"]) is not named
    assert (found.feed.title, found.feed.language) == ("Ce qui a changé : Land", "fr")
    attack = next(one for one in found.entries if "event/attack" in one.id)
    assert attack.title == "Le attack"
    assert attack.summary.startswith("Ajout : événement, 14 avril 2018. Sources : The told dataset.")
    assert links(attack, "alternate") == ["http://test/doc/event/attack.html?lang=fr"]
    assert links(found.feed, "self") == [f"http://test{LAND}{'?lang=fr' if named else ''}"]
    camp = next(one for one in found.entries if "place/camp" in one.id)
    assert (camp.title, camp.title_detail.language) == ("Camp", "en")


async def test_a_late_entry_with_an_old_date_is_the_newest(own_store: Store, client: httpx.AsyncClient) -> None:
    before = await read(client, LAND)
    await load(own_store, delivered([*graph(), event("old", "2012-01")]), strict=True)
    after = await read(client, LAND)
    assert [one.title for one in after.entries] == ["The old", *(one.title for one in before.entries)]
    assert after.entries[0].summary.startswith("New: event, January 2012.")
    assert after.feed.updated == after.entries[0].updated > before.feed.updated
    assert [dict(one) for one in after.entries[1:]] == [dict(one) for one in before.entries]


async def test_a_load_of_the_same_leaves_the_same_bytes(own_store: Store, client: httpx.AsyncClient) -> None:
    before = [(await client.get(path)) for path in (LAND, ACCORD, REBELS)]
    await load(own_store, delivered(graph()), strict=True)
    after = [(await client.get(path)) for path in (LAND, ACCORD, REBELS)]
    assert [one.content for one in after] == [one.content for one in before]
    again = await client.get(LAND, headers={"If-None-Match": before[0].headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert before[0].headers["last-modified"].endswith(" GMT")


async def test_what_changes_what_goes_and_what_comes_back(own_store: Store, client: httpx.AsyncClient) -> None:
    await load(own_store, delivered([*graph(), event("raid")]), strict=True)
    new = (await read(client, LAND)).entries[0]
    await load(own_store, delivered([*graph(), event("raid", "2018-04-16")]), strict=True)
    changed = (await read(client, LAND)).entries[0]
    assert changed.summary.startswith("Changed: event, 16 April 2018.")
    assert changed.published == new.published == new.updated < changed.updated
    assert changed.id != new.id
    await load(own_store, delivered(graph()), strict=True)
    gone = (await read(client, REBELS)).entries[0]
    assert (gone.title, gone.summary) == (
        "The raid",
        "Withdrawn: event. The dataset dataset/told no longer has it.",
    )
    assert (gone.published, links(gone, "alternate")) == (new.published, [])
    assert gone.content[0].value == gone.summary
    french = (await read(client, f"{REBELS}?lang=fr")).entries[0]
    assert (french.id, french.title) == (gone.id, "Le raid")
    assert french.summary == "Retrait : événement. Le jeu de données dataset/told ne contient plus cette fiche."
    await load(own_store, delivered([*graph(), event("raid")]), strict=True)
    back = (await read(client, REBELS)).entries[0]
    assert back.summary.startswith("Back after it was withdrawn: event, 14 April 2018.")
    assert back.published == new.published


async def test_what_is_withdrawn_itself_still_has_a_feed(own_store: Store, client: httpx.AsyncClient) -> None:
    without = [records for records in graph() if records[0].id != "actor/army"]  # type: ignore[union-attr]
    await load(own_store, delivered(without), strict=True)
    found = await read(client, "/feeds/actor/army")
    assert found.feed.title == "What changed: army"
    assert links(found.feed, "alternate") == []
    assert [one.summary for one in found.entries] == ["Withdrawn: actor. The dataset dataset/told no longer has it."]


async def test_readers_see_the_old_feed_until_a_load_ends(own_store: Store, client: httpx.AsyncClient) -> None:
    before, meanwhile = await client.get(LAND), list[bytes]()

    async def while_loading(compile_: Compile, fetch: Fetch) -> Sequence[Delivery]:
        meanwhile.append((await client.get(LAND)).content)
        return await derive(compile_, fetch)

    await load(own_store, delivered([*graph(), event("raid")]), strict=True, derive=while_loading)
    assert meanwhile == [before.content]
    assert (await read(client, LAND)).entries[0].title == "The raid"


async def test_findings_are_told_of_as_they_come_and_go(own_store: Store, client: httpx.AsyncClient) -> None:
    due = Deadline(type=DeadlineType.ABSOLUTE, due=DateSpan("2016-01-31"))
    await load(own_store, delivered([*graph(), promise("parade", "accord", due)]), strict=True, derive=derive)
    found = await read(client, ACCORD)
    assert [one.tags[1].term for one in found.entries[:2]] == ["Finding", "Commitment"]
    assert links(found.entries[0], "alternate")[0].startswith("http://test/doc/finding/deadline-missed-")
    await load(own_store, delivered(graph()), strict=True, derive=derive)
    gone = [one for one in (await read(client, ACCORD)).entries if one.summary.startswith("Withdrawn: finding.")]
    assert [one.title for one in gone] == [found.entries[0].title]


async def test_a_finding_that_its_rule_does_not_count_is_not_told_of(
    own_store: Store, client: httpx.AsyncClient
) -> None:
    due = Deadline(type=DeadlineType.ABSOLUTE, due=DateSpan("2016-01-31"))
    ended = [
        tuple(replace(one, ended=DateSpan("2015-12-31")) if isinstance(one, Agreement) else one for one in records)
        for records in graph()
    ]
    for rows in ([*ended, promise("parade", "accord", due)], ended):
        report = await load(own_store, delivered(rows), strict=True, derive=derive)
        assert report.derived
        assert (report.derived.numbers.new, report.derived.numbers.removed) in ((1, 0), (0, 1))
        assert {one.tags[1].term for one in (await read(client, ACCORD)).entries} >= {"Commitment", "Event"}
        assert "Finding" not in {one.tags[1].term for one in (await read(client, ACCORD)).entries}


async def test_a_feed_has_the_newest_changes_and_takes_one_statement(own_store: Store) -> None:
    many = [event(f"raid-{number:03}", f"19{number % 90 + 10}") for number in range(150)]
    await load(own_store, delivered([*graph(), *many]), strict=True)
    counting = Counting(own_store)
    async with client_of(counting) as client:
        found = await read(client, LAND)
    assert len(found.entries) == KEPT_OF_EACH
    assert len({one.id for one in found.entries}) == KEPT_OF_EACH
    assert len(counting.fetched) == 1


async def test_hostile_texts_are_texts(own_store: Store, client: httpx.AsyncClient) -> None:
    url = "https://example.org/?a=1&b='2'"
    cited = [
        Source(id=f"source/hostile-{number}", kind=SourceKind.PRESS, title=Text(f"{HOSTILE}{number}"), url=url)
        for number in range(MOST_SOURCES + 1)
    ]
    hostile = Actor(
        id="actor/hostile",
        kind=ActorKind.MISSION,
        name=Text(HOSTILE),
        sources=tuple(Citation(one.id) for one in cited),
    )
    await load(own_store, delivered([*graph(), *((one,) for one in cited), (hostile,)]), strict=True)
    found = await read(client, "/feeds/actor/hostile")
    (entry,) = found.entries
    assert (found.feed.title, entry.title) == (f"What changed: {HOSTILE}", HOSTILE)
    named = ", ".join(one.title.in_language(Language.EN) for one in cited[:MOST_SOURCES])
    assert entry.summary == f"New: actor. Sources: {named}, and others. Dataset: The told dataset."
    assert links(entry, "via") == [url] * MOST_SOURCES


async def test_what_a_load_would_not_let_in_is_no_markup_either(own_store: Store, client: httpx.AsyncClient) -> None:
    """Characters that XML cannot hold, and an address that is none of the web."""
    script = Source(id="source/script", kind=SourceKind.PRESS, title=Text("a\x0bb"), url="javascript:alert(1)")
    bell = Actor(id="actor/bell", kind=ActorKind.MISSION, name=Text("c\x07d\uffff"), sources=(Citation(script.id),))
    cites = Documentation(source=bell.id, target=script.id)
    await unchecked.write(own_store, [script, bell, cites], "dataset/told")
    async with own_store.transaction("dataset/none") as transaction:
        await transaction.notify([], [Notice(bell.id, unchecked.LONG_AGO, "", bell.id, "NEW")])
    (entry,) = (await read(client, "/feeds/actor/bell")).entries
    assert entry.title == "c\ufffdd\ufffd"
    assert "a\ufffdb" in entry.summary
    assert links(entry, "via") == []


async def test_errors(client: httpx.AsyncClient) -> None:
    assert problem(await client.get("/feeds/actor/nobody")) == (404, GONE)
    event_ = "There is no feed of 'event/attack'. There is one of each agreement, actor and place, such as"
    assert problem(await client.get("/feeds/event/attack")) == (404, f"{event_} {EXAMPLE}.")
    assert problem(await client.get("/feeds/x"))[0] == 404
    assert problem(await client.get(f"{LAND}/"))[1].endswith("Leave out the slash at its end.")
    assert problem(await client.get(f"{LAND}?page=2")) == (400, "'page' is not a parameter of a feed. Known: lang.")
    assert problem(await client.get(f"{LAND}?lang=de"))[0] == 400
    assert problem(await client.get(LAND, headers={"Accept": "text/turtle"}))[0] == 406
    for path in ("/feeds/actor/nobody?lang=fr", "/feeds/event/attack?lang=fr"):
        answer = await client.get(path)
        assert answer.headers["content-language"] == "fr"
    assert (await client.head(LAND)).headers["etag"] == (await client.get(LAND)).headers["etag"]


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_pages_lead_to_feeds(client: httpx.AsyncClient, lang: str) -> None:
    client.headers["accept"] = "text/html"
    for node in ("agreement/accord", "actor/rebels", "place/land"):
        tree = await page(client, f"/doc/{node}", lang)
        (link,) = tree.findall(".//head/link[@type='application/atom+xml']")
        assert (link.get("rel"), link.get("href")) == ("alternate", f"../../feeds/{node}?lang={lang}")
        assert f"../../feeds/{node}" in addresses(tree)
        client.headers["accept"] = "*/*"
        assert (await read(client, f"/feeds/{node}?lang={lang}")).feed.language == lang
        client.headers["accept"] = "text/html"
    tree = await page(client, "/doc/event/attack", lang)
    assert tree.findall(".//head/link[@type='application/atom+xml']") == []


async def test_who_knows_it_by_its_day_is_not_sent_it_again(client: httpx.AsyncClient) -> None:
    day = (await client.get(LAND)).headers["last-modified"]
    known = await client.get(LAND, headers={"If-Modified-Since": day})
    assert (known.status_code, known.content, known.headers["last-modified"]) == (304, b"", day)
    for since in ("Thu, 01 Jan 2015 00:00:00 GMT", "yesterday", ""):
        assert (await client.get(LAND, headers={"If-Modified-Since": since})).status_code == 200
    both = {"If-Modified-Since": day, "If-None-Match": '"another"'}
    assert (await client.get(LAND, headers=both)).status_code == 200
