"""What people call an agreement, in English and French, in whole or in part: which one of the packaged datasets is
meant, or which are proposed.
"""

from collections.abc import AsyncIterator

import pytest

from api.reports.names import meant
from graph.deriving.renewing import derive
from graph.store import Store
from ontology.actors import Actor
from ontology.agreements import Agreement
from tests.graph.conftest import store as store
from tests.loaders.curated_graph import deliveries
from tests.stores import Hold

MEANT = [
    ("accord-2015", "accord-2015"),
    ("ACCORD-2015", "accord-2015"),
    (" accord 2015 ", "accord-2015"),
    ("agreement/accord-2015", "accord-2015"),
    ("Agreement/Accord-2015", "accord-2015"),
    ("https://accord-graph.example/id/agreement/accord-2015", "accord-2015"),
    ("accord d'Alger", "accord-2015"),
    ("l'accord d'Alger", "accord-2015"),
    ("L’ACCORD D’ALGER", "accord-2015"),
    ("Algiers accord", "accord-2015"),
    ("the Algiers accord", "accord-2015"),
    ("Algiers Agreement", "accord-2015"),
    ("Algiers peace agreement", "accord-2015"),
    ("APR", "accord-2015"),
    ("apr", "accord-2015"),
    ("l'APR", "accord-2015"),
    ("Accord de Bamako", "accord-2015"),
    ("accord de paix", "accord-2015"),
    ("peace agreement", "accord-2015"),
    ("Accord pour la paix et la réconciliation au Mali issu du processus d’Alger", "accord-2015"),
    ("accord pour la paix et la reconciliation", "accord-2015"),
    ("Agreement on Peace and Reconciliation", "accord-2015"),
    ("S/2015/364", "accord-2015"),
    ("accord du 20 juin 2015", "accord-2015"),
    ("28 March roadmap", "roadmap-2018"),
    ("28 march ROADMAP", "roadmap-2018"),
    ("Roadmap of 22 March 2018", "roadmap-2018"),
    ("roadmap of 22/03/2018", "roadmap-2018"),
    ("roadmap of March 2018", "roadmap-2018"),
    ("feuille de route du 22 mars 2018", "roadmap-2018"),
    ("roadmap 2018", "roadmap-2018"),
    ("negotiations roadmap", "roadmap-2014"),
    ("timetable of 16 January 2018", "timetable-2018-01"),
    ("chronogramme du 16 janvier 2018", "timetable-2018-01"),
    ("chronogramme de juillet 2017", "chronogram-2017-07"),
    ("accord de Ouagadougou", "ouagadougou-2013"),
    ("accord de Ouaga", "ouagadougou-2013"),
    ("Ouagadougou agreement", "ouagadougou-2013"),
    ("pacte pour la paix", "pact-2018"),
    ("Pact for Peace", "pact-2018"),
    ("pacte de non-agression", "ouaga-pact-2014"),
    ("résolution 2374", "unscr-2374"),
    ("resolution 2374", "unscr-2374"),
    ("2374", "unscr-2374"),
    ("UNSCR 2423", "unscr-2423"),
    ("loi d'entente nationale", "national-concord-law-2019"),
    ("national concord", "national-concord-law-2019"),
    ("charte", "charter-2017"),
    ("Charter for Peace", "charter-2017"),
    ("Niamey", "niamey-2016"),
    ("anefis 2017", "anefis-2017"),
    ("protocole d'Anéfis", "anefis-2017"),
    ("cessez-le-feu du 23 mai 2014", "ceasefire-2014"),
    ("ceasefire of May 2014", "ceasefire-2014"),
    ("truce", "truce-2017-08"),
    ("CSA 43", "csa-43"),
    ("43rd session", "csa-43"),
    ("43e session du CSA", "csa-43"),
    ("Koro", "koro-2018"),
    ("Dan Na Ambassagou", "dan-na-2018"),
    ("déclaration d'Alger", "algiers-declaration-2014"),
    ("plateforme d'Alger", "algiers-platform-2014"),
    ("S/PRST/2019/2", "prst-2019-2"),
    ("accord cadre", "framework-2012"),
]
ACTORS = [
    ("independent-observer", "independent-observer"),
    ("actor/mali", "mali"),
    ("Observer", "independent-observer"),
    ("observateur indépendant", "independent-observer"),
    ("Government of Mali", "mali"),
    ("cma", "cma"),
    ("Plateforme", "platform"),
    ("CEDEAO", "ecowas"),
    ("Secrétaire général", "un-secretary-general"),
    ("Malian army", "fama"),
]
PROPOSED = [
    ("feuille de route", ["roadmap-2014", "roadmap-2018"]),
    ("feuile de route", ["roadmap-2014", "roadmap-2018"]),
    ("roadmap", ["roadmap-2014", "roadmap-2018"]),
    ("chronogramme", ["chronogram-2017-07", "timetable-2018-01", "roadmap-2018"]),
    ("timetable of priority actions", ["timetable-2018-01", "roadmap-2018"]),
    ("Anéfis", ["anefis-2015", "anefis-2017"]),
    ("pact", ["anefis-2015", "ouaga-pact-2014", "pact-2018"]),
    ("entente", ["entente-2016", "national-concord-law-2019", "ouaga-protocol-2014"]),
    ("Algeirs accord", ["accord-2015"]),
    ("acord", ["accord-2015"]),
    ("Pact for Piece", ["pact-2018"]),
    ("RES 2480", ["unscr-2480"]),
    ("2014", []),
    ("2015", []),
    ("peace and reconciliation", ["charter-2017", "accord-2015"]),
    ("cessation des hostilités", ["cessation-2014", "security-arrangement-2015"]),
    ("interim authorities", ["calendar-2017-02", "entente-2016", "interim-law-2016"]),
]
UNLIKE_ALL = ["", "xyzzy", "«»", "اتفاق", '"', "AND OR NOT *", "x" * 5_000]


