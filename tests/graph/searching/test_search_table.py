"""What people type, and what must come first of the packaged datasets: names, acronyms and numbers as they are known,
words in either language and form, what happened and where, and names that are half typed.
"""

import pytest

from api.query.engine import Engine
from graph.searching import worth
from tests.api.conftest import mali as mali

ALL = "query ($text: String!) { search(text: $text, first: 100) { nodes { id } } }"
RANKED = "query ($text: String!) { search(text: $text, first: 10) { edges { score node { id } } } }"
FIRST = "query ($text: String!) { search(text: $text, first: 1) { nodes { id } } }"
NAMED = [
    ("CMA", "actor/cma"),
    ("cma", "actor/cma"),
    ("la CMA", "actor/cma"),
    ("MINUSMA", "actor/minusma"),
    ("JNIM", "actor/jnim"),
    ("GSIM", "actor/jnim"),
    ("AQMI", "actor/aqim"),
    ("EIGS", "actor/isgs"),
    ("CVJR", "actor/cvjr"),
    ("ONU", "actor/united-nations"),
    ("UN", "actor/united-nations"),
    ("AU", "actor/african-union"),
    ("Platform", "actor/platform"),
    ("Plateforme", "actor/platform"),
    ("Barkhane", "actor/barkhane"),
    ("opération Serval", "actor/serval"),
    ("Koufa", "actor/amadou-koufa"),
    ("ag ghaly", "actor/iyad-ag-ghali"),
    ("observateur indépendant", "actor/independent-observer"),
    ("autorités intérimaires", "actor/interim-authorities"),
    ("interim authority Kidal", "actor/interim-kidal"),
    ("accord d'Alger", "agreement/accord-2015"),
    ("accord d’Alger", "agreement/accord-2015"),
    ("Algiers accord", "agreement/accord-2015"),
    ("APR", "agreement/accord-2015"),
    ("28 March roadmap", "agreement/roadmap-2018"),
    ("Pact for Peace", "agreement/pact-2018"),
    ("pacte pour la paix", "agreement/pact-2018"),
    ("accord de Ouagadougou", "agreement/ouagadougou-2013"),
    ("résolution 2374", "agreement/unscr-2374"),
    ("loi d’entente nationale", "agreement/national-concord-law-2019"),
    ("bamako", "place/ml-bamako-town"),
    ("peace agreement", "agreement/accord-2015"),
    ("Accord de paix", "agreement/accord-2015"),
    ("armée française", "actor/french-armed-forces-staff"),
    ("forces françaises", "actor/barkhane"),
    ("USA", "actor/united-states"),
    ("États-Unis", "place/us"),
    ("Al-Qaeda", "actor/aqim"),
    ("Al Qaida", "actor/aqim"),
    ("al-Qaïda au Maghreb", "actor/aqim"),
    ("interim authorities", "actor/interim-authorities"),
    ("Security Council", "actor/un-security-council"),
    ("UN Security Council", "actor/un-security-council"),
    ("Conseil de sécurité", "actor/un-security-council"),
    ("Conseil de sécurité de l'ONU", "actor/un-security-council"),
    ("Malian army", "actor/fama"),
    ("armée malienne", "actor/fama"),
    ("gouvernement malien", "actor/mali"),
    ("Malian government", "actor/mali"),
    ("UN mission in Mali", "actor/minusma"),
    ("mission de l'ONU au Mali", "actor/minusma"),
    ("Ansar al-Din", "actor/ansar-dine"),
]
DATED = [
    ("14 April 2018", "event/mali-2018-04-14-timbuktu-camp"),
    ("le 14 avril 2018", "event/mali-2018-04-14-timbuktu-camp"),
    ("April 14th, 2018", "event/mali-2018-04-14-timbuktu-camp"),
    ("2018-04-14", "event/mali-2018-04-14-timbuktu-camp"),
    ("14/04/2018", "event/mali-2018-04-14-timbuktu-camp"),
    ("attaque Tombouctou 14 avril 2018", "event/mali-2018-04-14-timbuktu-camp"),
    ("attack 2018-04-14", "event/mali-2018-04-14-timbuktu-camp"),
    ("mars 2017", "event/mali-2017-03-02"),
    ("Ouagadougou 2013", "agreement/ouagadougou-2013"),
]
PASTED = [
    ("event/mali-2018-04-14-timbuktu-camp", "event/mali-2018-04-14-timbuktu-camp"),
    (" https://accord-graph.example/id/actor/cma ", "actor/cma"),
    ("http://127.0.0.1:8000/doc/place/ml-gao.ttl", "place/ml-gao"),
]
NUMBERED = [
    ("article 46", "provision/accord-2015-article-46"),
    ("art. 46", "provision/accord-2015-article-46"),
    ("article 60", "provision/accord-2015-article-57-62"),
    ("chapitre 3", "provision/accord-2015-chapter-3"),
    ("Chapter III", "provision/accord-2015-chapter-3"),
    ("annex 1", "provision/accord-2015-annex-1"),
    ("annexe II", "provision/accord-2015-annex-2"),
    ("titre V", "provision/accord-2015-title-5"),
    ("S/RES/2374", "agreement/unscr-2374"),
    ("s/res/2374 (2017)", "agreement/unscr-2374"),
]
PLACES = [
    ("Dioura", "place/ml-dioura"),
    ("Tombouctou", "place/ml-timbuktu-town"),
    ("kidal", "place/ml-kidal-town"),
    ("région de Kidal", "place/ml-kidal"),
    ("cercle de Goundam", "place/ml-timbuktu-goundam"),
    ("menaka", "place/ml-menaka-town"),
    ("Aguelhoc", "place/ml-aguelhok"),
    ("Ivory Coast", "place/ci"),
    ("Alger", "place/dz-algiers"),
    ("Mali", "place/ml"),
    ("Algérie", "place/dz"),
]
WORDS = [
    ("summary execution", "event/mali-2018-04-12"),
    ("exécution sommaire", "event/mali-2018-04-12"),
    ("bataille de Kidal", "event/mali-2016-07-21"),
    ("Ogossagou killing", "event/mali-2019-03-23"),
    ("tuerie à Ogossagou", "event/mali-2019-03-23"),
    ("detainee Dioura", "event/mali-2018-04-06-dioura"),
    ("soldat tué Tombouctou", "event/mali-2018-04-02-timbuktu"),
    ("women meaningful part", "commitment/res2480-women"),
    ("participation effective des femmes", "commitment/res2480-women"),
    ("femme organe", "commitment/hl5-women"),
    ("return of refugees", "commitment/apr-refugees"),
    ("retour des réfugiés", "commitment/apr-refugees"),
    ("seconde chambre", "commitment/apr-senate"),
    ("qadi", "commitment/oct17-qadis"),
    ("bailleur Paris", "event/mali-2015-10-22"),
]
WHAT_AND_WHERE = [
    ("attack Ségou", "event/mali-2018-04-02-segou"),
    ("attaque Mopti", "event/mali-2018-06-29"),
    ("attacks Goundam", "event/mali-2015-04-29"),
    ("attack Dilly", "event/mali-2016-11-21-dilly"),
    ("embuscade Douentza", "event/mali-2016-11-20-douentza"),
    ("attentat Gao", "event/mali-2017-01-18"),
    ("massacre Boulkessi", "event/mali-2018-05-19"),
    ("massacre région de Ménaka", "event/mali-2018-04-26"),
    ("killing Talataye", "event/mali-2018-03-01"),
    ("CMA Talataye", "event/mali-2019-05-12"),
    ("JNIM Sévaré", "event/mali-2018-06-29"),
]
HALVES = [
    ("minusm", "actor/minusma"),
    ("Tombouc", "place/ml-timbuktu-town"),
    ("Ogossag", "place/ml-ogossagou"),
    ("Coordination des mouv", "actor/cma"),
    ("soumeylou boub", "actor/soumeylou-boubeye-maiga"),
    ("accord de Ouaga", "agreement/ouagadougou-2013"),
    ("bataille de Mén", "event/mali-2015-05-14-menaka"),
]
TABLE = [*NAMED, *DATED, *PASTED, *NUMBERED, *PLACES, *WORDS, *WHAT_AND_WHERE, *HALVES]


