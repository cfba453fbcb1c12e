"""What is wrong with a request, as readers of French pages are told it, and programs that ask for French."""

from typing import Any
from xml.etree.ElementTree import fromstring

import httpx
import pytest

from api.errors import OVERLOADED, RequestError
from api.web import catalogue
from graph.errors import DataChanging, StatementTimedOut, StoreBusy, StoreError, StoreUnavailable
from graph.store import Store
from tests.api.explorer.shown import said
from tests.api.web.linked import client_of

FRENCH = {"Accept-Language": "fr-ML,fr;q=0.9,en;q=0.5"}
ASKED = [
    ("/doc/event/none", 404, "event/none n’est pas dans le graphe."),
    ("/doc/Event", 404, "« Event » n’est pas un identifiant."),
    ("/doc/event/camp/", 404, "Il n’y a rien à l’adresse /doc/event/camp/. Ôtez la barre oblique de la fin."),
    ("/static/none.css", 404, "Il n’y a rien à l’adresse /static/none.css. Les adresses sont : /.well-known/void,"),
    ("/doc/event/camp.pdf", 404, "Ce document n’existe pas sous la forme « .pdf ». Il existe sous celles-ci : .ttl"),
    ("/ontology/0.0.0", 404, "/ontology n’a pas ici de version « 0.0.0 ». Il y a /ontology/"),
    ("/doc/event/camp?langue=fr", 400, "« langue » n’est pas un paramètre de cette adresse. Elle prend : lang,"),
    ("/doc/event/camp?after=a&after=b", 400, "after est donné deux fois : « a » et « b ». N’en gardez qu’un."),
    ("/doc/event/camp.html?lang=de", 400, "lang=de n’est pas une langue de ces pages ; écrivez en ou fr."),
    ("/doc/event/camp.html?after=a/b", 400, "after est donné sans relation. Donnez les deux,"),
    ("/doc/event/camp.html?relation=signed&after=a/b", 400, "relation=signed n’est pas une relation de cette fiche."),
    (
        "/doc/event/camp.html?relation=involves&after=a/b",
        400,
        "after=a/b n’est pas l’identifiant d’une telle relation : il",
    ),
]
FAILING = [
    (StoreUnavailable("gone"), 503, "La base de données ne répond pas."),
    (StoreBusy("Try again."), 503, "Le serveur envoie déjà autant de longues réponses qu’il le peut."),
    (DataChanging("Try again."), 503, "Un chargement a modifié les données pendant leur lecture. Réessayez."),
    (StatementTimedOut(), 503, "La base de données a été arrêtée : cela durait plus que `ACCORD_QUERY_SECONDS`."),
    (RequestError.of(OVERLOADED, "8 are waiting."), 503, "Trop de travaux attendent déjà leur tour."),
]


async def in_french(client: httpx.AsyncClient, path: str) -> tuple[int, str]:
    """The status and detail of a problem, which its page and its JSON tell alike, in French alone."""
    answer = await client.get(path, headers=FRENCH)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert {"Accept", "Accept-Language"} <= set(answer.headers["vary"].split(", "))
    tree = fromstring(answer.text)
    main = tree.find(".//main")
    assert main is not None
    assert (tree.get("lang"), [one for one in main.iter() if one.get("lang")]) == ("fr", [])
    told = await client.get(path, headers={**FRENCH, "Accept": "*/*"})
    assert (told.headers["content-language"], told.json()["title"]) == ("fr", told.reason_phrase)
    assert (told.status_code, told.json()["detail"]) == (answer.status_code, said(main.findall("p")[1]))
    english = await client.get(path, headers={"Accept": "*/*"})
    assert "content-language" not in english.headers
    assert english.json()["detail"] != told.json()["detail"]
    return answer.status_code, told.json()["detail"]


@pytest.mark.parametrize(("path", "status", "beginning"), ASKED)
async def test_what_is_asked_wrongly(client: httpx.AsyncClient, path: str, status: int, beginning: str) -> None:
    told, detail = await in_french(client, path)
    assert (told, detail[: len(beginning)]) == (status, beginning)


@pytest.mark.parametrize(("error", "status", "beginning"), FAILING, ids=lambda one: type(one).__name__)
async def test_what_goes_wrong_with_the_store(
    store: Store, monkeypatch: pytest.MonkeyPatch, error: StoreError, status: int, beginning: str
) -> None:
    async def fetch(*_: Any) -> list[Any]:
        raise error

    monkeypatch.setattr(store, "fetch", fetch)
    async with client_of(store) as client:
        client.headers["accept"] = "text/html"
        told, detail = await in_french(client, "/doc/event/camp.html")
    assert (told, detail[: len(beginning)]) == (status, beginning)


async def test_no_form_that_is_liked(client: httpx.AsyncClient) -> None:
    answer = await client.get("/doc/event/camp", headers={**FRENCH, "Accept": "image/png"})
    assert answer.status_code == 406
    assert answer.json()["detail"].startswith("Accept: image/png ne correspond à aucun format disponible. Demandez")


async def test_the_catalogue_is_being_counted(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def counting(_: Store) -> None:
        raise TimeoutError

    monkeypatch.setattr(catalogue, "held_by", counting)
    assert await in_french(client, "/.well-known/void") == (503, catalogue.COUNTING_FR)


async def test_what_no_reader_of_pages_meets_is_in_english_and_marked(client: httpx.AsyncClient) -> None:
    tree = fromstring((await client.get("/export?format=pdf", headers=FRENCH)).text)
    (marked,) = [one for one in tree.iter("p") if one.get("lang")]
    assert (marked.get("lang"), said(marked).partition(":")[0]) == ("en", "format")