@pytest.fixture(scope="module")
async def packaged(hold: Hold) -> AsyncIterator[Store]:
    """The packaged datasets."""
    store = await hold("mali", deliveries, derive)
    yield store
    await store.close()


@pytest.mark.parametrize(("asked", "key"), MEANT)
async def test_a_name_by_which_one_is_known(packaged: Store, asked: str, key: str) -> None:
    found = await meant(packaged, Agreement, asked)
    assert found.id == f"agreement/{key}"


@pytest.mark.parametrize(("asked", "key"), ACTORS)
async def test_a_name_by_which_an_actor_is_known(packaged: Store, asked: str, key: str) -> None:
    found = await meant(packaged, Actor, asked)
    assert found.id == f"actor/{key}"


@pytest.mark.parametrize("asked", ["Government", "gouvernement", "xyzzy"])
async def test_what_no_actor_alone_is_called_has_the_nearest_proposed(packaged: Store, asked: str) -> None:
    found = await meant(packaged, Actor, asked)
    assert (found.id, len(found.nearest)) == (None, 3)


@pytest.mark.parametrize(("asked", "keys"), PROPOSED)
async def test_a_name_that_fits_several_or_none_has_the_nearest_proposed(
    packaged: Store, asked: str, keys: list[str]
) -> None:
    found = await meant(packaged, Agreement, asked)
    assert found.id is None
    assert [one.key for one in found.nearest][: len(keys)] == keys


@pytest.mark.parametrize("asked", UNLIKE_ALL, ids=ascii)
async def test_what_is_like_no_name_has_three_proposals_too(packaged: Store, asked: str) -> None:
    found = await meant(packaged, Agreement, asked)
    assert (found.id, len(found.nearest)) == (None, 3)


async def test_where_nothing_is_loaded_nothing_is_proposed(store: Store) -> None:
    await store.prepare()
    found = await meant(store, Agreement, "accord d'Alger")
    assert (found.id, found.nearest) == (None, ())
