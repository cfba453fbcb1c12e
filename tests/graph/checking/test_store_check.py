"""What `accord check` finds in a store that was changed by other means than a load: everything, each once.

Each row of BROKEN breaks the sample in one way, said in either engine's language; then the whole report is compared.
"""

from contextlib import suppress
from dataclasses import dataclass

import apsw
import neo4j
import pytest

from graph.checking.kept_check import LEFT_OVER, UNTOLD
from graph.checking.store_check import StoreCheck
from graph.errors import DataChanging
from graph.loading.load import load
from graph.store import Store
from graph.stored.columns import MISSING_TEXT
from tests.graph.loading.marked_versions import version
from tests.graph.sample import sample
from tests.neo4j_server import Neo4jAddress, connect

ANEW, AGAIN = "Load dataset/sample into an empty store.", "Load the dataset that has it again."
NOT_OURS = "Remove it: no load of ours made it."


@dataclass(frozen=True)
class Broken:
    """A way to break the sample, and what is said of it. Where an engine has no statement, it cannot be broken so."""

    problem: str
    sql: str = ""
    cypher: str = ""


def _changed(cls: str, id_: str, problem: str, **values: str) -> Broken:
    """Columns of a node set to other values, written alike in both languages."""
    sql = ", ".join(f"{column} = {value}" for column, value in values.items())
    cypher = ", ".join(f"n.{column} = {value}" for column, value in values.items())
    return Broken(
        f"{id_}: {problem}",
        f"UPDATE {cls} SET {sql} WHERE id = '{id_}'",
        f"MATCH (n:{cls} {{id: '{id_}'}}) SET {cypher}",
    )


