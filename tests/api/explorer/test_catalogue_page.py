"""The page of the catalogue, on every store: what it tells is what the catalogue states."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from xml.etree.ElementTree import Element

import httpx
import pytest

from graph.loading.load import load
from graph.rdf.catalogue import TITLE, Held, held_by
from graph.rdf.formats import FORMATS
from graph.store import Store
from ontology.sources import Dataset
from tests.api.explorer.shown import addresses, page, said
from tests.api.web.linked import client_of
from tests.api.web.test_representations import alternates
from tests.graph.conftest import opened
from tests.graph.rdf.two_datasets import BY, CC0, two_datasets

VOID = "/.well-known/void"
SAMPLE, OTHER = "dataset/sample", "dataset/other"


@pytest.fixture(scope="module")
async def store(store_url: str) -> AsyncIterator[Store]:
    """A store that holds two datasets under different licences."""
    made = opened(store_url)
    for delivery in two_datasets():
        await load(made, delivery, strict=True)
    yield made
    await made.close()


@pytest.fixture(scope="module")
async def held(store: Store) -> Held:
    """What it holds."""
    return await held_by(store)


def section(tree: Element, dataset: str) -> Element:
    """What the page tells of a dataset."""
    found = tree.find(f".//section[@id='{dataset.replace('/', '-')}']")
    assert found is not None
    return found


def told(element: Element) -> dict[str, str]:
    """What is told, by its heading."""
    return {said(name): said(value) for name, value in zip(element.iter("dt"), element.iter("dd"), strict=True)}


async def test_a_browser_gets_the_page(client: httpx.AsyncClient) -> None:
    for lang in ("en", "fr"):
        answer = await client.get(VOID, headers={"Accept-Language": lang})
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert {"Accept", "Accept-Language"} <= set(answer.headers["vary"].split(", "))
        assert alternates(answer) == {one.media_type: f"http://test{VOID}.{one.name}" for one in FORMATS}
        tree = await page(client, VOID, lang)
        assert (tree.get("lang"), said(tree.find(".//h1"))) == (lang, TITLE[lang])
    event = await page(client, "/doc/event/camp", "fr")
    assert "../../.well-known/void" in addresses(event)


async def test_a_dataset_tells_all_that_is_stated_of_it(client: httpx.AsyncClient, held: Held) -> None:
    tree = await page(client, VOID, "fr")
    for id_, licence in ((SAMPLE, CC0), (OTHER, BY)):
        found = section(tree, id_)
        own = (await page(client, f"/doc/{id_}", "fr")).find(".//section[@id='statements']")
        assert own is not None
        stated = told(own)
        stated.pop("Titre")
        assert stated.items() <= told(found).items()
        assert {"Licence", "Version", "Chargeur"} <= stated.keys()
        assert told(found)["Licence"] == licence
        assert f"../doc/{id_}" in addresses(found)
        assert [one.get("datetime") for one in found.iter("time")][-1] == held.loaded_at(id_)
    assert said(section(tree, OTHER).find("h2")) == "L’autre jeu"
    assert told(section(tree, SAMPLE))["Fichier"] == "sample.yaml"


async def test_our_authors_are_linked_by_their_name(client: httpx.AsyncClient) -> None:
    found = (await page(client, VOID, "fr")).iter("a")
    (led,) = {str(one.get("href")) for one in found if one.text == "Les auteurs d’Accord Graph"}
    assert led == "../ontology?lang=fr#authors"
    assert (await page(client, "/ontology", "fr")).find(".//section[@id='authors']") is not None


async def test_the_counts_are_those_of_the_catalogue(client: httpx.AsyncClient, held: Held) -> None:
    tree = await page(client, VOID)
    for id_, counts in held.of_datasets.items():
        found = section(tree, id_)
        rows = found.findall("ul[@class='terms']/li")
        links = [(one.find("a"), said(one.find("span"))) for one in rows]
        counted = {str(link.get("href")).rpartition("#")[2]: int(number) for link, number in links if link is not None}
        entities = {cls.removeprefix("ac:"): number for cls, number in counts.entities.items()}
        assert counted | {"prov:Activity": 1} == entities
        nodes = sum(number for cls, number in counts.entities.items() if cls in held.nodes)
        figures = [told(found)[name].replace(",", "") for name in ("Nodes", "Relations", "RDF triples")]
        assert figures == [str(one) for one in (nodes, sum(counted.values()) - nodes, counts.triples.total())]


async def test_relations_of_one_name_are_told_apart(client: httpx.AsyncClient) -> None:
    names = [said(one) for one in section(await page(client, VOID), SAMPLE).findall("ul[@class='terms']/li/a")]
    assert len(set(names)) == len(names)
    assert {"Said by (claim)", "Said by (casualty estimate)"} <= set(names)


async def test_each_form_of_each_dataset_is_a_click_away(client: httpx.AsyncClient) -> None:
    tree = await page(client, VOID)
    for id_ in (SAMPLE, OTHER):
        led = {str(one.get("href")) for one in section(tree, id_).findall("ul[@class='forms']/li/a")}
        assert led == {f"../export?dataset={id_}&format={one.name}" for one in FORMATS}
        for address in led:
            assert (await client.head(address.removeprefix(".."))).status_code == 200
    everything = tree.find(".//section[@id='everything']")
    assert "each dataset names its own" in said(everything)
    assert everything is not None
    assert {str(one.get("href")) for one in everything.iter("a")} == {f"../export?format={one.name}" for one in FORMATS}


async def test_nothing_is_loaded(tmp_path: Path) -> None:
    empty = opened(f"sqlite:///{tmp_path}/empty.db")
    await empty.prepare()
    async with client_of(empty) as client:
        tree = await page(client, f"{VOID}.html", "fr")
    await empty.close()
    assert "Rien n’est chargé." in said(tree)
    assert not re.search(Dataset.path(), " ".join(addresses(tree)))