@pytest.mark.parametrize(("text", "first"), TABLE, ids=[text for text, _ in TABLE])
async def test_what_comes_first(mali: Engine, text: str, first: str) -> None:
    answer = await mali.execute(FIRST, {"text": text})
    assert [node["id"] for node in answer["search"]["nodes"]] == [first]


FORMS = [
    ("femmes", "femme"),
    ("summary executions", "Summary Execution"),
    ("cantonnements", "cantonnement"),
    ("régional", "régionaux"),
    ("regional", "régionales"),
    ("djihadistes", "jihadists"),
    ("terroriste", "terrorists"),
    ("Al-Qaeda", "Al-Qaïda"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
async def test_forms_of_a_word_find_the_same(mali: Engine, text: str, form: str) -> None:
    one, other = [await _all(mali, each) for each in (text, form)]
    assert one == other != set()


NOT_FOUND = [
    ("Algérie", "place/dz-algiers"),
    ("régional", "place/ml-gao"),
    ("national", "actor/united-nations"),
    ("UN", "event/mali-2018-04-02-timbuktu"),
    ("UN peacekeeping", "event/mali-2018-04-02-timbuktu"),
]


@pytest.mark.parametrize(("text", "id_"), NOT_FOUND)
async def test_words_that_look_alike_are_not_one(mali: Engine, text: str, id_: str) -> None:
    assert id_ not in await _all(mali, text)


SUGGESTED = [
    ("tombouctou", "EN", ["place/ml-timbuktu-town", "place/ml-timbuktu", "place/ml-timbuktu-timbuktu"]),
    ("tombouctou", None, ["place/ml-timbuktu-town", "place/ml-timbuktu", "place/ml-timbuktu-timbuktu"]),
    ("bamako", None, ["place/ml-bamako-town", "place/ml-bamako", "place/ml-bamako-bamako", "actor/mali"]),
    ("menaka", "FR", ["place/ml-menaka-town", "place/ml-menaka", "place/ml-gao-menaka"]),
    ("un", None, ["actor/united-nations"]),
    ("usa", None, ["actor/united-states", "place/us"]),
    ("al-qaeda", None, ["actor/aqim"]),
    (
        "art",
        None,
        [f"provision/{text}-article-{number}" for number in (1, 2) for text in ("accord-2015", "ouagadougou-2013")],
    ),
    ("art. 46", None, ["provision/accord-2015-article-46"]),
    ("s/res/23", None, ["agreement/unscr-2364", "agreement/unscr-2374", "agreement/unscr-2391"]),
    ("coord mouv", None, ["actor/cma"]),
    ("iyad gha", None, ["actor/iyad-ag-ghali"]),
    ("accord ouaga", None, ["agreement/ouagadougou-2013"]),
    ("ti men", None, []),
    ("l'onu", None, ["actor/united-nations"]),
    ("l’ONU", "FR", ["actor/united-nations"]),
    ("l'algérie", None, ["place/dz", "actor/algeria"]),
    ("la plateforme", None, ["actor/platform"]),
    ("the platform", "EN", ["actor/platform"]),
    ("le mali", None, ["place/ml"]),
    ("d'alger", None, ["place/dz-algiers"]),
]
SUGGEST = "query ($text: String!, $lang: Language) { suggest(text: $text, lang: $lang) { node { id } } }"


@pytest.mark.parametrize(("text", "lang", "first"), SUGGESTED)
async def test_what_is_suggested_first(mali: Engine, text: str, lang: str | None, first: list[str]) -> None:
    suggested = (await mali.execute(SUGGEST, {"text": text, "lang": lang}))["suggest"]
    ids = [one["node"]["id"] for one in suggested]
    assert ids[: len(first)] == first
    assert first or not ids


EXACT = ["bamako", "tombouctou", "gao", "menaka", "CMA", "article 5", "usa", "Algérie", "kidal", "mali", "Alger"]


@pytest.mark.parametrize("text", EXACT)
async def test_what_is_called_so_is_found_and_suggested_in_one_order(mali: Engine, text: str) -> None:
    found = (await mali.execute(RANKED, {"text": text}))["search"]["edges"]
    called = [edge["node"]["id"] for edge in found if edge["score"] >= worth.FURTHER]
    suggested = (await mali.execute(SUGGEST, {"text": text, "lang": None}))["suggest"]
    assert [one["node"]["id"] for one in suggested][: len(called)] == called != []


async def _all(engine: Engine, text: str) -> set[str]:
    answer = await engine.execute(ALL, {"text": text})
    return {node["id"] for node in answer["search"]["nodes"]}