BROKEN = [
    _changed("Event", "event/talks", f"kind: 'PICNIC' is not an event kind. {ANEW}", kind="'PICNIC'"),
    _changed(
        "Event",
        "event/month",
        f"whenEdtf: '2018-02-30' is not a date ('2018-02-30' is not a calendar date: give a day that exists). {ANEW}",
        whenEdtf="'2018-02-30'",
    ),
    _changed(
        "Event",
        "event/year",
        f"whenTo: '2018-12-30' does not go with the rest, which asks for '2018-12-31'. {ANEW}",
        whenTo="'2018-12-30'",
    ),
    _changed(
        "Event",
        "event/zeal",
        f"title: nothing is given where a value is required. {ANEW}",
        titleEn="null",
        titleFr="null",
    ),
    _changed("Actor", "actor/eye", f"aliases: 'a, b' is not a list of texts. {ANEW}", aliases="'a, b'"),
    _changed("Provision", "provision/accord-7", f"inferred: 'yes' is not a Boolean. {ANEW}", inferred="'yes'"),
    _changed("Place", "place/well", "dataset: 'dataset/none' is not there. Load it again.", dataset="'dataset/none'"),
    _changed(
        "Commitment",
        "commitment/commission",
        f"deadlineAnchor: 'event/none' is not there. {AGAIN}",
        deadlineAnchor="'event/none'",
        deadlineAnchorKey="'event/none'",
    ),
    Broken(
        "provision/accord-annex: inAgreement: nothing stands where one must be. Load dataset/sample again.",
        "DELETE FROM inAgreement WHERE sourceId = 'provision/accord-annex'",
        "MATCH (:Provision {id: 'provision/accord-annex'})-[r:IN_AGREEMENT]->() DELETE r",
    ),
    Broken(
        f"agreement/accord: suggestions: 0 are kept, which are not the 4 of its names. {ANEW}",
        "DELETE FROM Completion WHERE nodeId = 'agreement/accord'",
        "MATCH (c:Completion {nodeId: 'agreement/accord'}) DELETE c",
    ),
    Broken(
        "claim/credit: carriedBy: 2 are there, and one may be. Remove the others.",
        "CREATE TEMP TABLE copied AS SELECT * FROM carriedBy WHERE sourceId = 'claim/credit';"
        " UPDATE copied SET id = 'carriage/credit--army', targetId = 'actor/army';"
        " INSERT INTO carriedBy SELECT * FROM copied",
        "MATCH (c:Claim {id: 'claim/credit'})-[r:CARRIED_BY]->(), (a:Actor {id: 'actor/army'})"
        " CREATE (c)-[q:CARRIED_BY]->(a) SET q = r{.*, id: 'carriage/credit--army', targetId: a.id}",
    ),
    Broken(
        "obligation/truce--gao: targetId: 'place/gao' is not an actor. " + ANEW,
        "UPDATE obliges SET id = 'obligation/truce--gao', targetId = 'place/gao' WHERE sourceId = 'commitment/truce'",
        "MATCH (c:Commitment {id: 'commitment/truce'})-[r:OBLIGES]->(), (p:Place {id: 'place/gao'})"
        " CREATE (c)-[q:OBLIGES]->(p) SET q = r{.*, id: 'obligation/truce--gao', targetId: p.id} DELETE r",
    ),
    Broken(
        f"involvement/camp--army--target: order: '2018-04-13' is not that of its source, '2018-04-14'. {ANEW}",
        "UPDATE involves SET sourceWhenFirst = '2018-04-13' WHERE id = 'involvement/camp--army--target'",
        "MATCH ()-[r:INVOLVES {id: 'involvement/camp--army--target'}]->() SET r.sourceWhenFirst = '2018-04-13'",
    ),
    Broken(f"source/press: suggestions: 'source/press' is not there, and something is kept of it. {LEFT_OVER}"),
    Broken(
        f"membership/watch--union--2017: citedIds: 'source/press' is not there, and 6 more name it. {AGAIN}",
        "DELETE FROM documentedBy WHERE targetId = 'source/press'; DELETE FROM Source WHERE id = 'source/press';"
        " DELETE FROM Node WHERE id = 'source/press'",
        "MATCH (n:Source {id: 'source/press'}) DETACH DELETE n",
    ),
    Broken(
        f"actor/army: documentedBy: 'actor/army' names no source. {ANEW} If its input has it so: Name at least one"
        " source that says it."
    ),
    Broken(f"event/camp: sourceGrade: 'PRESS' does not follow from its own sources, which give none. {ANEW}"),
    _changed(
        "Actor",
        "actor/school",
        f"sourceGrade: 'PRIMARY' does not follow from its own sources, which give none. {ANEW}",
        sourceGrade="'PRIMARY'",
        sourceGradeKey="'PRIMARY'",
    ),
    _changed(
        "Event",
        "event/twin-b",
        f"sourceGrade: nothing does not follow from its own sources, which give 'PRIMARY'. {ANEW}",
        sourceGrade="null",
        sourceGradeKey=f"'{MISSING_TEXT}'",
    ),
    _changed(
        "Source",
        "source/observer",
        f"sourceGrade: 'PRESS' is a grade, and a source has none. {ANEW}",
        sourceGrade="'PRESS'",
        sourceGradeKey="'PRESS'",
    ),
    Broken(
        f"claim/verdict: class: nothing says what it is. {AGAIN}",
        "DELETE FROM Claim WHERE id = 'claim/verdict'",
        "MATCH (n:Claim {id: 'claim/verdict'}) REMOVE n:Claim",
    ),
    Broken(f"attribution/verdict--eye: sourceId: 'claim/verdict' is not there, and 2 more name it. {AGAIN}"),
    Broken(
        f"actor/people: id: 'actor/people' finds no actor. {ANEW}",
        "DELETE FROM Node WHERE id = 'actor/people'",
        "MATCH (n:Actor {id: 'actor/people'}) REMOVE n:Node",
    ),
    Broken(f"documentation/actor-people--bulletin: sourceId: 'actor/people' is not there. {AGAIN}"),
    Broken(f"actor/people: suggestions: 'actor/people' is not there, and something is kept of it. {LEFT_OVER}"),
    Broken(f"actor/people: notices: 'actor/people' is told of as new, but it is not there. {UNTOLD}"),
    Broken(
        f"actor/watch: names: 'eye' does not go with the rest, which asks for 'strasse·watch ··actor·watch'. {ANEW}",
        "UPDATE Node SET names = 'eye' WHERE id = 'actor/watch'",
        "MATCH (n:Actor {id: 'actor/watch'}) SET n.names = 'eye'",
    ),
    Broken(
        f"event/twin-a: around: nothing stands where the names around it must be. {ANEW}",
        "UPDATE Node SET around = NULL WHERE id = 'event/twin-a'",
        "MATCH (n:Event {id: 'event/twin-a'}) REMOVE n.around",
    ),
    Broken(
        "the record of loads: dataset: 'dataset/gone' is not there. Load it again.",
        "INSERT INTO LoadNote VALUES ('dataset/gone', '2024-01-01', 3)",
        "CREATE (:LoadNote {dataset: 'dataset/gone', loadedAt: '2024-01-01', nodes: 3})",
    ),
]
ONLY_SQLITE = [
    Broken(
        "signing-place/accord--timbuktu: id: 'signing-place/accord--timbuktu' does not go with the rest, which asks for"
        f" 'signing-place/accord--gao'. {ANEW}",
        sql="UPDATE signedAt SET targetId = 'place/gao'",
    ),
    Broken(
        f"alliance/jnim--watch: targetId: 'actor/nobody' is not there. {AGAIN}",
        sql="UPDATE alliedWith SET targetId = 'actor/nobody' WHERE id = 'alliance/jnim--watch'",
    ),
    Broken(
        "alliance/jnim--watch: id: 'alliance/jnim--watch' does not go with the rest, which asks for"
        f" 'alliance/jnim--nobody'. {ANEW}"
    ),
]
ONLY_NEO4J = [
    Broken(
        f"signing-place/accord--gao: ends: 'agreement/accord, place/gao' are not what it joins. {ANEW}",
        cypher="MATCH ()-[r:SIGNED_AT]->() SET r.targetId = 'place/gao', r.id = 'signing-place/accord--gao'",
    ),
    Broken(f"Event: id: 1 of 37 have none. {NOT_OURS}", cypher="CREATE (:Event)"),
    Broken(
        f"Splintering: id: 1 of 1 have none. {NOT_OURS}",
        cypher="MATCH (a:Actor {id: 'actor/eye'}), (b:Actor {id: 'actor/jnim'}) CREATE (a)-[:SPLINTERED_FROM]->(b)",
    ),
    Broken(
        f"by-hand: id: 'by-hand' is not an id of this class. {NOT_OURS}",
        cypher="CREATE (:Finding:Node {id: 'by-hand'})",
    ),
    Broken(f"by-hand: dataset: nothing is given where a value is required. {NOT_OURS}"),
]


