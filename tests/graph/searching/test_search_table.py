"""What people type, and what must come first of the packaged datasets: names, acronyms and numbers as they are known,
words in either language and form, what happened and where, and names that are half typed.
"""

import pytest

from api.query.engine import Engine
from tests.api.conftest import mali as mali

ALL = "query ($text: String!) { search(text: $text, first: 100) { nodes { id } } }"
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
TABLE = [*NAMED, *NUMBERED, *PLACES, *WORDS, *WHAT_AND_WHERE, *HALVES]


@pytest.mark.parametrize(("text", "first"), TABLE, ids=[text for text, _ in TABLE])
async def test_what_comes_first(mali: Engine, text: str, first: str) -> None:
    answer = await mali.execute(FIRST, {"text": text})
    assert [node["id"] for node in answer["search"]["nodes"]] == [first]


FORMS = [("femmes", "femme"), ("summary executions", "Summary Execution"), ("cantonnements", "cantonnement")]


@pytest.mark.parametrize(("text", "form"), FORMS)
async def test_forms_of_a_word_find_the_same(mali: Engine, text: str, form: str) -> None:
    one, other = [await _all(mali, each) for each in (text, form)]
    assert one == other != set()


async def _all(engine: Engine, text: str) -> set[str]:
    answer = await engine.execute(ALL, {"text": text})
    return {node["id"] for node in answer["search"]["nodes"]}
