"""The pages of nodes, on every store: every statement with its sources, in both languages."""

from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest

from graph.store import Store
from ontology.events import Involvement
from ontology.model import Documented, Node, Relation
from tests.api.explorer.shown import SCRIPT, addresses, entries, page, records, said
from tests.api.web.linked import client_of, problem

DAYS = {"en": "14 April 2018", "fr": "14 avril 2018"}


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_page_has_every_relation_of_every_node(client: httpx.AsyncClient, lang: str) -> None:
    """In both directions, also where no name leads back. A node's own sources are relations too."""
    around: dict[str, set[str]] = {}
    for one in records():
        if isinstance(one, Relation):
            around.setdefault(one.source, set()).add(one.target)
            around.setdefault(one.target, set()).add(one.source)
        elif isinstance(one, Documented):
            around.setdefault(one.id, set()).update(cited.source for cited in one.sources)
    for node in sorted(around):
        tree = await page(client, f"/doc/{node}", lang)
        assert tree.get("lang") == lang
        assert {f"../../doc/{far}" for far in around[node]} - addresses(tree) == set(), node


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_page_has_every_property_of_every_node(client: httpx.AsyncClient, lang: str) -> None:
    for one in records():
        if not isinstance(one, Node):
            continue
        tree = await page(client, f"/doc/{one.id}", lang)
        told = {
            str(each.get("href")).partition("#")[2] for each in tree.findall(".//section[@id='statements']/dl/dt/a")
        }
        given = {each.name for each in one.properties() if getattr(one, each.attribute) not in (None, ())}
        parts = {each.name for each in one.properties() if each.value_type}
        assert given - parts - told == set(), one.id
        assert said(tree.find(".//h1")).removesuffix(" fr").removesuffix(" en") in one.label().variants