async def found(store: Store) -> list[str]:
    """What a check says."""
    return [str(problem) async for problem in StoreCheck(store).problems()]


def change(request: pytest.FixtureRequest, url: str, broken: list[Broken]) -> None:
    """Run the statements of an engine, past everything that keeps a store in order."""
    if url.startswith("sqlite:"):
        connection = apsw.Connection(url.removeprefix("sqlite:///"))
        for one in broken:
            connection.execute(one.sql)
        connection.close()
        return
    server: Neo4jAddress = request.getfixturevalue("neo4j_server")
    with connect(server) as driver, driver.session() as session:
        for text in (one.cypher for one in broken if one.cypher):
            session.run(neo4j.Query(text)).consume()


async def test_a_store_after_a_load_is_in_order(store: Store) -> None:
    await load(store, sample(), strict=True)
    check = StoreCheck(store)
    assert [problem async for problem in check.problems()] == []
    assert (check.nodes, check.relations) == (69, 159)


async def test_everything_that_is_wrong_is_found(store: Store, fresh_url: str, request: pytest.FixtureRequest) -> None:
    await load(store, sample(), strict=True)
    broken = BROKEN + (ONLY_SQLITE if fresh_url.startswith("sqlite:") else ONLY_NEO4J)
    change(request, fresh_url, broken)
    assert sorted(await found(store)) == sorted(one.problem for one in broken)


async def test_what_is_missing_is_there_again_after_another_load(
    store: Store, fresh_url: str, request: pytest.FixtureRequest
) -> None:
    await load(store, sample(), strict=True)
    parts = ("actor/army: doc", "event/camp: sourceGrade", "provision/accord-annex: inAgreement", "source/press")
    missing = [one for part in parts for one in BROKEN if part in one.problem]
    change(request, fresh_url, missing)
    assert await found(store) == [one.problem for one in missing]
    await load(store, sample(), strict=True)
    assert await found(store) == []


async def test_a_source_of_another_kind_shows_in_what_cites_it(
    store: Store, fresh_url: str, request: pytest.FixtureRequest
) -> None:
    """One of no kind at all is told by itself: what cites it cannot be graded then."""
    await load(store, sample(), strict=True)
    graded = f"event/twin-b: sourceGrade: 'PRIMARY' does not follow from its own sources, which give 'BULLETIN'. {ANEW}"
    unsound = f"source/observer: kind: 'PICNIC' is not a source kind. {ANEW}"
    for kind, said in (("BULLETIN", graded), ("PICNIC", unsound)):
        change(request, fresh_url, [_changed("Source", "source/observer", "", kind=f"'{kind}'")])
        assert await found(store) == [said]


async def test_what_is_loaded_meanwhile_is_not_called_wrong(
    store: Store, fresh_url: str, request: pytest.FixtureRequest
) -> None:
    """The check tells of the state in which it began, or that it cannot."""
    await load(store, version("alpha"), strict=True)
    broken = _changed(
        "Event",
        "event/marked-000",
        "kind: 'PICNIC' is not an event kind. Load dataset/marked into an empty store.",
        kind="'PICNIC'",
    )
    change(request, fresh_url, [broken])
    said = list[str]()
    with suppress(DataChanging):
        async for problem in StoreCheck(store).problems():
            said.append(str(problem))
            await load(store, version("omega", events=10), strict=True)
    assert said == [broken.problem]
