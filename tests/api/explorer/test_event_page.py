"""The page of an event: every speaker in a column of its own, each figure with its speaker, and no sum."""

from collections.abc import Iterator

import httpx
import pytest

from api.explorer.nodes.event_answer import Figure
from api.explorer.nodes.event_page import in_numbers
from api.explorer.pages import wording
from graph.compliance.promises import NamedActor
from ontology.values import Language, Text
from tests.api.explorer.shown import said
from tests.api.explorer.visited import links, main, texts, visit, visitor

DIOURA = "/doc/event/mali-2018-04-06-dioura"


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    with visitor(served_url) as made:
        yield made


def test_speakers_stand_side_by_side(client: httpx.Client) -> None:
    tree = visit(client, DIOURA)
    columns = tree.findall(".//section[@id='said']/div/section")
    assert {said(one.find("h3")) for one in columns} == {
        "FAMA",
        "HRPD",
        "Tiéna Coulibaly",
        "Local sources (Dioura, April 2018)",
        "Local elected officials (Dioura, April 2018)",
    }
    accusing = [said(one.find("h3")) for one in columns if "accuses" in said(one)]
    assert accusing == ["Local elected officials (Dioura, April 2018)", "Local sources (Dioura, April 2018)"]
    for one in columns:
        outward = [link for link in one.iter("a") if str(link.get("href")).startswith("http")]
        assert outward
        assert {(link.get("rel"), link.get("target")) for link in outward} == {("noreferrer", "_blank")}


def test_no_word_is_stronger_than_its_source(client: httpx.Client) -> None:
    tree = visit(client, DIOURA)
    for title in tree.findall(".//section[@id='sources']//li"):
        title.clear()
    assert not {"murder", "massacre", "perpetrator"} & set(said(main(tree)).lower().split())


def test_what_was_published_later_is_counted(client: httpx.Client) -> None:
    tree = visit(client, DIOURA, **{"known-by": "2018-04-16"})
    told = texts(tree, ".//section[@id='said']/div/section/h3")
    assert told == ["FAMA", "Tiéna Coulibaly", "HRPD"]
    assert said(tree.find(".//section[@id='said']/p[@class='narrowed']")).startswith("3 claims are left out: published")
    everything = visit(client, DIOURA)
    assert "left out" not in said(main(everything))


def test_in_french_no_english_is_unmarked(client: httpx.Client) -> None:
    tree = visit(client, DIOURA, "fr")
    assert said(tree.find(".//h1")) == "L’armée tue quatorze détenus à Dioura"
    assert "C’étaient des civils, exécutés sommairement." in said(main(tree))


def test_everything_leads_on(client: httpx.Client) -> None:
    tree = visit(client, DIOURA, **{"as-of": "2018-06-01", "known-by": "same"})
    inward = [str(one.get("href")) for one in main(tree).iter("a") if str(one.get("href")).startswith("../../doc/")]
    assert inward
    assert all("as-of=2018-06-01&known-by=same" in one for one in inward if ".html" not in one and "?" in one)
    assert "../../doc/actor/fama" in links(main(tree))


@pytest.mark.parametrize(
    ("numbers", "en", "fr"),
    [
        ((14, 14, 14), "14", "14"),
        ((None, 14, None), "14", "14"),
        ((47, None, None), "at least 47", "au moins 47"),
        ((6, None, 9), "6 to 9", "de 6 à 9"),
        ((None, None, 20), "at most 20", "au plus 20"),
        ((17, 20, 32), "20 (17 to 32)", "20 (de 17 à 32)"),
        ((40, 43, None), "43 (at least 40)", "43 (au moins 40)"),
        ((None, None, None), "an unknown number", "un nombre inconnu"),
    ],
)
def test_a_figure_is_no_more_exact_than_its_speaker(
    numbers: tuple[int | None, int | None, int | None], en: str, fr: str
) -> None:
    speaker = NamedActor("actor/x", Text("X"))
    figure = Figure("casualty-estimate/x", "KILLED", None, False, *numbers, None, speaker, ())
    assert [in_numbers(figure, wording(one)) for one in (Language.EN, Language.FR)] == [en, fr]
