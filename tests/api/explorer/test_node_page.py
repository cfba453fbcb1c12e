"""The pages of nodes and relations, on every store: every statement with its sources, in both languages."""

import dataclasses
from collections.abc import AsyncIterator, Iterator
from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest

from api.explorer.pages import HEADERS
from graph.loading.load import load
from graph.store import Store
from ontology.agreements import SigningPlace
from ontology.events import Event, Involvement
from ontology.model import Documented, Node, Relation
from ontology.records import Delivery, Row
from ontology.values import DateSpan, Text
from ontology.vocabularies import EventKind
from tests.api.web.test_linked_data import client_of, problem
from tests.graph.conftest import opened
from tests.graph.deliveries import row
from tests.graph.sample import sample
from tests.graph.sample_events import BULLETIN

SCRIPT = Event(
    id="event/script-tags",
    kind=EventKind.STATEMENT,
    when=DateSpan("2018"),
    when_stated='" onmouseover="alert(1)',
    title=Text("<script>alert(1)</script> & \"quotes\" 'all'", "]]> <b>"),
    summary=Text("javascript:alert(1)"),
    sources=(BULLETIN,),
)
DAYS = {"en": "14 April 2018", "fr": "14 avril 2018"}


def delivered() -> Delivery:
    """The sample, and an event whose texts would be markup."""
    made = sample()
    return dataclasses.replace(made, rows=[*made.rows, row(9999, SCRIPT)])


def records() -> Iterator[Node | Relation]:
    """All that is in the sample."""
    for one in sample().rows:
        assert isinstance(one, Row)
        yield from one.records


@pytest.fixture(scope="module")
async def store(store_url: str) -> AsyncIterator[Store]:
    """A store that holds the sample and more."""
    made = opened(store_url)
    await load(made, delivered(), strict=True)
    yield made
    await made.close()


@pytest.fixture(scope="module")
async def client(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the routes over it, which likes what browsers like."""
    async with client_of(store) as made:
        made.headers["accept"] = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
        yield made


async def page(client: httpx.AsyncClient, path: str, lang: str = "en") -> Element:
    """A page as a tree, which it can only be if it is well formed."""
    answer = await client.get(path, params={"lang": lang} if lang else None)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    return fromstring(answer.text)


def said(element: Element | None) -> str:
    """The text of an element, in one line."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def entries(tree: Element, name: str) -> list[str]:
    """The entries of a list of relations."""
    return [said(one) for one in tree.findall(f".//section[@id='{name}']/ol/li")]


def addresses(tree: Element) -> set[str]:
    """Where links of a page lead."""
    return {str(one.get("href")).partition("?")[0] for one in tree.iter("a")}


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


async def test_a_relation(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/doc/involvement/camp--jnim--attacker", "fr")
    assert said(tree.find(".//h1")) == "Attaque du camp de Tombouctou implique Groupe de soutien à l’islam"
    assert said(tree.find(".//section[@id='sources']")) == "Sources L’attaque du camp de Tombouctou, p. 3 Bulletin en"
    assert {"../../doc/event/camp", "../../doc/actor/jnim", "../../doc/dataset/sample"} <= addresses(tree)


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_every_relation_has_a_page(client: httpx.AsyncClient, lang: str) -> None:
    one_of_each = {type(one): one for one in records() if isinstance(one, Relation)}
    seen = set[str]()
    for record in one_of_each.values():
        tree = await page(client, f"/doc/{record.source}", lang)
        path = f"../../doc/{record.path()}/"
        links = sorted(one for one in addresses(tree) if one.startswith(path))
        own = await page(client, f"/{links[0].removeprefix('../../')}", lang)
        assert {f"../../doc/{end}" for end in (record.source, record.target)} <= addresses(own) or len(links) > 1
        seen.add(record.path())
    assert len(seen) == len(one_of_each)


async def test_the_loading_of_a_dataset(client: httpx.AsyncClient) -> None:
    dataset = await page(client, "/doc/dataset/sample")
    assert {"../../doc/loading/sample", "../../export"} <= addresses(dataset)
    loading = await page(client, "/doc/loading/sample", "fr")
    assert "Chargeur tests Version du chargeur 1" in said(loading.find(".//section[@id='statements']"))
    assert "../../doc/dataset/sample" in addresses(loading)
    assert (await client.get("/doc/loading/none")).status_code == 404


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
    assert [one.get("href") for one in tree.iter("link")] == ["../../static/pages.css"]
    assert not [
        one for one in tree.iter() if one.tag in ("script", "img", "iframe", "style", "form") or one.get("style")
    ]
    outward = [one for one in tree.iter("a") if str(one.get("href")).startswith("http")]
    assert outward
    assert all("noreferrer" in str(one.get("rel")).split() for one in outward)


async def test_a_long_list_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.explorer.reading.PAGE_SIZE", 10)
    monkeypatch.setattr("api.explorer.node_page.PAGE_SIZE", 10)
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


async def test_a_relation_without_a_name_that_leads_back(client: httpx.AsyncClient) -> None:
    (signed,) = (one for one in records() if isinstance(one, SigningPlace))
    for lang, heading in (("en", "“Signed at”, seen from here 1 of 1"), ("fr", "« Signé à », vu d’ici 1 sur 1")):
        tree = await page(client, f"/doc/{signed.target}", lang)
        assert said(tree.find(".//section[@id='signing-place']/h2")) == heading
    after = "relation=signing-place&after=signing-place/a"
    assert (await client.get(f"/doc/{signed.target}?{after}")).status_code == 200


async def test_a_page_that_is_not_there(client: httpx.AsyncClient) -> None:
    for lang, title in (("en", "There is nothing here"), ("fr", "Il n’y a rien ici")):
        answer = await client.get(f"/doc/event/none?lang={lang}")
        assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
        assert {"Accept", "Accept-Language"} <= set(answer.headers["vary"].split(", "))
        tree = fromstring(answer.text)
        assert said(tree.find(".//h1")) == title
        assert "event/none is not in the graph." in said(tree.find(".//main"))


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
