"""`accord brief` as a user types it, on each store: the same page in every form, and what is told of a bad word."""

import csv
import io
import json
import re

import pytest

from tests.api.commands.command_line import ROWS, SMALL, Run, accord, write_folder

ASKED = ("brief", "accord", "--as-of", "2016-01-31")


@pytest.fixture(scope="module")
def store(store_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a store that holds the small dataset."""
    folder = write_folder(tmp_path_factory.mktemp("input") / "mine", SMALL)
    assert f"read {ROWS}" in accord("load", f"curated={folder}", store=store_url).out
    return store_url


def said(store: str, *arguments: str) -> str:
    run = accord(*ASKED, "--known-by", "any", *arguments, store=store)
    assert (run.code, run.err) == (0, "")
    return run.out


def test_a_brief_has_its_sentences_and_their_sources(store: str) -> None:
    told = said(store)
    assert told.startswith(
        "Accord\nWhat was promised, and what became of it\nAs of 31 January 2016, from sources of any"
    )
    assert "WHAT THIS PAGE LEAVES OUT" in told
    cited = set(map(int, re.findall(r"\[(\d+)\]", told)))
    assert cited == set(range(1, len(cited) + 1))
    assert told.count("://") == len(cited)


def test_a_brief_in_french(store: str) -> None:
    assert "Ce qui a été promis, et ce qui en a été fait\nSituation au 31 janvier 2016" in said(store, "--lang", "fr")


def test_every_form_tells_the_same_counts(store: str) -> None:
    (counts,) = [
        one["text"]["en"]
        for part in json.loads(said(store, "--format", "json"))["parts"]
        for one in part["sentences"]
        if one["rule"] == "counts"
    ]
    rows = csv.DictReader(io.StringIO(said(store, "--format", "csv")))
    assert counts in {row["text"] for row in rows}
    assert counts in said(store, "--format", "markdown").replace("\\", "")
    assert counts in " ".join(said(store).split())
    assert counts.rstrip(".") in said(store, "--format", "html")


def test_as_html_it_is_a_file_of_its_own(store: str) -> None:
    page = said(store, "--format", "html")
    assert page.startswith("<!DOCTYPE html>\n")
    assert "@page { size: A4;" in page
    assert not re.search(r"<link|<script|src=|url\(", page)


def test_the_same_day_is_the_default_for_what_was_known(store: str) -> None:
    def told(*arguments: str) -> Run:
        return accord(*ASKED, *arguments, store=store)

    assert told() == told("--known-by", "31 January 2016")
    assert "from sources published by that day" in told().out


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (
            ("accord", "--take", "promises,wars"),
            "--take: 'wars' is no part of a brief; write some of: promises, clashes, killings, sanctions, women.",
        ),
        (("accord", "--as-of", "2015-02-30"), "--as-of: '2015-02-30' does not exist: February 2015 has 28 days"),
        (("acord",), "No agreement is known as 'acord'. Name one by its key; the nearest:\n  accord  Accord"),
        (
            ("accord", "--as-of", "2016-01-31", "--known-by", "any", "--topic", "weather"),
            "--topic: 'weather' is not one",
        ),
    ],
)
def test_a_bad_word_is_told(store: str, asked: tuple[str, ...], why: str) -> None:
    run = accord("brief", *asked, store=store)
    assert (run.code, run.out) == (2, "")
    assert why in run.err
