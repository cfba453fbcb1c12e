"""The page of a finding, on every store: its paths in order, each step with what leads to it, and who denies it."""

from collections.abc import AsyncIterator, Iterator
from xml.etree.ElementTree import Element

import httpx
import pytest

from graph.loading.load import load
from graph.store import Store
from ontology.actors import Actor, Membership
from ontology.agreements import Agreement, Signature
from ontology.events import Attribution, Claim, Event, Involvement
from ontology.findings import Finding, FindingDenial, FindingStep
from ontology.model import Citation, Node, Relation
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    AgreementKind,
    Capacity,
    ClaimKind,
    EventKind,
    FindingRule,
    Hedge,
    Role,
    SourceKind,
)
from tests.api.explorer.shown import page, said
from tests.api.web.linked import client_of
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row

FOUND = "finding/clash-between-signatories-accord-clash"
UNCOUNTED = "finding/clash-between-signatories-accord-other"
LONG = "finding/fulfilment-contradicted-accord-long"
BOOK = (Citation("source/book", "p. 3"),)
DAY = DateSpan("2018-04-14")


def _finding(id_: str, exception: Text | None = None) -> Finding:
    text, rule = Text("A lead", "Une piste"), FindingRule.CLASH_BETWEEN_SIGNATORIES
    return Finding(id=id_, rule=rule, text=text, holds_from=DAY, exception=exception)


def _steps(finding: str, path: int, *steps: tuple[str, str | None]) -> Iterator[FindingStep]:
    for order, (node, relation) in enumerate(steps, 1):
        yield FindingStep(source=finding, target=node, path_=path, order=order, relation=relation, sources=BOOK)


def _records() -> Iterator[Node | Relation]:
    yield Source(id="source/book", kind=SourceKind.PRESS, title=Text("Book"))
    for key in ("zebra", "army", "front"):
        yield Actor(id=f"actor/{key}", kind=ActorKind.ARMED_MOVEMENT, name=Text(key))
    yield Membership(source="actor/zebra", target="actor/front", from_=DateSpan("2014"))
    yield Agreement(id="agreement/accord", kind=AgreementKind.PEACE_ACCORD, name=Text("Accord"), date=DateSpan("2015"))
    for key in ("army", "front"):
        yield Signature(
            source=f"actor/{key}", target="agreement/accord", capacity=Capacity.PARTY, date=DateSpan("2015")
        )
    for key in ("clash", "other"):
        yield Event(id=f"event/{key}", kind=EventKind.ARMED_CLASH, when=DAY, title=Text(f"The {key}", f"Le {key}"))
    yield Involvement(source="event/clash", target="actor/zebra", role=Role.ATTACKER, hedge=Hedge.ALLEGED)
    yield Involvement(source="event/clash", target="actor/army", role=Role.TARGET)
    yield Claim(id="claim/no", kind=ClaimKind.DENIES, text=Text("It was not us.", "Ce n’était pas nous."))
    yield Attribution(source="claim/no", target="actor/zebra")
    yield _finding(FOUND)
    yield FindingDenial(source=FOUND, target="claim/no", sources=BOOK)
    yield from _steps(
        FOUND,
        1,
        ("event/clash", None),
        ("actor/zebra", "involvement/clash--zebra--attacker"),
        ("actor/front", "membership/zebra--front--2014"),
        ("agreement/accord", "signature/front--accord--2015--party"),
        ("event/clash", None),
        ("actor/army", "involvement/clash--army--target"),
        ("agreement/accord", "signature/army--accord--2015--party"),
    )
    yield from _steps(FOUND, 2, ("event/clash", None), ("agreement/accord", None))
    yield _finding(UNCOUNTED, exception=Text("They had not signed.", "Ils n’avaient pas signé."))
    yield from _steps(UNCOUNTED, 1, ("agreement/accord", None), ("event/other", "involvement/gone--since--target"))
    yield _finding(LONG)
    for path in range(1, 12):
        yield from _steps(LONG, path, *((f"event/{('clash', 'other')[at % 2]}", None) for at in range(11)))


@pytest.fixture(scope="module")
async def store(store_url: str) -> AsyncIterator[Store]:
    """A store that holds findings."""
    made = opened(store_url)
    await load(made, delivery(row(2, *_records())), strict=True)
    yield made
    await made.close()


