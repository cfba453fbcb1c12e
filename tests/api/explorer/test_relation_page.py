"""The pages of relations and of how a dataset was loaded, on every store."""

from typing import Any

import httpx
import pytest

from graph.store import Store
from ontology.agreements import SigningPlace
from ontology.model import Relation
from tests.api.explorer.shown import addresses, page, records, said
from tests.api.web.linked import client_of, problem


async def test_a_relation(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/doc/involvement/camp--jnim--attacker", "fr")
    assert said(tree.find(".//h1")) == "Attaque du camp de Tombouctou implique Groupe de soutien à l’islam"
    assert said(tree.find(".//section[@id='sources']")) == "Sources L’attaque du camp de Tombouctou, p. 3 Bulletin en"
    assert {"../../doc/event/camp", "../../doc/actor/jnim", "../../doc/dataset/sample"} <= addresses(tree)


async def test_a_relation_that_a_load_removes_meanwhile(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    read = store.fetch

    async def fetch(*asked: Any) -> list[Any]:
        first, *rest = await read(*asked)
        return [[], *rest] if rest else [first]

    monkeypatch.setattr(store, "fetch", fetch)
    async with client_of(store) as client:
        answer = await client.get("/doc/involvement/camp--jnim--attacker.html")
    assert problem(answer) == (503, "A load has changed this relation while it was read. Try again.")


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


async def test_a_relation_without_a_name_that_leads_back(client: httpx.AsyncClient) -> None:
    (signed,) = (one for one in records() if isinstance(one, SigningPlace))
    for lang, heading in (("en", "“Signed at”, seen from here 1 of 1"), ("fr", "« Signé à », vu d’ici 1 sur 1")):
        tree = await page(client, f"/doc/{signed.target}", lang)
        assert said(tree.find(".//section[@id='signing-place']/h2")) == heading
    after = "relation=signing-place&after=signing-place/a"
    assert (await client.get(f"/doc/{signed.target}?{after}")).status_code == 200
