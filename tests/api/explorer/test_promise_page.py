"""The page of a promise: its deadlines, who says what, what happened, and all of it on a line with its table."""

from collections.abc import Iterator

import httpx
import pytest

from tests.api.explorer.shown import said
from tests.api.explorer.visited import links, main, texts, visit, visitor

INTERIM = "/doc/commitment/apr-interim-authorities"


@pytest.fixture(scope="module")
def client(served_url: str) -> Iterator[httpx.Client]:
    with visitor(served_url) as made:
        yield made


def test_what_is_due_and_what_came_of_it(client: httpx.Client) -> None:
    tree = visit(client, INTERIM, **{"as-of": "2018-04-11"})
    assert said(main(tree).find("p[@class='owed']")).startswith("Owed by: CMA · Government of Mali · Platform")
    assert "Said to be fulfilled (5 of 5) by Jeune Afrique, press" in said(main(tree).find("p[4]"))
    last, earlier = texts(tree, ".//section[@id='due']/ul/li")
    for due, days in ((last, ("20 September 2015", 527, 529, 578)), (earlier, ("15 August 2015", 563, 565, 614))):
        assert all(str(one) in due for one in days)
    happened = texts(tree, ".//section[@id='happened']/ul/li")
    assert any("Kidal interim authority installed (527 days after the deadline)" in one for one in happened)


def test_the_line_has_a_mark_for_each_row_of_its_table(client: httpx.Client) -> None:
    tree = visit(client, INTERIM, **{"as-of": "2018-04-11"})
    (drawn,) = tree.iter("svg")
    marks = [said(one.find("text")) for one in drawn.findall("g")]
    rows = texts(tree, ".//table[@id='line-table']/tbody/tr/td[1]")
    assert marks == rows == [str(number) for number in range(1, len(rows) + 1)]
    assert drawn.get("aria-describedby") == "line-table"


def test_done_late_is_not_overdue(client: httpx.Client) -> None:
    told = said(main(visit(client, "/doc/commitment/csa16-tbk", **{"as-of": "2018-04-11"})))
    assert "20 April 2017, 7 days late" in told
    assert "overdue" not in told


def test_every_assessment_is_there_with_its_speaker_and_source(client: httpx.Client) -> None:
    tree = visit(client, INTERIM)
    told = tree.findall(".//section[@id='said']/div/section")
    answer = client.post(
        "/graphql",
        json={"query": '{ commitment(id: "commitment/apr-interim-authorities") { assessments { totalCount } } }'},
        headers={"accept": "application/json"},
    )
    assert len(told) == answer.json()["data"]["commitment"]["assessments"]["totalCount"]
    for one in told:
        assert one.find("h3/a") is not None
        assert [link for link in links(one) if link.startswith("http")]


def test_of_a_day_before_it_was_promised(client: httpx.Client) -> None:
    tree = visit(client, INTERIM, "fr", **{"as-of": "2014-01-01"})
    assert "rien n’était dû avant la première signature" in said(main(tree))
    assert not list(tree.iter("svg"))


def test_what_was_not_told_by_a_day(client: httpx.Client) -> None:
    early, late = (
        texts(visit(client, INTERIM, **{"known-by": day}), ".//section[@id='said']/div/section")
        for day in ("2016-12-31", "2026-01-01")
    )
    assert 0 < len(early) < len(late)


def test_all_that_is_recorded_stands_in_another_view(client: httpx.Client) -> None:
    tree = visit(client, INTERIM, view="record")
    assert tree.find(".//section[@id='assessments']") is not None
    wrong = client.get(f"{INTERIM}?view=map&lang=en")
    assert (wrong.status_code, "view=map is not a view of a node." in wrong.text) == (400, True)


def test_other_forms_know_no_days(client: httpx.Client) -> None:
    answer = client.get(f"{INTERIM}.ttl?as-of=2018-04-11", headers={"accept": "*/*"})
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("as-of is a word of the page alone")
    assert client.get("/doc/commitment/none").status_code == 404