@pytest.fixture(scope="module")
async def client(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the routes over it, which likes what browsers like."""
    async with client_of(store) as made:
        made.headers["accept"] = "text/html"
        yield made


def _paths(tree: Element) -> list[list[str]]:
    paths = tree.findall(".//section[@id='hasStep']/ol")
    return [[said(step) for step in path.findall("li")] for path in paths]


async def test_each_path_is_told_in_order_with_what_leads_to_each_step(client: httpx.AsyncClient) -> None:
    """In the order of the path, not of ids; a hedge of the relation stands before whom it is about."""
    tree = await page(client, f"/doc/{FOUND}")
    assert [said(one) for one in tree.findall(".//section[@id='hasStep']/h3")] == ["Path 1 of 2", "Path 2 of 2"]
    first, second = _paths(tree)
    assert [one.replace(" Book, p. 3", "") for one in first] == [
        "The clash Armed clash details",
        "Involves Alleged zebra Armed movement details Role Attacker",
        "Member of front Armed movement details From 2014",
        "Signed Accord Peace accord details Date 2015 Capacity Party",
        "And again from The clash Armed clash details",
        "Involves army Armed movement details Role Target",
        "Signed Accord Peace accord details Date 2015 Capacity Party",
    ]
    assert all(one.endswith("Book, p. 3") for one in first + second)
    assert len(second) == 2


async def test_details_of_a_step_lead_to_the_relation_that_leads_there(client: httpx.AsyncClient) -> None:
    tree = await page(client, f"/doc/{FOUND}")
    links = [
        str(one.get("href")).partition("?")[0] for one in tree.findall(".//ol[@class='path']/li//a[@class='details']")
    ]
    assert "../../doc/membership/zebra--front--2014" in links
    for link in links:
        assert (await client.get(f"/doc/{link.partition('doc/')[2]}")).status_code == 200


async def test_who_denies_it_stands_before_its_paths(client: httpx.AsyncClient) -> None:
    tree = await page(client, f"/doc/{FOUND}", "fr")
    assert [one.get("id") for one in tree.findall(".//section")][:3] == ["deniedBy", "hasStep", "statements"]
    (denied,) = tree.findall(".//section[@id='deniedBy']/ol/li")
    assert "Ce n’était pas nous." in said(denied)


async def test_who_denies_it_stands_beside_it_on_other_pages_too(client: httpx.AsyncClient) -> None:
    tree = await page(client, "/doc/event/clash")
    denials = [said(one) for one in tree.findall(".//section[@id='stepOf']/ol/li/ul[@class='answers']/li")]
    assert len(denials) > 1, "once for each step"
    assert set(denials) == {"Denied by It was not us. Denies according to zebra"}


@pytest.mark.parametrize(
    ("lang", "why"),
    [("en", "Not counted: They had not signed."), ("fr", "Non retenu : Ils n’avaient pas signé.")],
)
async def test_a_finding_that_is_not_counted_says_why_first(client: httpx.AsyncClient, lang: str, why: str) -> None:
    tree = await page(client, f"/doc/{UNCOUNTED}", lang)
    assert said(tree.find(".//p[@class='exception']")) == why
    assert "It is no verdict." not in said(tree.find(".//p[@class='note']"))
    assert (await page(client, f"/doc/{FOUND}", lang)).find(".//p[@class='exception']") is None


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_finding_is_told_as_a_lead_with_what_its_rule_looks_for(client: httpx.AsyncClient, lang: str) -> None:
    note = said((await page(client, f"/doc/{FOUND}", lang)).find(".//p[@class='note']"))
    rule = FindingRule.CLASH_BETWEEN_SIGNATORIES.concept
    assert ("It is no verdict." if lang == "en" else "Ce n’est pas un verdict.") in note
    assert note.endswith(rule.definition if lang == "en" else rule.fr_definition)


async def test_the_paths_lead_to_all_that_is_said_of_what_happened(client: httpx.AsyncClient) -> None:
    """Who tells it otherwise need not deny it."""
    tree = await page(client, f"/doc/{FOUND}")
    (link,) = tree.findall(".//section[@id='hasStep']/p[@class='note']/a")
    assert (str(link.get("href")).partition("?")[0], said(link)) == ("../../doc/event/clash", "The clash")


async def test_a_step_whose_relation_is_not_there_is_told_without_it(client: httpx.AsyncClient) -> None:
    ((_, last),) = _paths(await page(client, f"/doc/{UNCOUNTED}"))
    assert last == "And again from The other Armed clash details Book, p. 3"


async def test_more_steps_than_a_page_has_of_other_relations_still_make_whole_paths(client: httpx.AsyncClient) -> None:
    """121 of them: the tenth step comes after the ninth, and the tenth path too."""
    paths = _paths(await page(client, f"/doc/{LONG}"))
    assert [len(path) for path in paths] == [11] * 11
    assert ["The clash" in one for one in paths[9]] == [at % 2 == 0 for at in range(11)]


async def test_steps_that_no_page_has_room_for_are_listed_as_any_relations(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.explorer.records.reading.MOST_STEPS", 5)
    async with client_of(store) as client:
        tree = await page(client, f"/doc/{LONG}.html")
    assert len(tree.findall(".//section[@id='hasStep']/ol/li")) == 5
    assert tree.find(".//section[@id='hasStep']/p[@class='more']/a") is not None
