"""Where readers tell what is wrong or missing, if it is set: at the foot of every page, which a mail names."""

from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree.ElementTree import fromstring

import httpx
import pytest

from api.explorer.pages import HEADERS
from api.settings import Settings, SettingsError
from tests.api.conftest import served
from tests.api.explorer.seen import TYPES, address
from tests.api.explorer.shown import said
from tests.api.explorer.visited import visit, visitor

MAIL, PAGE = "data+mali@example.org", "https://example.org/tell?project=mali"
FOOT = ".//footer/p[@class='tell']"


def _told(client: httpx.Client, path: str, lang: str) -> str:
    """Where the foot of a page leads to."""
    answer = client.get(address(path, lang), follow_redirects=True)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    tree = fromstring(answer.text)
    (link,) = tree.findall(f"{FOOT}/a")
    assert link.get("rel") == "noreferrer"
    return str(link.get("href"))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_mail_names_the_page(filled_url: str, lang: str) -> None:
    with served(Settings(store=filled_url, contact=MAIL)) as url, visitor(url) as client:
        for path in TYPES.values():
            link = urlsplit(_told(client, path, lang))
            assert (link.scheme, link.path) == ("mailto", MAIL)
            words = parse_qs(link.query)
            assert set(words) == {"subject", "body"}
            named = words["subject"][0].partition("/")
            assert unquote(f"/{named[2]}").startswith(path.partition("?")[0])
            assert f"/{named[2]}" in words["body"][0]


def test_what_it_names_shows_the_same_on_another_day(filled_url: str) -> None:
    with served(Settings(store=filled_url, contact=MAIL)) as url, visitor(url) as client:
        link = urlsplit(_told(client, "/promises/roadmap-2018?as-of=2018-07-01", "fr"))
    page = parse_qs(link.query)["subject"][0].removeprefix("Accord Graph : ")
    assert page == "/promises/roadmap-2018?as-of=2018-07-01&known-by=any&lang=fr"


def test_a_page_of_others_is_led_to_as_it_is(filled_url: str) -> None:
    with served(Settings(store=filled_url, contact=PAGE)) as url, visitor(url) as client:
        assert {_told(client, path, "en") for path in ("/", "/doc/event/mali-2018-04-06-dioura", "/none")} == {PAGE}


def test_nobody_is_named_where_nobody_is_set(served_url: str) -> None:
    with visitor(served_url) as client:
        tree = visit(client, "/actors")
    assert tree.find(FOOT) is None
    assert "Wrong or missing" not in said(tree)


@pytest.mark.parametrize(
    "to", ["data", "http://example.org", "https://", "a b@example.org", "a@b@example.org", "a@b?cc=c@d"]
)
def test_what_is_no_address_is_refused_at_the_start(to: str) -> None:
    with pytest.raises(SettingsError, match=r"^ACCORD_CONTACT is .*; give an address of mail, such as"):
        Settings.from_environment({"ACCORD_CONTACT": to})


@pytest.mark.parametrize("to", [MAIL, PAGE, "https://example.org", ""])
def test_what_is_an_address_is_taken(to: str) -> None:
    assert Settings.from_environment({"ACCORD_CONTACT": to}).contact == to
