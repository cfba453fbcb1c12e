"""What loads keep beside the records is compared with what follows from these: whatever is changed in it is found.

Each row breaks the sample in one way, said in either engine's language; then the whole report is compared.
"""

import pytest

from graph.checking import cells_check
from graph.checking.kept_check import LEFT_OVER, UNTOLD
from graph.checking.spread import REMEDY
from graph.loading.load import load
from graph.store import Store
from tests.graph.checking.test_store_check import ANEW, Broken, change, found
from tests.graph.sample import sample

STAMPED = "2020-01-01T00:00:00.000Z"
STAMP = f"UPDATE Node SET seen = '{STAMPED}', changed = '{STAMPED}'"
NOT_NAMES = "suggestions: 4 are kept, which are not the 4 of its names."
NOT_UNDER = "happenedAtUnder: {} are kept, which are not the {} that it lies under."
KEPT = {
    "a name of another text": Broken(
        f"agreement/accord: {NOT_NAMES} {ANEW}",
        "UPDATE Completion SET text = 'Pact' WHERE nodeId = 'agreement/accord' AND place = 1",
        "MATCH (c:Completion {nodeId: 'agreement/accord', place: 1}) SET c.text = 'Pact'",
    ),
    "a name that stands for its node too late": Broken(
        f"agreement/accord: {NOT_NAMES} {ANEW}",
        "UPDATE Completion SET sharedFr = 3 WHERE nodeId = 'agreement/accord' AND place = 0",
        "MATCH (c:Completion {nodeId: 'agreement/accord', place: 0}) SET c.sharedFr = 3",
    ),
    "a name of what is gone": Broken(
        f"actor/gone: suggestions: 'actor/gone' is not there, and something is kept of it. {LEFT_OVER}",
        "INSERT INTO Completion SELECT class, tier, key, rank, 'actor/gone', place, text, language, shared, sharedEn,"
        " sharedFr, sharedNative FROM Completion WHERE nodeId = 'actor/eye'",
        "MATCH (c:Completion {nodeId: 'actor/eye'}) CREATE (d:Completion) SET d = c{.*, nodeId: 'actor/gone'}",
    ),
    "what an event lies under is missing": Broken(
        f"event/camp: {NOT_UNDER.format(1, 2)} {ANEW}",
        "DELETE FROM happenedAtUnder WHERE sourceId = 'event/camp' AND targetId = 'place/mali'",
        "MATCH (:Event {id: 'event/camp'})-[r:HAPPENED_AT_UNDER]->(:Place {id: 'place/mali'}) DELETE r",
    ),
    "what an event does not lie under": Broken(
        f"event/camp: {NOT_UNDER.format(3, 2)} {ANEW}",
        "INSERT INTO happenedAtUnder SELECT sourceId, 'place/gao', sourceWhenFirst FROM happenedAtUnder"
        " WHERE sourceId = 'event/camp' AND targetId = 'place/mali'",
        "MATCH (:Event {id: 'event/camp'})-[r:HAPPENED_AT_UNDER]->(:Place {id: 'place/mali'}),"
        " (n:Event {id: 'event/camp'}), (p:Place {id: 'place/gao'})"
        " CREATE (n)-[q:HAPPENED_AT_UNDER]->(p) SET q = r{.*, targetId: p.id}",
    ),
    "another day than the event's": Broken(
        f"event/camp: {NOT_UNDER.format(2, 2)} {ANEW}",
        "UPDATE happenedAtUnder SET sourceWhenFirst = '2018-04-15' WHERE sourceId = 'event/camp'",
        "MATCH (:Event {id: 'event/camp'})-[r:HAPPENED_AT_UNDER]->() SET r.sourceWhenFirst = '2018-04-15'",
    ),
    "what lies under something without being there": Broken(
        "{gone}: happenedAtUnder: {gone!r} is not there, and something is kept of it. " + LEFT_OVER,
        "INSERT INTO happenedAtUnder VALUES ('event/gone', 'place/gao', '2018-04-15')",
        "MATCH (n:Actor {id: 'actor/eye'}), (p:Place {id: 'place/gao'})"
        " CREATE (n)-[:HAPPENED_AT_UNDER {sourceId: 'actor/eye', targetId: p.id, sourceWhenFirst: '2018-04-15'}]->(p)",
    ),
    "other names around an event": Broken(
        f"event/year: around: 'gao' is not what the names around it give, ''. {ANEW}",
        "UPDATE Node SET around = 'gao' WHERE id = 'event/year'",
        "MATCH (n:Event {id: 'event/year'}) SET n.around = 'gao'",
    ),
    "no names around an event": Broken(
        f"event/year: around: nothing stands where the names around it must be. {ANEW}",
        "UPDATE Node SET around = NULL WHERE id = 'event/year'",
        "MATCH (n:Event {id: 'event/year'}) REMOVE n.around",
    ),
    "names around what nothing surrounds": Broken(
        f"place/gao: around: 'gao' is not what the names around it give, nothing. {ANEW}",
        "UPDATE Node SET around = 'gao' WHERE id = 'place/gao'",
        "MATCH (n:Place {id: 'place/gao'}) SET n.around = 'gao'",
    ),
    "a count of the events of an actor in a place": Broken(
        "ActorDay: actor/army, place/mali, 2018-04-14, 2018-04-14: '3' is kept, and the records give 2."
        f" {cells_check.REMEDY}",
        "UPDATE ActorDay SET events = 3 WHERE actorId = 'actor/army' AND placeId = 'place/mali'"
        " AND whenFirst = '2018-04-14'",
        "MATCH (c:ActorDay {actorId: 'actor/army', placeId: 'place/mali', whenFirst: '2018-04-14'}) SET c.events = 3",
    ),
    "a count of the events of nobody": Broken(
        "ActorDay: actor/none, place/mali, 2018-04-14, 2018-04-14: '3' is kept, and the records give nothing."
        f" {cells_check.REMEDY}",
        "INSERT INTO ActorDay VALUES ('actor/none', 'place/mali', '2018-04-14', '2018-04-14', 3)",
        "CREATE (:ActorDay {actorId: 'actor/none', placeId: 'place/mali', whenFirst: '2018-04-14',"
        " whenLast: '2018-04-14', events: 3})",
    ),
    "no count of the events of a month": Broken(
        f"PlaceMonth: 2018-07, 2018-07, 2018-07: nothing is kept, and the records give 1. {cells_check.REMEDY}",
        "DELETE FROM PlaceMonth WHERE level = '' AND whenEdtf = '2018-07'",
        "MATCH (c:PlaceMonth {level: '', whenEdtf: '2018-07'}) DELETE c",
    ),
    "a sum of a month": Broken(
        "PlaceMonthHarm: COUNTRY, place/mali, WOUNDED, 2018-04, 2018-04, 2018-04:"
        " '1, 1, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0' is kept, and the records give 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0."
        f" {cells_check.REMEDY}",
        "UPDATE PlaceMonthHarm SET low = 7 WHERE level = 'COUNTRY' AND harm = 'WOUNDED'",
        "MATCH (c:PlaceMonthHarm {level: 'COUNTRY', harm: 'WOUNDED'}) SET c.low = 7",
    ),
    "a number of nodes": Broken(
        f"the statistics: Event: '37, 0 and 0' is not 36, 0 and 0, as the records are counted. {REMEDY}",
        "UPDATE Statistic SET total = total + 1 WHERE kind = 'Event'",
        "MATCH (s:Statistic {id: 'Event'}) SET s.total = s.total + 1",
    ),
    "how relations spread": Broken(
        "the statistics: involves: '36, 1.5 and 99' is not 36, 1.444444444 and 22.44444444, as the records are counted."
        f" {REMEDY}",
        "UPDATE Statistic SET forward = 1.5, backward = 99 WHERE kind = 'involves'",
        "MATCH (s:Statistic {id: 'involves'}) SET s.forward = 1.5, s.backward = 99.0",
    ),
    "a kind that is not there": Broken(
        f"the statistics: Picnic: '7, 1 and 2' is not 0, 0 and 0, as the records are counted. {REMEDY}",
        "INSERT INTO Statistic VALUES ('Picnic', 7, 1, 2)",
        "CREATE (:Statistic {id: 'Picnic', total: 7, forward: 1.0, backward: 2.0})",
    ),
    "a notice of what is there, as withdrawn": Broken(
        f"place/mali: notices: 'event/camp' is told of as withdrawn, but it is there. {UNTOLD}",
        "UPDATE Notice SET change = 'WITHDRAWN' WHERE about = 'place/mali' AND record = 'event/camp'",
        "MATCH (c:Notice {about: 'place/mali', record: 'event/camp'}) SET c.change = 'WITHDRAWN'",
    ),
    "a notice of what is not there": Broken(
        f"place/mali: notices: 'event/gone' is told of as new, but it is not there. {UNTOLD}",
        "UPDATE Notice SET record = 'event/gone' WHERE about = 'place/mali' AND record = 'event/camp'",
        "MATCH (c:Notice {about: 'place/mali', record: 'event/camp'}) SET c.record = 'event/gone'",
    ),
    "a notice of another time": Broken(
        f"place/mali: notices: 'event/camp' is told of as new, but it changed {STAMPED}, not 1999. {UNTOLD}",
        f"{STAMP}; UPDATE Notice SET at = '{STAMPED}'; UPDATE Notice SET at = '1999'"
        " WHERE about = 'place/mali' AND record = 'event/camp'",
        f"MATCH (n:Node) SET n.seen = '{STAMPED}', n.changed = '{STAMPED}' WITH count(n) AS all"
        " MATCH (c:Notice) SET c.at = CASE WHEN c.about = 'place/mali' AND c.record = 'event/camp' THEN '1999'"
        f" ELSE '{STAMPED}' END",
    ),
    "no time of the last change": Broken(
        f"source/observer: changed: nothing stands where the time of the last change must be. {ANEW}",
        "UPDATE Node SET changed = NULL WHERE id = 'source/observer'",
        "MATCH (n:Source {id: 'source/observer'}) REMOVE n.changed",
    ),
    "first seen after it has changed": Broken(
        f"source/observer: seen: '{STAMPED}' is not when it was first seen, as it last changed 1999. {ANEW}",
        f"UPDATE Node SET seen = '{STAMPED}', changed = '1999' WHERE id = 'source/observer'",
        f"MATCH (n:Source {{id: 'source/observer'}}) SET n.seen = '{STAMPED}', n.changed = '1999'",
    ),
}


@pytest.mark.parametrize("way", KEPT)
async def test_whatever_is_changed_in_it_is_found(
    way: str, store: Store, fresh_url: str, request: pytest.FixtureRequest
) -> None:
    await load(store, sample(), strict=True)
    change(request, fresh_url, [KEPT[way]])
    gone = "event/gone" if fresh_url.startswith("sqlite:") else "actor/eye"
    assert await found(store) == [KEPT[way].problem.format(gone=gone)]