async def test_a_page_in_english(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/doc/event/camp")
    assert said(tree.find(".//title")) == "Attack on the Timbuktu camp · Accord Graph"
    assert said(tree.find(".//main/p")) == "Event"
    unsourced = "no source is named for this statement"
    assert entries(tree, "involves") == [
        f"Malian army Armed forces details Role Target {unsourced}",
        "Suspected Support Group Jihadist group details Role Attacker"
        " L’attaque du camp de Tombouctou fr, p. 3 Bulletin",
        f"Support Group Jihadist group details Role Involved {unsourced}",
        f"Alleged assailants Unnamed details Role Attacker {unsourced}",
    ]


async def test_hedges_stand_before_what_they_are_of(client: httpx.AsyncClient) -> None:
    for lang, suspected, reported in (("en", "Suspected", "Reported"), ("fr", "Soupçonné", "Rapporté")):
        camp = await page(client, "/doc/event/camp", lang)
        assert any(one.startswith(suspected) for one in entries(camp, "involves"))
        group = await page(client, "/doc/actor/jnim", lang)
        assert any(one.startswith(suspected) for one in entries(group, "involvedIn"))
        assert any(one.startswith(reported) for one in entries(group, "involvedIn"))
        alone = await page(client, "/doc/involvement/camp--jnim--attacker", lang)
        assert said(alone.find(".//title")).endswith(f"({suspected}) · Accord Graph")
        assert said(alone.find(".//main/p")).endswith(suspected)


async def test_a_figure_keeps_its_hedge_on_the_page_of_its_event(client: httpx.AsyncClient) -> None:
    hedged = [one for one in records() if getattr(one, "hedge", None) and isinstance(one, Node)]
    assert hedged
    for figure in hedged:
        own = await page(client, f"/doc/{figure.id}")
        hedge = figure.hedge.concept.en  # type: ignore[attr-defined]
        assert f"said with reserve: {hedge}" in said(own.find(".//main/p"))


async def test_a_figure_names_its_event_wherever_else_it_is_listed(client: httpx.AsyncClient) -> None:
    for path, name in (("/doc/actor/army", "casualtyEstimates"), ("/doc/source/bulletin", "documents")):
        figures = [
            one for one in entries(await page(client, path), name) if one.startswith(("Killed", "Reported Killed"))
        ]
        assert figures
        assert all("Attack on the Timbuktu camp" in one for one in figures)
    camp = entries(await page(client, "/doc/event/camp"), "casualties")
    assert camp
    assert not any("Attack on the Timbuktu camp" in one for one in camp)


async def test_an_accusation_and_what_answers_it_stand_together(client: httpx.AsyncClient) -> None:
    beside = {
        ("/doc/event/camp", "credit"): [
            "Contredit What school says en Accuse selon École de paix",
            "Affirmations à son sujet What army says en Dément selon Armée malienne",
        ],
        ("/doc/event/camp", "denial"): ["Au sujet de What jnim says en Revendique selon Groupe de soutien à l’islam"],
        ("/doc/actor/army", "charge"): ["Contredit What jnim says en Revendique selon Groupe de soutien à l’islam"],
        ("/doc/claim/credit", "charge"): [],
    }
    for (path, claim), told in beside.items():
        tree = await page(client, path, "fr")
        rows = [row for row in tree.findall(".//section/ol/li") if f"../../doc/claim/{claim}" in first_links(row)]
        assert rows
        for row in rows:
            assert [said(one) for one in row.findall("./ul[@class='answers']/li")] == told


async def test_a_claim_that_many_answer_leads_to_all_of_them(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.explorer.records.mentions.FEW", 0)
    async with client_of(store) as client:
        tree = await page(client, "/doc/event/camp.html")
    (row,) = [row for row in tree.findall(".//section/ol/li") if "../../doc/claim/credit" in first_links(row)]
    beside = [str(one.get("href")) for one in row.findall("./ul[@class='answers']/li/a")]
    assert beside == [f"../../doc/claim/credit?lang=en#{name}" for name in ("rivals", "claimsAbout")]


def first_links(row: Element) -> list[str]:
    """Where the first link of an entry leads."""
    return [str(one.get("href")).partition("?")[0] for one in row.findall("./p[@class='far']/a[1]")]


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_language_is_never_faked(client: httpx.AsyncClient, lang: str) -> None:
    english = await page(client, "/doc/event/twin-b", lang)
    marked = [one for one in english.iter("span") if one.get("lang") == "en" and one.text == "AMBUSH near Menaka"]
    assert bool(marked) == (lang == "fr")
    french = await page(client, "/doc/event/month", lang)
    marked = [one for one in french.iter("span") if one.get("lang") == "fr" and one.text == "Éclaireurs"]
    assert bool(marked) == (lang == "en")


async def test_dates_and_codes_are_in_the_language_of_the_page(client: httpx.AsyncClient) -> None:
    for lang, day in DAYS.items():
        tree = await page(client, "/doc/event/camp", lang)
        told = said(tree.find(".//section[@id='statements']"))
        assert day in told
        assert {"en": "Attack", "fr": "Attaque"}[lang] in told


async def test_the_language_of_a_browser(client: httpx.AsyncClient) -> None:
    answer = await client.get("/doc/event/camp", headers={"Accept-Language": "fr-ML,fr;q=0.9,en;q=0.8"})
    assert fromstring(answer.text).get("lang") == "fr"
    assert "Accept-Language" in answer.headers["vary"]
    assert "?lang=en" in {one.get("href") for one in fromstring(answer.text).iter("a")}


async def test_what_comes_from_the_data_is_no_markup(client: httpx.AsyncClient) -> None:
    for lang in ("en", "fr"):
        tree = await page(client, f"/doc/{SCRIPT.id}", lang)
        assert said(tree.find(".//h1")) == SCRIPT.title.by_language[0 if lang == "en" else 1]
        assert not list(tree.iter("script"))
        assert not [one for one in tree.iter() if one.get("onmouseover")]
        assert not [one for one in tree.iter("a") if str(one.get("href")).startswith("javascript")]


async def test_nothing_on_a_page_comes_from_elsewhere(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/doc/source/observer")
    assert [one.get("href") for one in tree.iter("link")] == ["data:,", "../../static/pages.css"]
    assert not [one for one in tree.iter() if one.tag in ("script", "img", "iframe", "style") or one.get("style")]
    assert [one.get("action") for one in tree.iter("form")] == ["../../search"]
    outward = [one for one in tree.iter("a") if str(one.get("href")).startswith("http")]
    assert outward
    assert all("noreferrer" in str(one.get("rel")).split() for one in outward)


async def test_a_long_list_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.explorer.records.reading.PAGE_SIZE", 10)
    monkeypatch.setattr("api.explorer.records.page.PAGE_SIZE", 10)
    events = [one for one in records() if isinstance(one, Involvement) and one.target == "actor/army"]
    listed, path, pages = list[str](), "/doc/actor/army", 0
    async with client_of(store) as client:
        client.headers["accept"] = "text/html"
        while path:
            tree = await page(client, path, "" if pages else "fr")
            section = tree.find(".//section[@id='involvedIn']")
            assert section is not None
            shown = section.findall("./ol/li")
            assert said(section.find("./h2")) == f"Impliqué dans {len(shown)} sur {len(events)}"
            listed += [str(one.get("href")) for entry in shown for one in entry.findall("./p[@class='far']/a[1]")]
            more = [one for one in section.iter("a") if one.get("rel") == "next"]
            path = str(httpx.URL(f"http://test{path}").join(str(more[0].get("href"))).raw_path.decode()) if more else ""
            assert bool(more) == ("../../doc/actor/army.ttl" in {one.get("href") for one in section.iter("a")})
            others = tree.findall(".//section[@class='list']")
            assert (len(others) == 1) == bool(pages)
            pages += 1
    assert pages == -(-len(events) // 10) > 2
    assert sorted(listed) == sorted(f"../../doc/{one.source}?lang=fr" for one in events)


async def test_a_page_that_is_not_there(client: httpx.AsyncClient) -> None:
    for lang, title, detail in (
        ("en", "There is nothing here", "event/none is not in the graph."),
        ("fr", "Il n’y a rien ici", "event/none n’est pas dans le graphe."),
    ):
        answer = await client.get(f"/doc/event/none?lang={lang}")
        assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
        assert {"Accept", "Accept-Language"} <= set(answer.headers["vary"].split(", "))
        tree = fromstring(answer.text)
        assert said(tree.find(".//h1")) == title
        assert detail in said(tree.find(".//main"))


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("relation=involves", "relation is given without after. Give both, as the links of the page do, or neither."),
        ("after=a/b", "after is given without relation. Give both, as the links of the page do, or neither."),
        ("relation=signed&after=a/b", "relation=signed is not a relation of this. The links of its page name them."),
        (
            "relation=involves&after=bearing/b",
            "after=bearing/b is not the id of such a relation: it begins with involvement/.",
        ),
        (
            "relation=involves&after=involvement/B",
            "after=involvement/B is not the id of such a relation: it begins with involvement/.",
        ),
    ],
)
async def test_a_part_that_cannot_be(client: httpx.AsyncClient, query: str, detail: str) -> None:
    answer = await client.get(f"/doc/event/camp.html?{query}", headers={"Accept": "application/json"})
    assert problem(answer) == (400, detail)
