"""What the README shows is so: its query gives its answer, its links lead somewhere, its commands exist."""

import re
from pathlib import Path

import orjson

from api.query.engine import Engine

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


async def test_the_query_gives_the_answer(mali: Engine) -> None:
    query, answer = (re.search(rf"```{kind}\n(.*?)```", README, re.DOTALL) for kind in ("graphql", "json"))
    assert query
    assert answer
    assert {"data": await mali.execute(query[1])} == orjson.loads(answer[1])


def test_links_lead_somewhere() -> None:
    assert [link for link in re.findall(r"\]\((?!http)([^)#]+)", README) if not (ROOT / link).exists()] == []


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"make ([a-z-]+)", README)) <= targets


def test_it_fits_a_screen_and_a_half() -> None:
    assert len(README.splitlines()) <= 80
